"""What a server refuses or breaks off is told in the user's words."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline import Timeline
from timeline.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Tell

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.parametrize("database", ["postgresql"], indirect=True),
]

_STORY = "The navy sent 3,000 troops to Velmora on Wednesday."


@pytest.fixture
def admin(db: str) -> Iterator[sa.Connection]:
    """A connection of somebody else's."""
    engine = sa.create_engine(db, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _end_all_others(admin: sa.Connection) -> None:
    admin.exec_driver_sql(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


def _annotate(tl: Timeline) -> None:
    tl.annotate(tl.lines()[0].id, "seen", reason="asked")


def test_a_server_that_was_restarted_is_not_noticed(
    tl: Timeline, tell: Tell, admin: sa.Connection
) -> None:
    tell("gazette", _STORY)

    _end_all_others(admin)
    assert len(tl.events()) == 1
    _end_all_others(admin)
    _annotate(tl)


def test_a_connection_that_is_lost_is_told(tl: Timeline, admin: sa.Connection) -> None:
    def lose() -> None:
        with tl._log.writing() as writer:
            _end_all_others(admin)
            writer.connection.exec_driver_sql("SELECT 1")

    with pytest.raises(StoreError, match=r"has hung up: .*; expected .*; try again"):
        lose()


def test_a_statement_that_takes_too_long_is_told(
    tl: Timeline, tell: Tell, db: str, admin: sa.Connection
) -> None:
    tell("gazette", _STORY)
    _set(db, admin, "statement_timeout = 200")
    with (
        Timeline.open(db) as other,
        tl._log.writing(),
        pytest.raises(StoreError, match=r"; expected .*; raise the statement_timeout"),
    ):
        _annotate(other)


def test_a_database_that_takes_no_writes_is_told(
    tl: Timeline, tell: Tell, db: str, admin: sa.Connection
) -> None:
    tell("gazette", _STORY)
    _set(db, admin, "default_transaction_read_only = on")
    with (
        Timeline.open(db) as other,
        pytest.raises(StoreError, match=r"; expected .*; give the URL of the primary"),
    ):
        _annotate(other)


def _set(db: str, admin: sa.Connection, setting: str) -> None:
    name = sa.make_url(db).database
    admin.exec_driver_sql(f"ALTER DATABASE {name} SET {setting}")


def test_a_store_that_is_taken_is_told_after_ten_seconds(
    tl: Timeline, tell: Tell, db: str
) -> None:
    tell("gazette", _STORY)
    with (
        Timeline.open(db) as other,
        tl._log.writing(),
        pytest.raises(StoreError, match=r"is locked by another program.*within ten s"),
    ):
        _annotate(other)


def test_stores_in_two_schemas_do_not_wait_for_each_other(
    empty_db: str, tmp_path: Path
) -> None:
    engine = sa.create_engine(empty_db)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE SCHEMA one")
        connection.exec_driver_sql("CREATE SCHEMA two")
    engine.dispose()
    path = tmp_path / "gazette.txt"
    path.write_text(f"Date: 2024-10-25\n\n{_STORY}\n", encoding="utf-8")

    at = f"{empty_db}?options=-csearch_path%3D"
    with Timeline.open(f"{at}one") as one, Timeline.open(f"{at}two") as two:
        with one._log.writing():
            assert two.ingest(path).count("new") == 1
        assert (len(one.events()), len(two.events())) == (0, 1)


@pytest.mark.parametrize("do", [Timeline.lines, _annotate], ids=["read", "write"])
def test_rights_that_a_role_lacks_are_named(
    tl: Timeline,
    tell: Tell,
    db: str,
    admin: sa.Connection,
    do: Callable[[Timeline], object],
) -> None:
    tell("gazette", _STORY)
    admin.exec_driver_sql("CREATE ROLE timeline_guest LOGIN")
    try:
        grant = "GRANT SELECT ON ALL TABLES IN SCHEMA public TO timeline_guest"
        admin.exec_driver_sql(grant)
        url = sa.make_url(db).set(username="timeline_guest")
        with Timeline.open(url.render_as_string(hide_password=False)) as guest:
            table = "commits" if do is _annotate else "proj_chronology"
            admin.exec_driver_sql(f"REVOKE ALL ON {table} FROM timeline_guest")
            with pytest.raises(StoreError, match=rf"{table}; .*docs/postgresql.md"):
                do(guest)
    finally:
        admin.exec_driver_sql("DROP OWNED BY timeline_guest")
        admin.exec_driver_sql("DROP ROLE timeline_guest")


def test_a_takedown_does_not_wait_for_ever_behind_a_reader(
    tl: Timeline, tell: Tell, db: str
) -> None:
    article = tell("gazette", _STORY).article
    assert article
    reader = sa.create_engine(db)
    with reader.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM article_texts")
        done: list[str] = []
        thread = threading.Thread(
            target=lambda: done.extend(
                tl.redact(article.id, reason="asked by the court").remains
            )
        )
        thread.start()
        thread.join(40)
        assert any("not cleared" in line and "again" in line for line in done)
    thread.join()
    reader.dispose()
