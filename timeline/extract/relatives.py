"""The main verb behind a relative clause: “a storm that hit the coast killed three”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.verb_forms import is_adverb, is_participle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.extract.verb_forms import VerbGroup

_PRONOUNS = frozenset({"who", "which", "that"})
_SAYING = frozenset({"say", "report", "announce", "confirm"})
_ENDS = frozenset(',;:()"“”–—') | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS


def follows_relative(
    tokens: Sequence[Token], place: int, earlier: Sequence[VerbGroup]
) -> bool:
    """Tell whether a past form behind a relative clause is the main verb.

    It is where the noun before “that” has no verb yet, and no later word can be it.
    """
    pronoun = earlier[-1].first - 1
    while pronoun > 0 and is_adverb(tokens[pronoun].lower):
        pronoun -= 1
    if pronoun < 1 or tokens[pronoun].lower not in _PRONOUNS:
        return False
    if not tokens[pronoun - 1].is_word or _is_governed(tokens, pronoun, earlier):
        return False
    return _has_object(tokens, place) or not _has_later(tokens, place)


def _is_governed(
    tokens: Sequence[Token], pronoun: int, earlier: Sequence[VerbGroup]
) -> bool:
    """Tell “arrested a man who …”, whose noun is an object, from “a man who …”."""
    if len(earlier) < 2 or earlier[-2].lemma in _SAYING:
        return tokens[0].lower in lexicon.PREPOSITIONS
    between = tokens[earlier[-2].last + 1 : pronoun]
    return not any(token.lower in _ENDS for token in between)


def _has_object(tokens: Sequence[Token], place: int) -> bool:
    if place + 1 >= len(tokens):
        return True
    follows = tokens[place + 1]
    is_name = follows.is_capital and follows.lower not in lexicon.CALENDAR
    return (
        is_name
        or follows.is_number
        or follows.lower in lexicon.DETERMINERS | {"him", "them", "it"}
    )


def _has_later(tokens: Sequence[Token], place: int) -> bool:
    """Tell “a man who ran a shop [opened in 2019] died”: “died” is the verb."""
    for later in range(place + 1, len(tokens)):
        if tokens[later].lower in _ENDS:
            return False
        if is_participle(tokens[later]) or tokens[later].lower in lexicon.BE:
            return True
    return False
