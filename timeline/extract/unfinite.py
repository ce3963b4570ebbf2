"""Happenings told without a finite verb: gerunds and nouns, with who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.clauses import Clause
from timeline.extract.event_words import HAPPENINGS
from timeline.extract.gerunds import ACCUSES, FORMS, deed, is_gerund, standing
from timeline.extract.names import subjects
from timeline.extract.nominal import happenings
from timeline.extract.objects import objects
from timeline.extract.polarity import is_denied
from timeline.extract.sources import NOBODY, Source
from timeline.extract.titles import noun_phrase
from timeline.extract.told import Told
from timeline.extract.verb_forms import VerbGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.extract.gerunds import Standing
    from timeline.extract.telling import Telling
    from timeline.extract.tokens import Token

_ENDS = frozenset(';:()"“”–—,') | lexicon.SUBORDINATORS - {"as", "after", "before"}
_LONGEST = 16
"""Tokens that a phrase may run on behind its noun."""
_OPENERS = lexicon.PREPOSITIONS | {"to"}
_JOINS = lexicon.SUBORDINATORS | lexicon.CONJUNCTIONS | lexicon.PRONOUNS
_FOLLOWS = lexicon.words("of in at by against near outside inside between to from on")


@dataclass(frozen=True, slots=True)
class Unfinite:
    """A gerund or noun that names a happening; numbers are places of tokens."""

    place: int
    first: int
    last: int
    """Its phrase: first and one past the last token."""
    governor: int | None
    """Number of the clause it stands in."""
    told: Told
    shares_time: bool = False
    """It happened when its governor did: “killed in a crash”, “during a visit”."""
    gerund: Clause | None = None
    """A gerund read as a clause, its subject that of the verb it hangs on."""


def gerunds(telling: Telling) -> Iterable[Unfinite]:
    """Find the gerunds of a sentence that happened, or are said to have."""
    if telling.words.isdisjoint(FORMS):
        return
    tokens, clauses = telling.tokens, telling.clauses
    outside = telling.verbs | telling.quoted
    for place in range(len(tokens)):
        if place in outside or not is_gerund(tokens, place):
            continue
        number = governor(clauses, place)
        clause = None if number is None else clauses[number]
        if deed(tokens, place) == "tell":
            continue  # “after being told that …”
        stands = standing(tokens, clause, place)
        if stands is None or number is None or clause is None:
            continue
        told = telling.told(number)
        if told is None and clause.verb.first > place:  # “After …, he has worries.”
            who = tuple(map(telling.memory.full, telling.actors.named(clause)))
            told = Told("occurrence", who, telling.source(number))
        if told is None or told.role == "planned" or is_denied(clauses, number):
            continue
        yield _gerund(telling, number, place, stands, told)


def _gerund(
    telling: Telling, number: int, place: int, stands: Standing, told: Told
) -> Unfinite:
    """Give a gerund its subject, its object and the one who says so."""
    tokens, clause = telling.tokens, telling.clauses[number]
    last = _phrase_end(tokens, telling.clauses, place)
    is_object = stands in ("said of the object", "happened to the object")
    before = place - 1
    if tokens[before].lower in {"having", "being"}:
        before -= 1
    subject = _object(tokens, clause, before) if is_object else clause.subject
    passive = tokens[place - 1].lower == "being"
    verb = VerbGroup(place - passive, place, deed(tokens, place) or "", "past", passive)
    read = Clause(verb, place, last, subject, "", True, is_hypothetical=False)
    source = told.source
    if stands.startswith("said"):
        source = _accuser(told, clause, number)
    return Unfinite(
        place,
        place,
        last,
        number,
        replace(
            told,
            role="alleged" if source.is_hearsay else "occurrence",
            who=told.whom if is_object else told.who,
            source=source,
            whom=objects(tokens, read, telling.timed),
            polarity="positive",
        ),
        gerund=read,
    )


def _object(tokens: Sequence[Token], clause: Clause, before: int) -> tuple[int, int]:
    """Find who it is that did it in “fined the yard [2 million] for dumping waste”."""
    first = last = clause.verb.last + 1
    while (
        last < before and not tokens[last].is_number and tokens[last].text not in "$€£"
    ):
        last += 1
    return (first, last) if last > first else (first, before)


def _accuser(told: Told, clause: Clause, number: int) -> Source:
    """Name whose word a deed is: who accuses, or who says that somebody does."""
    if told.role == "statement":
        return Source(told.source.speaker, told.source.chain, True, number)
    if clause.verb.passive and told.whom and clause.verb.lemma in ACCUSES:
        outer = tuple(each for each in [told.source.speaker] if each)
        return Source(told.whom[0], outer + told.source.chain, True)
    return told.source._replace(is_hearsay=True)


def nouns(telling: Telling) -> Iterable[Unfinite]:
    """Find the nouns of a sentence that name a happening, dated or not."""
    tokens, clauses = telling.tokens, telling.clauses
    places = set(telling.attached.nouns)
    if not telling.words.isdisjoint(HAPPENINGS):
        told = [telling.told(number) is not None for number in range(len(clauses))]
        opens = telling.opens
        standing_ = happenings(tokens, clauses, told, telling.verbs, opens=opens)
        places |= set(standing_) - telling.quoted
    for place in sorted(places - telling.verbs):
        if is_gerund(tokens, place):
            continue
        number = governor(clauses, place)
        if number is not None and is_denied(clauses, number):
            continue
        yield _noun(telling, number, place)


def _noun(telling: Telling, number: int | None, place: int) -> Unfinite:
    """Give a noun its phrase, its possessor and who is behind “of”."""
    tokens = telling.tokens
    resolution = telling.attached.nouns.get(place)
    span = telling.range_of(resolution) if resolution else (place, place + 1)
    first, last = noun_phrase(tokens, place, span)
    verbs = [c.verb.last for c in telling.clauses if first <= c.verb.last < place]
    first = max([first, *(verb + 1 for verb in verbs)])
    if tokens[first].lower == "that" and tokens[first + 1].lower in lexicon.DETERMINERS:
        first += 1
    if resolution is None:
        last = noun_end(tokens, telling.clauses, place, "with", "involving", "off")
    owner = tokens[first:place]
    possessed = [n for n, t in enumerate(owner) if t.text in {"'s", "’s"}]
    who = subjects(owner[: possessed[0]], telling.timed) if possessed else ()
    behind = tokens[place + 1 : last]
    whom = _behind(behind, "of", telling)
    who = who or _behind(behind, "by", telling)
    source = NOBODY
    if number is not None and telling.clauses[number].speaker is not None:
        source = telling.source(number)
    full = telling.memory.full
    told = Told(
        "alleged" if source.is_hearsay else "occurrence",
        tuple(map(full, who)),
        source,
        tuple(map(full, whom)),
    )
    return Unfinite(place, first, last, number, told, _shares_time(tokens, first))


def _shares_time(tokens: Sequence[Token], first: int) -> bool:
    """Tell “in a crash” and “during the visit” from “in the killing of …”."""
    before = tokens[first - 1].lower if first else ""
    is_new = tokens[first].lower in {"a", "an"}
    return before in {"during", "amid"} or (is_new and before in {"in", "at"})


def _behind(words: Sequence[Token], opener: str, telling: Telling) -> tuple[str, ...]:
    """Name who stands behind “of” or “by” in a noun's phrase."""
    for place, token in enumerate(words):
        if token.lower == opener:
            return subjects(words[place + 1 :], telling.timed)
    return ()


