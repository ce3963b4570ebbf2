"""What is matched and indexed is the same in every process, whatever it hashes to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
NEWS = [str(path) for path in sorted(SEEDS.iterdir())[:3]]


def _timeline(db: Path, seed: str, *arguments: str) -> str:
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "timeline", "--db", str(db), *arguments],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
        cwd=SEEDS.parent,
    ).stdout


def test_another_process_verifies_what_one_has_matched(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    _timeline(one, "1", "ingest", *NEWS)
    _timeline(other, "2", "ingest", *NEWS)
    exported = [
        _timeline(db, "3", "export", "--format", "jsonl") for db in (one, other)
    ]
    assert exported[0] == exported[1]
    _timeline(one, "2", "verify")
