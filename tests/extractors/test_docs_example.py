"""The extractor that docs/extractors.md writes, installed and run as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.extractors import checked_mentions, make_extractor
from timeline.parse import read_article

if TYPE_CHECKING:
    from tests.extractors.conftest import Install

_PAGE = Path(__file__).parents[2] / "docs" / "extractors.md"
_TEXT = b"Date: 2024-10-25\n\nAn earthquake shook Velmora on Wednesday. Men sang.\n"


def test_the_example_of_the_page_finds_earthquakes(install: Install) -> None:
    code = _PAGE.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    install("quakes", code, makes="Quakes")
    article = read_article(_TEXT, "quake.txt")
    (mention,) = checked_mentions(make_extractor("quakes"), article)
    assert mention.trigger.text == "earthquake"
    assert mention.date is not None
    assert mention.date.edtf == "2024-10-23"
    assert checked_mentions(make_extractor("quakes", {"nouns": "flood"}), article) == []
