"""What is matched and indexed is the same in every process, whatever it hashes to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from timeline import Timeline

SEEDS = Path(__file__).parents[2] / "seeds"
NEWS = [str(path) for path in sorted(SEEDS.iterdir())[:3]]


def _ingest(db: Path, seed: str) -> None:
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "timeline", "--db", str(db), "ingest", *NEWS],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        cwd=SEEDS.parent,
    )


def test_another_process_verifies_what_one_has_matched(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    _ingest(one, "1")
    _ingest(other, "2")
    with Timeline.open(one) as first, Timeline.open(other) as second:
        assert first.to_jsonl(first.events()) == second.to_jsonl(second.events())
        assert first.verify().problems == ()
