"""Who speaks: “according to”, and whom “he” stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.antecedents import PERSONS
from timeline.extract.names import join, subjects
from timeline.extract.offices import Offices
from timeline.extract.places import PLACES
from timeline.extract.quotations import Quotation
from timeline.extract.surnames import surname
from timeline.extract.tokens import capitals_in, tokenize
from timeline.extract.verbs import DEMONYM

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from timeline.articles import Figure
    from timeline.extract.tokens import Token

_CAPITAL = "[^\\W\\d_a-zß-öø-ÿ]"
_NAME = re.compile(
    rf"{_CAPITAL}(?<=\b.)[\w’'-]+"
    rf"(?:[ -](?:al|bin|de|van|von)?[ -]?{_CAPITAL}[\w’-]+){{1,3}}"
)
"""A set of characters comes first: a search for those is three times as fast."""

_THING = re.compile(
    r"\b(?:[Tt]he|aircraft|airline|band|boat|carrier|club|company|cyclone|destroyer"
    r"|ferry|film|firm|freighter|frigate|hotel|hurricane|magazine|newspaper|novel"
    r"|schooner|ship|steamer|storm|submarine|tanker|trawler|tug|typhoon|vessel|yacht)"
    rf"\s({_NAME.pattern})(?!\s[a-z]+(?:ion|al|se|ment)\b)"
)
"""“The Sea Heron”, “the ferry Arctic Star”; not “the Anna Weber trial”."""
_QUARTERS = frozenset({"western", "eastern", "northern", "southern"})
_BREAKS = lexicon.PREPOSITIONS - {"of"}
_CLOSED = lexicon.DETERMINERS | lexicon.PRONOUNS | lexicon.PERSON_PRONOUNS
_NO_SURNAMES = lexicon.ORGANISATION_NOUNS | lexicon.CALENDAR


def according_to(tokens: Sequence[Token], timed: Collection[int]) -> str | None:
    """Name the source of “according to the official news agency”."""
    for place in range(len(tokens) - 2):
        if tokens[place].lower == "according" and tokens[place + 1].lower == "to":
            rest = tokens[place + 2 :]
            end = next(
                (at for at, token in enumerate(rest) if not _continues(token)),
                len(rest),
            )
            named = subjects(rest[:end], timed)
            return named[0] if named else _plain(rest[:end])
    return None


def _continues(token: Token) -> bool:
    return token.is_word or token.text in {"'s", "’s"}


def _plain(tokens: Sequence[Token]) -> str | None:
    words: list[str] = []
    for token in tokens[:6]:
        word = token.lower
        if word in lexicon.DETERMINERS and not words:
            continue  # “according to a study [published on Monday]”
        described = word.endswith("ed") and bool(words)
        if described or word in _BREAKS:
            break
        words.append(token.text)
    return " ".join(words) or None


def bystander(subject: Sequence[Token]) -> tuple[str, ...]:
    """Name who has no name in “said a doctor at the clinic”: the doctor.

    >>> bystander(tokenize("a young doctor at the clinic"))
    ('doctor',)
    >>> bystander(tokenize("Survivors"))
    ('survivors',)
    """
    head = ""
    for token in subject:
        is_past = bool(head) and token.lower.endswith("ed")  # “a man held in May”
        if token.lower in lexicon.PREPOSITIONS or not token.is_word or is_past:
            break
        head = token.lower if token.lower in PERSONS else token.text
    return (head,) if head.islower() and head not in _CLOSED else ()


class Memory:
    """The names an article has used, so that “Putin” and “he” can be told."""

    def __init__(self, sentences: Iterable[str], headline: str = "") -> None:
        kept = list(sentences)
        self._texts = [headline, *kept]
        self._offices: Offices | None = None
        self._full = _full_names(kept)
        self._things = frozenset(_THING.findall("\n".join(kept)))
        self._names = set[str]().union(*map(capitals_in, kept))
        self._seen = {name for name in self._full.values() if self.is_person(name)}
        self._named: dict[str, frozenset[str]] = {}
        self._person: str | None = None
        self._unread: list[tuple[Sequence[str], Sequence[Token]]] = []
        self.quotation = Quotation()
        self.counted: Figure | None = None

    def full(self, name: str) -> str:
        """Expand a surname to the one full name of the article that ends in it."""
        return name if name in PLACES else self._full.get(name, name)

    def holder(self, words: Sequence[str]) -> str | None:
        """Tell whom “the president” stands for; None where it is not sure."""
        if self._offices is None:
            self._offices = Offices(self._texts, self.full)
        return self._offices.holder(words)

    def knows(self, word: str) -> bool:
        """Tell a name from a word that only opens its sentence with a capital."""
        return word in self._names or word in self._full or word in PLACES

    def remember(self, subjects_: Sequence[str], tokens: Sequence[Token]) -> None:
        """Keep a sentence, with those who act in it, until a “he” asks for them."""
        self._unread.append((subjects_, tokens))

    def _read(self, subjects_: Sequence[str], tokens: Sequence[Token]) -> None:
        """Keep the one person whom a sentence names; two make “he” ambiguous."""
        people = {name for name in subjects_ if self.is_person(name)}
        self._seen |= people
        strangers: set[str] = set()
        opens = tokens and tokens[0].text in self._full
        for run in _capital_runs(tokens if opens else tokens[1:]):
            named = self._full_names_in(run)
            people |= named & self._seen
            strangers |= {name for name in named - self._seen if _may_be_person(name)}
        if len(people) == 1:
            (self._person,) = people
        elif people or strangers:
            self._person = None

    def person(self) -> str | None:
        """Tell whom “he” or “she” stands for; None where it is not sure."""
        for told in self._unread:
            self._read(*told)
        self._unread.clear()
        return self._person

    def names_other(self, tokens: Sequence[Token], person: str) -> bool:
        """Tell whether these words name somebody else, who may be “she” as well."""
        return any(
            _may_be_person(name) and self.full(name) != person
            for run in _capital_runs(tokens)
            for name in subjects(run, ())
        )

    def _full_names_in(self, run: Sequence[Token]) -> frozenset[str]:
        """Name in full who is named by a run of capitals, which an article repeats."""
        words = join(run)
        if words not in self._named:
            self._named[words] = frozenset(map(self.full, subjects(run, ())))
        return self._named[words]

    def is_person(self, name: str) -> bool:
        """Tell a person's full name from a place, a people or a body."""
        return " " in name and name not in self._things and _may_be_person(name)


