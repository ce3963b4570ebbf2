"""What did not happen: negations, denials, near misses, plans that were dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.standing import INTENDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

DENYING = frozenset({"deny", "dispute", "dismiss", "refute", "reject", "question"})
"""Verbs of saying whose content the speaker does not stand for."""
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
_COMPARES = frozenset({"fewer", "less", "more", "later"})
_FALSE = frozenset({"false", "untrue", "baseless", "unfounded", "fabricated"})
_NOR = frozenset({"neither", "nor"})
_ALMOST = frozenset({"almost", "nearly", "narrowly"})
_ANY = frozenset({"any", "anyone", "anybody", "anything", "whoever", "everyone"})
_PRONOUNS = frozenset({"that", "who", "which"})
_UNREAL = frozenset({"would", "could", "might"})
_CANCELLED = lexicon.words(
    "abandon axe call cancel delay drop fail postpone reject scrap shelve suspend "
    "withdraw"
)


def happens_not(
    tokens: Sequence[Token], clauses: Sequence[Clause], number: int
) -> bool:
    """Tell whether a clause says of its verb that it did not happen.

    A statement may be negative (“did not deny”); that is for the caller to weigh.
    """
    clause = clauses[number]
    return (
        _has_nobody(tokens, clause)
        or _is_almost(tokens, clause)
        or _is_untrue(tokens, clauses, number)
        or _is_dropped(clauses, number)
        or _had_been_due(tokens, clauses, number)
        or _is_demanded(tokens, clause)
        or _is_of_any(tokens, clauses, number)
    )


def _is_demanded(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell the subjunctive: “ordered that the camp be closed”."""
    first = clause.verb.first
    if not first or tokens[first - 1].lower != "be":
        return False
    return first == 1 or tokens[first - 2].lower != "to"  # “the first to be freed”


def _is_of_any(tokens: Sequence[Token], clauses: Sequence[Clause], number: int) -> bool:
    """Tell a relative of whatever comes: “would sink any ship that entered”.

    Under “would” the noun may also stand bare or with “a”: “ships that entered”.
    """
    clause = clauses[number]
    if clause.introducer not in _PRONOUNS:
        return False
    if clause.is_coordinated or clause.subject[1] > clause.verb.first:
        return False
    words = [token.lower for token in tokens[slice(*clause.subject)]]
    if not words:
        return False
    if not _ANY.isdisjoint(words[:2]):
        return True
    before = clauses[number - 1].verb if number else None
    is_unsure = before and tokens[before.first].lower in _UNREAL
    is_loose = words[0] in {"a", "an"} or (
        words[0] not in lexicon.DETERMINERS and words[-1].endswith("s")
    )
    is_plain = clause.verb.tense == "past" and not clause.verb.passive
    if not (is_unsure and is_loose and is_plain):
        return False
    is_dated = any(t.lower in lexicon.CALENDAR for t in tokens[clause.verb.last :])
    is_name = tokens[clause.subject[0]].is_capital
    return not (is_dated or is_name)


def is_denied(clauses: Sequence[Clause], number: int) -> bool:
    """Tell “denied that it had cut corners” from “did not deny that …”."""
    speaker = clauses[number].speaker
    if speaker is None:
        return False
    saying = clauses[speaker].verb
    return saying.lemma in DENYING and not saying.negated


def _has_nobody(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “nobody was hurt” and “moved no one”; “no fewer than 12” is somebody."""
    first, last = clause.subject
    behind = clause.verb.last + 1
    if last == first + 1 and tokens[first].lower == "any":
        return True  # “without saying that any had gone”
    return _is_nobody(tokens, first, last) or _is_nobody(tokens, behind, len(tokens))


def _is_nobody(tokens: Sequence[Token], first: int, last: int) -> bool:
    if first >= last or tokens[first].lower not in _NOBODY:
        return False
    return first + 1 >= last or tokens[first + 1].lower not in _COMPARES


def _is_almost(tokens: Sequence[Token], clause: Clause) -> bool:
    first = max(0, clause.verb.first - 1)
    near = [token.lower for token in tokens[first : clause.verb.last]]
    if not _ALMOST.isdisjoint(near):
        return True
    return not _NOR.isdisjoint(near) and not clause.verb.reports


def _is_untrue(tokens: Sequence[Token], clauses: Sequence[Clause], number: int) -> bool:
    """Tell “it is not true that …”, “no proof that …”, “ruled out that …”."""
    clause = clauses[number]
    if number == 0 or clause.introducer != "that":
        return False
    before = clauses[number - 1].verb
    window = [token.lower for token in tokens[max(0, clause.start - 5) : clause.start]]
    disproved = "no" in window or window[-2:-1] == ["out"]
    return disproved or (before.lemma == "be" and before.negated)


def is_refuted(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “reports that troops had fled were false” from reports that stand."""
    return clause.introducer == "that" and any(
        token.lower in _FALSE for token in tokens
    )


def _is_dropped(clauses: Sequence[Clause], number: int) -> bool:
    """Tell “the plan to attack was dropped”."""
    if clauses[number].verb.tense != "future":
        return False
    return any(
        clause.verb.lemma in _CANCELLED and clause.verb.tense in ("past", "perfect")
        for clause in clauses[number + 1 :]
    )


def _had_been_due(
    tokens: Sequence[Token], clauses: Sequence[Clause], number: int
) -> bool:
    """Tell “had been due to speak”, “had planned to”: nobody says it came about."""
    if not number or tokens[clauses[number].verb.first].lower != "to":
        return False
    before = clauses[number - 1].verb
    is_open = before.lemma == "be" or before.lemma in INTENDING
    return is_open and tokens[before.first].lower == "had"
