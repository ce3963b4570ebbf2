"""What the README says to type works as it stands there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.main import main

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    """The `timeline` commands of the README's console blocks, but for the TUI."""
    blocks = "\n".join(re.findall(r"```console\n(.*?)```", README, flags=re.S))
    joined = blocks.replace("\\\n", " ")
    found = re.findall(r"^\$ \.venv/bin/timeline (.*)$", joined, flags=re.M)
    split = [shlex.split(command, comments=True) for command in found]
    return [words for words in split if "tui" not in words]


def test_the_python_snippet_runs_in_an_empty_folder(tmp_path: Path) -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", README, flags=re.S)
    told = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", snippet],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "2024-08 alleged The ferry Aurora had struck a pier in August" in told.stdout
    assert "2024-10-23 statement The port authority said on Wednesday" in told.stdout
    assert "# The ferry" in told.stdout
    assert told.stderr == ""


def test_the_commands_run(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIMELINE_DB", "brief.db")
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (tmp_path / "demo").mkdir()
    assert main(["--db", "demo/timeline.db", "ingest", "seeds"]) == 0
    ran = 0
    for words in commands():
        if ">" in words:
            words = words[: words.index(">")]
        code = main(words)
        captured = capsys.readouterr()
        assert code == 0, (words, captured.err)
        ran += 1
    assert ran >= 10
