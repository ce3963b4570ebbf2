"""Going from period to period by the density."""

from __future__ import annotations

from textual import on

from tui.screens.base import Base
from tui.widgets.chronology import Chronology
from tui.widgets.density import Density


class Moving(Base):
    """Goes where the reader points in the density, which follows the cursor."""

    def action_bucket(self, direction: int) -> None:
        """Go to the next bar of the density that has events, or back."""
        self.density.action_bucket(direction)

    @on(Density.Picked)
    def _go_there(self, message: Density.Picked) -> None:
        self.chronology.go(lambda view: view.near(message.day))

    @on(Chronology.Highlighted)
    def _mark_bucket(self, message: Chronology.Highlighted) -> None:
        self.density.row = message.index
