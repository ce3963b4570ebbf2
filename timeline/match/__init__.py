"""Which mentions report the same event: candidates, score, decision with a reason."""

from timeline.match.index import MatchIndex
from timeline.match.matcher import (
    MATCHER,
    Decision,
    any_decided,
    match,
    people_decided,
)

__all__ = [
    "MATCHER",
    "Decision",
    "MatchIndex",
    "any_decided",
    "match",
    "people_decided",
]
