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

from timeline.api.kept import Kept, decided, linked_ones
from timeline.api.matching import MATCHING
from timeline.api.projections import PROJECTIONS
from timeline.api.wards import Wards
from timeline.match import MATCHER, match
from timeline.project.components import regroup
from timeline.project.lines import write_lines
from timeline.project.tables import articles, mentions
from timeline.project.versions import holds
from timeline.store import NewEntry, open_log
from timeline.store.articles import to_mention
from timeline.store.payloads import MentionFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.articles import Mention
    from timeline.store import Committed, Log, StoredCommit, Writer
    from timeline.store.payloads import EventsMerged, MergeProposed, MergeWithdrawn

    Progress = Callable[[int, int], None]

_COMMITS_AT_ONCE = 100


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
                Kept(source, writer.connection).copy()
            last, commits = log.head().position, log.commits()
            while some := list(islice(commits, _COMMITS_AT_ONCE)):
                with scratch.writing() as writer:
                    for commit in some:
                        _Taken(source, writer).take(commit)
                if progress:
                    progress(some[-1].entries[-1].position, last)
            with scratch.reading() as connection:
                yield connection


class _Taken:
    """Takes in what stands of a commit, and lets the matcher decide of it."""

    def __init__(self, source: sa.Connection, writer: Writer) -> None:
        self.source, self.writer = source, writer
        self.wards = Wards(source, writer.connection)

    def take(self, commit: StoredCommit) -> None:
        """Append what stands, as it came, then what the matcher makes of it."""
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
        at, connection = done.last_position, self.writer.connection
        if linked := linked_ones(connection, found):
            write_lines(connection, regroup(connection, linked, at), at)

    def _match(self, new: list[Mention]) -> None:
        decisions = match(self.writer.connection, new) if new else []
        payloads = [each.payload for each in decisions]
        if not self.wards:
            self._append(payloads)
            return
        for payload in payloads:  # one by one: a merge may forbid the next
            self._append([self.wards.allow(payload)])

    def _append(
        self, payloads: Sequence[EventsMerged | MergeProposed | MergeWithdrawn]
    ) -> None:
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
