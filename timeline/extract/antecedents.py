"""The noun phrase that a relative clause describes: “a fire in the mill that …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.event_words import EVENT_VERBS
from timeline.extract.names import PLACE_NOUNS
from timeline.extract.places import PLACES
from timeline.extract.subject import subject_before
from timeline.extract.verb_forms import word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.extract.verb_forms import VerbGroup

RELATES = frozenset({"where", "which", "who", "whose", "whom", "that"})
_DOING = frozenset({"who", "which", "that"})
_ARTICLES = frozenset({"a", "an", "the"})
_BREAKS = lexicon.PREPOSITIONS - {"of"}
_SPATIAL = lexicon.words(
    "in at on near outside inside off along across beside behind from under around"
)
"""Prepositions of where a thing or a person is, or comes from."""
_WITHIN = _SPATIAL - {"on", "from", "under", "behind"}
"""Those behind which a capital begins the name of a place."""
_SPOTS = PLACE_NOUNS | lexicon.words(
    "avenue border coast downtown neighbourhood neighborhood road street suburb north "
    "south east west northeast northwest southeast southwest"
)
PERSONS = lexicon.TITLES | lexicon.words("""
    activist activists actor adult aides analysts applicant artist author baby
    bishop boy boys campaigners child children citizen citizens civilian clerk
    couple crewman critics cyclist defendant diplomats doctor doctors driver drivers
    economists employee engineer engineers experts eyewitnesses families farmer
    farmers father fighter firefighter firefighters fisherman fishermen friend girl
    girls guard gunman gunmen hiker historians hostage husband infant investigators
    journalist lawyer lawyers man mayors member men mother motorist neighbor
    neighbors neighbour neighbours nurse nurses officer opponents organisers
    organizers owner parents passenger passengers passer-by passers-by patient
    patients pedestrian people person pilot player police politician prisoner
    prisoners protester protesters pupil relatives reporter reporters rescuer
    rescuers researchers resident residents sailor sailors scientists shopkeeper
    soldier soldiers student students supporters survivors suspect suspects teacher
    teenager teenagers tourist tourists trader victim victims villagers visitor
    visitors volunteer volunteers wife witness witnesses woman women worker workers
    youth youths
""")
_HAPPENINGS = lexicon.EVENT_NOUNS | lexicon.UNFORESEEN
_NO_NOUN = lexicon.PREPOSITIONS | lexicon.CLAIM_NOUNS | lexicon.CONJUNCTIONS
_EFFECTS = lexicon.words("""
    affect begin break cause claim cost cut damage destroy devastate disable disrupt
    displace end erupt flatten flood force happen hit hurt injure kill last leave level
    occur prompt rock shake shut spark start strike sweep trap trigger wound
""")
"""What an event does, rather than the place or the thing it befell."""


def antecedent(tokens: Sequence[Token], floor: int, verb: VerbGroup) -> tuple[int, int]:
    """Find the noun phrase that the relative clause of a verb describes.

    It is the nearest one that can be: a person is who, “a man from Oslo who fled”, what
    wrecks is an event, “a fire in the mill that killed two”, and no place acts.
    """
    last = verb.first - 1
    while last > floor and tokens[last].lower not in RELATES:
        last -= 1
    pronoun = tokens[last].lower
    while last > floor and not tokens[last - 1].is_word:
        last -= 1
    phrases = _outward(tokens, floor, last)
    if pronoun not in _DOING:
        return phrases[0]
    fits = next((each for each in phrases if _does(tokens, each, pronoun, verb)), None)
    may = next((e for e in phrases if not _is_spot(tokens, *e, verb)), phrases[0])
    return (fits or may)[0], last


def _outward(tokens: Sequence[Token], floor: int, last: int) -> list[tuple[int, int]]:
    """List the noun phrases of “a man in a town near Oslo”, the nearest first."""
    phrases = [(_begin(tokens, floor, last), last)]
    while (end := phrases[-1][0] - 1) > floor and tokens[end].lower in _SPATIAL:
        phrases.append((_begin(tokens, floor, end), end))
    return phrases


def _does(
    tokens: Sequence[Token], phrase: tuple[int, int], pronoun: str, verb: VerbGroup
) -> bool:
    """Tell whether a phrase is surely what does the verb."""
    head = word_at(tokens, phrase[1] - 1)
    if pronoun == "who":
        is_name = tokens[phrase[1] - 1].is_capital
        return head in PERSONS or (is_name and not _is_spot(tokens, *phrase, verb))
    wrecks = verb.lemma in _EFFECTS and not verb.passive
    return head in _HAPPENINGS if wrecks else not _is_spot(tokens, *phrase, verb)


def _is_spot(tokens: Sequence[Token], first: int, end: int, verb: VerbGroup) -> bool:
    """Tell a place, which can be somewhere and can suffer, but does nothing."""
    if first >= end or verb.passive or verb.lemma == "be":
        return False
    head, is_named = tokens[end - 1], tokens[end - 1].is_capital
    name = " ".join(token.text for token in tokens[first:end])
    is_within = is_named and word_at(tokens, first - 1) in _WITHIN
    return name in PLACES or head.lower in _SPOTS or is_within


def subject_of_untold(
    tokens: Sequence[Token], low: int, introducer: str
) -> tuple[int, int] | None:
    """Find “the firm” of “the firm that makes ships closed a yard”: “makes” is no news.

    `low` is the first token behind the pronoun; no clause may be open before it.
    """
    if introducer not in _DOING or low == 1:
        return None
    word, before = tokens[low], tokens[low - 2]
    is_verb = word.text.islower() and word.text.isalpha() and word.lower.endswith("s")
    is_noun = before.is_word and before.lower not in _NO_NOUN
    return subject_before(tokens, 0, low - 1) if is_verb and is_noun else None


def _begin(tokens: Sequence[Token], floor: int, last: int) -> int:
    """Find the first token of the noun phrase that ends before a token."""
    first = last
    while first > floor and (
        tokens[first - 1].is_word
        or tokens[first - 1].text in {"'s", "’s"}
        or _is_hyphen(tokens, first - 1)
    ):
        first -= 1
        if tokens[first].lower == "to":  # “to halt the work, which …”
            opens = word_at(tokens, first + 2) in _ARTICLES
            is_verb = opens or tokens[first + 1].lower in EVENT_VERBS
            return first + (2 if is_verb else 1)
        if tokens[first].lower in _BREAKS:
            return first + 1
        if tokens[first].lower == "and" and tokens[first + 1].lower in {"a", "an"}:
            return first + 1  # “hit a man and [a woman] who …”
    return first


def _is_hyphen(tokens: Sequence[Token], place: int) -> bool:
    """Tell the first hyphen of “a 24-year-old”, which is part of a word."""
    return (
        0 < place < len(tokens) - 1
        and tokens[place].text in {"-", "‑"}
        and tokens[place - 1].end == tokens[place].start
        and tokens[place].end == tokens[place + 1].start
    )
