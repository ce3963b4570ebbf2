"""Verb groups of a sentence, told by form and neighbours: no part-of-speech model.

“had been deployed” is one group: perfect, passive, of *deploy*.  A participle that
only describes a noun (“units trained in Russia had been deployed”) is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.auxiliaries import AUXILIARIES, OPENING, auxiliary_group
from timeline.extract.described import compares, is_cited, joins_participles
from timeline.extract.event_words import EVENT_VERBS, PARTICIPLES, THIRD
from timeline.extract.predicates import STATES, headline_state
from timeline.extract.present import headline_participle, headline_plan, tells_now
from timeline.extract.relatives import follows_relative
from timeline.extract.sayings import SPOKEN, as_saying, leads_on
from timeline.extract.verb_forms import (
    OPINION,
    VerbGroup,
    bare_verb,
    is_adverb,
    lemma_of,
    participle_at,
    word_at,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token

_RELATIVES = frozenset({"who", "which", "that"})
_PAUSES = frozenset({",", ";", ":", "(", ")", "-", "–", "—"})
_QUOTES = frozenset("\"“”„«»'‘’")
_BOUNDARIES = (
    _PAUSES | _QUOTES | lexicon.CONJUNCTIONS | (lexicon.SUBORDINATORS - {"as", "after"})
)
_PARTING = _BOUNDARIES | lexicon.SUBORDINATORS
_NO_SUBJECT = (
    lexicon.DETERMINERS
    | lexicon.PREPOSITIONS
    | lexicon.ADJECTIVES
    | (lexicon.SUBORDINATORS - {"what", "who", "which", "that", "how"})
)
_TAKES_CLAUSE = lexicon.REPORTING | OPINION | lexicon.words("know hope be")
"""Verbs that a clause follows without “that”: “said troops had left”."""
_SAYING = frozenset({"say", "says"})
_SAID = frozenset({"said", "told", "added"})
_LEADING_ON = frozenset({"used", "continued"})
_LEADING_TO_BE = lexicon.words("agree appear decide refuse seem vow")
_SPEAKING = lexicon.REPORTING | OPINION
_TELLING = EVENT_VERBS | set(THIRD) | set(PARTICIPLES) | {"to"}
_NO_NOUNS = lexicon.PREPOSITIONS | lexicon.DETERMINERS | lexicon.PRONOUNS
_DESCRIBING = lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.ADJECTIVES
_SUBJECTS = lexicon.PERSON_PRONOUNS | _RELATIVES | {"they", "it", "we"}
_PARTING_MARKS = _QUOTES | {";", ":"}
_NICKNAME = 4
"""Words between quotation marks that may still be a name."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
DEMONYM = ("ian", "ean", "ish", "ese", "can", "aqi", "ani", "eli", "ench", "utch")
"""How the names of peoples end: “Russian”, “Chinese”."""


def find_verbs(
    tokens: Sequence[Token], *, is_headline: bool = False
) -> list[VerbGroup]:
    """Find the finite verb groups, and infinitives of what is planned, in order."""
    groups: list[VerbGroup] = []
    last = -1
    opens = [place for place, token in enumerate(tokens) if _may_open(token.lower)]
    if is_headline:
        states = (at for at, token in enumerate(tokens) if token.lower in STATES)
        opens = sorted({*opens, *states})
    for place in opens:
        if place <= last:
            continue
        group = (
            auxiliary_group(tokens, place)
            or _planned(tokens, place)
            or _simple_past(tokens, place, groups)
            or _saying_now(tokens, place, groups)
            or _adding(tokens, place, groups)
            or _telling(tokens, place, groups, is_headline=is_headline)
        )
        if group:
            group = as_saying(tokens, group)
            groups.append(group)
            last = group.last
    return groups


@lru_cache(maxsize=8192)
def _may_open(word: str) -> bool:
    """Tell whether any of the readings can begin with a word: three of four cannot."""
    return (
        word in OPENING
        or word in lexicon.IRREGULAR
        or word.endswith("ed")
        or word in _TELLING
        or word in SPOKEN
        or _spoken_base(word) in _SPEAKING
    )


