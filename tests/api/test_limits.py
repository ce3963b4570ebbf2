"""What is too long for some database is stored by all, or refused in words by all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from timeline.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tell
    from timeline import Timeline

_STORY = "The navy sent 3,000 troops to Velmora on Wednesday."
_HEADER = "Date: 2024-10-25\n\n"


def _no_run(length: int) -> str:
    """Letters that no database can press together."""
    return os.urandom(length).hex()[:length]


def test_a_path_may_be_as_long_as_the_system_allows(
    tl: Timeline, tmp_path: Path
) -> None:
    folder = tmp_path
    while len(str(folder)) < 3_600:
        folder /= _no_run(220)
    folder.mkdir(parents=True)
    path = folder / "gazette.txt"
    path.write_text(f"{_HEADER}{_STORY}\n", encoding="utf-8")

    assert [each.outcome for each in tl.ingest(path).articles] == ["new"]
    assert [each.outcome for each in tl.ingest(path).articles] == ["known"]
    assert tl.article(str(path)).ref.path == str(path)


def test_a_file_that_cannot_be_stored_does_not_end_the_others(
    tl: Timeline, tmp_path: Path
) -> None:
    words = " ".join(_no_run(9) for _ in range(150_000))
    long, short = tmp_path / "1.txt", tmp_path / "2.txt"
    long.write_text(f"{_HEADER}The firm sold {words} on Wednesday.\n", encoding="utf-8")
    short.write_text(f"{_HEADER}{_STORY}\n", encoding="utf-8")

    first, second = tl.ingest([long, short]).articles

    assert first.outcome in ("new", "failed")
    assert not first.error or "; expected less" in first.error
    assert second.outcome == "new"
    assert tl.verify().problems == ()


def test_a_key_has_five_hundred_characters(tl: Timeline, tell: Tell) -> None:
    tell("gazette", _STORY)
    event = tl.lines()[0].id

    tl.annotate(event, "seen", reason="asked", key="\U0001f4f0" + _no_run(499))
    with pytest.raises(UsageError, match=r"501 characters; expected at most 500; use"):
        tl.annotate(event, "seen", reason="asked", key=_no_run(501))


@pytest.mark.parametrize("name", ["text", "who", "where", "source"])
def test_a_search_has_a_hundred_words(tl: Timeline, tell: Tell, name: str) -> None:
    tell("gazette", _STORY)

    assert tl.events(**{name: "navy " * 100}) in ([], tl.events())  # type: ignore[arg-type]  # by name
    with pytest.raises(UsageError, match=r"20,000 words at once; expected at most 100"):
        tl.events(**{name: "navy " * 20_000})  # type: ignore[arg-type]  # by name


def test_a_nul_character_names_no_text_and_no_file(tl: Timeline) -> None:
    with pytest.raises(NotFoundError, match="no text with SHA-256"):
        tl.text("a\0b")
    (result,) = tl.ingest("a\0b").articles
    assert result.outcome == "failed"
    assert result.error
    assert "NUL character; expected" in result.error