@lru_cache(maxsize=4096)
def _may_be_person(name: str) -> bool:
    """Tell what a capital can be the name of: one called “Putin”, but no “NATO”."""
    last = name.split()[-1].lower()
    is_other = last in _NO_SURNAMES or name in PLACES
    is_people = last.endswith(DEMONYM) or last in _QUARTERS  # “North Korean”
    return all(part.istitle() for part in name.split()) and not (is_other or is_people)


def _capital_runs(tokens: Sequence[Token]) -> Iterable[list[Token]]:
    """Cut a sentence into its runs of capitalised words."""
    run: list[Token] = []
    for token in tokens:
        if token.is_capital:
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _full_names(sentences: Iterable[str]) -> dict[str, str]:
    """Map each surname to its full name, where the article has just one."""
    found: dict[str, set[str]] = {}
    for run in dict.fromkeys(_NAME.findall("\n".join(sentences))):
        for name in subjects(tokenize(run), ()):
            called = surname(name)
            given = name.split()[:-1]
            is_loose = given and given[0].endswith(("ing", "ed"))
            if given and not is_loose and name not in PLACES and called.istitle():
                found.setdefault(called, set()).add(name)
    return {
        called: next(iter(names))
        for called, names in found.items()
        if len(names) == 1 and called not in PLACES
    }
