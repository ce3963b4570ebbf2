"""What a story tells beside its course: dates that the next phrase does not count from.

“(1769–1821)”, “since 1871”, “the treaty of 1839”, “as he had done in 1805”, “it would
last until 1990”: the story stands where it stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.beside import NamedAfter
from timeline.resolve.holiday import Holiday
from timeline.resolve.meaning import Anaphor, ClockTime, PartOfDay
from timeline.resolve.slot import Slot
from timeline.resolve.tense import is_past

if TYPE_CHECKING:
    from timeline.resolve.expression import Expression
    from timeline.resolve.meaning import Meaning, Reading

_REACH = 120
_CLAUSE_END = re.compile(r"[.;:!?] |, (?:and|but|when|while|where|which|who) ")
_IN_PARENTHESES = re.compile(r"\([^()]*$")
_HAD = re.compile(
    r"\bhad (?:(?:not|never|been|already|once|first|then|also|just|long|\w+ly) )*\w+"
)
_WORD = re.compile(r"[a-z]+")
_EARLIER = re.compile(r"\b(?:earlier|previously|formerly)\b")
_LOOKS_AHEAD = re.compile(r"\bwould\b|\bas of $")
_UNTIL = re.compile(r"\b(?:until|till) $")
_ATTENDED = re.compile(r" (?!is |as |was |has )[a-z]+s\b")
"""“Full of Christmas tourists” is told of another day."""
_OF_OLD = re.compile(
    r"\bsince (?:the )?$|\b(?:born|founded|created|built)\b[^,]*$|"
    r"\b(?:the|an?) (?:[\w'-]+ ){1,3}of $"
)
"""“The treaty of 1839” is told of in any later year."""
_NAMES = re.compile(r"'s? | (?:treaty|peace|act|war|agreement|convention|pact|law)\b")
"""What has a year for its name: “the 1839 treaty”."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A date as a story tells it: what it says, and among which words."""

    found: Expression
    slot: Slot
    states_year: bool
    folded: str
    end_before: int
    """Where the phrase before it ends; 0 for the first."""
    opener: str | None
    """The preposition of the phrase before it."""
    is_overview: bool
    """The text is not past the sentence that says what it is about."""

    def is_inserted(self, now: Slot) -> bool:
        """Tell whether nothing at all counts from it: “(22 March 1915)”.

        “(5 August)” goes on from what was told.
        """
        if isinstance(self.found.meaning, Holiday):
            return bool(_ATTENDED.match(self.folded, self.found.end))
        if not in_parentheses(self.folded, self.found.start):
            return False
        return self.states_year or self.slot.first < now.first

    def is_aside(self, now: Slot) -> bool:
        """Tell whether a story that stands at `now` stays there."""
        start, end = self.found.start, self.found.end
        if self.is_overview and self.states_year and self.end_before:
            return True
        if closes_range(self.folded[self.end_before : start], self.opener):
            return True
        if self.slot.granularity.rank > Granularity.YEAR.rank:
            return False
        clause = _clause(self.folded, start)
        if self.slot.first.year > now.last.year:
            is_end = self._is_year and _UNTIL.search(clause)
            return bool(is_end or _LOOKS_AHEAD.search(clause))
        if self.slot.last >= now.first:
            return False
        return (
            _is_counted(self.found.meaning)
            or (self._is_year and names_a_paper(self.folded, end))
            or bool(_OF_OLD.search(clause))
            or looks_back(self.folded, start, end)
        )

    @property
    def _is_year(self) -> bool:
        return self.slot.granularity is Granularity.YEAR


def reached(meaning: Meaning, reading: Reading) -> Slot | None:
    """Give where a date takes the story: weeks after a day, to a day again.

    “Three weeks later” is no finer than a week, but “the next day” counts on from it.
    """
    if (
        isinstance(meaning, Anaphor)
        and meaning.granularity is Granularity.WEEK
        and reading.origin
    ):
        return Slot(Granularity.DAY, reading.origin).shift(7 * meaning.count)
    return reading.slot


def is_night(meaning: Meaning) -> bool:
    """Tell whether a phrase names an evening or a night."""
    time = meaning.time if isinstance(meaning, PartOfDay) else meaning
    return isinstance(time, ClockTime) and time.is_night


def _is_counted(meaning: Meaning) -> bool:
    """Tell whether it is counted from a date of the text: “two days later”."""
    if isinstance(meaning, PartOfDay):
        return _is_counted(meaning.day)
    return isinstance(meaning, Anaphor | NamedAfter)


def end_of_overview(folded: str) -> int:
    """Find the end of the first sentence, which tells of the whole beforehand.

    “The war began on 30 November 1939 and ended on 13 March 1940” is told from its
    start on.

    >>> end_of_overview("it ended in 1940. it was cold.")
    17
    """
    found = _SENTENCE_END.search(folded)
    return found.end() - 1 if found else len(folded)


_SENTENCE_END = re.compile(r"[a-z\d)]{2}[.!?] ")


def closes_range(gap: str, opener: str | None) -> bool:
    """Tell whether the words after a date lead to the end of what it begins.

    The story is told from the start on: “from October 1853 to February 1856”.

    >>> closes_range(" to ", "from"), closes_range(" and ", None)
    (True, False)
    """
    return gap == "-" or (opener in _OPENERS and bool(_TO_END.fullmatch(gap)))


_OPENERS = ("from", "between")
_TO_END = re.compile(r",? (?:to|and|until|till|through|up to)(?: the| about)? ")


def in_parentheses(folded: str, start: int) -> bool:
    """Tell whether a phrase stands in parentheses.

    >>> in_parentheses("the king (1638-1715) died", 10)
    True
    """
    return bool(_IN_PARENTHESES.search(folded, max(0, start - _REACH), start))


def names_a_paper(folded: str, end: int) -> bool:
    """Tell whether the date that ends there is a treaty's or a law's name.

    >>> names_a_paper("by the 1839 treaty it", 11)
    True
    """
    return bool(_NAMES.match(folded, end))


def looks_back(folded: str, start: int, end: int) -> bool:
    """Tell whether the verb around a phrase tells of what came before.

    >>> looks_back("it fell. they had landed in may, and", 28, 31)
    True
    >>> looks_back("in may they had landed.", 3, 6)
    True
    >>> looks_back("in may they said he had landed.", 3, 6)
    False
    """
    clause = _clause(folded, start)
    if clause.endswith(("by ", "by the ", "until ")):
        return False
    if _EARLIER.search(clause) or _tells_before(clause):
        return True
    if len(clause) >= _OPENING:
        return False
    rest = _CLAUSE_END.split(folded[end : end + _REACH // 2], maxsplit=1)[0]
    verb = next((word for word in _WORD.finditer(rest) if is_past(word[0])), None)
    return verb is not None and bool(_HAD.match(rest, verb.start()))


def _tells_before(clause: str) -> bool:
    """Tell whether the last verb is a pluperfect.

    >>> _tells_before("they had never been seen in "), _tells_before("all had fled ")
    (True, True)
    >>> _tells_before("the battle they had feared came on ")
    False
    """
    verbs = list(_HAD.finditer(clause))
    if not verbs:
        return False
    later = _WORD.finditer(clause, verbs[-1].end())
    return not any(is_past(word[0]) for word in later)


_OPENING = 12
"""Characters; a phrase so near the start of its clause has its verb behind it."""


def _clause(folded: str, start: int) -> str:
    """Give the words of the clause that stand before a phrase."""
    window = folded[max(0, start - _REACH) : start]
    ends = [found.end() for found in _CLAUSE_END.finditer(window)]
    return window[ends[-1] :] if ends else window
