"""Best guesses beside a date that the text leaves open: never a date themselves.

News tells what has just happened.  An undated “she said” is mostly of the day that the
story opens with or, where it opens with none, of the day of publication.  What tells of
earlier times, of what is usual or to come, or what somebody else alleges gets no guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.articles import Estimate
from timeline.extract.forms import form_of
from timeline.extract.lexicon import words
from timeline.extract.stems import name_key
from timeline.resolve import tag

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from timeline.articles import Article, Mention

_Kind: TypeAlias = Literal["statement", "happening", "state", "noun"]
"""A state holds on the day it is written of; so does “police say”."""
_Basis: TypeAlias = Literal["speaker", "lead", "publication"]

_SHARES: dict[_Basis, float] = {"speaker": 0.9, "lead": 0.74, "publication": 0.47}
"""How often a guess was the annotated date, `(right + 1) / (guessed + 2)`.

Measured on 99 events without a phrase of their own in 22 annotated articles of news,
27 of 29, 22 of 29 and 19 of 41 (`benchmarks/events.py date`).  “Speaker” is the day of
which that name was last told, “lead” the day that the story opens with.
"""
_OPENING = 3
"""Sentences in which a story tells its day."""
_FRESH = 7
"""Days; what is older is no news, and a story's background."""
_OLD = 31
_NEXT = 2
"""Characters; the sentence behind one that looks back does so as well."""
_LEAD = 2
"""Sentences in which the perfect (“has died”) tells the news."""
_BACKGROUND = re.compile(
    r"(?i)\b(?:often|usually|always|regularly|repeatedly|frequently|traditionally|"
    r"annually|historically|originally|previously|formerly|earlier|recently|already|"
    r"once|twice|long|ago|for (?:\w+ )?(?:years|months|weeks|decades)|in the past|"
    r"at the time|(?:days|weeks|months|years) (?:later|after|before)|"
    r"over the (?:years|decades|past|last)|(?:every|each) \w+)\b"
)
"""Words of what was before or is usual."""
_OF_BACKGROUND = words("""
    often usually always regularly repeatedly frequently traditionally annually
    historically originally previously formerly earlier recently already once twice
    long ago days weeks months years decades past last time every each
""")
"""It holds one of these."""
_AROUND = 60
"""Characters on either side of a trigger in which they count."""
_NAMED_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday|"
    r"January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b"
)
_CLAUSE = re.compile(r"[,;:“”\"()–—]|\b(?:and|but)\b")
_MARK = re.compile(r"[,;:“”\"()–—]")
_WORD = re.compile(r"\w+")
_SIDE = words("""
    when after before since until once if unless following where which who whose than
    whether
""")
"""Openers of clauses that tell of another time than the news."""


def estimated(article: Article, mentions: Iterable[Mention]) -> list[Mention]:
    """Put a guess beside the mentions, in the order of the text, that have no day."""
    published = article.publication.date
    told = list(mentions)
    if published is None:
        return told
    story = _Story(published, [each.start for each in article.sentences[:_OPENING]])
    story.open(told)
    return [story.read(each) for each in told]


