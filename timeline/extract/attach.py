"""Which verb or noun a time phrase belongs to.

A phrase belongs to one verb or one noun of its clause.  “The agency said on Wednesday
that troops had seized … in August” has two phrases and two verbs; in “Putin signed it
during a visit to Pyongyang in June” the noun is nearer, and *during* hands the date on
to the verb as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.extract import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token
    from timeline.resolve import Resolution

_WEIGHTS = dict.fromkeys('"“”„«»()', 2) | dict.fromkeys(";:–—", 3) | {",": 1}
_WEIGHTS |= dict.fromkeys(lexicon.CONJUNCTIONS, 2)
_OPENERS = lexicon.SUBORDINATORS - {"as", "since", "after", "before", "until", "so"}
_WEIGHTS |= dict.fromkeys(_OPENERS, 3)
_NOUN_REACH = 7
"""How many tokens may lie between a noun and the phrase that dates it."""
_CONTAINS = frozenset({"during", "at", "amid", "throughout"})
"""Prepositions under which the verb happens when the noun does."""
_EDGES = frozenset({"begin", "start", "open", "end", "culminate"})
"""Verbs that happen “with” the noun: “the war began with the invasion in February”."""


@dataclass(frozen=True, slots=True)
class Attached:
    """Time phrases by the clause or the noun (its token) that they date."""

    clauses: dict[int, list[Resolution]] = field(default_factory=dict)
    nouns: dict[int, Resolution] = field(default_factory=dict)


def attach(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    resolutions: Sequence[Resolution],
) -> Attached:
    """Give each time phrase of a sentence to what it dates."""
    attached = Attached()
    for resolution in resolutions:
        first, last = token_range(tokens, resolution)
        if first >= last:
            continue
        noun = _noun(tokens, clauses, first, last)
        clause = _clause(tokens, clauses, first, last)
        if noun is not None:
            is_object = clause is not None and _is_object(tokens, clauses[clause], noun)
            if not is_object:
                attached.nouns[noun] = resolution
            if clause is None or not (
                is_object or _hands_on(tokens, clauses[clause], noun)
            ):
                continue
        elif _describes(tokens, first, last) or _is_inserted(tokens, clauses, first):
            continue
        if clause is not None:
            attached.clauses.setdefault(clause, []).append(resolution)
            if first < clauses[clause].verb.first:
                _share(clauses, clause, resolution, attached)
    return attached


def token_range(tokens: Sequence[Token], resolution: Resolution) -> tuple[int, int]:
    """Find the first and one past the last token of a time phrase."""
    timex = resolution.timex
    inside = [
        place
        for place, token in enumerate(tokens)
        if token.start < timex.end and token.end > timex.start
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _describes(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell “the 1962 bridge”, “this year's budget” from a phrase that dates a verb."""
    follows = tokens[last] if last < len(tokens) else None
    if follows is None or not follows.text[0].isalpha():
        return follows is not None and follows.text in {"'s", "’s"}
    before = tokens[first - 1].lower if first else ""
    starts = before in {"a", "an", "the", "its", "his", "her", "their", "'s", "’s"}
    closed = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS
    return starts and tokens[first].is_number and follows.lower not in closed


def _is_inserted(
    tokens: Sequence[Token], clauses: Sequence[Clause], first: int
) -> bool:
    """Tell “Jansen, born on 3 May 1955, has built …”: the date is the participle's."""
    comma = first - 1
    while comma > 0 and tokens[comma].text != ",":
        comma -= 1
    if comma <= 0:
        return False
    opener = tokens[comma + 1].lower
    is_participle = opener in lexicon.IRREGULAR or opener.endswith("ed")
    return is_participle and not any(
        clause.verb.first <= place <= clause.verb.last
        for clause in clauses
        for place in range(comma + 1, first)
    )


def _weight(tokens: Sequence[Token], start: int, end: int) -> int:
    """How strongly two places are parted by marks and words between them."""
    return sum(_WEIGHTS.get(tokens[place].lower, 0) for place in range(start, end))


def _clause(
    tokens: Sequence[Token], clauses: Sequence[Clause], first: int, last: int
) -> int | None:
    """Choose between the verb before and the verb behind a phrase."""
    left = right = None
    for number, clause in enumerate(clauses):
        if clause.verb.last < first:
            left = number
        elif clause.verb.first >= last and right is None:
            right = number
    if left is None or right is None:
        return right if left is None else left
    to_left = _weight(tokens, clauses[left].verb.last + 1, first)
    to_right = _weight(tokens, last, clauses[right].verb.first)
    return left if to_left <= to_right else right


def _noun(
    tokens: Sequence[Token], clauses: Sequence[Clause], first: int, last: int
) -> int | None:
    """Find a noun of happening beside a phrase, nearer than any verb."""
    verbs = {
        place
        for clause in clauses
        for place in range(clause.verb.first, clause.verb.last + 1)
    }
    for place in range(last, min(len(tokens), last + 4)):
        token = tokens[place]
        if token.lower in lexicon.EVENT_NOUNS and token.text.islower():
            return place if place not in verbs else None
        possessive = token.text in {"'s", "’s"} and place == last
        closed = token.lower in lexicon.PREPOSITIONS or not token.is_word
        if place in verbs or (closed and not possessive):
            break
    for place in range(first - 1, max(-1, first - 1 - _NOUN_REACH), -1):
        token = tokens[place]
        if place in verbs or token.lower in _WEIGHTS:
            break
        if token.lower in lexicon.EVENT_NOUNS and token.text.islower():
            return place
    return None


def _is_object(tokens: Sequence[Token], clause: Clause, noun: int) -> bool:
    """Tell whether the noun is what a light verb did: “held talks on Monday”."""
    between = tokens[clause.verb.last + 1 : noun]
    return (
        clause.verb.lemma in lexicon.LIGHT
        and clause.verb.last < noun
        and not any(token.lower in lexicon.PREPOSITIONS for token in between)
    )


def _hands_on(tokens: Sequence[Token], clause: Clause, noun: int) -> bool:
    """Tell whether the verb happened when the noun did."""
    is_subject = clause.subject[0] <= noun < clause.subject[1]
    if is_subject:
        return not clause.verb.reports
    place = noun
    while place > 0 and noun - place < 6:
        place -= 1
        if tokens[place].lower in lexicon.PREPOSITIONS:
            word = tokens[place].lower
            begins = word == "with" and clause.verb.lemma in _EDGES
            tells = word == "in" and clause.verb.reports  # “said in an interview on …”
            return begins or tells or word in _CONTAINS
    return False


def _share(
    clauses: Sequence[Clause], number: int, resolution: Resolution, attached: Attached
) -> None:
    """Let a phrase before the verb date the verbs joined to it by “and” as well."""
    for later in range(number + 1, len(clauses)):
        clause = clauses[later]
        joined = clause.is_coordinated and clause.subject == clauses[number].subject
        if joined and clause.speaker == clauses[number].speaker:
            attached.clauses.setdefault(later, []).append(resolution)
