"""The pages of the reference are what the program and its docstrings say.

`GOLDEN=write pytest tests/docs/test_reference.py` writes them anew.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from tests.docs.api import api_page
from tests.docs.commands import commands_page
from tests.docs.fields import fields_page
from tests.docs.pages import ROOT
from timeline import Timeline
from timeline.api.settings import _EXPECTED as CONFIGURED
from timeline.cli import common, main
from timeline.extractors.llm import LLM
from timeline.extractors.spacy_pipeline import Spacy

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE = ROOT / "docs" / "reference"


def _is_as_written(name: str, text: str) -> None:
    page = REFERENCE / name
    text = re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"
    if os.environ.get("GOLDEN") == "write":
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text, (
        "write it anew: GOLDEN=write pytest tests/docs/test_reference.py"
    )


def test_every_command_is_in_the_reference_with_its_options() -> None:
    _is_as_written("commands.md", commands_page())


def test_every_public_name_is_in_the_reference_as_its_docstring_tells_it() -> None:
    _is_as_written("python.md", api_page())


def test_every_field_of_a_line_of_json_is_in_the_reference(
    given: Path, tmp_path: Path
) -> None:
    db = shutil.copy(given / "work" / "demo" / "timeline.db", tmp_path)
    with Timeline.open(db) as timeline:
        (event, other, *_) = timeline.lines()
        timeline.annotate(event.id, "asked for", reason="to have a note")
        timeline.keep_apart(event.id, other.id, reason="to have two")
        paper = tmp_path / "paper.txt"
        for text in ("The pier at Oxmoor closed.", "Rain. The pier at Oxmoor closed."):
            paper.write_text(f"Date: 2024-10-25\n\n{text}\n", encoding="utf-8")
            timeline.ingest(paper)
        _is_as_written("jsonl.md", fields_page(timeline, dt.date(2024, 10, 25)))


def _settings() -> str:
    return (REFERENCE / "settings.md").read_text(encoding="utf-8")


def test_every_variable_of_the_environment_is_in_the_reference() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for package in ("timeline", "tui")
        for path in sorted((ROOT / package).rglob("*.py"))
    )
    read = set(re.findall(r"\bTIMELINE_[A-Z_]*[A-Z]\b", code))
    read |= {
        f"TIMELINE_{name}_{option}".upper()
        for name, extractor in (("llm", LLM), ("spacy", Spacy))
        for option in {"model", "endpoint"} & {each.name for each in fields(extractor)}
    }
    assert set(re.findall(r"^\| `(TIMELINE_\w+)`", _settings(), re.M)) == read


def test_every_setting_of_the_configuration_is_in_the_reference() -> None:
    table = _settings().partition("## The configuration file")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.M)) == set(CONFIGURED)


def test_every_extra_that_users_ask_for_is_in_the_reference() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = set(project["project"]["optional-dependencies"])
    table = _settings().partition("## Extras")[2].partition("\n## ")[0]
    rows = "".join(re.findall(r"^\| (`.+?) \|", table, re.M))
    assert set(re.findall(r"`(\w+)`", rows)) == extras - {"dev", "docs", "bench"}


@pytest.mark.parametrize(
    "code",
    [
        main.DONE,
        main.FAILED,
        main.USAGE,
        common.NOTHING_MATCHED,
        main.STORE,
        main.INTERRUPTED,
    ],
)
def test_every_exit_code_is_in_the_reference(code: int) -> None:
    table = _settings().partition("## Exit codes")[2]
    assert re.search(rf"^\| {code} \|", table, re.M)
