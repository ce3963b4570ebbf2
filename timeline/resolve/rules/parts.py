"""Parts of a day: this morning, last night, at dawn, overnight, the small hours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.lexicon import LIGHT, PART, PARTS_BY_LIGHT, PARTS_OF_DAY
from timeline.resolve.meaning import Anaphor, ClockTime, PartOfDay, Step
from timeline.resolve.night import Overnight
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_AT = re.compile(
    r"\b(?:at|by|until|till|since|from|before|after|around|shortly before|to) $"
)


def _part_of_today(match: re.Match[str], text: str) -> Meaning | None:
    return PartOfDay(Step(Granularity.DAY, 0), _time(match))


def _part_of_mention(match: re.Match[str], text: str) -> Meaning | None:
    counts = {"next": 1, "following": 1, "previous": -1}
    day = Anaphor(Granularity.DAY, counts.get(match["way"].split()[-1], 0))
    return PartOfDay(day, _time(match))


def _part_beside(match: re.Match[str], text: str) -> Meaning | None:
    """Read “the night before”, “the morning after”, “the night before last”."""
    if match["last"]:
        return PartOfDay(Step(Granularity.DAY, -2), _time(match))
    count = -1 if match["way"] == "before" else 1
    return PartOfDay(
        Anaphor(Granularity.DAY, count, falls_back=count < 0), _time(match)
    )


def _last_night(match: re.Match[str], text: str) -> Meaning | None:
    return PartOfDay(Step(Granularity.DAY, -1), ClockTime("TNI"))


def _early_hours(match: re.Match[str], text: str) -> Meaning | None:
    return ClockTime("TMO")


def _part(match: re.Match[str], text: str) -> Meaning | None:
    return _time(match)


def _by_light(match: re.Match[str], text: str) -> Meaning | None:
    """Read “at dawn”, but not the dawn of an age nor somebody called Dawn."""
    if text[match.start()].isupper():
        return None
    if not _AT.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    return ClockTime(PARTS_BY_LIGHT[match["light"]])


def _overnight(match: re.Match[str], text: str) -> Meaning | None:
    return Overnight()


def _night(match: re.Match[str], text: str) -> Meaning | None:
    return ClockTime("TNI")


def _time(match: re.Match[str]) -> ClockTime:
    return ClockTime(PARTS_OF_DAY[match["part"]])


RULES = (
    Rule(
        "part.today",
        ("part",),
        rf"this (?P<part>{PART})",
        _part_of_today,
        type="TIME",
        reads=(
            "He left [this morning]. | 2024-03-21TMO | part.today",
            "He left at [9:30 this morning]. | 2024-03-21T09:30 | part.today",
        ),
        leaves=("He poured this sauce at mourning.",),
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
        leaves=("He wrote that nightmare down.",),
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
        reads=(
            "He left [last night]. | 2024-03-20TNI | part.last_night",
            "He left at [10pm last night]. | 2024-03-20T22:00 | part.last_night",
            "He left at [8:30 last night]. | 2024-03-20T20:30 | part.last_night",
        ),
        leaves=("The last nightclub closed.",),
    ),
    Rule(
        "part.the",
        ("part",),
        r"(?:(?<=in )|(?<=during )|(?<=through )|(?<=spend )|(?<=spent ))the "
        r"(?P<part>morning|afternoon|evening|night)(?! (?:sky|shift|train|session))",
        _part,
        type="TIME",
        reads=(
            "It rained in [the morning]. | 2024-03-21TMO | part.the",
            "They spent [the night] in tents. | 2024-03-21TNI | part.the",
        ),
        leaves=("He ran past the nightclub, in the shade.",),
    ),
    Rule(
        "part.mid",
        ("part",),
        "mid[ -](?P<part>morning|afternoon|evening)",
        _part,
        type="TIME",
        mod="MID",
        reads=("By [mid-afternoon] it was over. | 2024-03-21TAF | part.mid",),
        leaves=("He ran in midfield, midway.",),
    ),
    Rule(
        "part.early_hours",
        ("unit", "part"),
        "(?:the )?(?:early|small|wee)(?:[ -]morning)? hours"
        "(?: of the (?:morning|day))?",
        _early_hours,
        type="TIME",
        reads=(
            "It burned in [the early hours of Sunday]. | 2024-03-17TMO | weekday.past",
            "It burned in [the early-morning hours]."
            " | 2024-03-21TMO | part.early_hours",
        ),
        leaves=("He rang the early birds.",),
    ),
    Rule(
        "part.light",
        ("part",),
        rf"(?P<light>{LIGHT})(?! of (?:an?|the)\b)",
        _by_light,
        type="TIME",
        reads=(
            "They struck at [dawn]. | 2024-03-21TMO | part.light",
            "They struck before [dawn on Sunday]. | 2024-03-17TMO | weekday.past",
            "He left at [lunchtime]. | 2024-03-21TMI | part.light",
        ),
        leaves=("At Dawn Lee's shop it was dawn, the dawn of a new age.",),
    ),
    Rule(
        "part.overnight",
        ("day",),
        r"overnight(?=[.,;:!?)]| (?:in|at|from|by|as|and|after|while|when|into)\b| *$)",
        _overnight,
        type="TIME",
        reads=("Shells hit the port [overnight]. | 2024-03-20TNI | part.overnight",),
        leaves=("It was an overnight success.",),
    ),
    Rule(
        "part.overnight_of",
        ("day",),
        "overnight",
        _night,
        type="TIME",
        weak=True,
        reads=(
            "It fell [overnight Saturday]. | 2024-03-16TNI | weekday.past",
            "It fell [overnight on Saturday]. | 2024-03-16TNI | weekday.past",
        ),
        leaves=("Nothing lies over knights.",),
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
