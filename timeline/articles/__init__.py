"""Articles and what their sentences say: plain frozen values, no behaviour."""

from timeline.articles.article import Article, Candidate, Publication, Sentence
from timeline.articles.mention import (
    AnchorSource,
    DateProvenance,
    Figure,
    Mention,
    Role,
    Span,
)

__all__ = [
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
