"""Which mentions report the same event: candidates, score, decision with a reason."""

from timeline.match.index import MatchIndex
from timeline.match.matcher import MATCHER, Decision, match

__all__ = ["MATCHER", "Decision", "MatchIndex", "match"]
