"""What folds entries into tables of its own, as they are appended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.store.recording import record, retraction
from timeline.store import open_log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.store import StoredEntry
    from timeline.store.writer import Writer


class Tally:
    """A projector that keeps the streams of entries in a table of its own."""

    def apply(self, connection: sa.Connection, entries: Sequence[StoredEntry]) -> None:
        rows = [{"position": each.position, "stream": each.stream} for each in entries]
        connection.execute(
            sa.text("INSERT INTO tally VALUES (:position, :stream)"), rows
        )


class Refusing:
    """A projector that fails."""

    def apply(self, connection: sa.Connection, entries: Sequence[StoredEntry]) -> None:
        raise ZeroDivisionError


def begin_tally(writer: Writer) -> None:
    writer.connection.exec_driver_sql(
        "CREATE TABLE tally (position INTEGER, stream TEXT)"
    )


class TestProjectors:
    def test_a_projector_writes_in_the_same_transaction(self, db: str) -> None:
        log = open_log(db, create=True, projectors=[Tally()])
        with log.writing() as writer:
            begin_tally(writer)
            record(writer, retraction("event:1"), retraction("event:2"))

        with log.reading() as connection:
            rows = connection.exec_driver_sql("SELECT * FROM tally").all()
        assert [tuple(row) for row in rows] == [(1, "event:1"), (2, "event:2")]
        log.close()

    def test_a_projector_that_fails_takes_the_append_with_it(self, db: str) -> None:
        log = open_log(db, create=True, projectors=[Refusing()])

        with pytest.raises(ZeroDivisionError):
            record(log, retraction("event:1"))

        assert log.head().position == 0
        log.close()

    def test_a_request_seen_before_is_not_projected_again(self, db: str) -> None:
        log = open_log(db, create=True, projectors=[Tally()])
        with log.writing() as writer:
            begin_tally(writer)
        for _ in range(2):
            record(log, retraction("event:1"), key="once")

        with log.reading() as connection:
            counted = connection.exec_driver_sql("SELECT count(*) FROM tally")
            assert counted.scalar_one() == 1
        log.close()
