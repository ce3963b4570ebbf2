"""Nouns that name a happening, and when a time phrase beside one is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.event_words import HAPPENINGS
from timeline.extract.gerunds import is_gerund
from timeline.extract.verb_forms import verb_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token
    from timeline.resolve import Resolution

_REACH = 7
"""How many tokens may lie between a noun and the phrase that dates it."""
_PARTED = (
    frozenset('"“”„«»();:–—,')
    | lexicon.CONJUNCTIONS
    | (lexicon.SUBORDINATORS - {"as", "since", "after", "before", "until", "so"})
)
_CONTAINS = frozenset({"during", "at", "amid", "throughout"})
"""Prepositions under which the verb happens when the noun does."""
_ORDERS = frozenset({"since", "after", "before", "until", "following", "ahead", "by"})
"""Prepositions that set the noun apart in time from the verb."""
_ORDERING = _ORDERS | {"for", "to"}
_NAMING = lexicon.EVENT_NOUNS | HAPPENINGS
_OBJECT_OPENERS = lexicon.DETERMINERS - {"'s"}
_GOVERNING = lexicon.PREPOSITIONS - {"of"}
EDGES = frozenset({"begin", "start", "open", "end", "culminate"})
"""Verbs that happen “with” the noun: “the war began with the invasion in February”."""
_WARS = frozenset({"war", "conflict", "fighting", "hostilities", "crisis", "battle"})
"""What begins with a happening that is its first part, not another."""
_PROSECUTES = frozenset({"accuse", "charge", "convict", "indict", "suspect"})
"""Verbs that look back on the deed they name: “charged with the shooting on Friday”."""
_UNSETTLED = frozenset({"proposed", "possible", "potential", "threatened"})
"""Words under which a noun has no day: “vote on the proposed merger on Monday”."""
NEAR_DAYS = ("weekday.", "day.", "part.", "relative.mention", "tonight")
"""Rules of phrases such as “on Friday”, which tell the news of the verb."""


def find_noun(
    tokens: Sequence[Token], clauses: Sequence[Clause], first: int, last: int
) -> int | None:
    """Find a noun of happening beside a phrase, nearer than any verb."""
    verbs = verb_places(clauses)
    for place in range(last, min(len(tokens), last + 4)):
        token = tokens[place]
        if place not in verbs and _names_happening(tokens, place):
            return place
        possessive = token.text in {"'s", "’s"} and place == last
        starts_anew = token.lower in {"a", "an", "the"}  # “in August a storm broke”
        closed = token.lower in lexicon.PREPOSITIONS or not token.is_word or starts_anew
        closed = closed or token.lower in lexicon.SUBORDINATORS  # “today that talks”
        if place in verbs or (closed and not possessive):
            break
    if tokens[first - 1].lower in _ORDERING:
        return None  # “the worst accident since 1998”
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        token = tokens[place]
        if place in verbs or token.lower in _PARTED:
            break
        if _names_happening(tokens, place):
            return place
    return None


def _names_happening(tokens: Sequence[Token], place: int) -> bool:
    """Tell “the killing in June” from “accused of killing Ada Wren in June”."""
    token = tokens[place]
    if tokens[place - 1].lower in _UNSETTLED:
        return False
    if is_gerund(tokens, place):
        return True
    if token.lower not in _NAMING or not token.text.islower():
        return False
    if token.lower.endswith("ing") and place + 1 < len(tokens):
        follows = tokens[place + 1]
        has_object = follows.is_capital and follows.lower not in lexicon.CALENDAR
        return not has_object and follows.lower not in _OBJECT_OPENERS
    return True


def noun_dates(
    tokens: Sequence[Token],
    clause: Clause | None,
    noun: int,
    span: tuple[int, int],
    resolution: Resolution,
) -> tuple[bool, bool]:
    """Tell whether a phrase dates the noun, and whether it dates the verb."""
    if clause is None:
        return True, False
    if is_gerund(tokens, noun):
        return True, tokens[noun - 1].text == ","
    if clause.subject[0] <= noun < clause.subject[1]:
        return True, _is_head(tokens, clause, noun) and not clause.verb.reports
    at = _governor(tokens, clause, noun)
    preposition = None if at is None else tokens[at].lower
    if at is None or preposition is None:
        is_object = clause.verb.lemma in lexicon.LIGHT and clause.verb.last < noun
        return not is_object, is_object
    between = [token.lower for token in tokens[at + 1 : noun]]
    if _shares_time(clause, preposition, between):
        return True, True
    follows_noun = noun < span[0] and clause.verb.last < noun
    if follows_noun and clause.verb.lemma in _PROSECUTES:
        return _is_definite(between), not _is_definite(between)
    is_news = follows_noun and resolution.rule.startswith(NEAR_DAYS)
    happened = clause.verb.tense in ("past", "perfect")
    if is_news and happened and preposition not in _ORDERS:
        return False, True  # “arrested two men over the fire on Friday”
    return True, preposition == "in" and between[:1] in (["a"], ["an"])


def begins_with(tokens: Sequence[Token], clause: Clause, first: int) -> bool:
    """Tell “the war began with [the invasion]”; `first` opens the noun's phrase."""
    words = {token.lower for token in tokens[slice(*clause.subject)]}
    return (
        clause.verb.lemma in EDGES
        and first == clause.verb.last + 2
        and tokens[first - 1].lower == "with"
        and not _WARS.isdisjoint(words)
    )


def _is_head(tokens: Sequence[Token], clause: Clause, noun: int) -> bool:
    """Tell “the attack on Monday killed …” from “the toll of Monday's attack rose”."""
    before = tokens[clause.subject[0] : noun]
    return not any(token.lower in lexicon.PREPOSITIONS for token in before)


def _governor(tokens: Sequence[Token], clause: Clause, noun: int) -> int | None:
    """Find the place of the preposition that governs the noun; None for an object."""
    for place in range(noun - 1, max(-1, noun - 6), -1):
        if clause.verb.first <= place <= clause.verb.last:
            return None
        if tokens[place].lower in _GOVERNING:
            return place
        if tokens[place].lower == "of" and clause.verb.lemma in _PROSECUTES:
            return place
    return None


def _is_definite(between: Sequence[str]) -> bool:
    """Tell “charged with the killing” from “convicted of murder”."""
    return any(word in lexicon.DETERMINERS for word in between)


def _shares_time(clause: Clause, preposition: str, between: Sequence[str]) -> bool:
    """Tell whether the verb happened when the noun did."""
    begins = preposition == "with" and clause.verb.lemma in EDGES
    tells = preposition == "in" and clause.verb.reports and "of" not in between
    return begins or tells or preposition in _CONTAINS  # “said in an interview on …”
