"""Articles and what their sentences say: plain frozen values, no behaviour."""

from timeline.articles.article import Article, Candidate, Publication, Sentence, Terms
from timeline.articles.mention import (
    REDACTED,
    AnchorSource,
    Certainty,
    DateProvenance,
    Estimate,
    Figure,
    Mention,
    Polarity,
    Role,
    Span,
)

__all__ = [
    "REDACTED",
    "AnchorSource",
    "Article",
    "Candidate",
    "Certainty",
    "DateProvenance",
    "Estimate",
    "Figure",
    "Mention",
    "Polarity",
    "Publication",
    "Role",
    "Sentence",
    "Span",
    "Terms",
]
