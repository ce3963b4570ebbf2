"""Verb groups that start with have, be, do or a modal: tense, voice, negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.event_words import GERUNDS
from timeline.extract.predicates import state_at, state_behind
from timeline.extract.verb_forms import (
    VerbGroup,
    bare_verb,
    is_adverb,
    is_participle,
    lemma_of,
    participle_at,
    skip_adverbs,
    word_at,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.extract.verb_forms import Tense

AUXILIARIES = (
    lexicon.BE
    | lexicon.HAVE
    | lexicon.DO
    | lexicon.MODALS_FUTURE
    | lexicon.MODALS_OPEN
    | {"cannot", "can't", "couldn't", "wouldn't", "shouldn't"}
)
"""Words that may open a verb group."""
_NOT_FINITE = frozenset({"be", "been", "being", "having"})
"""Forms that open no clause of their own: “denies being warned”."""
_PLAIN = lexicon.BE | lexicon.HAVE | lexicon.DO
OPENING = AUXILIARIES - _NOT_FINITE
"""Words that do open a verb group."""
BELIEVED = lexicon.words(
    "believed thought alleged reported suspected said understood rumoured rumored "
    "presumed feared"
)
"""“is believed to have left” is somebody's word."""
_ESTABLISHED = frozenset({"found", "shown", "proved", "proven", "known"})
"""“was found to have lied” is no mere belief."""
_BELIEVED = BELIEVED | _ESTABLISHED
_NOT_NOW = lexicon.BE_PAST | lexicon.HAVE
_FIXED = frozenset({"due", "scheduled", "slated", "planned", "set", "expected"})
"""Words that say of what is to come when it is to be."""


def auxiliary_group(tokens: Sequence[Token], place: int) -> VerbGroup | None:
    """Read a group that starts with have, be, do or a modal."""
    first = tokens[place]
    if first.lower not in OPENING or (place and first.is_capital):
        return None
    if first.lower in lexicon.BE and not _is_be(tokens, place):
        return None
    never = place > 0 and tokens[place - 1].negates  # “promised to, but never did”
    chain, at, negated = [first.lower], place + 1, first.negates or never
    while at < len(tokens):
        at, negates = skip_adverbs(tokens, at)
        negated = negated or negates
        if at < len(tokens) and tokens[at].lower in {"have", "been", "be", "being"}:
            chain.append(tokens[at].lower)
            at += 1
        else:
            break
    return _read_chain(tokens, place, at, chain, negated)


def _is_be(tokens: Sequence[Token], place: int) -> bool:
    word = tokens[place].lower
    if word in {"'s", "’s"}:
        before = tokens[place - 1].lower if place else ""
        return before in lexicon.PRONOUNS or before in {"what", "where", "here"}
    return word in lexicon.BE


def _read_chain(
    tokens: Sequence[Token], first: int, at: int, chain: list[str], negated: bool
) -> VerbGroup:
    """Tell tense and voice from the auxiliaries and the form that follows them."""
    last_auxiliary = chain[-1]
    is_be = last_auxiliary in lexicon.BE
    tense = _tense(chain)
    follows = tokens[at] if at < len(tokens) else None
    if follows is None or not follows.is_word or follows.is_capital:
        return _copula(tokens, first, at, chain, negated)
    if is_be and (believed := _believed(tokens, first, at, negated)) is not None:
        return believed
    if is_be and (coming := _coming(tokens, first, at, negated)) is not None:
        return coming
    if is_be and (state := state_behind(tokens, first, at)) is not None:
        return VerbGroup(first, state[0], state[1], tense, negated=negated)
    if is_be and follows.lower.endswith("ing"):
        lemma = GERUNDS.get(follows.lower, follows.lower[:-3])
        return VerbGroup(first, at, lemma, tense, negated=negated)
    takes_participle = is_be or last_auxiliary in lexicon.HAVE
    if takes_participle and is_participle(follows):
        lemma = lemma_of(follows.lower)
        return VerbGroup(first, at, lemma, tense, is_be, negated)
    if not takes_participle and bare_verb(tokens, at):
        return VerbGroup(first, at, follows.lower, tense, negated=negated)
    return _copula(tokens, first, at, chain, negated)


def _copula(
    tokens: Sequence[Token], first: int, at: int, chain: list[str], negated: bool
) -> VerbGroup:
    """Read an auxiliary that stands by itself: “is not true”, “has a plan”."""
    last = _before(tokens, at)
    return VerbGroup(first, last, _aux_lemma(chain), _tense(chain), negated=negated)


def _coming(
    tokens: Sequence[Token], first: int, at: int, negated: bool
) -> VerbGroup | None:
    """Read “is to visit”, “is to be held”, “is due in May”, “is scheduled for May”."""
    word, follows = tokens[at].lower, word_at(tokens, at + 1)
    if word == "to" and follows == "be" and participle_at(tokens, at + 2):
        lemma = lemma_of(tokens[at + 2].lower)
        return VerbGroup(first, at + 2, lemma, "future", True, negated)
    if word == "to" and follows == "have":
        return VerbGroup(first, at + 1, "have", "modal", negated=negated)
    if word == "to" and bare_verb(tokens, at + 1):
        return VerbGroup(first, at + 1, follows, "future", negated=negated)
    is_now = tokens[first].lower not in _NOT_NOW
    if is_now and word in _FIXED and follows in {"for", "in", "on", "at", "by"}:
        return VerbGroup(first, at, lemma_of(word), "future", negated=negated)
    return None


def _believed(
    tokens: Sequence[Token], first: int, at: int, negated: bool
) -> VerbGroup | None:
    """Read “is believed to have left” and “are thought to be in Kesh”."""
    if tokens[at].lower not in _BELIEVED:
        return None
    behind = at + (3 if word_at(tokens, at + 2) == "be" else 1)
    state = state_at(tokens, behind) if behind < len(tokens) else None
    if state is not None:  # “are feared dead”, “are said to be in custody”
        return VerbGroup(first, state[0], state[1], "perfect", negated=negated)
    if word_at(tokens, at + 1) != "to":
        return None
    if word_at(tokens, at + 2) == "be" and word_at(tokens, at + 3) in {"in", "at"}:
        return VerbGroup(first, at + 2, "be", "present", negated=negated)
    if word_at(tokens, at + 2) != "have":
        return None
    passive = word_at(tokens, at + 3) == "been"
    last = at + (4 if passive else 3)
    if not participle_at(tokens, last):
        return None
    lemma = lemma_of(tokens[last].lower)
    return VerbGroup(first, last, lemma, "perfect", passive, negated)


def _before(tokens: Sequence[Token], at: int) -> int:
    """Step back over the adverbs that were passed in search of a verb."""
    at -= 1
    while at > 0 and is_adverb(tokens[at].lower):
        at -= 1
    return at


def _aux_lemma(chain: list[str]) -> str:
    last = chain[-1]
    if last in lexicon.BE:
        return "be"
    return "have" if last in lexicon.HAVE else "do"


def _tense(chain: list[str]) -> Tense:
    head = chain[0]
    if head in lexicon.MODALS_FUTURE:
        return "future"
    if head not in _PLAIN:
        return "modal"
    if head in lexicon.HAVE and len(chain) > 1:
        return "perfect"
    if head in lexicon.HAVE:
        return "perfect"
    return "past" if head in lexicon.BE_PAST or head.startswith("did") else "present"
