"""Clauses of a sentence: each verb group with its subject, and who says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.antecedents import RELATES, antecedent, subject_of_untold
from timeline.extract.headlines import is_headline
from timeline.extract.relatives import first_comma, is_contact, resumes_name
from timeline.extract.speakers import (
    QUOTES,
    RELATIVES,
    is_inserted,
    leads_to_name,
    leaves_that,
    with_speakers,
)
from timeline.extract.subject import describes, subject_before, trim
from timeline.extract.verb_forms import is_adverb
from timeline.extract.verbs import find_verbs, has_boundary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.extract.verb_forms import VerbGroup

_STRONG = QUOTES | {";", ":", "–", "—", "(", ")", ".", "?", "!"}
_INVERTED = frozenset({"had", "should", "were"})
"""Openers of a condition without “if”: “Had the dam held, …”."""
_ARTICLES = frozenset({"a", "an", "the"})
_FRONTED = lexicon.HYPOTHETICAL | {"that"}
_OBJECT_OPENERS = lexicon.DETERMINERS - {"that"}
_FULL_NAME = 2
"""Tokens of the shortest name that tells who is meant."""


@dataclass(slots=True)
class Clause:
    """A verb group with its surroundings; all numbers are places of tokens.

    Its end and its speaker are known only when later clauses are; then none changes.
    """

    verb: VerbGroup
    start: int
    """First token of the subject, or of the verb where it has none of its own."""
    end: int
    """One past the last token."""
    subject: tuple[int, int]
    """First and one past the last token; of an earlier clause where it is shared."""
    introducer: str
    """The word or mark that opens it: “that”, “where”, “,”, or nothing."""
    is_coordinated: bool
    """True where it shares an earlier clause's subject: “and accused …”."""
    is_hypothetical: bool
    speaker: int | None = None
    """Number of the clause whose verb reports this one."""


def find_clauses(tokens: Sequence[Token]) -> list[Clause]:
    """Cut a sentence into clauses, one for each verb group, in order."""
    clauses: list[Clause] = []
    for verb in find_verbs(tokens, is_headline=is_headline(tokens)):
        clause = _open_clause(tokens, verb, clauses)
        if clauses:
            clauses[-1].end = seam(tokens, clauses[-1], clause)
        clauses.append(clause)
    return with_speakers(tokens, clauses)


def seam(tokens: Sequence[Token], earlier: Clause, later: Clause) -> int:
    """Find where an earlier clause stops: before what introduces the later one."""
    end = later.start if later.start > earlier.verb.last else later.verb.first
    while end > earlier.verb.last + 1 and (
        tokens[end - 1].lower == later.introducer or not tokens[end - 1].is_word
    ):
        end -= 1
    for place in range(earlier.verb.last + 1, end):
        if tokens[place].text == ";":
            return place  # “was jailed[;] Lund, who …”
    return _office_before(tokens, earlier.verb.last + 1, end, later) or end


def _office_before(
    tokens: Sequence[Token], low: int, end: int, later: Clause
) -> int | None:
    """Find the comma of “…[,] a spokesman for the army, Amir Dost, said”."""
    names = tokens[later.start].is_capital and tokens[later.verb.first - 1].text == ","
    if not (names and later.verb.reports and later.subject[0] == later.start):
        return None
    for place in range(end - 1, low - 1, -1):
        if tokens[place].text == ",":
            office = tokens[place + 1 : end]
            holds = any(token.lower in lexicon.TITLES for token in office)
            is_one = office[0].lower in lexicon.DETERMINERS
            return place if holds and is_one else None
    return None


