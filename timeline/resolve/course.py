"""Where the news stands: the dates it has told, and which of them it goes on from.

“Brandt, born on May 2, 1961, resigned.  Two weeks earlier …” counts from no birth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.resolve.asides import in_parentheses, names_a_paper
from timeline.resolve.meaning import Anaphor, PartOfDay

if TYPE_CHECKING:
    import datetime as dt

    from timeline.resolve.meaning import Context, Meaning
    from timeline.resolve.slot import Slot

_LONG_AGO, _LATELY = 300, 60
"""Days before the day of writing."""
_REACH = 120
_SENTENCE_END = re.compile(r"[.;:!?] ")
_PAPER = (
    r"law|act|bill|treaty|decree|statute|constitution|charter|code|pact|accord|agreement|"
    r"convention|ruling|ban"
)
_OF_OLD = re.compile(
    rf"\bsince (?:the )?$|\b(?:born|dating from|dates from)\b[^,]*$|"
    rf"\b(?:{_PAPER}) (?:of|from|dated|(?:signed|passed|adopted|enacted|issued|made)"
    r"(?: on| in)?) (?:the )?$|"
    r", (?:who|which|that) [^,]*$|"
    r", (?:first |last |newly )?(?:\w+ed|built|held|begun|written|set up|made)"
    r"(?: [^,]*)? $"
)
"""What stands before the date of a birth, of a law, or of what is told in passing."""
_OF_PAPER = re.compile(rf"\b(?:{_PAPER})\b")


@dataclass(slots=True)
class Course:
    """The dates that a text of news has told so far.

    `folded` is the text in lower case, `anchor` the day of writing.
    """

    folded: str
    anchor: dt.date | None
    last: Slot | None = None
    """The last date that was not told in passing."""
    lately: Slot | None = None
    """The last date told that is of the weeks before the day of writing."""
    told: Slot | None = None
    start: int = 0
    is_aside: bool = False

    def tell(self, slot: Slot, start: int, end: int) -> None:
        """Go on to a date, unless it is of long ago and told in passing."""
        if self.anchor is None:
            return
        self.told, self.start = slot, start
        age = (self.anchor - slot.last).days
        self.is_aside = age > _LONG_AGO and self._is_in_passing(start, end)
        if not self.is_aside:
            self.last = slot
        if abs(age) <= _LATELY:
            self.lately = slot

    def forget(self) -> None:
        """Count nothing from a day in doubt, nor from one told before it."""
        self.last = self.told = None
        self.is_aside = False

    def behind(self, meaning: Meaning, start: int, context: Context) -> Context:
        """Lend a phrase that counts back the date that it may count from.

        Where the last one told lies years back, and the article is about these weeks,
        both are lent: nothing tells which is meant.
        """
        if self.anchor is None or not _counts_back(meaning):
            return context
        if self.is_aside:
            return replace(context, mention=self.last, before=self.lately)
        if self.told is None or (self.anchor - self.told.last).days <= _LONG_AGO:
            return context
        if not _SENTENCE_END.search(self.folded, self.start, start):
            return context
        if self.lately or self._is_of_paper():
            rival = self.lately.first if self.lately else self.anchor
            return replace(context, rival=rival)
        return context

    def _is_in_passing(self, start: int, end: int) -> bool:
        return (
            in_parentheses(self.folded, start)
            or bool(_OF_OLD.search(self._clause(start)))
            or names_a_paper(self.folded, end)
        )

    def _is_of_paper(self) -> bool:
        return bool(_OF_PAPER.search(self._clause(self.start)))

    def _clause(self, start: int) -> str:
        window = self.folded[max(0, start - _REACH) : start]
        return _SENTENCE_END.split(window)[-1]


def _counts_back(meaning: Meaning) -> bool:
    """Tell whether it is of so long before a date of the text or before now."""
    if isinstance(meaning, PartOfDay):
        return _counts_back(meaning.day)
    return isinstance(meaning, Anaphor) and meaning.falls_back and meaning.count < 0
