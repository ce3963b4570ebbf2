"""The guards of the log as SQLite writes them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Mapping

_ONLY_REDACTED = """NEW.payload IS NULL AND OLD.payload IS NOT NULL
  AND NEW.position IS OLD.position
  AND NEW.entry_id IS OLD.entry_id
  AND NEW.stream IS OLD.stream
  AND NEW.version IS OLD.version
  AND NEW.type IS OLD.type
  AND NEW.schema_version IS OLD.schema_version
  AND NEW.commit_id IS OLD.commit_id
  AND NEW.hash IS OLD.hash
  AND EXISTS (SELECT 1 FROM redactions WHERE position IS OLD.position)"""
"""The one change an entry may see: its payload blanked, where a redaction says so."""

_NOT_NEXT_ENTRY = """NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1
      FROM entries)
  OR NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM entries
      WHERE stream IS NEW.stream)
  OR NEW.commit_id IS NOT (SELECT max(id) FROM commits)
  OR NEW.position >= (SELECT first_position + n_entries FROM commits
      WHERE id IS NEW.commit_id)
  OR EXISTS (SELECT 1 FROM entries WHERE entry_id IS NEW.entry_id)
  OR NEW.payload IS NULL"""

_NOT_NEXT_COMMIT = """NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM commits)
  OR NEW.recorded_at <= (SELECT coalesce(max(recorded_at), 0) FROM commits)
  OR NEW.first_position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM entries)
  OR EXISTS (SELECT 1 FROM commits WHERE idempotency_key = NEW.idempotency_key)"""

_NOT_NEW_REDACTION = """EXISTS (SELECT 1 FROM redactions
      WHERE position IS NEW.position)
  OR NOT EXISTS (SELECT 1 FROM entries WHERE position IS NEW.by_position)"""

_NOT_FIRST_META = "EXISTS (SELECT 1 FROM store_meta)"


def _refuse(name: str, when: str, message: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {when}\n"
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _guards(table: str, *, update: str = "", insert: str) -> dict[str, str]:
    """Write the three triggers of a table; `insert` says which rows to refuse."""
    fixed = f"{table} is append-only"
    return {
        f"{table}_no_update": _refuse(
            f"{table}_no_update", f"UPDATE ON {table}{update}", fixed
        ),
        f"{table}_no_delete": _refuse(
            f"{table}_no_delete", f"DELETE ON {table}", fixed
        ),
        f"{table}_append": _refuse(
            f"{table}_append",
            f"INSERT ON {table}\nWHEN {insert}",
            f"{table}: not the next row",
        ),
    }


EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        **_guards("store_meta", insert=_NOT_FIRST_META),
        **_guards("commits", insert=_NOT_NEXT_COMMIT),
        **_guards(
            "entries", update=f"\nWHEN NOT ({_ONLY_REDACTED})", insert=_NOT_NEXT_ENTRY
        ),
        **_guards("redactions", insert=_NOT_NEW_REDACTION),
    }
)
"""Every guard by its trigger's name, as SQLite keeps the text."""


def install(connection: sa.Connection) -> None:
    """Create every trigger."""
    for text in EXPECTED.values():
        connection.exec_driver_sql(text)


def remove(connection: sa.Connection) -> None:
    """Drop every trigger that is there."""
    for name in EXPECTED:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")


def found(connection: sa.Connection) -> dict[str, str]:
    """Read the triggers that the guarded tables have."""
    rows = connection.execute(
        sa.text(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            " AND tbl_name IN ('store_meta', 'commits', 'entries', 'redactions')"
        )
    )
    return {row.name: row.sql for row in rows}
