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

_TAKEN_DOWN = """EXISTS (SELECT 1 FROM
      (SELECT substr(payload, instr(payload, '"texts":[') + 9) AS listed FROM entries
        WHERE position IN (SELECT by_position FROM redactions)
        AND type = 'article_redacted')
      WHERE instr(substr(listed, 1, instr(listed, ']')), '"' || OLD.sha256 || '"') > 0)"""  # noqa: E501 - stored to the letter
"""A text may go when an entry that has blanked another lists it.

Asked of the text, in which no quotation mark stands bare within a string: SQLite lets
no trigger call what reads JSON where `trusted_schema` is off.
"""

_NOT_FIRST_META = "EXISTS (SELECT 1 FROM store_meta)"

_NOT_NEXT_COMMIT = """NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM commits)
  OR NEW.recorded_at <= (SELECT coalesce(max(recorded_at), 0) FROM commits)
  OR NEW.first_position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM entries)
  OR NEW.first_position IS NOT coalesce((SELECT first_position + n_entries
      FROM commits WHERE id = NEW.id - 1), 1)
  OR EXISTS (SELECT 1 FROM commits WHERE idempotency_key = NEW.idempotency_key)"""
"""Also where the commit before it lacks entries: a row cannot tell, the next can."""

_NOT_NEXT_ENTRY = """NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1
      FROM entries)
  OR NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM entries
      WHERE stream = NEW.stream)
  OR NOT EXISTS (SELECT 1 FROM commits WHERE id = NEW.commit_id
      AND NEW.position < first_position + n_entries)
  OR NEW.payload IS NULL"""
"""Every commit begins behind the one before it, so only the last has room for this."""

_NOT_NEW_REDACTION = """EXISTS (SELECT 1 FROM redactions
      WHERE position IS NEW.position)
  OR NOT EXISTS (SELECT 1 FROM entries WHERE position IS NEW.position)
  OR NOT EXISTS (SELECT 1 FROM entries WHERE position IS NEW.by_position
      AND type = 'article_redacted'
      AND instr(payload, '{"position":' || NEW.position || ',"digest":"'
        || lower(hex(NEW.payload_digest)) || '",') > 0)
  OR NEW.by_position <= NEW.position"""
"""A redaction stands where the takedown that it names lists position and digest."""

_NOT_NEW_TEXT = "EXISTS (SELECT 1 FROM article_texts WHERE sha256 = NEW.sha256)"


def _guards(
    table: str, *, insert: str, update: str = "FALSE", delete: str = "FALSE"
) -> dict[str, str]:
    """Write the three triggers of a table.

    Args:
        insert: which rows to refuse.
        update: which change to let pass.
        delete: which rows to let go.
    """
    fixed = f"{table} is append-only"
    triggers = {
        "no_update": ("UPDATE", f"NOT ({update})", fixed),
        "no_delete": ("DELETE", f"NOT ({delete})", fixed),
        "append": ("INSERT", insert, f"{table}: not the next row"),
    }
    return {
        f"{table}_{name}": f"CREATE TRIGGER {table}_{name} BEFORE {verb} ON {table}\n"
        f"WHEN {when}\nBEGIN SELECT RAISE(ABORT, '{message}'); END"
        for name, (verb, when, message) in triggers.items()
    }


EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        **_guards("store_meta", insert=_NOT_FIRST_META),
        **_guards("commits", insert=_NOT_NEXT_COMMIT),
        **_guards("entries", insert=_NOT_NEXT_ENTRY, update=_ONLY_REDACTED),
        **_guards("redactions", insert=_NOT_NEW_REDACTION),
        **_guards("article_texts", insert=_NOT_NEW_TEXT, delete=_TAKEN_DOWN),
    }
)
"""Every guard by its trigger's name, as SQLite keeps the text."""


def expected(_connection: sa.Connection) -> Mapping[str, str]:
    """Every guard by its name, with its text."""
    return EXPECTED


def install(connection: sa.Connection) -> None:
    """Create every trigger."""
    for text in EXPECTED.values():
        connection.exec_driver_sql(text)


def remove(connection: sa.Connection) -> None:
    """Drop every trigger that is there."""
    for name in EXPECTED:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")


def found(connection: sa.Connection) -> dict[str, str]:
    """Read every trigger of the database: only the log has any of this program's."""
    rows = connection.execute(
        sa.text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    )
    return {row.name: row.sql for row in rows}
