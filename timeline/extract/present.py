"""Happenings told in the present tense, and headlines without an auxiliary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.auxiliaries import AUXILIARIES
from timeline.extract.event_words import EVENT_VERBS, PARTICIPLES, THIRD
from timeline.extract.verb_forms import VerbGroup, is_adverb, is_participle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token

_PLURALS = lexicon.words("""
    police men women people children troops forces officials officers rebels militants
    prosecutors lawmakers investigators firefighters rescuers protesters gunmen pirates
    workers soldiers students residents leaders detectives authorities
""")
"""Subjects of which the bare base tells a happening: “Police arrest man”."""
_PRONOUNS = frozenset({"he", "she", "it", "who", "which"})
_WITHOUT_OBJECT = lexicon.words(
    "capsize collapse crash derail die drown erupt explode resign sink surrender"
)
_USUAL = lexicon.words("every each daily weekly monthly yearly annually usually often")
"""Words of what happens again and again, and so is no news."""
_OPENS_OBJECT = lexicon.DETERMINERS | {"him", "them", "himself", "herself", "self"}
_SURE = AUXILIARIES - {"'s", "’s"}
_ENDS = frozenset(',;:()"“”–—-') | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS
_NO_SUBJECT = (
    lexicon.DETERMINERS
    | lexicon.PREPOSITIONS
    | lexicon.ADJECTIVES
    | lexicon.CONJUNCTIONS
    | AUXILIARIES
    | {"to", "'s", "’s"}
)


def tells_now(
    tokens: Sequence[Token], place: int, *, is_headline: bool
) -> VerbGroup | None:
    """Read a happening in the present: “Oslo seizes ship”, “Police arrest man”.

    Only verbs of the table count, and only where no other finite verb of the stretch
    makes the word a noun: “rocket attacks on the town killed three”.
    """
    token = tokens[place]
    base = THIRD.get(token.lower)
    bare = base is None and token.lower in EVENT_VERBS
    if not (base or bare) or not token.text.islower() or place == 0:
        return None
    before = place - 1
    while before > 0 and is_adverb(tokens[before].lower):
        before -= 1
    follows = tokens[place + 1] if place + 1 < len(tokens) else None
    if bare:
        acts = _is_plural(tokens, before, is_headline) and _has_object(
            follows, is_headline
        )
    else:
        acts = _is_singular(tokens, before, is_headline) and (
            _has_object(follows, is_headline) or _befalls(tokens, before, base)
        )
    usual = any(each.lower in _USUAL for each in tokens[place : place + 8])
    if not acts or usual or _verb_ahead(tokens, place):
        return None
    return VerbGroup(place, place, base or token.lower, "present")


def _is_plural(tokens: Sequence[Token], before: int, is_headline: bool) -> bool:
    word = tokens[before].lower
    counted = any(token.is_number for token in tokens[max(0, before - 3) : before])
    ends = word.endswith("s") and not word.endswith(("ss", "'s", "’s", "us", "is"))
    named = word in _PLURALS or word in {"they", "we"}
    numeral = word in {"two", "three", "four", "five", "six", "seven", "dozens"}
    return word not in _NO_SUBJECT and (
        named or (ends and (is_headline or counted)) or (numeral and is_headline)
    )


def _is_aged(tokens: Sequence[Token], place: int) -> bool:
    """Tell the “old” of “15-year - old”, who may act, from “old”."""
    return tokens[place].lower == "old" and tokens[place - 1].text == "-"


def _is_singular(tokens: Sequence[Token], place: int, is_headline: bool) -> bool:
    before = tokens[place]
    if before.lower in _PRONOUNS or (is_headline and _is_aged(tokens, place)):
        return True
    names = before.is_word and not before.is_number and before.lower not in _NO_SUBJECT
    plural = before.lower.endswith("s") and before.text.islower()
    return (names and not plural and (is_headline or before.is_capital)) or (
        is_headline and before.text in {",", ")", "'", "’", '"'}
    )


def _befalls(tokens: Sequence[Token], before: int, base: str | None) -> bool:
    """Tell “Bomb explodes at bank.” and “Anna Holm dies at 95.”: no object follows."""
    return base in _WITHOUT_OBJECT and all(t.is_capital for t in tokens[: before + 1])


def _has_object(follows: Token | None, is_headline: bool) -> bool:
    if follows is None:
        return is_headline
    if follows.lower in _OPENS_OBJECT or follows.is_capital or follows.is_number:
        return True
    return is_headline and follows.text != ":"


def _verb_ahead(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether another finite verb makes this word a noun."""
    for later in range(place + 1, min(len(tokens), place + 14)):
        word = tokens[later].lower
        if word in _ENDS:
            return False
        if word in _SURE and not tokens[later].is_capital:
            return True
        if (
            later > place + 1
            and is_participle(tokens[later])
            and word not in lexicon.NOT_VERBS
        ):
            after = tokens[later + 1] if later + 1 < len(tokens) else None
            if after and (after.lower in lexicon.DETERMINERS or after.is_number):
                return True
    return False


def headline_participle(tokens: Sequence[Token], place: int) -> VerbGroup | None:
    """Read “Four people [were] shot outside nightclub”."""
    token = tokens[place]
    base = PARTICIPLES.get(token.lower)
    if base is None or not token.text.islower() or place == 0:
        return None
    before = tokens[place - 1]
    is_aged = _is_aged(tokens, place - 1)
    if not before.is_word or (before.lower in _NO_SUBJECT and not is_aged):
        return None
    follows = tokens[place + 1] if place + 1 < len(tokens) else None
    if _verb_ahead(tokens, place):
        return None
    has_object = bool(
        follows and (follows.lower in lexicon.DETERMINERS or follows.is_number)
    )
    return VerbGroup(place, place, base, "past", passive=not has_object)


def headline_plan(tokens: Sequence[Token], place: int) -> VerbGroup | None:
    """Read “Holm to lead inquiry” as a plan."""
    is_to = tokens[place].lower == "to" and place > 0 and place + 1 < len(tokens)
    word = tokens[place + 1].lower if is_to else ""
    is_trial = word == "stand" and [t.lower for t in tokens[place + 2 : place + 3]] == [
        "trial"
    ]
    if not is_to or not (is_trial or word in EVENT_VERBS):
        return None
    before = tokens[place - 1]
    if not before.is_word or before.lower in _NO_SUBJECT:
        return None
    return VerbGroup(place, place + 1, word, "future")
