"""Reading the articles that an event stands on: here, in a pager, in a browser."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from timeline.errors import TimelineError
from tui.actions.outside import browse, show_text
from tui.asking.asked import Asked
from tui.screens.article import ArticleScreen
from tui.screens.base import Base
from tui.telling.open_article import open_article
from tui.telling.provenance import basis
from tui.widgets.detail import Detail

if TYPE_CHECKING:
    from timeline.query.values import Event, EventMention


class Reading(Base):
    """Opens the article of the event in view, at the sentence in view."""

    def action_read_article(self) -> None:
        """Show the whole article; the reader may come back to another event."""
        self._read_article(self._mention_wanted)

    @on(Detail.Opened)
    def _mention_opened(self, message: Detail.Opened) -> None:
        self._read_article(message.mention)

    @work(exclusive=True, group="article")
    async def _read_article(self, wanted: str) -> None:
        as_of = self.asked.as_of
        read = partial(open_article, self.timeline, as_of=as_of)
        try:
            event, mention = await self._mention_in_view(wanted)
            if event is None or mention is None:
                return
            article = await asyncio.to_thread(read, mention.article.id)
        except TimelineError as error:
            self.report(error)
            return

        def go(found: str | None) -> None:
            if found:
                self.go_to_event(found)

        self.app.push_screen(ArticleScreen(article, event, mention.id, read), go)

    @work(exclusive=True, group="article")
    async def action_open_page(self) -> None:
        """Open the article's page in the browser."""
        try:
            _, mention = await self._mention_in_view(self._mention_wanted)
            if mention:
                page = await browse(self.app, mention.article.url)
                self.say(f"Given to the browser: {page}")
        except TimelineError as error:
            self.report(error)

    @work(exclusive=True, group="article")
    async def action_show_text(self) -> None:
        """Show the article in the reader's pager, at the sentence in view."""
        as_of = self.asked.as_of
        read = partial(open_article, self.timeline, as_of=as_of)
        try:
            _, mention = await self._mention_in_view(self._mention_wanted)
            if mention:
                article = await asyncio.to_thread(read, mention.article.id)
                show_text(self.app, article, mention.start)
        except TimelineError as error:
            self.report(error)

    @work(exclusive=True, group="article")
    async def go_to_event(self, event: str) -> None:
        """Put the cursor on an event; show every event where the filter hides it."""
        as_of = self.asked.as_of
        try:
            place = await asyncio.to_thread(
                partial(self.timeline.place_of, event, as_of=as_of)
            )
        except TimelineError as error:
            self.report(error)
            return
        index = self.chronology.view.index_of(place) if place else None
        if index is not None:
            self.chronology.cursor = index
        elif place is None or self.asked.is_all:
            self.say("That event is not in the chronology: it was retracted")
        else:
            self.bar.clear()
            self.ask(Asked(as_of=as_of), keep=event)

    @property
    def _mention_wanted(self) -> str:
        """Id of the mention that the reader went to in the detail."""
        return self.detail.mention if self.detail.has_focus else ""

    async def _mention_in_view(
        self, wanted: str
    ) -> tuple[Event | None, EventMention | None]:
        """The event under the cursor, and the mention wanted or that it rests on."""
        line = self.line
        if line is None:
            return None, None
        event = self.event
        if event is None or event.id != line.id:  # the detail lags behind
            find = partial(self.timeline.event, line.id, as_of=self.asked.as_of)
            event = await asyncio.to_thread(find)
        seen = [each for each in event.mentions if each.id == wanted]
        return event, seen[0] if seen else basis(event)
