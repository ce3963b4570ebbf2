"""A whole export: its lines checked one by one and against each other, then at hand.

Two passes: the first keeps ids and places, the second reads again what is asked for, so
that a long file is never in memory.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import ReadError
from timeline.imports.line import Line, LineArticle, LineMention, LineReading, read_line
from timeline.imports.order import in_order
from timeline.project.components import event_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

_LINES_AT_HAND = 64


class Cited(NamedTuple):
    """An article as a file tells of it."""

    ref: LineArticle
    reading: LineReading
    mentions: list[str]
    """In an order that each event bears out."""


class _Place(NamedTuple):
    """Where a mention stands in the file."""

    line: int
    article: str
    at: tuple[int, int]
    """In the text of its article."""


class _At(NamedTuple):
    """Where a line begins, and how long it is."""

    number: int
    """From 1 on."""
    offset: int
    size: int


class Chronology:
    """What a file of JSON lines holds.  Make one with `read_chronology`."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self.name = file, name
        self._lines: list[_At] = []
        self._refs: dict[str, LineArticle] = {}
        self._readings: dict[str, LineReading] = {}
        self.mentions: dict[str, _Place] = {}
        self._events: dict[str, int] = {}
        self._members: list[tuple[str, ...]] = []
        self._linked: list[int] = []
        self._decided: list[int] = []
        """Which lines hold links or proposals, and which what people decided."""
        self.earlier: dict[int, list[str]] = {}
        """By line, mentions that stood before those of the line, the eldest first."""
        self._digest = hashlib.sha256()
        self._read = lru_cache(_LINES_AT_HAND)(self.line)

    @property
    def sha256(self) -> str:
        """Digest of the whole file."""
        return self._digest.hexdigest()

    def __len__(self) -> int:
        """Count the events."""
        return len(self._lines)

    def linked(self) -> Iterator[Line]:
        """Read the events that are linked, or proposed as the same as others."""
        return map(self.line, self._linked)

    def decided(self) -> Iterator[Line]:
        """Read the events that people decided of."""
        return map(self.line, self._decided)

    def mentions_of(self, line: int) -> tuple[str, ...]:
        """List the mentions of an event, by its place among the lines."""
        return self._members[line]

    def mention(self, mention: str) -> LineMention:
        """Read a mention."""
        found = self._read(self.mentions[mention].line).mentions
        return next(each for each in found if each.id == mention)

    def articles(self) -> list[Cited]:
        """List the articles, and the mentions of each, in the order they were read in.

        A file does not tell that order, but in each event the eldest comes first.

        Raises:
            ReadError: no order fits all events.
        """
        of = {mention: place.article for mention, place in self.mentions.items()}
        follow = [pair for some in self._members for pair in pairwise(some)]
        between = [(of[a], of[b]) for a, b in follow if of[a] != of[b]]
        within = [(a, b) for a, b in follow if of[a] == of[b]]
        by_place = sorted(self.mentions, key=lambda m: (*self.mentions[m].at, m))
        told: dict[str, list[str]] = {article: [] for article in self._refs}
        for mention in in_order(by_place, within, self.name):
            told[of[mention]].append(mention)
        return [
            Cited(self._refs[article], self._readings[article], told[article])
            for article in in_order(list(self._refs), between, self.name)
        ]

    def scan(self, progress: Callable[[int], None] | None = None) -> None:
        """Read every line once, and check that they go together."""
        offset = 0
        for number, data in enumerate(self._file, 1):
            self._digest.update(data)
            if data.strip():
                self._lines.append(_At(number, offset, len(data)))
                self._take(read_line(data, self._named(number)), number)
                if progress:
                    progress(len(self._lines))
            offset += len(data)
        if not self._lines:
            raise ReadError(
                f"cannot import {self.name}: it holds no event; expected what "
                "“timeline export --format jsonl” writes; export it again"
            )

    def line(self, number: int) -> Line:
        """Read an event again, by its place among the lines."""
        at = self._lines[number]
        self._file.seek(at.offset)
        return read_line(self._file.read(at.size), self._named(at.number))

    def _named(self, number: int) -> str:
        return f"{self.name}, line {number}"

    def _take(self, line: Line, number: int) -> None:
        """Note what a line holds, and that it fits the lines before."""
        if line.id in self._events:
            before = self._events[line.id]
            raise self._unfit(number, f"event {line.id} is on line {before} already")
        if line.id != event_id(line.founder):
            raise self._unfit(number, f"mention {line.founder} founds no such event")
        self._events[line.id] = number
        for reading in line.articles:
            self._readings.setdefault(reading.id, reading)
        for mention in line.mentions:
            self._take_mention(mention, number)
        index = len(self._lines) - 1
        if line.links or line.maybe_same:
            self._linked.append(index)
        if line.corrections or line.apart or any(x.commit for x in line.links):
            self._decided.append(index)
        ids = [mention.id for mention in line.mentions]
        linked = [each for link in line.linked for each in (link.a, link.b)]
        old = [each for each in linked if each not in ids]
        if old or line.founder != ids[0]:
            self.earlier[index] = list(dict.fromkeys([line.founder, *old]))
        self._members.append(tuple(ids))
        self._check_decided(line, set(ids), number)

    def _take_mention(self, mention: LineMention, number: int) -> None:
        article = mention.article
        if mention.id in self.mentions:
            before = self._lines[self.mentions[mention.id].line].number
            what = f"mention {mention.id} is on line {before} already"
            raise self._unfit(number, what)
        if article.id not in self._readings:
            what = f"nothing before it tells how article {article.id} was read"
            raise self._unfit(number, what)
        if self._refs.setdefault(article.id, article) != article:
            what = f"article {article.id} is another than on a line before"
            raise self._unfit(number, what)
        self.mentions[mention.id] = _Place(
            len(self._lines) - 1, article.id, (mention.start, mention.trigger.start)
        )

    def _check_decided(self, line: Line, ids: set[str], number: int) -> None:
        """See that what is decided is about the line's own mentions."""
        named = {each for link in line.merged_because for each in (link.a, link.b)}
        named |= {each.mention for each in line.corrections}
        named |= {each.a for each in line.maybe_same if each.b not in ids}
        if other := min(named - ids, default=None):
            raise self._unfit(number, f"mention {other} is none of this event")
        for link in line.links:
            if (link.score is None) != (link.first is not None):
                what = f"nothing tells who linked {link.a} and {link.b}"
                raise self._unfit(number, what)
        noted = sum(each.kind == "annotate" for each in line.corrections)
        if noted != len(line.notes):
            what = f"it has {len(line.notes)} notes, and {noted} corrections that noted"
            raise self._unfit(number, what)

    def _unfit(self, number: int, what: str) -> ReadError:
        return ReadError(
            f"cannot import {self._named(number)}: {what}; expected whole lines of one "
            "export; nothing was imported, export it again"
        )


def read_chronology(
    file: BinaryIO, name: str, progress: Callable[[int], None] | None = None
) -> Chronology:
    """Read an export whole, and check it.

    Args:
        file: one that can be read again from any place; it must stay open.
        name: what to call it.
        progress: called with how many lines are read so far.

    Raises:
        ReadError: a line is none of an export, was changed, or fits no other.
    """
    found = Chronology(file, name)
    found.scan(progress)
    return found
