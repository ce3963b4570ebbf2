"""Days of the week: bare, and with last, this, next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.lexicon import (
    MONTH,
    STEP,
    STEPS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    WEEKDAY_SHORT,
    YEAR,
    month_number,
)
from timeline.resolve.meaning import At, Step
from timeline.resolve.named import Named, Weekday, WeekdayAfter
from timeline.resolve.names import is_a_first_name, is_a_paper, is_in_a_name
from timeline.resolve.nth import Beside, DayBeside, NthWeekday, WeeksFromWeekday
from timeline.resolve.numerals import COUNT, ORDINALS, read_count
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_GOVERNOR = re.compile(r"\b(?:on|until|till|since|late|early|said) $")


def _bare(match: re.Match[str], text: str) -> Meaning | None:
    start, end = match.span()
    if is_in_a_name(text, start, end) or is_a_paper(text, start, end):
        return None
    if is_a_first_name(text, start, end):
        return None
    return Weekday(WEEKDAY_NUMBERS[match["day"]])


def _short(match: re.Match[str], text: str) -> Meaning | None:
    """Read “on Sat.”, but no paper and no firm: “told The Sun.”, “made by Sun.”."""
    before = match.string[max(0, match.start() - 7) : match.start()]
    if not text[match.start()].isupper() or not _GOVERNOR.search(before):
        return None
    return Weekday(WEEKDAY_NUMBERS[match["day"]])


def _stepped(match: re.Match[str], text: str) -> Meaning | None:
    return Weekday(WEEKDAY_NUMBERS[match["day"]], STEPS[match["step"]])


def _weeks_from(match: re.Match[str], text: str) -> Meaning | None:
    """Read “a week from Monday”, “a week ago Monday”."""
    count = read_count(match["count"])
    if count is None or count != int(count) or count > _MOST_WEEKS:
        return None
    weeks = -int(count) if match["way"] == "ago" else int(count)
    return WeeksFromWeekday(WEEKDAY_NUMBERS[match["day"]], weeks)


_MOST_WEEKS = 60


def _week_on(match: re.Match[str], text: str) -> Meaning | None:
    return WeeksFromWeekday(WEEKDAY_NUMBERS[match["day"]], 1)


def _nth(match: re.Match[str], text: str) -> Meaning | None:
    """Read “the first Monday in October”."""
    number = -1 if match["nth"] == "last" else ORDINALS[match["nth"]]
    day = WEEKDAY_NUMBERS[match["day"]]
    if match["step"]:
        return NthWeekday(number, day, Step(Granularity.MONTH, STEPS[match["step"]]))
    month = Named(Granularity.MONTH, month_number(match["month"]))
    if match["year"]:
        return NthWeekday(number, day, At(month.in_year(int(match["year"]))))
    return NthWeekday(number, day, month)


def _beyond(match: re.Match[str], text: str) -> Meaning | None:
    """Read “the Monday before last”: a week beyond the last or the next."""
    way = -1 if match["way"] == "before last" else 1
    return DayBeside(Weekday(WEEKDAY_NUMBERS[match["day"]], way), 7 * way)


def _beside(match: re.Match[str], text: str) -> Meaning | None:
    way = -1 if match["way"] == "before" else 1
    return Beside(way, WEEKDAY_NUMBERS[match["day"]])


def _after_mention(match: re.Match[str], text: str) -> Meaning | None:
    backward = match["way"] in ("previous", "preceding")
    return WeekdayAfter(WEEKDAY_NUMBERS[match["day"]], backward=backward)


RULES = (
    Rule(
        "weekday",
        ("weekday",),
        rf"(?P<day>{WEEKDAY})",
        _bare,
        reads=(
            "She resigned on [Tuesday]. | 2024-03-19 | weekday.past",
            "she resigned on [tuesday]. | 2024-03-19 | weekday.past",
            "It ended on [Friday]. | 2024-10-25 | weekday.same | 2024-10-25",
            "They will vote [Friday]. | 2024-03-22 | weekday.future",
            "Talks have to end by [Monday]. | 2024-03-25 | weekday.future",
            "It fell on [Friday]. | XXXX-WXX-5 | weekday.open | none",
        ),
        leaves=(
            "He sat in the sun, and few were wed.",
            "The Sunday Times had the story of Bloody Sunday.",
            "She told the Sunday Courier so.",
            "Justice Sunday Okoro saw “Manic Monday” at the Friday Club.",
        ),
    ),
    Rule(
        "weekday.short",
        ("weekday",),
        rf"(?P<day>{WEEKDAY_SHORT})\.",
        _short,
        reads=(
            "It fell on [Sat.] after dark. | 2024-03-16 | weekday.short.past",
            "They will vote on [Mon.] at last. | 2024-03-25 | weekday.short.future",
        ),
        leaves=("She told The Sun. He bought one made by Sun. They Wed.",),
    ),
    Rule(
        "weekday.stepped",
        ("weekday",),
        rf"(?:this )?(?P<step>{STEP}) (?P<day>{WEEKDAY})",
        _stepped,
        reads=(
            "It rained [last Tuesday]. | 2024-03-19 | weekday.stepped",
            "It rained [last Thursday]. | 2024-03-14 | weekday.stepped",
            "They meet [next Tuesday]. | 2024-03-26 | weekday.stepped",
            "Polls open [this Sunday]. | 2024-03-24 | weekday.stepped",
        ),
        leaves=("They sat at the last sat-nav, next to the sun.",),
    ),
    Rule(
        "weekday.weeks",
        ("unit",),
        rf"(?P<count>{COUNT}) weeks? (?P<way>from|ago|(?<=\ba week )on)"
        rf"(?: this| last| next| on)? (?P<day>{WEEKDAY})",
        _weeks_from,
        reads=(
            "They meet [a week from Monday]. | 2024-04-01 | weekday.weeks.future",
            "They meet [a week on Monday]. | 2024-04-01 | weekday.weeks.future",
            "They met [two weeks ago Monday]. | 2024-03-04 | weekday.weeks.past",
        ),
        leaves=("Two weak men from Monrovia sat.",),
    ),
    Rule(
        "weekday.week",
        ("weekday",),
        rf"(?P<day>{WEEKDAY}) week(?=[.,;:!?)]| (?:and|at|in)\b|$)",
        _week_on,
        reads=("They meet on [Monday week]. | 2024-04-01 | weekday.week.future",),
        leaves=("He was weak, and they sat.",),
    ),
    Rule(
        "weekday.beyond",
        ("weekday",),
        rf"the (?P<day>{WEEKDAY}) (?P<way>before last|after next)",
        _beyond,
        reads=(
            "They met [the Tuesday before last]. | 2024-03-12 | weekday.beyond",
            "They meet [the Tuesday after next]. | 2024-04-02 | weekday.beyond",
        ),
        leaves=("He came the man before last.",),
    ),
    Rule(
        "weekday.beside",
        ("weekday",),
        rf"the (?P<day>{WEEKDAY}) (?P<way>before|after)",
        _beside,
        weak=True,
        reads=(
            "They met [the Saturday before Christmas]. | 2023-12-23"
            " | weekday.beside.past",
            "They met [the Monday after Easter 2019]. | 2019-04-22 | weekday.beside",
        ),
        leaves=("They sat down the man before the tests.",),
    ),
    Rule(
        "weekday.nth",
        ("weekday",),
        rf"(?:the )?(?P<nth>first|second|third|fourth|fifth|last) (?P<day>{WEEKDAY})"
        rf" (?:of|in) (?:(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?|"
        r"(?P<step>last|this|next) month)",
        _nth,
        reads=(
            "They met on [the first Monday in October]. | 2023-10-02"
            " | weekday.nth.past",
            "It is [the last Friday of May 2025]. | 2025-05-30 | weekday.nth | none",
            "It met on [the first Monday of May]. | XXXX-05 | weekday.nth.open | none",
            "It met on [the third Sunday of last month]. | 2024-02-18 | weekday.nth",
        ),
        leaves=("It was the first Mondeo in Octopia.",),
    ),
    Rule(
        "weekday.mention",
        ("weekday",),
        rf"the (?P<way>previous|preceding|following|next) (?P<day>{WEEKDAY})",
        _after_mention,
        reads=(
            "The wall fell on March 1, 2024; [the following Monday] it was rebuilt."
            " | 2024-03-04 | weekday.mention",
            "[The following Monday] it fell. | XXXX-WXX-1 | weekday.mention.open",
            "He came [the previous Monday]. | 2024-03-18 | weekday.mention",
        ),
        leaves=("He read the previous Sunbeam.",),
    ),
)
