"""Which verb or noun a time phrase belongs to.

A phrase belongs to one verb or one noun of its clause.  “The agency said on Wednesday
that troops had seized … in August” has two phrases and two verbs; in “Putin signed it
during a visit to Pyongyang in June” the noun is nearer, and *during* hands the date on
to the verb as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.asides import describes, is_aside
from timeline.extract.dated_nouns import NEAR_DAYS, find_noun, noun_dates
from timeline.extract.dating import closes, looking_back
from timeline.extract.described import inserted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.syntax import Syntax
    from timeline.extract.tokens import Token
    from timeline.resolve import Resolution

_start, _end = attrgetter("start"), attrgetter("end")
_RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where"})
_WEIGHTS = dict.fromkeys('"“”„«»()', 2) | dict.fromkeys(";:–—", 3) | {",": 1}
_WEIGHTS |= dict.fromkeys(lexicon.CONJUNCTIONS, 2)
_JOINING = frozenset({"and", ",", "again", "then", "also", "later", "in", "on", "at"})
"""Words between two phrases of one happening."""
_OPENERS = lexicon.SUBORDINATORS - {"as", "since", "after", "before", "until", "so"}
_WEIGHTS |= dict.fromkeys(_OPENERS, 3)


@dataclass(slots=True)
class Attached:
    """Time phrases by the clause, the noun or participle (its token) that they date."""

    clauses: dict[int, list[Resolution]] = field(default_factory=dict)
    nouns: dict[int, Resolution] = field(default_factory=dict)
    participles: dict[int, Resolution] = field(default_factory=dict)

    def of_word(self, place: int) -> Resolution | None:
        """Give the phrase that dates a noun or participle."""
        return self.nouns.get(place) or self.participles.get(place)


def attach(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    resolutions: Sequence[Resolution],
    syntax: Syntax,
) -> Attached:
    """Give each time phrase of a sentence to what it dates."""
    attached = Attached()
    before: tuple[int, int | None] = (0, None)
    for group in _grouped(resolutions):
        first, last = token_range(tokens, group[0])
        if len(group) > 1:
            last = token_range(tokens, group[-1])[1]
        if first < last:
            number = syntax.governor(tokens, clauses, first, last)
            if _is_joined(tokens, clauses, before, first, number):
                number = before[1]
            _attach(tokens, clauses, group, (first, last), number, attached)
            before = last, number
    for number in range(1, len(clauses) if attached.clauses else 0):
        _share_when(tokens, clauses, number, attached)
    return attached


def _is_joined(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    before: tuple[int, int | None],
    first: int,
    number: int | None,
) -> bool:
    """Tell “fined in 2019 and in 2021, police said”: both are of the fine."""
    end, governor = before
    if number is None or governor is None or not clauses[number].verb.reports:
        return False
    between = [token.lower for token in tokens[end:first]]
    is_behind = clauses[number].verb.first > first and governor < number
    return is_behind and bool(between) and _JOINING.issuperset(between)


def _share_when(
    tokens: Sequence[Token], clauses: Sequence[Clause], number: int, attached: Attached
) -> None:
    """Let the phrase of “when Kesh invaded in May” date what “began when” it did."""
    main, side = clauses[number - 1], clauses[number]
    if side.introducer != "when" or number not in attached.clauses:
        return
    both_past = main.verb.tense == side.verb.tense == "past"
    if not both_past or main.verb.reports or number - 1 in attached.clauses:
        return
    between = [token.text for token in tokens[main.verb.last + 1 : side.verb.first]]
    if "," not in between[: between.index("when")]:
        attached.clauses[number - 1] = list(attached.clauses[number])


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
    if noun is not None and clause and _is_sought(clause, noun, span[0], group[0]):
        noun = None
    if noun is not None and _is_described(tokens, noun, span, group):
        return  # “the raid in the 2000 block of Lake Street”
    if noun is not None and noun not in attached.nouns:
        number = _acting(clauses, noun, number)
        clause = clauses[number] if number is not None else None
        dates_noun, dates_verb = noun_dates(tokens, clause, noun, span, group[0])
        if dates_noun:
            attached.nouns[noun] = _looking_back(tokens[noun], group[0])
        if not dates_verb:
            return
    elif is_aside(tokens, clauses, clause, span, group):
        participle = inserted(tokens, *span)
        if participle is not None:
            attached.participles[participle] = group[0]
        return
    if number is not None and clause is not None:
        if _is_demanded(tokens, clause, span[0]):
            return
        attached.clauses.setdefault(number, []).extend(group)
        _tell_when(tokens, clauses, group, span[1], attached)
        if span[0] < clause.verb.first:
            _share(clauses, number, group, attached)
        elif _is_one_act(tokens, clauses, number):
            attached.clauses.setdefault(number - 1, []).extend(group)


_DEMANDS = frozenset(
    {"demand", "insist", "order", "propose", "recommend", "request", "require", "urge"}
)


_SEEKS = frozenset({"avert", "demand", "oppose", "prevent", "request", "seek", "urge"})


_PAST = ("ago", "today", "relative.last", *NEAR_DAYS)
"""Rules of phrases that tell of days past, for which nobody asks."""


def _is_sought(clause: Clause, noun: int, first: int, resolution: Resolution) -> bool:
    """Tell “demanded her release on Friday”: the day is of the demand."""
    is_past = resolution.rule.startswith(_PAST)
    return is_past and clause.verb.lemma in _SEEKS and clause.verb.last < noun < first


def _is_demanded(tokens: Sequence[Token], clause: Clause, first: int) -> bool:
    """Tell the day in “demanded that they leave by Friday”: not the demand's."""
    between = tokens[clause.verb.last + 1 : first]
    return clause.verb.lemma in _DEMANDS and any(t.lower == "that" for t in between)


