"""The review queue: what a person should look at, decided with one key each."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from timeline.errors import TimelineError, WrongVersionError
from tui.commands import bindings
from tui.screens.correction import Desk, Subject
from tui.screens.date_article import DateArticleScreen, article_subject
from tui.screens.pair import MergeScreen
from tui.screens.redate import RedateScreen
from tui.telling.reviewing import accept, drawn, look, question, reject
from tui.telling.text import shown
from tui.toasts import report
from tui.widgets.fitted import Fitted
from tui.widgets.keys import Keys
from tui.widgets.queue import Queue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from timeline import Recorded, Timeline
    from timeline.query.values import ReviewItem
    from tui.screens.correction import Outcome
    from tui.telling.reviewing import Looked

_PAGE = 50
_NOTHING = Content("Nothing to look at: no date is unsure, nothing is proposed.")
_NEARLY = 10
"""Items before the last that is listed, at which more are read."""


class Decided(NamedTuple):
    """A decision that can be taken back: its commit, and where its item stood."""

    commit: int
    item: ReviewItem
    place: int


class ReviewScreen(Screen[frozenset[int]]):
    """A list of what is unsure, beside all there is to decide on it.

    It gives the commits that were recorded.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("review")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  # as the base has it

    def __init__(self, timeline: Timeline, today: dt.date) -> None:
        super().__init__()
        self.timeline, self.today = timeline, today
        self.seen: Looked | None = None
        """What is shown in full; keys decide on nothing else."""
        self._next: str | None = None
        self._decided: list[Decided] = []
        self._made: frozenset[int] = frozenset()
        self._recording = asyncio.Lock()
        """Held while something is recorded: keys pressed meanwhile come after it."""
        self.queue = Queue()
        self._about = Fitted()
        self._pane = VerticalScroll(self._about, classes="about", can_focus=False)
        self._said = Static(classes="said", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Container(classes="panes"):
            yield self.queue
            yield self._pane
        yield self._said
        yield Keys()

    def on_mount(self) -> None:
        """Read the first of what is to be looked at."""
        self.read_queue()

    @property
    def shown(self) -> str:
        """What is shown of the item, as it is laid out."""
        return self._about.plain

    # -- reading -------------------------------------------------------------------

    @work(exclusive=True, group="queue")
    async def read_queue(self, *, more: bool = False) -> None:
        """Read some items; past those that are listed, or from the start."""
        try:
            if not more:
                count = await asyncio.to_thread(self.timeline.review_count)
                self.queue.left, self.queue.is_counted = count.total, count.is_all
            page = await asyncio.to_thread(
                partial(self.timeline.review, after=self._next, size=_PAGE)
            )
        except TimelineError as error:
            report(self, error)
            return
        self._next = page.next
        self.queue.add(page.items)
        if not more:
            self.queue.go(0)
        if not self.queue.items:
            self._about.show(lambda _: _NOTHING)

    @on(OptionList.OptionHighlighted)
    def highlighted(self) -> None:
        """Show the item that the cursor came to; read more near the end."""
        place, items = self.queue.highlighted, self.queue.items
        if place is None:
            return
        self.look_at(items[place])
        if self._next and place + _NEARLY > len(items):
            self.read_queue(more=True)

    @work(exclusive=True, group="look")
    async def look_at(self, item: ReviewItem) -> None:
        """Read an item in full."""
        self.seen = None
        try:
            looked = await asyncio.to_thread(look, self.timeline, item)
        except TimelineError as error:
            report(self, error)
            return
        if looked.is_settled:
            self.drop(item)
            return
        self.seen = looked
        self._about.show(drawn(looked))
        self._pane.border_title = question(item)
        self._pane.scroll_home(animate=False)

    # -- deciding ------------------------------------------------------------------

    async def action_accept(self) -> None:
        """Merge two events, keep a date; an article is asked its day of."""
        if self.seen and self.seen.record:
            await self.action_correct()
        else:
            self.decide(accept)

    def action_reject(self) -> None:
        """Never merge two events, take a date away; an article is skipped."""
        if self.seen and self.seen.record:
            self.action_skip()
        else:
            self.decide(reject)

    @work(group="decide")
    async def decide(
        self, how: Callable[[Timeline, Looked], tuple[Recorded, str] | None]
    ) -> None:
        """Record a decision on what is shown."""
        looked, self.seen = self.seen, None  # a second key finds nothing to decide
        if looked is None:
            return
        async with self._recording:
            try:
                done = await asyncio.to_thread(how, self.timeline, looked)
            except WrongVersionError:
                self.say("It has changed meanwhile: look again")
                self.look_at(looked.item)
            except TimelineError as error:
                report(self, error)
                self.look_at(looked.item)
            else:
                if done:
                    told = f"{done[1]}: “{looked.title}”"
                    self._note(looked, done[0].commit, told)

    async def action_correct(self) -> None:
        """Ask for another date, for what to merge, or for an article's day."""
        looked = self.seen
        if looked is None:
            return

        def note(outcome: Outcome | None) -> None:
            if outcome:
                self._note(looked, outcome.recorded.commit, outcome.told)

        await self.app.push_screen(self._dialog(looked), note)

    def action_skip(self) -> None:
        """Leave it for later."""
        if self.seen:
            self.drop(self.seen.item)

    @work(group="decide")
    async def action_undo(self) -> None:
        """Take back the last decision, and look at its item again."""
        async with self._recording:
            if not self._decided:
                self.say("Nothing was decided here yet")
                return
            last = self._decided[-1]
            try:
                done = await asyncio.to_thread(self.timeline.undo, last.commit)
            except TimelineError as error:
                report(self, error)
                return
            self._decided.pop()
            self._made |= {done.commit}
            self.queue.put_back(last.item, last.place)
            self.say(f"Took back: {done.what}")

    @work(group="decide")
    async def action_leave(self) -> None:
        """Go back to the chronology, once what is being recorded is told of."""
        async with self._recording:
            self.dismiss(self._made)

    def _dialog(self, looked: Looked) -> MergeScreen | RedateScreen | DateArticleScreen:
        timeline, author = self.timeline, self.timeline.author
        if looked.record:
            return DateArticleScreen(
                article_subject(looked.record),
                Desk(author, timeline.article, timeline.date_article),
                self.today,
            )
        if looked.one is None:
            raise TypeError(looked.item)
        subject = Subject.of(looked.one)
        if looked.other:
            desk = Desk(author, timeline.event, timeline.merge)
            return MergeScreen(subject, desk)
        redate = partial(timeline.redate, today=self.today)
        return RedateScreen(subject, Desk(author, timeline.event, redate), self.today)

    def _note(self, looked: Looked, commit: int, told: str) -> None:
        """Keep what was recorded, and go on to the next."""
        self._made |= {commit}
        place = self.drop(looked.item)
        self._decided.append(Decided(commit, looked.item, place))
        self.say(f"u takes it back · {told}")

    # -- what is shown ---------------------------------------------------------------

    def action_cursor(self, lines: int) -> None:
        """Go to another item."""
        self.queue.step(lines)

    def action_scroll(self, pages: int) -> None:
        """Scroll what is shown of the item."""
        self._pane.scroll_relative(y=pages * self._pane.size.height, animate=False)

    def say(self, words: str) -> None:
        """Say what was done, or why not."""
        self._said.update(shown(words))

    def drop(self, item: ReviewItem) -> int:
        """Take an item out of the list, and show the next; tell where it stood."""
        self.seen = None
        place = self.queue.drop(item)
        if not self.queue.items:
            self._about.show(lambda _: _NOTHING)
            self._pane.border_title = ""
        return place
