"""The one runner of projections: folds commits as they come, or all from nothing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa

from timeline.errors import StoreError
from timeline.project.search import clear_words
from timeline.project.tables import checkpoints
from timeline.store.bulk import driver_cursor, insert_by
from timeline.store.tables import entries as log_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.store import Log, StoredEntry


_NO_CHECKPOINTS = f"DELETE FROM {checkpoints.name}"  # noqa: S608 - our own name
_CHECKPOINT = ("name", "position", "log_hash", "fingerprint")


class Projection(Protocol):
    """Read tables folded from the log, one commit at a time."""

    name: str
    fingerprint: str
    """Changes with the code of the fold: what another version folded is rebuilt."""
    tables: tuple[sa.Table, ...]

    def fold(self, connection: sa.Connection, entries: Sequence[StoredEntry]) -> None:
        """Fold the entries of one commit."""
        ...


class Projections:
    """Keeps projections up to date, in the transaction of each append."""

    def __init__(self, *projections: Projection) -> None:
        self._projections = projections

    @property
    def tables(self) -> tuple[sa.Table, ...]:
        """Every read table that these keep, but the checkpoints."""
        return tuple(table for each in self._projections for table in each.tables)

    def apply(self, connection: sa.Connection, entries: Sequence[StoredEntry]) -> None:
        """Fold new entries, commit by commit, in the order of the projections."""
        for _, commit in groupby(entries, key=lambda entry: entry.commit):
            held = list(commit)
            for projection in self._projections:
                projection.fold(connection, held)
        if entries:
            self._checkpoint(connection, entries[-1])

    def rebuild(
        self,
        log: Log,
        *,
        force: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Empty the read tables and fold every entry again, in one transaction.

        Args:
            force: fold a log that is not the one the read tables had read.

        Returns:
            How many entries were folded.

        Raises:
            StoreError: the log was cut or rewritten, as `check_uncut` finds.
        """
        with log.writing():
            return self.refold(log, force=force, progress=progress)

    def refold(
        self,
        log: Log,
        *,
        force: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Do the same in the transaction that the log has open."""
        folded = 0
        with log.reading() as connection:
            if not force:
                check_uncut(connection)
            clear_words(connection)
            for table in (*self.tables, checkpoints):
                connection.execute(table.delete())
            for _, commit in groupby(log.entries(), key=lambda entry: entry.commit):
                held = list(commit)
                self.apply(connection, held)
                folded += len(held)
                if progress:
                    progress(folded)
        return folded

    def are_current(self, connection: sa.Connection, position: int) -> bool:
        """Tell whether all have read the log up to a position, with this code."""
        rows = connection.execute(sa.select(checkpoints)).all()
        found = {row.name: (row.position, row.fingerprint) for row in rows}
        if not found:
            return position == 0
        return found == {
            each.name: (position, each.fingerprint) for each in self._projections
        }

    def _checkpoint(self, connection: sa.Connection, last: StoredEntry) -> None:
        rows = [
            (each.name, last.position, last.hash, each.fingerprint)
            for each in self._projections
        ]
        with driver_cursor(connection) as cursor:
            cursor.execute(_NO_CHECKPOINTS)
            insert_by(cursor, checkpoints, _CHECKPOINT, rows)


def check_uncut(connection: sa.Connection) -> None:
    """Make sure that the log still holds what the read tables have read.

    To fold it again would take away the only trace of what is missing.

    Raises:
        StoreError: the log ends before a checkpoint, or has another hash there.
    """
    end = sa.select(sa.func.coalesce(sa.func.max(log_entries.c.position), 0))
    row = connection.execute(
        sa.select(checkpoints.c.position, end.scalar_subquery().label("end"))
        .outerjoin_from(
            checkpoints, log_entries, checkpoints.c.position == log_entries.c.position
        )
        .where(checkpoints.c.log_hash.is_distinct_from(log_entries.c.hash))
        .limit(1)
    ).first()
    if row is None:
        return
    what = f"the log is not the one that the read tables had read to {row.position}"
    expected = "expected the same entries: some were rewritten"
    if row.position > row.end:
        what = (
            f"the log ends at position {row.end}, but the read tables had read "
            f"{row.position}"
        )
        expected = "expected every entry that was recorded: some are missing"
    raise StoreError(
        f"{what}; {expected}; do not rebuild: keep the store as it is, run “timeline "
        "verify”, and compare it with a backup or an anchor"
    )
