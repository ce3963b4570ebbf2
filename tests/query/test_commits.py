"""The log's commits as light lines, and which of them a moment has."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Timeline


@pytest.fixture(autouse=True)
def log(tell: Tell, tl: Timeline) -> None:
    tell("gazette", "The mayor of Velmora resigned in June.")
    (line,) = tl.lines()
    tl.annotate(line.id, "ask the harbour master")


def test_commits_are_listed_newest_first_in_pages(tl: Timeline) -> None:
    told = list(tl.log())
    lines = tl.commits()
    assert [line.id for line in lines] == [commit.id for commit in told][::-1]
    assert [line.entries for line in lines[::-1]] == [len(c.entries) for c in told]
    assert lines[0].position == tl.head()
    assert (lines[0].command, lines[0].author) == ("annotate", "Ada")
    assert tl.commits(size=1) + tl.commits(before=lines[0].id) == lines
    assert tl.commits(before=1) == []


def test_a_moment_has_the_last_commit_that_ended_by_then(tl: Timeline) -> None:
    last, *_, first = tl.commits()
    assert tl.commit_at(None) == tl.commit_at(last.position) == last
    assert tl.commit_at(0) is None
    assert tl.commit_at(first.position) == first
    assert tl.commit_at(first.position - 1) is None, "half of it is not there"
    assert tl.commit_at(last.recorded_at - dt.timedelta(microseconds=1)) != last
