"""Forms of verbs: bases, participles, adverbs between, and what a group is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.extract import lexicon
from timeline.extract.event_words import EVENT_VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

Tense: TypeAlias = Literal["past", "perfect", "present", "future", "modal"]

_KNOWN = (
    lexicon.REPORTING
    | lexicon.STATIVE
    | lexicon.PLANNING
    | lexicon.CLAIMING
    | lexicon.words("continue decline fine hesitate name refuse rule")
)
_DOUBLES = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")
"""Bases that double their last letter before “-ed”."""

OPINION = lexicon.words("assume believe doubt fear presume suspect think")
"""Verbs of opinion: no happening, but what follows is somebody's word."""
_FEW = lexicon.words("""
    a an one two three four five six seven eight nine ten eleven twelve several few
""")
_LAPSES = lexicon.words("""
    minute minutes hour hours day days week weeks month months year years decade decades
""")


@dataclass(slots=True)
class VerbGroup:
    """Auxiliaries and main verb; `first`, `last` and `main` are places of tokens.

    Nothing changes one; like a token, it is made too often to be frozen.
    """

    first: int
    last: int
    lemma: str
    tense: Tense
    passive: bool = False
    negated: bool = False

    @property
    def main(self) -> int:
        """The token that carries the meaning."""
        return self.last

    @property
    def reports(self) -> bool:
        """True for a verb of saying."""
        return not self.passive and self.lemma in lexicon.REPORTING

    @property
    def thinks(self) -> bool:
        """True for a verb of opinion, whose “that …” is its subject's word too."""
        return not self.passive and self.lemma in OPINION


@lru_cache(maxsize=8192)
def lemma_of(form: str) -> str:
    """Guess the base of a past form or participle.

    >>> [lemma_of(form) for form in ("sent", "planned", "denied", "accused", "opened")]
    ['send', 'plan', 'deny', 'accuse', 'open']
    """
    if form in lexicon.IRREGULAR:
        return lexicon.IRREGULAR[form]
    if not form.endswith("ed"):
        return form
    bare = form[:-2]
    if bare.endswith("i"):
        return bare + "e" if len(bare) == 2 else bare[:-1] + "y"
    guesses = [bare, bare + "e"]
    if len(bare) > 3 and bare[-1] == bare[-2]:
        guesses.append(bare[:-1])
    for guess in guesses:
        doubles = guess == bare and _DOUBLES.search(bare)  # “scraped” is not of “scrap”
        if guess in _KNOWN or (guess in EVENT_VERBS and not doubles):
            return guess
    if len(guesses) == 3 and bare[-1] not in "slfz":
        return guesses[2]
    silent = ("at", "iz", "is", "v", "c", "dg", "rg", "us", "ur", "os", "as", "u", "ng")
    return bare + "e" if bare.endswith(silent) else bare


@lru_cache(maxsize=8192)
def is_adverb(word: str) -> bool:
    """Tell whether a word may stand between auxiliary and verb.

    >>> is_adverb("reportedly"), is_adverb("already"), is_adverb("army")
    (True, True, False)
    """
    return word in lexicon.ADVERBS or (
        word.endswith("ly") and word not in {"family", "italy", "july", "only", "ally"}
    )


def skip_adverbs(tokens: Sequence[Token], place: int) -> tuple[int, bool]:
    """Pass adverbs, “each” and “not”; tell where that ends and whether it negates."""
    negated = False
    while place < len(tokens) and (
        is_adverb(tokens[place].lower) or tokens[place].lower == "each"
    ):
        negated = negated or tokens[place].negates
        place += 1
    return place, negated


def is_participle(token: Token) -> bool:
    """Tell whether a word can be a past participle, by its form."""
    word = token.lower
    return word in lexicon.IRREGULAR or (
        len(word) > 3
        and word.endswith("ed")
        and word not in {"need", "speed", "hundred"}
    )


def participle_at(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a past participle stands at a place."""
    return place < len(tokens) and is_participle(tokens[place])


def bare_verb(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a lower-case word that can be a verb stands here."""
    if place >= len(tokens):
        return False
    token = tokens[place]
    return (
        token.text.isalpha()
        and token.text.islower()
        and token.lower not in lexicon.DETERMINERS
        and token.lower not in lexicon.PREPOSITIONS
        and token.lower not in lexicon.PRONOUNS
        and token.lower not in lexicon.CONJUNCTIONS
    )


def verb_places(clauses: Sequence[Clause]) -> set[int]:
    """Give the places of the tokens of all verb groups."""
    return {
        place
        for clause in clauses
        for place in range(clause.verb.first, clause.verb.last + 1)
    }


def word_at(tokens: Sequence[Token], place: int) -> str:
    """Return the word at a place in lower case; empty past the end."""
    return tokens[place].lower if place < len(tokens) else ""


def before_lapse(tokens: Sequence[Token], low: int, end: int) -> int:
    """Cut the “two days later” of “and two days later was freed” off a subject."""
    if end - low < 3 or tokens[end - 1].lower not in {"later", "earlier"}:
        return end
    counts = tokens[end - 3].is_number or tokens[end - 3].lower in _FEW
    return end - 3 if counts and tokens[end - 2].lower in _LAPSES else end
