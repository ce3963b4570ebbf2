"""Which way a clause looks, by its verbs and by words such as “until”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.resolve.languages.language import Language
    from timeline.resolve.tense import Cue

_CLAUSE = re.compile(r"[,;:!?…()。！？；：«»\"“”]|\.(?!\d)| [-–—] ")
_NOTHING = "(?!)"
_WINDOW = 120
"""Characters of a clause that are looked at on either side."""
_SHORT, _SHORT_UNSPACED = 12, 4
"""A clause with less beside the phrase has no verb: the next one tells."""
_WORD_ENDS = r"(?!\w"


class Cues:
    """The future and past words of one language."""

    def __init__(self, language: Language) -> None:
        verbs = f"(?P<future>{language.future})|(?P<past>{language.past or _NOTHING})"
        self._short = (
            _SHORT if language.closes.startswith(_WORD_ENDS) else _SHORT_UNSPACED
        )
        self._verb = re.compile(f"{language.opens}(?:{verbs}){language.closes}")
        self._until = re.compile(rf"(?<!\w)(?:{language.until or _NOTHING}) ?\Z")

    def direction(self, folded: str, start: int, end: int) -> Cue:
        """Read “until” before the phrase, else the verb nearest to it in its clause."""
        if self._until.search(folded, max(0, start - 24), start):
            return "future"
        before, after = self._clause(folded, start, end)
        nearest: Cue = None
        distance = len(folded)
        for found in self._verb.finditer(folded, before, after):
            away = start - found.end() if found.end() <= start else found.start() - end
            if 0 <= away < distance:
                distance = away
                nearest = "future" if found["future"] else "past"
        return nearest

    def _clause(self, folded: str, start: int, end: int) -> tuple[int, int]:
        """Find the clause of a phrase; with the next one where it is all there is."""
        floor = max(0, start - _WINDOW)
        limit = end + _WINDOW
        opened = [found.end() for found in _CLAUSE.finditer(folded, floor, start)]
        first = opened[-1] if opened else floor
        ends = (found.start() for found in _CLAUSE.finditer(folded, end, limit))
        last = next(ends, limit)
        if start - first + last - end < self._short:
            last = next(ends, limit)
        return first, last
