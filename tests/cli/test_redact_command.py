"""`timeline redact`, and what the other commands say of an article taken down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Result

PATH = str(Path("articles") / "coast.txt")


@pytest.fixture
def redacted(store: Callable[..., Result]) -> Callable[..., Result]:
    """A store of two articles, one of them taken down."""
    assert store("redact", PATH, "--reason", "court order 12").code == 0
    return store


def test_it_tells_what_is_gone_and_what_it_cannot_reach(
    store: Callable[..., Result],
) -> None:
    event = store("search", "passengers").out.split()[0]
    store("annotate", event, "rang the port")
    result = store("redact", PATH, "--reason", "court order 12", "--author", "Bob")
    assert result.code == 0
    told, commit = result.out.splitlines()
    assert PATH in told
    assert "1 text deleted" in told
    assert "cannot be taken back" in commit
    assert "left as people wrote it" in result.err
    for what in ("coast.txt", "backups", "exports"):
        assert any(
            what in line
            for line in result.err.splitlines()
            if line.startswith("not reached")
        )


def test_list_show_and_articles_say_so(redacted: Callable[..., Result]) -> None:
    listed = redacted("list", "--to", "2024-12").out
    assert "passengers" not in listed
    event = redacted("search", "ferry").out.split()
    assert "“[redacted]”" in redacted("show", event[0]).out
    told = redacted("articles").out
    assert "[redacted]" in told
    assert "taken down by Ada" in told
    assert "court order 12" in told
    assert redacted("search", "passengers").code == 3


def test_the_log_tells_by_which_position(redacted: Callable[..., Result]) -> None:
    commits = [json.loads(line) for line in redacted("log", "--json").out.splitlines()]
    entries = [entry for commit in commits for entry in commit["entries"]]
    by = entries[-1]["position"]
    assert entries[-1]["type"] == "article_redacted"
    gone = [entry for entry in entries if entry["payload"] is None]
    assert gone
    assert {entry["redacted_by"] for entry in gone} == {by}
    assert f"redacted by position {by}" in redacted("log", "--entries").out


def test_ingest_refuses_it_and_stores_nothing(redacted: Callable[..., Result]) -> None:
    before = redacted("log", "--json").out
    result = redacted("ingest", "articles")
    assert result.code == 0
    assert "redacted" in result.out.splitlines()[0]
    assert "taken down by Ada" in result.out
    assert result.err == "0 new, 1 known, 1 redacted\n"
    assert redacted("log", "--json").out == before


def test_ingest_warns_that_another_text_is_stored_where_one_was_taken_down(
    redacted: Callable[..., Result],
) -> None:
    file = Path(PATH)
    file.write_text(file.read_text(encoding="utf-8") + " ", encoding="utf-8")
    result = redacted("ingest", PATH)
    assert result.code == 0
    warning, _ = result.err.splitlines()
    assert "coast.txt was taken down by Ada on " in warning
    assert "court order 12; this other text of it is now stored; redact" in warning
    assert "taken down" not in redacted("ingest", PATH).err


def test_a_takedown_sent_again_under_its_key_is_told_as_recorded_before(
    store: Callable[..., Result],
) -> None:
    asked = ("redact", PATH, "--reason", "court order 12", "--key", "desk-7")
    first, log = store(*asked), store("log", "--json").out
    again = store(*asked)
    assert again.code == 0
    assert again.out == first.out.replace("\ncommit", "\nrecorded before, as commit")
    assert store("log", "--json").out == log


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("redact", PATH, "--reason", "again"), 1, id="twice"),
        pytest.param(("redact", "nowhere.txt", "--reason", "x"), 1, id="not there"),
        pytest.param(("redact", PATH), 2, id="no reason"),
    ],
)
def test_what_makes_no_sense_is_refused(
    redacted: Callable[..., Result], arguments: tuple[str, ...], code: int
) -> None:
    result = redacted(*arguments)
    assert result.code == code
    assert result.out == ""
    assert result.err


@pytest.mark.parametrize("style", ["markdown", "jsonl"])
def test_exports_have_no_word_of_it(
    redacted: Callable[..., Result], style: str
) -> None:
    out = redacted("export", "--format", style).out
    assert "redacted" in out
    assert "passengers" not in out
