"""An export taken into a store: its articles, what links them, what people decided.

All of it happens in one transaction.  Into an empty store it brings the chronology that
was exported; into one that holds articles, it adds what is not there, and the matcher
compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.api.contradicting import Contradicting, Families, heard_of
from timeline.api.imported import Imported
from timeline.api.joining import EARLIER, Decisions
from timeline.api.standing import standing
from timeline.api.wards import Wards
from timeline.match import MATCHER, any_decided, match, people_decided
from timeline.project.components import active
from timeline.store import NewEntry
from timeline.store.articles import to_mention
from timeline.store.payloads import (
    IMPORT,
    ChronologyImported,
    EventsMerged,
    MentionSuperseded,
    MergeProposed,
    Payload,
)
from timeline.store.reading import read_head
from timeline.version import SOFTWARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.imports.chronology import Chronology
    from timeline.imports.line import Line
    from timeline.store import Writer

_AT_ONCE = 500
"""Links and proposals in a commit."""


class Importing:
    """Takes one export into a store, in the transaction of a writer."""

    def __init__(self, writer: Writer, chronology: Chronology, author: str) -> None:
        self.writer, self.chronology, self.author = writer, chronology, author
        self.connection = writer.connection
        head = read_head(self.connection)
        self.start, self.last = head.position, head.commit
        self.here = active(self.connection, chronology.mentions)
        self.articles = [
            standing(self.connection, cited, self.here)
            for cited in chronology.articles()
        ]
        self.new = {mention for each in self.articles for mention in each.missing}
        self.fresh = set(self.new)
        """These, and mentions of earlier revisions that come with them."""
        self._is_begun = False
        self._families = Families(self.connection)
        self._is_decided = any_decided(self.connection)
        self.decisions = Decisions(self.connection, chronology, self.start)
        self.conflicts = [each.conflict for each in self.articles if each.conflict]

    def run(self) -> Imported:
        """Append what is not here yet."""
        merged = proposed = 0
        for each in self.articles:
            if each.missing:
                self._append(each.entries(self.connection, self.chronology))
        if self.new:
            self._link()
        decided = self.decisions.append(self._append)
        self.conflicts += self.decisions.conflicts
        if self.start and self.new:
            merged, proposed = self._match()
        self.conflicts += self._taken_out()
        last = read_head(self.connection).commit
        added = sum(bool(each.missing) for each in self.articles)
        return Imported(
            name=self.chronology.name,
            events=len(self.chronology),
            articles=added,
            known=sum(each.is_known for each in self.articles),
            mentions=len(self.new),
            decisions=decided,
            merged=merged,
            proposed=proposed,
            conflicts=tuple(dict.fromkeys(self.conflicts)),
            commits=range(self.last + 1, last + 1),
        )

    def _append(self, entries: Sequence[NewEntry], author: str = "") -> None:
        """Append a commit; before the first, one that says what is imported."""
        if not self._is_begun:
            self._is_begun = True
            self._append(self._head())
        self.writer.append(
            entries, author=author or self.author, command=IMPORT, software=SOFTWARE
        )

    def _head(self) -> list[NewEntry]:
        """Say what is imported, and name the mentions that events are named after."""
        file = self.chronology
        old = dict.fromkeys(
            mention
            for line, named in file.earlier.items()
            if self.new.intersection(file.mentions_of(line))
            for mention in named
        )
        named = old.keys() - heard_of(self.connection, old)
        self.fresh |= named
        told = ChronologyImported(name=file.name, sha256=file.sha256, events=len(file))
        return [
            NewEntry("import", told),
            *(
                NewEntry("import", MentionSuperseded(mention=mention))
                for mention in old
                if mention in named
            ),
        ]

    def _link(self) -> None:
        """Append what links the new mentions, or proposes to."""
        waiting: list[NewEntry] = []
        seen: set[tuple[str, str]] = set()
        for line in self.chronology.linked():
            stream = f"event:{line.id}"
            waiting += (NewEntry(stream, each) for each in self._links(line, seen))
            if len(waiting) >= _AT_ONCE:
                self._append(waiting)
                waiting = []
        if waiting:
            self._append(waiting)

    def _links(self, line: Line, seen: set[tuple[str, str]]) -> Iterator[Payload]:
        """What a matcher made of an event's mentions, as far as one of two is new."""
        found: list[EventsMerged | MergeProposed] = [
            EventsMerged(
                a=link.a,
                b=link.b,
                score=link.score,
                why=link.why or EARLIER,
                by=link.by,
            )
            for link in line.links
            if link.score is not None
        ]
        found += (
            MergeProposed(a=each.a, b=each.b, score=each.score, why=each.why, by=IMPORT)
            for each in line.maybe_same
        )
        named = {each for link in found for each in (link.a, link.b)}
        known = heard_of(self.connection, named)
        for link in found:
            pair = {link.a, link.b}
            if pair.isdisjoint(self.fresh) or not pair <= known:
                continue
            if isinstance(link, MergeProposed):
                if (link.a, link.b) in seen:
                    continue
                seen.add((link.a, link.b))
            if self._people_decided(link):
                self.conflicts.append(
                    f"event {line.id} ({line.title}): there it is, or may be, one with "
                    "what people here keep apart from it or took out; left apart"
                )
                continue
            yield link

    def _taken_out(self) -> Iterator[str]:
        """Tell of events that people took out here, and that the file shows."""
        by = Contradicting(self.connection, self.start).taken_out()
        for number in range(len(self.chronology)) if by else ():
            held = by.keys() & self.chronology.mentions_of(number)
            if held:
                line = self.chronology.line(number)
                if all(each.kind != "retract" for each in line.corrections):
                    yield (
                        f"event {line.id} ({line.title}): shown there, retracted here "
                        f"by {by[min(held)]}: left as it is here"
                    )

    def _people_decided(self, link: EventsMerged | MergeProposed) -> bool:
        """Tell whether people here keep two mentions from being one event.

        Links of the same file count before they are appended: two may join what one
        does not.
        """
        if not self._is_decided:
            return False
        one, other = self._families.of(link.a), self._families.of(link.b)
        if link.b not in one and people_decided(self.connection)(one, other):
            return True
        if isinstance(link, EventsMerged):
            self._families.join(link.a, link.b)
        return False

    def _match(self) -> tuple[int, int]:
        """Let the matcher compare what is new with what was here.

        What it would decide of new mentions alone was decided where they come from.
        """
        merged = proposed = 0
        wards = Wards(self.connection, self.connection)
        for each in self.articles:
            told = [
                to_mention(self.chronology.mention(mention).stored())
                for mention in each.missing
            ]
            new = [mention for mention in told if not mention.is_redacted]
            for decision in match(self.connection, new) if new else []:
                payload = decision.payload
                if {payload.a, payload.b} <= self.new:
                    continue
                payload = wards.allow(payload)
                self._append([NewEntry(f"event:{decision.event}", payload)], MATCHER)
                merged += isinstance(payload, EventsMerged)
                proposed += isinstance(payload, MergeProposed)
        return merged, proposed
