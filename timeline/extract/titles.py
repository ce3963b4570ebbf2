"""The words that tell a happening, as the article has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.verb_forms import is_adverb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token


_OUTSIDE = (
    lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | (lexicon.SUBORDINATORS - {"that"})
    | lexicon.BE
    | lexicon.HAVE
) - {"'s", "’s"}
"""Words that are no part of the phrase of a noun behind them."""
_AUXILIARIES = lexicon.BE | lexicon.HAVE
_OPENS_NOUN = frozenset({"a", "an", "the", "with", "amid", "despite"})
"""Openers of what hangs behind a comma: “…, a move [that]”, “…, with talk [that]”."""
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "this"})
_RELATIVES = frozenset({"which", "whom", "whose", "what"})
_GAPS = frozenset({"that", "which", "whom"})
_DONE = lexicon.words(
    "adopt approve attack break build buy capture conclude destroy enter fight hit "
    "invade lose make occupy open publish reach sell send sign sink steal strike take "
    "test use win write"
)
"""Verbs that lack their object where none follows: it stands before “that”."""
_PARTS = lexicon.words("morning afternoon evening night weekend week month year")
_LONG_NOUN = 8
"""Tokens before such a clause in which the phrase of its noun begins."""
_UNITS = lexicon.words(
    "moment moments minute minutes hour hours day days week weeks month months "
    "year years"
)
_COUNTS = lexicon.words(
    "a an one two three four five six seven eight nine ten eleven twelve several few "
    "some many just only barely about around nearly almost"
)


def clause_title(
    text: str,
    tokens: Sequence[Token],
    clause: Clause,
    end: int,
    *,
    whole: bool,
    person: str | None,
) -> str:
    """Cut the clause out of the text, its subject first.

    A shared subject is put before the verb.  `whole` takes the sentence: “…,” he said.
    `person` stands in square brackets for a subject that is only “he” or “she”.
    """
    first, stop = clause.subject
    last = len(tokens) if whole else _close(tokens, clause, end)
    apart = tokens[clause.verb.first - 1].text == ","
    if first == stop and tokens[clause.verb.first - 1].lower == "having":
        first = stop = clause.verb.first  # “accused of having [switched off …]”
    with_commas = any(token.text == "," for token in tokens[first:stop])
    inserted = apart and not (with_commas and stop == clause.verb.first - 1)
    in_place = first == clause.start and stop <= clause.verb.first and not inserted
    while not in_place and stop > first + 1 and _ends_in_day(tokens, stop):
        stop -= 2  # “Putin on Thursday” shared by a later verb
    subject = text[tokens[first].start : tokens[stop - 1].end] if stop > first else ""
    pronoun = subject.lower() in lexicon.PERSON_PRONOUNS
    if (not whole and not in_place) or (pronoun and person and not whole):
        opens = clause.verb.first
        if tokens[opens].lower == "to" and tokens[opens - 1].lower in lexicon.PLANNING:
            opens -= 1  # “and [expected] to publish”
        told = text[tokens[opens].start : tokens[last - 1].end]
        if clause.verb.passive and (auxiliary := _shared(tokens, clause.verb.first)):
            told = f"{auxiliary} … {told}"
        return f"{f'[{person}]' if pronoun and person else subject} {told}".strip()
    start = tokens[0 if whole else _done_to(tokens, clause, first)].start
    if pronoun and person and whole:
        before, after = tokens[first].start, tokens[stop - 1].end
        return f"{text[start:before]}[{person}]{text[after : tokens[-1].end]}"
    return text[start : tokens[last - 1].end]


def _done_to(tokens: Sequence[Token], clause: Clause, first: int) -> int:
    """Begin “he and Lind signed” with what was signed: “[the pact that] he …”."""
    after = clause.verb.last + 1
    is_gap = after >= len(tokens) or (
        tokens[after].lower in lexicon.PREPOSITIONS or not tokens[after].is_word
    )
    if clause.introducer not in _GAPS or not is_gap or clause.verb.passive:
        return first
    if clause.verb.lemma not in _DONE or clause.is_coordinated:
        return first
    place = first - 2
    while place > max(0, first - _LONG_NOUN) and tokens[place].is_word:
        if tokens[place].lower in lexicon.DETERMINERS:
            is_time = tokens[place + 1].lower in _PARTS  # “said this morning that …”
            return first if is_time else place
        place -= 1
    return first


def _shared(tokens: Sequence[Token], participle: int) -> str:
    """Find the “was” of “was beaten and killed” for the second participle."""
    if tokens[participle].lower in _AUXILIARIES:
        return ""
    for place in range(participle - 1, max(-1, participle - 6), -1):
        if tokens[place].lower in lexicon.BE:
            return tokens[place].text
    return ""


def _ends_in_day(tokens: Sequence[Token], stop: int) -> bool:
    """Tell “Putin on Thursday” from “the mayor of Kesh”."""
    day = tokens[stop - 1]
    is_time = day.is_number or day.lower in lexicon.CALENDAR
    return is_time and _is_preposition(tokens[stop - 2])


def _is_preposition(token: Token) -> bool:
    return token.lower in lexicon.PREPOSITIONS


def _close(tokens: Sequence[Token], clause: Clause, end: int) -> int:
    """Find where the words of a clause end: no loose marks, no “, a move [that]”."""
    last = _without_count(tokens, clause, _without_loose(tokens, clause, end))
    for place in range(last - 1, max(clause.verb.last, last - 5), -1):
        is_next = place + 1 < last and tokens[place + 1].lower in _OPENS_NOUN
        if tokens[place].text == "," and is_next and end < len(tokens):
            return place
    return last


def _without_count(tokens: Sequence[Token], clause: Clause, last: int) -> int:
    """Drop what counts from the next clause: “was arrested[, hours] after she had …”.

    Without a comma, “waited two days before …” keeps how long it lasted.
    """
    if not last < len(tokens) or tokens[last - 1].lower not in _UNITS:
        return last
    way, place = tokens[last].lower, last - 1
    while place > clause.verb.last + 1 and _counts(tokens[place - 1]):
        place -= 1
    is_apart = tokens[place - 1].text == ","
    is_counted = place < last - 1 or tokens[place].lower.endswith("s")
    if (
        not is_counted
        or place <= clause.verb.last
        or _is_preposition(tokens[place - 1])
    ):
        return last  # “left this year after …”
    if way == "after" or (way == "before" and is_apart):
        return place - 1 if is_apart else place
    return last


def _counts(token: Token) -> bool:
    return token.is_number or token.lower in _COUNTS


def _without_loose(tokens: Sequence[Token], clause: Clause, end: int) -> int:
    """Drop marks at the end, and what only leads on: “the bridge was mined [and]”."""
    last = end
    while last > clause.verb.last + 1 and (
        not _may_close(tokens[last - 1])
        or (last < len(tokens) and _leads_on(tokens, last - 1))
    ):
        last -= 1
    return last


def _may_close(token: Token) -> bool:
    return token.is_word or token.text in {"”", '"', "'", "’", ")", "%", "'s", "’s"}


def _leads_on(tokens: Sequence[Token], place: int) -> bool:
    """Tell “and [that]” and “in [which]”, which wait for a word that is cut off."""
    word, follows = tokens[place].lower, tokens[place + 1].lower
    if is_adverb(word):
        return tokens[place - 1].lower in lexicon.CONJUNCTIONS
    return word in lexicon.CONJUNCTIONS or (
        word in lexicon.PREPOSITIONS and follows in _RELATIVES
    )


def noun_phrase(
    tokens: Sequence[Token], noun: int, timed: tuple[int, int]
) -> tuple[int, int]:
    """Find the noun phrase around a noun of happening, with what dates it."""
    first = min(noun, timed[0])
    while (
        first > 0
        and tokens[first].lower not in _ARTICLES
        and _belongs(tokens, first - 1)
    ):
        first -= 1
    while first < noun and tokens[first].lower in lexicon.PREPOSITIONS:
        first += 1
    return first, max(noun + 1, timed[1])


def _belongs(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word before a noun is part of its phrase."""
    token = tokens[place]
    if not token.is_word and token.text not in {"'s", "’s"}:
        return False
    is_past = token.lower in lexicon.IRREGULAR or token.lower.endswith("ed")
    return token.lower not in _OUTSIDE and not (is_past and token.text.islower())
