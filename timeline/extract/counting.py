"""The noun that a number counts: “North Korean troops”, “people”, “tonnes of grain”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.extract import lexicon
from timeline.extract.fates import FATES
from timeline.extract.lexicon import words
from timeline.extract.names import join
from timeline.extract.places import country_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.extract.tokens import Token

PEOPLE = words("""
    people persons person men women children man woman child civilians residents
    passengers workers victims soldiers troops officers police policemen protesters
    demonstrators students pupils migrants refugees villagers miners rebels militants
    fighters insurgents gunmen suspects prisoners hostages patients employees members
    others dead injured wounded missing fatalities casualties deaths bodies injuries
""")
"""Nouns of which a figure counts people."""
MEASURES = words("""
    km kms kilometre kilometres kilometer kilometers mile miles metre metres meter
    meters feet foot ft cm mm inch inches yard yards acre acres hectare hectares kg
    tonne tonnes ton tons litre litres liter liters barrel barrels gallon gallons
    degree degrees knots mph kph megawatt megawatts mw gigawatts
""")
"""Units of measure: what befell somebody is not said of these."""
_DURATIONS = words("""
    times time day days week weeks month months year years hour hours minute minutes
    second seconds decade decades century centuries night nights one ones other others
    of year-old years-old percent pct
""")
_PLURALS = words("""
    people men women children police troops personnel cattle sheep aircraft deer fish
    feet staff media data spacecraft crew policemen policewomen servicemen
    servicewomen firemen fishermen gunmen businessmen lawmen crewmen teeth mice
""")
_DIRECTIONS = words("""
    north south east west northeast northwest southeast southwest north-east north-west
    south-east south-west northern southern eastern western away apart inland offshore
    upstream downstream
""")
"""Words behind a measure that tell where it leads to."""
_MORE = frozenset({"other", "more", "further", "additional", "extra"})
_ENDS = (
    lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.SUBORDINATORS
    | lexicon.PRONOUNS
    | lexicon.DETERMINERS
    | lexicon.BE
    | lexicon.HAVE
    | lexicon.DO
    | lexicon.MODALS_FUTURE
    | lexicon.MODALS_OPEN
)
_LONGEST = 5


class Noun(NamedTuple):
    """The head, its phrase as worded, and the place past it."""

    unit: str
    phrase: str
    last: int


def noun_phrase(
    tokens: Sequence[Token], first: int, timed: Collection[int]
) -> Noun | None:
    """Read the noun phrase from a place on; None where there is none to count.

    >>> from timeline.extract.tokens import tokenize
    >>> noun_phrase(tokenize("North Korean troops already in Russia"), 0, ())
    Noun(unit='troops', phrase='North Korean troops', last=3)
    """
    start = first
    while start < len(tokens) and tokens[start].lower in _MORE:
        start += 1
    if start < len(tokens) and tokens[start].lower in _DURATIONS:
        return None
    last = start
    while last < min(len(tokens), start + _LONGEST) and _goes_on(
        tokens, last, start, timed
    ):
        last += 1
    if last == start:
        return None
    head = tokens[last - 1]
    is_common = head.text.islower() or _is_people(head)
    is_past = head.lower in lexicon.IRREGULAR or (
        head.lower.endswith("ed")
        and head.lower not in FATES
        and head.lower not in lexicon.NOT_VERBS
    )
    is_verb = last == start + 1 and is_past  # “at least 500 gathered”
    is_letter = len(head.text) == 1
    if not is_common or is_verb or is_letter or head.lower in _DURATIONS:
        return None
    return Noun(head.lower, join(tokens[start:last]), last)


def _goes_on(
    tokens: Sequence[Token], place: int, start: int, timed: Collection[int]
) -> bool:
    """Tell whether a word still belongs to the noun phrase that began before it."""
    token, word = tokens[place], tokens[place].lower
    if not token.is_word or token.start in timed or word in _ENDS:
        return False
    if place == start:
        return True
    before = tokens[place - 1]
    if before.lower in MEASURES and word in _DIRECTIONS:
        return False  # “40 km | north of Harl”
    if is_plural(before) and (
        word in FATES or not is_plural(token) or not token.text.islower()
    ):
        return False  # the head is there: “12 men | wearing masks”
    is_past = word in lexicon.IRREGULAR or word.endswith("ed")
    is_adverb = word.endswith("ly") and len(word) > 4
    return not (is_past and not before.lower.endswith("ly")) and not (
        is_adverb and before.text.islower() and not before.lower.endswith("ly")
    )


def is_plural(token: Token) -> bool:
    """Tell a plural noun by its form."""
    word = token.lower
    if word in _PLURALS:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def _is_people(head: Token) -> bool:
    """Tell “40 Marines” and “12 Palestinians” from the name of a street."""
    return head.lower == "marines" or (
        head.is_capital and head.lower.endswith("s") and bool(country_of(head.text))
    )
