"""Mentions, sentences and articles, reduced to what is compared."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from timeline.extract.stems import name_key, stems
from timeline.match.kinds import gravest, kinds, told_of
from timeline.match.synonyms import concept
from timeline.match.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from timeline.articles import Mention
    from timeline.store.parts import StoredTerms

Compared: TypeAlias = tuple[
    frozenset[str],
    frozenset[str],
    frozenset[str],
    frozenset[str],
    frozenset[str],
    frozenset[int],
    str,
    float,
]
_CAPITAL = re.compile(r"\b[A-Z][\w'’-]+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAD = 3
"""So many sentences open an article and tell what it is about."""
_MOST_KEYS = 200
_CHIEF, _OFTEN = 5, 3
"""So many names are the chief ones of an article, each given so often at least."""


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence that tells of something, and the mentions in it."""

    article: str
    at: int
    """Which one of its article it is, of those that tell something."""
    stems: frozenset[str]
    names: frozenset[str]
    """Those of them that are capitalised."""
    numbers: frozenset[str]
    kinds: frozenset[str]
    """Kinds of happening that any word of the sentence may be."""
    profiles: list[Profile] = field(default_factory=list)

    @cached_property
    def depth(self) -> float:
        """How far from the opening it stands, each further step counting less."""
        return math.log(1 + self.at)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Kinds of happening that its triggers may be."""
        return frozenset[str]().union(*(each.kinds for each in self.profiles))

    @cached_property
    def about(self) -> str:
        """The kind of happening that it is mostly about; empty where it has none."""
        return gravest(self.kinds, self.triggers)

    @cached_property
    def days(self) -> frozenset[int]:
        """Ordinals of the days that its mentions are dated to."""
        return frozenset(each.day for each in self.profiles if each.day)

    @cached_property
    def compared(self) -> Compared:
        """All that is compared with another sentence, to be looked up at once."""
        return (
            self.stems,
            self.names,
            self.kinds,
            self.triggers,
            self.numbers,
            self.days,
            self.about,
            self.depth,
        )


@dataclass(frozen=True, eq=False)
class Profile:
    """A mention, reduced to what is compared."""

    mention: Mention
    """Without what is not compared, where it comes from the index."""
    sentence: Sentence

    @property
    def article(self) -> str:
        """Id of the article it stands in."""
        return self.sentence.article

    @cached_property
    def wording(self) -> Wording:
        """What tells it from its look-alikes."""
        return Wording(self.mention)

    @cached_property
    def told(self) -> frozenset[str]:
        """What the words of the clause stand for."""
        return frozenset(
            each for each in map(concept, _WORD.findall(self.mention.title)) if each
        )

    @cached_property
    def who(self) -> frozenset[str]:
        """Who acts or speaks, in one spelling."""
        return frozenset(map(name_key, self.mention.who))

    @cached_property
    def where(self) -> frozenset[str]:
        """Places, in one spelling."""
        return frozenset(map(name_key, self.mention.where))

    @cached_property
    def concept(self) -> str:
        """What the trigger stands for."""
        words = self.mention.trigger.text.split()
        return next(filter(None, map(concept, words)), "")

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Kinds of happening that the trigger may be."""
        words = self.mention.trigger.text.split()
        return frozenset[str]().union(*map(kinds, words))

    @cached_property
    def about(self) -> str:
        """The kind that the sentence is about, as this mention tells it."""
        return gravest(self.sentence.kinds, self.kinds) or self.concept

    @cached_property
    def day(self) -> int:
        """Ordinal of the day it is dated to; 0 where the date is none or no day."""
        date = self.mention.date
        if date is None or not date.earliest or date.earliest != date.latest:
            return 0
        return date.earliest.toordinal()

    @cached_property
    def is_statement(self) -> bool:
        """Somebody said it: the saying is what happened."""
        return self.mention.role == "statement"


@dataclass(frozen=True, eq=False)
class Story:
    """An article, reduced to what tells whether another tells the same story."""

    article: str
    day: int
    """Ordinal of the day of publication; 0 where there is none."""
    bag: Mapping[str, int]
    """How often each stem stands in it."""
    head: frozenset[str]
    """Stems of its title, or of the first sentence."""
    lead: frozenset[str]
    """Those of the opening sentences besides."""
    names: frozenset[str]
    numbers: frozenset[str]
    read: Callable[[], tuple[Sentence, ...]]
    """Gives its sentences, which of most candidates are never asked for."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What it tells, sentence by sentence."""
        return self.read()

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """Its mentions, in their order."""
        return tuple(each for told in self.sentences for each in told.profiles)

    @cached_property
    def chiefs(self) -> frozenset[str]:
        """The names that it gives most often: whom and what it is about."""
        often = [name for name in self.names if self.bag.get(name, 0) >= _OFTEN]
        return frozenset(sorted(often, key=lambda s: (-self.bag[s], s))[:_CHIEF])

    def keys(self) -> list[str]:
        """List the stems under which it is looked up: names and lead before others."""
        ranked = sorted(
            self.bag, key=lambda s: (s not in self.names, s not in self.lead)
        )
        return ranked[:_MOST_KEYS]


def story(
    article: str, day: int, found: Iterable[Mention], terms: StoredTerms | None
) -> Story:
    """Reduce an article to its terms and its mentions.

    Without terms, what the mentions quote has to do.
    """
    in_order = sorted(found, key=lambda each: each.start)
    sentences = tuple(
        _sentence(list(mentions), article, at)
        for at, (_, mentions) in enumerate(groupby(in_order, lambda m: m.start))
    )
    if terms is not None:
        told = list(terms.stems)
        return Story(
            article,
            day,
            terms.stems,
            frozenset(told[: terms.head]),
            frozenset(told[: terms.lead]),
            frozenset(terms.names),
            frozenset(terms.numbers),
            lambda: sentences,
        )
    return Story(
        article,
        day,
        Counter(stem for each in sentences for stem in sorted(each.stems)),
        _union(each.stems for each in sentences[:1]),
        _union(each.stems for each in sentences[:_LEAD]),
        _union(each.names for each in sentences),
        _union(each.numbers for each in sentences),
        lambda: sentences,
    )


def profile(mention: Mention, article: str) -> Profile:
    """Make the profile of a mention by itself, of which the index knows nothing."""
    return _sentence([mention], article, 0).profiles[0]


def _sentence(mentions: list[Mention], article: str, at: int) -> Sentence:
    quote = mentions[0].quote
    made = Sentence(
        article,
        at,
        frozenset(stems(quote)),
        frozenset(stems(" ".join(_CAPITAL.findall(quote)))),
        frozenset(each.replace(",", "") for each in _NUMBER.findall(quote)),
        told_of(_WORD.findall(quote)),
    )
    made.profiles.extend(Profile(mention, made) for mention in mentions)
    return made


def _union(found: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*found)
