"""A store's articles matched again from the first, beside the store.

In a scratch database each article that stands is appended in the order of the log, and
the matcher decides as it does at an ingest.  Nothing that a matcher decided before is
there; what people decided, and how sentences go through revisions, is there from the
start.  So the same matcher comes to what it came to before, and a newer one to what it
would have come to.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.api.matching import MATCHING
from timeline.api.projections import PROJECTIONS
from timeline.api.wards import Wards
from timeline.match import MATCHER, match
from timeline.project.components import active, by_machine, kin, regroup
from timeline.project.lines import write_lines
from timeline.project.tables import (
    FOREVER,
    apart,
    articles,
    corrections,
    links,
    mentions,
    proposals,
)
from timeline.project.versions import holds, if_any
from timeline.store import NewEntry, open_log
from timeline.store.articles import to_mention
from timeline.store.payloads import MentionFound
from timeline.store.tables import redactions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.articles import Mention
    from timeline.store import Committed, Log, StoredCommit, Writer
    from timeline.store.payloads import EventsMerged, MergeProposed

    Progress = Callable[[int, int], None]

_PAGE = 2000
_COMMITS_AT_ONCE = 100
FROM_THE_START = 0
"""`sys_from` of what is there from the start."""

decided = sa.Table(
    "decided",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("was", sa.Text, nullable=False),
    sa.Column("a", sa.Text, nullable=False),
    sa.Column("b", sa.Text, nullable=False),
    sa.Column("one", sa.Text, nullable=False, index=True),
    sa.Column("other", sa.Text, nullable=False),
)
"""Pairs that a matcher had merged or proposed, as the entry names them (`a`, `b`) and
by the sentences that carry them on in the revision that stands."""


@contextmanager
def matched_again(log: Log, progress: Progress | None) -> Iterator[sa.Connection]:
    """Match all that stands again; read from the scratch database what came of it.

    Its read tables hold what the matcher now decides, and `decided` what stood before.

    Args:
        log: read in the snapshot that is open, if one is.
        progress: called with the position read so far and the last one.
    """
    with TemporaryDirectory(prefix="timeline-") as folder, log.reading() as source:
        path = Path(folder) / "matched.db"
        with closing(open_log(path, create=True, projectors=[PROJECTIONS])) as scratch:
            with scratch.writing() as writer:
                decided.create(writer.connection)
                _Kept(source, writer.connection).copy()
            last, commits = log.head().position, log.commits()
            while some := list(islice(commits, _COMMITS_AT_ONCE)):
                with scratch.writing() as writer:
                    for commit in some:
                        _Taken(source, writer).take(commit)
                if progress:
                    progress(some[-1].entries[-1].position, last)
            with scratch.reading() as connection:
                yield connection


class _Kept:
    """Copies what no matcher may change, and notes what one had decided."""

    def __init__(self, source: sa.Connection, scratch: sa.Connection) -> None:
        self.source, self.scratch = source, scratch

    def copy(self) -> None:
        for table in (apart, corrections):
            for page in self._pages(table, holds(table)):
                self._put(table, page)
        for page in self._pages(mentions, sa.not_(holds(mentions))):
            self._put(mentions, page, sys_to=FROM_THE_START)
        for page in self._pages(links, holds(links), sa.not_(by_machine())):
            self._put(links, page)
        for page in self._pages(links, holds(links), by_machine()):
            self._note(links, page, "merge")
        for page in self._pages(proposals, holds(proposals)):
            self._note(proposals, page, "proposal")

    def _pages(
        self, table: sa.Table, *which: sa.ColumnElement[bool]
    ) -> Iterator[Sequence[sa.RowMapping]]:
        query = sa.select(table).where(*which).order_by(table.c.row_id)
        paged = {"yield_per": _PAGE}
        yield from (
            self.source.execute(query, execution_options=paged).mappings().partitions()
        )

    def _put(
        self,
        table: sa.Table,
        rows: Sequence[sa.RowMapping],
        *,
        sys_to: int = FOREVER,
    ) -> None:
        held = {"sys_from": FROM_THE_START, "sys_to": sys_to, "closed_by": None}
        values = [{**row, **held} for row in rows]
        for each in values:
            del each["row_id"]
        if values:
            self.scratch.execute(table.insert(), values)

    def _note(self, table: sa.Table, rows: Sequence[sa.RowMapping], was: str) -> None:
        """Note pairs to be decided anew; keep those whose words are not there."""
        now = self._carried_on({row[side] for row in rows for side in ("a", "b")})
        kept, noted = [], []
        for row in rows:
            pair = sorted({now.get(row["a"], ""), now.get(row["b"], "")})
            if len(pair) < 2 or "" in pair:
                kept.append(row)
            else:
                one, other = pair
                pair_ = {"a": row["a"], "b": row["b"], "one": one, "other": other}
                noted.append({"was": was, **pair_})
        self._put(table, kept)
        if noted:
            self.scratch.execute(decided.insert(), noted)

    def _carried_on(self, wanted: set[str]) -> dict[str, str]:
        """Map mentions to those that stand for them now and have words to match.

        One of an earlier revision is carried on by a later; one whose sentence is gone,
        or whose article was taken down, is by none.
        """
        standing = active(self.source, wanted)
        now = {mention: mention for mention in standing}
        for mention in wanted - standing:
            family = kin(self.source, [mention], revisions_only=True)
            if later := active(self.source, family):
                now[mention] = min(later)
        for condition in if_any(mentions.c.mention, now.values()):
            query = (
                sa.select(mentions.c.mention)
                .join(redactions, redactions.c.position == mentions.c.position)
                .where(condition, holds(mentions))
            )
            silent = set(self.source.execute(query).scalars())
            now = {old: new for old, new in now.items() if new not in silent}
        return now


class _Taken:
    """Takes in what stands of a commit, and lets the matcher decide of it."""

    def __init__(self, source: sa.Connection, writer: Writer) -> None:
        self.source, self.writer = source, writer
        self.wards = Wards(source, writer.connection)

    def take(self, commit: StoredCommit) -> None:
        standing = self._standing(commit)
        new = [
            NewEntry(entry.stream, entry.payload)
            for entry in commit.entries
            if entry.position in standing
        ]
        if not new:
            return
        done = self.writer.append(
            new, author=commit.author, command=commit.command, software=commit.software
        )
        found = _by_article(new)
        self._gather({each.id for some in found.values() for each in some}, done)
        for some in found.values():
            self._match([each for each in some if not each.is_redacted])

    def _standing(self, commit: StoredCommit) -> set[int]:
        """The positions of its entries that an article or a mention stands on."""
        first, last = commit.entries[0].position, commit.entries[-1].position
        found: set[int] = set()
        for table in (articles, mentions):
            query = sa.select(table.c.cause).where(
                table.c.cause.between(first, last), holds(table)
            )
            found |= set(self.source.execute(query).scalars())
        return found

    def _gather(self, found: set[str], done: Committed) -> None:
        """Bring together what is linked from the start."""
        at, connection, linked = done.last_position, self.writer.connection, set[str]()
        for side in (links.c.a, links.c.b):
            for condition in if_any(side, found):
                query = sa.select(side).where(condition, holds(links))
                linked |= set(connection.execute(query).scalars())
        if linked:
            write_lines(connection, regroup(connection, linked, at), at)

    def _match(self, new: list[Mention]) -> None:
        decisions = match(self.writer.connection, new) if new else []
        payloads = [each.payload for each in decisions]
        if not self.wards:
            self._append(payloads)
            return
        for payload in payloads:  # one by one: a merge may forbid the next
            self._append([self.wards.allow(payload)])

    def _append(self, payloads: Sequence[EventsMerged | MergeProposed]) -> None:
        if payloads:
            self.writer.append(
                [NewEntry("event", each) for each in payloads],
                author=MATCHER,
                command=MATCHING,
                software=MATCHER,
            )


def _by_article(new: Sequence[NewEntry]) -> dict[str, list[Mention]]:
    """Group the mentions among these entries by their article, in order."""
    found: dict[str, list[Mention]] = {}
    for each in new:
        if isinstance(each.payload, MentionFound):
            mention = to_mention(each.payload.mention)
            found.setdefault(each.payload.article, []).append(mention)
    return found
