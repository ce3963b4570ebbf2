"""Words reduced for comparing: stems of what is told, and names in one spelling."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING

import snowballstemmer

from timeline.extract.lexicon import words
from timeline.extract.places import PLACES
from timeline.extract.surnames import surname

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d,.]*\d|\d")
_QUOTATION = re.compile(r"[“\"„«]([^“”\"„«»]+)[”\"“»]")
_RUN, _WINDOW = 14, 7
_QUOTED_RUN, _QUOTED_WINDOW = 8, 8
"""Words of a run that is marked, and runs in a row of which one is kept."""
_BASE, _PRIME = 1_000_003, 2**48 - 59

_STEMMER = snowballstemmer.stemmer("english")
_COMMON = words("""
    a about above after again against all also amid among an and any are as at be
    because been before being between both but by can could did do does down during
    each even few for from further had has have having he her here hers him his how
    i if in into is it its itself just like may me might more most much must my no
    nor not now of off on once one only or other our out over own s said same say
    says she should since so some still such t than that the their them then there
    these they this those through to too told two under until up upon very was we
    well were what when where whether which while who whom why will with would you
    your monday tuesday wednesday thursday friday saturday sunday january february
    march april june july august september october november december today yesterday
    tomorrow last next week month year day early late earlier later ago mr mrs ms
    according added
""")
_PLACE_STARTS = frozenset({"north", "south", "new", "united", "saudi"})
_SAME_NAME = {
    "u.s.": "united states",
    "us": "united states",
    "usa": "united states",
    "america": "united states",
    "u.k.": "united kingdom",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "eu": "european union",
    "u.n.": "united nations",
    "un": "united nations",
    "kiev": "kyiv",
}


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """The stem of a telling word; nothing of one that tells nothing."""
    lower = word.lower()
    if lower in _COMMON or len(lower) < 2:
        return ""
    return str(_STEMMER.stemWord(lower))


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """Reduce a text to the stems of its telling words, in order.

    A sentence is asked for three times on its way into the store.

    >>> stems("The soldiers were deployed on Friday")
    ('soldier', 'deploy')
    """
    return tuple([stem for stem in map(_stem, _WORD.findall(text)) if stem])


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Bring a name to one spelling: “Vladimir Putin” and “Putin” are one.

    >>> name_key("U.S."), name_key("Vladimir Putin"), name_key("Dutch intelligence")
    ('united states', 'putin', 'dutch intelligence')
    >>> name_key("Hong Kong"), name_key("Kim Jong Un"), name_key("Kim")
    ('hong kong', 'kim', 'kim')
    """
    lower = name.lower().removeprefix("the ")
    if lower in _SAME_NAME:
        return _SAME_NAME[lower]
    if name in PLACES:
        return lower
    parts = name.split()
    is_person = len(parts) > 1 and all(part[:1].isupper() for part in parts)
    if is_person and parts[0].lower() not in _PLACE_STARTS:
        return surname(name).lower()
    return lower


def fingerprints(sentences: Sequence[str]) -> tuple[str, ...]:
    """Mark what an article words, to tell those of one origin: a shared mark does.

    Runs of fourteen words are marked, in quotations runs of eight, and some are chosen
    by winnowing, so that two articles which share twenty words in a row, or fifteen of
    a quotation, share a mark, wherever the words stand and whatever signs stand between
    them (Schleimer, Wilkerson and Aiken 2003).
    """
    text = " ".join(sentences)
    marks = _winnowed(_WORD.findall(text), _RUN, _WINDOW)
    for quotation in _QUOTATION.findall(text):
        marks |= _winnowed(_WORD.findall(quotation), _QUOTED_RUN, _QUOTED_WINDOW)
    return tuple(sorted(f"{mark:012x}" for mark in marks))


def _winnowed(told: Sequence[str], size: int, window: int) -> set[int]:
    """Keep the least number of every window of runs of so many words."""
    runs = _rolled(told, size)
    if len(runs) <= window:
        return {min(runs)} if runs else set()
    beside = [runs[first:] for first in range(window)]
    return set(map(min, *beside))  # ends with the last window


def _rolled(told: Sequence[str], size: int) -> list[int]:
    """Number every run of so many words: a rolling sum, taken further at each word."""
    values = [*map(_number, told)]
    first = pow(_BASE, size, _PRIME)
    total, sums = 0, []
    for value, passed in zip(values, chain(repeat(0, size), values), strict=False):
        total = (total * _BASE + value - passed * first) % _PRIME
        sums.append(total)
    return sums[size - 1 :]


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    """Number a word, in any case, the same on every machine."""
    small = word.lower().encode()
    return int.from_bytes(hashlib.blake2b(small, digest_size=6).digest(), "big")
