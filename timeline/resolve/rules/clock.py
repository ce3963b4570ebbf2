"""Clock times and parts of a day, with the day where it stands beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.lexicon import PART, PARTS_OF_DAY
from timeline.resolve.meaning import Anaphor, ClockTime, PartOfDay, Step
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_ZONE = (
    r"(?:,? \(?(?:(?:local|eastern|central|pacific|mountain|gmt|utc|greenwich mean|"
    r"moscow)(?: (?:standard|daylight|time))*|[ecmp][sd]?t|bst|cest|cet|msk|ist)\)?)?"
)
_HALF = r"(?P<half>[ap])\.? ?m\b\.?"
_NO_CLOCK_BEFORE = re.compile(
    r"(?:\bin|(?<!\bas) of|\b(?:Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|"
    r"Judges|Samuel|Kings|Job|Psalms?|Proverbs|Ecclesiastes|Isaiah|Jeremiah|Ezekiel|"
    r"Daniel|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|"
    r"Philippians|Hebrews|James|Peter|Revelation|[Ss]urah?|[Vv]erses?)) $"
)
"""“ran it in 3:45” is how long it took, “Luke 12:15” a verse."""
_TAKEN = re.compile(r"\d:\d\d:\d\d")
_NAMED = {"noon": 12, "midday": 12, "midnight": 24}


def _twelve_hours(match: re.Match[str], text: str) -> Meaning | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    hour = hour % 12 + (12 if match["half"] == "p" else 0)
    return ClockTime(f"T{hour:02}:{minute:02}")


def _hour_of_part(match: re.Match[str], text: str) -> Meaning | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    hour = hour % 12 + (0 if match["part"] == "morning" else 12)
    return ClockTime(f"T{hour:02}:{minute:02}")


def _twenty_four_hours(match: re.Match[str], text: str) -> Meaning | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 24 or minute > 59:
        return None
    return ClockTime(f"T{hour:02}:{minute:02}")


def _on_the_clock(match: re.Match[str], text: str) -> Meaning | None:
    """Read “at 14:30”, but no verse, no ratio and no time that a runner took."""
    start, is_bare = match.start(), match.string[match.end() - 1].isdigit()
    if is_bare and _NO_CLOCK_BEFORE.search(text, max(0, start - 16), start):
        return None
    if is_bare and _TAKEN.fullmatch(match[0]):
        return None
    return _twenty_four_hours(match, text)


def _named(match: re.Match[str], text: str) -> Meaning | None:
    return ClockTime(f"T{_NAMED[match['name']]:02}:00")


def _part_of_today(match: re.Match[str], text: str) -> Meaning | None:
    return PartOfDay(Step(Granularity.DAY, 0), PARTS_OF_DAY[match["part"]])


def _part_of_mention(match: re.Match[str], text: str) -> Meaning | None:
    counts = {"next": 1, "following": 1, "previous": -1}
    day = Anaphor(Granularity.DAY, counts.get(match["way"].split()[-1], 0))
    return PartOfDay(day, PARTS_OF_DAY[match["part"]])


def _part_beside(match: re.Match[str], text: str) -> Meaning | None:
    """Read “the night before”, “the morning after”, “the night before last”."""
    part = PARTS_OF_DAY[match["part"]]
    if match["last"]:
        return PartOfDay(Step(Granularity.DAY, -2), part)
    count = -1 if match["way"] == "before" else 1
    return PartOfDay(Anaphor(Granularity.DAY, count, falls_back=count < 0), part)


def _last_night(match: re.Match[str], text: str) -> Meaning | None:
    return PartOfDay(Step(Granularity.DAY, -1), "TNI")


def _early_hours(match: re.Match[str], text: str) -> Meaning | None:
    return ClockTime("TMO")


def _part(match: re.Match[str], text: str) -> Meaning | None:
    return ClockTime(PARTS_OF_DAY[match["part"]])


def _the_night(match: re.Match[str], text: str) -> Meaning | None:
    return PartOfDay(Anaphor(Granularity.DAY, 0, falls_back=True), "TNI")


RULES = (
    Rule(
        "clock.ampm",
        ("clock",),
        rf"(?P<hour>\d\d?)(?:[:.] ?(?P<minute>\d\d))? ?{_HALF}{_ZONE}",
        _twelve_hours,
        type="TIME",
        reads=(
            "It began at [5 p.m.] | 2024-03-21T17:00 | clock.ampm",
            "It began at [9:30 a.m. EST Friday]. | 2024-03-15T09:30 | weekday.past",
            "It began at [5 p.m.] | XXXX-XX-XXT17:00 | clock.ampm.open | none",
        ),
    ),
    Rule(
        "clock.part",
        ("part",),
        rf"(?P<hour>\d\d?)(?::(?P<minute>\d\d))?(?: o'clock)? "
        rf"(?:in the|at) (?P<part>{PART})",
        _hour_of_part,
        type="TIME",
        reads=("It began at [4 in the morning]. | 2024-03-21T04:00 | clock.part",),
    ),
    Rule(
        "clock.24",
        ("clock",),
        rf"(?P<hour>[012]?\d): ?(?P<minute>[0-5]\d)(?! ?[ap]\.? ?m)(?::[0-5]\d)?"
        rf"(?: hours)?{_ZONE}",
        _on_the_clock,
        type="TIME",
        reads=("It began at [14:30 GMT]. | 2024-03-21T14:30 | clock.24",),
        leaves=("He ran it in 3:45 and read Luke 12:15; the record is 2:03:59.",),
    ),
    Rule(
        "clock.military",
        ("clock",),
        r"(?P<hour>[012]\d)(?P<minute>[0-5]\d) (?:gmt|utc|hours)",
        _twenty_four_hours,
        type="TIME",
        reads=("It began at [1430 GMT]. | 2024-03-21T14:30 | clock.military",),
    ),
    Rule(
        "clock.named",
        ("clock",),
        r"(?P<name>noon|midday|midnight)",
        _named,
        type="TIME",
        reads=(
            "The strike ended at [midnight Friday]. | 2024-03-15T24:00 | weekday.past",
        ),
    ),
    Rule(
        "part.today",
        ("part",),
        rf"this (?P<part>{PART})",
        _part_of_today,
        type="TIME",
        reads=("He left [this morning]. | 2024-03-21TMO | part.today",),
    ),
    Rule(
        "part.mention",
        ("part",),
        r"(?P<way>that|(?:the|that) same|the (?:next|following|previous)) "
        rf"(?P<part>{PART})",
        _part_of_mention,
        type="TIME",
        reads=(
            "He won on May 2, 1998. [The next morning] he left."
            " | 1998-05-03TMO | part.mention",
            "He won on May 2, 1998. [That night] he left."
            " | 1998-05-02TNI | part.mention",
        ),
    ),
    Rule(
        "part.beside",
        ("part",),
        rf"the (?P<part>{PART}) (?P<way>before|after)(?P<last>(?<=before) last)?"
        r"(?= ?[.,;:!?)]| (?:and|but|in)\b| *$)",
        _part_beside,
        type="TIME",
        reads=(
            "He had left [the night before]. | 2024-03-20TNI | part.beside",
            "He left [the night before last]. | 2024-03-19TNI | part.beside",
            "He won on May 2, 1998 and left [the morning after]."
            " | 1998-05-03TMO | part.beside",
        ),
        leaves=("He slept badly the night before the race.",),
    ),
    Rule(
        "part.last_night",
        ("part",),
        "last (?:night|evening)",
        _last_night,
        type="TIME",
        reads=("He left [last night]. | 2024-03-20TNI | part.last_night",),
    ),
    Rule(
        "part.the",
        ("part",),
        "(?<=in )the (?P<part>morning|afternoon|evening)",
        _part,
        type="TIME",
        reads=("It rained in [the morning]. | 2024-03-21TMO | part.the",),
    ),
    Rule(
        "part.night",
        ("part",),
        "(?:(?<=through )|(?<=during )|(?<=spend )|(?<=spent ))the night",
        _the_night,
        type="TIME",
        reads=("It burned through [the night]. | 2024-03-21TNI | part.night",),
    ),
    Rule(
        "part.early_hours",
        ("unit", "part"),
        "(?:the )?(?:early|small|wee)(?:[ -]morning)? hours(?: of the morning)?",
        _early_hours,
        type="TIME",
        reads=(
            "It burned in [the early hours of Sunday]. | 2024-03-17TMO | weekday.past",
            "It fell in [the early-morning hours]. | 2024-03-21TMO | part.early_hours",
        ),
    ),
    Rule(
        "part",
        ("part",),
        rf"(?:the )?(?P<part>{PART})",
        _part,
        type="TIME",
        weak=True,
        reads=(
            "He left on [Tuesday morning]. | 2024-03-19TMO | weekday.past",
            "He left on [the morning of March 19]. | 2024-03-19TMO | monthday.past",
            "He left [yesterday evening]. | 2024-03-20TEV | today",
        ),
        leaves=("Good morning, said the night watchman.",),
    ),
)
