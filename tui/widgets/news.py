"""How much others have recorded that is not shown yet."""

from __future__ import annotations

from textual.widgets import Static


class News(Static):
    """A word in the bar, there while entries of the log are not shown yet."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._entries = 0

    def show(self, entries: int) -> None:
        """Say how many entries came; nothing where none did."""
        if entries == self._entries:
            return
        self._entries = entries
        self.set_class(bool(entries), "-some")
        self.update(f"+{entries:,} new · R" if entries else "")
        plural = "entries" if entries != 1 else "entry"
        self.tooltip = (
            f"{entries:,} {plural} of the log came since this was read; R shows what "
            "they changed"
        )

    async def on_click(self) -> None:
        """Take them in."""
        await self.run_action("screen.take_in")
