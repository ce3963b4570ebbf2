"""How likely two mentions report one happening: pure, and explained in words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.dates import Date
from timeline.errors import DateError
from timeline.extract.stems import name_key
from timeline.match.lookalikes import doubt
from timeline.match.rarity import cosine
from timeline.match.synonyms import concept

if TYPE_CHECKING:
    from timeline.articles import DateProvenance, Mention
    from timeline.match.profiles import Profile
    from timeline.match.rarity import Rarity

MERGE = 0.62
"""From here on two mentions are taken for one event."""
ALMOST = MERGE - 0.01
"""The most that a doubt leaves."""
PROPOSE = 0.48
"""From here on they are shown as perhaps the same."""

_WORDING, _CONTEXT, _NAMES, _DATES = 0.55, 0.15, 0.15, 0.15
_ROUND = 0.01
"""A score is rounded to hundredths."""
_LEAST_WORDING = 0.3
"""Names and a month in common are not enough without some shared wording."""


_LEAST_WORDS = 3
_OPEN = re.compile(r"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<month>\d\d))")
"""TIMEX3 values of a weekday or a month that nothing has resolved."""
_TWO_READINGS = (".either", ".ambiguous")
"""Rules whose phrase has two dates, of which neither is given."""
_SAME_NEWS = dt.timedelta(days=10)
"""Reports that give no day, and appear further apart, may tell of two happenings."""


@dataclass(frozen=True, slots=True)
class Score:
    """A number from 0 to 1, and why."""

    value: float
    why: str


_NOTHING = Score(0.0, "worded otherwise")


def compatible(a: Mention, b: Mention) -> bool:
    """Tell whether nothing speaks against two mentions being one happening.

    What somebody said is not what happened, a plan is not its outcome, and two dates
    that share no day are two happenings.  Figures never part mentions: sources differ.
    """
    if (a.role == "statement") != (b.role == "statement"):
        return False
    if (a.role == "planned") != (b.role == "planned"):
        return False
    if not may_be_one(a, b):
        return False
    if a.role == "statement":
        speakers = [frozenset(map(name_key, mention.who)) for mention in (a, b)]
        if not all(speakers) or not speakers[0] & speakers[1]:
            return False
    return True


def may_be_one(a: Mention, b: Mention) -> bool:
    """Tell whether two mentions agree on whether and may agree on when.

    What somebody says of a happening may be proposed as that happening.
    """
    if a.polarity != b.polarity:
        return False
    if a.date and b.date and not a.date.overlaps(b.date.earliest, b.date.latest):
        return False
    return _may_mean(a, b.date) and _may_mean(b, a.date)


def same_sentence(a: Profile, b: Profile) -> bool:
    """Tell whether two mentions stand in one sentence of one article."""
    return a.article == b.article and a.mention.start == b.mention.start


def _may_mean(undated: Mention, date: Date | None) -> bool:
    """Tell whether “on Friday” or “in June”, left open, can be this date."""
    if undated.timex and not undated.date and date:
        dates = _two_dates(undated.timex)
        if dates and not any(_overlap_in_time(each, date) for each in dates):
            return False
    phrase = undated.timex and not undated.date and _OPEN.match(undated.timex.value)
    if not phrase or not date or not date.earliest or not date.latest:
        return True
    days = date.days or 0
    if phrase["weekday"]:
        return days > 1 or date.earliest.isoweekday() == int(phrase["weekday"])
    months = {date.earliest.month, date.latest.month}
    return days > 31 or int(phrase["month"]) in months


def _two_dates(timex: DateProvenance) -> list[Date]:
    """Give both dates of a phrase that may mean either: “planned for May”, 7/8/07."""
    if not timex.rule.endswith(_TWO_READINGS) or not timex.other:
        return []
    try:
        return [Date.from_edtf(timex.value), Date.from_edtf(timex.other)]
    except DateError:
        return []  # a quarter or a part of the day, which EDTF writes in another way


def _overlap_in_time(one: Date, other: Date) -> bool:
    return one.overlaps(other.earliest, other.latest)


def score(a: Profile, b: Profile, rarity: Rarity, least: float = 0.0) -> Score:
    """Compare two compatible mentions; `rarity` tells how rare a stem is.

    What cannot come to `least` is as good as nothing, and is not looked at further.
    """
    wording = cosine(a.told, b.told, rarity)
    if wording < _LEAST_WORDING:
        return _NOTHING
    names = _overlap(a.who, b.who)
    dates, about_date = _dates(a.mention, b.mention)
    if _WORDING * wording + _CONTEXT + _NAMES * names + _DATES * dates < least - _ROUND:
        return _NOTHING
    context = cosine(a.sentence.stems, b.sentence.stems, rarity)
    value = _WORDING * wording + _CONTEXT * context + _NAMES * names + _DATES * dates
    if a.is_statement and context < _LEAST_WORDING:
        value = min(value, PROPOSE - 0.01)
    if a.where and b.where and not a.where & b.where:
        value -= 0.15
    if value < least - _ROUND:
        return _NOTHING
    doubtful = doubt(a.wording, b.wording) if value >= PROPOSE else ""
    if doubtful or not _is_told_apart(a, b):
        value = min(value, ALMOST)
    shared = sorted(a.told & b.told, key=lambda stem: (-rarity[stem], stem))[:5]
    reasons = [f"wording {wording:.2f} ({', '.join(shared)})" if shared else ""]
    if a.who & b.who:
        reasons.append(f"both name {', '.join(sorted(a.who & b.who))}")
    reasons += [about_date, doubtful]
    why = "; ".join(reason for reason in reasons if reason)
    return Score(round(max(0.0, min(1.0, value)), 2), why)


def _is_told_apart(a: Profile, b: Profile) -> bool:
    """Tell whether two mentions share enough to be more than look-alikes.

    “Police say a man shot himself” fits many days: it takes three words in common, or
    a name and the date, and two bounds must rest on reports of one month.
    """
    first, second = a.mention.date, b.mention.date
    is_enough = len((a.told & b.told) - _speaker(a)) >= _LEAST_WORDS
    if not first or not second:
        return is_enough
    if first.edtf == second.edtf and not first.is_bound and a.who & b.who:
        return is_enough or not a.is_statement
    return is_enough and same_news(first, second)


def _speaker(a: Profile) -> frozenset[str]:
    """The words of a statement that tell only who said something."""
    if not a.is_statement:
        return frozenset()
    names = (concept(word) for name in a.mention.who for word in name.split())
    return frozenset((a.concept, *names))


def same_news(a: Date, b: Date) -> bool:
    """Tell whether what two bounds rest on appeared within days, or a day is given."""
    if not (a.is_bound and b.is_bound):
        return True
    ends = (a.latest or a.earliest, b.latest or b.earliest)
    return not ends[0] or not ends[1] or abs(ends[0] - ends[1]) <= _SAME_NEWS


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _dates(a: Mention, b: Mention) -> tuple[float, str]:
    """Weigh two dates that overlap: the same day or month speaks for one event."""
    if not a.date or not b.date:
        return 0.0, ""
    if a.date.edtf == b.date.edtf and not a.date.is_bound:
        return 1.0, f"same date {a.date.edtf}"
    if a.date.is_bound or b.date.is_bound:
        return 0.4, "dates do not exclude each other"
    return 0.7, f"{a.date.edtf} and {b.date.edtf} overlap"
