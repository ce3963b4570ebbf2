"""Every projection that the store keeps, in the order in which they are folded."""

from __future__ import annotations

from timeline.match import MatchIndex
from timeline.project import ChronologyProjection, Projections

PROJECTIONS = Projections(ChronologyProjection(), MatchIndex())
