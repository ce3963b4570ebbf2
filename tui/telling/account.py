"""An event told in full: what, when and why so, who says it, where sources differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from timeline.dates.labels import day_label, label
from timeline.export.told import guess, origins
from tui.telling.differing import disagreements, maybe_same, references
from tui.telling.provenance import basis, day_and_weekday, why
from tui.telling.rows import BLANK, MUTED, heading, labelled, plain
from tui.telling.testimony import GUESS, ROLES, testimony
from tui.telling.text import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.query.values import Event
    from tui.telling.rows import Block, Row


def account(event: Event, title_of: Callable[[str], str | None]) -> Iterator[Block]:
    """Tell an event, in the order in which a reader asks.

    Args:
        title_of: finds the title of another event by its id.
    """
    yield from _head(event)
    yield from disagreements(event)
    yield from _date(event)
    yield from testimony(event)
    yield from _merging(event)
    yield from maybe_same(event, title_of)
    yield from _history(event)
    yield BLANK
    yield labelled("event", event.id)


def _head(event: Event) -> Iterator[Row]:
    yield plain(event.title, "bold")
    yield BLANK
    when = label(event.date)
    date = event.date
    if date and date.earliest and date.earliest == date.latest and not date.modifier:
        when = day_and_weekday(date.earliest)
    edtf = f"  {date.edtf}" if date else ""
    yield plain(Content.assemble((when, "bold $text-accent"), (edtf, MUTED)))
    dating = basis(event)
    if dating and dating.estimate and dating.date == date:
        yield plain(guess(dating.estimate), GUESS)
    words, style = ROLES[event.role]
    yield plain(Content.assemble((words, style), (f" · {_count(event)}", MUTED)))
    if event.retracted:
        yield plain("retracted", "bold $text-error")
    if event.who:
        yield labelled("who", ", ".join(event.who))
    if event.where:
        yield labelled("where", ", ".join(event.where))
    said = dict.fromkeys(each.attribution for each in event.mentions)
    if named := [name for name in said if name]:
        yield labelled("says", ", ".join(named))


def _count(event: Event) -> str:
    mentions = len(event.mentions)
    return shown(f"{mentions} mention{'s' * (mentions != 1)}, {origins(event)}")


def _date(event: Event) -> Iterator[Row]:
    mention = basis(event)
    yield BLANK
    yield heading("Why this date")
    for correction in event.corrections:
        if correction.kind == "redate":
            yield labelled("by hand", f"{correction.what} ({correction.author})")
    if mention is None:
        return
    for step, words in why(mention):
        yield labelled(step, words)
    if mention.estimate:
        yield labelled("guess", Content.styled(shown(guess(mention.estimate)), GUESS))
    if len(event.mentions) > 1:
        yield labelled("from", f"mention {references(event)[mention.id]}")


def _merging(event: Event) -> Iterator[Row]:
    refs, reasons = references(event), event.merged_because
    deciders = {reason.by for reason in reasons}
    if reasons:
        yield BLANK
        aside = f"so says {reasons[0].by}" if len(deciders) == 1 else ""
        yield heading("Why these are one event", aside)
    for reason in reasons:
        pair = f"{refs.get(reason.a, '[?]')}={refs.get(reason.b, '[?]')}"
        score = f"{reason.score:.2f}, " if reason.score is not None else ""
        by = f" ({reason.by})" if len(deciders) > 1 else ""
        yield labelled(pair, f"{score}{reason.why}{by}", cells=10)


def _history(event: Event) -> Iterator[Row]:
    if event.notes:
        yield BLANK
        yield heading("Notes")
    for note in event.notes:
        yield plain(note.text)
        yield plain(f"{note.author}, {day_label(note.recorded_at.date())}", MUTED)
    corrected = [each for each in event.corrections if each.kind != "annotate"]
    if corrected:
        yield BLANK
        yield heading("✎ Corrections")
    for correction in corrected:
        yield labelled(correction.kind, correction.what, cells=9)
        day = day_label(correction.recorded_at.date())
        told = f"{correction.author}, {day}, commit {correction.commit}"
        reason = f": {correction.reason}" if correction.reason else ""
        yield labelled("", Content.styled(shown(told + reason), MUTED), cells=9)
