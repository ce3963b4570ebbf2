"""An article as a person weighs it: the dates found in it, and how it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from timeline.dates.labels import day_label
from tui.telling.rows import BLANK, MUTED, heading, labelled, plain
from tui.telling.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.query.values import ArticleRecord
    from tui.telling.rows import Row

_KIND_CELLS = 16
_BEGINNING = 1_200
"""Characters of the text that are shown."""


def weighed(record: ArticleRecord, text: str) -> Iterator[Row]:
    """Tell what speaks for an article's publication date, and what was rejected."""
    ref = record.ref
    yield plain(ref.title or ref.path, "bold")
    yield plain(
        day_label(ref.published) if ref.published else "no publication date",
        "bold $text-accent",
    )
    yield plain(ref.published_evidence, MUTED)
    yield BLANK
    yield labelled("file", ref.path)
    if ref.publisher:
        yield labelled("from", ref.publisher)
    if ref.url:
        yield labelled("url", ref.url)
    count = record.mentions
    yield labelled("tells", f"{count} mention{'s' * (count != 1)}")
    yield BLANK
    yield heading("Dates weighed" if record.candidates else "No date stands in it")
    for each in record.candidates:
        day = f" → {day_label(each.date)}" if each.date else ""
        said = Content.assemble(
            f"“{shown(each.text)}”{day}", (f": {shown(each.why)}", MUTED)
        )
        yield labelled(each.kind, said, cells=_KIND_CELLS)
    yield BLANK
    yield heading("How it begins")
    more = "…" * (len(text) > _BEGINNING)
    for line in f"{text[:_BEGINNING].strip()}{more}".splitlines():
        yield plain(line)
