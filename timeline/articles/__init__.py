"""Articles and what their sentences say: plain frozen values, no behaviour."""

from timeline.articles.article import Article, Candidate, Publication, Sentence
from timeline.articles.mention import (
    REDACTED,
    AnchorSource,
    DateProvenance,
    Figure,
    Mention,
    Role,
    Span,
)

__all__ = [
    "REDACTED",
    "AnchorSource",
    "Article",
    "Candidate",
    "DateProvenance",
    "Figure",
    "Mention",
    "Publication",
    "Role",
    "Sentence",
    "Span",
]
