"""Articles share transactions: each is a commit, and none suffers from another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extract import Rules

if TYPE_CHECKING:
    from pathlib import Path

    from timeline import Timeline
    from timeline.api import Ingested
    from timeline.articles import Article, Mention


def _news(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        body = f"The mayor of Velmora sent {number + 2} ferries to Duln on Wednesday."
        path.write_text(f"Date: 2024-10-25\n\n{body}\n", encoding="utf-8")
    return paths


def test_each_article_is_a_commit_of_its_own(tl: Timeline, tmp_path: Path) -> None:
    report = tl.ingest(_news(tmp_path, 20))
    own = [commit.id for commit in tl.log() if commit.command == "ingest"]
    assert [each.commit for each in report.articles] == own
    tl.undo(own[3])
    assert len(tl.articles()) == 19


def test_what_is_reported_is_stored(tl: Timeline, db: str, tmp_path: Path) -> None:
    from timeline import Timeline

    stored: list[int] = []

    def look(_result: Ingested, _number: int, _total: int) -> None:
        with Timeline.open(db) as other:
            stored.append(len(other.articles()))

    tl.ingest(_news(tmp_path, 20), progress=look)
    assert all(count >= number for number, count in enumerate(stored, start=1))


def test_a_text_that_comes_twice_at_once_is_new_and_known(
    tl: Timeline, tmp_path: Path
) -> None:
    first, *_ = _news(tmp_path, 1)
    again = tmp_path / "again.txt"
    again.write_bytes(first.read_bytes())
    report = tl.ingest([first, again])
    assert [each.outcome for each in report.articles] == ["new", "known"]
    assert len(tl.articles()) == 1


class Careless:
    """Reads as the rules do, and half a character where a ferry is the third."""

    name, version = "careless", "1"

    def extract(self, article: Article) -> list[Mention]:
        """Find what the rules find, and spoil it in one article."""
        found = Rules().extract(article)
        if "4 ferries" not in article.text:
            return found
        return [replace(mention, whom=("\ud800",)) for mention in found]


def test_an_article_that_cannot_be_stored_leaves_those_beside_it(
    tl: Timeline, tmp_path: Path
) -> None:
    report = tl.ingest(_news(tmp_path, 6), extractor=Careless())
    outcomes = [each.outcome for each in report.articles]
    assert outcomes == ["new", "new", "failed", "new", "new", "new"]
    assert "cannot be stored" in str(report.articles[2].error)
    assert len(tl.articles()) == 5
    assert tl.verify().problems == ()
