"""To whom it was done, or with whom: names behind a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.event_words import GERUNDS
from timeline.extract.names import subjects
from timeline.extract.places import PLACES
from timeline.extract.verb_forms import is_adverb

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

_PARTNERS = frozenset({"with", "against"})
"""Prepositions of the other side: “signed a pact with Oslo”."""
_PREPOSITIONS = lexicon.PREPOSITIONS | {"to", "of"}
_ENDS = frozenset(';:()"“”–—') | lexicon.SUBORDINATORS - {"as", "after", "before"}
_MOVES = frozenset({"leave", "reach", "enter", "visit", "quit", "flee"})
"""Verbs whose object is where, not whom."""
_BODIES = (
    lexicon.ORGANISATION_NOUNS
    | lexicon.TITLES
    | lexicon.words("television radio state reporters journalists residents")
)
_REACH = 30
"""Tokens behind a verb in which its object is looked for."""


def objects(
    tokens: Sequence[Token], clause: Clause, timed: Collection[int]
) -> tuple[str, ...]:
    """Name the object, who is behind “with” and “against”, and a passive's agent.

    >>> from timeline.extract.clauses import find_clauses
    >>> from timeline.extract.tokens import tokenize
    >>> for text in ("Oslo accused Holm of fraud.", "Kim met with Anna Lund in May."):
    ...     tokens = tokenize(text)
    ...     objects(tokens, find_clauses(tokens)[0], ())
    ('Holm',)
    ('Anna Lund',)
    """
    first = clause.verb.last + 1
    while first < clause.end and is_adverb(tokens[first].lower):
        first += 1
    wanted = {"by"} if clause.verb.passive else _PARTNERS
    found: list[str] = []
    is_object = not clause.verb.passive and not _is_preposition(tokens, first)
    for start, end in _phrases(tokens, first, min(clause.end, first + _REACH)):
        opener = tokens[start].lower
        if opener in wanted or (start == first and is_object):
            found += subjects(tokens[start + (opener in wanted) : end], timed)
    moves = clause.verb.lemma in _MOVES
    return tuple(
        name
        for name in dict.fromkeys(found)
        if _acts(name) and not (moves and name in PLACES)
    )


def partners(tokens: Sequence[Token], timed: Collection[int]) -> tuple[str, ...]:
    """Name who is behind “with” and “against” in the phrase of a noun."""
    for start, end in _phrases(tokens, 0, len(tokens)):
        if tokens[start].lower in _PARTNERS:
            return subjects(tokens[start + 1 : end], timed)
    return ()


def _acts(name: str) -> bool:
    """Tell a person or a body from “resignation of Bo Lind” and “Ukraine war”."""
    return all(
        word[0].isupper() or word in _BODIES or word in {"of", "the", "'s", "’s", "and"}
        for word in name.split()
    )


def _phrases(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Cut what follows a verb before each preposition."""
    cuts = [first]
    for place in range(first, last):
        word = tokens[place].lower
        if word in _ENDS:
            last = place
            break
        if word in _PREPOSITIONS and place > first and _parts(tokens, place):
            cuts.append(place)
    return [
        (start, end)
        for start, end in zip(cuts, [*cuts[1:], last], strict=True)
        if start < end
    ]


def _parts(tokens: Sequence[Token], place: int) -> bool:
    """Tell “accused Holm [of fraud]” from “the Bank of Oslo”."""
    if tokens[place].lower != "of":
        return True
    after = tokens[place + 1 : place + 2]
    if after and after[0].lower in GERUNDS:
        return True  # “accused by Oslo [of burning a barn]”
    return tokens[place - 1].is_capital and bool(after) and after[0].text.islower()


def _is_preposition(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].lower in _PREPOSITIONS
