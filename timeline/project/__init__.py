"""The log folded into read tables: articles, mentions, events.  Pure folds."""

from timeline.project.chronology import ChronologyProjection
from timeline.project.runner import Projection, Projections

__all__ = ["ChronologyProjection", "Projection", "Projections"]
