"""Scores of a tagger against gold texts, and how far its confidence can be believed.

A gold file holds a document a line: `doc_id`, `dct` (the anchor), `text` and `timexes`
with `start`, `end`, `type` and `value`.  The measures are those of TempEval-3: strict
is an equal span, relaxed an overlap; type and value are counted of what overlaps.  Date
is ours: the same first and last day, over DATE and TIME that name days of the calendar.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import Date
from timeline.resolve import Resolution, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MEASURES = ("strict", "relaxed", "type", "value", "date")


class Gold(NamedTuple):
    """A time expression as people annotated it."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text, the day it is read against, and its annotated expressions."""

    text: str
    anchor: dt.date | None
    gold: tuple[Gold, ...]


class Pair(NamedTuple):
    """An annotated expression and the one found there; None where one is missing."""

    gold: Gold | None
    found: Resolution | None

    @property
    def is_right(self) -> bool:
        """True where the value is the annotated one."""
        return bool(self.gold and self.found and self.gold.value == self.found.value)


def read_gold(path: Path) -> list[Document]:
    """Read a gold file."""
    with path.open(encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines if line.strip()]


def pairs(documents: Iterable[Document], mode: str) -> Iterator[Pair]:
    """Tag the documents and set what was found beside what was annotated."""
    for each in documents:
        yield from _aligned(each.gold, tag(each.text, each.anchor, mode=mode))


def scores(found: Iterable[Pair]) -> dict[str, float]:
    """Give each F1 in percent, and of dates the recall and accuracy on overlaps."""
    counts: Counter[str] = Counter()
    for each in found:
        counts.update(_counted(each))
    gold = dict.fromkeys(MEASURES, counts["gold"]) | {"date": counts["gold dated"]}
    given = dict.fromkeys(MEASURES, counts["found"]) | {"date": counts["found dated"]}
    result = {
        name: _percent(2 * counts[name], gold[name] + given[name]) for name in MEASURES
    }
    return result | {
        "date recall": _percent(counts["date"], counts["gold dated"]),
        "date accuracy": _percent(counts["date"], counts["both dated"]),
    }


def days(value: str) -> tuple[dt.date | None, dt.date | None] | None:
    """Give the first and last day of a TIMEX3 value; None where it names no days.

    >>> days("2024-W43-WE")
    (datetime.date(2024, 10, 26), datetime.date(2024, 10, 27))
    """
    text = re.sub(r"[?~%]", "", value.strip())
    if re.match(r"\d{4}-\d\d-\d\d *T", text):
        text = text[:10]
    for form in _FORMS:
        if found := form.fullmatch(text):
            try:
                date = _date(**found.groupdict())
            except ValueError:
                return None
            return date.earliest, date.latest
    return None


_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})(?:-XX)?",
        r"(?P<year>\d{4})-(?P<month>\d\d)(?:-XX)?",
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
        r"(?P<year>\d{4})-?W(?P<week>\d\d?)(?:-(?P<part>WE|[1-7]))?",
        r"(?P<year>\d{4})-(?P<unit>Q[1-4]|H[12]|SP|SU|FA|AU|WI)",
    )
)
_SEASONS = {"SP": 1, "SU": 2, "FA": 3, "AU": 3, "WI": 4}


def _date(
    year: str,
    month: str | None = None,
    day: str | None = None,
    week: str | None = None,
    part: str | None = None,
    unit: str | None = None,
) -> Date:
    if month:
        return Date.from_edtf(f"{year}-{month}" + (f"-{day}" if day else ""))
    if week:
        of_week = int(part) if part and part.isdigit() else 1
        first = dt.date.fromisocalendar(int(year), int(week), of_week)
        return {None: Date.week, "WE": Date.weekend}.get(part, Date.day)(first)
    if unit in _SEASONS:
        return Date.season(int(year), _SEASONS[unit])
    if unit:
        maker = Date.quarter if unit[0] == "Q" else Date.half
        return maker(int(year), int(unit[1]))
    return Date.year(int(year))


def _document(fields: dict[str, object]) -> Document:
    anchor, timexes = fields["dct"], fields["timexes"]
    assert isinstance(timexes, list)
    return Document(
        str(fields["text"]),
        dt.date.fromisoformat(str(anchor)[:10]) if anchor else None,
        tuple(
            Gold(each["start"], each["end"], each["type"], each["value"] or "")
            for each in timexes
        ),
    )


def _aligned(gold: tuple[Gold, ...], found: list[Resolution]) -> Iterator[Pair]:
    """Pair one to one: equal spans first, then the largest overlap."""
    overlaps = sorted(
        (-overlap, place, other)
        for place, one in enumerate(gold)
        for other, each in enumerate(found)
        if (overlap := _overlap(one, each)) > 0
    )
    taken: dict[int, int] = {}
    for _, place, other in overlaps:
        if place not in taken and other not in taken.values():
            taken[place] = other
    for place, one in enumerate(gold):
        yield Pair(one, found[taken[place]] if place in taken else None)
    for other, each in enumerate(found):
        if other not in taken.values():
            yield Pair(None, each)


def _overlap(gold: Gold, found: Resolution) -> float:
    timex = found.timex
    if (gold.start, gold.end) == (timex.start, timex.end):
        return float("inf")
    return min(gold.end, timex.end) - max(gold.start, timex.start)


def _counted(pair: Pair) -> Iterator[str]:
    """Name what a pair counts for."""
    gold, found = pair
    gold_days = _days_of(gold.type, gold.value) if gold else None
    found_days = _days_of(found.timex.type, found.value) if found else None
    if gold:
        yield "gold"
    if found:
        yield "found"
    if gold_days:
        yield "gold dated"
    if found_days:
        yield "found dated"
    if gold and found:
        yield "relaxed"
        if (gold.start, gold.end) == (found.timex.start, found.timex.end):
            yield "strict"
        if gold.type == found.timex.type:
            yield "type"
        if pair.is_right:
            yield "value"
        if gold_days:
            yield "both dated"
            if gold_days == found_days:
                yield "date"


def _days_of(kind: str, value: str) -> tuple[dt.date | None, dt.date | None] | None:
    return days(value) if kind in ("DATE", "TIME") else None


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0
