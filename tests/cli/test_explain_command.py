"""`timeline explain`, run as its arguments say."""

from __future__ import annotations

import argparse
import datetime as dt

import pytest

from timeline.cli import explain
from timeline.errors import UsageError


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    explain.add_arguments(parser)
    return explain.run(parser.parse_args(arguments))


def test_a_phrase_is_explained_step_by_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("last Tuesday", "--anchor", "2024-03-21") == 0
    out = capsys.readouterr().out
    for part in ("last Tuesday", "weekday.stepped", "2024-03-21", "2024-03-19"):
        assert part in out


def test_the_other_direction_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("it fell on Monday", "--anchor", "2024-03-21") == 0
    assert "2024-03-25, in the other direction" in capsys.readouterr().out


def test_the_phrase_need_not_be_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("two", "weeks", "ago", "--anchor", "2024-03-21") == 0
    assert "2024-W10" in capsys.readouterr().out


def test_without_an_anchor_today_is_taken_and_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _run("today") == 0
    captured = capsys.readouterr()
    assert "read against today" in captured.err
    assert str(dt.datetime.now().astimezone().year) in captured.out


def test_no_time_expression_exits_with_three(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _run("the cat sat", "--anchor", "2024-03-21") == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "no time expression in 'the cat sat'; expected" in captured.err


def test_an_anchor_that_is_no_day_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"no anchor: 'soon'; expected .+; write .+"):
        _run("last Tuesday", "--anchor", "soon")


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("last Tuesday", "otherwise   2024-03-26, if it said the opposite"),
        ("two years ago", "otherwise   2026, if it said the opposite"),
        ("on Monday", "otherwise   2024-03-25, in the other direction"),
        ("in 1998", "otherwise   nothing: the phrase has no direction"),
    ],
)
def test_every_phrase_is_told_what_it_could_have_meant(
    phrase: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(phrase, "--anchor", "2024-03-21") == 0
    assert line in capsys.readouterr().out.splitlines()
