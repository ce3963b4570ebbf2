"""Engines: the settings that the log relies on, on every connection."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline.store.engine import (
    database_name,
    database_path,
    database_url,
    make_engine,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A file: the settings are SQLite's."""
    return tmp_path / "news.db"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("busy_timeout", 10_000),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
    ],
)
def test_every_connection_has_the_settings(
    db: Path, pragma: str, value: int | str
) -> None:
    engine = make_engine(database_url(db))

    with engine.connect() as one, engine.connect() as two:
        for connection in (one, two):
            found = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
            assert found == value
    engine.dispose()


def test_a_table_made_in_a_transaction_that_fails_is_gone(db: Path) -> None:
    engine = make_engine(database_url(db))
    connection = engine.connect()

    connection.exec_driver_sql("CREATE TABLE half_made (id INTEGER)")
    connection.rollback()

    assert sa.inspect(engine).get_table_names() == []
    connection.close()
    engine.dispose()


def test_a_reader_sees_one_state_while_another_writes(db: Path) -> None:
    engine = make_engine(database_url(db))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE seen (id INTEGER)")
    count = "SELECT count(*) FROM seen"

    with engine.connect() as reader:
        before = reader.exec_driver_sql(count).scalar_one()
        with engine.execution_options(writes=True).begin() as writer:
            writer.exec_driver_sql("INSERT INTO seen VALUES (1)")
        after = reader.exec_driver_sql(count).scalar_one()

    assert (before, after) == (0, 0)
    engine.dispose()


def test_a_writer_takes_the_database_before_it_reads(db: Path) -> None:
    engine = make_engine(database_url(db))

    with (
        engine.execution_options(writes=True).begin(),
        closing(sqlite3.connect(db, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "in_file"),
    [
        ("sqlite:////srv/news.db", "/srv/news.db"),
        ("sqlite:///file:/srv/news.db?mode=ro&uri=true", "/srv/news.db"),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        ("sqlite:///file:news?mode=memory&uri=true", None),
        ("postgresql+psycopg://db.example/news", None),
    ],
)
def test_the_file_of_a_database_is_known(url: str, in_file: str | None) -> None:
    path = database_path(sa.make_url(url))

    assert (str(path) if path else None) == in_file


def test_a_password_is_never_shown() -> None:
    url = sa.make_url("postgresql+psycopg://ada:secret@db.example/news")

    assert "secret" not in database_name(url)


def test_memory_is_a_database_of_its_own() -> None:
    assert database_url(":memory:") == "sqlite://"


def test_a_new_file_that_another_is_writing_is_waited_for(db: Path) -> None:
    other = sqlite3.connect(db, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE seen (id INTEGER)")
    other.execute("BEGIN IMMEDIATE")
    engine = make_engine(database_url(db))
    done = threading.Timer(0.3, other.execute, args=["COMMIT"])

    done.start()
    with engine.connect() as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()

    assert mode == "wal"
    done.join()
    other.close()
    engine.dispose()
