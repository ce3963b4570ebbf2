"""Units of the calendar told from the anchor: last week, this year, next quarter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.business import QuarterInFocus
from timeline.resolve.lexicon import MONTH, SEASON, UNIT, UNITS, WEEKDAY
from timeline.resolve.meaning import Anaphor, Context, Fixed, Reading, Step
from timeline.resolve.named import TheWeek, Weekend
from timeline.resolve.rules.rule import Build, Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_LAST = r"last|past|this past|this last"
_THIS = r"this|current|the current|this current|the present"
_NEXT = r"next|coming|this coming|upcoming"
_UNIT = rf"(?:fiscal |financial |calendar |school |full )?(?P<unit>{UNIT})"


def _step(count: int) -> Build:
    def build(match: re.Match[str], text: str) -> Meaning | None:
        unit = UNITS[match["unit"]]
        if unit is Granularity.DAY and count:
            return None  # “the last day” is that of something, and not yesterday
        if count and _OF_SOMETHING.match(match.string, match.end()):
            return None  # “the last week of the trial” is no week before this
        return Step(unit, count)

    return build


_OF_SOMETHING = re.compile(
    rf" of (?:(?:the|his|her|its|their) (?!same)\w|{MONTH}\b|"
    r"(?:1[5-9]|20)\d\d\b(?![ ,.]?\w))"
)
"""What a week or a year is the last of; “sales last year of 3,000 tons” are none."""

_PART_OF = re.compile(rf"(?:{MONTH}|{SEASON}) of $")
"""“October of the next year” is told after a date of the text."""


@dataclass(frozen=True, slots=True)
class _TheNext:
    """“the next month”: after the one told of in the past, else after the anchor's."""

    granularity: Granularity

    def read(self, context: Context) -> Reading:
        if context.cue == "past" and context.stated(self.granularity):
            return Anaphor(self.granularity, 1).read(context)
        return Step(self.granularity, 1).read(context)


def _next(match: re.Match[str], text: str) -> Meaning | None:
    """Read the unit after the anchor's; “the next day” follows on a day of the text."""
    unit = UNITS[match["unit"]]
    before = match.string[max(0, match.start() - 14) : match.start()]
    if unit is Granularity.DAY or _PART_OF.search(before):
        return None
    return _TheNext(unit) if match[0].startswith("the next") else Step(unit, 1)


def _the(match: re.Match[str], text: str) -> Meaning | None:
    unit, at = UNITS[match["unit"]], match.start("unit")
    if _OF_THE.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    if text[at : at + 2].istitle():
        return None  # “The Week” is a paper
    if unit is Granularity.WEEKEND:
        return Weekend()
    if unit is Granularity.WEEK:
        return TheWeek()
    return Step(unit, 0)


_OF_THE = re.compile(
    r"\b(?:coach|player|team|man|woman|person|manager|book|car|word|goal|rookie|driver|"
    r"athlete|employee|teacher|photo|song|album|film) of $"
)
"""“Player of the year” is a title."""


def _weekend(match: re.Match[str], text: str) -> Meaning | None:
    return Weekend()


def _coming_weekend(match: re.Match[str], text: str) -> Meaning | None:
    return Weekend(is_ahead=True)


def _beyond(match: re.Match[str], text: str) -> Meaning | None:
    return Step(UNITS[match["unit"]], -2 if match["last"] else 2)


def _beside_mention(match: re.Match[str], text: str) -> Meaning | None:
    count = -1 if match["way"] == "before" else 1
    return Anaphor(UNITS[match["unit"]], count, falls_back=count < 0)


def _year(match: re.Match[str], text: str) -> Meaning | None:
    return Step(Granularity.YEAR, 0)


def _stated_day(match: re.Match[str], text: str) -> Meaning | None:
    return Anaphor(Granularity.DAY, 0, falls_back=True)


def _twelve_months(match: re.Match[str], text: str) -> Meaning | None:
    return Fixed("P1Y", confidence=0.8)


def _from_mention(match: re.Match[str], text: str) -> Meaning | None:
    way = match["way"].split()[-1]
    if way == "same" and match.string.startswith(" of ", match.end()):
        return None  # “the same week of June last year” is no week told before
    counts = {"previous": -1, "prior": -1, "preceding": -1, "same": 0, "that": 0}
    unit, count = UNITS[match["unit"]], counts.get(way, 1)
    if unit is Granularity.QUARTER and count < 0:
        return QuarterInFocus(shift=count)
    return Anaphor(unit, count, falls_back=count < 0)


