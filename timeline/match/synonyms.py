"""Words that news uses for one thing: a rewrite says “dispatched soldiers”."""

from __future__ import annotations

from functools import lru_cache

from timeline.extract.lexicon import IRREGULAR, words
from timeline.extract.stems import stems

_GROUPS = """
    accord agreement deal pact treaty
    acquire acquisition buy purchase
    aircraft airliner jet plane
    appoint name
    approve pass
    arrest detain
    arrive reach
    assault attack raid
    beat defeat
    begin launch start
    blast explode explosion
    boat ship vessel
    close shut
    collide collision crash
    conclude formalise formalize ink seal sign
    confer meet talk
    cut lower reduce slash
    decline drop fall
    depart leave
    deploy dispatch send
    die kill murder slay
    discover find
    earthquake quake tremor
    fighter force personnel serviceman servicemen soldier troop
    film movie
    hit strike
    hurt injure wound
    imprison jail
    inaugurate open
    hike increase lift raise
    missile rocket
    officer police
    quit resign
    sack dismiss
"""

_NUMBERS = words("""
    zero one two three four five six seven eight nine ten eleven twelve dozen dozens
    hundred hundreds thousand thousands million millions billion billions
""")

_HEDGES = words("""
    about almost approximately around nearly roughly some several
    possible possibly potential potentially likely probable probably
    alleged allegedly reported reportedly apparent apparently
    already currently previously recent recently
""")
"""How sure and how many tell no two happenings apart: sources differ in them."""


def _stem(word: str) -> str:
    return next(iter(stems(IRREGULAR.get(word, word))), "")


_SPOKESMAN = {
    _stem(word): _stem(line.split()[0])
    for line in _GROUPS.splitlines()
    for word in line.split()
}
"""Stem of a word to the stem that stands for its group."""


@lru_cache(maxsize=65536)
def concept(word: str) -> str:
    """Reduce a word to what it stands for; empty for one that tells nothing.

    >>> concept("dispatched") == concept("sent"), concept("arrested"), concept("the")
    (True, 'arrest', '')
    """
    lower = word.lower()
    if lower in _NUMBERS or lower in _HEDGES or lower[:1].isdigit():
        return ""
    stem = _stem(lower)
    return _SPOKESMAN.get(stem, stem)