def _open_clause(
    tokens: Sequence[Token], verb: VerbGroup, earlier: Sequence[Clause]
) -> Clause:
    """Find subject and introducer of a verb among the tokens before it."""
    floor = earlier[-1].verb.last + 1 if earlier else 0
    low, introducer = _introduction(tokens, floor, verb.first)
    if earlier and _is_within(tokens, earlier[-1], verb):
        low = earlier[-1].start  # “the plan [to attack] was dropped”
    if tokens[verb.first].lower == "to":
        return _open_planned(tokens, verb, low, earlier)
    if earlier and verb.first == verb.last and tokens[verb.first].lower[-3:] == "ing":
        partner = _partner(tokens, verb, earlier)
        shared, unreal = partner.subject, partner.is_hypothetical
        if tokens[verb.first - 1].lower == "as" and partner.verb.reports:
            shared = (partner.verb.last + 1, verb.first - 1)  # “quoted him as saying”
        return Clause(verb, verb.first, len(tokens), shared, "", True, unreal)
    if earlier and _is_partly_quoted(tokens, earlier[-1], verb):
        low, introducer = floor, ""
        subject = subject_before(tokens, floor, verb.first - 1)
    else:
        subject = subject_before(tokens, low, verb.first)
    coordinated = False
    if earlier and is_contact(tokens, subject, earlier[-1].verb):
        subject = (subject[1] - 1, subject[1])
    conjunction = _verb_conjunction(tokens, floor, low, verb, earlier)
    if conjunction is not None:
        introducer = tokens[conjunction].lower
        subject = subject_before(tokens, conjunction + 1, verb.first)
    start = subject[0]
    hypothetical = introducer in lexicon.HYPOTHETICAL or (
        floor == 1 and tokens[0].lower in _INVERTED
    )
    if (inverted := _inverted(tokens, verb)) is not None:
        return Clause(
            verb, verb.first, len(tokens), inverted, "", False, is_hypothetical=False
        )
    if resumes_name(tokens, verb, [each.introducer for each in earlier]):
        subject, start = (0, first_comma(tokens)), verb.first
    elif earlier and (relative := _relative_before(tokens, verb, earlier)):
        subject, start = relative, verb.first
    elif subject[0] == subject[1] and earlier and _resumes(tokens, verb, introducer):
        subject = trim(tokens, 0, first_comma(tokens))
        start = verb.first
    elif not earlier and (doer := subject_of_untold(tokens, low, introducer)):
        subject, start = doer, verb.first
    elif subject[0] == subject[1] and introducer in RELATES:
        start, subject = verb.first, antecedent(tokens, floor, verb)
    elif subject[0] == subject[1] and earlier:
        partner = _partner(tokens, verb, earlier)
        start, coordinated, subject = verb.first, True, partner.subject
        hypothetical = hypothetical or partner.is_hypothetical
    return Clause(
        verb, start, len(tokens), subject, introducer, coordinated, hypothetical
    )


def _is_partly_quoted(tokens: Sequence[Token], said: Clause, verb: VerbGroup) -> bool:
    """Tell “said the plan “will not work””, where only the verb is quoted."""
    quote = verb.first - 1
    if tokens[quote].text not in QUOTES or not said.verb.reports:
        return False
    between = tokens[said.verb.last + 1 : quote]
    return bool(between) and all(token.is_word or token.is_number for token in between)


def _is_within(tokens: Sequence[Token], earlier: Clause, verb: VerbGroup) -> bool:
    """Tell whether an infinitive only describes the subject of the verb behind it."""
    is_infinitive = tokens[earlier.verb.first].lower == "to"
    stretch = has_boundary(tokens, earlier.verb.last + 1, verb.first)
    return is_infinitive and not stretch and tokens[verb.first].lower != "to"


