"""Files are begun before their turn, few at a time, and come in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.formats import Member
from timeline.workers.ahead import read_ahead
from timeline.workers.task import Options, read_and_extract

if TYPE_CHECKING:
    from timeline.workers.ahead import Pending

_PATHS = tuple(f"{number}.txt" for number in range(10))


@pytest.mark.parametrize("most", [0, 1, 4, 10, 100])
def test_at_most_so_many_are_under_way_and_they_come_in_order(most: int) -> None:
    begun: list[str] = []

    def start(path: str) -> Pending:
        begun.append(path)
        return lambda: read_and_extract(Member(path, b"It rained."), Options())

    came = []
    for number, (path, pending) in enumerate(read_ahead(_PATHS, start, most), 1):
        assert len(begun) == min(number + most, len(_PATHS))
        assert pending().article.path == path
        came.append(path)
    assert came == begun == list(_PATHS)


def test_what_is_left_early_begins_nothing_more() -> None:
    begun: list[str] = []

    def start(path: str) -> Pending:
        begun.append(path)
        return lambda: read_and_extract(Member(path, b"It rained."), Options())

    next(read_ahead(_PATHS, start, 2))
    assert begun == list(_PATHS[:3])
