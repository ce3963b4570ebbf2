"""Nouns that name a happening without a date: “after the arrest of two men”.

A noun counts where its surroundings take the happening for granted.  “An attack is
likely”, “no arrests” and “calls for an election” name none; what the object of a verb
names is the verb's own happening (“signed the pact”), unless the verb presupposes it
(“condemned the attack”).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.event_words import GERUNDS, HAPPENINGS, PARTICIPLES
from timeline.extract.headlines import is_headline, is_title_noun
from timeline.extract.verb_forms import is_adverb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

_OPEN = lexicon.words("""
    no any every each possible potential planned future proposed threatened further more
    next upcoming attempted would-be another such annual similar mock
""")
"""Words before a noun under which nothing need have happened."""
_DEFINITE = lexicon.words("the his her their its this that these those 's ’s")
_ARTICLES = _DEFINITE | lexicon.words("a an two three four five six several")
_GRANTS = lexicon.words("""
    after following during since in over from amid by despite about into at
    surrounding with
""")
"""Prepositions that take what they govern for granted."""
_GRANTS_ALL = lexicon.words("after following during over since")
"""Prepositions that do so without an article: “held over Oldham shooting”."""
_LOOKS = frozenset({"of", "to", "for", "on", "behind"})
"""Prepositions that do so only with “the” or its like: “a motive for the fire”."""
_PRESUPPOSES = lexicon.words("""
    investigate condemn mourn witness survive report confirm describe announce
    criticise criticize recall mark follow cause trigger spark prompt suffer see hear
    watch film probe celebrate denounce protest remember commemorate
    solve suspend blame
""")
"""Verbs whose object has happened."""
_VERBAL = frozenset({"burning", "sinking"})
"""Nouns only before “of”: “the burning of the barn”, not “the burning barn”."""
_THIS = frozenset({"it", "this", "that"})
_HAPPENS = lexicon.words("happen occur exist")
_COMES_ABOUT = _HAPPENS | lexicon.words("be become begin carry come make start take")
_NEVER_PLANNED = lexicon.words("""
    accident arrest arrests assassination collision crash killing killings massacre
    murder murders robbery shooting slaying stabbing theft
""")
"""Deeds that nobody foretells: “the arrest will not affect the match” is after it."""
_AHEAD = lexicon.words(
    "expected due scheduled set slated planned likely supposed about"
)
_ORDINALS = lexicon.words("first second third fourth fifth sixth seventh latest")
_MOST = frozenset({"worst", "biggest", "largest", "best", "greatest", "longest"})
"""“in the worst accident since 1998” says over again what the verb tells."""
_OF_THE_DEED = lexicon.words("""
    suspect suspects victim victims scene spree investigation probe case
""")
"""Nouns that make no other thing of the one before: “the shooting suspect”."""
_CLOSED = (
    lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.SUBORDINATORS
    | lexicon.BE
    | lexicon.HAVE
    | lexicon.DO
    | lexicon.MODALS_OPEN
    | lexicon.MODALS_FUTURE
    | {"to"}
) - {"'s", "’s"}
_NOT_COMPOUND = _CLOSED | _OF_THE_DEED | lexicon.PRONOUNS | {"involving"}
_GOVERNING = lexicon.PREPOSITIONS | {"to"}
_REACH = 7
"""Tokens before a noun among which its article is looked for."""


def happenings(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    told: Sequence[bool],
    verbs: set[int],
    *,
    opens: bool,
) -> list[int]:
    """Find the places of nouns that name a happening of their own.

    `told` says of each clause whether it is a happening itself: of two words for one
    thing (“the attack killed six”) the verb tells it.  `verbs` are the places of verbs.
    Where the sentence `opens` the article, it may be a headline that is all noun: “Fire
    at mill in Oldham”.
    """
    is_title = opens and is_headline(tokens)
    found = []
    for place, token in enumerate(tokens):
        if token.lower not in HAPPENINGS or place in verbs:
            continue
        if not token.text.islower() and (place or not is_title):
            continue
        if _is_compound(tokens, place, verbs):
            continue
        first = _phrase(tokens, place, verbs)
        if (is_title and is_title_noun(tokens, clauses, place, first)) or _stands(
            tokens, clauses, told, place, first
        ):
            found.append(place)
    return found


def _is_compound(tokens: Sequence[Token], place: int, verbs: set[int]) -> bool:
    """Tell “the attack helicopter”, where another noun follows, from “the attack”."""
    after = place + 1
    if after >= len(tokens) or after in verbs:
        return False
    word = tokens[after].lower
    if tokens[after].text == "-" or (tokens[place].lower in _VERBAL and word != "of"):
        return True
    telling = word.isalpha() and tokens[after].text.islower()
    return telling and not (
        word in _NOT_COMPOUND
        or word in PARTICIPLES
        or word in GERUNDS
        or word.endswith("ed")
        or is_adverb(word)
    )


def _phrase(tokens: Sequence[Token], place: int, verbs: set[int]) -> int:
    """Find the first token of the noun's phrase."""
    first = place
    while first > max(0, place - _REACH) and first - 1 not in verbs:
        before = tokens[first - 1]
        if before.lower == "that" and tokens[first - 2].lower in lexicon.PREPOSITIONS:
            return first - 1  # “in that fire”
        if GERUNDS.get(before.lower) in _PRESUPPOSES:
            break
        if before.lower in _CLOSED or not (before.is_word or _owns(before)):
            break
        first -= 1
        if before.lower in lexicon.DETERMINERS and not _owns(before):
            break
    return first


