"""`timeline watch`: a real program, interrupted as a person would."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def _watch(db: Path, folder: Path) -> list[str]:
    return [sys.executable, "-m", "timeline", "--db", str(db), "watch", str(folder)]


@pytest.mark.usefixtures("interrupts")
def test_a_watched_folder_is_read_until_interrupted(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    watcher = subprocess.Popen(  # noqa: S603 - our own program
        [*_watch(tmp_path / "news.db", folder), "--interval", "0.1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert watcher.stdout is not None
    for number in (1, 2):
        path = folder / f"\x1b[31m{number}.txt"
        path.write_text(f"Date: 2024-10-25\n\nIt rained {number} times.", "utf-8")
        line = watcher.stdout.readline()
        assert line.startswith(
            f"new      {folder}/[31m{number}.txt  published 2024-10-2"
        )
    watcher.send_signal(signal.SIGINT)
    rest, complaint = watcher.communicate(timeout=60)
    assert (watcher.returncode, rest) == (130, "")
    assert complaint.startswith(f"watching {folder}")
    assert "Traceback" not in complaint


def test_what_is_no_folder_is_named(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        _watch(tmp_path / "news.db", tmp_path / "gone"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "; expected one; make it" in done.stderr
