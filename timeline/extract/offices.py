"""Whom “the president” and “the Russian leader” stand for: the one so titled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.extract import lexicon
from timeline.extract.places import country_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_LEADERS = lexicon.words("president leader premier chancellor king queen chief")
"""Heads of a state may be called by one another's title: “the Kremlin chief”."""
HEADS = _LEADERS | lexicon.words("""
    minister secretary governor mayor pope prince princess chairman chairwoman director
    judge commissioner ambassador envoy senator sheriff general
""")
_APART = frozenset({"vice", "deputy", "former", "acting", "interim", "prime"})
"""Words that make another office of a title."""
_TITLED = re.compile(
    rf"\b((?i:{'|'.join(sorted(HEADS))}))\s+([A-Z][\w’-]+(?:\s+[A-Z][\w’-]+){{0,3}})"
)
_OWNER = re.compile(r"['’]s?$")
_OWNED = re.compile(r"\b([A-Z][\w.]+(?: [A-Z][\w.]+)?)['’]s ([A-Z][\w’-]+)\b")
"""“Norway's Holm”."""
_CLOSED = lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS
_BEFORE = 48
"""Characters before a title in which its country stands."""


class _Office(NamedTuple):
    """A title with what is said of it: “North Korea's vice foreign minister”."""

    head: str
    country: str | None
    apart: frozenset[str]
    field: frozenset[str]
    """Other words of the title: “foreign”."""


class Offices:
    """The people whom an article gives a title."""

    def __init__(self, texts: Iterable[str], full: Callable[[str], str]) -> None:
        self._held: dict[str, list[_Office]] = {}
        self._countries: dict[str, set[str]] = {}
        kept = list(texts)
        for text in kept:
            for found in _TITLED.finditer(text):
                self._keep(found, text, full)
        for owner, name in (pair for text in kept for pair in _OWNED.findall(text)):
            if (country := country_of(owner)) and full(name) in self._held:
                self._countries.setdefault(full(name), set()).add(country)

    def _keep(
        self, found: re.Match[str], text: str, full: Callable[[str], str]
    ) -> None:
        title, name = found[1], found[2]
        before = text[max(0, found.start() - _BEFORE) : found.start()].split()
        held = _office([*before[-4:], title], is_loose=title[0].isupper())
        if held is None:
            return
        self._held.setdefault(full(name), []).append(held)
        if held.country:
            self._countries.setdefault(full(name), set()).add(held.country)

    def holder(self, words: Sequence[str]) -> str | None:
        """Name the one person who can be meant; None where none or two can.

        >>> offices = Offices(["Norwegian President Ada Holm left."], str)
        >>> offices.holder(["the", "Norwegian", "leader"])
        'Ada Holm'
        >>> offices.holder(["the", "Danish", "leader"])
        """
        meant = _office(words, is_loose=False)
        if meant is None or meant.head not in HEADS:
            return None
        people = [
            person
            for person, held in self._held.items()
            if (not meant.country or meant.country in self._countries.get(person, ()))
            and any(_is_same(meant, each) for each in held)
        ]
        return people[0] if len(people) == 1 else None


def _is_same(meant: _Office, held: _Office) -> bool:
    """Tell whether who holds one title can be called by the other."""
    if meant.head == held.head:
        return meant.apart == held.apart and meant.field <= held.field
    heads_a_state = (held.head in _LEADERS and not held.apart) or (
        held.head == "minister" and held.apart == {"prime"}
    )
    is_general = meant.head == "leader" or (meant.head == "chief" and meant.country)
    return heads_a_state and bool(is_general) and not meant.apart


def _office(words: Sequence[str], *, is_loose: bool) -> _Office | None:
    """Read a title with the words before it; None for that of a firm.

    `is_loose` passes over a word that is no part of it: “when President Holm”.
    """
    *before, head = [_OWNER.sub("", word) for word in words]
    country, apart, field = None, set(), set()
    for place in range(len(before) - 1, -1, -1):
        word, pair = before[place], " ".join(before[max(0, place - 1) : place + 1])
        if word.lower() in _APART:
            apart.add(word.lower())
        elif country := country_of(pair) or country_of(word):
            break
        elif word.lower() in lexicon.TITLES:
            field.add(word.lower())
        elif is_loose or word.lower() in _CLOSED:
            break
        else:
            return None
    return _Office(head.lower(), country, frozenset(apart), frozenset(field))
