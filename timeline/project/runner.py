"""The one runner of projections: folds commits as they come, or all from nothing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa

from timeline.project.search import clear_words
from timeline.project.tables import checkpoints

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.store import Log, StoredEntry


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
        self, log: Log, *, progress: Callable[[int], None] | None = None
    ) -> int:
        """Empty the read tables and fold every entry again, in one transaction.

        Returns:
            How many entries were folded.
        """
        with log.writing():
            return self.refold(log, progress=progress)

    def refold(self, log: Log, *, progress: Callable[[int], None] | None = None) -> int:
        """Do the same in the transaction that the log has open."""
        folded = 0
        with log.reading() as connection:
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
        connection.execute(checkpoints.delete())
        connection.execute(
            checkpoints.insert(),
            [
                {
                    "name": each.name,
                    "position": last.position,
                    "log_hash": last.hash,
                    "fingerprint": each.fingerprint,
                }
                for each in self._projections
            ],
        )
