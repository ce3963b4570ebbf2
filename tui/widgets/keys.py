"""The keys that matter most, at the foot of a screen; more where it is wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from tui.commands import WHERE_WIDE

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Keys(Footer):
    """As many as fit into 80 columns, and those that wait for 100."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        """Mark those that a narrow screen has no room for."""
        for widget in super().compose():
            if isinstance(widget, FooterKey) and widget.action in WHERE_WIDE:
                widget.add_class("-where-wide")
            yield widget
