"""`timeline resolve`: JSON lines in, JSON lines out."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from timeline.cli import resolve
from timeline.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

_DOCUMENT = '{"id": "a", "text": "It ended on Wednesday.", "anchor": "2024-10-25"}\n'


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    resolve.add_arguments(parser)
    return resolve.run(parser.parse_args(arguments))


def test_every_expression_becomes_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(_DOCUMENT, encoding="utf-8")
    assert _run(str(file)) == 0
    (line,) = capsys.readouterr().out.splitlines()
    fields = json.loads(line)
    assert 0.5 < fields.pop("confidence") < 1
    assert fields == {
        "id": "a",
        "start": 12,
        "end": 21,
        "text": "Wednesday",
        "type": "DATE",
        "value": "2024-10-23",
        "mod": None,
        "edtf": "2024-10-23",
        "earliest": "2024-10-23",
        "latest": "2024-10-23",
        "granularity": "day",
        "interval": None,
        "time": None,
        "zone": None,
        "utc_offset": None,
        "anchor": "2024-10-25",
        "rule": "weekday.past",
    }


def test_without_an_anchor_a_relative_phrase_has_no_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": 7, "text": "on Wednesday", "anchor": null}\n', "utf-8")
    assert _run(str(file)) == 0
    line = json.loads(capsys.readouterr().out)
    assert (line["id"], line["value"]) == (7, "XXXX-WXX-3")
    assert {line[name] for name in ("edtf", "earliest", "latest", "anchor")} == {None}


def test_an_anchor_may_carry_a_time_of_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(_DOCUMENT.replace("10-25", "10-25T16:56Z"), encoding="utf-8")
    assert _run(str(file)) == 0
    assert json.loads(capsys.readouterr().out)["anchor"] == "2024-10-25"


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b"[1, 2]",
        b'"text"',
        b"null",
        b'{"id": "b"}',
        b'{"id": "b", "text": 4}',
        b'{"id": "b", "text": "x", "anchor": "soon"}',
        b'{"id": "b", "text": "x", "anchor": 5}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_malformed_line_is_named_and_the_rest_is_read(
    bad: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "in.jsonl"
    good = _DOCUMENT.encode()
    file.write_bytes(good + bad + b"\n\n" + good)
    assert _run(str(file)) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert "line 2: " in captured.err
    assert captured.err.count("\n") == 1


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"cannot read .+; expected .+; check .+"):
        _run(str(tmp_path / "none.jsonl"))


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(_DOCUMENT * 20_000, encoding="utf-8")
    program = (
        "import argparse, sys; from timeline.cli import resolve; "
        "parser = argparse.ArgumentParser(); resolve.add_arguments(parser); "
        "sys.exit(resolve.run(parser.parse_args(sys.argv[1:])))"
    )
    with subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-c", program, str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize("module", ["explain", "resolve"])
def test_the_command_loads_nothing_heavy(module: str) -> None:
    heavy = "sqlmodel alembic textual pydantic dateparser sqlalchemy rich"
    program = (
        f"import sys, timeline.cli.{module}; "
        f"sys.exit(', '.join(set('{heavy}'.split()) & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"[1, 2]", "no object"),
        (b"{", "no JSON"),
        (b'{"id": 1}', "id or text is missing"),
        (b'{"id": 1, "text": "x", "anchor": 20241025}', "no anchor: 20241025"),
        (b'{"id": 1, "text": "x", "anchor": "2024-10-25x"}', "no anchor: 2024-10-25x"),
        (b'{"id": 1, "text": "x", "anchor": "2024-W43-5"}', "no anchor: 2024-W43-5"),
        (b'{"id": 1, "text": "x", "anchor": "2024-02-30"}', "no anchor: 2024-02-30"),
    ],
    ids=["list", "brace", "no text", "number", "tail", "week", "no such day"],
)
def test_a_wrong_line_is_told_with_its_value(line: bytes, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        resolve.read_line(line)


def test_a_time_behind_the_anchor_s_day_is_let_pass() -> None:
    line = b'{"id": 1, "text": "x", "anchor": "2024-10-25T14:00Z"}'
    assert resolve.read_line(line).anchor == dt.date(2024, 10, 25)