def _adding(
    tokens: Sequence[Token], place: int, earlier: Sequence[VerbGroup]
) -> VerbGroup | None:
    """Read “…, adding that …” and “quoted as saying”: statements of their own."""
    base = SPOKEN.get(tokens[place].lower)
    if not earlier or base is None:
        return None
    before, follows = tokens[place - 1].lower, word_at(tokens, place + 1)
    if before == "as" and earlier[-1].lemma in {"quote", "cite", "report"}:
        return VerbGroup(place, place, base, "past")
    if before == "," and (follows in {"that", ":", ","} or follows in _QUOTES):
        return VerbGroup(place, place, base, "past")
    return None


def _telling(
    tokens: Sequence[Token],
    place: int,
    earlier: Sequence[VerbGroup],
    *,
    is_headline: bool,
) -> VerbGroup | None:
    """Read the present tense, and in a headline what has no auxiliary."""
    word = tokens[place].lower
    if word not in _TELLING and not (is_headline and word in STATES):
        return None
    if earlier and not has_boundary(tokens, earlier[-1].last + 1, place):
        return None
    if now := tells_now(tokens, place, is_headline=is_headline):
        return now
    if not is_headline:
        return None
    return (
        headline_participle(tokens, place)
        or headline_plan(tokens, place)
        or headline_state(tokens, place)
    )


