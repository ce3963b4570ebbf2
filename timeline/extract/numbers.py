"""Numbers as news writes them: “at least 1,500”, “two dozen”, “between 10 and 15”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from timeline.extract.counting import MEASURES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from timeline.extract.tokens import Token

Comparator: TypeAlias = Literal["=", "~", ">=", "<=", ">", "<"]


class Amount(NamedTuple):
    """A number and where it stands; `first` to `last` are places of tokens."""

    value: float
    comparator: Comparator
    first: int
    """Where its words begin, with comparator and currency."""
    place: int
    """The numeral itself."""
    last: int
    """Past the numeral, with “million” and “or more”."""
    currency: str = ""


_SAID: dict[Comparator, str] = {
    ">=": "at least|no fewer than|no less than|not less than|a minimum of",
    "<=": "as many as|as much as|up to|no more than|not more than|at most|a maximum of",
    ">": "more than|over|above|upwards of|upward of|in excess of|exceeding",
    "<": "fewer than|less than|under|below",
    "~": "nearly|almost|about|around|roughly|approximately|some|estimated|close to|"
    "an estimated|approx|circa|perhaps|an average of",
}
_COMPARATORS = {
    tuple(phrase.split()): comparator
    for comparator, phrases in _SAID.items()
    for phrase in phrases.split("|")
}
_LONGEST = max(map(len, _COMPARATORS))
_COMPARATOR_ENDS = frozenset(phrase[-1] for phrase in _COMPARATORS)
_NUMBER_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen
"""
_WORDS = {name: float(value) for value, name in enumerate(_NUMBER_WORDS.split())}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS |= {name: 10.0 * value for value, name in enumerate(_TENS.split(), 2)}
_ARTICLES = frozenset({"a", "an"})
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALES |= {"trillion": 1e12, "dozen": 12.0}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_VAGUE = {"tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0}
_VAGUE |= {"thousands": 2e3, "millions": 2e6, "billions": 2e9}
"""The least that a plural can mean: “hundreds” are two hundred or more."""
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees"}
_CURRENCIES |= {"₽": "roubles", "₩": "won", "₴": "hryvnias", "₺": "liras"}
_OPENING = {*_WORDS, *(f"{tens}-{ones}" for tens in _WORDS for ones in _WORDS)}
_OPENING |= {*_ARTICLES, "half", *_VAGUE}
"""Words that a number can begin with."""
_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?")
_DASHES = frozenset("-‐‑–—")
_JOINED = frozenset("/:#") | _DASHES
"""What makes of figures a date, a time, a score or a telephone number."""


def amounts(tokens: Sequence[Token], timed: Collection[int]) -> Iterator[Amount]:
    """Read the numbers of a clause in order; a range is two, its least and its most.

    `timed` are places of time phrases, which hold no amounts.

    >>> from timeline.extract.tokens import tokenize
    >>> tokens = tokenize("between 10 and 15 of some two hundred")
    >>> [(amount.comparator, amount.value) for amount in amounts(tokens, ())]
    [('>=', 10.0), ('<=', 15.0), ('~', 200.0)]
    """
    past = 0
    opens = [
        place
        for place, token in enumerate(tokens)
        if token.is_number or token.lower in _OPENING
    ]
    for place in opens:
        if place < past or tokens[place].start in timed:
            continue
        read = _numeral(tokens, place)
        if read is None:
            continue
        found = _ranged(tokens, place, read, timed)
        if found is None:
            value, last = read
            if not _is_left_behind(tokens, place, last):
                found = [_amount(tokens, value, place, last)]
        yield from found or ()
        past = found[-1].last if found else _past_joined(tokens, read[1])


def _numeral(tokens: Sequence[Token], place: int) -> tuple[float, int] | None:
    """Read a number and the place past it."""
    token = tokens[place]
    if token.is_number:
        return _in_digits(tokens, place)
    if token.lower in _VAGUE:
        return _vague(tokens, place)
    if token.lower in _ARTICLES:
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if after is None or after.lower not in _SCALES:
            return None
    return _in_words(tokens, place)


def _in_digits(tokens: Sequence[Token], place: int) -> tuple[float, int] | None:
    token = tokens[place]
    if not _DIGITS.fullmatch(token.text) or _is_joined(tokens, place):
        return None
    value = float(token.text.replace(",", ""))
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is None:
        return value, place + 1
    if after.start == token.end and after.text[0].isalpha():  # “£3m”, “2nd”, “5pm”
        if after.lower in MEASURES:
            return value, place + 1
        is_money = place and tokens[place - 1].text in _CURRENCIES
        follows = tokens[place + 2].text if place + 2 < len(tokens) else ""
        short = after.lower in _SHORT and (is_money or len(after.text) > 1)
        if not short and not (after.lower == "m" and follows.islower()):
            return None
        return value * _SHORT[after.lower], place + 2
    if after.lower in _SCALES:
        return value * _SCALES[after.lower], place + 2
    return value, place + 1


def _is_joined(tokens: Sequence[Token], place: int) -> bool:
    """Tell 5:30, 24/7, #5 and the end of 3-1 from a number that stands by itself."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    if before and before.end == token.start and before.text in _JOINED:
        return True
    if before and before.text in _DASHES and place > 1 and tokens[place - 2].is_number:
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return bool(after and after.start == token.end and after.text in {"/", ":"})


def _in_words(tokens: Sequence[Token], place: int) -> tuple[float, int] | None:
    """Read “two hundred and twelve”, “half a million”, “a dozen”."""
    words = [token.lower for token in tokens[place : place + 9]]
    part = 1.0
    if words[0] == "half" and words[1:2] in (["a"], ["an"]):
        part, words[:2] = 0.5, ["a"]
    total = current = 0.0
    read = 0
    for number, word in enumerate(words):
        value = _small(word)
        opens = word in {"a", "an"} and number == 0
        if opens and words[1:2] and words[1] in _SCALES:
            current = 1.0
        elif value is not None and _adds(current, value):
            current += value
        elif word in _SCALES and current:
            current *= _SCALES[word]
            if word != "hundred":
                total, current = total + current, 0.0
        elif word == "and" and _continues(words, number):
            continue
        else:
            break
        read = number + 1
    if not read or (part < 1 and read < 2):
        return None
    return part * (total + current), place + read + (part < 1)


def _adds(so_far: float, value: float) -> bool:
    """Tell “fifty two” and “hundred and two” from two numbers, “two three”."""
    is_open = so_far % 100 >= 20 and so_far % 10 == 0
    return so_far % 100 == 0 or (is_open and value < 10)


def _small(word: str) -> float | None:
    tens, _, ones = word.partition("-")
    if tens in _WORDS and (not ones or ones in _WORDS):
        return _WORDS[tens] + _WORDS.get(ones, 0.0)
    return None


def _continues(words: Sequence[str], number: int) -> bool:
    """Tell the “and” of “two hundred and twelve” from one that lists."""
    behind = words[number + 1 : number + 2]
    return (
        number > 0
        and words[number - 1] == "hundred"
        and bool(behind)
        and (_small(behind[0]) is not None)
    )


def _vague(tokens: Sequence[Token], place: int) -> tuple[float, int] | None:
    """Read “dozens of”, “tens of thousands of”, with the last “of”."""
    value, last = _VAGUE[tokens[place].lower], place + 1
    words = [token.lower for token in tokens[place : place + 4]]
    if words[1:2] == ["of"] and words[2:3] and words[2] in _VAGUE:
        value, last = value * _VAGUE[words[2]] / 2, place + 3
    is_of = last < len(tokens) and tokens[last].lower == "of"
    return value, last + is_of


def _ranged(
    tokens: Sequence[Token],
    place: int,
    read: tuple[float, int],
    timed: Collection[int],
) -> list[Amount] | None:
    """Read “between A and B”, “A to B”, “A-B”; nothing of a score such as 3-1."""
    low, link = read
    if link + 1 >= len(tokens) or tokens[link + 1].start in timed:
        return None
    word, before = tokens[link], tokens[place - 1].lower if place else ""
    is_dash = word.text in _DASHES and tokens[link + 1].is_number
    is_range = word.lower in {"to", "or"} or (
        word.lower == "and" and before == "between"
    )
    if not (is_dash or is_range) or (word.lower == "to" and before == "from"):
        return None
    high = _behind(tokens, link + 1, is_dash=is_dash)
    if high is None:
        return None
    value, last = high
    if low < 1000 <= value and low < value / _scale(tokens, last):
        low *= _scale(tokens, last)
    if value <= low:
        return []
    first, currency = _before(tokens, place)
    first -= before == "between"
    return [
        Amount(low, ">=", first, place, last, currency),
        Amount(value, "<=", first, place, last, currency),
    ]


def _behind(
    tokens: Sequence[Token], place: int, *, is_dash: bool
) -> tuple[float, int] | None:
    """Read the second number of a range, which a dash may join to the first."""
    token = tokens[place]
    if token.text in _CURRENCIES and place + 1 < len(tokens):
        place, token = place + 1, tokens[place + 1]
    if is_dash and token.is_number:
        read = _in_digits([token, *tokens[place + 1 : place + 3]], 0)
        return (read[0], place + read[1]) if read else None
    return _numeral(tokens, place)


def _scale(tokens: Sequence[Token], last: int) -> float:
    """The scale that closes a number, which both ends of a range may share."""
    word = tokens[last - 1].lower
    return _SCALES.get(word, _SHORT.get(word, 1.0))


def _past_joined(tokens: Sequence[Token], last: int) -> int:
    """Go past the end of a score, so that it is not read as a number of its own."""
    is_joined = last + 1 < len(tokens) and tokens[last].text in _DASHES
    return last + 2 if is_joined and tokens[last + 1].is_number else last


def _is_left_behind(tokens: Sequence[Token], place: int, last: int) -> bool:
    """Tell the 37 of “from 37 to 41”, which is what it was and is no more."""
    if not place or tokens[place - 1].lower != "from" or last + 1 >= len(tokens):
        return False
    return tokens[last].lower == "to" and _numeral(tokens, last + 1) is not None


def _amount(tokens: Sequence[Token], value: float, place: int, last: int) -> Amount:
    first, currency = _before(tokens, place)
    comparator: Comparator = ">=" if tokens[place].lower in _VAGUE else "="
    is_compared = first > 0 and tokens[first - 1].lower in _COMPARATOR_ENDS
    for size in range(min(first, _LONGEST) if is_compared else 0, 0, -1):
        words = tuple(token.lower for token in tokens[first - size : first])
        if words in _COMPARATORS:
            comparator, first = _COMPARATORS[words], first - size
            break
    follows = [token.lower for token in tokens[last : last + 2]]
    if follows[:1] == ["+"]:
        return Amount(value, ">=", first, place, last + 1, currency)
    if follows in (["or", "more"], ["or", "so"]):
        comparator = ">=" if follows[1] == "more" else "~"
        return Amount(value, comparator, first, place, last + 2, currency)
    return Amount(value, comparator, first, place, last, currency)


def _before(tokens: Sequence[Token], place: int) -> tuple[int, str]:
    """Read the sign of a currency before a number, and where it begins."""
    if not place or tokens[place - 1].text not in _CURRENCIES:
        return place, ""
    first, currency = place - 1, _CURRENCIES[tokens[place - 1].text]
    land = tokens[first - 1] if first else None
    if land and land.end == tokens[first].start and land.text.isupper():
        return first - 1, currency  # “US$5”
    return first, currency
