"""The guards of the log as PostgreSQL writes them.

What SQLite asks of each row is asked here of each statement where it can be, so that a
COPY of a thousand entries stays cheap.  Unique keys refuse what is there already, for
PostgreSQL has no REPLACE.
"""

from __future__ import annotations

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

_COMMIT_APPEND = """
BEGIN
  IF NEW.id IS DISTINCT FROM (SELECT coalesce(max(id), 0) + 1 FROM commits)
    OR NEW.recorded_at <= (SELECT coalesce(max(recorded_at), 0) FROM commits)
    OR NEW.first_position IS DISTINCT FROM
      (SELECT coalesce(max(position), 0) + 1 FROM entries)
    OR NEW.first_position IS DISTINCT FROM coalesce(
      (SELECT first_position + n_entries FROM commits WHERE id = NEW.id - 1), 1)
  THEN RAISE EXCEPTION 'commits: not the next row'
    USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
"""

_COMMIT_WHOLE = """
BEGIN
  IF NOT EXISTS (SELECT 1 FROM entries
    WHERE position = NEW.first_position + NEW.n_entries - 1)
  THEN RAISE EXCEPTION 'commits: fewer entries than commit % says', NEW.id
    USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
"""
"""Runs as the transaction ends, when all entries of its commits should be there."""

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
DECLARE lo bigint; hi bigint; n bigint;
BEGIN
  SELECT min(position), max(position), count(*) INTO lo, hi, n FROM appended;
  IF n = 0 THEN RETURN NULL; END IF;
  IF hi - lo + 1 <> n
    OR hi <> (SELECT max(position) FROM entries)
    OR (lo > 1 AND NOT EXISTS (SELECT 1 FROM entries WHERE position = lo - 1))
    OR EXISTS (SELECT 1 FROM appended WHERE payload IS NULL)
    OR EXISTS (
      SELECT 1 FROM appended GROUP BY commit_id
      HAVING max(position) >= coalesce(
        (SELECT first_position + n_entries FROM commits WHERE id = commit_id), 0))
    OR EXISTS (
      SELECT 1 FROM
        (SELECT stream, version - row_number() OVER
          (PARTITION BY stream ORDER BY position) AS before FROM appended) counted
      GROUP BY stream
      HAVING min(before) <> max(before) OR min(before) <> coalesce(
        (SELECT max(version) FROM entries
          WHERE entries.stream = counted.stream AND version <= min(counted.before)), 0))
  THEN RAISE EXCEPTION 'entries: not the next row'
    USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
"""
"""`before` is the version that a stream had: one number for all its new entries.

Scalar subqueries, for EXISTS may be planned as a hash of the whole table.
"""

_REDACTION_APPEND = """
BEGIN
  IF NEW.by_position <= NEW.position
    OR NOT EXISTS (SELECT 1 FROM entries WHERE position = NEW.position)
    OR NOT EXISTS (SELECT 1 FROM entries WHERE position = NEW.by_position
      AND type = 'article_redacted'
      AND strpos(payload, '{"position":' || NEW.position || ',"digest":"'
        || encode(NEW.payload_digest, 'hex') || '",') > 0)
  THEN RAISE EXCEPTION 'redactions: not the next row'
    USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
"""
"""Asked of the text, in which no quotation mark stands bare within a string.

As `jsonb` it may not be read at all, for it may hold a NUL.
"""

_TEXT_DELETE = """
BEGIN
  IF EXISTS (SELECT 1 FROM entries
      WHERE position IN (SELECT by_position FROM redactions)
      AND type = 'article_redacted'
      AND strpos(split_part(split_part(payload, '"texts":[', 2), ']', 1),
        '"' || OLD.sha256 || '"') > 0)
  THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'article_texts is append-only' USING ERRCODE = 'restrict_violation';
