"""What stands above an article's text: who published it, when, and how we know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from timeline.dates.labels import day_label
from tui.telling.provenance import published
from tui.telling.rows import BLANK, MUTED, labelled, plain
from tui.telling.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.articles import Candidate
    from timeline.query.values import ArticleRecord
    from tui.telling.rows import Row


def masthead(record: ArticleRecord) -> Iterator[Row]:
    """Tell what is known of an article, and every date that was weighed for it."""
    article = record.ref
    yield plain(article.title or "No title", "bold" if article.title else MUTED)
    if article.publisher:
        yield labelled("source", Content.styled(shown(article.publisher), "bold"))
    yield labelled("file", article.path)
    if article.url:
        yield labelled("url", article.url)
    yield labelled("dated", published(article))
    told: set[tuple[str, str]] = set()
    for candidate in record.candidates:
        if (candidate.text, candidate.why) not in told:
            told.add((candidate.text, candidate.why))
            yield labelled("", _weighed(candidate))
    if record.by_hand:
        yield labelled("by hand", ", ".join(record.by_hand))
    if article.revision > 1:
        yield labelled("version", f"revision {article.revision}")
    found = f"{record.mentions} mention{'s' * (record.mentions != 1)}"
    yield labelled("read", f"{day_label(record.recorded_at.date())} · {found}")
    yield BLANK


def gone(record: ArticleRecord) -> str:
    """Say why an article's text is not here: who took it down, when and why."""
    takedown = record.takedown
    if takedown is None and record.ref.redacted:
        return "This article was taken down: its text is gone."
    if takedown is None:
        return (
            "This article was imported without its text: only the sentences that its "
            "events stand on are here.  Ingest it again to read it."
        )
    day = day_label(takedown.recorded_at.date())
    return (
        f"This article was taken down on {day} by {takedown.author}: "
        f"{takedown.reason}.  Its text is gone; what was read in it keeps its days."
    )


def _weighed(candidate: Candidate) -> Content:
    """Tell of one date that was weighed: taken or not, and why."""
    mark, style = ("✓", "$text-success") if candidate.accepted else ("✗", "$text-error")
    return Content.assemble(
        (f"{mark} ", style),
        f"“{shown(candidate.text)}”",
        (f" {shown(candidate.kind)}: {shown(candidate.why)}", MUTED),
    )
