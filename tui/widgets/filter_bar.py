"""The filter: chips and words, and always how many events fit them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.asking.filter_text import (
    EXPECTED,
    completed,
    parts,
    take_chips,
    without_begun_key,
    written,
)
from tui.asking.recall import Recall
from tui.commands import bindings
from tui.telling.text import shown
from tui.widgets.chips import Chips
from tui.widgets.filter_field import FilterField

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.asking.filter_text import Part, Taken
    from tui.asking.filtering import Parsed

_PROMPT = 3
_LEAST_TO_TYPE_IN = 24
"""Cells that chips leave to the field."""
_LEAST_TO_READ = 18
"""As much while nobody types: it gives way to what is told of new entries."""
_HINT = "source: who: where: role: when: from: to: is: · - leaves out · ↑ recalls"


class FilterBar(Horizontal):
    """One line: what is asked for, and the count of what is shown.

    A key and its value become a chip once a blank stands behind them.  Backspace
    before the first letter takes the last chip away; the left arrow takes it back into
    the text, to be changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("filter")

    @dataclass
    class Changed(Message):
        """Another filter is asked for."""

        text: str
        typed: int
        """So many parts, the last ones, are being typed still."""

    @dataclass
    class Remembered(Message):
        """A filter was used: this is what can be recalled now, the last one first."""

        recent: tuple[str, ...]

    def __init__(self) -> None:
        super().__init__()
        self.field = FilterField()
        self.recall = Recall()
        self._line = Chips()
        self._chips: tuple[Part, ...] = ()
        self._wrong: dict[Part, str] = {}
        """What is wrong with a part, when it was last read."""
        self._count = Static("", classes="count", markup=False)
        self._hint = Static("", classes="hint", markup=False)
        self._looks: tuple[object, ...] = ()
        """What the line was laid out for last."""
        self._told = ("", 0)
        """The filter that others were told of last."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("/", classes="prompt")
        yield self._line
        yield self.field
        yield self._count
        yield self._hint

    # -- what is asked for -----------------------------------------------------------

    @property
    def text(self) -> str:
        """The whole filter as it could be typed."""
        return self._with_chips(self.field.value)

    @text.setter
    def text(self, text: str) -> None:
        taken = take_chips(text)
        self._chips = taken.chips
        self._type(taken.text, len(taken.text))
        self._changed()

    @property
    def chips(self) -> tuple[Part, ...]:
        """The conditions that are shown by themselves."""
        return self._chips

    def clear(self) -> None:
        """Ask for every event."""
        self.text = ""

    def toggle(self, part: Part) -> None:
        """Take a condition away, whichever way round it stands, or else add it."""
        around = {part, part._replace(inverse=not part.inverse)}
        left = tuple(chip for chip in self._chips if chip not in around)
        self._chips = left if left != self._chips else (*left, part)
        self._changed()

    def add(self, part: Part) -> None:
        """Add a condition; where it stands the other way round, turn it."""
        other = part._replace(inverse=not part.inverse)
        if part not in self._chips:
            self._chips = (*(chip for chip in self._chips if chip != other), part)
        self._changed()

    def finish(self) -> None:
        """Make chips of all that is typed, and remember the filter."""
        self._take(take_chips(self.field.value))
        self._changed()
        self.remember()

    def remember(self) -> None:
        """Keep the filter, so that it can be recalled."""
        if self.recall.use(self.text):
            self.post_message(self.Remembered(self.recall.recent))

    # -- what is shown -----------------------------------------------------------------

    @property
    def count(self) -> str:
        """How many events fit, in words."""
        return str(self._count.content)

    def show_count(
        self, fitting: int, total: int | None, *, is_whole: bool, is_all: bool
    ) -> None:
        """Say how many events are shown, and of how many; “…” while more come in."""
        told = f"{fitting:,}{'' if is_whole else '…'}"
        if not is_all and total is not None:
            told += f" of {total:,}"
        count = fitting if is_all or total is None else total
        told += f" event{'s' * (count != 1)}"
        if told != self.count:
            self._count.update(told, layout=len(told) != len(self.count))
        self._lay_out()

    def show(self, parsed: Parsed) -> None:
        """Show what is wrong with the filter, if it is still the one that was read."""
        if parsed.parts == parts(self._told[0]):
            told = zip(parsed.parts, parsed.problems, strict=True)
            self._wrong = {part: problem for part, problem in told if problem}
            self._lay_out()

    def on_resize(self) -> None:
        """Give the chips the room there is now."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Give each part its room: the count first, then the field, then the chips."""
        to_type_in = _LEAST_TO_TYPE_IN
        if not self.field.has_focus:
            to_read = max(_LEAST_TO_READ, cell_len(self.field.value) + 1)
            to_type_in = min(to_type_in, to_read)
        taken = _PROMPT + len(self.count) + 2 + to_type_in
        room = max(0, self.size.width - taken)
        told, is_wrong = self._advice() if self.field.has_focus else ("", False)
        problems = tuple(self._wrong.get(chip, "") for chip in self._chips)
        looks = (self._chips, problems, room, told)
        if looks == self._looks:
            return
        self._looks = looks
        self._line.show(self._chips, problems, room)
        self.field.placeholder = "" if self._chips else "filter by words"
        self._hint.update(Content(shown(told)))
        self._hint.set_class(is_wrong, "-wrong")
        self._hint.display = bool(told)

    def _advice(self) -> tuple[str, bool]:
        """Tell what is expected where the reader types, or else what chip is wrong."""
        if not self.text:
            return _HINT, False
        for part in parts(self.field.value):
            if part.key in EXPECTED and not part.value:
                return f"{part.key}: {EXPECTED[part.key]}", False
            if part in self._wrong:
                return self._wrong[part], False
        wrong = [self._wrong[chip] for chip in self._chips if chip in self._wrong]
        return wrong[-1] if wrong else "", True

    # -- typing ------------------------------------------------------------------------

    @on(Input.Changed)
    def change(self, changed: Input.Changed) -> None:
        """Make chips of what is written to its end, and tell of the change."""
        changed.stop()
        self._take(take_chips(self.field.value, self.field.cursor_position))
        self._changed()

    @on(FilterField.AtStart)
    def take_back(self, key: FilterField.AtStart) -> None:
        """Take the last chip away, or into the text."""
        key.stop()
        if not self._chips:
            return
        *left, last = self._chips
        self._chips = tuple(left)
        if not key.removes:
            self._type(f"{last.text} {self.field.value}".strip(), len(last.text))
        self._changed()

    @on(Chips.Clicked)
    def change_chip(self, click: Chips.Clicked) -> None:
        """Turn a chip round, or take it away."""
        click.stop()
        chip = self._chips[click.index]
        turned = () if click.removed else (chip._replace(inverse=not chip.inverse),)
        before, after = self._chips[: click.index], self._chips[click.index + 1 :]
        self._chips = (*before, *turned, *after)
        self._changed()

    def on_descendant_focus(self) -> None:
        """Tell what can be typed."""
        self._lay_out()

    def on_descendant_blur(self) -> None:
        """Take what is typed for whole, and leave the line by itself."""
        self._changed()

    # -- actions -----------------------------------------------------------------------

    async def action_complete(self) -> None:
        """Complete what is begun, or make chips of it, or go to the list."""
        value = self.field.value
        if longer := completed(value):
            self._type(longer, len(longer))
        elif (taken := take_chips(value)).chips:
            self._take(taken)
            self._changed()
        else:
            await self.run_action("screen.go_to_list")

    def action_earlier(self) -> None:
        """Recall the filter that was used before."""
        if (text := self.recall.earlier(self.text)) is not None:
            self.text = text

    async def action_later(self) -> None:
        """Go back towards what was typed; from there to the list."""
        if (text := self.recall.later(self.text)) is not None:
            self.text = text
        else:
            await self.run_action("screen.go_to_list")

    # -- inside ------------------------------------------------------------------------

    def _take(self, taken: Taken) -> None:
        """Add chips, and leave the rest in the field."""
        self._chips += tuple(chip for chip in taken.chips if chip not in self._chips)
        if taken.chips:
            self._type(taken.text, taken.cursor)

    def _type(self, text: str, cursor: int) -> None:
        self.field.value = text
        self.field.cursor_position = cursor

    def _changed(self) -> None:
        """Tell of another filter, once."""
        self._lay_out()
        value = self.field.value
        if self.field.has_focus and self.field.cursor_at_end:
            value = without_begun_key(value)
        asked = self._with_chips(value)
        told = asked, len(parts(asked)) - len(self._chips)
        if told != self._told:
            self._told = told
            self.post_message(self.Changed(*told))

    def _with_chips(self, typed: str) -> str:
        return " ".join(filter(None, [written(self._chips), typed.strip()]))
