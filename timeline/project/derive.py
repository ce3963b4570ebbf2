"""What an event is, from the mentions that report it: pure functions."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from timeline.extract.stems import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.articles import Mention, Role
    from timeline.dates import Date

_UNITS = {
    "soldiers": "troops",
    "soldier": "troops",
    "forces": "troops",
    "servicemen": "troops",
    "fighters": "troops",
    "personnel": "troops",
    "persons": "people",
    "percent": "per cent",
}
_TEXT = json.JSONEncoder(ensure_ascii=False)
_UNDATED_DAY = 9_999_999
SPANS = (0, 7, 31, 92, 366, 3_660)
"""Days from first to last, at most, of each class but the longest: `len(SPANS)`."""
OPEN_START, OPEN_END, UNDATED = 7, 8, 9
_BOUND_RANK = 50
_UNITLESS_RANK = 40


@dataclass(frozen=True, slots=True)
class Reported:
    """A mention with what its article adds."""

    mention: Mention
    article: str
    fingerprints: frozenset[str]
    position: int
    """Where the log has it: the smallest is the eldest."""
    source: tuple[str, ...] = ()
    """Path, title, publisher and URL of the article, for the filter."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Mentions of one event that give different values for one thing."""

    kind: Literal["date", "figure", "place", "certainty"]
    about: str
    values: tuple[tuple[str, str], ...]
    """Value and mention id."""


def event_date(reports: Sequence[Reported]) -> Date | None:
    """Choose an event's date: the finest that a phrase gives, then the most reported.

    A bound serves only where no mention has more; then the tightest is taken.
    """
    if len(reports) == 1:
        return reports[0].mention.date
    dated = [
        report.mention.date
        for report in reports
        if report.mention.date and not report.mention.date.is_bound
    ]
    if dated:
        votes = Counter(date.edtf for date in dated)
        finest = min(date.days or 0 for date in dated)
        candidates = [date for date in dated if date.days == finest]
        return max(candidates, key=lambda date: votes[date.edtf])
    bounds = [report.mention.date for report in reports if report.mention.date]
    upper = [bound for bound in bounds if bound.latest and not bound.earliest]
    if upper:
        return min(upper, key=lambda bound: (bound.latest, bound.edtf))
    return bounds[0] if bounds else None


def primary(reports: Sequence[Reported], date: Date | None) -> Mention:
    """Choose the mention that tells an event best: worded, dated by a phrase, sure."""
    if len(reports) == 1:
        return reports[0].mention

    def rank(report: Reported) -> tuple[bool, bool, bool, float, int]:
        mention = report.mention
        dates_it = bool(date and mention.date and mention.date.edtf == date.edtf)
        is_told = mention.role in ("statement", "occurrence")
        has_words = not mention.is_redacted
        return has_words, dates_it, is_told, mention.confidence, -report.position

    return max(reports, key=rank).mention


def event_role(reports: Sequence[Reported], best: Mention) -> Role:
    """Tell an event's role: what one source establishes is no longer only alleged."""
    roles = {report.mention.role for report in reports}
    if best.role in ("alleged", "planned") and "occurrence" in roles:
        return "occurrence"
    return best.role


