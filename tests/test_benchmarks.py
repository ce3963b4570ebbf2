"""The benchmarks score as the standard says, and tell what they measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


_CLAIMS = """
import hashlib, json
from collections import Counter
from store_news import claims
from store_peers import payload
from timeline.dates import Date
made = list(claims(2000, seed=5))
dates = [each.fields["date"] for each in made if each.kind == "mention"]
found = [Date.from_edtf(each["edtf"]) for each in dates if each]
print(json.dumps({
    "digest": hashlib.sha256(repr(made).encode()).hexdigest(),
    "size": sum(len(payload(each).model_dump_json()) for each in made) / len(made),
    "versions": [each.version for each in made[:21]],
    "streams": len({each.stream for each in made}),
    "ids": len({each.fields["id"] for each in made if each.kind == "mention"}),
    "dated": Counter(each["granularity"] if each else "none" for each in dates),
    "bounds": sum(each.is_bound for each in found),
}))
"""


def test_made_up_news_is_always_the_same_and_dated_in_every_way() -> None:
    first, again = (json.loads(_run("-c", _CLAIMS)) for _ in range(2))
    assert first == again
    assert 500 < first["size"] < 1000
    assert first["versions"] == [*range(1, 11), *range(1, 11), 1]
    assert (first["streams"], first["ids"]) == (200, 1800)
    assert set(first["dated"]) == {"day", "month", "quarter", "year", "null", "none"}
    assert first["dated"]["null"] == first["bounds"]
    assert 0.55 < first["dated"]["day"] / 1800 < 0.7


def _figures(*arguments: str) -> dict[str, tuple[str, str, str]]:
    """Run the benchmark of the store; figure, target and verdict of each row."""
    lines = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in _run("store.py", *arguments).splitlines()
        if line.startswith("| ") and not line.startswith(("| what", "| ---"))
    ]
    return {what: (value, target, told) for what, value, target, told in lines}


@pytest.mark.slow
def test_a_small_run_of_the_store_tells_what_was_met_and_what_was_missed() -> None:
    rows = _figures("append", "replay", "--rounds", "1", "--events", "100")
    assert "no projection, share of bare sqlite3's speed, 1,000 a commit" in rows
    assert "ours, times the bytes of bare rows" in rows
    judged = [row for row in rows.values() if row[1][0] in "≤≥"]
    assert len(judged) >= 2
    for value, target, told in judged:
        number, limit = float(value.replace(",", "")), float(target[2:])
        is_met = number <= limit if target[0] == "≤" else number >= limit
        assert told == ("met" if is_met else "**missed**")


@pytest.mark.slow
def test_writers_at_once_lose_nothing_and_are_told_no_error() -> None:
    rows = _figures("writers", "--events", "5")
    assert rows["SQLite, errors told to a writer"][0] == "0"
    assert rows["SQLite, commits lost"][0] == "0"
    assert float(rows["SQLite, median commit, ms"][0]) > 0


@pytest.mark.slow
def test_many_events_are_written_redated_and_asked_for() -> None:
    rows = _figures("million", "--events", "400")
    asked = {
        what: row
        for what, row in rows.items()
        if row[1] != "–" and what.startswith("SQLite")  # a server may be there too
    }
    assert sum("window" in what for what in asked) == 9
    assert sum("page of 50" in what for what in asked) == 3
    assert sum("search" in what for what in asked) == 6
    assert all(float(value) > 0 for value, _, _ in asked.values())


@pytest.mark.slow
def test_the_cost_of_a_new_article_is_told_for_each_size() -> None:
    sizes = ("--events", "300", "100", "--articles", "1")
    _, *rows = _run("events.py", "cost", *sizes).splitlines()
    told = [[float(cell) for cell in row.split()] for row in rows]
    assert [row[0] for row in told] == [100, 300]
    assert [told[0][column] for column in (2, 4)] == [1, 1]
    assert all(0 < row[3] <= row[1] for row in told)


_ARTICLES = """
import json
from made_articles import made_articles
made = [data.decode() for _, data in made_articles(40, seed=3)]
print(json.dumps(made))
"""


def test_made_up_articles_are_always_the_same_and_no_two_alike() -> None:
    first, again = (json.loads(_run("-c", _ARTICLES)) for _ in range(2))
    assert first == again
    assert len(set(first)) == 40
    assert all(400 <= len(text.split()) <= 600 for text in first)
    assert not any("{" in text for text in first)


def _lines(path: Path, rows: Sequence[Mapping[str, object]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_merges_are_scored_over_pairs_of_two_documents(tmp_path: Path) -> None:
    sank = "The ferry Marta sank off Orlund on Friday after a collision with a tug."
    texts = {"a": sank, "b": sank, "c": "Norrland elected a parliament in March."}
    docs = [
        {
            "doc": name,
            "date": "2024-10-26",
            "sentences": [
                {"sentence": 1, "text": text},
                {"sentence": 2, "text": f"Told by {name}."},
            ],
        }
        for name, text in texts.items()
    ]
    gold = [{"doc": name, "sentence": 1, "events": ["e"]} for name in texts]
    merged, both, *_ = _run(
        "events.py",
        "merge",
        _lines(tmp_path / "docs.jsonl", docs),
        _lines(tmp_path / "gold.jsonl", gold),
    ).splitlines()
    # of the three pairs that the gold wants, the one that is worded alike
    assert merged.split()[1:] == ["merged", "P", "1.000", "R", "0.333", "F1", "0.500"]
    assert both.split()[1:4] == ["merged", "or", "proposed"]
