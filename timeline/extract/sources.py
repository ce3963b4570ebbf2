"""Whose word it is: the speaker, and who says that the speaker said so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.extract import lexicon
from timeline.extract.names import subjects
from timeline.extract.verbs import DEMONYM

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

_FROM = frozenset({"from", "by", "of"})
PAPERS = lexicon.CLAIM_NOUNS | lexicon.words(
    "evidence statement statements documents imagery images footage"
)
"""Nouns that speak for somebody: “reports from Oslo have revealed”."""

_PROOF = frozenset({"evidence", "proof", "signs"})
"""Nouns whose “that …” is somebody's word unless a verb of saying governs them."""
_CLAIMS = lexicon.CLAIM_NOUNS | _PROOF


class Source(NamedTuple):
    """Whose word a clause is."""

    speaker: str | None = None
    chain: tuple[str, ...] = ()
    """Further speakers, outward."""
    is_hearsay: bool = False
    clause: int | None = None
    """Number of the clause that says it, in the same sentence."""
    said_in: str | None = None
    """Id of the mention of the saying, where it stands in another sentence."""


NOBODY = Source()
"""The narrator's own word."""


def claimed_by(tokens: Sequence[Token], timed: Collection[int]) -> tuple[str, ...]:
    """Name who stands behind a noun of claiming.

    >>> from timeline.extract.tokens import tokenize
    >>> claimed_by(tokenize("amid claims from the United States and Oslo"), ())
    ('United States', 'Oslo')
    >>> claimed_by(tokenize("did not deny U.S. claims"), ())
    ('U.S.',)
    """
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place].lower not in PAPERS:
            continue
        behind = tokens[place + 1 :]
        if behind and behind[0].lower in _FROM:
            end = next(
                (at for at, t in enumerate(behind) if t.lower.endswith("ing")),
                len(behind),
            )
            return subjects(behind[1:end], timed)
        first = place
        while first and (tokens[first - 1].is_capital or _owns(tokens[first - 1])):
            first -= 1
        if place == first + 1 and tokens[first].lower.endswith((*DEMONYM, "ern")):
            return ()  # “Western allegations”: nobody in particular
        return subjects(tokens[first:place], timed) if first < place else ()
    return ()


def _owns(token: Token) -> bool:
    return token.text in {"'s", "’s"}


def follows_claim(
    tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause
) -> bool:
    """Tell “reports that …”, “indicating that …” and “it is alleged that …”."""
    if clause.introducer != "that":
        return False
    earlier = [c.verb for c in clauses if c.verb.last < clause.start]
    if earlier and earlier[-1].passive and earlier[-1].lemma in lexicon.REPORTING:
        return True
    before = [token.lower for token in before_that(tokens, clauses, clause)][-8:]
    if before and before[-1].endswith("ing"):
        stem = before[-1].removesuffix("ing")
        return bool({stem, stem + "e"} & lexicon.REPORTING)
    claims = lexicon.CLAIM_NOUNS if clause.speaker is not None else _CLAIMS
    return not claims.isdisjoint(before)


def before_that(
    tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause
) -> Sequence[Token]:
    """Return the words between the verb before a clause and its “that”."""
    floor = max(
        (c.verb.last + 1 for c in clauses if c.verb.last < clause.start), default=0
    )
    return tokens[floor : max(floor, clause.start - 1)]
