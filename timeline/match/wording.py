"""A title taken apart: names, order words, verb, and what stands on either side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from timeline.extract import lexicon
from timeline.extract.lexicon import words
from timeline.extract.places import PLACES
from timeline.extract.stems import name_key, stems
from timeline.extract.tokens import tokenize
from timeline.match.synonyms import concept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.articles import Mention
    from timeline.extract.tokens import Token

Name: TypeAlias = frozenset[str]
"""The words of a name, lower case: “Vladimir Putin” has two."""

_ORDER = words("""
    first second third fourth fifth sixth seventh eighth ninth tenth last next another
    again
""")
_FRESH = frozenset({"new", "other"})
_TIMES = words("""
    time times week weeks month months year years day days night hour hours quarter
    season decade century weekend summer winter spring autumn half
""")
_LISTED = frozenset({"and", "or", "each", "among"})
_OPENS = frozenset({'"', "“", "”", "„", "«", ":", "…", "...", "[", "(", "."})
_BESIDE = lexicon.DETERMINERS | lexicon.PREPOSITIONS
_LEAST_ALIKE = 4
_LONG, _FEW = 4, 3
"""Letters of a longer word, and how many of them make no headline yet."""
_HOUR = re.compile(r"\b(\d\d?)(?:[:.]\d\d)? ?([apAP])\.?[mM]\b")
_LEVEL = re.compile(
    r"\b(?:magnitude|category)(?: of)?[ -](\d{1,2}(?:\.\d)?)|"
    r"\b(\d{1,2}(?:\.\d)?)[ -]magnitude\b",
    re.IGNORECASE,
)


def alike(one: str, other: str) -> bool:
    """Tell whether two words are one but for their ending: “Korea”, “Korean”.

    >>> alike("russia", "russian"), alike("hospital", "school"), alike("iran", "iraq")
    (True, False, False)

    Two of one length are two: “Smits” is not “Smith”.
    """
    if len(one) == len(other):
        return one == other
    least = max(_LEAST_ALIKE, min(len(one), len(other)) - 1)
    return len(one) >= least and one[:least] == other[:least]


def same_name(one: Name, other: Name) -> bool:
    """Tell whether one name may be the other's longer form.

    >>> same_name(frozenset({"ilya", "dorn"}), frozenset({"dorn"}))
    True
    """
    less, more = sorted((one, other), key=len)
    return all(any(alike(word, each) for each in more) for word in less)


@dataclass(frozen=True, eq=False)
class Wording:
    """The words that tell one happening from its look-alike; equal where these are."""

    mention: Mention

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Wording) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)

    @cached_property
    def _words(self) -> tuple[object, ...]:
        """All of the mention that is looked at here."""
        told = self.mention
        return told.title, told.trigger.text, told.role, told.who

    @cached_property
    def tokens(self) -> list[Token]:
        """Words and marks of the title."""
        return tokenize(self.mention.title)

    @cached_property
    def verb(self) -> str:
        """What the trigger stands for."""
        return next(filter(None, map(concept, self.mention.trigger.text.split())), "")

    @cached_property
    def content(self) -> frozenset[str]:
        """What the telling words stand for, but for figures and time."""
        return frozenset(filter(None, (concept(token.lower) for token in self.tokens)))

    @cached_property
    def things(self) -> frozenset[str]:
        """Those of the content that stand right behind an article or a preposition."""
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        found = (concept(word.lower) for by, word in pairs if by.lower in _BESIDE)
        return frozenset(filter(None, found))

    @cached_property
    def is_negated(self) -> bool:
        """True where a negation is left over: two in one title cancel out."""
        return sum(token.negates for token in self.tokens) % 2 == 1

    @cached_property
    def order(self) -> frozenset[str]:
        """Words that number a happening or a thing: “second”, “last”, “another”."""
        found = {
            "first" if word == "1st" else word
            for word, _, after in self._neighbours(in_capitals=self.is_headline)
            if (word in _ORDER or _is_numbered(word))
            and after not in _TIMES | lexicon.CALENDAR
        }
        return frozenset(found)

    @cached_property
    def fresh(self) -> frozenset[str]:
        """“New” and “other”, said of one thing and not of the rest of a list."""
        return frozenset(
            word
            for word, before, after in self._neighbours()
            if word in _FRESH
            and before not in _LISTED
            and after not in _TIMES | lexicon.CALENDAR
        )

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Proper names, without titles and without a first word that may be none."""
        found = [_name(run) for run in self._runs()]
        return tuple(dict.fromkeys(name for name in found if name))

    @cached_property
    def opening(self) -> str:
        """The first word, where only its place may have made it a capital."""
        first = self.tokens[0] if self.tokens else None
        return first.lower if first and first.is_capital else ""

    def sides(self) -> tuple[frozenset[str], frozenset[str]] | None:
        """Words before and behind the trigger; None where the title lacks it."""
        head = self.mention.trigger.text.split()[0]
        places = [at for at, token in enumerate(self.tokens) if token.text == head]
        if not places:
            return None
        before, behind = self.tokens[: places[0]], self.tokens[places[0] + 1 :]
        return (
            frozenset(token.lower for token in before),
            frozenset(token.lower for token in behind),
        )

    def _neighbours(
        self, *, in_capitals: bool = False
    ) -> Iterable[tuple[str, str, str]]:
        """Each word without a capital, or the first, with the words around it.

        In a headline capitals make no name: but “New” is mostly New York's.
        """
        row = ["", *(token.lower for token in self.tokens), ""]
        for at, token in enumerate(self.tokens):
            is_name = token.is_capital and (at or self._leads_a_name())
            if in_capitals or not is_name:
                yield row[at + 1], row[at], row[at + 2]

    @cached_property
    def is_headline(self) -> bool:
        """True where every longer word has a capital."""
        long = [token for token in self.tokens if len(token.text) >= _LONG]
        return len(long) > _FEW and all(token.is_capital for token in long)

    @cached_property
    def hours(self) -> frozenset[int]:
        """The hours of the day that it names: 15 for “3 p.m.” and “3:20 p.m.”."""
        return frozenset(
            int(hour) % 12 + 12 * (half.lower() == "p")
            for hour, half in _HOUR.findall(self.mention.title)
        )

    @cached_property
    def levels(self) -> frozenset[float]:
        """The magnitudes and categories that it names: 5.1 for “magnitude 5.1”."""
        found = _LEVEL.findall(self.mention.title)
        return frozenset(float(behind or before) for behind, before in found)

    def _leads_a_name(self) -> bool:
        return len(self.tokens) > 1 and self.tokens[1].is_capital

    def _runs(self) -> Iterable[list[Token]]:
        """Capitalised words that stand together, cut at titles."""
        run: list[Token] = []
        for at, token in enumerate(self.tokens):
            if token.lower in lexicon.TITLES:
                if not self._leads_to_name(at):
                    yield run  # “the Norrland minister”, whom nobody names
                run = []
            elif _is_proper(token) and not self._is_only_opening(at):
                run.append(token)
            else:
                yield run
                run = []
        yield run

    def _leads_to_name(self, at: int) -> bool:
        """Tell whether titles lead to a name: “the prime minister, Ilya Dorn”."""
        rest = (token for token in self.tokens[at:] if token.lower not in _SKIPPED)
        follows = next(rest, None)
        return follows is not None and _is_proper(follows)

    def _is_only_opening(self, at: int) -> bool:
        """Tell whether a capital may come from a sentence's start alone."""
        if at and self.tokens[at - 1].text not in _OPENS:
            return False
        token = self.tokens[at]
        follows = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        known = token.text in PLACES or (token.text.isupper() and len(token.text) > 1)
        return not known and not (follows and _is_proper(follows))


_SKIPPED = lexicon.TITLES | {","}


def _is_proper(token: Token) -> bool:
    if not token.is_capital:
        return False
    is_telling = token.lower not in lexicon.CALENDAR and bool(stems(token.text))
    return is_telling or "." in token.text


def _is_numbered(word: str) -> bool:
    return word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th"))


def _name(run: list[Token]) -> Name:
    """Spell a name one way: “U.S.” is the United States."""
    spelled = " ".join(name_key(token.text) for token in run)
    return frozenset(spelled.lower().replace("-", " ").split())