END
"""
"""Looks only into the list of texts: what stands in for an article names its text."""

_FUNCTIONS = {
    "timeline_refuse": _REFUSE,
    "timeline_commit_append": _COMMIT_APPEND,
    "timeline_commit_whole": _COMMIT_WHOLE,
    "timeline_entry_update": _ENTRY_UPDATE,
    "timeline_entry_append": _ENTRY_APPEND,
    "timeline_redaction_append": _REDACTION_APPEND,
    "timeline_text_delete": _TEXT_DELETE,
}


class _Trigger(NamedTuple):
    table: str
    when: str
    function: str = "timeline_refuse"
    rest: str = "FOR EACH ROW"
    kind: str = "TRIGGER"

    def text(self, name: str) -> str:
        """The statement that makes it, word for word as PostgreSQL repeats it."""
        return (
            f"CREATE {self.kind} {name} {self.when} ON {self.table} {self.rest} "
            f"EXECUTE FUNCTION {self.function}()"
        )


def _fixed(table: str) -> dict[str, _Trigger]:
    """The triggers that refuse every change of what a table holds."""
    return {
        f"{table}_no_update": _Trigger(table, "BEFORE UPDATE"),
        f"{table}_no_delete": _Trigger(table, "BEFORE DELETE"),
        f"{table}_no_truncate": _Trigger(
            table, "BEFORE TRUNCATE", rest="FOR EACH STATEMENT"
        ),
    }


_TRIGGERS: Mapping[str, _Trigger] = {
    **_fixed("store_meta"),
    **_fixed("commits"),
    **_fixed("entries"),
    **_fixed("redactions"),
    **_fixed("article_texts"),
    "commits_append": _Trigger("commits", "BEFORE INSERT", "timeline_commit_append"),
    "commits_whole": _Trigger(
        "commits",
        "AFTER INSERT",
        "timeline_commit_whole",
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW",
        "CONSTRAINT TRIGGER",
    ),
    "entries_no_update": _Trigger("entries", "BEFORE UPDATE", "timeline_entry_update"),
    "entries_append": _Trigger(
        "entries",
        "AFTER INSERT",
        "timeline_entry_append",
        "REFERENCING NEW TABLE AS appended FOR EACH STATEMENT",
    ),
    "redactions_append": _Trigger(
        "redactions", "BEFORE INSERT", "timeline_redaction_append"
    ),
    "article_texts_no_delete": _Trigger(
        "article_texts", "BEFORE DELETE", "timeline_text_delete"
    ),
}

_FOUND = """
WITH ours AS (
  SELECT oid, relname, relrowsecurity, relpersistence FROM pg_class
  WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')),
held AS (
  SELECT tgname::text AS name, concat_ws(' ', pg_get_triggerdef(pg_trigger.oid, true),
      tgenabled, CASE WHEN prosecdef THEN 'SECURITY DEFINER' END,
      array_to_string(proconfig, ' '), prosrc) AS text
    FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM ours)
  UNION ALL
  SELECT rulename::text, 'a rule' FROM pg_rewrite
    WHERE ev_class IN (SELECT oid FROM ours)
  UNION ALL
  SELECT inhrelid::regclass::text, 'a table that adds rows to another' FROM pg_inherits
    WHERE inhparent IN (SELECT oid FROM ours)
  UNION ALL
  SELECT 'row-level security of ' || relname, 'hides rows' FROM ours
    WHERE relrowsecurity
  UNION ALL
  SELECT 'unlogged table ' || relname, 'is empty after a crash' FROM ours
    WHERE relpersistence <> 'p')
SELECT name, string_agg(text, ' ') AS text FROM held GROUP BY name
"""
"""Of every table in the schema, for the read tables are to have nothing of the kind.

Tables may have triggers of one name: put together they are those of no guard.
"""


def expected(connection: sa.Connection) -> dict[str, str]:
    """Every guard by its trigger's name: its text, A for always, and its function."""
    path = _search_path(connection)
    settings = f"search_path={path} enable_seqscan=off"
    return {
        name: f"{trigger.text(name)} A {settings} {_FUNCTIONS[trigger.function]}"
        for name, trigger in _TRIGGERS.items()
    }


def install(connection: sa.Connection) -> None:
    """Create every trigger, always on, and the functions that they call.

    Those look by index only: a plan made while the log is short outlives its growth.
    """
    path = _search_path(connection)
    for name, body in _FUNCTIONS.items():
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
            f"SET search_path TO {path} SET enable_seqscan TO off "
            f"AS $timeline${body}$timeline$".replace("%", "%%")
        )
    for name, trigger in _TRIGGERS.items():
        connection.exec_driver_sql(trigger.text(name))
        connection.exec_driver_sql(
            f"ALTER TABLE {trigger.table} ENABLE ALWAYS TRIGGER {name}"
        )


def remove(connection: sa.Connection) -> None:
    """Drop every trigger that is there."""
    for name, trigger in _TRIGGERS.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {trigger.table}")


def found(connection: sa.Connection) -> dict[str, str]:
    """Read every trigger, and what else may hide, lose or turn away rows."""
    return {row.name: row.text for row in connection.execute(sa.text(_FOUND))}


def _search_path(connection: sa.Connection) -> str:
    """Where guards look: else a temporary table would pass for one of the log."""
    schema = connection.scalar(sa.text("SELECT quote_ident(current_schema())"))
    return f"{schema}, pg_temp"
