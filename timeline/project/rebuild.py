"""Fold the log again from nothing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.chronology import FINGERPRINT, NAME, ChronologyProjector
from timeline.project.tables import READ_TABLES, checkpoints

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.store import Log


def rebuild(log: Log, *, progress: Callable[[int], None] | None = None) -> int:
    """Empty the read tables and fold every entry again, in one transaction.

    Returns:
        How many entries were folded.
    """
    projector, folded = ChronologyProjector(), 0
    with log.writing() as writer:
        for table in READ_TABLES:
            writer.connection.execute(table.delete())
        for _, commit in groupby(log.entries(), key=lambda entry: entry.commit):
            held = list(commit)
            projector.apply(writer.connection, held)
            folded += len(held)
            if progress:
                progress(folded)
    return folded


def is_current(connection: sa.Connection, position: int) -> bool:
    """Tell whether the read tables have read the log to its end, with this code."""
    row = connection.execute(
        sa.select(checkpoints).where(checkpoints.c.name == NAME)
    ).one_or_none()
    if row is None:
        return position == 0
    return bool(row.position == position and row.fingerprint == FINGERPRINT)
