"""Months and days of months, with a year or without."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.beside import NamedAfter
from timeline.resolve.lexicon import (
    DAY,
    MONTH,
    MORE_DAYS,
    NEIGHBOUR,
    NEIGHBOURS,
    ORDINAL_DAY,
    STEP,
    STEPS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    WEEKDAY_SHORT,
    YEAR_SHORT,
    month_number,
    read_year,
    words,
)
from timeline.resolve.meaning import At, Impossible
from timeline.resolve.named import MonthDay, Named
from timeline.resolve.names import is_a_person, is_a_surname, is_in_a_name
from timeline.resolve.nth import DayOfMonth
from timeline.resolve.numerals import ORDINALS
from timeline.resolve.rules.rule import Rule
from timeline.resolve.slot import Slot, day_slot

if TYPE_CHECKING:
    from timeline.resolve.meaning import Meaning

_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}|{WEEKDAY_SHORT}\b\.?),? (?:the )?)?"
_IN_WORDS = words(ORDINALS)
_DAY_FIRST = (
    rf"(?:the )?(?P<day>{ORDINAL_DAY}(?: of)?|{_IN_WORDS}(?: day)? of)[ -]"
    rf"(?P<month>{MONTH})"
)
_MONTH_FIRST = (
    rf"(?P<month>{MONTH})[ -](?P<day>(?:the )?{ORDINAL_DAY}(?![:,.]?\d)|"
    rf"the {_IN_WORDS}|(?<=july )fourth)"
)
_YEAR = rf"(?P<year>{YEAR_SHORT})"
_ALSO_A_WORD = ("may", "march", "mar", "dec", "sep", "jan")
_SHORT = 4
"""Letters of an abbreviation at most; these are names only with a capital."""
_NAMES = ("jan", "mar", "dec", "sep")
"""Without their period, and without a day, these are mostly people and firms."""
_SURE_GOVERNOR = re.compile(r"(?:\b(?:in|since|until|early|late|mid) |-)$")
_GOVERNOR = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|through|during|for|of|between|and|or|"
    r"before|after|early|late|mid|around|about|every|each) |[-/])$"
)
_JOINING = ("and ", "or ", "of ", "for ", "from ", "to ", "between ", "about ")
"""What stands before people as well: “April Jones and June Smith”."""
_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|our|this|that|each|last year's) |'s? )$"
)
_TOLD = re.compile(
    r" (?!on|for|of|to|from|through|against|family|government|administration|cabinet)"
    r"[a-z]{3}"
)
"""“the March accession”, and not “the March on the capital”, “the May government”."""
_MONTHLY = re.compile(
    r" (?:sales|figures|data|exports|imports|prices|orders|results|earnings|profits?|"
    r"output|production|unemployment|retail|trade|deliveries|inflation)\b"
)
"""What is counted by the month: “March sales rose”."""
_DAY_BEHIND = re.compile(r" \d\d?(?:st|nd|rd|th)?\b")
_COUNTS = re.compile(r"\bin $")
"""What follows “in June” counts something: “in June 31 people fled”."""
_PERSON = re.compile(
    r" (?:[A-Z][a-z]+|said|says|told|asked|replied|smiled|laughed|nodded|who)\b"
)


def _is_named(match: re.Match[str], text: str) -> bool:
    """Tell whether the month is a name: “june 3” is, in “march 3 miles” it is not."""
    if text[match.start("month")].isupper():
        return True
    has_year = "year" in match.re.groupindex and match["year"]
    name = match["month"]
    is_word = name in _ALSO_A_WORD or name == "august"
    return bool(has_year) or (len(name) > _SHORT and not is_word)


def _day(match: re.Match[str], text: str) -> Meaning | None:
    """Read a day with its month; the year is stated, or found from the anchor."""
    if not _is_named(match, text) or is_in_a_name(text, *match.span()):
        return None
    month, day = month_number(match["month"]), _day_number(match["day"])
    if "year" in match.re.groupindex:
        slot = day_slot(read_year(match["year"]), month, day)
        return At(slot) if slot else Impossible()
    if day_slot(2000, month, day):
        return MonthDay(month, day, _step(match), _weekday(match))
    return (
        None if _COUNTS.search(match.string, 0, match.start("month")) else Impossible()
    )


def _weekday(match: re.Match[str]) -> int | None:
    """Read the day of the week that the phrase begins with."""
    name = match["weekday"]
    return WEEKDAY_NUMBERS[name.rstrip(".")] if name else None


def _step(match: re.Match[str]) -> int | None:
    """Read “last Oct. 23”, and “the year ended Jan. 31”, which has ended."""
    if "step" in match.re.groupindex and match["step"]:
        return STEPS[match["step"]]
    has_ended = _ENDED.search(match.string, max(0, match.start() - 16), match.start())
    return -1 if has_ended else None


_ENDED = re.compile(r"\b(?:year|quarter|months|period|half) ended $")


def _day_number(text: str) -> int:
    """Read “3”, “3rd of”, “the third”."""
    if digits := re.sub(r"\D", "", text):
        return int(digits)
    word = next(word for word in text.split() if word in ORDINALS)
    return ORDINALS[word]


def _day_of_month(match: re.Match[str], text: str) -> Meaning | None:
    day = int(match["day"][:-2])
    step = STEPS.get(match["step"] or "")
    if match["step"] == "the":
        step = 0
    return DayOfMonth(day, step)


def _month_of_year(match: re.Match[str], text: str) -> Meaning | None:
    if not _is_named(match, text):
        return None
    first = dt.date(read_year(match["year"]), month_number(match["month"]), 1)
    return At(Slot(Granularity.MONTH, first))


def _bare(match: re.Match[str], text: str) -> Meaning | None:
    """Read a month alone, unless it may be a word or a person's name."""
    is_capital = text[match.start()].isupper()
    if not is_capital and not _is_named(match, text):
        return None
    start, end = match.span()
    day = _DAY_BEHIND.match(match.string, end)
    if is_in_a_name(text, start, day.end() if day else end):
        return None  # “the June 4th Movement” is no more a month than a day
    if is_a_person(text, start):
        return None
    governor = _SURE_GOVERNOR if match["month"] in _NAMES else _GOVERNOR
    governed = governor.search(match.string, max(0, start - 9), start)
    is_word = match["month"].rstrip(".") in _ALSO_A_WORD or not is_capital
    if is_word and is_capital and _is_attributive(match, text):
        governed, is_word = None, False
    if not governed and (
        is_word or _PERSON.match(text, end) or is_a_surname(text, start, end)
    ):
        return None
    if governed and governed[0] in _JOINING and _PERSON.match(text, end):
        return None
    return Named(Granularity.MONTH, month_number(match["month"]))


