"""`timeline verify` and `timeline anchor`: what they print and how they exit."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.databases import on_sqlite
from tests.store.tamper import tamper

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Result


def test_a_sound_store_is_told_a_line_a_check(store: Callable[..., Result]) -> None:
    result = store("verify")

    assert (result.code, result.err) == (0, "")
    lines = dict(line.split(": ", 1) for line in result.out.splitlines())
    assert lines["entries"].endswith("chain whole")
    assert lines["texts"] == "2, every hash right"
    assert lines["read tables"].endswith("as the log gives them")


@on_sqlite
def test_a_damaged_store_is_exit_code_4_and_its_first_position(
    store: Callable[..., Result], db: str
) -> None:
    tamper(Path(db), "UPDATE entries SET type = 'x' WHERE position IN (2, 4)")

    result = store("verify", "--quick")

    assert result.code == 4
    assert "\n  position 2: it is not what was recorded" in result.out
    assert "\n  position 4: it is not what was recorded" in result.out
    assert result.err.startswith(
        "the store is not what was recorded, first at position"
    )


@on_sqlite
def test_json_says_the_same_to_programs(store: Callable[..., Result], db: str) -> None:
    sound = json.loads(store("verify", "--json").out)
    tamper(Path(db), "UPDATE entries SET type = 'x' WHERE position = 2")
    result = store("verify", "--json")
    damaged = json.loads(result.out)

    assert (sound["sound"], sound["first_position"]) == (True, None)
    assert (damaged["sound"], damaged["first_position"]) == (False, 2)
    problems = {check["name"]: check["problems"] for check in damaged["checks"]}
    assert problems["entries"][0]["position"] == 2
    assert result.code == 4


@on_sqlite
def test_a_store_that_cannot_be_opened_is_verified(
    store: Callable[..., Result], db: str
) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("DROP TRIGGER entries_no_update")
        connection.execute("UPDATE projection_checkpoints SET fingerprint = 'old'")
        connection.commit()

    assert store("list").code == 4
    result = store("verify")

    assert result.code == 4
    assert "trigger entries_no_update is missing" in result.out
    assert "run “timeline rebuild”" in result.out


@on_sqlite
def test_a_database_with_a_table_gone_is_told_and_no_traceback(
    store: Callable[..., Result], db: str
) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("DROP TABLE redactions")

    result = store("verify")

    assert result.code == 4
    assert "redactions: 1 problem\n  it cannot be read: no such table" in result.out


@on_sqlite
def test_pages_that_were_overwritten_are_told(
    store: Callable[..., Result], db: str
) -> None:
    path = Path(db)
    whole = path.read_bytes()
    page = whole.index(b"mention_found") // 4096 * 4096
    path.write_bytes(whole[:page] + b"\xff" * 4096 + whole[page + 4096 :])

    result = store("verify")

    assert result.code == 4
    assert "file: " in result.out


@pytest.mark.parametrize("content", [b"", b"Troops were seen.", b"SQLite format 3\0"])
@on_sqlite
def test_what_is_no_store_is_exit_code_4(
    run: Callable[..., Result], db: str, content: bytes
) -> None:
    Path(db).write_bytes(content)

    result = run("verify")

    assert result.code == 4
    assert result.out == ""


def test_an_anchor_is_printed_or_kept_and_found(store: Callable[..., Result]) -> None:
    printed = store("anchor")
    kept = store("anchor", "--to", "anchors.jsonl")
    found = store("verify", "--anchors", "anchors.jsonl")

    assert printed.code == kept.code == found.code == 0
    assert kept.out == ""
    line = json.loads(Path("anchors.jsonl").read_text(encoding="utf-8"))
    assert line["hash"] == json.loads(printed.out)["hash"]
    assert "anchors: 1, each found" in found.out


@on_sqlite
def test_a_store_put_in_the_place_of_another_is_exit_code_4(
    store: Callable[..., Result], db: str
) -> None:
    store("anchor", "--to", "anchors.jsonl")
    Path(db).unlink()
    store("ingest", "articles")

    assert store("verify").code == 0
    result = store("verify", "--anchors", "anchors.jsonl")

    assert result.code == 4
    assert "  none is of this store" in result.out


@pytest.mark.parametrize("content", ["", "Troops were seen.\n", '{"store": "'])
def test_a_file_of_no_anchors_is_told_of_the_file(
    store: Callable[..., Result], content: str
) -> None:
    Path("anchors.jsonl").write_text(content, encoding="utf-8")

    result = store("verify", "--quick", "--anchors", "anchors.jsonl")

    assert result.code == 4
    assert "the store is whole in itself, but anchors.jsonl does not" in result.err
    assert "is not what was recorded" not in result.err


@on_sqlite
def test_a_cut_log_is_folded_only_by_force(
    store: Callable[..., Result], db: str
) -> None:
    tamper(
        Path(db),
        "DELETE FROM entries WHERE commit_id = (SELECT max(id) FROM commits)",
        "DELETE FROM commits WHERE id = (SELECT max(id) FROM commits)",
    )

    for verb in ("list", "rebuild"):
        refused = store(verb)
        assert refused.code == 4
        assert "some are missing; do not rebuild" in refused.err
    assert store("rebuild", "--force").code == 0
    assert store("list").code == 0
