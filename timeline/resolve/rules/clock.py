"""Clock times: “5 p.m. EST”, “14:30”, “1430 GMT”, “half past nine”, “noon”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.resolve.lexicon import PART, PARTS_OF_DAY, WEEKDAY
from timeline.resolve.meaning import At, ClockTime, PartOfDay
from timeline.resolve.numerals import read_count
from timeline.resolve.rules.rule import Rule
from timeline.resolve.slot import day_slot
from timeline.resolve.zone_names import AMERICAN, SHORT_PLACES
from timeline.resolve.zones import ZONE

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_HALF = r"(?P<half>[ap])(?:\. ?m\b\.?| ?m\b)"
_IN_PART = rf"(?: (?:in the|at) (?P<part>{PART})| {_HALF})?"
_FACE = (
    r"(?P<face>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"1[0-2]|[1-9])"
)
_NAMED = {"noon": 12, "midday": 12, "midnight": 24}
_ZONES = ("zone", "zone_aside", "zone_figures")
_GOVERNED = re.compile(
    r"(?:\b(?:at|by|until|till|since|from|before|after|between|about|around|"
    r"approximately|updated|published|posted)(?: about| around| approximately)?:? |"
    r"\d\d?[:h]\d\d(?: to | and | ?- ?))$"
)
"""What stands before a time of the clock, and not before a score or a verse."""
_GOVERNOR_LENGTH = 24
_MEASURED = (
    r"(?! (?:minutes|mins|seconds|ratio|odds|lead|win|loss|victory|defeat|mark|left|"
    r"remaining|into|of the)\b|:\d)"
)
_COUNTED = r"(?! (?:minutes|hours|days|weeks|months|years|percent|people|times)\b)"
_TWENTY_FOUR = (
    r"(?<![:.$£€])(?P<hour>[012]?\d)(?P<mark>[:.h]) ?(?P<minute>[0-5]\d)"
    r"(?::(?P<second>[0-5]\d)(?:\.\d+)?(?P<zone_figures>[+-]\d\d:?\d\d)?)?"
    rf"(?! ?[ap](?:\. ?)?m\b)(?P<hours> ?(?:hours|hrs)\b)?{ZONE}?{_MEASURED}"
)


def _twelve_hours(match: re.Match[str], text: str) -> Meaning | None:
    hour = int(match["hour"])
    if not (1 <= hour <= 12 or (hour == 0 and match["half"] == "a")):
        return None
    return _time(match, text, hour % 12 + (12 if match["half"] == "p" else 0))


def _hour_of_part(match: re.Match[str], text: str) -> Meaning | None:
    if not _is_governed(match):
        return None  # “two raids, one in the morning”
    time = _time(match, text, int(read_count(match["face"]) or 0), is_open=True)
    return time and time.within(ClockTime(PARTS_OF_DAY[match["part"]]))


def _sure(match: re.Match[str], text: str) -> Meaning | None:
    """Read “14:30” where the words around it make it a clock time."""
    is_marked = match["hours"] or any(match[name] for name in _ZONES)
    if not is_marked and (match["mark"] == "." or not _is_governed(match)):
        return None
    return _twenty_four_hours(match, text)


def _twenty_four_hours(match: re.Match[str], text: str) -> ClockTime | None:
    figures = match["hour"]
    if len(figures) == 1 and match["second"]:
        return None  # “2:03:45” is how long a race took
    is_open = 1 <= int(figures) <= 12 and figures[0] != "0" and not match["hours"]
    return _time(match, text, int(figures), is_open=is_open)


_ON_A_DAY = re.compile(rf" (?:on )?{WEEKDAY}\b")


def _military(match: re.Match[str], text: str) -> Meaning | None:
    """Read “1430 GMT”, but no year before “Pacific …” and no count of hours."""
    zone = (match["zone"] or match["zone_aside"] or "").lower()
    if zone in SHORT_PLACES or zone in AMERICAN:
        return None
    is_told = match["hours"] or _ON_A_DAY.match(match.string, match.end())
    if not zone and not (is_told and _is_governed(match)):
        return None
    return _time(match, text, int(match["hour"]))


def _named(match: re.Match[str], text: str) -> Meaning | None:
    return _time(match, text, _NAMED[match["name"]])


def _spoken(match: re.Match[str], text: str) -> Meaning | None:
    """Read “half past nine”; “a quarter to nine” only where a time is expected."""
    is_before = match["way"] in ("to", "before")
    if is_before and not _is_governed(match):
        return None
    count = match["count"].removeprefix("a ").removesuffix(" minutes")
    minutes = {"half": 30, "quarter": 15}.get(count) or int(read_count(count) or 0)
    hour = int(read_count(match["face"]) or 0)
    if is_before:
        hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    return _spoken_time(match, f"T{hour:02}:{minutes:02}")


def _o_clock(match: re.Match[str], text: str) -> Meaning | None:
    return _spoken_time(match, f"T{int(read_count(match['face']) or 0):02}")


def _spoken_time(match: re.Match[str], tail: str) -> ClockTime:
    """Place a time on the face of a clock in its half of the day, where stated."""
    if match["half"]:
        part = "TMO" if match["half"] == "a" else "TAF"
    else:
        part = PARTS_OF_DAY.get(match["part"] or "", "")
    time = ClockTime(tail, is_open=True)
    return time.within(ClockTime(part)) if part else time


def _iso(match: re.Match[str], text: str) -> Meaning | None:
    slot = day_slot(int(match["year"]), int(match["month"]), int(match["day"]))
    time = _time(match, text, int(match["hour"]))
    return PartOfDay(At(slot), time) if slot and time else None


def _is_governed(match: re.Match[str]) -> bool:
    start = match.start()
    return bool(_GOVERNED.search(match.string, max(0, start - _GOVERNOR_LENGTH), start))


def _time(
    match: re.Match[str], text: str, hour: int, *, is_open: bool = False
) -> ClockTime | None:
    """Take minutes, seconds and the zone as far as they are stated."""
    groups = match.groupdict()
    tail = f"T{hour:02}"
    if minute := groups.get("minute"):
        tail += f":{minute}"
    if second := groups.get("second"):
        tail += f":{second}"
    if tail > "T24:00":
        return None
    zones = [text[slice(*match.span(name))] for name in _ZONES if groups.get(name)]
    return ClockTime(tail, zones[0] if zones else None, is_open)


RULES = (
    Rule(
        "absolute.iso",
        ("clock",),
        r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)t(?P<hour>\d\d):?"
        r"(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
        r"(?P<zone>z|[+-]\d\d(?::?\d\d)?)?",
        _iso,
        type="TIME",
        reads=(
            "Logged [2024-10-25T14:30:00Z] there."
            " | 2024-10-25T14:30:00 | absolute.iso | none",
            "Logged [2024-10-25T14:30+03:00]. | 2024-10-25T14:30 | absolute.iso",
            "Logged [2024-10-25 14:30 UTC]. | 2024-10-25T14:30 | absolute.ymd",
        ),
        leaves=("Terminal T14 has 13-45 gates.",),
    ),
    Rule(
        "clock.ampm",
        ("clock",),
        r"(?P<hour>\d\d?)(?:[:.] ?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)? ?"
        rf"{_HALF}{ZONE}?",
        _twelve_hours,
        type="TIME",
        reads=(
            "It began at [5 p.m]. | 2024-03-21T17:00 | clock.ampm",
            "It began at [5 p.m.] in Kesh. | 2024-03-21T17:00 | clock.ampm",
            "It began at [8.40am]. | 2024-03-21T08:40 | clock.ampm",
            "It began at [8. 40am] there. | 2024-03-21T08:40 | clock.ampm",
            "It began at [3: 33 a. m.] there. | 2024-03-21T03:33 | clock.ampm",
            "It began at [9:30 a.m. EST Friday]. | 2024-03-15T09:30 | weekday.past",
            "It ended [Saturday about 8.40am]. | 2024-03-16T08:40 | weekday.past",
            "It began at [5 p.m] | XXXX-XX-XXT17:00 | clock.ampm.open | none",
            "Open from [9]-11:30 a.m. there. | 2024-03-21T09:00 | clock.first",
            "Seen between [3] and 4 p.m. there. | 2024-03-21T15:00 | clock.first",
            "It ran from [11] to 1 p.m. there. | 2024-03-21T11:00 | clock.first",
            "Open from [9 a.m.] to 5 p.m. on Friday. | 2024-03-15T09:00 | weekday.past",
        ),
        leaves=("I am 5, and 25 am radios are on sale.",),
    ),
    Rule(
        "clock.part",
        ("part",),
        rf"{_FACE}(?::(?P<minute>[0-5]\d))? (?:in the|at) (?P<part>{PART})",
        _hour_of_part,
        type="TIME",
        reads=(
            "It began at [4 in the morning]. | 2024-03-21T04:00 | clock.part",
            "It began at [nine at night]. | 2024-03-21T21:00 | clock.part",
        ),
        leaves=("He had 40 in the marina.",),
    ),
    Rule(
        "clock.24",
        ("clock",),
        _TWENTY_FOUR,
        _sure,
        type="TIME",
        reads=(
            "It began at [14:30]. | 2024-03-21T14:30 | clock.24",
            "It began at [14:30:15]. | 2024-03-21T14:30:15 | clock.24",
            "Last seen [14:30 GMT]. | 2024-03-21T14:30 | clock.24",
            "It began at [14h30]. | 2024-03-21T14:30 | clock.24",
            "It began at [19.30 hours]. | 2024-03-21T19:30 | clock.24",
            "It hit at [1:53 (IST)]. | 2024-03-21T01:53 | clock.24",
        ),
        leaves=(
            "They won 15:10 and quoted John 3:16 on a 4:30 ratio.",
            "He ran it in 2:03:45, as Article 5.30 says.",
            "It ended 2:1 at 5:23 of the last third.",
        ),
    ),
    Rule(
        "clock.bare",
        ("clock",),
        _TWENTY_FOUR,
        _twenty_four_hours,
        type="TIME",
        weak=True,
        reads=(
            "Sent [July 2, 2013 15:01]. | 2013-07-02T15:01 | absolute.mdy",
            "He left [8:30 Thursday night]. | 2024-03-21T20:30 | weekday.same",
        ),
        leaves=("They won 15:01.",),
    ),
    Rule(
        "clock.military",
        ("clock", "year"),
        r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?P<hours> ?(?:hours|hrs)\b)?"
        rf"{ZONE}?",
        _military,
        type="TIME",
        reads=(
            "It began at [1430 GMT]. | 2024-03-21T14:30 | clock.military",
            "It began at [0735 GMT Friday]. | 2024-03-15T07:35 | weekday.past",
            "It began at [2030 hours]. | 2024-03-21T20:30 | clock.military",
            "It holds until [1200 on Sunday]. | 2024-03-24T12:00 | weekday.future",
        ),
        leaves=("He met 1430 women, and paid 1430 pounds.",),
    ),
    Rule(
        "clock.named",
        ("clock",),
        rf"(?<!high )(?:(?:12|twelve)(?::00)? )?(?P<name>noon|midday|midnight){ZONE}?",
        _named,
        type="TIME",
        reads=(
            "The strike ended at [midnight Friday]. | 2024-03-15T24:00 | weekday.past",
            "It ended at [12 noon GMT]. | 2024-03-21T12:00 | clock.named",
        ),
        leaves=("They saw High Noon.",),
    ),
    Rule(
        "clock.spoken",
        ("unit", "clock"),
        r"(?P<count>half(?= past)|(?:a )?quarter|"
        r"(?:five|ten|twenty|twenty-five)(?: minutes|(?= past))|[1-5]?\d minutes) "
        rf"(?P<way>past|to|after|before) {_FACE}(?: o'clock)?{_IN_PART}{_COUNTED}",
        _spoken,
        type="TIME",
        reads=(
            "He left at [half past nine]. | 2024-03-21T09:30 | clock.spoken",
            "He left at [a quarter to six in the evening]."
            " | 2024-03-21T17:45 | clock.spoken",
            "He left at [ten past nine]. | 2024-03-21T09:10 | clock.spoken",
            "He left at [20 minutes to 1 p.m]. | 2024-03-21T12:40 | clock.spoken",
        ),
        leaves=("It grew a quarter to nine tenths.",),
    ),
    Rule(
        "clock.o_clock",
        ("clock",),
        rf"{_FACE} o'clock{_IN_PART}",
        _o_clock,
        type="TIME",
        reads=(
            "He left at [five o'clock]. | 2024-03-21T05:00 | clock.o_clock",
            "He left at [5 o'clock in the afternoon]."
            " | 2024-03-21T17:00 | clock.o_clock",
            "He left at [8 o'clock on Friday night]. | 2024-03-15T20:00 | weekday.past",
        ),
        leaves=("He saw five oak clocks.",),
    ),
)
