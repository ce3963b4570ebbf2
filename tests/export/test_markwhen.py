"""Text that Markwhen's own parser reads, each title to the letter."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.export.made import HOSTILE, varied
from timeline.dates.labels import label
from timeline.export.formats import FORMATS, About
from timeline.export.markwhen import escaped
from timeline.export.plain import one_line

_SCRIPT = Path(__file__).with_name("markwhen.mjs")
_PARSER = "@markwhen/parser@1.2.0"
_JOINER = "\u2060"


def written() -> str:
    made = FORMATS["markwhen"].exporter(About("A #quay: “[x]”"))
    body = (piece for each in varied() for piece in made.event(each))
    return "".join(made.document(body))


@pytest.mark.parametrize("text", HOSTILE)
def test_only_joiners_that_nobody_sees_part_what_would_be_markup(text: str) -> None:
    assert escaped(text).replace(_JOINER, "") == one_line(text)


def test_an_event_stands_under_its_date_and_its_sentences_under_it() -> None:
    text = written()
    assert text.startswith('title: "A #\u2060quay: “[x]”"\n\n')
    assert '2024-10-23: The navy sent sailors\nid: "0000000000000000"\n' in text
    assert "\n2024-01-01/2024-03-31: " in text
    assert "\n1990-01-01/1999-12-31: " in text


@pytest.fixture(scope="module")
def parser(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install Markwhen's parser beside the script that asks it."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("needs node and npm, to ask Markwhen's own parser")
    folder = tmp_path_factory.mktemp("markwhen")
    shutil.copy(_SCRIPT, folder)
    installed = subprocess.run(  # noqa: S603 - npm, and a version that is pinned
        [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", _PARSER],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if installed.returncode != 0:
        pytest.skip(f"npm does not install {_PARSER}: {installed.stderr[-200:]}")
    return folder / _SCRIPT.name


@pytest.mark.slow
def test_markwhens_own_parser_reads_every_event_to_the_letter(parser: Path) -> None:
    node = shutil.which("node")
    assert node
    said = subprocess.run(  # noqa: S603 - our own script
        [node, str(parser)],
        input=written(),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TZ": "UTC"},
    )
    read: dict[str, Any] = json.loads(said.stdout)
    assert read["errors"] == []
    assert read["header"]["title"].replace(_JOINER, "") == "A #quay: “[x]”"
    dated = [each for each in varied() if each.date and not each.date.is_bound]
    assert len(read["events"]) == len(dated)
    for found, told in zip(read["events"], dated, strict=True):
        assert told.date
        assert found["title"].replace(_JOINER, "") == one_line(told.title)
        assert found["properties"] == {"id": told.id}
        assert (found["tags"], found["completed"], found["percent"]) == ([], None, None)
        assert found["from"][:10] == str(told.date.earliest)
        notes = [re.sub(_JOINER, "", note) for note in found["notes"]]
        assert notes[0].startswith(f"dated {label(told.date)};")
        assert notes[1].startswith(f"“{one_line(told.title)}” (")
