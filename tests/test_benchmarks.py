"""The benchmark of the tagger scores as the standard says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

_BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
_TEXT = (
    "It fell on Wednesday and rose in March 1998. Now it is flat; it may end at noon."
)
_SCORE = """
import json, sys
from pathlib import Path
from scoring import pairs, read_gold, scores
print(json.dumps(scores(pairs(read_gold(Path(sys.argv[1])), "news"))))
"""


def _gold(tmp_path: Path, *timexes: tuple[str, str, str]) -> Path:
    rows = []
    for phrase, kind, value in timexes:
        start = _TEXT.index(phrase)
        span = {"start": start, "end": start + len(phrase)}
        rows.append({**span, "type": kind, "value": value})
    document = {"doc_id": "a", "dct": "2024-10-25", "text": _TEXT, "timexes": rows}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(document) + "\n", encoding="utf-8")
    return path


def _run(*arguments: str) -> str:
    return subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=_BENCHMARKS,
    ).stdout


def test_each_measure_counts_what_its_name_says(tmp_path: Path) -> None:
    gold = _gold(
        tmp_path,
        ("on Wednesday", "DATE", "2024-10-23"),  # relaxed alone, and right
        ("March 1998", "DATE", "1998-04"),  # another month
        ("flat", "SET", "P1D"),  # not found
    )
    found = json.loads(_run("-c", _SCORE, str(gold)))
    # four are found, of which two are annotated, among three that are
    assert found["strict"] == pytest.approx(100 * 2 * 1 / 7)
    assert found["relaxed"] == found["type"] == pytest.approx(100 * 2 * 2 / 7)
    assert found["value"] == pytest.approx(100 * 2 * 1 / 7)
    assert found["date recall"] == found["date accuracy"] == 50


def test_the_table_of_reliability_counts_every_phrase(tmp_path: Path) -> None:
    gold = _gold(tmp_path, ("Wednesday", "DATE", "2024-10-23"))
    lines = _run("temporal.py", str(gold), "--reliability").splitlines()
    cells = [line.split("|") for line in lines if " – " in line]
    assert sum(int(cell[2]) for cell in cells) == 4
    assert lines[-1].startswith("Expected calibration error 0.")
