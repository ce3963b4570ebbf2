"""The log as callers see it: commits and their entries, as frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.query.values import LoggedCommit, LoggedEntry

if TYPE_CHECKING:
    from timeline.store.entries import StoredCommit


def logged(commit: StoredCommit) -> LoggedCommit:
    """Show a commit of the store with the exact text of its entries."""
    return LoggedCommit(
        id=commit.id,
        recorded_at=commit.recorded_at,
        author=commit.author,
        command=commit.command,
        software=commit.software,
        entries=tuple(
            LoggedEntry(
                entry.position,
                entry.stream,
                entry.version,
                entry.type,
                entry.text,
                entry.stand_in.by if entry.stand_in else None,
            )
            for entry in commit.entries
        ),
    )
