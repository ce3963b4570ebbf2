"""How sure a sentence is of what it tells, in the three degrees of FactBank.

Saurí and Pustejovsky 2009, “FactBank: a corpus annotated with event factuality”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.auxiliaries import BELIEVED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles import Certainty
    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

HEARSAY = lexicon.words("reportedly allegedly purportedly supposedly")
"""Adverbs that make of a happening somebody's word."""
_PROBABLE = HEARSAY | lexicon.words("apparently likely presumably probably seemingly")
_POSSIBLE = lexicon.words("could maybe may might perhaps possibly potentially")
_GUESSING = frozenset({"speculate", "guess", "wonder", "hint"})
_BELIEVING = lexicon.CLAIMING | lexicon.words("suspect think expect fear indicate")


def certainty(
    tokens: Sequence[Token], clause: Clause, saying: Clause | None
) -> Certainty:
    """Tell how sure the text is of a clause: its own hedges, and the verb of saying.

    >>> from timeline.extract.clauses import find_clauses
    >>> from timeline.extract.tokens import tokenize
    >>> for text in ("It sank.", "It probably sank.", "It may have sunk."):
    ...     tokens = tokenize(text)
    ...     certainty(tokens, find_clauses(tokens)[0], None)
    'certain'
    'probable'
    'possible'
    """
    is_hedged = False
    for place in range(max(0, clause.start - 1), clause.verb.last):
        word = tokens[place].lower
        if word in _POSSIBLE and tokens[place].text != "May":
            return "possible"
        if word in _PROBABLE or (word in BELIEVED and place >= clause.verb.first):
            is_hedged = True
    if saying is not None and saying.verb.lemma in _GUESSING:
        return "possible"
    if saying is not None and saying.verb.lemma in _BELIEVING:
        return "probable"
    return "probable" if is_hedged else "certain"
