"""A chronology as a table: a row an event, in CSV and frames alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.labels import label
from timeline.export.plain import one_line
from timeline.export.told import claimed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from timeline.query.values import ArticleRef, Disagreement, Event


class Row(NamedTuple):
    """An event as a table has it; its texts are on one line, and safe to show."""

    id: str
    title: str
    date: str | None
    """In words; None where it is undated."""
    edtf: str | None
    earliest: dt.date | None
    latest: dt.date | None
    granularity: str | None
    modifier: str | None
    confidence: float | None
    role: str
    who: tuple[str, ...]
    where: tuple[str, ...]
    mentions: int
    origins: int
    sources: tuple[str, ...]
    quotes: tuple[str, ...]
    disagreements: tuple[str, ...]
    notes: tuple[str, ...]
    corrections: tuple[str, ...]
    retracted: bool


def row(event: Event) -> Row:
    """Lay an event out as a row."""
    date = event.date
    articles = {each.article.id: each.article for each in event.mentions}
    return Row(
        id=event.id,
        title=one_line(event.title),
        date=label(date) if date else None,
        edtf=date.edtf if date else None,
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        granularity=str(date.granularity) if date and date.granularity else None,
        modifier=date.modifier if date else None,
        confidence=event.confidence,
        role=event.role,
        who=_lines(event.who),
        where=_lines(event.where),
        mentions=len(event.mentions),
        origins=event.origins,
        sources=_lines(map(_source, articles.values())),
        quotes=_lines(each.quote for each in event.mentions),
        disagreements=_lines(map(_differing, event.disagreements)),
        notes=_lines(f"{each.author}: {each.text}" for each in event.notes),
        corrections=_lines(
            f"{each.what} by {each.author}: {each.reason}"
            for each in event.corrections
            if each.kind != "annotate"
        ),
        retracted=event.retracted,
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(one_line, texts))


def _source(article: ArticleRef) -> str:
    day = article.published.isoformat() if article.published else "no date"
    told = (article.publisher, article.title, day, article.url or article.path)
    return ", ".join(part for part in told if part)


def _differing(each: Disagreement) -> str:
    values = []
    for claim in each.values:
        by = claimed(claim)
        values.append(f"{claim.value} ({by})" if by else claim.value)
    return f"{each.about}: {' / '.join(values)}"
