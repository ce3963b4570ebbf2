"""Correcting what is under the cursor; taking it back, and doing it again."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from timeline.dates.labels import day_label
from timeline.errors import TimelineError
from tui.screens.base import Base
from tui.screens.correction import Desk, Outcome, Subject
from tui.screens.pair import ApartScreen, MergeScreen
from tui.screens.reason import AnnotateScreen, RetractScreen
from tui.screens.redate import RedateScreen
from tui.screens.review import ReviewScreen
from tui.screens.split import SplitScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline import EventLine, Recorded
    from timeline.api import Done
    from timeline.query.values import Event
    from tui.screens.correction import EventDialog

_PAST = "This is the chronology as it was: corrections are made to it as it is now"


class Correcting(Base):
    """Asks for corrections, records each as a commit, and takes it back again."""

    _made: frozenset[int] = frozenset()
    """Commits recorded here: the reader has seen what they did."""
    _offered: int | None = None
    """The commit that the next undo or redo takes back though it was not seen here."""

    # -- corrections -----------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark or unmark the event, and go on to the next."""
        self.chronology.toggle_mark()

    async def action_redate(self) -> None:
        """Give the event another date."""
        if line := self._correctable():
            today = self.today()
            desk = self._desk(partial(self.timeline.redate, today=today))
            await self._open(RedateScreen(Subject.of(line), desk, today))

    async def action_merge(self) -> None:
        """Make one event of those that are marked, or proposed as the same."""
        await self._pair(MergeScreen, self.timeline.merge)

    async def action_keep_apart(self) -> None:
        """Never make one event of this and another."""
        await self._pair(ApartScreen, self.timeline.keep_apart)

    async def action_split(self) -> None:
        """Take mentions out of the event."""
        line = self._correctable()
        if line and line.mentions < 2:
            self.say("One mention tells of this event: there is nothing to split")
        elif line:
            desk = self._desk(self.timeline.split)
            await self._open(SplitScreen(Subject.of(line), desk))

    async def action_retract(self) -> None:
        """Take the event out of the chronology."""
        if line := self._correctable():
            desk = self._desk(self.timeline.retract)
            await self._open(RetractScreen(Subject.of(line), desk))

    async def action_annotate(self) -> None:
        """Write a note beside the event."""
        if line := self._correctable():
            desk = self._desk(self.timeline.annotate)
            await self._open(AnnotateScreen(Subject.of(line), desk))

    async def action_review(self) -> None:
        """Go through what is unsure, one by one."""

        def back(made: frozenset[int] | None) -> None:
            if made:
                self._made |= made
                self.ask_again()

        if self.asked.as_of is not None:
            self.say(_PAST)
        else:
            await self.app.push_screen(ReviewScreen(self.timeline, self.today()), back)

    def _correctable(self) -> EventLine | None:
        """Give the line to correct; where there is none, say why."""
        if self.asked.as_of is not None:
            self.say(_PAST)
            return None
        if self.line is None:
            self.say("There is no event to correct")
        return self.line

    async def _pair(
        self,
        screen: type[MergeScreen | ApartScreen],
        record: Callable[..., Recorded],
    ) -> None:
        """Ask about the events that are marked, or this and others."""
        line, marked = self._correctable(), self.chronology.marked_lines
        if line is None:
            return
        ids = [each.id for each in marked]
        if len(marked) > 1 and line.id not in ids:
            line = marked[0]
        await self._open(screen(Subject.of(line), self._desk(record), ids))

    def _desk(self, record: Callable[..., Recorded]) -> Desk[Event]:
        return Desk(self.timeline.author, self.timeline.event, record)

    async def _open(self, dialog: EventDialog) -> None:
        await self.app.push_screen(dialog, self._recorded)

    def _recorded(self, outcome: Outcome | None) -> None:
        """Tell what was recorded, and show what came of it."""
        if outcome is None:
            return
        done = outcome.recorded
        self._made |= {done.commit}
        self.chronology.unmark()
        self.say(f"{outcome.told}\nu takes it back")
        self.ask_again(done.event or "")

    # -- undo and redo ---------------------------------------------------------------

    @work(group="undo")
    async def action_undo(self) -> None:
        """Take back the author's last correction, or offer to."""
        async with self.recording:
            author = self.timeline.author
            own = await self._find(partial(self.timeline.last_done, by=author))
            found = own or await self._find(self.timeline.last_done)
            if found is None:
                self.say("Nothing to undo: no correction stands")
            elif await self._is_meant(found, "u", "takes back"):
                await self._take_back(found, "Took back", "U does it again")

    @work(group="undo")
    async def action_redo(self) -> None:
        """Bring back what the author took back last, or offer to."""
        async with self.recording:
            author = self.timeline.author
            found = await self._find(partial(self.timeline.last_undone, by=author))
            if found is None:
                self.say(
                    "Nothing to do again: you took nothing back since you corrected"
                )
            elif await self._is_meant(found, "U", "does again"):
                await self._take_back(found, "Did again", "u takes it back")

    async def _find(self, ask: Callable[[], Done | None]) -> Done | None:
        try:
            return await asyncio.to_thread(ask)
        except TimelineError as error:
            self.report(error)
            return None

    async def _is_meant(self, found: Done, key: str, does: str) -> bool:
        """Tell whether the reader knows what it is; else name it, and ask."""
        if self.asked.as_of is not None:
            self.say(_PAST)
            return False
        if found.commit in self._made or found.commit == self._offered:
            return True
        self._offered = found.commit
        who = "you" if found.author == self.timeline.author else found.author
        day = day_label(found.recorded_at.date())
        about = await self._title(found)
        self.say(
            f"{key} {does} what {who} recorded on {day}, commit {found.commit}: "
            f"{found.what}{about}\nPress {key} again to do so"
        )
        return False

    async def _title(self, found: Done) -> str:
        """Name the event of a correction, where it is to be seen."""
        if found.event is None:
            return ""
        try:
            titles = await asyncio.to_thread(self.timeline.titles, [found.event])
        except TimelineError:
            return ""
        title = titles.get(found.event)
        return f" (“{title}”)" if title else ""

    async def _take_back(self, found: Done, did: str, way: str) -> None:
        title = await self._title(found)
        try:
            done = await asyncio.to_thread(self.timeline.undo, found.commit)
        except TimelineError as error:
            self.report(error)
            return
        self._offered = None
        self._made |= {found.commit, done.commit}
        self.say(f"{did}: {found.what}{title}\n{way}")
        self.ask_again(found.event or "")
