"""Chips: the conditions of a filter in one line, to be clicked on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from tui.telling.text import fit, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click, MouseMove

    from tui.asking.filter_text import Part

_AROUND = 5
"""Cells of a chip beside its text: blanks, ×, and one to the next chip."""
_LEAST = 10
"""Cells of its text that a chip keeps, so that one tells it from another."""
_HOW = "click: the other way round · ×: away"


class Fitted(NamedTuple):
    """Chips as there is room for them."""

    hidden: int
    """So many at the beginning find no room; a sign tells of them."""
    labels: list[str]

    @property
    def cells(self) -> int:
        """The width of all."""
        sign = cell_len(_sign(self.hidden))
        return sign + sum(cell_len(label) + _AROUND for label in self.labels)


def fit_chips(labels: Sequence[str], cells: int) -> Fitted:
    """Shorten the longest labels, all to one length; then leave out the first ones.

    >>> fit_chips(["who:Calder", "role:alleged"], 30).labels
    ['who:Calder', 'role:alle…']
    >>> fit_chips(["who:Calder", "role:alleged"], 19)
    Fitted(hidden=1, labels=['role:alleg…'])
    """
    for hidden in range(len(labels)):
        left = [cell_len(label) for label in labels[hidden:]]
        room = cells - cell_len(_sign(hidden)) - _AROUND * len(left)
        longest = _cap(left, room)
        if longest >= min(_LEAST, max(left)):
            return Fitted(
                hidden,
                [
                    fit(label, min(longest, cell_len(label)))
                    for label in labels[hidden:]
                ],
            )
    return Fitted(len(labels), [])


def _cap(lengths: list[int], room: int) -> int:
    """Find the greatest length to which all may be cut so that they fit."""
    longest = max(lengths)
    while longest and sum(min(each, longest) for each in lengths) > room:
        longest -= 1
    return longest


def _sign(hidden: int) -> str:
    return f"+{hidden} " if hidden else ""


class Chips(Widget):
    """A line of chips.  A click inverts one, a click on its × takes it away."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chips--with",
        "chips--without",
        "chips--wrong",
        "chips--more",
    }

    @dataclass
    class Clicked(Message):
        """A chip was clicked on."""

        index: int
        removed: bool
        """On its ×."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self._problems: tuple[str, ...] = ()
        self._fitted = Fitted(0, [])

    def show(
        self, parts: tuple[Part, ...], problems: tuple[str, ...], cells: int
    ) -> None:
        """Show chips, in so many cells at most."""
        self._parts, self._problems = parts, problems
        self._fitted = fit_chips([shown(part.text) for part in parts], cells)
        self.styles.width = self._fitted.cells
        self.display = bool(parts)
        self.refresh()

    def render(self) -> Content:
        """Draw the line."""
        hidden, labels = self._fitted
        pieces = [
            Content.styled(_sign(hidden), self.get_visual_style("chips--more")),
        ]
        for index, label in enumerate(labels, hidden):
            style = self.get_visual_style(f"chips--{self._look(index)}")
            on_text = style + Style.from_meta({"chip": index})
            on_cross = style + Style.from_meta({"chip": index, "cross": True})
            pieces += [
                Content.styled(f" {label} ", on_text),
                Content.styled("× ", on_cross),
                Content(" "),
            ]
        return Content("").join(pieces)

    def _look(self, index: int) -> str:
        if index < len(self._problems) and self._problems[index]:
            return "wrong"
        return "without" if self._parts[index].inverse else "with"

    def on_click(self, click: Click) -> None:
        """Tell which chip was clicked on."""
        index = click.style.meta.get("chip")
        if index is not None:
            click.stop()
            self.post_message(self.Clicked(index, "cross" in click.style.meta))

    def on_mouse_move(self, move: MouseMove) -> None:
        """Tell of the chip under the mouse in full, or of those that are hidden."""
        index = move.style.meta.get("chip")
        if index is None:
            told = [part.text for part in self._parts[: self._fitted.hidden]]
        else:
            problem = filter(None, self._problems[index : index + 1])
            told = [self._parts[index].text, *problem, _HOW]
        lines = [Content(shown(line)) for line in told]
        self.tooltip = Content("\n").join(lines) if lines else None