def has_boundary(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a mark or word that parts clauses stands between two places."""
    return not _BOUNDARIES.isdisjoint([token.lower for token in tokens[start:end]])


def _planned(tokens: Sequence[Token], place: int) -> VerbGroup | None:
    """Read “to visit” behind a word that plans: “agreed to”, “is due to”."""
    if tokens[place].lower != "to" or place == 0 or not bare_verb(tokens, place + 1):
        return None
    before = tokens[place - 1].lower
    base = before.removesuffix("s")
    if lemma_of(before) in lexicon.PLANNING or {before, base} & lexicon.PLANNING:
        if tokens[place + 1].lower == "be" and participle_at(tokens, place + 2):
            lemma = lemma_of(tokens[place + 2].lower)
            return VerbGroup(place, place + 2, lemma, "future", passive=True)
        return VerbGroup(place, place + 1, tokens[place + 1].lower, "future")
    return None


def _saying_now(
    tokens: Sequence[Token], place: int, earlier: Sequence[VerbGroup]
) -> VerbGroup | None:
    """Read a verb of saying in the present tense: “says”, “sources claim that”."""
    token = tokens[place]
    if not token.text.islower():
        return None
    base = _spoken_base(token.lower)
    if base not in _SPEAKING or place == 0:
        return None
    if earlier and not has_boundary(tokens, earlier[-1].last + 1, place):
        return None  # an object: “denied claims that …”
    before = tokens[place - 1].lower
    follows = tokens[place + 1] if place + 1 < len(tokens) else None
    if before in _DESCRIBING:
        return None
    is_sure = token.lower in _SAYING and before != "to"
    is_sure = is_sure or (
        base in OPINION and tokens[place - 1].is_word and not _is_suspect(tokens, place)
    )
    is_sure = is_sure or (
        token.lower == "tells"
        and _is_named(follows)
        and not _QUOTES.isdisjoint(each.text for each in tokens[:place])
    )
    says_how = follows and (
        follows.lower in {"that", "having", "being", "it", "he", "she", "they"}
        or follows.text in _QUOTES
    )
    if is_sure or says_how:
        return VerbGroup(place, place, base, "present")
    return None


def _is_named(follows: Token | None) -> bool:
    return follows is not None and follows.is_capital


def _is_suspect(tokens: Sequence[Token], place: int) -> bool:
    """Tell “Robbery suspect held”, a person, from “investigators suspect arson”."""
    word = tokens[place].lower
    follows = word_at(tokens, place + 1)
    is_one = word == "suspect" and not tokens[place - 1].lower.endswith("s")
    acts = participle_at(tokens, place + 1) or follows in AUXILIARIES
    return is_one or (word == "suspects" and acts)


@lru_cache(maxsize=4096)
def _spoken_base(word: str) -> str:
    """Give the base of a verb of saying; another word as it is."""
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        guess = word.removesuffix(ending) + instead
        if word.endswith(ending) and guess in _SPEAKING:
            return guess
    return word


def _simple_past(
    tokens: Sequence[Token], place: int, earlier: Sequence[VerbGroup]
) -> VerbGroup | None:
    """Read a past form that has a subject and is no mere description."""
    token = tokens[place]
    word = token.lower
    if word not in lexicon.IRREGULAR and not (len(word) > 3 and word.endswith("ed")):
        return None
    if not token.text.islower() or word in lexicon.PARTICIPLES_ONLY:
        return None
    is_told = (word == "alleged" and word_at(tokens, place + 1) == "that") or (
        word in _LEADING_ON and leads_on(tokens, place)
    )
    if word in lexicon.NOT_VERBS and not is_told:
        return None
    lemma = lemma_of(word)
    if not _has_subject(tokens, place, lemma, earlier):
        return None
    negated = tokens[place - 1].negates
    shares = bool(earlier) and earlier[-1].passive and earlier[-1].last == place - 2
    passive = shares and tokens[place - 1].lower in lexicon.CONJUNCTIONS
    return VerbGroup(place, place, lemma, "past", passive, negated)


def _has_subject(
    tokens: Sequence[Token], place: int, lemma: str, earlier: Sequence[VerbGroup]
) -> bool:
    """Weigh what stands before a past form: a subject, or only a noun described."""
    before = place - 1
    while before >= 0 and (
        is_adverb(tokens[before].lower)
        or tokens[before].lower == "each"
        or _is_lastly(tokens, before)
    ):
        before -= 1
    if before < 0 or (earlier and earlier[-1].last == before):
        return False
    previous, by_agent = tokens[before], _has_agent(tokens, place)
    if previous.lower in {"having", "being"}:
        return False  # “accused of having burned”, “after being accused”
    if previous.lower == "be" and word_at(tokens, before - 2) == "not":
        return False  # “asked not to be named”
    reports = lemma in lexicon.REPORTING
    if previous.lower in _SUBJECTS:
        return True
    if previous.text in _QUOTES:
        opening = _nickname(tokens, before)
        ends = tokens[before - 1].text == "," and not _noun_follows(tokens, place)
        return reports or (opening is not None and ends and not _owned(tokens, place))
    if previous.lower in lexicon.CONJUNCTIONS:
        return bool(earlier) and not (by_agent or joins_participles(tokens, before))
    is_of = word_at(tokens, place + 1) == "of" and lemma != "die"
    if previous.text in _PAUSES and is_of:
        return False  # “Harl, accused of fraud, …”
    if previous.text in _PAUSES:
        inserted = word_at(tokens, place + 1) in {"in", "on", "by", "at", "as", ","}
        speaks = reports and not (inserted and tokens[place].lower not in _SAID)
        return not by_agent and (speaks or _closes_apposition(tokens, before))
    if previous.is_number and not _YEAR.fullmatch(previous.text):
        if earlier and earlier[-1].lemma == "leave":
            return False  # “left four people dead and 11 injured”
        return not _noun_follows(tokens, place) or _measures(tokens, before, earlier)
    if previous.lower in _NO_SUBJECT or is_cited(tokens, before):
        return False
    if compares(tokens, before):
        return False
    if _is_object(tokens, before, earlier):
        return follows_relative(tokens, place, earlier)
    if previous.lower in {"feels", "seems", "looks", "remains", "gets", "appears"}:
        return False
    if previous.lower.endswith(DEMONYM) and _noun_follows(tokens, place):
        return False
    is_passive = by_agent and not _differs(tokens[place].lower, lemma)
    return not is_passive and not _is_reduced(tokens, place, lemma)


def _is_lastly(tokens: Sequence[Token], place: int) -> bool:
    """Tell “the dam last failed in 1998” from “the last failed attempt”."""
    if tokens[place].lower != "last" or not place:
        return False
    before = tokens[place - 1]
    return before.is_word and before.lower not in _NO_SUBJECT


@lru_cache(maxsize=4096)
def _differs(word: str, lemma: str) -> bool:
    """Tell a past form whose participle is another word: “rose”, not “held”."""
    return word in lexicon.IRREGULAR and any(
        base == lemma and form in lexicon.PARTICIPLES_ONLY
        for form, base in lexicon.IRREGULAR.items()
    )


def _is_object(
    tokens: Sequence[Token], place: int, earlier: Sequence[VerbGroup]
) -> bool:
    """Tell “had evidence of troops [sent to Russia]”: the noun has its verb already."""
    if not earlier or earlier[-1].lemma in _TAKES_CLAUSE:
        return False
    stretch = tokens[earlier[-1].last + 1 : place + 1]
    return not any(token.lower in _PARTING for token in stretch)


_GOES_BY = lexicon.words("came drove dropped ran stood stopped swung went")
"""Past forms of “to stop by”, which take no agent."""


def _has_agent(tokens: Sequence[Token], place: int) -> bool:
    """Tell “backed by Oslo” from “voted by Thursday”, “stopped by the church”."""
    if tokens[place].lower in _GOES_BY:
        return False
    if word_at(tokens, place + 1) != "by" or place + 2 >= len(tokens):
        return word_at(tokens, place + 1) == "by"
    follows = tokens[place + 2]
    return not follows.is_number and follows.lower not in lexicon.CALENDAR


def _noun_follows(tokens: Sequence[Token], place: int) -> bool:
    word = word_at(tokens, place + 1)
    return word.isalpha() and word not in _NO_NOUNS and not is_adverb(word)


def _nickname(tokens: Sequence[Token], quote: int) -> int | None:
    """Find where the name in “Holm, known as “Red Bo”, died” opens; else None."""
    inner = quote - 1 - (tokens[quote - 1].text == ",")
    for place in range(inner, max(-1, inner - 1 - _NICKNAME), -1):
        if tokens[place].text in _QUOTES:
            return place if 0 < place < inner else None
        if not tokens[place].is_capital:
            return None
    return None


def _owned(tokens: Sequence[Token], place: int) -> bool:
    """Tell “Holm, whose nickname was “Red Bo,” left”: the noun is not who acts."""
    return any(token.lower == "whose" for token in tokens[:place])


def _measures(
    tokens: Sequence[Token], number: int, earlier: Sequence[VerbGroup]
) -> bool:
    """Tell “a quake with a magnitude of 5.9 hit …” from “12 injured men”."""
    opens = tokens[number - 1].lower in {"of", "least", "about", "magnitude"}
    return opens and number > 1 and not earlier


def _closes_apposition(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether the comma ends an insertion: “Kim, a minister, declared”."""
    if tokens[comma].text not in {",", ")", "-", "–", "—"}:
        return False
    place = comma
    if tokens[comma - 1].text in _QUOTES:
        place = _nickname(tokens, comma - 1) or comma
    while place > max(0, comma - 25):
        place -= 1
        if tokens[place].text in {",", "(", "-", "–", "—"}:
            return place > 0
        if tokens[place].text in _PARTING_MARKS:
            return False
    return False


def _is_reduced(tokens: Sequence[Token], place: int, lemma: str) -> bool:
    """Tell “units trained in Russia had been …” from “units trained in Russia.”"""
    word = tokens[place].lower
    if word in {"said", "told"} or _differs(word, lemma):
        return False
    for later in range(place + 1, len(tokens)):
        token = tokens[later]
        if token.lower in _BOUNDARIES or token.lower in lexicon.PRONOUNS:
            return False
        is_auxiliary = token.lower in OPENING and not token.is_capital  # “May”
        if lemma in _LEADING_TO_BE and later == place + 2 and token.lower == "be":
            continue  # “seemed to be related”
        if is_auxiliary and token.lower not in {"'s", "’s"}:
            return lemma not in lexicon.REPORTING or word_at(tokens, place + 1) in (
                lexicon.PREPOSITIONS
            )
        is_past = token.lower in {"said", "told", "began", "came", "took", "went"}
        if is_past and tokens[later - 1].lower not in {"being", "having"}:
            return True
    return False
