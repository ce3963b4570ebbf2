"""What somebody did last: what an undo would take back, and a redo bring back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.api.dating import DATE
from timeline.project.deeds import deed
from timeline.project.tables import undone
from timeline.project.versions import holds
from timeline.store.reading import commit_page
from timeline.store.tables import commits, entries

if TYPE_CHECKING:
    import datetime as dt

CORRECTIONS = ("redate", "merge", "split", "apart", "retract", "annotate", DATE)
"""Commands whose commits are corrections; an ingest or a match is none."""


@dataclass(frozen=True, slots=True)
class Done:
    """A correction that stands, or one that was taken back."""

    commit: int
    """Undo it with `undo(commit)`; of one taken back, that of the undo."""
    what: str
    """For people: “date set to 2024-10-22”."""
    event: str | None
    """None where it is about an article."""
    author: str
    recorded_at: dt.datetime


def last_done(connection: sa.Connection, by: str | None) -> Done | None:
    """Find the last correction that stands, of one author or of anybody."""
    fallen = sa.select(undone.c.commit_id).where(holds(undone))
    query = (
        sa.select(commits.c.id)
        .where(commits.c.command.in_(CORRECTIONS), commits.c.id.not_in(fallen))
        .order_by(commits.c.id.desc())
        .limit(1)
    )
    if by is not None:
        query = query.where(commits.c.author == by)
    found = connection.execute(query).scalar()
    return None if found is None else _done(connection, found, found)


def last_undone(connection: sa.Connection, by: str | None) -> Done | None:
    """Find the last correction that was taken back, unless another followed it."""
    done = last_done(connection, by)
    of_undo, of_root = commits.alias(), commits.alias()
    query = (
        sa.select(undone.c.commit_id, entries.c.commit_id)
        .join(entries, entries.c.position == undone.c.cause)
        .join(of_undo, of_undo.c.id == entries.c.commit_id)
        .join(of_root, of_root.c.id == undone.c.commit_id)
        .where(holds(undone), of_root.c.command.in_(CORRECTIONS))
        .where(of_undo.c.id > (done.commit if done else 0))
        .order_by(of_undo.c.id.desc())
        .limit(1)
    )
    if by is not None:
        query = query.where(of_undo.c.author == by)
    row = connection.execute(query).first()
    return None if row is None else _done(connection, *row)


def _done(connection: sa.Connection, root: int, commit: int) -> Done:
    (did,) = commit_page(connection, root - 1, 1)
    (told,) = commit_page(connection, commit - 1, 1)
    first = did.entries[0]
    event = first.stream.removeprefix("event:")
    return Done(
        commit=commit,
        what=deed(first.payload),
        event=None if event == first.stream else event,
        author=told.author,
        recorded_at=told.recorded_at,
    )
