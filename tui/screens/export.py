"""Ask where to write the events shown, and write them there, whole or not at all."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, ProgressBar, RadioSet, Static

from timeline.api.files import whole_file
from timeline.errors import StoppedError, TimelineError, UsageError
from timeline.export.formats import FORMATS
from tui.paths import quoted, read_paths
from tui.telling.text import shown
from tui.widgets.choice import OneOf
from tui.widgets.path_field import PathField

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.api.exporting import Format, Written

_LOOK = 0.1
"""Seconds between two looks at how far it is."""
_KEYS = (
    "[@click=screen.submit]enter writes[/] · tab completes · "
    "[@click=screen.leave]escape closes[/]"
)
_OFFERED = tuple(FORMATS.values())


class Wanted(NamedTuple):
    """What is to be written where."""

    path: str
    format: Format
    title: str


class Exported(NamedTuple):
    """What was written where."""

    wanted: Wanted
    events: Written


class Export(Protocol):
    """Writes the events that are shown, as `Timeline.export` does."""

    def __call__(
        self,
        output: TextIO,
        *,
        format: Format,  # noqa: A002 - as the API calls it
        title: str,
        progress: Callable[[int], None],
    ) -> Written: ...


class ExportScreen(ModalScreen[Exported | None]):
    """A form with the command that does the same; it gives what was written.

    A file that is there is replaced only when enter is pressed a second time.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False)
    ]

    def __init__(
        self,
        export: Export,
        command: Callable[[Wanted], str],
        *,
        total: int,
        wanted: Wanted,
    ) -> None:
        """Take what writes, the command for it, how many events there are.

        Args:
            wanted: what stands in the form at first.
        """
        super().__init__()
        self._export, self._command, self._total = export, command, total
        self._path = PathField(quoted(wanted.path), compact=True, select_on_focus=False)
        self._formats = RadioSet(
            *(OneOf(each.label, each.name == wanted.format) for each in _OFFERED),
            compact=True,
        )
        self._title = Input(wanted.title, placeholder="Chronology", compact=True)
        self._same = Static(classes="command", markup=False)
        self._told = Static(classes="hint", markup=False)
        self._bar = ProgressBar(total=total or 1, show_eta=False)
        self._stop = threading.Event()
        self._read = 0
        """Events read so far, by the thread that writes."""
        self._replaced = ""
        """The file of which it was told that it is there."""
        self._is_told = False
        """Something is told that the names of files must not hide."""

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        plural = "s" * (self._total != 1)
        with Vertical(classes="dialog") as dialog:
            where = " to the server" if self.app.is_web else ""
            dialog.border_title = f"Export {self._total:,} event{plural}{where}"
            dialog.border_subtitle = _KEYS
            for name, field in (
                ("file", self._path),
                ("format", self._formats),
                ("title", self._title),
            ):
                with Horizontal(classes=f"row {name}"):
                    yield Static(name, classes="label")
                    yield field
            yield self._same
            yield self._told
            yield self._bar

    def on_mount(self) -> None:
        """Take the keys that are typed from here on."""
        self._same.border_title = "the same on the command line"
        self.set_focus(self._path)
        self.show_command()

    def on_unmount(self) -> None:
        """Leave nothing running when the app is left."""
        self._stop.set()

    @property
    def is_writing(self) -> bool:
        """Tell whether it is being written."""
        return self.has_class("-writing")

    @property
    def wanted(self) -> Wanted:
        """What the form says.

        Raises:
            UsageError: it names no file, or several.
        """
        paths = read_paths(self._path.value)
        if len(paths) != 1:
            raise UsageError(
                f"{len(paths)} files named; expected one to write to; put a name that "
                "has blanks in quotation marks"
            )
        chosen = _OFFERED[max(0, self._formats.pressed_index)]
        return Wanted(paths[0], chosen.name, self._title.value or "Chronology")

    @on(Input.Changed)
    def show_command(self) -> None:
        """Show the command for what the form says."""
        self._replaced = ""
        self._tell("")
        try:
            self._same.update(shown(self._command(self.wanted)))
        except UsageError as error:
            self._same.update("")
            if self._path.value.strip():
                self._tell(str(error))

    @on(RadioSet.Changed)
    def change_format(self, changed: RadioSet.Changed) -> None:
        """Give the file the suffix of the format, where it had that of the other."""
        chosen, path = _OFFERED[changed.index], self._path.value
        endings = sorted((each.suffix for each in _OFFERED), key=len, reverse=True)
        ending = next((each for each in endings if path.endswith(each)), None)
        if ending:
            self._path.value = path.removesuffix(ending) + chosen.suffix
        self.set_class(not chosen.has_title, "-untitled")
        self.show_command()

    @on(PathField.Names)
    def show_names(self, found: PathField.Names) -> None:
        """Show what the path may become."""
        if not self._is_told and len(found.names) > 1:
            self._tell("  ".join(found.names[:40]))

    @on(Input.Submitted)
    def action_submit(self) -> None:
        """Write the file, or say why not, or that one is there."""
        try:
            wanted = self.wanted
        except UsageError as error:
            self._tell(str(error), "$text-error")
            return
        path = Path(wanted.path)
        if path.is_dir():
            self._tell(f"{path} is a folder: add the name of a file", "$text-error")
        elif path.exists() and self._replaced != wanted.path:
            self._replaced = wanted.path
            size = path.stat().st_size
            told = f"{path} is there, {size:,} bytes: enter again replaces it"
            self._tell(told, "$text-warning")
        else:
            self.write(wanted, replace=self._replaced == wanted.path)

    @work(exclusive=True, group="export")
    async def write(self, wanted: Wanted, *, replace: bool) -> None:
        """Write the file, in a thread."""
        self.add_class("-writing")
        self._stop.clear()
        self._read = 0
        writing = asyncio.ensure_future(
            asyncio.to_thread(self._write, wanted, replace=replace)
        )
        while not (await asyncio.wait({writing}, timeout=_LOOK))[0]:
            self._bar.update(progress=self._read)
            self._tell(f"{self._read:,} of {self._total:,} · escape stops")
        self.remove_class("-writing")
        try:
            events = writing.result()
        except StoppedError:
            self._tell("stopped: nothing was written", "$text-warning")
        except TimelineError as error:
            self._tell(str(error), "$text-error")
        else:
            self.dismiss(Exported(wanted, events))

    def action_leave(self) -> None:
        """Stop the writing; close where there is none."""
        if self.is_writing:
            self._stop.set()
        else:
            self.dismiss(None)

    def _write(self, wanted: Wanted, *, replace: bool) -> Written:
        def progress(events: int) -> None:
            self._read = events
            if self._stop.is_set():
                raise StoppedError("the export was stopped; expected that; export anew")

        with whole_file(wanted.path, replace=replace) as file:
            return self._export(
                file, format=wanted.format, title=wanted.title, progress=progress
            )

    def _tell(self, words: str, style: str = "$text-muted") -> None:
        self._is_told = self.is_writing or style != "$text-muted"
        self._told.update(Content.styled(shown(words), style))
