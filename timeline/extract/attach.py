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
from timeline.extract.asides import is_aside
from timeline.extract.dated_nouns import find_noun, noun_dates
from timeline.extract.dating import closes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.syntax import Syntax
    from timeline.extract.tokens import Token
    from timeline.resolve import Resolution

_WEIGHTS = dict.fromkeys('"“”„«»()', 2) | dict.fromkeys(";:–—", 3) | {",": 1}
_WEIGHTS |= dict.fromkeys(lexicon.CONJUNCTIONS, 2)
_OPENERS = lexicon.SUBORDINATORS - {"as", "since", "after", "before", "until", "so"}
_WEIGHTS |= dict.fromkeys(_OPENERS, 3)


@dataclass(frozen=True, slots=True)
class Attached:
    """Time phrases by the clause or the noun (its token) that they date."""

    clauses: dict[int, list[Resolution]] = field(default_factory=dict)
    nouns: dict[int, Resolution] = field(default_factory=dict)


def attach(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    resolutions: Sequence[Resolution],
    syntax: Syntax,
) -> Attached:
    """Give each time phrase of a sentence to what it dates."""
    attached = Attached()
    for group in _grouped(resolutions):
        first = token_range(tokens, group[0])[0]
        last = token_range(tokens, group[-1])[1]
        if first < last:
            number = syntax.governor(tokens, clauses, first, last)
            _attach(tokens, clauses, group, (first, last), number, attached)
    return attached


def _attach(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    group: list[Resolution],
    span: tuple[int, int],
    number: int | None,
    attached: Attached,
) -> None:
    """Give one phrase, or the two ends of a span, to a noun, a verb or both."""
    clause = clauses[number] if number is not None else None
    noun = find_noun(tokens, clauses, *span)
    if noun is not None and noun not in attached.nouns:
        number = _acting(clauses, noun, number)
        clause = clauses[number] if number is not None else None
        dates_noun, dates_verb = noun_dates(tokens, clause, noun, span, group[0])
        if dates_noun:
            attached.nouns[noun] = group[0]
        if not dates_verb:
            return
    elif is_aside(tokens, clauses, clause, span, group):
        return
    if number is not None and clause is not None:
        attached.clauses.setdefault(number, []).extend(group)
        if span[0] < clause.verb.first:
            _share(clauses, number, group, attached)


def _acting(clauses: Sequence[Clause], noun: int, number: int | None) -> int | None:
    """Prefer the clause whose subject the noun is in: “said the attack … killed”."""
    for each, clause in enumerate(clauses):
        if clause.subject[0] <= noun < clause.subject[1] <= clause.verb.first:
            return each
    return number


def _grouped(resolutions: Sequence[Resolution]) -> list[list[Resolution]]:
    """Keep the two ends of an interval together."""
    groups: list[list[Resolution]] = []
    for resolution in resolutions:
        before = groups[-1] if groups else []
        if len(before) == 1 and closes(before[0], resolution):
            before.append(resolution)
        else:
            groups.append([resolution])
    return groups


def token_range(tokens: Sequence[Token], resolution: Resolution) -> tuple[int, int]:
    """Find the first and one past the last token of a time phrase."""
    timex = resolution.timex
    inside = [
        place
        for place, token in enumerate(tokens)
        if token.start < timex.end and token.end > timex.start
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _weight(tokens: Sequence[Token], start: int, end: int) -> int:
    """How strongly two places are parted by marks and words between them."""
    return sum(_WEIGHTS.get(tokens[place].lower, 0) for place in range(start, end))


def nearest_clause(
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
    if to_left == to_right and _is_in_what_is_said(tokens, clauses[left], first):
        return right
    return left if to_left <= to_right else right


def _is_in_what_is_said(tokens: Sequence[Token], clause: Clause, first: int) -> bool:
    """Tell whether a phrase is part of the subject of what is said.

    “Said sales in September fell” dates the fall; “said in September”, “said at a
    meeting on Friday” date the saying.
    """
    behind = clause.verb.last + 1
    if tokens[clause.verb.last].lower not in _SAID or behind >= first:
        return False
    return tokens[behind].lower not in _OF_THE_SAYING


_SAID = {"said", "says", "say"}
_OF_THE_SAYING = {
    "in", "on", "at", "by", "from", "during", "after", "before", "late", "early",
    "earlier", "later", "again", "this", "last", "to", "of", "about", "as", "via",
    "through", "over", "following", "when", "that", "here", "there", "shortly", "just",
    "the", "around", "also", "only", "so", "it", "nothing", "yesterday", "today",
}  # fmt: skip


def _share(
    clauses: Sequence[Clause],
    number: int,
    group: Sequence[Resolution],
    attached: Attached,
) -> None:
    """Let a phrase before the verb date the verbs joined to it by “and” as well."""
    for later in range(number + 1, len(clauses)):
        clause = clauses[later]
        joined = clause.is_coordinated and clause.subject == clauses[number].subject
        if joined and clause.speaker == clauses[number].speaker:
            attached.clauses.setdefault(later, []).extend(group)
