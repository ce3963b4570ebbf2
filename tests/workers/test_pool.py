"""Processes that read: killed, they are replaced, and every article is read."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from multiprocessing import active_children
from typing import TYPE_CHECKING

import pytest

from timeline.errors import ReadError
from timeline.formats import Member
from timeline.workers.pool import Pool
from timeline.workers.task import Options, read_and_extract

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = b"Date: 2024-10-25\n\nThe navy sent ships to Velmora on Wednesday.\n"
_LONG = _SHORT + b"The mayor of Velmora resigned on Monday. " * 20_000
"""Takes seconds to read."""


@contextmanager
def _killer() -> Iterator[None]:
    """Kill every process of ours, as soon as it runs."""
    done = threading.Event()

    def kill() -> None:
        while not done.wait(0.05):
            for child in active_children():
                child.kill()

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_articles_come_as_they_are_read_here() -> None:
    options = Options(publisher="Bay Courier")
    with Pool(2, options) as pool:
        pending = [pool.start(Member(f"{number}.txt", _SHORT)) for number in range(5)]
        read = [each() for each in pending]
    assert read == [
        read_and_extract(Member(f"{number}.txt", _SHORT), options)
        for number in range(5)
    ]
    assert not active_children()


def test_what_reading_raises_comes_back() -> None:
    with (
        Pool(1, Options()) as pool,
        pytest.raises(ReadError, match=r"empty\.txt .+; expected .+; "),
    ):
        pool.start(Member("empty.txt", b""))()


def test_what_was_under_way_when_a_worker_died_is_read_again() -> None:
    with Pool(2, Options()) as pool:
        pending = [pool.start(Member(f"{number}.txt", _SHORT)) for number in range(6)]
        active_children()[0].kill()
        pending += [
            pool.start(Member(f"{number}.txt", _SHORT)) for number in range(6, 9)
        ]
        assert [each().article.path for each in pending] == [
            f"{number}.txt" for number in range(9)
        ]


def test_what_kills_its_worker_whenever_it_is_read_fails_by_name() -> None:
    with Pool(2, Options()) as pool:
        before = pool.start(Member("before.txt", _SHORT))
        assert before().mentions
        pending = pool.start(Member("bomb.txt", _LONG))
        with (
            _killer(),
            pytest.raises(ReadError, match=r"bomb\.txt: .+ killed.+; expected .+; "),
        ):
            pending()
        assert pool.start(Member("after.txt", _SHORT))().mentions


def test_an_exception_leaves_no_process_behind() -> None:
    with pytest.raises(KeyboardInterrupt), Pool(2, Options()) as pool:  # noqa: PT012 - the pool is what is tested
        for number in range(4):
            pool.start(Member(f"{number}.txt", _LONG))
        raise KeyboardInterrupt
    assert not active_children()
