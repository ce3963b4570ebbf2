"""Figures with what they count: “at least 1,500 North Korean troops”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.articles import Figure
from timeline.extract import lexicon
from timeline.extract.names import join

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.extract.tokens import Token

Comparator: TypeAlias = Literal["=", "~", ">=", "<=", ">", "<"]

_COMPARATORS: tuple[tuple[tuple[str, ...], Comparator], ...] = (
    (("at", "least"), ">="),
    (("as", "many", "as"), "<="),
    (("up", "to"), "<="),
    (("no", "more", "than"), "<="),
    (("at", "most"), "<="),
    (("more", "than"), ">"),
    (("fewer", "than"), "<"),
    (("less", "than"), "<"),
    (("over",), ">"),
    (("under",), "<"),
    (("nearly",), "~"),
    (("almost",), "~"),
    (("about",), "~"),
    (("around",), "~"),
    (("roughly",), "~"),
    (("approximately",), "~"),
    (("some",), "~"),
    (("estimated",), "~"),
)
_NUMBER_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty
"""
_WORDS = {name: number for number, name in enumerate(_NUMBER_WORDS.split())}
_WORDS["dozen"] = 12
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS |= {name: 10 * number for number, name in enumerate(_TENS.split(), 2)}
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
}
_SCALES |= {"trillion": 1e12}
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_LABELS = frozenset({"article", "no", "number", "chapter", "section", "page", "flight"})
_NOT_COUNTED = frozenset({"of", "one", "other", "others", "times", "day", "days"})


def figures(tokens: Sequence[Token], timed: Collection[int]) -> tuple[Figure, ...]:
    """Read the figures of a clause; `timed` are places of time phrases, no figures.

    >>> from timeline.extract.tokens import tokenize
    >>> figures(tokenize("sent at least 1,500 North Korean troops"), ())[0].unit
    'troops'
    """
    found = []
    for place, token in enumerate(tokens):
        if token.start in timed or (place and tokens[place - 1].lower in _LABELS):
            continue
        if (figure := _figure(tokens, place, timed)) is not None:
            found.append(figure)
    return tuple(found)


def _figure(
    tokens: Sequence[Token], place: int, timed: Collection[int]
) -> Figure | None:
    value = _value(tokens[place])
    before = tokens[place - 1] if place else None
    if value is None or (before and before.lower in _SCALES):
        return None
    if before and tokens[place].lower in _SCALES and _value(before) is not None:
        return None  # the “dozen” of “two dozen”
    after, scale = _scaled(tokens, place + 1)
    unit, last = _unit(tokens, place, after, timed)
    if not unit or (tokens[place].lower in {"one", "a"} and scale == 1):
        return None
    comparator, first = _comparator(tokens, place)
    is_money = bool(place) and tokens[place - 1].text in _CURRENCIES
    number = join(tokens[place:last])
    prefix = tokens[place - 1].text if is_money else ""
    words = join(tokens[first : place - is_money])
    text = f"{words} {prefix}{number}".strip()
    return Figure(value * scale, comparator, unit, text)


def _value(token: Token) -> float | None:
    tens, _, ones = token.lower.partition("-")
    if tens in _WORDS and (not ones or ones in _WORDS):
        return float(_WORDS[tens] + _WORDS.get(ones, 0))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", token.text):
        return float(token.text.replace(",", ""))
    return None


def _scaled(tokens: Sequence[Token], place: int) -> tuple[int, float]:
    if place < len(tokens) and tokens[place].lower in _SCALES:
        return place + 1, _SCALES[tokens[place].lower]
    return place, 1.0


def _unit(
    tokens: Sequence[Token], place: int, after: int, timed: Collection[int]
) -> tuple[str, int]:
    """Read the noun counted and where the phrase ends."""
    if place and tokens[place - 1].text in _CURRENCIES:
        return _CURRENCIES[tokens[place - 1].text], after
    if after < len(tokens) and tokens[after].text == "%":
        return "per cent", after + 1
    if after < len(tokens) and tokens[after].lower in {"percent", "pct"}:
        return "per cent", after + 1
    if [token.lower for token in tokens[after : after + 2]] == ["per", "cent"]:
        return "per cent", after + 2
    closed = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS
    last = after
    while (
        last < min(len(tokens), after + 5)
        and tokens[last].is_word
        and tokens[last].start not in timed
        and tokens[last].lower not in closed | lexicon.PRONOUNS | lexicon.DETERMINERS
        and not _ends_noun_phrase(tokens, last, after)
    ):
        last += 1
    noun = tokens[last - 1] if last > after else None
    if noun is None or not noun.text.islower() or noun.lower in _NOT_COUNTED:
        return "", last
    return noun.lower, last


def _ends_noun_phrase(tokens: Sequence[Token], place: int, after: int) -> bool:
    """Tell whether a verb or adverb starts here: “12 people died”."""
    word = tokens[place].lower
    verbs = lexicon.BE | lexicon.HAVE | lexicon.DO | lexicon.MODALS_FUTURE
    is_past = word in lexicon.IRREGULAR or (word.endswith("ed") and place > after)
    return word in verbs | lexicon.MODALS_OPEN or (is_past and place > after)


def _comparator(tokens: Sequence[Token], place: int) -> tuple[Comparator, int]:
    """Read “at least”, “about” … before a figure, and where it starts."""
    first = place - 1 if place and tokens[place - 1].text in _CURRENCIES else place
    for words, comparator in _COMPARATORS:
        start = first - len(words)
        if start >= 0 and tuple(t.lower for t in tokens[start:first]) == words:
            return comparator, start
    return "=", first