def names(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Join lists of names, each person or body once, in its longest spelling."""
    spelt = [name for listed in lists for name in listed]
    if len(spelt) < 2:
        return tuple(spelt)
    found: dict[str, str] = {}
    for name in spelt:
        key = name_key(name)
        found[key] = max(found.get(key, ""), name, key=len)
    return tuple(found.values())


def origins(reports: Sequence[Reported]) -> int:
    """Count origins: articles that share a long quotation or sentence are one.

    >>> origins([])
    0
    """
    if len(reports) == 1:
        return 1
    marks: dict[str, set[str]] = {}
    for report in reports:
        marks.setdefault(report.article, set()).update(report.fingerprints)
    groups: list[set[str]] = []
    for article, own in marks.items():
        joined = [group for group in groups if own and group & own]
        groups = [group for group in groups if group not in joined]
        groups.append(set().union(own, {f"article {article}"}, *joined))
    return len(groups)


def disagreements(reports: Sequence[Reported]) -> list[Differing]:
    """Find where the mentions of one event differ; nothing is averaged."""
    if len(reports) == 1:
        return []
    found = [_dates(reports), *_figures(reports), _places(reports), _certainty(reports)]
    return [differing for differing in found if differing]


def _dates(reports: Sequence[Reported]) -> Differing | None:
    dated = [report.mention for report in reports if report.mention.date]
    proper = [
        mention for mention in dated if mention.date and not mention.date.is_bound
    ]
    clash = any(
        a.date and b.date and not a.date.overlaps(b.date.earliest, b.date.latest)
        for a in proper
        for b in proper
    )
    if not clash:
        return None
    values = tuple(
        (mention.date.edtf, mention.id) for mention in proper if mention.date
    )
    return Differing("date", "date", values)


def _figures(reports: Sequence[Reported]) -> list[Differing]:
    by_unit: dict[str, dict[str, str]] = {}
    numbers: dict[str, set[tuple[float, str]]] = {}
    for report in reports:
        for figure in report.mention.figures:
            unit = _UNITS.get(figure.unit, figure.unit)
            by_unit.setdefault(unit, {}).setdefault(figure.text, report.mention.id)
            numbers.setdefault(unit, set()).add((figure.value, figure.comparator))
    return [
        Differing("figure", unit, tuple(values.items()))
        for unit, values in by_unit.items()
        if len(numbers[unit]) > 1 and len(set(values.values())) > 1
    ]


def _places(reports: Sequence[Reported]) -> Differing | None:
    """Only places that two reports give for the same thing and that share nothing."""
    placed = [report.mention for report in reports if report.mention.where]
    clash = any(not set(a.where) & set(b.where) for a in placed for b in placed)
    if not clash:
        return None
    values = tuple((", ".join(mention.where), mention.id) for mention in placed)
    return Differing("place", "place", values)


def _certainty(reports: Sequence[Reported]) -> Differing | None:
    roles = {report.mention.role for report in reports}
    if not {"occurrence", "alleged"} <= roles:
        return None
    values = tuple((report.mention.role, report.mention.id) for report in reports)
    return Differing("certainty", "certainty", values)


def sort_key(date: Date | None) -> tuple[int, int, int]:
    """Order a chronology: first day, then coarse before fine, then last day.

    A bound is listed under the day it reaches to, and before what is dated to it; what
    has no date comes last.
    """
    if date is None:
        return _UNDATED_DAY, 0, _UNDATED_DAY
    start = date.latest if date.earliest is None else date.earliest
    end = date.earliest if date.latest is None else date.latest
    if start is None or end is None:
        raise ValueError(f"{date.edtf}: a date needs a first or a last day")
    if date.is_bound:
        rank = _BOUND_RANK
    else:
        rank = date.granularity.rank if date.granularity else _UNITLESS_RANK
    return start.toordinal(), -rank, end.toordinal()


def span_class(date: Date | None) -> int:
    """Class a date by how many days it may span, so that a window is a few ranges.

    A date of a class starts at most `SPANS[class]` days before a window it reaches
    into.  Bounds have classes of their own: up to a day, and from a day on.
    """
    if date is None:
        return UNDATED
    if date.earliest is None:
        return OPEN_START
    if date.latest is None:
        return OPEN_END
    days = (date.latest - date.earliest).days
    return next((n for n, most in enumerate(SPANS) if days <= most), len(SPANS))


@lru_cache(maxsize=4096)
def as_json(values: tuple[str, ...]) -> str:
    """Write names as a JSON array, the characters as they are."""
    return f"[{', '.join(map(_TEXT.encode, values))}]"