def governor(clauses: Sequence[Clause], place: int) -> int | None:
    """Find the clause whose verb or subject a word belongs to."""
    governor = None
    for number, clause in enumerate(clauses):
        if clause.subject[0] <= place < clause.subject[1] <= clause.verb.first:
            return number
        if clause.verb.last < place:
            governor = number
    return governor if governor is not None else (0 if clauses else None)


def _phrase_end(tokens: Sequence[Token], clauses: Sequence[Clause], place: int) -> int:
    """Find where a gerund's words end: at a mark, or where a clause begins."""
    stop = min((c.start for c in clauses if c.start > place), default=len(tokens))
    last = place + 1
    while last < min(stop, place + 2 * _LONGEST) and tokens[last].lower not in _ENDS:
        last += 1
    while last > place + 1 and (
        tokens[last - 1].lower in lexicon.CONJUNCTIONS or not _closes(tokens[last - 1])
    ):
        last -= 1
    return last


def _closes(token: Token) -> bool:
    return token.is_word or token.text in {"%", "'s", "’s"}


def noun_end(
    tokens: Sequence[Token], clauses: Sequence[Clause], place: int, *openers: str
) -> int:
    """Let a noun's phrase run on over “of two men in Oldham”; `openers` may as well."""
    verbs = [c.verb.first for c in clauses if c.verb.first > place]
    stop = min([*verbs, len(tokens), place + _LONGEST])
    last = place + 1
    opener = tokens[last].lower if last < stop else ""
    if opener not in _FOLLOWS and opener not in openers:
        return last
    while last < stop and (
        tokens[last].is_word
        or tokens[last].text in {"'s", "’s"}
        or (tokens[last].text == "-" and tokens[last - 1].is_number)
    ):
        if tokens[last].lower in _JOINS:
            break
        last += 1
    while last > place + 1 and tokens[last - 1].lower in _OPENERS:
        last -= 1
    return last