@dataclass(slots=True)
class _Story:
    """Where a news story stands: its day, who spoke when, and whether it looks back."""

    published: dt.date
    opening: list[int]
    """Where its first sentences start."""
    day: dt.date | None = None
    days: dict[str, dt.date] = field(default_factory=dict)
    """The day that each name was last told of."""
    named: dict[int, list[dt.date]] = field(default_factory=dict)
    """The days that a sentence names, by its start."""
    looks_back: int = -1
    """Up to where in the text it tells of earlier times."""

    def open(self, mentions: Iterable[Mention]) -> None:
        """Find the day that the first sentences tell."""
        fresh = (self._fresh(m) for m in mentions if m.start in self.opening)
        self.day = next((day for day in fresh if day), None)

    def read(self, mention: Mention) -> Mention:
        """Guess the day of a mention that has none, and remember one that it has."""
        date = mention.date
        if mention.timex is None and (date is None or date.is_bound):
            return self._guess(mention)
        if fresh := self._fresh(mention):
            for name in _names(mention):
                self.days[name] = fresh
        elif date and date.latest and (self.published - date.latest).days > _OLD:
            self.looks_back = mention.end + _NEXT
        return mention

    def _fresh(self, mention: Mention) -> dt.date | None:
        """Give the day of what is told as news; None of all else."""
        date = mention.date
        if mention.role not in ("statement", "occurrence") or not date:
            return None
        if date.days != 1 or not date.latest or _is_side(_before(mention)):
            return None
        return (
            date.latest if 0 <= (self.published - date.latest).days <= _FRESH else None
        )

    def _guess(self, mention: Mention) -> Mention:
        kind = self._kind(mention)
        if kind is None or self._is_behind(mention, kind):
            return mention
        day, basis = self._day(mention, kind)
        latest = mention.date.latest if mention.date else None
        if basis != "publication" and self._names_later(mention, day):
            return mention
        if (latest and day > latest) or (kind == "noun" and basis == "publication"):
            return mention
        return replace(mention, estimate=Estimate(f"{day}~", basis, _SHARES[basis]))

    def _names_later(self, mention: Mention, day: dt.date) -> bool:
        """Tell a sentence that knows of a later day: “said Wednesday's toll …”."""
        if day >= self.published or not _NAMED_DAY.search(mention.quote):
            return False
        if mention.start not in self.named:
            self.named[mention.start] = [
                found.date.earliest
                for found in tag(mention.quote, self.published)
                if found.date and found.date.days == 1 and found.date.earliest
            ]
        named = self.named[mention.start]
        return any(day < later <= self.published for later in named)

    def _is_behind(self, mention: Mention, kind: _Kind) -> bool:
        """Tell what happened in the course of something long past."""
        return kind in ("happening", "noun") and mention.start < self.looks_back

    def _day(self, mention: Mention, kind: _Kind) -> tuple[dt.date, _Basis]:
        if kind == "state":
            return self.published, "publication"
        for name in _names(mention):
            if name in self.days:
                return self.days[name], "speaker"
        if self.day:
            return self.day, "lead"
        return self.published, "publication"

    def _kind(self, mention: Mention) -> _Kind | None:
        """Tell what is news of the day, and of what kind; None for all else."""
        before = _before(mention)
        if mention.role not in ("statement", "occurrence") or _is_side(before):
            return None
        form = form_of(before, mention.trigger.text)
        if form == "ahead" and mention.role == "statement":
            form = "past"  # “went on to say”
        if form in ("ahead", "pluperfect") or _is_background(_around(mention)):
            return None
        if mention.role == "statement" and _is_document(mention):
            return None
        if mention.role == "statement":
            return "state" if form in ("present", "noun") else "statement"
        if form == "present":
            return "happening" if self._is_headline(mention) else "state"
        if form == "perfect" and mention.start not in self.opening[:_LEAD]:
            return None
        return "noun" if form == "noun" else "happening"

    def _is_headline(self, mention: Mention) -> bool:
        """Tell “Police arrest two”, which tells the news, from “The firm has a …”."""
        return mention.quote[-1:] not in '.!?”"' and mention.start in self.opening


def _before(mention: Mention) -> str:
    return mention.quote[: mention.trigger.start - mention.start]


def _around(mention: Mention) -> str:
    """Cut the words of a trigger's own clause out of its sentence."""
    at = mention.trigger.start - mention.start
    before = _CLAUSE.split(mention.quote[max(0, at - _AROUND) : at])[-1]
    after = _CLAUSE.split(mention.quote[at : at + _AROUND], 1)[0]
    return before + after.partition(" that ")[0]


def _is_side(before: str) -> bool:
    """Tell a clause of another time: “when he first presented it, …”."""
    if before[:5].lower() == "when ":
        return True
    clause = _MARK.split(before[-160:])[-1]
    return not _SIDE.isdisjoint(_WORD.findall(clause.lower()))


def _is_background(clause: str) -> bool:
    """Tell what was before or is usual."""
    told = _WORD.findall(clause.lower())
    return not _OF_BACKGROUND.isdisjoint(told) and bool(_BACKGROUND.search(clause))


def _is_document(mention: Mention) -> bool:
    """Tell “Article 4 of the treaty says”, which it does on any day."""
    return bool(_DOCUMENT.search(mention.attribution or ""))


_DOCUMENT = re.compile(
    r"(?i)\b(?:article|agreement|treaty|pact|law|bill|constitution|statute|section|"
    r"clause|charter|contract|act|rules?|book|study)\b"
)


def _names(mention: Mention) -> list[str]:
    """Name who speaks, or who acts, in one spelling."""
    names = (mention.attribution, *mention.who)
    return list(dict.fromkeys(name_key(name) for name in names if name))
