"""Verbs parted from their subject: “a storm that hit the coast killed three”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.verb_forms import is_adverb, is_participle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.extract.verb_forms import VerbGroup

_PRONOUNS = frozenset({"who", "which", "that"})
_PERSONS = frozenset({"he", "she", "it", "they", "we"})
_SAYING = frozenset({"say", "report", "announce", "confirm"})
_ARTICLES = frozenset({"a", "an", "the"})
_QUOTES = frozenset("\"“”„«»'‘’")
_LEFT = lexicon.words(
    "burned damaged destroyed devastated disabled displaced divided flooded injured "
    "paralysed paralyzed ruined scarred shaken shattered stranded trapped wounded"
)
"""“a blast that left two people wounded”: how it left them, not what they did."""
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
    is_left = earlier[-1].lemma == "leave" and tokens[place].lower in _LEFT
    return _has_object(tokens, place) or not (is_left or _has_later(tokens, place))


def _is_governed(
    tokens: Sequence[Token], pronoun: int, earlier: Sequence[VerbGroup]
) -> bool:
    """Tell “arrested a man who …”, whose noun is an object, from “a man who …”."""
    if len(earlier) < 2 or earlier[-2].lemma in _SAYING:
        return tokens[0].lower in lexicon.PREPOSITIONS
    between = tokens[earlier[-2].last + 1 : pronoun]
    return not any(token.lower in _ENDS for token in between)


def _has_object(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a name, a number or “the …” stands behind a verb, or nothing."""
    if place + 1 >= len(tokens):
        return True
    follows = tokens[place + 1]
    is_name = follows.is_capital and follows.lower not in lexicon.CALENDAR
    return (
        is_name
        or follows.is_number
        or follows.lower in lexicon.DETERMINERS
        or follows.lower in {"him", "them", "it"}
    )


def _has_later(tokens: Sequence[Token], place: int) -> bool:
    """Tell “a man who ran a shop [opened in 2019] died”: “died” is the verb."""
    for later in range(place + 1, len(tokens)):
        if tokens[later].lower in _ENDS:
            return False
        if is_participle(tokens[later]) or tokens[later].lower in lexicon.BE:
            return True
    return False


def resumes_name(
    tokens: Sequence[Token], verb: VerbGroup, introducers: Sequence[str]
) -> bool:
    """Tell “Anna Holm, a painter who was known in Lima, died”: the first name acts.

    `introducers` open the clauses before it, which must all be relative.
    """
    before = tokens[verb.first - 1].text
    if before != "," and (
        before not in _QUOTES or verb.first != verb.last or verb.reports
    ):
        return False
    comma = first_comma(tokens)
    return (
        0 < comma < verb.first - 1
        and all(token.is_capital for token in tokens[:comma])
        and tokens[0].lower not in lexicon.PREPOSITIONS
        and tokens[comma + 1].lower in _ARTICLES
        and all(each in _PRONOUNS for each in introducers)
    )


def is_contact(
    tokens: Sequence[Token], subject: tuple[int, int], before: VerbGroup
) -> bool:
    """Tell “counted the men [it believes …]”: the noun is another verb's object.

    What follows a verb of saying is its clause: “said the men it had sent …”.
    """
    first, last = subject
    return (
        last - first > 1
        and tokens[last - 1].lower in _PERSONS
        and tokens[last - 2].lower not in lexicon.CONJUNCTIONS
        and tokens[last - 2].is_word
        and first == before.last + 1
        and not (before.reports or before.thinks)
    )


def first_comma(tokens: Sequence[Token]) -> int:
    """Find the first comma of a sentence; 0 where it has none."""
    return next((at for at, token in enumerate(tokens) if token.text == ","), 0)
