"""The date of a mention from its phrase, its tense and the day of publication."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.articles import DateProvenance
from timeline.dates import Date, Granularity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles import AnchorSource, Publication
    from timeline.extract.verb_forms import Tense
    from timeline.resolve import Resolution

_NO_DAY = ("clock.", "part.the", "part.mid", "part.light", "part.early_hours")
"""Rules whose phrase has an hour but no day; the tagger assumes the anchor's."""
_FUTURE = ".future"
_AT = (None, "on", "in")
"""Prepositions of a day itself; “until Monday” and “by Monday” may well be to come."""
_OF_A_FIRM = ("fiscal", "financial")
_EITHER = ".either"
_MEANT = ("aim", "was", "foretold")
"""“ordered it to close in May”: the day of what was meant, not of the order."""
_UNDECIDED = (".ambiguous", _EITHER)
"""A rule that has two readings and no ground to choose, as of 05/06/2020."""
_OF_DAYS = (Granularity.WEEK, Granularity.WEEKEND)
"""Units that EDTF writes as one day in a range."""
_DAY = dt.timedelta(days=1)


def usable(resolution: Resolution) -> bool:
    """Tell whether a phrase can say when something happened.

    Durations and sets (“for months”, “daily”) say how long or how often; “now” and
    “soon” are no dates; “at 6.45 a.m.” and “in the evening” name no day.  When a
    “fiscal third quarter” is, only its firm knows.
    """
    timex = resolution.timex
    if timex.type not in ("DATE", "TIME") or resolution.rule.startswith(_NO_DAY):
        return False
    if any(word in timex.text.lower() for word in _OF_A_FIRM):
        return False
    return resolution.date is not None or resolution.value.startswith("XXXX")


def date_of(
    attached: Sequence[Resolution],
    tense: Tense,
    place: int,
    publication: Publication,
    *,
    ceiling: dt.date | None,
) -> tuple[Date | None, Resolution | None]:
    """Date a happening, and name the phrase that does it.

    `place` is where its verb starts in the text, `ceiling` the last day on which what
    is past can have happened: the day of publication, or of the saying.
    """
    published = publication.date
    is_past = tense in ("past", "perfect", "present")
    if not attached:
        return (Date.until(ceiling) if is_past and ceiling else None), None
    nearest = sorted(attached, key=lambda found: abs(found.timex.start - place))
    fitting = [found for found in nearest if not is_past or _has_been(found, published)]
    if fitting:
        date = _span(fitting) or _by_preposition(fitting[0], ceiling)
        return _so_far(date, published if is_past else None), fitting[0]
    if is_past and ceiling:
        return Date.until(ceiling), None
    return None, None


def looking_back(resolution: Resolution) -> Resolution:
    """Turn a bare “Friday” that was read as the next one: what has happened is past."""
    is_turned = resolution.rule.endswith(_FUTURE) and resolution.preposition in _AT
    return (resolution.turned() if is_turned else None) or resolution


def _has_been(found: Resolution, published: dt.date | None) -> bool:
    """Tell whether a phrase can date what has happened by the day it was reported.

    “Declared a dividend payable December 7” tells of a day to come, and dates no deed.
    """
    if found.rule.endswith(_EITHER):
        return False
    earliest = found.date.earliest if found.date else None
    return earliest is None or published is None or earliest <= published


def _so_far(date: Date | None, published: dt.date | None) -> Date | None:
    """End “this week” with the day of publication for what has happened.

    A month or a year stays what it is: its EDTF text names a unit of the calendar.
    """
    if not date or not published or date.granularity not in _OF_DAYS:
        return date
    if not date.earliest or not date.latest:
        return date
    if not date.earliest < published < date.latest:
        return date
    return Date.some_day(date.earliest, published)


def _span(attached: Sequence[Resolution]) -> Date | None:
    """Take what lasted where both of its ends are there."""
    by_place = sorted(attached, key=lambda found: found.timex.start)
    for first, last in itertools.pairwise(by_place):
        if closes(first, last):
            return first.interval
    return None


_OF_THE_HOUR = ("before", "after", "following")
"""“before 8 a.m. on Wednesday” bounds the hour; the day is Wednesday."""


def _by_preposition(resolution: Resolution, ceiling: dt.date | None) -> Date | None:
    """Read the governing word: “since June” lasts, “before Friday” is a bound."""
    date, word = date_by(resolution), resolution.preposition
    if date is None or date.is_bound or "/" in date.edtf:
        return date
    earliest, latest = date.earliest, date.latest
    if earliest is None or latest is None:
        return date
    if resolution.timex.type == "TIME" and word in _OF_THE_HOUR:
        return date
    if resolution.anchor and (loose := _loosely(resolution, resolution.anchor)):
        return loose
    if word in {"before", "ahead"} and earliest > dt.date.min:
        return Date.until(earliest - _DAY)
    if word in {"by"}:
        return Date.until(latest)
    if word in {"until", "till"}:
        return Date(f"../{date.edtf}", None, latest) if "[" not in date.edtf else date
    if word == "since" and "[" not in date.edtf:
        return Date(f"{date.edtf}/..", earliest, None)
    if word in {"after", "following"}:
        if ceiling and ceiling > latest:
            return Date.some_day(latest + _DAY, ceiling)
        return Date.since(latest)
    return date


def _loosely(resolution: Resolution, anchor: dt.date) -> Date | None:
    """Read “less than two weeks ago” and “more than a year ago” as what they bound."""
    date, text = resolution.date, resolution.timex.text.lower()
    if not date or not date.earliest or not date.latest or not text.endswith("ago"):
        return None
    if text.startswith("less than") and date.earliest < anchor:
        return Date.some_day(date.earliest, anchor)
    return Date.until(date.latest) if text.startswith("more than") else None


def date_by(resolution: Resolution) -> Date | None:
    """Give the date of a phrase; none where it has two and nothing tells which."""
    return None if resolution.rule.endswith(_UNDECIDED) else resolution.date


def is_meant(resolution: Resolution) -> bool:
    """Tell whether it dates what was meant, and may have come to nothing."""
    return resolution.rule.endswith(_EITHER) and resolution.cue in _MEANT


def closes(first: Resolution, last: Resolution) -> bool:
    """Tell whether two neighbouring phrases are the ends of one interval."""
    return first.interval is not None and first.interval == last.interval


def provenance(
    resolution: Resolution | None, publication: Publication
) -> DateProvenance | None:
    """Keep the phrase, its rule and its anchor for ever."""
    if resolution is None:
        return None
    timex = resolution.timex
    return DateProvenance(
        text=timex.text,
        start=timex.start,
        end=timex.end,
        rule=resolution.rule,
        anchor=resolution.anchor,
        anchor_source=_anchor_source(resolution, publication),
        value=resolution.value,
        confidence=resolution.confidence,
        other=resolution.other.edtf if resolution.other else None,
    )


def _anchor_source(resolution: Resolution, publication: Publication) -> AnchorSource:
    if resolution.anchor is None:
        return "text" if resolution.date else "none"
    if resolution.anchor == publication.date:
        return publication.source
    return "text"


def moved(resolution: Resolution, offset: int) -> Resolution:
    """Shift a phrase that was read in a sentence to its place in the article."""
    timex = resolution.timex
    placed = replace(timex, start=timex.start + offset, end=timex.end + offset)
    return replace(resolution, timex=placed)
