"""Where a phrase of time can stand: the words and figures of which it holds one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.resolve.holiday import HOLIDAYS
from timeline.resolve.lexicon import (
    DAY,
    DURATION_CODES,
    FREQUENCIES,
    MONTH,
    MONTH_NUMBERS,
    ORDINAL_DAY,
    PARTS_BY_LIGHT,
    PARTS_OF_DAY,
    SEASON_NUMBERS,
    TO_DAY,
    WEEKDAY_NUMBERS,
    YEAR,
    words,
)
from timeline.resolve.zone_names import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable


def _with_plurals(names: Iterable[str]) -> list[str]:
    return [form for name in names for form in (name, f"{name}s")]


_VAGUE = (
    "now nowadays current currently present presently recently lately past soon future "
    "term ago"
)
_WORDS: dict[str, Iterable[str]] = {
    "weekday": _with_plurals(WEEKDAY_NUMBERS),
    "month": MONTH_NUMBERS,
    "unit": _with_plurals([*DURATION_CODES, "half", "halve", "centurie", "period"]),
    "day": ("today", "yesterday", "tomorrow", "tonight", "overnight"),
    "part": [*_with_plurals(PARTS_OF_DAY), *PARTS_BY_LIGHT],
    "season": [*_with_plurals(SEASON_NUMBERS), "midsummer", "midwinter"],
    "holiday": HOLIDAYS,
    "frequent": FREQUENCIES,
    "vague": _VAGUE.split(),
    "solid": [
        f"{unit}long" for unit in ("hour", "day", "week", "month", "year", "decade")
    ],
}
_WORDS_FOR_FIGURES: dict[str, Iterable[str]] = {
    "clock": [
        *("gmt", "utc", "midday", "noon", "midnight", "o'clock"),
        *(f"{count} past" for count in ("five", "ten", "twenty", "twenty-five")),
    ],
    "decade": [
        *("twenties", "thirties", "forties", "fifties"),
        *("sixties", "seventies", "eighties", "nineties"),
    ],
    "year": ("nineteen", "twenty", "two thousand"),
}
"""Words of kinds that figures have as well."""
_KINDS = {
    word: kind
    for words_of in (_WORDS_FOR_FIGURES, _WORDS)
    for kind in reversed(words_of)
    for word in words_of[kind]
}

_CLOCK_FIGURES = (
    rf"\d\d?(?:[:.] ?\d\d)? ?[ap](?:m|\. ?m)|\d\d?: ?\d\d(?:z|{words(LETTERS)})?|"
    rf"[012]\d[0-5]\d ?(?:hours|hrs|local time|z|{words(LETTERS)})|[012]?\dh[0-5]\d|"
    r"\d\d\.\d\d (?:hours|hrs|local time)|"
    r"(?:\d{4}-\d\d-\d\dt\d\d(?::?\d\d)*|\d{8}t\d{4}(?:\d\d)?)z?"
)
_FORMS = {
    "day_of": rf"(?=\d)(?:{ORDINAL_DAY}(?={TO_DAY}{ORDINAL_DAY}(?: of)? {MONTH})|"
    rf"{DAY}/{DAY} {MONTH})",
    "clock": rf"[ap](?:m|\. ?m)|(?=\d)(?:{_CLOCK_FIGURES})",
    "decade": r"\d{4}'?s|'?\d0'?s",
    "ordinal": r"(?=\d)(?:(?<=\b[ob][ny] the )|(?<=\bto the )|(?<=\bfor the )|"
    r"(?<=\bfrom the )|(?<=ing of the )|(?<=noon of the )|(?<=night of the )|"
    r"(?<=\buntil the )|(?<=\bsince the )|(?<=\bafter the )|(?<=\bbefore the ))"
    r"\d\d?(?:st|nd|rd|th)",
    "code": r"(?=[qh\d])(?:(?<=\bin )|(?<=\bof )|(?<=\bfor )|(?<=\bfrom )|(?<=\bsince )"
    rf"|(?<=\bby )|(?=..,? (?:'\d\d|{YEAR}\b)))(?:q[1-4]|[1-4]q|h[12]|[12]h)",
    "number": r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[-/.]\d\d?[-/.]\d\d?|\d{8}",
    "era": r"(?:ad|a\.d\.) ?\d{1,4}|\d{1,4}(?=(?:-| to | and )\d{1,4} ?b\.?c)|"
    r"\d{1,4} ?(?:bce?|b\.c|ad|ce|a\.d|c\.e)",
    "year": YEAR,
    "short_year": r"(?=')(?:(?<=\bin )|(?<=\bof )|(?<=\bby )|(?<=\bsince )|"
    r"(?<=\buntil )|(?<=\bfrom ))'\d\d",
    "early": r"(?<=[a-z] )\d{2,3}(?=[.,;:)] |\.?$| [a-z])",
}

KINDS = (*_WORDS, *_FORMS)
"""What a phrase can hold; the kinds name what a rule is tried on."""


def prefix_tree(names: Iterable[str]) -> str:
    """Write an alternation that is read letter by letter, the longest word first.

    Python tries the branches of a plain alternation one after the other: this one
    takes a third of the time over running text.

    >>> prefix_tree(["mon", "month", "may"])
    'm(?:ay|on(?:th)?)'
    """
    tails: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        if name:
            tails.setdefault(name[0], []).append(name[1:])
    branches = [re.escape(first) + _tail(tails[first]) for first in tails]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _tail(tails: list[str]) -> str:
    longer = [tail for tail in tails if tail]
    if not longer:
        return ""
    pattern = prefix_tree(longer)
    if len(longer) == len(tails):
        return pattern
    return f"{pattern}?" if pattern.startswith("(?:") else f"(?:{pattern})?"


TRIGGER = re.compile(
    rf"(?<!\w)(?:(?P<word>{prefix_tree(_KINDS)})|(?=[\d']|[ap][md.]|[qh]\d)(?:"
    + "|".join(f"(?P<{kind}>{form})" for kind, form in _FORMS.items())
    + r"))\b"
)
"""Finds every place that a rule could read; a text without one costs one scan."""


def kind_of(trigger: re.Match[str]) -> str:
    """Name the kind of a place that `TRIGGER` has found."""
    return (
        _KINDS[trigger[0]] if trigger.lastgroup == "word" else trigger.lastgroup or ""
    )