def _inverted(tokens: Sequence[Token], verb: VerbGroup) -> tuple[int, int] | None:
    """Find the subject behind a verb of saying: “…,” said Anna Weber, a judge.

    Without quotation marks only “said” is turned so: “…, said a nurse who fled”.
    """
    if not verb.reports or tokens[verb.first - 1].is_word:
        return None
    marks = {token.text for token in tokens[max(0, verb.first - 2) : verb.first]}
    after = verb.last + 1
    is_plain = "," in marks and verb.lemma == "say" and verb.first == verb.last
    if not (marks & QUOTES or is_plain):
        return None
    end = after
    while end < len(tokens) and tokens[end].is_word:
        if end > after and tokens[end].lower in RELATES:
            break
        end += 1
    opens = after < end and (
        leads_to_name(tokens[after:end])
        or tokens[after].lower in _OBJECT_OPENERS
        or tokens[after].lower in lexicon.ORGANISATION_NOUNS
    )
    if not opens or find_verbs(tokens[after:end]):
        return None
    is_office = not tokens[after].is_capital
    return (is_office and _named_behind(tokens, end)) or (after, end)


def _named_behind(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """Find the name of “said the mayor of Kesh, Anna Weber, on Friday”."""
    if tokens[comma : comma + 1] and tokens[comma].text == ",":
        last = comma + 1
        while last < len(tokens) and tokens[last].is_capital:
            last += 1
        closes = last == len(tokens) or not tokens[last].is_word
        if closes and last - comma > _FULL_NAME:
            return comma + 1, last
    return None


def _relative_before(
    tokens: Sequence[Token], verb: VerbGroup, earlier: Sequence[Clause]
) -> tuple[int, int] | None:
    """Find the subject that a relative clause parts from its verb."""
    before = earlier[-1]
    if is_relative(before) and not _is_parted(tokens, before.verb.last + 1, verb.first):
        return _outermost(tokens, earlier)
    return _ends_relative(tokens, verb, earlier)


def _is_parted(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a clause may begin between two places, and not only a date."""
    return any(
        has_boundary(tokens, place, place + 1) and not _is_determiner(tokens, place)
        for place in range(start, end)
    )


def _outermost(tokens: Sequence[Token], earlier: Sequence[Clause]) -> tuple[int, int]:
    """Find “a raid on a camp” in “a raid on a camp that hid rebels failed”."""
    inner = earlier[-1].subject
    floor = earlier[-2].verb.last + 1 if len(earlier) > 1 else 0
    if floor and not earlier[-2].verb.reports:
        return inner
    low, _ = _introduction(tokens, floor, inner[1])
    whole = subject_before(tokens, low, inner[1])
    opens = whole[0] < inner[0] and tokens[whole[0]].lower not in lexicon.PREPOSITIONS
    return whole if opens else inner


def _ends_relative(
    tokens: Sequence[Token], verb: VerbGroup, earlier: Sequence[Clause]
) -> tuple[int, int] | None:
    """Tell “Brandt, who took office in May, told …”: the relative's noun acts again."""
    stretch = [token.text for token in tokens[earlier[-1].verb.last + 1 : verb.first]]
    if stretch[-1:] != [","] or stretch.count(",") != 1:
        return None
    for clause in reversed(earlier):
        if clause.introducer == "whose" and clause is earlier[0]:
            comma = clause.start - 2  # “Lind, whose party won, …”
            named = comma > 0 and tokens[comma].text == ","
            return subject_before(tokens, 0, comma) if named else None
        if clause.introducer in RELATIVES:
            return clause.subject if clause.subject[1] < clause.verb.first else None
        if not clause.is_coordinated and tokens[clause.verb.first].lower != "to":
            return None
    return None


def is_relative(clause: Clause) -> bool:
    """Tell “a storm that hit …”, whose subject stands before “that”."""
    return (
        clause.introducer in RELATES
        and not clause.is_coordinated
        and clause.subject[1] < clause.verb.first == clause.start
    )


def _resumes(tokens: Sequence[Token], verb: VerbGroup, introducer: str) -> bool:
    """Tell “Kim, told that troops had come, denied …”: the opening noun acts."""
    comma = first_comma(tokens)
    return (
        introducer == ""
        and tokens[verb.first - 1].text == ","
        and 0 < comma < verb.first - 1
        and (tokens[0].lower in _ARTICLES or not describes(tokens, 0))
    )


def _open_planned(
    tokens: Sequence[Token], verb: VerbGroup, low: int, earlier: Sequence[Clause]
) -> Clause:
    """Give “to open” the subject of “plans to open” or of “is due to open”."""
    floor = earlier[-1].verb.last + 1 if earlier else 0
    if earlier and not has_boundary(tokens, floor, verb.first):
        start, subject = earlier[-1].start, earlier[-1].subject
        hypothetical = earlier[-1].is_hypothetical
    elif low == floor > 0 and tokens[verb.first - 2].lower in lexicon.CONJUNCTIONS:
        # “cut 600 jobs and plans to close the mill”
        start, subject = verb.first - 1, earlier[-1].subject
        hypothetical = earlier[-1].is_hypothetical
    else:
        subject = subject_before(tokens, low, verb.first - 1)
        start, hypothetical = subject[0], False
    return Clause(verb, start, len(tokens), subject, "", False, hypothetical)


def _introduction(tokens: Sequence[Token], floor: int, end: int) -> tuple[int, str]:
    """Find the last word or mark in a stretch that opens a clause."""
    comma_after = False
    for place in range(end - 1, floor - 1, -1):
        word = tokens[place].lower
        if word in _STRONG:
            return place + 1, word
        comma_after = comma_after or word == ","
        fronted = word in _FRONTED or not comma_after
        opens = word in lexicon.SUBORDINATORS and not _is_determiner(tokens, place)
        if opens and fronted:
            return place + 1, word
    return floor, ""


def _is_determiner(tokens: Sequence[Token], place: int) -> bool:
    """Tell “that deal” from “that Kyiv had …”; “how to run” opens nothing either."""
    word = tokens[place].lower
    follows = tokens[place + 1] if place + 1 < len(tokens) else None
    if follows and follows.lower == "to":
        return True
    if word == "that":
        return place == 0
    if word in {"as", "since", "after", "before", "until", "than", "so", "once"}:
        is_date = follows and follows.is_capital and follows.lower in lexicon.CALENDAR
        is_much = word == "as" and follows and follows.lower in {"many", "much", "few"}
        return follows is None or follows.is_number or bool(is_date or is_much)
    return False


def _verb_conjunction(
    tokens: Sequence[Token],
    floor: int,
    low: int,
    verb: VerbGroup,
    earlier: Sequence[Clause],
) -> int | None:
    """Find the “and” that joins this verb to an earlier one, not two nouns."""
    if not earlier:
        return None
    end, said = verb.first, earlier[-1].verb.lemma == "say"
    before = end - 1
    while before > floor and is_adverb(tokens[before].lower):
        before -= 1
    if tokens[before].lower in lexicon.CONJUNCTIONS:
        return before
    if low != floor:
        return None
    for place in range(end - 1, floor - 1, -1):
        if tokens[place].lower in lexicon.CONJUNCTIONS:
            joins_nouns = any(tokens[p].text == "," for p in range(floor, place)) and (
                place + 1 < end and tokens[place - 1].text != ","
            )
            amounts = said and (tokens[floor].is_number or tokens[floor].is_capital)
            return None if joins_nouns or amounts else place
    return None


def _partner(
    tokens: Sequence[Token], verb: VerbGroup, earlier: Sequence[Clause]
) -> Clause:
    """Find the earlier clause whose subject a verb without one shares."""
    if verb.reports and not verb.passive:
        for clause in reversed(earlier):
            if clause.verb.reports:
                return clause
    outside = [clause for clause in earlier if not is_inserted(tokens, clause)]
    if outside and outside[-1] is not earlier[-1]:
        return outside[-1]  # “was held, police said, and is accused”
    if leaves_that(tokens, verb, earlier):
        return earlier[-2]
    if verb.tense == "past" and earlier[-1].verb.tense in ("future", "modal"):
        for clause in reversed(earlier):
            if clause.verb.tense == "past":
                return clause  # “said she would appeal and left”
    return earlier[-1]
