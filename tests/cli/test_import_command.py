"""`timeline import`: what one store exports, another takes in."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Result
    from tests.conftest import NewDatabase

    Run = Callable[..., Result]


@pytest.fixture
def told(store: Run, tmp_path: Path) -> Path:
    """An export of two articles, one event of which has a date by hand."""
    event = store("list").out.splitlines()[0][:16]
    store("redate", event, "2024-08-05", "--reason", "the log book")
    path = tmp_path / "told.jsonl"
    assert store("export", "--format", "jsonl", "-o", str(path)).code == 0
    return path


def test_an_export_is_imported_into_a_new_store_and_comes_out_the_same(
    store: Run, told: Path, new_db: NewDatabase
) -> None:
    other = new_db(empty=True)
    result = store("import", str(told), "--db", other)
    events = len(told.read_text(encoding="utf-8").splitlines())

    assert (result.code, result.err) == (0, "")
    first, second, third = result.out.splitlines()
    assert first == f"{told}: {events} events"
    assert second.startswith("2 articles new, 0 known; ")
    assert second.endswith("1 decision by people")
    assert third.endswith("take one back with: timeline undo COMMIT")
    back = store("export", "--format", "jsonl", "--db", other)
    assert back.out == told.read_text(encoding="utf-8")


def test_the_same_again_is_nothing_new(store: Run, told: Path) -> None:
    result = store("import", str(told))
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[1] == "nothing new"


def test_an_export_comes_through_a_pipe(
    store: Run, told: Path, new_db: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(told.read_bytes()))
    monkeypatch.setattr(sys, "stdin", piped)
    result = store("import", "-", "--db", new_db(empty=True))
    assert result.out.startswith("-: ")
    assert "2 articles new" in result.out


def test_what_two_people_decided_otherwise_is_told_on_stderr(
    store: Run, told: Path, new_db: NewDatabase, articles: Path
) -> None:
    other = new_db(empty=True)
    store("ingest", str(articles), "--db", other)
    event = json.loads(told.read_text(encoding="utf-8").splitlines()[0])["id"]
    here = ("--db", other, "--author", "Bo")
    store("redate", event, "2024-08-06", "--reason", "the mate", *here)

    result = store("import", str(told), "--db", other)

    assert result.code == 0
    assert result.out.splitlines()[1] == "nothing new"
    assert "date set to 2024-08-05, by Ada there" in result.err
    assert "date set to 2024-08-06 by Bo here: left as it is here" in result.err


def test_a_file_that_was_cut_off_is_refused_in_one_line(
    store: Run, told: Path, new_db: NewDatabase
) -> None:
    told.write_bytes(told.read_bytes()[:-200])
    other = new_db(empty=True)
    result = store("import", str(told), "--db", other)

    assert (result.code, result.out) == (1, "")
    (line,) = result.err.splitlines()
    assert line.startswith(f"timeline: cannot import {told}, line ")
    assert "nothing was imported" in line
    assert store("list", "--db", other).out == ""


def test_an_article_that_came_without_its_text_is_listed_so(
    store: Run, told: Path, new_db: NewDatabase
) -> None:
    other = new_db(empty=True)
    store("import", str(told), "--db", other)
    assert store("articles", "--db", other).out.count("imported without its text") == 2
    assert "imported without" in store("verify", "--db", other).out
