"""The schema: made by migrations, upgraded as a whole, never behind one's back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

import timeline.match.index
import timeline.project.tables  # noqa: F401 - with the above, declares the read tables
from timeline.errors import StoreError
from timeline.store import Log, open_log, schema
from timeline.store.declared import differences
from timeline.store.engine import database_name, database_url, make_engine
from timeline.store.guards import check_guards, guards_aside
from timeline.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Kind, NewDatabase
    from tests.store.conftest import Append

LOG_TABLES = [
    metadata.tables[name]
    for name in ("store_meta", "commits", "entries", "redactions", "article_texts")
]

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
FAILURE = r"no such table: nowhere|relation \"nowhere\" does not exist"


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
def held(log: Log, append: Append) -> Log:
    """A log that holds data."""
    append("event:1")
    return log


def upgrade(log: Log, migrations: Path = schema.MIGRATIONS) -> schema.Upgrade | None:
    """Upgrade where there are no read tables to fold."""
    return schema.upgrade(log, lambda _log: None, migrations=migrations)


def table_names(log: Log) -> set[str]:
    return set(sa.inspect(log.engine).get_table_names())


def described(engine: sa.Engine) -> dict[str, list[str]]:
    """What the database says of each table that is declared."""
    inspector = sa.inspect(engine)
    return {
        table: sorted(
            repr(sorted(part.items()))
            for part in (
                *(
                    {**column, "comment": None}
                    for column in inspector.get_columns(table)
                ),
                inspector.get_pk_constraint(table),
                *inspector.get_foreign_keys(table),
                *inspector.get_unique_constraints(table),
                *inspector.get_check_constraints(table),
                *(
                    spelt_out(index)
                    for index in inspector.get_indexes(table)
                    if index["name"] != "proj_words"  # the migrations' alone
                ),
            )
        )
        for table in metadata.tables
    }


def spelt_out(index: sa.engine.interfaces.ReflectedIndex) -> dict[str, object]:
    """An index with its condition as text, for clauses do not compare."""
    options = index.get("dialect_options", {})
    return {**index, "dialect_options": {key: str(options[key]) for key in options}}


def test_migrations_make_the_tables_as_they_are_declared(
    log: Log, new_db: NewDatabase
) -> None:
    declared = make_engine(database_url(new_db(empty=True)))
    metadata.create_all(declared)

    assert described(log.engine) == described(declared)
    declared.dispose()


def test_alembic_finds_nothing_to_migrate(log: Log) -> None:
    with log.engine.begin() as connection:
        command.check(schema.migration_config(connection))


def test_file_names_list_the_revisions_that_alembic_knows(log: Log) -> None:
    with log.engine.connect() as connection:
        scripts = ScriptDirectory.from_config(schema.migration_config(connection))

    known = [script.revision for script in scripts.walk_revisions()]

    assert schema.revisions() == known[::-1]


def test_a_store_of_today_needs_no_upgrade(held: Log, tmp_path: Path) -> None:
    assert upgrade(held) is None
    assert list(tmp_path.rglob("*.backup")) == []


def test_an_older_store_does_not_open_and_is_not_touched(
    held: Log, migrations: Path
) -> None:
    add_revision(migrations, "9001", ADDS_A_TABLE)

    with (
        held.reading() as connection,
        pytest.raises(StoreError, match=r"expected 9001; run “timeline db upgrade”"),
    ):
        schema.check_current(connection, migrations)

    assert "later" not in table_names(held)


def test_a_newer_store_asks_for_a_newer_program(
    db: str, held: Log, migrations: Path
) -> None:
    add_revision(migrations, "9001", ADDS_A_TABLE)
    upgrade(held, migrations)

    with pytest.raises(StoreError, match=r"schema 9001, newer .*; upgrade timeline"):
        open_log(db)
    with pytest.raises(StoreError, match="newer than this program"):
        upgrade(held)


def test_an_upgrade_runs_every_pending_revision_after_a_backup(
    held: Log, migrations: Path, database: Kind
) -> None:
    today = schema.revisions()[-1]
    add_revision(migrations, "9001", ADDS_A_TABLE)
    add_revision(migrations, "9002", ADDS_A_TABLE.replace("later", "still_later"))

    done = upgrade(held, migrations)

    name = f"{database_name(held.engine.url)}.{today}.backup"
    copy = Path(name) if database == "sqlite" else None
    assert done == schema.Upgrade(today, "9002", copy)
    assert {"later", "still_later"} <= table_names(held)
    with held.reading() as connection:
        schema.check_current(connection, migrations)
        check_guards(connection)
    if copy is not None:
        before = open_log(copy)
        assert before.head() == held.head()
        before.close()


def test_a_revision_that_fails_takes_the_whole_upgrade_with_it(
    db: str, held: Log, migrations: Path
) -> None:
    add_revision(migrations, "9001", ADDS_A_TABLE)
    add_revision(migrations, "9002", FAILS)

    with pytest.raises(sa.exc.DBAPIError, match=FAILURE):
        upgrade(held, migrations)

    assert "later" not in table_names(held)
    again = open_log(db)
    assert again.head() == held.head()
    again.close()


def test_a_fold_that_fails_takes_the_whole_upgrade_with_it(
    db: str, held: Log, migrations: Path
) -> None:
    add_revision(migrations, "9001", ADDS_A_TABLE)

    def fail(log: Log) -> None:
        assert "later" in table_names_within(log)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        schema.upgrade(held, fail, migrations=migrations)

    assert "later" not in table_names(held)
    open_log(db).close()


def table_names_within(log: Log) -> set[str]:
    """The tables as the transaction sees them that the log has open."""
    with log.reading() as connection:
        return set(sa.inspect(connection).get_table_names())


def test_a_second_attempt_makes_a_backup_of_its_own(
    held: Log, migrations: Path, database: Kind, tmp_path: Path
) -> None:
    add_revision(migrations, "9001", FAILS)

    for _ in range(2):
        with pytest.raises(sa.exc.DBAPIError):
            upgrade(held, migrations)

    copies = list(tmp_path.rglob("*.backup*"))
    assert len(copies) == (2 if database == "sqlite" else 0)


def test_a_table_that_an_upgrade_rebuilds_keeps_its_guards(
    held: Log, migrations: Path
) -> None:
    add_revision(
        migrations,
        "9001",
        'with op.batch_alter_table("redactions", recreate="always") as batch:\n'
        '        batch.add_column(sa.Column("why", sa.Text))',
    )

    upgrade(held, migrations)

    with held.reading() as connection:
        check_guards(connection)


def test_a_revision_cannot_leave_a_trigger_of_its_own(
    held: Log, migrations: Path, database: Kind
) -> None:
    swallow = (
        "CREATE TRIGGER swallow BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE);END"
        if database == "sqlite"
        else "CREATE RULE swallow AS ON INSERT TO entries DO INSTEAD NOTHING"
    )
    add_revision(migrations, "9001", f'op.execute("{swallow}")')

    with pytest.raises(StoreError, match="swallow is not known"):
        upgrade(held, migrations)

    with held.reading() as connection:
        check_guards(connection)


def test_an_empty_database_is_nothing_to_upgrade(empty_db: str) -> None:
    log = Log(make_engine(database_url(empty_db)))

    with pytest.raises(StoreError, match="no store at"):
        upgrade(log)
    log.close()


def test_a_creation_that_fails_leaves_nothing(empty_db: str, migrations: Path) -> None:
    add_revision(migrations, "9001", FAILS)
    engine = make_engine(database_url(empty_db))

    with pytest.raises(sa.exc.DBAPIError, match=FAILURE):
        schema.create(engine, created_at=1, migrations=migrations)

    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


@pytest.fixture
def redacted(
    held: Log, append: Append, new_db: NewDatabase
) -> Iterator[tuple[Log, Log]]:
    """A store of today with a redaction, and its like of the schema before 0004."""
    append("event:2")
    older = Log(make_engine(database_url(new_db(empty=True))))
    redact = "INSERT INTO redactions SELECT 1, hash, 2 FROM commits WHERE id = 1"
    with held.engine.begin() as today, guards_aside(today):
        today.exec_driver_sql(redact)
        today.exec_driver_sql("UPDATE entries SET payload = NULL WHERE position = 1")
    with held.engine.begin() as today, older.engine.begin() as before:
        command.upgrade(schema.migration_config(before), "0003")
        for table in LOG_TABLES:
            rows = today.execute(sa.select(table)).mappings().all()
            if rows:
                before.execute(table.insert(), [dict(row) for row in rows])
    yield held, older
    older.close()


def test_entries_made_anew_keep_what_refers_to_them(
    redacted: tuple[Log, Log],
) -> None:
    today, older = redacted

    upgrade(older)

    for table in LOG_TABLES:
        with today.reading() as one, older.reading() as other:
            rows = [list(each.execute(sa.select(table))) for each in (one, other)]
        assert rows[0] == rows[1]
    assert described(older.engine) == described(today.engine)
    with older.reading() as connection:
        assert differences(connection) == []
        keys = sa.inspect(connection).get_foreign_keys("redactions")
        assert [key["referred_table"] for key in keys] == ["entries"]
