"""Who speaks for whom: “Moscow” said, “the Kremlin” said and “Russia” said."""

from __future__ import annotations

from functools import lru_cache

from timeline.extract.demonyms import DEMONYMS
from timeline.extract.places import (
    country_of,
    is_capital,
    is_country,
    is_seat,
    without_article,
)
from timeline.extract.stems import name_key

_GOVERNMENT = (" government", " administration", " authorities", " state")


@lru_cache(maxsize=16384)
def body_key(name: str) -> str:
    """Bring what speaks for a country to one key, and any other name to its own.

    Capitals, seats and governments stand for their country; other towns and armies
    do not.

    >>> [body_key(name) for name in ("Moscow", "the Kremlin", "Russian government")]
    ['russia', 'russia', 'russia']
    >>> body_key("Kazan"), body_key("Russian troops")
    ('kazan', 'russian troops')
    """
    owner = without_article(name)
    for ending in _GOVERNMENT:
        owner = owner.removesuffix(ending)
    owner = without_article(owner)
    speaks = (
        is_country(owner) or is_capital(owner) or is_seat(owner) or owner in DEMONYMS
    )
    country = country_of(owner) if speaks else None
    return name_key(country or name)


def same_body(a: str, b: str) -> bool:
    """Tell whether two names may speak for one body: “Moscow” and “the Kremlin”.

    They stay two names: only what is matched takes them for one.

    >>> same_body("U.S.", "Washington"), same_body("Seoul", "Pyongyang")
    (True, False)
    """
    return body_key(a) == body_key(b)
