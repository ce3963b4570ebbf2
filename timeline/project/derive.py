"""What an event is, from the mentions that report it: pure functions."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.extract.agencies import agency_of, credited
from timeline.extract.stems import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.articles import Mention, Role
    from timeline.dates import Date

_TEXT = json.JSONEncoder(ensure_ascii=False)
UNDATED_DAY = 9_999_999
SPANS = (0, 7, 31, 92, 366, 3_660)
"""Days from first to last, at most, of each class but the longest: `len(SPANS)`."""
OPEN_START, OPEN_END, UNDATED = 7, 8, 9
SURE = 0.85
"""Confidence from which a date is sure; what is below it is for a person to look at.

Measured shares of right readings lie below 0.84 (what counts from another day, vague
words, what another sentence gives) or from 0.85 up: “on Tuesday” is right in 0.87.  Of
some 180 events that a phrase dates, in 65 articles, one in twenty-five is below.
"""
_BOUND_RANK = 50
_UNITLESS_RANK = 40
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})


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


def confidence(reports: Sequence[Reported], date: Date | None) -> float | None:
    """Tell how sure an event's date is: as the surest phrase that gives it.

    None where no phrase does: what tense and publication bound is shown as a bound, and
    a guess is never a date.
    """
    given = [
        report.mention.timex.confidence
        for report in reports
        if report.mention.timex and report.mention.date == date
    ]
    return max(given, default=None) if date else None


def primary(reports: Sequence[Reported], date: Date | None) -> Mention:
    """Choose the mention that tells an event best: worded, dated by a phrase, sure.

    One that opens with “she” comes after those that name whom they tell of.
    """
    if len(reports) == 1:
        return reports[0].mention

    def rank(report: Reported) -> tuple[bool, bool, bool, bool, float, bool, int]:
        mention = report.mention
        dates_it = bool(date and mention.date and mention.date.edtf == date.edtf)
        is_told = mention.role in ("statement", "occurrence")
        has_words = not mention.is_redacted
        stands_alone = mention.title.split(" ", 1)[0].lower() not in _PRONOUNS
        return (
            has_words,
            stands_alone,
            dates_it,
            is_told,
            mention.confidence,
            bool(mention.who),
            -report.position,
        )

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
    """Count origins: articles that share a long quotation or an agency are one.

    >>> origins([])
    0
    """
    return 1 if len(reports) == 1 else len(_origins(reports))


def origin_names(reports: Sequence[Reported]) -> tuple[str, ...]:
    """Name the origins that credits or sentences name: “(Reuters)”.

    >>> origin_names([])
    ()
    """
    marks = (mark for group in _origins(reports) for mark in group)
    return tuple(sorted({name for mark in marks if (name := agency_of(mark))}))


def _origins(reports: Sequence[Reported]) -> list[set[str]]:
    """Put the marks of articles together that have one in common."""
    marks: dict[str, set[str]] = {}
    for report in reports:
        own = marks.setdefault(report.article, set())
        own |= report.fingerprints
        own |= set(credited(report.mention, report.source[2:3]))
    groups: list[set[str]] = []
    for article, own in marks.items():
        joined = [group for group in groups if own and group & own]
        groups = [group for group in groups if group not in joined]
        groups.append(set().union(own, {f"article {article}"}, *joined))
    return groups


def sort_key(date: Date | None) -> tuple[int, int, int]:
    """Order a chronology: first day, then coarse before fine, then last day.

    A bound is listed under the day it reaches to, and before what is dated to it; what
    has no date comes last.
    """
    if date is None:
        return UNDATED_DAY, 0, UNDATED_DAY
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
