"""Participles that take a happening for granted: “the newly signed pact”.

Only an adverb of time, “a detailed plan” names none, or behind the noun a day makes a
happening of them: “Holm, fired on May 8, left”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.event_words import PARTICIPLES
from timeline.extract.names import subjects
from timeline.extract.objects import partners
from timeline.extract.polarity import is_denied
from timeline.extract.sources import NOBODY
from timeline.extract.titles import noun_phrase
from timeline.extract.told import Told
from timeline.extract.unfinite import Unfinite, governor, noun_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.articles import Role
    from timeline.extract.telling import Telling
    from timeline.extract.tokens import Token

_JUST = frozenset({"recently", "newly", "freshly"})
_REACH = 6
"""Tokens from a participle to the noun that it describes."""
_ENDS = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS | {"to"}
_NO_NOUN = _ENDS | lexicon.DETERMINERS


def participles(telling: Telling) -> Iterable[Unfinite]:
    """Find the happenings that a noun takes for granted: they are past."""
    for place in telling.attached.participles.keys() - telling.verbs - telling.quoted:
        number = governor(telling.clauses, place - 2)
        if number is None or not is_denied(telling.clauses, number):
            yield _inserted(telling, number, place)
    if telling.words.isdisjoint(_JUST):
        return
    tokens = telling.tokens
    for place, token in enumerate(tokens[:-2], 1):
        if token.lower not in _JUST or place in telling.quoted:
            continue
        if tokens[place].lower in PARTICIPLES and _opens_phrase(tokens, place - 1):
            number = governor(telling.clauses, place)
            if number is None or not is_denied(telling.clauses, number):
                yield _participle(telling, number, place)


def _inserted(telling: Telling, number: int | None, place: int) -> Unfinite:
    """Give the participle of an insertion the noun before it, and all behind it."""
    tokens = telling.tokens
    last = place
    while tokens[last].is_word or tokens[last].is_number:
        last += 1
    first, _ = noun_phrase(tokens, place - 2, (place - 2, place - 1))
    first += tokens[first].lower in lexicon.SUBORDINATORS
    whom = subjects(tokens[first : place - 1], telling.timed)
    return Unfinite(place, first, last, number, _told(telling, number, whom))


def _opens_phrase(tokens: Sequence[Token], adverb: int) -> bool:
    """Tell “the recently signed pact” from “which was recently signed”."""
    opener = tokens[adverb - 1].lower if adverb else ""
    follows = tokens[adverb + 2]
    is_noun = follows.is_word and follows.lower not in _NO_NOUN
    return is_noun and (opener in lexicon.DETERMINERS or opener in lexicon.PREPOSITIONS)


def _participle(telling: Telling, number: int | None, place: int) -> Unfinite:
    """Give it the phrase of its noun, and who is behind “with”."""
    tokens, first = telling.tokens, place - 1
    if tokens[first - 1].lower in lexicon.DETERMINERS:
        first -= 1
    noun = place + 1
    verbs = [c.verb.first for c in telling.clauses if c.verb.first > place]
    while (
        noun + 1 < min([*verbs, len(tokens), place + _REACH])
        and tokens[noun + 1].is_word
        and tokens[noun + 1].lower not in _ENDS
    ):
        noun += 1
    last = noun_end(tokens, telling.clauses, noun, "with")
    whom = partners(tokens[noun + 1 : last], telling.timed)
    return Unfinite(place, first, last, number, _told(telling, number, whom))


def _told(telling: Telling, number: int | None, whom: Iterable[str]) -> Told:
    """Tell whose word it is, and whom it befell."""
    source = NOBODY
    if number is not None and telling.clauses[number].speaker is not None:
        source = telling.source(number)
    role: Role = "alleged" if source.is_hearsay else "occurrence"
    return Told(role, (), source, tuple(map(telling.memory.full, whom)))
