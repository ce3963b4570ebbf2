"""Which verb of saying reports a clause, before it, behind it or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.event_words import EVENT_VERBS
from timeline.extract.verb_forms import is_adverb
from timeline.extract.verbs import find_verbs, has_boundary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token
    from timeline.extract.verb_forms import VerbGroup

QUOTES = frozenset('"“”„«»')
RELATIVES = frozenset({"where", "which", "who", "whose", "whom"})
"""Relatives that may add the reporter's own background to what is reported."""
_PARTING = RELATIVES | {"that"}
_SIDE = frozenset({"while", "although", "though", "whereas", "as", "after", "when"})
_ASIDE = _SIDE | {"before"}
"""Openers of a side clause: what follows its comma is the main clause again."""
_DAYS = lexicon.words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today"
)
_DEEDS = lexicon.words(
    "abduct attack beat burn crash die disappear drive drown escape flee hide kill rob "
    "shoot sink smuggle stab steal strangle vanish"
)
"""What those do who are told of, rather than those who tell of them."""
_LONG_TITLE = 4
"""Tokens from the verb within which a name must begin."""
_NO_TITLE = (
    lexicon.PREPOSITIONS
    | lexicon.PRONOUNS
    | lexicon.CONJUNCTIONS
    | lexicon.SUBORDINATORS
    | {"to"}
)
"""Words that part a verb of saying from the names behind it."""
_NO_OBJECT = lexicon.PREPOSITIONS | _DAYS


def with_speakers(tokens: Sequence[Token], clauses: list[Clause]) -> list[Clause]:
    """Tell for each clause which verb of saying, if any, reports it."""
    speakers: list[int | None] = [None] * len(clauses)
    for number, clause in enumerate(clauses):
        if not (clause.verb.reports or clause.verb.thinks or is_told(tokens, clause)):
            continue
        if is_trailing(tokens, clause):
            for before in range(number):
                verb = clauses[before].verb
                if verb.first >= _begins(tokens, clause):
                    break  # “…, a man [who fled] said”
                if speakers[before] is None and (
                    not verb.reports or verb.lemma == "tell"
                ):
                    speakers[before] = number
            continue
        for later in range(number + 1, len(clauses)):
            reported = clauses[later]
            if reported.introducer == ";" or (
                clause.introducer in _SIDE and tokens[reported.start - 1].text == ","
            ):
                break
            if _adds_background(tokens, clauses[later - 1], reported):
                break
            if reported.is_coordinated and (
                reported.verb.reports or reported.subject == clause.subject
            ):
                break
            if clause.verb.negated and reported.introducer in _SIDE:
                break  # “refused to answer as she left”
            if _is_back(tokens, clause, reported):
                break
            if is_aside_clause(tokens, clauses[later - 1], reported):
                break
            if _takes_over(tokens, reported):
                break
            if reported.verb.reports and is_trailing(tokens, reported):
                break
            speakers[later] = number
    for clause, speaker in zip(clauses, speakers, strict=True):
        clause.speaker = speaker
    return clauses


def _adds_background(tokens: Sequence[Token], before: Clause, clause: Clause) -> bool:
    """Tell “…, a town where Oslo lost”, “Kesh, which fell”, from what is said.

    “It was Oslo which lost” and “cash, which was hidden” are the speaker's words.
    """
    low, high = before.verb.last + 1, clause.verb.first
    commas = [place for place in range(low, high) if tokens[place].text == ","]
    if clause.introducer not in RELATIVES or not commas:
        return False
    beside = tokens[commas[-1] + 1].lower in RELATIVES
    is_gloss = clause.introducer == "where" or tokens[commas[-1] - 1].is_capital
    return is_gloss or not beside


