"""Events, mentions and lists of them as a notebook shows them, or `rich`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from timeline.dates.labels import label
from timeline.export.page import templates
from timeline.export.plain import one_line
from timeline.export.told import (
    ROLES,
    claimed,
    condition,
    dating,
    guess,
    origins,
    sides,
    speakers,
    surety,
)
from timeline.query.shown import Listed
from timeline.query.values import ArticleMention, Event, EventLine, EventMention, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from timeline.articles import Mention
    from timeline.query.shown import Shown

MOST = 50
"""Rows of a list that are shown; of the others it is told how many there are."""
_DIGITS = 8
"""Of an id: its first digits will do wherever one is asked for."""
_LINES = ("date", "event", "who", "where", "mentions", "id")
_SAID = ("date", "sentence", "why this date", "source")
_READ = ("date", "sentence", "why this date", "event")
_WIDE = ("event", "sentence", "why this date")


class Grid(NamedTuple):
    """A list of events or of mentions: texts that are safe to show."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""
    """How many there are beside these rows."""


class Quote(NamedTuple):
    """A sentence of an article, and where it stands."""

    before: str
    trigger: str
    """The word that names the happening; empty where it is not in the sentence."""
    after: str
    notes: tuple[str, ...]


class Account(NamedTuple):
    """One event or one mention, whole."""

    date: str
    title: str
    facts: tuple[str, ...]
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...]


def as_html(value: Shown) -> str:
    """Write a value as HTML without styles: those of the notebook hold."""
    told = _told(value)
    name = "grid" if isinstance(told, Grid) else "account"
    return templates().get_template(f"{name}.html.j2").render(told._asdict())


def as_rich(value: Shown) -> RenderableType:
    """Lay a value out for a terminal, as wide as that is."""
    told = _told(value)
    return _table(told) if isinstance(told, Grid) else _page(told)


def _told(value: Shown) -> Grid | Account:
    match value:
        case Event():
            return _event(value)
        case EventMention():
            return _mention(value)
        case EventLine() | ArticleMention():
            return _grid([value], 1)
        case Page():
            grid = _grid(value.lines, len(value.lines))
            return grid._replace(more="more on the next page") if value.next else grid
        case Listed():
            return _grid(value[:MOST], len(value))
    raise TypeError(f"nothing to show of {type(value).__name__}")


def _grid(shown: Sequence[object], count: int) -> Grid:
    rows = tuple(map(_row, shown[:MOST]))
    more = f"{count - len(rows):,} more" if count > len(rows) else ""
    match shown[:1]:
        case [EventMention()]:
            return Grid(_SAID, rows, more)
        case [ArticleMention()]:
            return Grid(_READ, rows, more)
    return Grid(_LINES, rows, more or ("" if rows else "nothing"))


def _row(value: object) -> tuple[str, ...]:
    match value:
        case EventMention():
            return *_reading(value), _source(value)
        case ArticleMention():
            return *_reading(value.mention), one_line(value.line.title)
        case Event():
            return _line(value, len(value.mentions))
        case EventLine():
            return _line(value, value.mentions)
    return ("", one_line(repr(value)))


def _line(value: Event | EventLine, mentions: int) -> tuple[str, ...]:
    marks = [ROLES[value.role]] if value.role in ("alleged", "planned") else []
    marks += ["sources differ"] if value.disagrees else []
    marks += ["retracted"] if value.retracted else []
    return (
        label(value.date),
        one_line(value.title) + (f" ({', '.join(marks)})" if marks else ""),
        ", ".join(map(one_line, value.who)),
        ", ".join(map(one_line, value.where)),
        str(mentions),
        value.id[:_DIGITS],
    )


def _reading(mention: Mention) -> tuple[str, ...]:
    return label(mention.date), one_line(mention.quote), dating(mention, one_line)


def _event(event: Event) -> Account:
    return Account(
        label(event.date),
        one_line(event.title),
        tuple(_facts(event)),
        tuple(map(_quote, event.mentions)),
        tuple(map(one_line, _notes(event))),
    )


def _facts(event: Event) -> Iterator[str]:
    yield ROLES[event.role]
    if event.date:
        yield event.date.edtf
    for about, names in (("who", event.who), ("where", event.where)):
        if names:
            yield f"{about}: {', '.join(map(one_line, names))}"
    yield one_line(origins(event))
    if event.retracted:
        yield "retracted"
    yield f"event {event.id}"


def _notes(event: Event) -> Iterator[str]:
    for each in event.disagreements:
        values = " / ".join(
            f"{claim.value} ({by})" if (by := claimed(claim)) else claim.value
            for claim in each.values
        )
        yield f"sources differ on {each.about}{condition(each)}{sides(each)}: {values}"
    for note in event.notes:
        yield f"note by {note.author}: {note.text}"
    for made in event.corrections:
        if made.kind != "annotate":
            yield f"corrected: {made.what}, by {made.author}: {made.reason}"


def _mention(mention: EventMention) -> Account:
    facts = (ROLES[mention.role], f"mention {mention.id}")
    title = one_line(mention.title)
    return Account(label(mention.date), title, facts, (_quote(mention),), ())


def _quote(mention: EventMention) -> Quote:
    text, at = mention.quote, mention.trigger.start - mention.start
    trigger = mention.trigger.text
    if at < 0 or text[at : at + len(trigger)] != trigger:
        at, trigger = len(text), ""
    before, after = text[:at], text[at + len(trigger) :]
    notes = [f"{one_line(name)} said so" for name in speakers(mention)]
    notes += [surety(mention)] if surety(mention) else []
    notes += [dating(mention, one_line)]
    notes += [guess(mention.estimate)] if mention.estimate else []
    return Quote(
        one_line(before) + " " * before[-1:].isspace(),
        one_line(trigger),
        " " * after[:1].isspace() + one_line(after),
        (_source(mention), *notes),
    )


def _source(mention: EventMention) -> str:
    article = mention.article
    name = one_line(article.publisher or article.title or article.path)
    return f"{name}, {article.published or 'no publication date'}"


def _table(grid: Grid) -> Table:
    table = Table(box=None, pad_edge=False, expand=True, caption_justify="left")
    for name in grid.columns:
        if name in ("mentions", "id"):
            table.add_column(name, no_wrap=True)
        else:
            table.add_column(name, ratio=4 if name in _WIDE else 2)
    for row in grid.rows:
        table.add_row(*map(Text, row))
    table.caption = Text(grid.more) if grid.more else None
    return table


def _page(account: Account) -> Group:
    parts: list[RenderableType] = [
        Text.assemble((account.date, "bold"), "  ", account.title),
        Text(" · ".join(account.facts), style="dim"),
    ]
    for quote in account.quotes:
        words = ("“", quote.before, (quote.trigger, "bold"), quote.after, "”")
        parts.append(Padding(Text.assemble(*words), (0, 0, 0, 2)))
        notes = Text("; ".join(quote.notes), style="dim")
        parts.append(Padding(notes, (0, 0, 0, 4)))
    parts += map(Text, account.notes)
    return Group(*parts)
