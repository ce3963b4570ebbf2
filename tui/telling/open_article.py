"""An article taken from the store to be read on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.telling.text import shown
from tui.telling.wrapping import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline import Timeline
    from timeline.query.values import ArticleMention, ArticleRecord


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article with its text and all that was read in it."""

    record: ArticleRecord
    text: str
    """As stored; empty where it was taken down, or imported without."""
    safe: str
    """The same as it is shown, character for character."""
    pieces: Sequence[tuple[int, int]]
    """Where its paragraphs start and end."""
    told: Sequence[ArticleMention]
    """In the order of the text."""

    def index(self, mention: str) -> int:
        """Find a mention by its id; -1 where the article does not have it."""
        ids = [each.mention.id for each in self.told]
        return ids.index(mention) if mention in ids else -1


def open_article(timeline: Timeline, article: str, as_of: int | None) -> OpenArticle:
    """Take an article from the store, as of a position of the log.

    A long one takes a while: call it where nobody waits.

    Raises:
        NotFoundError: no such article.
    """
    with timeline.snapshot():
        record = timeline.article(article, as_of=as_of)
        told = timeline.mentions(article, as_of=as_of)
        text = timeline.text(record.ref.sha256) if record.has_text else ""
    return OpenArticle(record, text, shown(text), paragraphs(text), told)