def _is_described(
    tokens: Sequence[Token], noun: int, span: tuple[int, int], group: list[Resolution]
) -> bool:
    return noun < span[0] and describes(tokens, span, group[0].preposition)


def _looking_back(noun: Token, resolution: Resolution) -> Resolution:
    """Read “are investigating a shooting in Hallam on Friday” as of Friday past.

    Nobody sets a day for a shooting, whatever the verb beside it looks like.
    """
    is_unforeseen = noun.lower.removesuffix("s") in lexicon.UNFORESEEN
    return looking_back(resolution) if is_unforeseen else resolution


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
    first = bisect_right(tokens, timex.start, key=_end)
    last = bisect_left(tokens, timex.end, key=_start)
    return (first, last) if first < last else (0, 0)


def _weight(tokens: Sequence[Token], start: int, end: int) -> int:
    """How strongly two places are parted by marks and words between them."""
    return sum(_WEIGHTS.get(tokens[place].lower, 0) for place in range(start, end))


def _points(tokens: Sequence[Token], start: int, end: int) -> int:
    """Weigh the “that” of “made that claim on Monday and left”, which parts none."""
    stretch = tokens[start:end]
    return sum(_WEIGHTS["that"] for token in stretch if token.lower == "that")


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
    if left is None:
        return _past_relatives(tokens, clauses, right, last)
    if right is None:
        return left
    to_left = _weight(tokens, clauses[left].verb.last + 1, first)
    if clauses[right].introducer != "that":
        to_left -= _points(tokens, clauses[left].verb.last + 1, first)
    to_right = _weight(tokens, last, clauses[right].verb.first)
    if to_left == to_right and _is_in_what_is_said(tokens, clauses[left], first):
        return right
    return left if to_left <= to_right else right


def _past_relatives(
    tokens: Sequence[Token], clauses: Sequence[Clause], number: int | None, last: int
) -> int | None:
    """Find the main verb of “On Monday the man who had fled in June returned”.

    None where we know of none: a phrase before “who” is not of the verb behind it.
    """
    for later in range(len(clauses) if number is None else number, len(clauses)):
        clause = clauses[later]
        stretch = {token.lower for token in tokens[last : clause.verb.first]}
        if clause.introducer not in _RELATIVES or clause.introducer not in stretch:
            return later
    return None


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


def _tell_when(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    group: Sequence[Resolution],
    last: int,
    attached: Attached,
) -> None:
    """Let the phrase of “since June, when Lund signed it” date the signing too."""
    if [token.lower for token in tokens[last : last + 2]] != [",", "when"]:
        return
    for number, clause in enumerate(clauses):
        if clause.verb.first > last:
            if clause.introducer == "when":
                then = [replace(found, preposition="in") for found in group[-1:]]
                attached.clauses.setdefault(number, []).extend(then)
            return


def _is_one_act(
    tokens: Sequence[Token], clauses: Sequence[Clause], number: int
) -> bool:
    """Tell “was shot and killed on Friday”, where the two verbs share what follows."""
    if not number:
        return False
    first, last = clauses[number - 1].verb.last + 1, clauses[number].verb.first
    return [token.lower for token in tokens[first:last]] == ["and"]


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
