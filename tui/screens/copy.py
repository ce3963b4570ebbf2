"""Choose what of an event to copy, and see it before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, TypeAlias, get_args

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from timeline.errors import TimelineError
from timeline.export.plain import one_line
from tui.telling.copies import citation, line_text, quotation
from tui.telling.provenance import basis
from tui.telling.text import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.query.values import Event, EventLine, EventMention

What: TypeAlias = Literal["line", "quotation", "citation", "Markdown", "id"]
_PREVIEWED = 600
"""Characters of a text that are shown."""


class Copy(NamedTuple):
    """What was chosen."""

    what: str
    text: str


class CopyScreen(ModalScreen[Copy | None]):
    """What can be copied, a letter each, and the text that it gives.

    Where sources are several, ← and → choose the one that is quoted.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
        *(
            Binding(what[0].lower(), f"take('{what}')", what, show=False)
            for what in get_args(What)
        ),
        Binding("left", "source(-1)", "Source before", show=False),
        Binding("right", "source(1)", "Next source", show=False),
    ]

    def __init__(
        self,
        line: EventLine,
        read: Callable[[], Event],
        markdown: Callable[[Event], str],
    ) -> None:
        """Take the line, and what reads its event and writes it.

        It is read once the screen is there, so that no key goes astray meanwhile.
        """
        super().__init__()
        self._line, self._read, self._markdown = line, read, markdown
        self._event: Event | None = None
        self._source = 0
        self._wanted: What | None = None
        """What was chosen before the event was read."""
        self._choices = OptionList(
            *(Option(_choice(what), id=what) for what in get_args(What)), compact=True
        )
        self._preview = Static(classes="preview", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the choices."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Copy"
            dialog.border_subtitle = (
                "enter copies · [@click=screen.dismiss(None)]escape closes[/]"
            )
            yield self._choices
            yield self._preview

    def on_mount(self) -> None:
        """Take the keys from here on, and read the event."""
        self.set_focus(self._choices)
        self._choices.highlighted = 0
        self.read()

    @work(exclusive=True)
    async def read(self) -> None:
        """Read the event in a thread."""
        try:
            self._event = await asyncio.to_thread(self._read)
        except TimelineError as error:
            self._preview.update(shown(str(error)))
            return
        dated = basis(self._event)
        if dated:
            self._source = self._event.mentions.index(dated)
        self._show()
        if self._wanted:
            self.action_take(self._wanted)

    @on(OptionList.OptionHighlighted)
    def preview(self) -> None:
        """Show what the choice gives."""
        self._show()

    @on(OptionList.OptionSelected)
    def choose(self, chosen: OptionList.OptionSelected) -> None:
        """Give what was chosen."""
        self.action_take(_what(chosen.option_id))

    def action_take(self, what: What) -> None:
        """Give a text, as soon as there is one."""
        text = self._text(what)
        if text:
            self.dismiss(Copy(f"the {what}", text))
        else:
            self._wanted = what

    def action_source(self, direction: int) -> None:
        """Choose another source to quote."""
        if self._event and self._event.mentions:
            self._source = (self._source + direction) % len(self._event.mentions)
            self._show()

    def _text(self, what: What) -> str:
        event, mention = self._event, self._mention
        match what:
            case "line":
                return line_text(self._line)
            case "id":
                return self._line.id
            case "quotation":
                return quotation(mention) if mention else ""
            case "citation":
                return citation(mention) if mention else ""
            case "Markdown":
                return self._markdown(event) if event else ""

    @property
    def _mention(self) -> EventMention | None:
        mentions = self._event.mentions if self._event else ()
        return mentions[self._source] if mentions else None

    def _show(self) -> None:
        option = self._choices.highlighted_option
        what = _what(option.id if option else None)
        text = self._text(what)
        size = len(text.encode())
        cut = text[:_PREVIEWED] + "…" * (len(text) > _PREVIEWED)
        lines = "\n".join(map(shown, cut.split("\n")))
        self._preview.update(lines if text else "reading …")
        self._preview.border_subtitle = f"{size:,} bytes" if text else ""
        self._preview.border_title = (
            self._told_source() if what in ("quotation", "citation") else ""
        )

    def _told_source(self) -> Content:
        """Say which source is quoted, and of how many."""
        mention = self._mention
        if self._event is None or mention is None:
            return Content("")
        name = one_line(mention.article.publisher or mention.article.path)
        several = len(self._event.mentions) > 1
        number = (
            f"← {self._source + 1}/{len(self._event.mentions)} → " if several else ""
        )
        return Content(f"{number}{shown(name)}")


def _what(name: str | None) -> What:
    return next((each for each in get_args(What) if each == name), "line")


def _choice(what: What) -> Content:
    return Content.assemble((what[0].lower(), "bold $text-accent"), f"  {what}")
