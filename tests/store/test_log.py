"""Appending to the log and reading it back."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.recording import record, retraction
from timeline.errors import ReadError, StoreError, UsageError, WrongVersionError
from timeline.store import open_log
from timeline.store.payloads import EventAnnotated, EventRetracted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Append
    from timeline.store import Log


def test_an_append_reads_back_as_it_was_given(log: Log) -> None:
    committed = record(log, retraction("event:1"), retraction("event:2"))

    first, second = log.entries()
    assert committed.is_new
    assert (first.stream, second.stream) == ("event:1", "event:2")
    assert first.payload == EventRetracted(event="e1", reason="the agency withdrew it")
    assert (first.author, first.type, first.commit) == ("Ada", "event_retracted", 1)
    assert first.recorded_at == dt.datetime(2024, 10, 25, 12, 0, tzinfo=dt.UTC)


def test_positions_and_commits_count_from_one_without_gaps(
    log: Log, append: Append
) -> None:
    one = append("event:1")
    two = append("event:2", "event:1", "event:2")

    assert (one.commit, one.first_position, one.last_position) == (1, 1, 1)
    assert (two.commit, two.first_position, two.last_position) == (2, 2, 4)
    assert [entry.position for entry in log.entries()] == [1, 2, 3, 4]


def test_versions_count_within_each_stream(log: Log, append: Append) -> None:
    append("event:1")
    append("event:2", "event:1", "event:2")

    assert [entry.version for entry in log.stream("event:1")] == [1, 2]
    assert [entry.position for entry in log.stream("event:2")] == [2, 4]
    assert log.stream("event:3") == []


def test_nothing_to_append_is_an_error_of_the_caller(log: Log) -> None:
    with pytest.raises(ValueError, match="at least one entry"):
        record(log)


def test_entries_come_in_pages_without_a_seam(log: Log, append: Append) -> None:
    append(*(f"event:{number}" for number in range(2_500)))

    positions = [entry.position for entry in log.entries()]

    assert positions == list(range(1, 2_501))


def test_entries_can_be_read_between_two_positions(log: Log, append: Append) -> None:
    append("a", "b", "c", "d")

    assert [entry.stream for entry in log.entries(after=1, upto=3)] == ["b", "c"]


def test_commits_come_with_their_entries(log: Log, append: Append) -> None:
    append("a", key="first")
    append("b", "c")

    first, second = log.commits()

    assert (first.id, first.command, first.software) == (1, "annotate", "timeline 0.1")
    assert first.idempotency_key == "first"
    assert [entry.stream for entry in second.entries] == ["b", "c"]
    assert list(log.commits(after=1)) == [second]


def test_commits_come_in_pages_without_a_seam(log: Log) -> None:
    with log.writing() as writer:
        for _ in range(450):
            record(writer, retraction("event:1"))

    assert [commit.id for commit in log.commits()] == list(range(1, 451))


def test_commits_of_many_entries_come_whole(log: Log, append: Append) -> None:
    sizes = [1_500, 1_500, 2_500, 1]
    for number, size in enumerate(sizes):
        append(*(f"event:{number}:{entry}" for entry in range(size)))

    found = list(log.commits())

    assert [len(commit.entries) for commit in found] == sizes
    assert [commit.entries[-1].position for commit in found] == [1500, 3000, 5500, 5501]


def test_the_head_of_an_empty_log_is_its_genesis(log: Log) -> None:
    head = log.head()

    assert (head.position, head.commit, head.recorded_at) == (0, 0, None)
    assert len(head.hash) == 32


def test_the_head_moves_with_each_commit(log: Log, append: Append) -> None:
    append("a")
    second = append("a", "b")

    head = log.head()

    assert (head.position, head.commit) == (3, 2)
    assert head.recorded_at == second.recorded_at


def test_a_moment_leads_to_the_last_position_recorded_by_then(
    log: Log, append: Append
) -> None:
    first, second = append("a", "b"), append("c")
    instant = dt.timedelta(microseconds=1)

    assert log.position_at(first.recorded_at - instant) == 0
    assert log.position_at(first.recorded_at) == 2
    assert log.position_at(second.recorded_at - instant) == 2
    assert log.position_at(dt.datetime(2100, 1, 1, tzinfo=dt.UTC)) == 3


def test_a_moment_without_a_zone_is_refused(log: Log) -> None:
    with pytest.raises(UsageError, match="has no zone"):
        log.position_at(dt.datetime(2024, 10, 25))  # noqa: DTZ001 - the point of it


def test_a_clock_that_runs_back_never_turns_the_record_around(db: str) -> None:
    open_log(db, create=True).close()
    readings = iter([1_000, 400, 400, 2_000])
    log = open_log(db, clock=readings.__next__)
    committed = [record(log, retraction("event:1")) for _ in range(4)]

    microsecond = dt.timedelta(microseconds=1)
    epoch = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    recorded = [(commit.recorded_at - epoch) // microsecond for commit in committed]

    assert recorded == [1_000, 1_001, 1_002, 2_000]
    with log.reading() as connection:
        walls = connection.exec_driver_sql("SELECT wall_at FROM commits").scalars()
        assert list(walls) == [1_000, 400, 400, 2_000]
    log.close()


class TestExpectedVersion:
    def test_the_version_expected_lets_the_entry_in(self, log: Log) -> None:
        record(log, retraction("event:1", expected_version=0))
        record(log, retraction("event:1", expected_version=1))

        assert len(log.stream("event:1")) == 2

    def test_entries_of_one_commit_count_on_each_other(self, log: Log) -> None:
        pair = [retraction("event:1", 0), retraction("event:1", 1)]

        assert record(log, *pair).last_position == 2

    @pytest.mark.parametrize("expected", [0, 2], ids=["behind", "ahead"])
    def test_another_version_is_refused_with_both_numbers(
        self, log: Log, append: Append, expected: int
    ) -> None:
        append("event:1")

        with pytest.raises(WrongVersionError, match=rf"version 1; expected {expected}"):
            record(log, retraction("event:1", expected))

    def test_a_refused_entry_takes_its_whole_commit_with_it(
        self, log: Log, append: Append
    ) -> None:
        append("event:1")
        before = log.head()

        with pytest.raises(WrongVersionError):
            record(log, retraction("event:2"), retraction("event:1", 0))

        assert log.head() == before
        assert log.stream("event:2") == []


class TestIdempotency:
    def test_the_same_request_is_recorded_once(self, log: Log, append: Append) -> None:
        first = append("event:1", key="ingest:1")
        again = append("event:1", key="ingest:1")

        assert again == replace(first, is_new=False)
        assert log.head().position == 1

    def test_the_same_key_for_another_request_is_refused(self, append: Append) -> None:
        append("event:1", key="ingest:1")

        with pytest.raises(StoreError, match="'ingest:1' was used for another request"):
            append("event:1", text="another note", key="ingest:1")

    def test_the_digest_given_decides_what_the_same_request_is(self, log: Log) -> None:
        digest = b"d" * 32
        first = record(log, retraction("event:1"), key="k", digest=digest)

        again = record(log, retraction("event:2"), key="k", digest=digest)

        assert again == replace(first, is_new=False)

    def test_without_a_key_the_same_is_recorded_again(
        self, log: Log, append: Append
    ) -> None:
        append("event:1")
        append("event:1")

        assert log.head().position == 2


class TestWriting:
    def test_several_commits_of_one_transaction_stand_together(self, log: Log) -> None:
        with log.writing() as writer:
            record(writer, retraction("event:1"))
            record(writer, retraction("event:1"))

        assert [entry.commit for entry in log.entries()] == [1, 2]

    def test_an_error_leaves_nothing_of_the_transaction(self, log: Log) -> None:
        def fail_half_way() -> None:
            with log.writing() as writer:
                record(writer, retraction("event:1"))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail_half_way()

        assert list(log.entries()) == []
        assert record(log, retraction("event:1")).commit == 1

    def test_reads_inside_see_what_was_appended_so_far(self, log: Log) -> None:
        with log.writing() as writer:
            record(writer, retraction("event:1"))

            assert len(log.stream("event:1")) == 1

    def test_other_threads_see_nothing_before_the_end(self, log: Log) -> None:
        seen: list[int] = []

        with log.writing() as writer:
            record(writer, retraction("event:1"))
            other = threading.Thread(target=lambda: seen.append(log.head().position))
            other.start()
            other.join()

        assert seen == [0]
        assert log.head().position == 1

    def test_writing_while_writing_is_an_error_of_the_caller(self, log: Log) -> None:
        with log.writing(), pytest.raises(RuntimeError, match="already writing"):
            record(log, retraction("event:1"))

    def test_a_log_in_memory_works_alike(self) -> None:
        log = open_log(":memory:", create=True)

        with log.writing() as writer:
            record(writer, retraction("event:1"))
            assert log.head().position == 1

        assert [entry.stream for entry in log.entries()] == ["event:1"]
        log.close()


@pytest.mark.parametrize(
    "text",
    [
        "a\0b",
        "𐎠 and 😀 and \u202e שלום",
        "a\u2028b\u2029c",
        "x" * 1_000_000,
        "",
        '"\\"',
    ],
    ids=["NUL", "astral and right-to-left", "line separators", "1 MB", "empty", "JSON"],
)
def test_odd_text_comes_back_unchanged(log: Log, append: Append, text: str) -> None:
    append("event:1", text=text)

    payload = log.stream("event:1")[0].payload

    assert isinstance(payload, EventAnnotated)
    assert payload.text == text


def test_half_a_surrogate_pair_in_a_payload_is_refused(
    log: Log, append: Append
) -> None:
    with pytest.raises(ReadError, match="event_annotated cannot be stored"):
        append("event:1", text="a\ud800b")

    assert log.head().position == 0


@pytest.mark.parametrize(
    ("stream", "author", "key"),
    [("\udcff", "Ada", "k"), ("event:1", "\udcff", "k"), ("event:1", "Ada", "\udcff")],
    ids=["stream", "author", "key"],
)
def test_half_a_surrogate_pair_beside_the_payload_is_refused(
    log: Log, stream: str, author: str, key: str
) -> None:
    with pytest.raises(ReadError, match="lone surrogates"):
        record(log, retraction(stream), author=author, key=key)


@pytest.mark.parametrize(
    ("stream", "author", "key"),
    [("a\0b", "Ada", "k"), ("event:1", "A\0", "k"), ("event:1", "Ada", "\0")],
    ids=["stream", "author", "key"],
)
def test_a_nul_beside_the_payload_is_refused_on_every_database(
    log: Log, stream: str, author: str, key: str
) -> None:
    with pytest.raises(ReadError, match="holds a NUL character"):
        record(log, retraction(stream), author=author, key=key)


def test_versions_are_found_for_more_streams_than_one_query_asks(log: Log) -> None:
    streams = [f"event:{number}" for number in range(1_200)]
    record(log, *[retraction(stream) for stream in streams])

    again = record(log, *[retraction(stream, 1) for stream in streams])

    later = log.entries(after=again.first_position - 1)
    assert {entry.version for entry in later} == {2}


def test_a_closed_log_lets_go_of_what_a_thread_still_holds(
    db: str | Path, append: Append, log: Log
) -> None:
    append("event:1")
    log.close()
    late = open_log(db)
    at_work, closed = threading.Event(), threading.Event()
    held: list[Any] = []

    def work() -> None:
        with late.reading() as reader, late.writing() as writer:
            for each in (reader, writer.connection):
                held.append(each.connection.driver_connection)
            at_work.set()
            closed.wait(10)

    thread = threading.Thread(target=work)
    thread.start()
    at_work.wait(10)
    late.close()
    closed.set()
    thread.join()
    for each in held:
        with pytest.raises(late.engine.dialect.loaded_dbapi.Error, match="closed"):
            late.engine.dialect.do_ping(each)
