"""Where the mentions of one event differ: date, figures, place, certainty.

Pure functions.  Nothing is averaged, and nothing is left out: each value stands with
who gives it, about what, and for which day.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from timeline.extract.places import within
from timeline.project.claims import Differing, claimed
from timeline.project.counts import differing_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles import Mention
    from timeline.project.claims import Relation
    from timeline.project.derive import Reported


def disagreements(reports: Sequence[Reported]) -> list[Differing]:
    """Find where the mentions of one event differ."""
    if len(reports) == 1:
        return []
    found = [
        _dates(reports),
        *differing_figures(reports),
        _places(reports),
        _certainty(reports),
    ]
    return [differing for differing in found if differing]


def _dates(reports: Sequence[Reported]) -> Differing | None:
    proper = [
        report
        for report in reports
        if report.mention.date and not report.mention.date.is_bound
    ]
    distinct = {
        report.mention.date.edtf: report.mention.date
        for report in proper
        if report.mention.date
    }
    clash = any(
        not a.overlaps(b.earliest, b.latest)
        for a, b in combinations(distinct.values(), 2)
    )
    if not clash:
        return None
    values = tuple(
        claimed(report, report.mention.date.edtf)
        for report in proper
        if report.mention.date
    )
    return Differing("date", "date", values)


def _places(reports: Sequence[Reported]) -> Differing | None:
    """Only places that cannot both be right: a town and its country can."""
    placed = [report for report in reports if report.mention.where]
    distinct = {report.mention.where for report in placed}
    clash = any(
        not any(within(one, other) for one in a for other in b)
        for a, b in combinations(distinct, 2)
    )
    if not clash:
        return None
    values = tuple(
        claimed(report, ", ".join(report.mention.where)) for report in placed
    )
    return Differing("place", "place", values)


def _certainty(reports: Sequence[Reported]) -> Differing | None:
    """Told as a fact, alleged, only possible, or said not to have happened."""
    told = [
        (report, _surety(report.mention))
        for report in reports
        if report.mention.role in ("occurrence", "alleged")
    ]
    kinds = {surety for _, surety in told}
    if len(kinds) < 2 or not kinds & {"occurrence", "denied"}:
        return None
    values = tuple(claimed(report, surety) for report, surety in told)
    relation: Relation = "conflicting" if "denied" in kinds else "compatible"
    return Differing("certainty", "certainty", values, relation)


def _surety(mention: Mention) -> str:
    if mention.polarity == "negative":
        return "denied"
    if mention.certainty == "certain":
        return mention.role
    return f"{mention.role}, {mention.certainty}"
