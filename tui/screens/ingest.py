"""Ask for articles, and tell file by file what becomes of them."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter, deque
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, ProgressBar, Static

from timeline.errors import TimelineError
from tui.paths import read_paths
from tui.telling.text import shown
from tui.widgets.path_field import PathField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline.api import Ingested, IngestReport
    from timeline.api.ingested import Outcome

_LOOK = 0.1
"""Seconds between two looks at what was read: the reader of files never waits."""
_LISTED = 2_000
"""Lines kept of what went well; all that failed is listed."""
_OUTCOMES: dict[Outcome, str] = {
    "new": "$text-success",
    "revised": "$text-accent",
    "known": "$foreground-muted",
    "redacted": "$text-warning",
    "skipped": "$foreground-muted",
    "failed": "$text-error",
}
_ENTER = "[@click=screen.submit]enter reads[/]"
_STOP = "[@click=screen.leave]escape stops; what is read stays[/]"
_CLOSE = "[@click=screen.leave]escape closes[/]"
_HINT = "files or folders, several if you like · tab completes · ~ “ ” * as in a shell"


class Reader(Protocol):
    """Takes articles in, as `Timeline.ingest` does."""

    def __call__(
        self,
        paths: Sequence[str],
        *,
        progress: Callable[[Ingested, int, int], None],
        stop: threading.Event,
    ) -> IngestReport: ...


class IngestScreen(ModalScreen["IngestReport | None"]):
    """A field for paths, then a bar and a line a file; it gives what became of them.

    Escape stops the reading: what was read by then stays, and is told.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False)
    ]

    def __init__(self, read: Reader, typed: str = "") -> None:
        """Take what reads, and what stands in the field at first."""
        super().__init__()
        self._read = read
        self._field = PathField(
            typed, placeholder="articles to read", select_on_focus=False
        )
        self._hint = Static(classes="hint", markup=False)
        self._bar = ProgressBar(show_eta=False)
        self._counts = Static(classes="counts")
        self._files = OptionList(compact=True)
        self._stop = threading.Event()
        self._told: deque[tuple[Ingested, int, int]] = deque()
        """What the thread that reads has told, and is not shown yet."""
        self._outcomes: Counter[Outcome] = Counter()
        self._report: IngestReport | None = None
        self._is_wrong = False
        """It was told what is wrong with the paths as they stand."""
        self.typed = typed
        """What was typed, to start from the next time."""

    def compose(self) -> ComposeResult:
        """Lay out the field, and what is seen once it reads."""
        with Vertical(classes="dialog") as dialog:
            where = " from the server" if self.app.is_web else ""
            dialog.border_title = f"Ingest articles{where}"
            dialog.border_subtitle = f"{_ENTER} · {_CLOSE}"
            yield self._field
            yield self._hint
            yield self._bar
            yield self._counts
            yield self._files

    def on_mount(self) -> None:
        """Take the keys that are typed from here on."""
        self.set_focus(self._field)
        self.add_class("-asking")

    def on_unmount(self) -> None:
        """Leave nothing running when the app is left."""
        self._stop.set()

    @property
    def is_reading(self) -> bool:
        """Tell whether articles are being read."""
        return self.has_class("-reading")

    @on(PathField.Names)
    def show_names(self, found: PathField.Names) -> None:
        """Show what the path may become."""
        names = "  ".join(map(shown, found.names[:40]))
        if not self._is_wrong:
            self._hint.update(names if self._field.value and names else _HINT)

    @on(Input.Changed)
    def forget_error(self) -> None:
        """What was wrong with the paths is being mended."""
        self._is_wrong = False

    @on(Input.Submitted)
    def action_submit(self) -> None:
        """Read what the paths name."""
        try:
            paths = read_paths(self._field.value)
        except TimelineError as error:
            self._is_wrong = True
            self._hint.update(Content.styled(shown(str(error)), "$text-error"))
            return
        if paths:
            self.typed = self._field.value
            self.read(paths)

    @work(exclusive=True, group="ingest")
    async def read(self, paths: Sequence[str]) -> None:
        """Take the articles in, in a thread."""
        self._enter("-reading", _STOP)
        self.set_focus(self._files)
        reading = asyncio.ensure_future(asyncio.to_thread(self._take_in, paths))
        while not (await asyncio.wait({reading}, timeout=_LOOK))[0]:
            self._tell()
        self._tell()
        try:
            self._report = reading.result()
        except TimelineError as error:
            self._add(Content.styled(shown(str(error)), "$text-error"))
        self._enter("-done", _CLOSE)
        self._count(len(self._report.articles) if self._report else 0, ended=True)

    def action_leave(self) -> None:
        """Stop the reading; close when there is none."""
        if self.is_reading:
            self._stop.set()
            self._subtitle("stopping after the article at hand …")
        else:
            self.dismiss(self._report)

    def _take_in(self, paths: Sequence[str]) -> IngestReport:
        def keep(each: Ingested, number: int, total: int) -> None:
            self._told.append((each, number, total))

        return self._read(paths, progress=keep, stop=self._stop)

    def _enter(self, state: str, subtitle: str) -> None:
        self.remove_class("-asking", "-reading", "-done")
        self.add_class(state)
        self._subtitle(subtitle)

    def _subtitle(self, text: str) -> None:
        self.query_one(".dialog").border_subtitle = text

    # -- what became of the files --------------------------------------------------

    def _tell(self) -> None:
        """Show what was told since the last look."""
        lines: list[Content] = []
        last = None
        while self._told:
            last = self._told.popleft()
            each = last[0]
            self._outcomes[each.outcome] += 1
            if each.error or self._files.option_count + len(lines) < _LISTED:
                lines.append(file_line(each))
        if last is None:
            return
        _, number, total = last
        self._add(*lines)
        self._bar.update(total=total, progress=number)
        self._count(number, total)

    def _add(self, *lines: Content) -> None:
        if not lines:
            return
        follows = self._files.scroll_offset.y >= self._files.max_scroll_y
        self._files.add_options(lines)
        if follows:
            self._files.call_after_refresh(self._files.scroll_end, animate=False)

    def _count(self, number: int, total: int = 0, *, ended: bool = False) -> None:
        parts = [
            Content.styled(f"{self._outcomes[outcome]:,} {outcome}", style)
            for outcome, style in _OUTCOMES.items()
            if self._outcomes[outcome] or outcome == "new"
        ]
        told = Content("  ").join(parts)
        if ended and self._stop.is_set():
            told += Content.styled("  stopped; all of this is stored", "$text-warning")
        elif ended and not number:
            told = Content.styled(
                "no article found: expected texts, pages, feeds or archives",
                "$text-warning",
            )
        elif not ended:
            told = Content.styled(f"{number:,} of {total:,}  ", "bold") + told
        self._counts.update(told)


def file_line(each: Ingested) -> Content:
    """Tell what became of a file: its path, or the error, which names it."""
    outcome = Content.styled(f"{each.outcome:8} ", _OUTCOMES[each.outcome])
    if each.error:
        return outcome + Content(shown(each.error))
    words = shown(each.path)
    if each.skipped:
        words += f"  {shown(each.skipped)}"
    if each.outcome in ("new", "revised"):
        plural = "s" * (each.mentions != 1)
        words += f"  {each.mentions} mention{plural}"
        words += f", {each.merged} merged" * bool(each.merged)
        words += f", {each.lost} correction{'s' * (each.lost != 1)} lost" * bool(
            each.lost
        )
        dated = each.article.published if each.article else None
        words += "" if dated else ", no publication date"
    return outcome + Content(words)