RULES = (
    Rule(
        "relative.last",
        ("unit",),
        rf"(?:the )?(?:{_LAST}) {_UNIT}",
        _step(-1),
        reads=(
            "Sales fell [last year]. | 2023 | relative.last",
            "It met [last week]. | 2024-W11 | relative.last",
            "It grew [last month]. | 2024-02 | relative.last",
            "It grew [the past quarter]. | 2023-Q4 | relative.last",
            "Sales fell [last year]. | XXXX | relative.last.open | none",
        ),
        leaves=(
            "They last yearned for it; the last yearling fell.",
            "It fell in the last week of the trial, in the last year of his life.",
        ),
    ),
    Rule(
        "relative.this",
        ("unit",),
        rf"(?:{_THIS}) {_UNIT}",
        _step(0),
        reads=(
            "Sales fell [this year]. | 2024 | relative.this",
            "They meet [this weekend]. | 2024-W12-WE | relative.this",
        ),
        leaves=("This yearling fell to this Weekes.",),
    ),
    Rule(
        "relative.weekend_visit",
        ("unit",),
        r"(?:(?<=\ba )|(?<=\bhis )|(?<=\bher )|(?<=\btheir ))weekend"
        r"(?= (?!of|in|at|with|away|for|and|or|when|that|was|is|off|after|before|on|to|"
        r"by)[a-z])",
        _weekend,
        reads=(
            "He came on a [weekend] visit. | 2024-W11-WE | relative.weekend_visit.past",
        ),
        leaves=("He came as a weekender.",),
    ),
    Rule(
        "relative.weekend",
        ("unit",),
        "(?:the |this )?(?:coming|upcoming) weekend",
        _coming_weekend,
        reads=(
            "They play [this coming weekend]. | 2024-W12-WE | relative.weekend.future",
        ),
        leaves=("The coming weekender slept.",),
    ),
    Rule(
        "relative.beyond",
        ("unit",),
        rf"the (?P<unit>{UNIT}) (?:before (?P<last>last)|after next)"
        rf"(?! (?:{WEEKDAY}|{MONTH}|{UNIT}))",
        _beyond,
        reads=("It met [the week before last]. | 2024-W10 | relative.beyond",),
        leaves=("He sat in the weaker before last.",),
    ),
    Rule(
        "relative.day_before",
        ("unit",),
        r"the (?P<unit>day|week|month|year) (?P<way>before|after)"
        r"(?= ?[.,;:!?)]| (?:and|but|in)\b| *$)",
        _beside_mention,
        reads=(
            "He won on May 2, 1998. He had come [the day before]."
            " | 1998-05-01 | relative.day_before",
            "He won on May 2, 1998. He had come [the day before] and slept."
            " | 1998-05-01 | relative.day_before",
        ),
        leaves=("It fell the day before the vote.",),
    ),
    Rule(
        "relative.next",
        ("unit",),
        rf"(?:the )?(?:{_NEXT}) {_UNIT}",
        _next,
        reads=(
            "It opens [next month]. | 2024-04 | relative.next",
            "It opens [the coming week]. | 2024-W13 | relative.next",
            "It fell in May 1998. [The next month] it rose. | 1998-06 | relative.next",
        ),
        leaves=("The next weaker one fell.",),
    ),
    Rule(
        "duration.year_ended",
        ("unit",),
        rf"(?:the )?(?:fiscal |financial )?year"
        rf"(?= end(?:ed|ing)\b| (?:to|through|until) (?:the end of )?{MONTH})",
        _twelve_months,
        type="DURATION",
        reads=(
            "It lost money in [the year] ended June 30. | P1Y | duration.year_ended",
            "It lost money in [the year] to June 2018. | P1Y | duration.year_ended",
        ),
        leaves=("It sold the yearling that ended last.",),
    ),
    Rule(
        "relative.the",
        ("unit",),
        r"the (?:fiscal |financial |calendar |full |entire )?"
        r"(?P<unit>weekend|(?:week|month|year)(?! (?:before|after|following|preceding|"
        r"leading up|that followed|when|he|she|they|it|we|the|an?|his|her|its|their|"
        r"was|"
        r"(?:of|in) (?:the|an?|his|her|its|their|which))\b))",
        _the,
        reads=(
            "Rain fell over [the weekend]. | 2024-W11-WE | relative.the.past",
            "It is the third strike of [the year]. | 2024 | relative.the",
            "Prices fell for [the week]. | 2024-W11 | relative.the.past | 2024-03-18",
            "Prices fell for [the week]. | 2024-W12 | relative.the.same",
        ),
        leaves=(
            "It closed the week before the vote, the year the war began.",
            "It closed in the week of the flood; she won the year he died.",
        ),
    ),
    Rule(
        "relative.year_end",
        ("unit",),
        "year[ -]end|(?:the )?year's end",
        _year,
        mod="END",
        reads=(
            "It will close by [year-end]. | 2024 | relative.year_end",
            "It will close by [year's end]. | 2024 | relative.year_end",
        ),
        leaves=("The yearling ended last.",),
    ),
    Rule(
        "relative.in_the_day",
        ("unit",),
        "(?:(?<=earlier in )|(?<=later in ))the day",
        _stated_day,
        reads=(
            "He won on May 2, 1998. [Later in the day] he left."
            " | 1998-05-02 | relative.in_the_day",
        ),
        leaves=("He was earlier in the dairy.",),
    ),
    Rule(
        "relative.mention",
        ("unit",),
        rf"(?P<way>that(?: same)?|(?:the|this) same|the (?:following|(?:very )?next|"
        rf"previous|prior|preceding)|next(?= day)) {_UNIT}",
        _from_mention,
        reads=(
            "He won on May 2, 1998. [The following month] he left."
            " | 1998-06 | relative.mention",
            "In June 1998 it began. It ended [that year]. | 1998 | relative.mention",
            "In June 1998 it began. It ended in [May of the next year]."
            " | 1999-05 | month",
            "He won on Monday. [The next day] he left. | 2024-03-19 | relative.mention",
            "[The next day] he left. | XXXX-XX-XX | relative.mention.open",
            "It beat [the prior quarter]. | 2023-Q3 | relative.mention",
            "It beat [the previous year]. | 2023 | relative.mention",
            "It rained this week, and the same week of [June last year]."
            " | 2023-06 | month",
            "On May 2, 1998 he won; [the same day] he left."
            " | 1998-05-02 | relative.mention",
        ),
        leaves=("He sold that yearling and the following weaker one.",),
    ),
)