def _owns(token: Token) -> bool:
    return token.text in {"'s", "’s", "'", "’", "-"}


def _stands(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    told: Sequence[bool],
    place: int,
    first: int,
) -> bool:
    """Weigh article, preposition and verb: does the happening stand?"""
    words = {token.lower for token in tokens[first:place]}
    before = tokens[first - 1].lower if first else ""
    if words & _OPEN or any(word in _MOST or word[-4:] == "iest" for word in words):
        return False
    is_definite = bool(words & _DEFINITE)
    number = _clause_of(clauses, place)
    presupposes = before in _PRESUPPOSES or GERUNDS.get(before) in _PRESUPPOSES
    if number is None:
        granted = before in _GRANTS or presupposes or (is_definite and before in _LOOKS)
        return granted and any(t.is_capital or t.is_number for t in tokens)
    clause = clauses[number]
    if clause.is_hypothetical or (clause.verb.negated and not is_definite):
        return False
    if clause.subject[0] <= place < clause.subject[1]:
        return _subject_stands(tokens, clause, place, before, told[number], is_definite)
    if clause.verb.tense in ("future", "modal") and not is_definite:
        return False
    if before in _GOVERNING:
        if before in _GRANTS:
            return bool(words & _ARTICLES) or before in _GRANTS_ALL
        return is_definite and before in _LOOKS
    if not is_definite and not words & _ARTICLES:
        return False
    is_there = clause.verb.lemma == "be" and (
        [t.lower for t in tokens[slice(*clause.subject)]] == ["there"]
    )
    return (
        is_there
        or (
            first > clause.verb.last
            and (presupposes or clause.verb.lemma in _PRESUPPOSES)
        )
        or _is_told_of(tokens, clause, place)
    )


def _is_told_of(tokens: Sequence[Token], clause: Clause, place: int) -> bool:
    """Tell “this was an accidental shooting” and “it is the second murder here”."""
    subject = [token.lower for token in tokens[slice(*clause.subject)]]
    is_copula = clause.verb.lemma == "be" and clause.verb.last < place
    if not is_copula or len(subject) != 1 or subject[0] not in _THIS:
        return False
    between = [token.lower for token in tokens[clause.verb.last + 1 : place]]
    is_past = clause.verb.tense in ("past", "perfect")
    is_sudden = tokens[place].lower in lexicon.UNFORESEEN
    return is_sudden and (is_past or not _ORDINALS.isdisjoint(between))


def _subject_stands(
    tokens: Sequence[Token],
    clause: Clause,
    place: int,
    before: str,
    is_told: bool,
    is_definite: bool,
) -> bool:
    """Tell “the man held over the fire denied …” and “the shooting was accidental”."""
    if clause.verb.tense in ("future", "modal"):
        is_over = tokens[place].lower in _NEVER_PLANNED
        return is_definite and is_over and clause.verb.lemma not in _COMES_ABOUT
    if _is_not_there(tokens, clause):
        return False
    head = not any(
        token.lower in lexicon.PREPOSITIONS
        for token in tokens[clause.subject[0] : place]
    )
    if head:
        looks_back = clause.verb.passive and clause.verb.lemma in _PRESUPPOSES
        return is_definite and (looks_back or not is_told)
    return before in _GRANTS or (is_definite and before in _LOOKS)


def _is_not_there(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “the trial is expected to open” and “the attack never happened”."""
    verb = clause.verb
    if verb.lemma in _HAPPENS:
        words = {token.lower for token in tokens[clause.subject[1] : verb.last + 1]}
        return verb.negated or "never" in words
    behind = [token.lower for token in tokens[verb.first : verb.last + 3]]
    return any(
        word in _AHEAD and follower == "to" for word, follower in pairwise(behind)
    )


def _clause_of(clauses: Sequence[Clause], place: int) -> int | None:
    """Find the clause that a noun is in, its subject before its other words."""
    for number, clause in enumerate(clauses):
        if clause.subject[0] <= place < clause.subject[1] <= clause.verb.first:
            return number
    for number in range(len(clauses) - 1, -1, -1):
        clause = clauses[number]
        if clause.start <= place < max(clause.end, clause.verb.last + 1):
            return number
    return None
