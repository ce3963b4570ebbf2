"""The schema: made by migrations, upgraded as a whole, never behind one's back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

from timeline.errors import StoreError
from timeline.store import open_log, schema
from timeline.store.engine import database_url, make_engine
from timeline.store.guards import check_guards
from timeline.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.store.conftest import Append
    from timeline.store import Log

LOG_TABLES = ["store_meta", "commits", "entries", "redactions", "article_texts"]

LATER = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
    {does}
"""

ADDS_A_TABLE = 'op.create_table("later", sa.Column("id", sa.Integer))'
FAILS = 'op.execute("INSERT INTO nowhere VALUES (1)")'


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A file: the backup before an upgrade is one too."""
    return tmp_path / "news.db"


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """A copy of the migrations, to which tests add revisions."""
    folder = tmp_path / "scripts of 100% later"
    shutil.copytree(
        schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__")
    )
    return folder


def add_revision(migrations: Path, revision: str, does: str) -> None:
    before = schema.revisions(migrations)[-1]
    text = LATER.format(revision=revision, before=before, does=does)
    (migrations / "versions" / f"{revision}_later.py").write_text(text)


@pytest.fixture
def engine(db: Path, log: Log, append: Append) -> Iterator[sa.Engine]:
    """Of a store that holds data."""
    append("event:1")
    log.close()
    engine = make_engine(database_url(db))
    yield engine
    engine.dispose()


def table_names(db: Path) -> set[str]:
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {name for (name,) in rows}


def declared_lines(connection: sa.Connection, table: str) -> list[str]:
    """What a table's CREATE TABLE says, in no order."""
    sql = connection.execute(
        sa.text("SELECT sql FROM sqlite_schema WHERE name = :table"), {"table": table}
    ).scalar_one()
    return sorted(line.strip().rstrip(",") for line in sql.splitlines()[1:-1])


@pytest.mark.parametrize("table", LOG_TABLES)
def test_migrations_make_the_tables_as_they_are_declared(
    engine: sa.Engine, table: str
) -> None:
    declared = make_engine("sqlite://")
    with declared.begin() as scratch, engine.connect() as migrated:
        metadata.tables[table].create(scratch)
        for key in metadata.tables[table].foreign_keys:
            assert key.column.table.name in LOG_TABLES
        assert declared_lines(migrated, table) == declared_lines(scratch, table)
    declared.dispose()


def test_alembic_finds_nothing_to_migrate(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        command.check(schema.migration_config(connection))


def test_file_names_list_the_revisions_that_alembic_knows(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(schema.migration_config(connection))

    known = [script.revision for script in scripts.walk_revisions()]

    assert schema.revisions() == known[::-1]


def test_a_store_of_today_needs_no_upgrade(db: Path, engine: sa.Engine) -> None:
    assert schema.upgrade(engine) is None
    assert list(db.parent.glob("*.backup")) == []


def test_an_older_store_does_not_open_and_is_not_touched(
    db: Path, engine: sa.Engine, migrations: Path
) -> None:
    add_revision(migrations, "9001", ADDS_A_TABLE)

    with (
        engine.connect() as connection,
        pytest.raises(StoreError, match=r"expected 9001; run “timeline db upgrade”"),
    ):
        schema.check_current(connection, migrations)

    assert "later" not in table_names(db)


def test_a_newer_store_asks_for_a_newer_program(
    db: Path, engine: sa.Engine, migrations: Path
) -> None:
    add_revision(migrations, "9001", ADDS_A_TABLE)
    schema.upgrade(engine, migrations=migrations)

    with pytest.raises(StoreError, match=r"schema 9001, newer .*; upgrade timeline"):
        open_log(db)
    with pytest.raises(StoreError, match="newer than this program"):
        schema.upgrade(engine)


def test_an_upgrade_runs_every_pending_revision_after_a_backup(
    db: Path, engine: sa.Engine, migrations: Path
) -> None:
    today = schema.revisions()[-1]
    add_revision(migrations, "9001", ADDS_A_TABLE)
    add_revision(migrations, "9002", ADDS_A_TABLE.replace("later", "still_later"))

    copy = schema.upgrade(engine, migrations=migrations)

    assert copy == db.with_name(f"news.db.{today}.backup")
    assert {"later", "still_later"} <= table_names(db)
    with engine.connect() as connection:
        schema.check_current(connection, migrations)
        check_guards(connection)
    before = open_log(copy)
    assert before.head().position == 1
    before.close()


def test_a_revision_that_fails_takes_the_whole_upgrade_with_it(
    db: Path, engine: sa.Engine, migrations: Path
) -> None:
    add_revision(migrations, "9001", ADDS_A_TABLE)
    add_revision(migrations, "9002", FAILS)

    with pytest.raises(sa.exc.OperationalError, match="no such table: nowhere"):
        schema.upgrade(engine, migrations=migrations)

    assert "later" not in table_names(db)
    again = open_log(db)
    assert again.head().position == 1
    again.close()


def test_a_second_attempt_makes_a_backup_of_its_own(
    db: Path, engine: sa.Engine, migrations: Path
) -> None:
    add_revision(migrations, "9001", FAILS)

    for _ in range(2):
        with pytest.raises(sa.exc.OperationalError):
            schema.upgrade(engine, migrations=migrations)

    assert len(list(db.parent.glob("*.backup*"))) == 2


def test_a_table_that_an_upgrade_rebuilds_keeps_its_guards(
    engine: sa.Engine, migrations: Path
) -> None:
    add_revision(
        migrations,
        "9001",
        'with op.batch_alter_table("redactions", recreate="always") as batch:\n'
        '        batch.add_column(sa.Column("why", sa.Text))',
    )

    schema.upgrade(engine, migrations=migrations)

    with engine.connect() as connection:
        check_guards(connection)


def test_an_empty_database_is_nothing_to_upgrade(tmp_path: Path) -> None:
    engine = make_engine(database_url(tmp_path / "empty.db"))

    with pytest.raises(StoreError, match="no store at"):
        schema.upgrade(engine)
    engine.dispose()


def test_a_creation_that_fails_leaves_nothing(db: Path, migrations: Path) -> None:
    add_revision(migrations, "9001", FAILS)
    engine = make_engine(database_url(db))

    with pytest.raises(sa.exc.OperationalError):
        schema.create(engine, created_at=1, migrations=migrations)

    assert table_names(db) == set()
    engine.dispose()
