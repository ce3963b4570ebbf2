"""The guards of the log as PostgreSQL writes them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Mapping

_REFUSE = """
BEGIN
  RAISE EXCEPTION '% is append-only (% refused)', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END
"""

_ENTRY_UPDATE = """
BEGIN
  IF NEW.payload IS NULL AND OLD.payload IS NOT NULL
    AND (NEW.position, NEW.entry_id, NEW.stream, NEW.version, NEW.type,
         NEW.schema_version, NEW.commit_id, NEW.hash)
      IS NOT DISTINCT FROM
        (OLD.position, OLD.entry_id, OLD.stream, OLD.version, OLD.type,
         OLD.schema_version, OLD.commit_id, OLD.hash)
    AND EXISTS (SELECT 1 FROM redactions WHERE position = OLD.position)
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'entries is append-only' USING ERRCODE = 'restrict_violation';
END
"""

_ENTRY_APPEND = """
DECLARE lo bigint; hi bigint; n bigint; last bigint;
BEGIN
  SELECT min(position), max(position), count(*) INTO lo, hi, n FROM appended;
  IF n = 0 THEN RETURN NULL; END IF;
  SELECT max(position) INTO last FROM entries;
  IF hi - lo + 1 <> n OR last <> hi
    OR (lo > 1 AND NOT EXISTS (SELECT 1 FROM entries WHERE position = lo - 1))
    OR EXISTS (SELECT 1 FROM appended WHERE payload IS NULL)
  THEN RAISE EXCEPTION 'entries: not the next row'
    USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
"""

_COMMIT_APPEND = """
BEGIN
  IF NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM commits)
    OR NEW.recorded_at <= (SELECT coalesce(max(recorded_at), 0) FROM commits)
    OR NEW.first_position <> (SELECT coalesce(max(position), 0) + 1 FROM entries)
  THEN RAISE EXCEPTION 'commits: not the next row'
    USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
"""

_FUNCTIONS = {
    "timeline_refuse": _REFUSE,
    "timeline_entry_update": _ENTRY_UPDATE,
    "timeline_entry_append": _ENTRY_APPEND,
    "timeline_commit_append": _COMMIT_APPEND,
}


class _Trigger(NamedTuple):
    table: str
    when: str
    function: str
    rest: str = "FOR EACH ROW"


_NEW_ROWS = "REFERENCING NEW TABLE AS appended FOR EACH STATEMENT"


def _fixed(table: str) -> dict[str, _Trigger]:
    """The triggers that refuse every change of what a table holds."""
    return {
        f"{table}_no_update": _Trigger(table, "BEFORE UPDATE", "timeline_refuse"),
        f"{table}_no_delete": _Trigger(table, "BEFORE DELETE", "timeline_refuse"),
        f"{table}_no_truncate": _Trigger(
            table, "BEFORE TRUNCATE", "timeline_refuse", "FOR EACH STATEMENT"
        ),
    }


_TRIGGERS = {
    **_fixed("store_meta"),
    **_fixed("commits"),
    **_fixed("entries"),
    **_fixed("redactions"),
    "commits_append": _Trigger("commits", "BEFORE INSERT", "timeline_commit_append"),
    "entries_append": _Trigger(
        "entries", "AFTER INSERT", "timeline_entry_append", _NEW_ROWS
    ),
    "entries_no_update": _Trigger("entries", "BEFORE UPDATE", "timeline_entry_update"),
}

EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        name: f"{trigger.table} A {_FUNCTIONS[trigger.function]}"
        for name, trigger in _TRIGGERS.items()
    }
)
"""Every guard by its trigger's name: table, A for always, and its function's body."""


def install(connection: sa.Connection) -> None:
    """Create every trigger, always on, and the functions that they call."""
    for name, body in _FUNCTIONS.items():
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
            f"AS $timeline${body}$timeline$".replace("%", "%%")
        )
    for name, trigger in _TRIGGERS.items():
        table, when, function, rest = trigger
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} {when} ON {table} {rest} "
            f"EXECUTE FUNCTION {function}()"
        )
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


def remove(connection: sa.Connection) -> None:
    """Drop every trigger that is there."""
    for name, trigger in _TRIGGERS.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {trigger.table}")


def found(connection: sa.Connection) -> dict[str, str]:
    """Read the triggers that the guarded tables of this schema have."""
    rows = connection.execute(
        sa.text(
            "SELECT t.tgname AS name, c.relname AS relation, t.tgenabled AS enabled,"
            " p.prosrc AS body FROM pg_trigger t"
            " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT t.tgisinternal"
            " AND c.relnamespace = current_schema()::regnamespace AND c.relname"
            " IN ('store_meta', 'commits', 'entries', 'redactions')"
        )
    )
    return {
        row.name: f"{row.relation} {_letter(row.enabled)} {row.body}" for row in rows
    }


def _letter(enabled: str | bytes) -> str:
    """Read PostgreSQL's "char" type, which drivers give as text or as bytes."""
    return enabled.decode() if isinstance(enabled, bytes) else enabled