def _takes_over(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “…, but rebels denied it”: the next speaker, whom nobody quotes."""
    turn = clause.start - 1
    is_turn = tokens[turn].lower in {"but", "yet"} and tokens[turn - 1].text == ","
    return is_turn and clause.verb.reports and not clause.is_coordinated


def is_aside_clause(tokens: Sequence[Token], before: Clause, clause: Clause) -> bool:
    """Tell the reporter's own “…, two days after Oslo had …” from what was said."""
    stretch = tokens[before.verb.last + 1 : clause.start]
    parted = any(token.text == "," for token in stretch)
    return parted and clause.introducer in _ASIDE


def is_trailing(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “…, the ministry said.” and “…,” said Kim, from “The ministry said …”."""
    begins = _begins(tokens, clause)
    if begins == 0 or clause.is_coordinated:
        return False
    opened = tokens[begins - 1].text
    if opened != "," and opened not in QUOTES:
        return False
    if clause.subject[0] > clause.verb.last:
        return True  # “…, said a nurse who fled”
    after = [token.lower for token in tokens[clause.verb.last + 1 : clause.end + 1]]
    says_more = "that" in after or any(mark in QUOTES for mark in after)
    quotes_first = opened in QUOTES and after[:1] != ["that"]
    if (says_more and not quotes_first) or _fronted_only(tokens, clause):
        return False
    has_object = (
        bool(after)
        and after[0] not in _NO_OBJECT
        and (after[0][0].isalnum() and not is_adverb(after[0]))
    )
    return opened in QUOTES or not has_object or clause.verb.lemma == "tell"


def _begins(tokens: Sequence[Token], clause: Clause) -> int:
    """Give the first token of a clause, or of a subject parted from it by “who …”."""
    first, last = clause.subject
    if clause.introducer in _PARTING or not first < last < clause.start:
        return clause.start
    behind = tokens[last + (tokens[last].text == ",")].lower
    return first if behind in _PARTING else clause.start


def is_told(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “the court heard that …” and “was told that …”: the word of somebody."""
    verb, after = clause.verb, clause.verb.last + 1
    heard = verb.lemma == "hear" or (verb.passive and verb.lemma in lexicon.REPORTING)
    return heard and after < len(tokens) and tokens[after].lower == "that"


def _is_back(tokens: Sequence[Token], saying: Clause, clause: Clause) -> bool:
    """Tell “Vik, who agreed to testify, told …”, where the noun before acts again.

    So it does in “Lind, whose party had vowed to stay, left”.
    """
    is_owner = saying.introducer == "whose" and clause.subject[1] < saying.start
    return (
        tokens[clause.verb.first - 1].text == ","
        and clause.start == clause.verb.first
        and not clause.is_coordinated
        and (clause.subject == saying.subject or is_owner)
    )


def is_inserted(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “The army, he said, had left”, where what is said runs around the saying."""
    after = clause.verb.last + 1
    return (
        0 < clause.start == clause.subject[0]
        and tokens[clause.start - 1].text == ","
        and after < len(tokens)
        and tokens[after].text == ","
    )


def leaves_that(
    tokens: Sequence[Token], verb: VerbGroup, earlier: Sequence[Clause]
) -> bool:
    """Tell “ruled that he had lied, and fined him” from “that he lied and fled”."""
    if len(earlier) < 2 or earlier[-1].introducer != "that":
        return False
    conjunction = verb.first - 1
    while conjunction > 0 and is_adverb(tokens[conjunction].lower):
        conjunction -= 1
    return (
        tokens[conjunction].lower in lexicon.CONJUNCTIONS
        and tokens[conjunction - 1].text == ","
        and earlier[-2].verb.reports
        and verb.tense == earlier[-2].verb.tense == "past"
        and not (verb.lemma in _DEEDS and earlier[-1].verb.lemma in EVENT_VERBS)
    )


def _fronted_only(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether only a phrase without a verb stands before: “In June, Kim …”."""
    before = tokens[: clause.start]
    if not QUOTES.isdisjoint([token.text for token in before]):
        return False
    return not (has_boundary(tokens, 0, clause.start) and find_verbs(before))


def leads_to_name(tokens: Sequence[Token]) -> bool:
    """Tell “[said] shift leader Jorun Hask” from “[said] of the raid on Kesh”."""
    for token in tokens[:_LONG_TITLE]:
        if token.is_capital:
            return token.lower not in lexicon.CALENDAR or token is tokens[0]
        if token.lower in _NO_TITLE or is_adverb(token.lower):
            return False
    return False
