"""`--language` and `--locale`, as far as the command line goes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Result

_FRENCH = """\
Le pont rouvre

Paris, le 24 octobre 2024

La maire a inauguré mercredi le nouveau pont de la ville après deux ans de travaux.
"""
_IN_FIGURES = "Bridge opens\n\nPublished 03/04/2024\n\nThe mayor opened the bridge.\n"


def _resolved(run: Callable[..., Result], text: str, *options: str) -> list[str]:
    line = {"id": 1, "text": text, "anchor": "2024-10-25"}
    Path("lines.jsonl").write_text(json.dumps(line), encoding="utf-8")
    told = run("resolve", "lines.jsonl", *options).out.splitlines()
    return [json.loads(each)["value"] for each in told]


@pytest.mark.parametrize(
    ("options", "values"),
    [((), ["2024-10-23"]), (("--language", "de"), ["2024-10-23"]),
     (("--language", "en"), [])],
    ids=["told from the text", "given", "wrong"],
)  # fmt: skip
def test_resolve_reads_a_line_in_its_language(
    run: Callable[..., Result], options: tuple[str, ...], values: list[str]
) -> None:
    text = "Die Brücke wurde am Mittwoch nach dem Umbau eröffnet."
    assert _resolved(run, text, *options) == values


def test_resolve_reads_figures_by_the_locale(run: Callable[..., Result]) -> None:
    text = "Signed on 7/8/07."
    assert _resolved(run, text) == ["2007-07-08"]
    assert _resolved(run, text, "--locale", "en_GB") == ["2007-08-07"]


@pytest.mark.parametrize("verb", ["resolve", "explain", "ingest"])
@pytest.mark.parametrize("option", ["--language", "--locale"])
def test_a_wrong_one_is_a_usage_error(
    run: Callable[..., Result], verb: str, option: str
) -> None:
    result = run(verb, "articles", option, "klingon")
    assert result.code == 2
    assert f"no such {option[2:]}: 'klingon'; expected" in result.err


def test_explain_reads_a_phrase_of_another_language(run: Callable[..., Result]) -> None:
    phrase = ("explain", "am", "Mittwoch", "--anchor", "2024-10-25")
    for options in ((), ("--language", "de")):
        result = run(*phrase, *options)
        assert "2024-10-23, a Wednesday" in result.out
    assert run(*phrase, "--language", "en").code == 3


def test_explain_shows_both_readings_of_a_day_in_figures(
    run: Callable[..., Result],
) -> None:
    out = run("explain", "7/8/07", "--locale", "en_GB").out
    assert "2007-08-07" in out
    assert "2007-07-08, if the month comes first" in out


def test_ingest_says_that_happenings_are_read_in_english_only(
    run: Callable[..., Result],
) -> None:
    Path("pont.txt").write_text(_FRENCH, encoding="utf-8")
    out = run("ingest", "pont.txt").out
    assert "published 2024-10-24" in out
    assert "0 mentions; in French: dates are read, happenings are not" in out
    assert "in French" in run("ingest", "pont.txt").out
    assert "in French" not in run("ingest", "articles").out


@pytest.mark.parametrize("where", ["option", "environment", "configuration"])
def test_the_locale_of_ingest_is_given_set_or_configured(
    run: Callable[..., Result],
    where: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("opens.txt").write_text(_IN_FIGURES, encoding="utf-8")
    options: tuple[str, ...] = ()
    if where == "option":
        options = ("--locale", "en_GB")
        monkeypatch.setenv("TIMELINE_LOCALE", "en_US")
    elif where == "environment":
        monkeypatch.setenv("TIMELINE_LOCALE", "en_GB")
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        (tmp_path / "timeline").mkdir()
        config = tmp_path / "timeline" / "config.toml"
        config.write_text('locale = "en_GB"\n', encoding="utf-8")
    assert "published 2024-04-03" in run("ingest", "opens.txt", *options).out
