"""Numbers as news writes them: “18”, “2.5”, “two and a half”, “several”."""

from __future__ import annotations

import itertools
import re

from timeline.resolve.lexicon import words


def _numbered(names: str, start: int, step: int = 1) -> dict[str, int]:
    return {name: start + step * place for place, name in enumerate(names.split())}


_SMALL = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen",
    start=0,
)
_TENS = _numbered(
    "twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10
)
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
    "twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth "
    "twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
    start=1,
)
"""“first” is 1."""

_WORD = words([*_SMALL, *_TENS, *_SCALES])
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,6}(?:\.\d{1,2})?)"
_HALF = r"(?:[ -](?:\d/\d|and[ -]a[ -]half|and[ -]one[ -]half))"
_VAGUE = (
    "several|a few|few|many|some|a number of|a couple|dozens of|hundreds of|"
    "thousands of|a handful of|a matter of"
)
_SCALE = r"a (?=hundred|thousand|dozen)"
_ONE = rf"(?:{_DIGITS}|(?:{_SCALE})?{_WORD}(?:[ -](?:and )?{_WORD}){{0,4}}){_HALF}?"

_SEVERAL = rf"(?:(?:a|the) )?couple of|{_VAGUE}"
_ODD = r"(?:-(?:odd|some|plus))?"
COUNT = rf"(?:{_SEVERAL}|{_ONE}{_ODD}(?:(?:,| or| to| and|-)[ ]?{_ONE})?|an?)"
"""A piece of pattern: how many of a unit."""

ORDINAL = rf"(?:{words(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"

_RANGE = re.compile(rf"({_ONE})(?:,| or| to| and|-)[ ]?({_ONE})")
_HALVES = re.compile(rf"{_HALF}$")
_YEAR_WORDS = re.compile(r"(nineteen|twenty)[ -](?:hundred and |oh[ -])?(.+)")


def read_count(text: str) -> float | None:
    """Read a folded count; None for one that is not definite.

    >>> read_count("two and a half"), read_count("a"), read_count("twenty-four")
    (2.5, 1, 24)
    >>> read_count("20-odd"), read_count("one-and-a-half")
    (20, 1.5)
    >>> read_count("several") is None, read_count("two or three") is None
    (True, True)
    """
    if text in ("a", "an"):
        return 1
    if text.endswith("couple of"):
        return 2
    if _RANGE.fullmatch(text) and _plain(text) is None:
        return None
    text = re.sub(r"-(?:odd|some|plus)$", "", text)
    if half := _HALVES.search(text):
        whole = _plain(text[: half.start()])
        return None if whole is None else whole + _fraction(half[0])
    return _plain(text)


def is_two_counts(text: str) -> bool:
    """Tell whether two number words stand side by side that make no number.

    >>> is_two_counts("two four"), is_two_counts("twenty four"), is_two_counts("two")
    (True, False, False)
    """
    words = text.split(" ")
    return any(
        other in _SMALL | _TENS
        and one in _SMALL | _TENS
        and not (one in _TENS and _SMALL.get(other, 10) < 10)
        for one, other in itertools.pairwise(words)
    )


def read_ordinal(text: str) -> int:
    """Read a folded ordinal, in words or digits.

    >>> read_ordinal("third"), read_ordinal("20th")
    (3, 20)
    """
    if text in ORDINALS:
        return ORDINALS[text]
    return int(text[:-2])


def read_year_words(text: str) -> int | None:
    """Read a year in words.

    >>> read_year_words("nineteen ninety-four"), read_year_words("two thousand")
    (1994, 2000)
    """
    if text.startswith("two thousand"):
        rest = _plain(text.removeprefix("two thousand").removeprefix(" and").strip())
        return 2000 + int(rest or 0)
    if found := _YEAR_WORDS.fullmatch(text):
        rest = _plain(found[2])
        if rest is not None and 1 <= rest <= 99:
            return (1900 if found[1] == "nineteen" else 2000) + int(rest)
    return None


def _fraction(text: str) -> float:
    if found := re.search(r"(\d)/(\d)", text):
        return int(found[1]) / int(found[2]) if found[2] != "0" else 0
    return 0.5


def _plain(text: str) -> float | None:
    """Read digits or number words without a fraction; None where it is neither."""
    digits = text.replace(",", "")
    if re.fullmatch(r"\d+", digits):
        return int(digits)
    if re.fullmatch(r"\d+\.\d+", digits):
        return float(digits)
    if is_two_counts(text):
        return None
    total = part = 0
    for word in re.split(r"[ -]", text):
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            if word == "thousand":
                total, part = total + part, 0
        elif word in _SMALL or word in _TENS:
            part += _SMALL.get(word, 0) + _TENS.get(word, 0)
        elif word not in ("a", "an", "and"):
            return None
    return total + part or None