def _is_attributive(match: re.Match[str], text: str) -> bool:
    """Tell whether a month stands before a noun: “the March vote”, “May sales”."""
    start, end = match.span()
    if match["month"] in _NAMES:
        return False
    if _MONTHLY.match(text, end):
        return True
    determined = _DETERMINER.search(match.string, max(0, start - 13), start)
    return bool(determined and _TOLD.match(text, end))


def _stepped(match: re.Match[str], text: str) -> Meaning | None:
    if not _is_named(match, text):
        return None
    month = month_number(match["month"])
    return Named(Granularity.MONTH, month, STEPS[match["step"]])


def _after_mention(match: re.Match[str], text: str) -> Meaning | None:
    if not text[match.start("month")].isupper():
        return None
    month = Named(Granularity.MONTH, month_number(match["month"]))
    return NamedAfter(month, NEIGHBOURS[match["way"]])


RULES = (
    Rule(
        "absolute.mdy",
        ("month", "weekday"),
        rf"{_WEEKDAY}{_MONTH_FIRST},?[ -](?:of )?{_YEAR}",
        _day,
        reads=(
            "On [Oct. 25, 2024], it rained. | 2024-10-25 | absolute.mdy | none",
            "Born [July 4 1976] in Rome. | 1976-07-04 | absolute.mdy",
            "It was [Friday, Oct. 25, 2024]. | 2024-10-25 | absolute.mdy",
            "Born on [February 30, 2021]. | XXXX-XX-XX | absolute.mdy.impossible",
        ),
        leaves=("They march 25 miles; she may 250 times have erred.",),
    ),
    Rule(
        "absolute.dmy",
        ("month", "weekday"),
        rf"{_WEEKDAY}{_DAY_FIRST},?[ -](?:of )?{_YEAR}",
        _day,
        reads=(
            "Signed on [25 October 2024]. | 2024-10-25 | absolute.dmy | none",
            "It met on [the 3rd of May, 2019]. | 2019-05-03 | absolute.dmy",
            "It met on [the first of May 2019]. | 2019-05-01 | absolute.dmy",
            "Born on [29 February 2023]. | XXXX-XX-XX | absolute.dmy.impossible",
        ),
        leaves=("All 25 may go, and the 12 march on.",),
    ),
    Rule(
        "absolute.my",
        ("month",),
        rf"(?P<month>{MONTH}),?[ -](?:of )?{_YEAR}",
        _month_of_year,
        reads=(
            "It began in [February 2022]. | 2022-02 | absolute.my | none",
            "It began in [June of 1998]. | 1998-06 | absolute.my",
        ),
        leaves=("You may go, and 20 may stay.",),
    ),
    Rule(
        "monthday",
        ("month", "weekday"),
        rf"(?:(?P<step>last|next) )?{_WEEKDAY}{_MONTH_FIRST}(?!{MORE_DAYS})",
        _day,
        reads=(
            "It was paid on [Nov. 9]. | 2023-11-09 | monthday.past | 2023-11-20",
            "It was paid on [november 9]. | 2023-11-09 | monthday.past | 2023-11-20",
            "It is due on [Friday, July 5]. | 2024-07-05 | monthday",
            "It burned on [Monday, July 3]. | 2023-07-03 | monthday",
            "It burned on [July 3]. | 2023-07-03 | monthday.past",
            "It will close on [March 3]. | 2025-03-03 | monthday.future",
            "It is payable [Jan. 2]. | 2024-01-02 | monthday.future | 2023-11-20",
            "It opened on [July 4]. | XXXX-07-04 | monthday.open | none",
            "It closed on [March the second]. | 2024-03-02 | monthday.past",
            "It opened on [July 4 this year]. | 2024-07-04 | monthday",
            "It opened [last April 4]. | 2023-04-04 | monthday",
            "It grew in the quarter ended [March 31]. | 2023-03-31 | monthday",
            "It opened on [June 31]. | XXXX-XX-XX | monthday.impossible",
        ),
        leaves=("He may 3 times have erred, and they march 3 miles.",),
    ),
    Rule(
        "monthday.landmark",
        ("month",),
        r"(?:the )?sept(?:\.|ember)? 11(?:th)?(?=(?: terror(?:ist)?)? "
        r"(?:attacks|hijack\w+|commission)\b)",
        lambda match, text: At(Slot(Granularity.DAY, dt.date(2001, 9, 11))),
        reads=(
            "It was the worst since [the Sept. 11] attacks."
            " | 2001-09-11 | monthday.landmark",
        ),
        leaves=("It was the worst of the septic 11 attacks.",),
    ),
    Rule(
        "monthday.dm",
        ("month", "weekday"),
        rf"{_WEEKDAY}{_DAY_FIRST}",
        _day,
        reads=(
            "It closed on [11 December]. | 2023-12-11 | monthday.dm.past",
            "It opens on [the Fourth of July]. | 2024-07-04 | monthday.dm.future",
            "It closed on [31 June]. | XXXX-XX-XX | monthday.dm.impossible",
            "It closed [31 June last year]. | XXXX-XX-XX | monthday.dm.impossible",
        ),
        leaves=("The 11 may go, and 12 march.",),
    ),
    Rule(
        "day_of_month",
        ("ordinal", "weekday"),
        rf"(?:{WEEKDAY},? (?:the )?|the )(?P<day>{DAY}(?:st|nd|rd|th))"
        rf"(?: of (?P<step>{STEP}|the) month|"
        r"(?=[.,;:!?)]|$| (?:and|at|but|when|while|in|will|would|was|were|had|is|are|"
        r"for|with|to|from|by|after|before|as|the|an?|he|she|it|they|we|his|her|its|their|"
        r"both|all|no|one|two|[a-z]+ed|came|began|fell|took)\b))",
        _day_of_month,
        reads=(
            "Rent was paid on [the 2nd]. | 2024-03-02 | day_of_month.past",
            "It will be paid on [the 25th], too. | 2024-03-25 | day_of_month.future",
            "It was paid on [the 25th of last month]. | 2024-02-25 | day_of_month",
            "It was paid on [the 2nd]. | XXXX-XX-02 | day_of_month.open | none",
            "It fell on [Sunday the 17th]. | 2024-03-17 | day_of_month.past",
            "It fell on [Sunday 17th]. | 2024-03-17 | day_of_month.past",
            "It fell on [the night of the 17th]. | 2024-03-17TNI | day_of_month.past",
        ),
        leaves=("She lives on the 25th floor, and he came in the 3rd.",),
    ),
    Rule(
        "month",
        ("month",),
        rf"(?P<month>{MONTH})",
        _bare,
        reads=(
            "Prices fell in [June]. | 2024-06 | month.past | 2024-10-25",
            "They will meet in [June]. | 2024-06 | month.future",
            "They planned to meet in [June]. | 2024-06 | month.future",
            "They planned to meet in [January]. | 2024-01 | month.either",
            "They had planned to meet in [January]. | 2024-01 | month.past",
            "They said they planned to meet in [January]. | 2025-01 | month.future",
            "Rain came in [March]. | 2024-03 | month.same",
            "It lasts until [June]. | 2024-06 | month.future",
            "Prices fell in [June]. | XXXX-06 | month.open | none",
            "Prices fell in [August last year]. | 2023-08 | month",
            "The [August] raid killed two. | 2023-08 | month.past",
            "The [March] raid killed two. | 2024-03 | month.same",
            "A [May] vote will decide it. | 2024-05 | month.future",
            "[March] sales rose. | 2024-03 | month.same",
            "prices fell in [november]. | 2023-11 | month.past",
        ),
        leaves=(
            "You may go. They march on, an august body.",
            "April Jones said so; June Smith did not.",
            "It was for April Jones and June Smith, and a lawyer for May, his aunt.",
            "Black September met near the June Bridge.",
            "May the best team win.",
            "The March on the capital brought the May government down.",
            "Peter and Jan Novak came.",
        ),
    ),
    Rule(
        "month.stepped",
        ("month",),
        rf"(?:this )?(?P<step>{STEP}) (?P<month>{MONTH})(?![. ]{{0,2}}\d)",
        _stepped,
        reads=(
            "It closed [last June]. | 2023-06 | month.stepped",
            "It opens [this June]. | 2024-06 | month.stepped",
            "It opens [next January]. | 2025-01 | month.stepped",
        ),
        leaves=("Last may come first, next march on.",),
    ),
    Rule(
        "month.mention",
        ("month",),
        rf"(?P<way>{NEIGHBOUR}) (?P<month>{MONTH})(?![. ]{{0,2}}\d)",
        _after_mention,
        reads=(
            "He won on May 2, 1998. [The following March] he left."
            " | 1999-03 | month.mention",
            "He won on May 2, 1998. [That June] he left. | 1998-06 | month.mention",
            "[The following March] he left. | XXXX-03 | month.mention.open",
        ),
        leaves=("The following march was long.",),
    ),
)
