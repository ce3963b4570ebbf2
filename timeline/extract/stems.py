"""Words reduced for comparing: stems of what is told, and names in one spelling."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import snowballstemmer

from timeline.extract.lexicon import words
from timeline.extract.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d,.]*\d|\d")
_QUOTATION = re.compile(r"[“\"„«]([^“”\"„«»]+)[”\"“»]")
_RUN, _WINDOW = 8, 8
"""Words of a quotation that are hashed together, and runs of which one is kept."""
_LONG_SENTENCE = 14
"""How many words of a sentence must agree for two articles to share their wording."""

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
_CALLED_AFTER = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})
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


def stems(text: str) -> list[str]:
    """Reduce a text to the stems of its telling words, in order.

    >>> stems("The soldiers were deployed on Friday")
    ['soldier', 'deploy']
    """
    return [stem for stem in map(_stem, _WORD.findall(text)) if stem]


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Bring a name to one spelling: “Vladimir Putin” and “Putin” are one.

    >>> name_key("U.S."), name_key("Vladimir Putin"), name_key("Dutch intelligence")
    ('united states', 'putin', 'dutch intelligence')
    >>> name_key("Hong Kong"), name_key("Karl Brandt Jr.")
    ('hong kong', 'brandt')
    """
    lower = name.lower().removeprefix("the ")
    if lower in _SAME_NAME:
        return _SAME_NAME[lower]
    if name in PLACES:
        return lower
    parts = name.split()
    while len(parts) > 2 and parts[-1].lower() in _CALLED_AFTER:
        parts.pop()
    is_person = len(parts) > 1 and all(part[:1].isupper() for part in parts)
    if is_person and parts[0].lower() not in _PLACE_STARTS:
        return parts[-1].lower()
    return lower


def fingerprints(sentences: Sequence[str]) -> tuple[str, ...]:
    """Hash long quotations and sentences, to tell articles of one origin.

    Of quotations some runs of words are hashed, chosen by winnowing, so that two
    which share fifteen words in a row share a mark, however they are cut, and whatever
    their quotation marks (Schleimer, Wilkerson and Aiken 2003).
    """
    text = " ".join(sentences)
    marks = {mark for run in _QUOTATION.finditer(text) for mark in _winnowed(run[1])}
    long = (run for run in sentences if len(_WORD.findall(run)) >= _LONG_SENTENCE)
    marks |= {_fingerprint(_WORD.findall(run)) for run in long}
    return tuple(sorted(marks))


def _winnowed(quotation: str) -> Iterator[str]:
    """Keep the least hash of every window of runs of eight words."""
    told = _WORD.findall(quotation)
    runs = [
        _fingerprint(told[place : place + _RUN])
        for place in range(len(told) - _RUN + 1)
    ]
    for place in range(max(1, len(runs) - _WINDOW + 1) if runs else 0):
        yield min(runs[place : place + _WINDOW])


def _fingerprint(told: Sequence[str]) -> str:
    words = " ".join(word.lower() for word in told)
    return hashlib.sha256(words.encode()).hexdigest()[:16]
