"""Days of the week: bare, and with last, this, next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.resolve.lexicon import (
    STEP,
    STEPS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    WEEKDAY_SHORT,
)
from timeline.resolve.named import Weekday, WeekdayAfter
from timeline.resolve.rules.rule import Rule

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_NAMED_DAY = re.compile(r"\b(?:bloody|black|super|fat|ash|cyber|shrove|palm|good) $")
_GOVERNOR = re.compile(r"\b(?:on|until|till|since|late|early|said) $")
_TITLE = re.compile(r" (?:Times|Mirror|Telegraph|Mail|Express|Herald|Night Live)\b")


def _bare(match: re.Match[str], text: str) -> Meaning | None:
    if not text[match.start()].isupper() or _TITLE.match(text, match.end()):
        return None
    if _NAMED_DAY.search(match.string, max(0, match.start() - 8), match.start()):
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
            "It ended on [Friday]. | 2024-10-25 | weekday.same | 2024-10-25",
            "They will vote [Friday]. | 2024-03-22 | weekday.future",
            "Talks have to end by [Monday]. | 2024-03-25 | weekday.future",
            "It fell on [Friday]. | XXXX-WXX-5 | weekday.open | none",
        ),
        leaves=(
            "He sat in the sun, and few were wed.",
            "The Sunday Times had the story of Bloody Sunday.",
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
    ),
)
