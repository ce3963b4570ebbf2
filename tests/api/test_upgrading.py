"""`timeline db upgrade`: an older store, of any schema, becomes one of today."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic import command

from tests.databases import on_sqlite
from timeline import Timeline
from timeline.api import upkeep
from timeline.cli.main import main
from timeline.errors import StoreError
from timeline.store import guards, schema
from timeline.store.engine import database_url, make_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Kind, NewDatabase, Tell

OLDER = schema.revisions()[:-1]

KILLED = """
import os, signal, sys
from pathlib import Path
from timeline.api.projections import PROJECTIONS
from timeline.store import Log, schema
from timeline.store.engine import database_url, make_engine

db, moment, migrations = sys.argv[1:]

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def fold(log):
    if moment == "while folding":
        PROJECTIONS.refold(log, progress=die)
    PROJECTIONS.refold(log)
    die()

schema.upgrade(Log(make_engine(database_url(db))), fold, migrations=Path(migrations))
"""
DEADLY = """
import os, signal

revision = "9001"
down_revision = "{before}"


def upgrade() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def told(tl: Timeline, tell: Tell) -> Timeline:
    """A chronology with articles, a merge of the matcher and corrections."""
    tell("gazette", "The navy sent 3,000 sailors to Velmora on Wednesday.")
    tell("courier", "The navy sent 1,500 sailors to Velmora on Wednesday. Rain fell.")
    tell("review", "The mayor of Velmora resigned in June.", date=None)
    first, *_, last = tl.lines()
    tl.redate(first.id, "2021-03", reason="the log book")
    tl.annotate(last.id, "asked the navy", reason="by phone")
    tl.undo()
    return tl


@pytest.fixture
def older(told: Timeline, db: str, new_db: NewDatabase) -> Callable[[str], str]:
    """Make the same store as an older schema held it: log, texts and read tables."""

    def make(revision: str) -> str:
        where = new_db(empty=True)
        engine, today = make_engine(database_url(where)), make_engine(database_url(db))
        with engine.begin() as connection, today.connect() as source:
            command.upgrade(schema.migration_config(connection), revision)
            copy_rows(source, connection)
            with guards.guards_aside(connection):
                pass
        engine.dispose()
        today.dispose()
        return where

    return make


def copy_rows(source: sa.Connection, target: sa.Connection) -> None:
    """Fill every table that has the same columns in both."""
    tables = [sa.MetaData(), sa.MetaData()]
    for metadata, connection in zip(tables, (source, target), strict=True):
        metadata.reflect(connection)
    for table in tables[1].sorted_tables:
        like = tables[0].tables.get(table.name)
        if table.name.startswith(("alembic_", "proj_words")) or like is None:
            continue
        rows = source.execute(sa.select(like)).mappings().all()
        if rows and {*table.c.keys()} == {*like.c.keys()}:
            target.execute(table.insert(), [dict(row) for row in rows])


def everything(tl: Timeline) -> tuple[object, ...]:
    """What a store tells: its log, its chronology, and each as it was before."""
    commits = list(tl.log())
    events = tl.events(retracted=True)
    then = [
        tl.to_jsonl(tl.events(as_of=commit.entries[-1].position)) for commit in commits
    ]
    return commits, tl.to_jsonl(events), then, tl.articles()


@pytest.mark.parametrize("revision", OLDER)
def test_an_older_store_becomes_one_of_today_with_all_it_held(
    told: Timeline, older: Callable[[str], str], revision: str, database: Kind
) -> None:
    db = older(revision)
    with pytest.raises(StoreError, match="run “timeline db upgrade”"):
        Timeline.open(db)

    done = upkeep.upgrade(db)

    assert done is not None
    assert (done.before, done.after) == (revision, schema.revisions()[-1])
    assert (done.copy is not None) == (database == "sqlite")
    with Timeline.open(db, author="Ada") as upgraded:
        assert everything(upgraded) == everything(told)
        upgraded.annotate(upgraded.lines()[0].id, "works as before")
    assert upkeep.upgrade(db) is None
    engine = make_engine(database_url(db))
    with engine.connect() as connection:
        command.check(schema.migration_config(connection))
    engine.dispose()


def test_the_command_tells_what_it_did(
    older: Callable[[str], str], database: Kind, capsys: pytest.CaptureFixture[str]
) -> None:
    db = older("0001")

    assert main(["--db", db, "db", "upgrade"]) == 0
    told = capsys.readouterr().err
    assert told.startswith(f"upgraded from schema 0001 to {schema.revisions()[-1]}")
    assert (f"; the store before it is {db}.0001.backup" in told) == (
        database == "sqlite"
    )
    assert main(["--db", db, "db", "upgrade"]) == 0
    assert capsys.readouterr().err == "up to date\n"


@pytest.mark.parametrize("moment", ["between revisions", "while folding", "at the end"])
def test_an_upgrade_that_is_killed_leaves_the_store_as_it_was(
    told: Timeline,
    older: Callable[[str], str],
    tmp_path: Path,
    moment: str,
) -> None:
    db = older("0002")
    migrations = schema.MIGRATIONS
    if moment == "between revisions":
        migrations = shutil.copytree(schema.MIGRATIONS, tmp_path / "migrations")
        deadly = DEADLY.format(before=schema.revisions()[-1])
        (migrations / "versions" / "9001_deadly.py").write_text(deadly)

    run = [sys.executable, "-c", KILLED, db, moment, str(migrations)]
    killed = subprocess.run(run, cwd=Path(__file__).parents[2])  # noqa: S603 - ours

    assert killed.returncode == -signal.SIGKILL
    with pytest.raises(StoreError, match="has schema 0002; expected"):
        Timeline.open(db)
    assert upkeep.upgrade(db) is not None
    with Timeline.open(db) as upgraded:
        assert everything(upgraded) == everything(told)


@on_sqlite
def test_what_an_upgrade_copied_is_the_store_before_it(
    older: Callable[[str], str], told: Timeline
) -> None:
    done = upkeep.upgrade(older("0002"))

    assert done is not None
    assert done.copy is not None
    assert upkeep.upgrade(str(done.copy)) is not None
    with Timeline.open(done.copy) as copied:
        assert everything(copied) == everything(told)
