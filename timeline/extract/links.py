"""Days that a sentence takes from another happening: “hours later”, “on a day when”."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.articles import DateProvenance, Span
from timeline.dates import Date
from timeline.resolve.numerals import read_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles import Mention

_COUNT = r"\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LATER = re.compile(
    rf"(?i)\b(?:(?:just|some|about|only) )?(?:(?P<count>{_COUNT}|several|a few) )?"
    r"(?P<unit>seconds?|moments?|minutes?|hours?|days) (?:later|afterwards?)\b"
    r"|\b(?:shortly|soon|immediately) (?:afterwards?|thereafter)\b"
)
"""What happens on the day of the mention before it."""
_DAY_WHEN = re.compile(
    r"(?i)\b(?:on )?(?:a|the|the same|that same|the very) day (?:when|that|on which)\b"
)
"""Ties what stands before it to what follows, on one day."""
_AWAY = re.compile(
    rf"(?i)\b(?:(?P<count>{_COUNT}|several|a few) )?(?P<unit>minute|hour|day)s? "
    r"(?P<way>after|before)\b"
)
"""Counts from the next happening of its sentence: “two days after the vote”."""
_SAYINGS = re.compile(
    r"(?i)\b(?:statement|remark|comment|announcement|declaration|warning|speech|"
    r"accusation|allegation|claim|interview|address)s?\b"
)
_PARTING = re.compile(r"[;:“”\"()]")
_LONG = 12
"""Hours; what came more hours later may have come the next day."""
_DAY = dt.timedelta(days=1)


class _Found(NamedTuple):
    """A day, the phrase that gives it, and the sentence that it comes from."""

    date: Date
    phrase: Span
    source: Mention
    rule: str


def linked(mentions: Sequence[Mention]) -> list[Mention]:
    """Date what hangs on another mention; the rest comes back as it was.

    `mentions` are in the order of the text.  The sentence that gives the day is the
    evidence, also where a phrase such as “the same day” had been read against it.
    """
    told: list[Mention] = []
    for place, mention in enumerate(mentions):
        if mention.timex is not None:
            told.append(_with_evidence(mention, told))
        else:
            found = _found(mention, told, mentions[place + 1 :])
            told.append(_dated(mention, found) if found else mention)
    return told


def _found(
    mention: Mention, earlier: Sequence[Mention], behind: Sequence[Mention]
) -> _Found | None:
    """Read what a mention hangs on, trying only what its words can hold."""
    quote = mention.quote
    hangs = "after" in quote or "before" in quote
    is_later, has_day = " later" in quote, "day" in quote
    if not (hangs or is_later or has_day):
        return None
    found = None
    lower = quote.lower()
    if "later" in lower or "after" in lower:
        found = _later(mention, earlier, behind)
    if not found and "day " in lower:
        found = _on_the_day(mention, earlier)
    if not found and ("after" in lower or "before" in lower):
        found = _away(mention, earlier, behind) or _away_before(mention, earlier)
    return found


def _with_evidence(mention: Mention, earlier: Sequence[Mention]) -> Mention:
    """Name the sentence that “the same day” and “two days later” were counted from."""
    timex = mention.timex
    if not timex or ".mention" not in timex.rule or timex.anchor is None:
        return mention
    for source in reversed(earlier):
        if _day(source) == timex.anchor:
            return replace(mention, timex=replace(timex, evidence=_sentence(source)))
    return mention


def _later(
    mention: Mention, earlier: Sequence[Mention], behind: Sequence[Mention]
) -> _Found | None:
    """Read “Hours later rescuers found it”: on the day of what was told before."""
    for found in _LATER.finditer(mention.quote):
        at = mention.start + found.start()
        if not _governs(mention, found, earlier, behind) or _is_long(found):
            continue
        before = [each for each in earlier if each.trigger.end <= at]
        day = _day(before[-1]) if before else None
        date = _soon(found, day, mention) if day else None
        if date:
            return _Found(date, _phrase(mention, found), before[-1], "linked.later")
    return None


def _soon(found: re.Match[str], day: dt.date, mention: Mention) -> Date | None:
    """Stay on the day, but for “days later”, which leaves open how many."""
    if (found["unit"] or "").lower() != "days":
        return Date.day(day)
    return None if _count(found) else _after(day, mention)


def _count(found: re.Match[str]) -> float | None:
    return read_count(found["count"].lower()) if found["count"] else None


def _after(day: dt.date, mention: Mention) -> Date | None:
    latest = mention.date.latest if mention.date else None
    return Date.some_day(day + _DAY, latest) if latest and latest > day else None


def _is_long(found: re.Match[str]) -> bool:
    count = _count(found)
    is_hours = bool(found["unit"]) and found["unit"].lower().startswith("hour")
    return bool(is_hours and count and count > _LONG)


def _governs(
    mention: Mention,
    found: re.Match[str],
    earlier: Sequence[Mention],
    behind: Sequence[Mention],
) -> bool:
    """Tell whether a phrase belongs to this mention of its sentence.

    One that opens its clause belongs to the next trigger, one that stands behind a
    verb to that verb.
    """
    at, end = mention.start + found.start(), mention.start + found.end()
    head = mention.quote[: found.start()].rstrip()
    opens = not head or head[-1] in ',;:“"' or head.endswith((" and", " but"))
    if opens != (mention.trigger.start >= end):
        return False
    first, last = (end, mention.trigger.start) if opens else (mention.trigger.end, at)
    between = mention.quote[first - mention.start : last - mention.start]
    others = (
        each.trigger.start for each in (*earlier[-6:], *behind[:6]) if each != mention
    )
    return not _PARTING.search(between) and not any(first <= o < last for o in others)


def _on_the_day(mention: Mention, earlier: Sequence[Mention]) -> _Found | None:
    """Read “The statements came on a day when the union claimed …”."""
    found = _DAY_WHEN.search(mention.quote)
    if found is None:
        return None
    at, end = mention.start + found.start(), mention.start + found.end()
    here = [each for each in earlier if each.start == mention.start]
    if mention.trigger.start < end or any(e.trigger.start >= end for e in here):
        return None
    before = [each for each in here if each.trigger.end <= at]
    source = before[-1] if before else None
    if source is None and _SAYINGS.search(mention.quote[: found.start()]):
        source = _said_before(earlier)
    day = _day(source) if source else None
    if source is None or day is None:
        return None
    return _Found(Date.day(day), _phrase(mention, found), source, "linked.day_when")


def _said_before(earlier: Sequence[Mention]) -> Mention | None:
    """Find the saying that “the statements” are, where only one day is told of."""
    said = [each for each in earlier if each.role == "statement" and _day(each)]
    return said[-1] if len({_day(each) for each in said}) == 1 else None


def _away(
    mention: Mention, earlier: Sequence[Mention], behind: Sequence[Mention]
) -> _Found | None:
    """Read “two days after the vote on Sunday” by the day of the vote."""
    for found in _AWAY.finditer(mention.quote):
        end = mention.start + found.end()
        here = [
            each
            for each in (*earlier[-6:], *behind[:6])
            if each.start == mention.start and each.trigger.start >= end
        ]
        source = min(here, key=lambda each: each.trigger.start, default=None)
        if source is None or (day := _day(source)) is None:
            continue
        if mention.trigger.start > end and not _closes(mention, source):
            continue
        last = mention.start + found.start()
        if mention.trigger.end <= last and not _governs(
            mention, found, earlier, [each for each in behind if each != source]
        ):
            continue
        if date := _counted(found, day, mention):
            phrase = _phrase(mention, found)
            return _Found(date, phrase, source, f"linked.{found['way'].lower()}")
    return None


def _away_before(mention: Mention, earlier: Sequence[Mention]) -> _Found | None:
    """Read “spoke on Friday, two days after Oslo had given a figure” for the giving."""
    for found in _AWAY.finditer(mention.quote):
        at, end = mention.start + found.start(), mention.start + found.end()
        here = [each for each in earlier if each.start == mention.start]
        is_next = not any(each.trigger.start >= end for each in here)
        if mention.trigger.start < end or not is_next:
            continue
        before = [each for each in here if each.trigger.end <= at]
        source = before[-1] if before else None
        if source is None and _SAYINGS.search(mention.quote[: found.start()]):
            source = _said_before(earlier)
        day = _day(source) if source else None
        if source is None or day is None or not _count(found):
            continue
        if date := _counted(found, day, mention, is_turned=True):
            phrase = _phrase(mention, found)
            return _Found(date, phrase, source, f"linked.{found['way'].lower()}")
    return None


def _closes(mention: Mention, source: Mention) -> bool:
    """Tell whether a comma parts what is counted from from the main clause behind."""
    between = mention.quote[
        source.trigger.end - mention.start : mention.trigger.start - mention.start
    ]
    return between.count(",") == 1 and not _PARTING.search(between)


def _counted(
    found: re.Match[str], day: dt.date, mention: Mention, *, is_turned: bool = False
) -> Date | None:
    """Count from a day; “days after” without a number gives a bound.

    Turned, the mention is what is counted from, and the day the other's.
    """
    count = _count(found)
    back = (found["way"].lower() == "before") != is_turned
    if found["unit"].lower() != "day":
        return None if count and count > _LONG else Date.day(day)
    if count:
        step = dt.timedelta(days=int(count))
        there = day - step if back else day + step
        latest = mention.date.latest if mention.date else None
        return None if latest and there > latest else Date.day(there)
    return Date.until(day - _DAY) if back else _after(day, mention)


def _dated(mention: Mention, found: _Found) -> Mention:
    latest = mention.date.latest if mention.date else None
    if latest and found.date.earliest and found.date.earliest > latest:
        return mention
    phrase = found.phrase
    return replace(
        mention,
        date=found.date,
        timex=DateProvenance(
            text=phrase.text,
            start=phrase.start,
            end=phrase.end,
            rule=found.rule,
            anchor=_day(found.source),
            anchor_source="text",
            value=found.date.edtf,
            confidence=0.8,
            evidence=_sentence(found.source),
        ),
    )


def _day(mention: Mention) -> dt.date | None:
    """Give the one day of a mention; None where it is coarser, a bound or unknown."""
    date = mention.date
    return date.earliest if date and date.days == 1 else None


def _sentence(mention: Mention) -> Span:
    return Span(mention.quote, mention.start, mention.end)


def _phrase(mention: Mention, found: re.Match[str]) -> Span:
    return Span(found[0], mention.start + found.start(), mention.start + found.end())
