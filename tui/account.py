"""An event told in full: what, when and why so, who says it, where sources differ."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from timeline.dates.labels import day_label, label
from tui.provenance import basis, briefly, day_and_weekday, published, why
from tui.rows import BLANK, MUTED, barred, heading, labelled, plain
from tui.text import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.articles import Role
    from timeline.query.values import Claim, Disagreement, Event, EventMention
    from tui.rows import Row

PHRASE = "bold reverse $text-warning"
TRIGGER = "bold underline"
FIGURE = "$text-success"
_ROLES: dict[Role, tuple[str, str]] = {
    "statement": ("statement", "$text-primary"),
    "occurrence": ("reported as happened", "$text-success"),
    "alleged": ("? alleged", "$text-warning"),
    "planned": ("→ planned", "$text-accent"),
}
_VALUE_CELLS = 24
"""The most that a value takes beside who gives it; a longer one stands above."""


def account(event: Event, title_of: Callable[[str], str | None]) -> Iterator[Row]:
    """Tell an event, in the order in which a reader asks.

    Args:
        title_of: finds the title of another event by its id.
    """
    yield from _head(event)
    for disagreement in event.disagreements:
        yield from _disagreement(disagreement, event)
    yield from _date(event)
    yield from _mentions(event)
    yield from _merging(event, title_of)
    yield from _history(event)
    yield BLANK
    yield labelled("event", event.id)


def quoted(mention: EventMention) -> Content:
    """Write the sentence, its time phrase, its trigger and its figures highlighted."""
    quote = Content(shown(mention.quote))
    if mention.is_redacted:
        return quote
    for figure in mention.figures:
        at = mention.quote.find(figure.text)
        if figure.text and at >= 0:
            quote = quote.stylize(FIGURE, at, at + len(figure.text))
    spans = [(mention.trigger.start, mention.trigger.end, TRIGGER)]
    if mention.timex:
        spans.append((mention.timex.start, mention.timex.end, PHRASE))
    for start, end, style in spans:
        if mention.start <= start < end <= mention.end:
            quote = quote.stylize(style, start - mention.start, end - mention.start)
    return quote


def _head(event: Event) -> Iterator[Row]:
    yield plain(event.title, "bold")
    yield BLANK
    when = label(event.date)
    date = event.date
    if date and date.earliest and date.earliest == date.latest and not date.modifier:
        when = day_and_weekday(date.earliest)
    edtf = f"  {date.edtf}" if date else ""
    yield plain(Content.assemble((when, "bold $text-accent"), (edtf, MUTED)))
    words, style = _ROLES[event.role]
    yield plain(
        Content.assemble((words, style), (f" · {_count(event)}", MUTED)),
    )
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
    mentions, origins = len(event.mentions), event.origins
    return (
        f"{mentions} mention{'s' * (mentions != 1)}, "
        f"{origins} origin{'s' * (origins != 1)}"
    )


def _disagreement(each: Disagreement, event: Event) -> Iterator[Row]:
    about = "" if each.about == each.kind else f": {shown(each.about)}"
    yield BLANK
    differ = f"ources differ on the {each.kind}{about}"
    if each.if_same:
        yield plain(f"≠ If one event, s{differ}", "bold $text-warning")
    else:
        yield plain(f"≠ S{differ}", "bold $text-error")
    if each.kind == "figure" and each.relation == "compatible":
        yield plain("All of these may be right.")
    cells = min(_VALUE_CELLS, max(cell_len(shown(c.value)) for c in each.values) + 2)
    for claim in each.values:
        source = _claimant(claim, event)
        if cell_len(shown(claim.value)) < cells:
            yield labelled(claim.value, source, cells=cells)
        else:
            yield plain(claim.value)
            yield labelled("", source, cells=cells)


def _claimant(claim: Claim, event: Event) -> str:
    """Name who gives a value: the paper or the file, and whom it quotes."""
    for number, mention in enumerate(event.mentions, start=1):
        if mention.id == claim.mention:
            source = mention.article.publisher or PurePath(mention.article.path).name
            said = f", {mention.attribution}" if mention.attribution else ""
            return f"[{number}] {source}{said}"
    return claim.speaker


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
    if len(event.mentions) > 1:
        yield labelled("from", f"mention [{_numbers(event)[mention.id]}]")


def _mentions(event: Event) -> Iterator[Row]:
    yield BLANK
    yield heading("Mentions" if len(event.mentions) > 1 else "Mention")
    dating = basis(event)
    for number, mention in enumerate(event.mentions, start=1):
        if number > 1:
            yield BLANK
        yield barred(quoted(mention), "$accent")
        yield from _sourced(number, mention)
        if mention.attribution and len(event.mentions) > 1:
            yield labelled("says", mention.attribution)
        if mention is not dating:
            yield labelled("date", briefly(mention))


def _sourced(number: int, mention: EventMention) -> Iterator[Row]:
    article, named = mention.article, _source(mention)
    title = article.title if article.title != named else ""
    yield plain(
        Content.assemble(
            (f"[{number}] ", MUTED),
            (shown(named), "bold"),
            shown(f" · {title}" if title else ""),
        )
    )
    if article.path != named:
        yield labelled("file", article.path)
    if article.url:
        yield labelled("url", article.url)
    yield labelled("dated", published(article))
    if mention.figures:
        figures = " · ".join(shown(each.text) for each in mention.figures)
        yield labelled("figures", Content.styled(figures, FIGURE))


def _merging(event: Event, title_of: Callable[[str], str | None]) -> Iterator[Row]:
    numbers = _numbers(event)
    if event.merged_because:
        yield BLANK
        yield heading("Why these are one event")
    for reason in event.merged_because:
        pair = f"[{numbers.get(reason.a, '?')}]=[{numbers.get(reason.b, '?')}]"
        score = f"{reason.score:.2f}, " if reason.score is not None else ""
        yield labelled(pair, f"{score}{reason.why} ({reason.by})", cells=10)
    if event.maybe_same:
        yield BLANK
        yield heading("May be the same")
    for same in event.maybe_same:
        title = title_of(same.event) or f"event {same.event}"
        yield labelled(f"{same.score:.2f}", title)
        yield labelled("", Content.styled(shown(same.why), MUTED))


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
        told = f"{correction.author}, {day_label(correction.recorded_at.date())}"
        reason = f": {correction.reason}" if correction.reason else ""
        yield labelled("", Content.styled(shown(told + reason), MUTED), cells=9)


def _numbers(event: Event) -> dict[str, int]:
    return {mention.id: at for at, mention in enumerate(event.mentions, start=1)}


def _source(mention: EventMention) -> str:
    article = mention.article
    return article.publisher or article.title or article.path
