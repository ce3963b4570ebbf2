"""Every command: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.searching import event_id
from timeline.cli.main import VERBS, main, parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Result


@pytest.mark.parametrize("verb", [verb.NAME for verb in VERBS])
def test_every_command_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])
    assert left.value.code == 0
    assert f"timeline {verb}" in capsys.readouterr().out


def test_every_command_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert f"`{verb.NAME}" in readme, verb.NAME


def test_no_command_is_a_usage_error(run: Callable[..., Result]) -> None:
    assert run().code == 2


def test_ingest_tells_date_evidence_and_mentions(run: Callable[..., Result]) -> None:
    result = run("ingest", "articles")
    assert result.code == 0
    coast, harbour = result.out.splitlines()
    assert "published 2024-10-25 (byline" in coast
    assert "published 2024-10-25 (header" in harbour
    assert "mentions" in harbour
    assert coast.endswith("  commit 1")
    assert result.err == "2 new; take one back with: timeline undo COMMIT\n"


def test_ingest_again_adds_nothing(store: Callable[..., Result]) -> None:
    before = store("log", "--json").out
    result = store("ingest", "articles")
    assert result.code == 0
    assert result.err == "0 new, 2 known\n"
    assert store("log", "--json").out == before


def test_bad_input_is_named_and_the_rest_is_stored(
    run: Callable[..., Result], articles: Path
) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    result = run("ingest", "articles", "nowhere.txt")
    assert result.code == 1
    for name in ("empty.txt", "image.txt", "nowhere.txt"):
        assert name in result.err
    assert "2 new, 3 failed" in result.err
    assert len(run("articles").out.split("evidence:")) == 3


def test_a_date_by_hand_makes_a_revision(store: Callable[..., Result]) -> None:
    result = store("ingest", "articles/harbour.txt", "--date", "2024-10-18")
    assert result.out.startswith("revised")
    assert "by hand" in result.out
    assert "2024-10-16" in store("export", "--format", "jsonl").out


def test_the_events_of_two_articles_are_listed_in_order(
    store: Callable[..., Result],
) -> None:
    lines = store("list").out.splitlines()
    dates = [line[18:].split("  ")[0].strip() for line in lines]
    assert dates == [
        "August 2024",
        "by 31 August 2024",
        "23 October 2024",
        "24 October 2024",
        "28 October 2024",
    ]
    assert "[2×]" in lines[0]
    assert "[2×]" in lines[2]


def test_filters_narrow_the_list(store: Callable[..., Result]) -> None:
    october = store("list", "--from", "2024-10", "--to", "2024-10-24")
    assert len(october.out.splitlines()) == 2
    assert len(store("list", "--role", "planned").out.splitlines()) == 1
    assert len(store("list", "--who", "port authority").out.splitlines()) == 1
    assert len(store("list", "--source", "coast").out.splitlines()) == 3


def test_nothing_that_matches_is_exit_code_3(store: Callable[..., Result]) -> None:
    result = store("search", "submarine")
    assert (result.code, result.out) == (3, "")
    assert "no event matches" in result.err


def test_show_tells_phrase_rule_anchor_and_result(
    store: Callable[..., Result],
) -> None:
    lines = store("list", "--role", "statement").out.splitlines()
    shown = store("show", lines[0].split()[0]).out
    assert "“Wednesday” → weekday.past → anchor 2024-10-25 (header)" in shown
    assert "→ 2024-10-23" in shown
    assert "by matcher 3" in shown


def test_show_takes_the_first_digits_and_json(store: Callable[..., Result]) -> None:
    whole = event_id(store, "pier", "August")
    assert json.loads(store("show", whole[:6], "--json").out)["id"] == whole


def test_an_unknown_event_is_one_clear_line(store: Callable[..., Result]) -> None:
    result = store("show", "zzz")
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "no such event: 'zzz'" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--limit", "9" * 23),
        ("list", "--as-of", "9" * 23),
        ("log", "--after", "9" * 23),
        ("undo", "9" * 23),
        ("undo", "--key", ""),
        ("undo", "--author", ""),
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_a_usage_error(
    store: Callable[..., Result], arguments: tuple[str, ...]
) -> None:
    result = store(*arguments)
    assert result.code == 2
    assert result.err.startswith("timeline: no ")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("list", "--from", "soonish"), id="no date"),
        pytest.param(("list", "--from", "2025", "--to", "2024"), id="no window"),
        pytest.param(("export", "--as-of", "0001-01-01"), id="before all time"),
        pytest.param(("export", "--as-of", "9999"), id="past the log's end"),
    ],
)
def test_options_that_mean_nothing_are_usage_errors_on_one_line(
    store: Callable[..., Result], arguments: tuple[str, ...]
) -> None:
    result = store(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert result.err.count("; ") >= 2


def test_export_to_a_file(store: Callable[..., Result]) -> None:
    result = store("export", "--title", "Ferry", "--output", "ferry.md")
    assert (result.code, result.out) == (0, "")
    assert Path("ferry.md").read_text(encoding="utf-8").startswith("# Ferry\n")
    assert store("export", "--output", "no/such/folder.md").code == 2


def test_the_log_lists_commits_and_entries(store: Callable[..., Result]) -> None:
    told = store("log", "--entries").out
    assert "commit 1 " in told
    assert "article_read" in told
    assert "mention_found" in told
    assert store("log", "--after", "99").code == 3


@pytest.mark.parametrize("verb", ["list", "articles", "log", "export", "rebuild"])
def test_a_missing_store_is_exit_code_4(
    verb: str, run: Callable[..., Result], empty_db: str
) -> None:
    result = run(verb, on=empty_db)
    assert result.code == 4
    assert result.err.count("\n") == 1
    assert f"no store at {empty_db}; expected" in result.err
    assert not Path(empty_db).exists()


def test_a_file_that_is_no_store_is_exit_code_4(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("t.db").write_text("not a database, but long enough to look at", "utf-8")
    assert main(["--db", "t.db", "list"]) == 4
    assert "t.db" in capsys.readouterr().err


def test_db_path_names_the_store(store: Callable[..., Result], db: str) -> None:
    assert store("db", "path").out == f"{db}\n"
    assert store("db", "upgrade").err == "up to date\n"


def test_db_backup_copies_a_file_and_says_how_to_copy_a_database(
    store: Callable[..., Result], database: str
) -> None:
    result = store("db", "backup", "copy.db")
    if database == "sqlite":
        assert result.code == 0
        assert store("list", on="copy.db").out == store("list").out
        assert store("db", "backup", "copy.db").code == 4
    else:
        assert result.code == 2
        assert "; run “pg_dump --format=custom --file=copy.db " in result.err


def test_the_database_comes_from_the_environment(
    store: Callable[..., Result],
    db: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TIMELINE_DB", db)
    assert main(["list"]) == 0
    assert capsys.readouterr().out == store("list").out


def test_db_may_stand_before_or_behind_the_command(
    store: Callable[..., Result], db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--db", db]) == 0
    assert capsys.readouterr().out == store("list").out


def test_standard_input_is_read(articles: Path, db: str) -> None:
    told = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-m", "timeline", "--db", db, "ingest", "-"],
        input=(articles / "harbour.txt").read_bytes(),
        capture_output=True,
        check=True,
    )
    assert told.stdout.decode().startswith("new      -  published 2024-10-25")


def test_a_closed_pipe_is_quiet(store: Callable[..., Result], db: str) -> None:
    command = f"{sys.executable} -m timeline --db '{db}' export | head -n 1"
    told = subprocess.run(  # noqa: S602 - a pipe is what is tested
        command, shell=True, capture_output=True, check=True
    )
    assert told.stdout == b"# Chronology\n"
    assert told.stderr == b""


def test_no_escape_reaches_the_terminal(
    run: Callable[..., Result], articles: Path
) -> None:
    text = "date 2024-10-25 The \x1b[31mred\x1b[0m mill burned down on Thursday.\n"
    (articles / "red.txt").write_text(text, encoding="utf-8")
    run("ingest", "articles")
    for command in (("list",), ("articles",), ("export",), ("log", "--entries")):
        assert "\x1b" not in run(*command).out, command


def test_the_parser_is_built_without_heavy_imports() -> None:
    code = (
        "import sys; from timeline.cli.main import parser; parser();"
        "heavy = {'sqlmodel', 'sqlalchemy', 'alembic', 'textual', 'pydantic', 'rich',"
        "'dateparser', 'snowballstemmer'} & set(sys.modules);"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own
    assert parser().prog == "timeline"


def test_ingest_warns_of_a_sentence_too_long_to_be_read(
    run: Callable[..., Result],
) -> None:
    words = "the mill burned on the quay " * 200
    Path("long.txt").write_text(f"Date: 2024-10-25\n\n{words}.\n", encoding="utf-8")
    told = run("ingest", "long.txt")
    assert told.code == 0
    assert "nothing was read in 1 sentence of over 4,000 characters" in told.err
