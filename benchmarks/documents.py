"""Articles made of sentences that are given as they are."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from timeline.articles import Article, Publication, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable


def rows(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def article(name: str, date: str | None, texts: Iterable[str]) -> Article:
    """Make an article of sentences as they are, each on a line of its own."""
    sentences, at = [], 0
    for text in texts:
        sentences.append(Sentence(text, at, at + len(text)))
        at += len(text) + 1
    text = "\n".join(each.text for each in sentences)
    published = Publication(
        dt.date.fromisoformat(date[:10]) if date else None,
        "by hand" if date else "none",
        "given with the data" if date else "the data give none",
    )
    return Article(
        path=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title="",
        publisher="",
        url=None,
        publication=published,
        sentences=tuple(sentences),
    )
