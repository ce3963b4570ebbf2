"""The log folded into read tables: articles, mentions, events.  Pure folds."""

from timeline.project.chronology import ChronologyProjector
from timeline.project.rebuild import rebuild

__all__ = ["ChronologyProjector", "rebuild"]
