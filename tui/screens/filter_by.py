"""Filter by something of an event: its source, who, where, its role, its month."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from timeline.dates import Date
from timeline.dates.labels import label
from tui.asking.filter_text import Part
from tui.telling.text import shown

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.query.values import Event

_KEY_CELLS = 8
_PERIODS = (len("2024-05-17"), len("2024-05"), len("2024"))


def parts_of(event: Event) -> tuple[Part, ...]:
    """List the conditions that an event fits, each once."""
    articles = [mention.article for mention in event.mentions]
    sources = [each.publisher or each.title or each.path for each in articles]
    found = [Part("source", source) for source in sources if source]
    found += [Part("who", name) for name in event.who]
    found += [Part("where", name) for name in event.where]
    found += [Part("role", event.role)]
    found += [Part("when", period) for period in _periods(event.date)]
    return tuple(dict.fromkeys(found))


def _periods(date: Date | None) -> list[str]:
    """Name the day, the month and the year that a date lies in.

    >>> _periods(Date.from_edtf("2024-05-17")), _periods(Date.from_edtf("2024-06/.."))
    (['2024-05-17', '2024-05', '2024'], ['2024-06', '2024'])
    """
    if date is None:
        return []
    days = [day.isoformat() for day in (date.earliest, date.latest) if day]
    periods = _PERIODS if len(days) > 1 else _PERIODS[1:]  # a bound names no day
    return [days[0][:end] for end in periods if days[0][:end] == days[-1][:end]]


class FilterByScreen(ModalScreen[Part | None]):
    """Conditions to choose from; it gives the one chosen, maybe turned round."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f,q", "dismiss(None)", "Close", show=False),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
        Binding("minus", "leave_out", "Leave out", show=False),
    ]

    def __init__(self, parts: tuple[Part, ...]) -> None:
        super().__init__()
        self._parts = parts
        self._list = OptionList(*(Option(_line(part)) for part in parts))

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Filter by"
            dialog.border_subtitle = "enter shows these · - leaves them out · escape"
            yield self._list

    def on_mount(self) -> None:
        """Take the keys from here on."""
        self.set_focus(self._list)

    @on(OptionList.OptionSelected)
    def choose(self, selected: OptionList.OptionSelected) -> None:
        """Show only what fits."""
        self.dismiss(self._parts[selected.option_index])

    def action_leave_out(self) -> None:
        """Show only what does not fit."""
        if (index := self._list.highlighted) is not None:
            self.dismiss(self._parts[index]._replace(inverse=True))

    def action_down(self) -> None:
        """One line down."""
        self._list.action_cursor_down()

    def action_up(self) -> None:
        """One line up."""
        self._list.action_cursor_up()


def _line(part: Part) -> Content:
    value = part.value
    if part.key == "when":
        value = label(Date.from_edtf(value))
    return Content.assemble(
        (f"{part.key:{_KEY_CELLS}}", "$foreground-muted"), shown(value)
    )
