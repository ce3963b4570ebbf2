"""Mentions and articles reduced to what is compared, and their form in the index."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from timeline.articles import DateProvenance, Mention, Span
from timeline.dates import Date, Granularity
from timeline.extract.stems import name_key, stems
from timeline.match.kinds import gravest, kinds
from timeline.match.synonyms import concept
from timeline.match.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CAPITAL = re.compile(r"\b[A-Z][\w'’-]+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAD = 3
"""So many sentences open an article and tell what it is about."""
_MOST_KEYS = 120


@dataclass(frozen=True, eq=False)
class Profile:
    """A mention, reduced to what is compared."""

    mention: Mention
    """Without what is not compared, where it comes from the index."""
    article: str = ""
    """Id of the article it stands in."""
    at: int = 0
    """Which sentence of the article it is, of those that tell something."""
    around: frozenset[str] = frozenset()
    """Stems of the whole sentence."""
    names: frozenset[str] = frozenset()
    """Those of them that are capitalised."""
    numbers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    """Kinds of happening that any word of the sentence may be."""

    @cached_property
    def wording(self) -> Wording:
        """What tells it from its look-alikes."""
        return Wording(self.mention)

    @cached_property
    def told(self) -> frozenset[str]:
        """Stems of the clause."""
        return frozenset(stems(self.mention.title))

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
    def about(self) -> str:
        """The kind of happening that the sentence is about."""
        words = self.mention.trigger.text.split()
        trigger = frozenset[str]().union(*map(kinds, words))
        return gravest(self.kinds, trigger) or self.concept

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
    lead: frozenset[str]
    names: frozenset[str]
    profiles: tuple[Profile, ...]

    @cached_property
    def lead_names(self) -> frozenset[str]:
        """Names in the opening sentences."""
        return self.lead & self.names

    def keys(self) -> list[str]:
        """List the stems under which it is looked up: names and lead before others."""
        ranked = sorted(
            self.bag, key=lambda s: (s not in self.names, s not in self.lead)
        )
        return ranked[:_MOST_KEYS]


def story(article: str, day: int, found: Iterable[Mention]) -> Story:
    """Reduce an article to its mentions, which hold all that is ever compared."""
    bag: Counter[str] = Counter()
    lead: set[str] = set()
    profiles: list[Profile] = []
    seen: dict[int, Profile] = {}
    for mention in sorted(found, key=lambda each: each.start):
        if mention.start not in seen:
            seen[mention.start] = _sentence(mention, article, len(seen))
            bag.update(seen[mention.start].around)
            if len(seen) <= _LEAD:
                lead |= seen[mention.start].around
        profiles.append(_in_sentence(mention, seen[mention.start]))
    names = frozenset[str]().union(*(each.names for each in seen.values()))
    return Story(article, day, bag, frozenset(lead), names, tuple(profiles))


def profile(mention: Mention, article: str) -> Profile:
    """Make the profile of a mention by itself, of which the index knows nothing."""
    return _sentence(mention, article, 0)


def _sentence(mention: Mention, article: str, at: int) -> Profile:
    quote = mention.quote
    return Profile(
        mention,
        article,
        at,
        frozenset(stems(quote)),
        frozenset(stems(" ".join(_CAPITAL.findall(quote)))),
        frozenset(each.replace(",", "") for each in _NUMBER.findall(quote)),
        frozenset[str]().union(*map(kinds, _WORD.findall(quote))),
    )


def _in_sentence(mention: Mention, sentence: Profile) -> Profile:
    return Profile(
        mention,
        sentence.article,
        sentence.at,
        sentence.around,
        sentence.names,
        sentence.numbers,
        sentence.kinds,
    )


def pack(told: Story) -> str:
    """Write a story as JSON; stems stand there once, and are numbered."""
    number = {stem: at for at, stem in enumerate(told.bag)}
    sentences: dict[int, list[object]] = {}
    for each in told.profiles:
        sentences.setdefault(
            each.at,
            [
                sorted(number[stem] for stem in each.around),
                sorted(number[stem] for stem in each.names if stem in number),
                sorted(each.numbers),
                sorted(each.kinds),
            ],
        )
    return json.dumps(
        [
            list(told.bag.items()),
            list(sentences.values()),
            [[each.at, *_packed(each.mention)] for each in told.profiles],
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _packed(mention: Mention) -> Sequence[object]:
    date, timex = mention.date, mention.timex
    return (
        mention.id,
        mention.start,
        mention.trigger.text,
        mention.title,
        mention.role,
        (date.edtf, date.granularity, date.modifier) if date else None,
        timex.value if timex and not date else None,
        mention.who,
        mention.where,
        mention.polarity,
    )


@lru_cache(maxsize=2048)
def unpack(article: str, day: int, text: str) -> Story:
    """Read a story from its JSON."""
    bag, sentences, rows = json.loads(text)
    stem = [each for each, _ in bag]
    told = [
        (
            frozenset(stem[at] for at in around),
            frozenset(stem[at] for at in names),
            frozenset(numbers),
            frozenset(of_kinds),
        )
        for around, names, numbers, of_kinds in sentences
    ]
    profiles = tuple(
        Profile(_unpacked(*rest), article, at, *told[at]) for at, *rest in rows
    )
    return Story(
        article,
        day,
        dict(bag),
        frozenset[str]().union(*(each[0] for each in told[:_LEAD])),
        frozenset[str]().union(*(each[1] for each in told)),
        profiles,
    )


def _unpacked(
    mention: str,
    start: int,
    trigger: str,
    title: str,
    role: Any,
    date: list[Any] | None,
    value: str | None,
    who: list[str],
    where: list[str],
    polarity: Any,
) -> Mention:
    return Mention(
        id=mention,
        quote=title,
        start=start,
        end=start,
        trigger=Span(trigger, start, start),
        title=title,
        role=role,
        date=_date(*date) if date else None,
        timex=_left_open(value) if value else None,
        who=tuple(who),
        where=tuple(where),
        polarity=polarity,
    )


@lru_cache(maxsize=8192)
def _date(edtf: str, granularity: Any, modifier: Any) -> Date:
    unit = Granularity(granularity) if granularity else None
    return Date.from_edtf(edtf, unit).modified(modifier)


@lru_cache(maxsize=1024)
def _left_open(value: str) -> DateProvenance:
    return DateProvenance("", 0, 0, "", None, "none", value, 0.0)
