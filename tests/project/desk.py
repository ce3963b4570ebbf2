"""A store on disk, and somebody who works at it: what the state machine drives."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.errors import NotFoundError
from timeline.project.components import by_machine
from timeline.project.tables import apart, chronology, links, membership
from timeline.project.versions import holds
from timeline.store import NewEntry, open_log
from timeline.store.payloads import EventAnnotated, MergeWithdrawn

if TYPE_CHECKING:
    from pathlib import Path

    from timeline import Ingested, Recorded

_SENT = "The navy sent {} sailors to the island of Velmora on Wednesday."
_PAID = "Anna Weber said on {} that the ferry company would not pay for the pier."
ARTICLES = (
    _SENT.format("3,000") + " The mayor of Velmora resigned in June.",
    _SENT.format("at least 1,500") + " " + _PAID.format("Thursday"),
    _PAID.format("Friday") + " The mayor of Velmora resigned in June.",
    _SENT.format("some 2,000").replace(" on Wednesday", ""),
    "It rained. " + _SENT.format("3,000") + " " + _PAID.format("Thursday"),
    _SENT.format("3,000") + " " + _SENT.format("3,000"),
)
UNDATED = 3
"""Which of them has no date."""
_LATER = 1_729_857_600_000_000


class CrashError(Exception):
    """The program stops in the middle of a transaction."""


class Desk:
    """Opens the store, writes articles, corrects events and looks at every table."""

    def __init__(self, folder: Path, db: str) -> None:
        self.folder, self.db = folder, db
        self._ticks = count(_LATER, 1_000_000)
        self.open()

    def open(self) -> None:
        self.log = open_log(
            self.db,
            create=True,
            clock=self._ticks.__next__,
            projectors=[PROJECTIONS],
        )
        self.tl = Timeline(self.log, author="Ada")

    def close(self) -> None:
        self.tl.close()

    def ingest(self, slot: int, text: int, date: str | None = None) -> Ingested:
        """Take in a text at one of three places: another text there is a revision."""
        path = self.folder / f"{slot}.txt"
        header = "" if text == UNDATED else "Date: 2024-10-25\n\n"
        path.write_text(f"{header}{ARTICLES[text]}\n", encoding="utf-8")
        (done,) = self.tl.ingest(path, date=date).articles
        return done

    def correct(self, what: str, first: int, second: int) -> Recorded:
        """Correct one of the events that are listed, as two numbers choose."""
        ids = [line.id for line in self.tl.lines()]
        if not ids:
            raise NotFoundError("nothing there")
        one, other = ids[first % len(ids)], ids[second % len(ids)]
        if what == "merge":
            return self.tl.merge(one, other, reason="one ship")
        if what == "apart":
            return self.tl.keep_apart(one, other, reason="two ships")
        if what == "split":
            members = self.tl.event(one).mentions
            taken = members[second % len(members)].id
            return self.tl.split(one, taken, reason="two ships")
        if what == "redate":
            date = "none" if second == 5 else f"2024-0{1 + second}"
            return self.tl.redate(one, date, reason="log book")
        if what == "retract":
            return self.tl.retract(one, reason="withdrawn")
        return self.tl.annotate(one, f"note {second}")

    def unmatch(self) -> None:
        """Withdraw every merge by the matcher, as another matcher might."""
        with self.log.reading() as connection:
            made = connection.execute(
                sa.select(links.c.a, links.c.b).where(holds(links), by_machine())
            ).all()
        entries = [
            NewEntry(
                "event:all",
                MergeWithdrawn(a=a, b=b, was="merge", why="not merged", by="matcher 0"),
            )
            for a, b in made
        ]
        if entries:
            self.log.append(
                entries, author="matcher 0", command="rematch", software="matcher 0"
            )

    def by_people(self) -> tuple[set[int], set[str]]:
        """The commits of corrections, and the mentions of events taken out."""
        events = self.tl.events(retracted=True)
        decided = {each.commit for event in events for each in event.corrections}
        out = [event.mentions for event in events if event.retracted]
        return decided, {mention.id for some in out for mention in some}

    def crash(self, *, cut_off: bool) -> None:
        """Append, and stop before the end: by an error, or cut off from the store."""
        note = EventAnnotated(event=self.tl.lines()[0].id, text="lost", reason="")
        with self.log.writing() as writer:
            writer.append(
                [NewEntry(f"event:{note.event}", note)],
                author="Ada",
                command="annotate",
                software="timeline",
            )
            if cut_off:
                writer.connection.invalidate()
            raise CrashError

    def tables(self) -> dict[str, list[str]]:
        """Every row of every read table, without its number."""
        with self.log.reading() as connection:
            return {
                table.name: sorted(
                    repr({name: row[name] for name in row if name != "row_id"})
                    for row in connection.execute(sa.select(table)).mappings()
                )
                for table in PROJECTIONS.tables
            }

    def exported(self, as_of: int | None = None) -> tuple[str, str]:
        """The chronology as it stands, or stood."""
        events = self.tl.events(retracted=True, as_of=as_of)
        return self.tl.to_jsonl(events), self.tl.to_markdown(events)

    def event_of(self) -> dict[str, str]:
        """The event of every mention that stands, each in one only, with its line."""
        with self.log.reading() as connection:
            query = sa.select(membership.c.mention, membership.c.event)
            pairs = connection.execute(query.where(holds(membership))).all()
            listed = sa.select(chronology.c.event).where(holds(chronology))
            lines = list(connection.execute(listed).scalars())
        found: dict[str, str] = {}
        found.update((mention, event) for mention, event in pairs)
        assert len(found) == len(pairs)
        assert sorted(set(found.values())) == sorted(lines)
        return found

    def torn(self) -> list[tuple[str, str]]:
        """Mentions that are held apart and yet linked, through whatever others."""
        with self.log.reading() as connection:
            joined = connection.execute(
                sa.select(links.c.a, links.c.b).where(holds(links))
            ).all()
            parted = connection.execute(
                sa.select(apart.c.a, apart.c.b).where(holds(apart))
            ).all()
        root: dict[str, str] = {}
        for a, b in joined:
            one, other = root.get(a, a), root.get(b, b)
            root = {each: one if to == other else to for each, to in root.items()}
            root |= {a: one, b: one, other: one}
        return [(a, b) for a, b in parted if root.get(a, a) == root.get(b, b)]
