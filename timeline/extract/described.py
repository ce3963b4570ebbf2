"""Past forms that only describe: “a study published in May”, “passed in 1980”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.event_words import PARTICIPLES
from timeline.extract.verb_forms import is_adverb, participle_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token

_REACH = 8
"""Tokens that may part a participle from the phrase that dates it."""
_CLOSE = frozenset({",", ".", ";"})
_NO_NOUN = lexicon.CALENDAR | lexicon.PRONOUNS | lexicon.IRREGULAR.keys()


def inserted(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Find the participle that a phrase dates in “Holm, fired on May 8, left”.

    `first` and `last` are the phrase's first token and one past its last.
    """
    place = first - 1
    while place > max(0, first - _REACH) and tokens[place].text != ",":
        if not (tokens[place].is_word or tokens[place].is_number):
            return None
        place -= 1
    word = tokens[place + 1]
    if tokens[place].text != "," or place + 1 >= first or not word.text.islower():
        return None
    follows = tokens[place + 2]
    is_passive = place + 2 == first or follows.lower in lexicon.PREPOSITIONS
    if word.lower not in PARTICIPLES or not is_passive or not _is_noun(tokens, place):
        return None
    if any(participle_at(tokens, at) for at in range(place + 2, first)):
        return None
    while last < len(tokens) and (tokens[last].is_word or tokens[last].is_number):
        if tokens[last].lower in lexicon.CONJUNCTIONS and participle_at(
            tokens, last + 1
        ):
            return None  # “a law, passed in 1980 and amended”
        last += 1
    is_closed = last < len(tokens) and tokens[last].text in _CLOSE
    joins = last + 1 < len(tokens) and tokens[last + 1].lower in lexicon.CONJUNCTIONS
    return place + 1 if is_closed and not joins else None


def _is_noun(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether what stands before a comma can be described behind it."""
    noun = tokens[comma - 1]
    return not (
        not comma
        or not noun.is_word
        or noun.lower in _NO_NOUN
        or is_adverb(noun.lower)
        or participle_at(tokens, comma - 1)
    )


def is_cited(tokens: Sequence[Token], noun: int) -> bool:
    """Tell “according to a study [published in May]”, where a noun only cites."""
    for place in range(noun, max(0, noun - 4), -1):
        if tokens[place].lower == "to":
            return tokens[place - 1].lower == "according"
        if not tokens[place].is_word:
            return False
    return False


def joins_participles(tokens: Sequence[Token], conjunction: int) -> bool:
    """Tell “a law, passed in 1980 and [amended]”: both only describe the noun."""
    place = conjunction - 1
    while place > 0 and (tokens[place].is_word or tokens[place].is_number):
        place -= 1
    first = tokens[place + 1]
    describes = tokens[place].text == "," and participle_at(tokens, place + 1)
    dated = tokens[place + 2].lower in {"in", "on"} and tokens[place + 3].is_number
    return place > 0 and describes and first.text.islower() and dated


def compares(tokens: Sequence[Token], noun: int) -> bool:
    """Tell “up from the 60 million [budgeted in 2020]”, an amount to compare with."""
    for place in range(noun, 0, -1):
        if tokens[place].lower in {"from", "with", "to"}:
            return tokens[place - 1].lower in {"up", "down", "compared"}
        if not (tokens[place].is_word or tokens[place].is_number):
            return False
    return False
