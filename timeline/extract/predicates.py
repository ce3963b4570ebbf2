"""States that tell what came about: “is dead”, “are in custody”, “dead at 95”.

A copula names no happening, but these words behind one do: who is in custody was
detained.  A headline leaves the copula out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.event_words import GERUNDS
from timeline.extract.verb_forms import VerbGroup, is_adverb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

_WORDS = {"dead": "die"}
"""Words behind a copula → what happened."""
_PHRASES = {
    ("in", "custody"): "detain",
    ("in", "detention"): "detain",
    ("in", "jail"): "jail",
    ("in", "talks"): "negotiate",
    ("in", "negotiations"): "negotiate",
    ("in", "condition"): "injure",
    ("under", "arrest"): "arrest",
    ("behind", "bars"): "jail",
    ("on", "run"): "flee",
    ("on", "loose"): "escape",
    ("on", "lam"): "flee",
    ("at", "large"): "escape",
}
"""Preposition and noun of a phrase behind a copula → what happened."""
_OPENING = {preposition for preposition, _ in _PHRASES}
_NOUNS = {noun for _, noun in _PHRASES}
_GRAVE = lexicon.words("critical serious stable grave")
"""Conditions that people are in, not things."""
_LIFELESS = lexicon.words("accord agreement bill deal idea plan process project talks")
"""What is dead in a manner of speaking only."""
_REACH = 3
"""Tokens from the preposition to the noun: “in exclusive talks”, “on the run”."""
_HEADLINE_WORDS = _WORDS | {"guilty": "convict"}
_HARM = lexicon.words(
    "blow burns concussion damage defeat fracture injuries injury loss losses stroke "
    "wound wounds"
)
"""What is suffered at one moment."""
_NEAR = 6
"""Tokens behind “suffered” in which that is looked for."""
_NO_SUBJECT = (
    lexicon.DETERMINERS
    | lexicon.PREPOSITIONS
    | lexicon.ADJECTIVES
    | lexicon.CONJUNCTIONS
    | lexicon.BE
    | lexicon.words("to left leave leaves found shot brought feared plead pleads not")
)
STATES = frozenset(_HEADLINE_WORDS) | _OPENING
"""Words with which such a state may begin."""


def state_at(tokens: Sequence[Token], place: int) -> tuple[int, str] | None:
    """Find the last word of a state that begins at a place, and what happened.

    >>> from timeline.extract.tokens import tokenize
    >>> state_at(tokenize("is in police custody"), 1)
    (3, 'detain')
    >>> state_at(tokenize("is in good condition"), 1)
    """
    word = tokens[place].lower
    if word in _WORDS:
        return (place, _WORDS[word]) if _closes(tokens, place) else None
    if word not in _OPENING:
        return None
    for last in range(place + 1, min(len(tokens), place + 1 + _REACH)):
        noun = tokens[last].lower
        if not tokens[last].is_word:
            return None
        if noun in _NOUNS:
            base = _PHRASES.get((word, noun))
            is_grave = noun != "condition" or tokens[last - 1].lower in _GRAVE
            return (last, base) if base and is_grave and _closes(tokens, last) else None
    return None


def state_behind(
    tokens: Sequence[Token], copula: int, place: int
) -> tuple[int, str] | None:
    """Find a state behind a copula; of “the deal is dead” none."""
    owner = tokens[copula - 1].lower if copula else ""
    return None if owner in _LIFELESS else state_at(tokens, place)


def headline_state(tokens: Sequence[Token], place: int) -> VerbGroup | None:
    """Read “Holm [is] dead at 95” and “Suspect in custody after fire”."""
    if place == 0 or not tokens[place].text.islower():
        return None
    if any(t.lower in GERUNDS for t in tokens[max(0, place - _REACH) : place]):
        return None  # “admits shooting friend dead”
    before = place - 1
    while before > 0 and is_adverb(tokens[before].lower):
        before -= 1
    if not _acts(tokens[before]):
        return None
    word = tokens[place].lower
    if word in _HEADLINE_WORDS and _closes(tokens, place):
        return VerbGroup(place, place, _HEADLINE_WORDS[word], "past")
    found = state_at(tokens, place) if word in _OPENING else None
    return VerbGroup(place, found[0], found[1], "past") if found else None


def _acts(token: Token) -> bool:
    return token.lower not in _NO_SUBJECT and (
        token.is_word or token.text in {",", "'", "’"}
    )


def _closes(tokens: Sequence[Token], last: int) -> bool:
    """Tell “is dead in Oldham” from “is dead wrong”, “in custody talks”."""
    if last + 1 >= len(tokens):
        return True
    follows = tokens[last + 1]
    return (
        not follows.is_word
        or follows.is_capital
        or follows.lower in lexicon.PREPOSITIONS
        or follows.lower in lexicon.CONJUNCTIONS
        or follows.lower in lexicon.SUBORDINATORS
        or follows.lower in {"to", "due", "following"}
        or is_adverb(follows.lower)
    )


def befalls(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “suffered burns” and “was felt in Lima” from “suffers from asthma”."""
    verb, end = clause.verb, clause.verb.last + 1
    if verb.lemma == "feel":
        return verb.passive
    words = [token.lower for token in tokens[end : min(clause.end, end + _NEAR)]]
    return (
        verb.lemma == "suffer"
        and not _HARM.isdisjoint(words)
        and words[0] not in lexicon.PREPOSITIONS
    )
