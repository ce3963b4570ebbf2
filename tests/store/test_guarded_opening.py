"""A store whose guards are not as this program wrote them is not opened."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.databases import on_postgresql, on_sqlite
from tests.store.plain import LOG_TABLES, Plain
from timeline.errors import StoreError
from timeline.store import guards_postgresql, guards_sqlite, open_log, schema

if TYPE_CHECKING:
    from tests.conftest import Kind
    from timeline.store import Log

GUARDS_OF = {"0006": {"sqlite": "f15e316604f3c887", "postgresql": "c7663b05be46662d"}}
"""Digests of the guards' text by the revision of the schema that puts them in place."""


def test_a_guard_changes_only_with_a_revision(log: Log, database: Kind) -> None:
    guards = guards_sqlite if database == "sqlite" else guards_postgresql
    with log.reading() as connection:
        text = repr(sorted(guards.expected(connection).items()))

    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    assert digest == GUARDS_OF[schema.revisions()[-1]][database]


class TestOpening:
    def test_every_dropped_guard_is_named(
        self, db: str, database: Kind, plain: Plain
    ) -> None:
        for name, table in guards(plain, database):
            drop = f"DROP TRIGGER {name}"
            on = "" if database == "sqlite" else f" ON {table}"
            with plain.engine.begin() as connection:
                text = definition(connection, name, database)
                connection.exec_driver_sql(drop + on)

            with pytest.raises(StoreError, match=f"trigger {name} is missing"):
                open_log(db)

            plain.run(*text)
            open_log(db).close()

    def test_an_altered_guard_is_named(
        self, db: str, database: Kind, plain: Plain
    ) -> None:
        if database == "sqlite":
            plain.run(
                "DROP TRIGGER entries_no_update",
                "CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries"
                " BEGIN SELECT 1; END",
            )
        else:
            plain.run(
                "CREATE OR REPLACE FUNCTION timeline_entry_update() RETURNS trigger"
                " LANGUAGE plpgsql SET search_path TO public, pg_temp"
                " AS 'BEGIN RETURN NEW; END'",
            )

        with pytest.raises(StoreError, match="trigger entries_no_update is altered"):
            open_log(db)

    @on_postgresql
    @pytest.mark.parametrize(
        "statements",
        [
            ("ALTER TABLE commits ENABLE TRIGGER commits_no_update",),
            ("ALTER TABLE commits DISABLE TRIGGER commits_no_update",),
            ("ALTER FUNCTION timeline_refuse() RESET search_path",),
            ("ALTER FUNCTION timeline_refuse() SECURITY DEFINER",),
            (
                "CREATE TRIGGER commits_no_update BEFORE UPDATE ON proj_links"
                " FOR EACH ROW EXECUTE FUNCTION timeline_refuse()",
            ),
            (
                "DROP TRIGGER commits_no_update ON commits",
                "CREATE TRIGGER commits_no_update BEFORE UPDATE OF wall_at ON commits"
                " FOR EACH ROW EXECUTE FUNCTION timeline_refuse()",
                "ALTER TABLE commits ENABLE ALWAYS TRIGGER commits_no_update",
            ),
            (
                "DROP TRIGGER commits_no_update ON commits",
                "CREATE TRIGGER commits_no_update BEFORE UPDATE ON commits"
                " FOR EACH ROW WHEN (NEW.id = 7) EXECUTE FUNCTION timeline_refuse()",
                "ALTER TABLE commits ENABLE ALWAYS TRIGGER commits_no_update",
            ),
            (
                "DROP TRIGGER commits_no_update ON commits",
                "CREATE TRIGGER commits_no_update BEFORE DELETE ON commits"
                " FOR EACH ROW EXECUTE FUNCTION timeline_refuse()",
                "ALTER TABLE commits ENABLE ALWAYS TRIGGER commits_no_update",
            ),
        ],
        ids=[
            *("asleep", "off", "no path", "another's rights", "a namesake"),
            *("of one column", "of one row", "of deletes"),
        ],
    )
    def test_a_guard_that_stands_for_show_is_named(
        self, db: str, plain: Plain, statements: tuple[str, ...]
    ) -> None:
        plain.run(*statements)

        with pytest.raises(StoreError, match=r"commits \(.*_no_update is altered"):
            open_log(db)

    def test_what_somebody_else_put_there_is_named(
        self, db: str, database: Kind, plain: Plain
    ) -> None:
        if database == "sqlite":
            plain.run(
                "CREATE TRIGGER swallow BEFORE INSERT ON entries"
                " BEGIN SELECT RAISE(IGNORE); END"
            )
        else:
            plain.run(
                "CREATE RULE swallow AS ON INSERT TO entries DO INSTEAD NOTHING",
                "CREATE TABLE more_entries () INHERITS (entries)",
            )
            with pytest.raises(StoreError, match="more_entries is not known"):
                open_log(db)

        with pytest.raises(StoreError, match="swallow is not known"):
            open_log(db)

    @on_sqlite
    @pytest.mark.parametrize("table", ["ENTRIES", '"Commits"', "proj_links"])
    def test_a_trigger_on_any_table_is_named(
        self, db: str, plain: Plain, table: str
    ) -> None:
        plain.run(f"CREATE TRIGGER evil AFTER INSERT ON {table} BEGIN SELECT 1; END")

        with pytest.raises(StoreError, match="evil is not known"):
            open_log(db)

    @on_postgresql
    @pytest.mark.parametrize(
        ("statement", "name"),
        [
            (
                "CREATE TRIGGER evil BEFORE INSERT ON proj_links"
                " FOR EACH ROW EXECUTE FUNCTION timeline_refuse()",
                "evil",
            ),
            ("CREATE RULE evil AS ON INSERT TO proj_links DO INSTEAD NOTHING", "evil"),
            ("CREATE TABLE evil () INHERITS (proj_links)", "evil"),
            (
                "ALTER TABLE proj_chronology ENABLE ROW LEVEL SECURITY",
                "row-level security of proj_chronology",
            ),
            (
                "ALTER TABLE entries ENABLE ROW LEVEL SECURITY",
                "row-level security of entries",
            ),
            ("ALTER TABLE proj_links SET UNLOGGED", "unlogged table proj_links"),
            ("ALTER TABLE article_texts SET UNLOGGED", "unlogged table article_texts"),
        ],
    )
    def test_what_hides_loses_or_turns_away_rows_is_named(
        self, db: str, plain: Plain, statement: str, name: str
    ) -> None:
        plain.run(statement)

        with pytest.raises(StoreError, match=f"{name} is not known"):
            open_log(db)

    @on_sqlite
    def test_a_rebuilt_table_has_lost_its_guards(self, db: str, plain: Plain) -> None:
        plain.run(
            "CREATE TABLE rebuilt AS SELECT * FROM store_meta",
            "DROP TABLE store_meta",
            "ALTER TABLE rebuilt RENAME TO store_meta",
        )

        with pytest.raises(StoreError, match="store_meta_append is missing"):
            open_log(db)


def guards(plain: Plain, database: Kind) -> list[tuple[str, str]]:
    """The name of every guard, and of its table."""
    if database == "sqlite":
        names = list(guards_sqlite.EXPECTED)
    else:
        with plain.engine.connect() as connection:
            names = list(guards_postgresql.expected(connection))
    tables = sorted(LOG_TABLES, key=len, reverse=True)
    return [
        (name, next(table for table in tables if name.startswith(table)))
        for name in names
    ]


def definition(connection: sa.Connection, name: str, database: Kind) -> list[str]:
    """The statements that put a guard back."""
    if database == "sqlite":
        return [guards_sqlite.EXPECTED[name]]
    row = connection.execute(
        sa.text(
            "SELECT pg_get_triggerdef(oid), tgrelid::regclass::text FROM pg_trigger"
            " WHERE tgname = :name"
        ),
        {"name": name},
    ).one()
    return [row[0], f"ALTER TABLE {row[1]} ENABLE ALWAYS TRIGGER {name}"]
