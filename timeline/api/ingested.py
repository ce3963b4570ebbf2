"""What becomes of the articles that are taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.errors import NoArticleError

if TYPE_CHECKING:
    from timeline.query.values import ArticleRef, Takedown

Outcome: TypeAlias = Literal["new", "revised", "known", "redacted", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one article."""

    path: str
    outcome: Outcome
    article: ArticleRef | None = None
    mentions: int = 0
    merged: int = 0
    """How many of its mentions joined an event that was known."""
    lost: int = 0
    """How many standing corrections no sentence holds any more, now that it changed."""
    commit: int | None = None
    """Take it back with `undo(commit)`; None where nothing was recorded."""
    error: str | None = None
    skipped: str | None = None
    """What it is instead of an article: a home page, a picture in an archive."""
    takedown: Takedown | None = None
    """Why it is refused: the same text was taken down."""
    beside: Takedown | None = None
    """What was taken down at its path: this other text of it is now stored."""
    language: str = "en"
    """What it is written in; happenings are read in English only."""
    is_teaser: bool = False
    """A feed has no more of it than a summary."""
    unread: int = 0
    """How many of its sentences were too long for any happening to be read in them."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of every article, in order."""

    articles: tuple[Ingested, ...]

    def count(self, outcome: Outcome) -> int:
        """Count the articles with an outcome."""
        return sum(each.outcome == outcome for each in self.articles)


def failed(path: str, error: Exception) -> Ingested:
    """Tell what befell what could not be taken in."""
    if isinstance(error, NoArticleError):
        return Ingested(printable(path), "skipped", skipped=error.reason)
    return Ingested(printable(path), "failed", error=str(error))


def printable(path: str) -> str:
    """Give a path as text, whatever bytes it has."""
    return path.encode("utf-8", "replace").decode()
