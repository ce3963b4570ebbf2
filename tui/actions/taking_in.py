"""Articles in, and what others have recorded meanwhile."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from textual import work

from timeline.errors import TimelineError
from tui.screens.base import Base
from tui.screens.ingest import IngestScreen
from tui.widgets.news import News

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from timeline import Timeline
    from timeline.api import IngestReport
    from timeline.query.values import Change
    from tui.asking.asked import Asked

_LOOK = 1.0
"""Seconds between two looks at the log's end."""
_COMPARED = 2_000
"""Entries up to which what they changed is told: to compare more takes too long."""


class TakingIn(Base):
    """Reads articles, and watches for what comes from elsewhere."""

    def __init__(self, timeline: Timeline, today: Callable[[], dt.date]) -> None:
        super().__init__(timeline, today)
        self._news = News()
        self.typed = ""
        """What was asked for the last time that articles were read."""
        self._unsure = 0
        """New entries at the last look: what is corrected here is read right after."""
        self._is_told = False
        """It was told that the log cannot be read."""

    def on_mount(self) -> None:
        """Watch the log from now on."""
        self.bar.mount(self._news)
        self.set_interval(_LOOK, self.look_for_news)

    def ask(self, asked: Asked, keep: str = "", *, rest: float = 0) -> None:
        """Show what answers a question: it is of all that is recorded by now."""
        super().ask(asked, keep, rest=rest)
        self._forget_news()

    # -- articles ------------------------------------------------------------------

    async def action_ingest(self) -> None:
        """Ask for files and folders, and read them."""
        screen = IngestScreen(self.timeline.ingest, self.typed)

        def taken_in(report: IngestReport | None) -> None:
            self.typed = screen.typed
            if report and any(each.commit for each in report.articles):
                self.ask_again()

        await self.app.push_screen(screen, taken_in)

    # -- what others record --------------------------------------------------------

    @work(exclusive=True, group="news")
    async def look_for_news(self) -> None:
        """Tell how many entries came since what is shown was read.

        Two looks must find some: what is corrected here is asked for right after.
        Under another screen nothing is told: what is recorded may come from there.
        """
        read_at = self.read_at
        if not self.is_active or self.asked.as_of is not None or read_at is None:
            self._forget_news()
            return
        try:
            end = await asyncio.to_thread(self.timeline.head)
        except TimelineError as error:
            if not self._is_told:
                self.report(error)
            self._is_told = True
            return
        self._is_told = False
        if read_at == self.read_at:
            entries = end - read_at
            self._news.show(entries if self._unsure else 0)
            self._unsure = entries

    def _forget_news(self) -> None:
        self._unsure = 0
        self._news.show(0)

    @work(exclusive=True, group="taking in")
    async def action_take_in(self) -> None:
        """Show what was recorded meanwhile, the place kept; tell what it changed."""
        read_at = self.read_at
        if self.asked.as_of is not None:
            self.say("This is an earlier state: 0 shows now, with all that is new")
            return
        if read_at is None:
            return
        try:
            came = await asyncio.to_thread(_came, self.timeline, read_at)
        except TimelineError as error:
            self.report(error)
            return
        self.ask_again()
        self.say(told(came))


class Came(NamedTuple):
    """What was recorded since a position of the log."""

    entries: int
    changes: Sequence[Change] | None = ()
    """None where there are too many entries to compare."""
    taken_down: int = 0
    """Articles whose words are gone, from what was known before as well."""


def _came(timeline: Timeline, read_at: int) -> Came:
    with timeline.snapshot():
        end = timeline.head()
        if end == read_at:
            return Came(0)
        if end - read_at > _COMPARED:
            return Came(end - read_at, None)
        commits = timeline.commits(size=end - read_at)
        taken_down = sum(
            each.command == "redact" for each in commits if each.position > read_at
        )
        return Came(end - read_at, timeline.diff(read_at, end), taken_down)


def told(came: Came) -> str:
    """Say what new entries changed in the chronology.

    >>> told(Came(1, taken_down=1))
    '1 new entry taken in: 1 article taken down'
    """
    if not came.entries:
        return "Nothing new: all that is recorded is shown"
    plural = "ies" if came.entries != 1 else "y"
    taken_in = f"{came.entries:,} new entr{plural} taken in"
    if came.changes is None:
        return taken_in
    kinds = Counter(kind for change in came.changes for kind in change.kinds)
    counts: list[str] = []
    for kind, count in kinds.most_common():
        events = "" if counts else f"event{'s' * (count != 1)} "
        counts.append(f"{count:,} {events}{kind}")
    if came.taken_down:
        articles = f"article{'s' * (came.taken_down != 1)}"
        counts.append(f"{came.taken_down:,} {articles} taken down")
    return f"{taken_in}: {', '.join(counts) or 'no event changed'}"
