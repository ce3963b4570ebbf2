"""Ingesting with another extractor: what it finds, and what is known already."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline.errors import UsageError
from timeline.extract import Rules
from timeline.store.tables import entries

if TYPE_CHECKING:
    from pathlib import Path

    from timeline import Timeline
    from timeline.articles import Article, Mention

_NAVY = "Date: 2024-10-25\n\nThe navy sent 3,000 sailors to Velmora on Wednesday.\n"
_PIER = "Date: 2024-10-25\n\nInspectors closed the pier at Hallam on Thursday.\n"


@dataclass(frozen=True)
class Sums:
    """Finds what the rules find, under another name; of “pier” what cannot be."""

    name: str = "sums"
    version: str = "1"
    fields: dict[str, object] = field(default_factory=dict)

    def extract(self, article: Article) -> list[Mention]:
        """Find, and spoil what is found of a pier."""
        found = Rules().extract(article)
        if "pier" in article.text:
            fields: dict[str, object] = self.fields
            return [replace(each, **fields) for each in found]  # type: ignore[arg-type] # on purpose
        return found


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a-pier.txt").write_text(_PIER, encoding="utf-8")
    (folder / "navy.txt").write_text(_NAVY, encoding="utf-8")
    return folder


def test_the_commit_the_article_and_its_mentions_tell_the_extractor(
    tl: Timeline, articles: Path
) -> None:
    tl.ingest(articles, extractor=Sums())
    assert all("; sums 1; " in commit.software for commit in tl.log())
    with tl._log.reading() as connection:
        stored = connection.execute(sa.select(entries.c.payload)).scalars().all()
    told = [json.loads(each) for each in stored]
    assert {each["extractor"] for each in told if "extractor" in each} == {"sums 1"}
    found = [each["mention"]["extractor"] for each in told if "mention" in each]
    assert found == ["sums 1", "sums 1"]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"quote": "Somebody closed it."}, id="not in the text"),
        pytest.param({"title": 7}, id="not to be stored"),
        pytest.param({"who": ("half a pair \ud800",)}, id="not to be written"),
    ],
)
def test_an_article_whose_mentions_are_wrong_fails_and_the_rest_is_stored(
    tl: Timeline, articles: Path, fields: dict[str, object]
) -> None:
    failed, stored = tl.ingest(articles, extractor=Sums(fields=fields)).articles
    assert (failed.outcome, stored.outcome) == ("failed", "new")
    assert failed.error is not None
    assert "expected" in failed.error
    assert len(tl.articles()) == 1


def test_what_is_known_stays_as_it_was_read_where_nobody_names_an_extractor(
    tl: Timeline, articles: Path
) -> None:
    tl.ingest(articles, extractor=Sums())
    assert tl.ingest(articles).count("known") == 2


def test_what_another_extractor_is_asked_to_read_is_read_anew_once(
    tl: Timeline, articles: Path
) -> None:
    tl.ingest(articles)
    before = {event.id: len(event.mentions) for event in tl.events()}
    assert tl.ingest(articles, extractor=Sums()).count("revised") == 2
    assert tl.ingest(articles, extractor=Sums()).count("known") == 2
    assert {event.id: len(event.mentions) for event in tl.events()} == before
    assert tl.ingest(articles, extractor=Sums(version="2")).count("revised") == 2
    assert tl.ingest(articles, extractor="rules").count("revised") == 2


def test_a_correction_outlives_another_extractor(tl: Timeline, articles: Path) -> None:
    tl.ingest(articles)
    event = tl.events(text="sailors")[0]
    tl.redate(event.id, "2024-10-22", reason="the ministry's log")
    tl.ingest(articles, extractor=Sums())
    date = tl.events(text="sailors")[0].date
    assert date is not None
    assert date.edtf == "2024-10-22"


def test_what_was_taken_down_is_not_read_by_another_extractor(
    tl: Timeline, articles: Path
) -> None:
    tl.ingest(articles)
    tl.redact(tl.articles()[0].ref.id, reason="court order 3")
    report = tl.ingest(articles, extractor=Sums())
    assert (report.count("redacted"), report.count("revised")) == (1, 1)


def test_the_environment_names_an_extractor(
    tl: Timeline, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_EXTRACTOR", "absent")
    with pytest.raises(UsageError, match="no such extractor: 'absent'"):
        tl.ingest(articles)
    assert tl.ingest(articles, extractor="rules").count("new") == 2
