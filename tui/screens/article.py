"""The whole article, with the sentence in view and all that was read in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from timeline.dates.labels import label
from timeline.errors import TimelineError
from tui.actions.outside import browse, show_text
from tui.telling.rows import MUTED
from tui.telling.text import shown
from tui.toasts import report
from tui.widgets.article_text import ArticleText
from tui.widgets.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from timeline.query.values import Event
    from tui.telling.open_article import OpenArticle


class ArticleScreen(Screen[str | None]):
    """An article at one of an event's mentions; gives back an event to go to, or none.

    Args:
        article: as taken from the store.
        event: the event that the reader comes from.
        mention: the id of the mention to look at.
        read: takes another article from the store by its id; called in a thread.
    """

    def __init__(
        self,
        article: OpenArticle,
        event: Event,
        mention: str,
        read: Callable[[str], OpenArticle],
    ) -> None:
        super().__init__()
        self._article, self._event, self._read = article, event, read
        self._mention = mention
        self._text = ArticleText()
        self._status = Static(classes="status")

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield self._text
        yield self._status
        yield Keys()

    def on_mount(self) -> None:
        """Show the article."""
        self.set_focus(self._text)
        self._show(self._article, self._mention)

    def _show(self, article: OpenArticle, mention: str) -> None:
        self._article = article
        ref = article.record.ref
        named = " · ".join(filter(None, [ref.publisher or ref.path, ref.title]))
        self._text.border_title = Content(shown(named))
        self._text.show(article, self._event.id, mention)

    @on(ArticleText.Chosen)
    def tell(self, message: ArticleText.Chosen) -> None:
        """Say which mention is looked at, and of which event it is."""
        told = self._text.told
        if not 0 <= message.index < len(told):
            self._text.border_subtitle = "no mention"
            self._status.update(Content.styled("Nothing was read in it.", MUTED))
            return
        found = told[message.index]
        self._text.border_subtitle = f"mention {message.index + 1} of {len(told)}"
        is_ours = found.line.id == self._event.id
        self._status.update(
            Content.assemble(
                ("● " if is_ours else "○ ", "bold $text-accent"),
                (f"{label(found.line.date)}  ", "bold"),
                shown(found.line.title),
            )
        )

    # -- actions ---------------------------------------------------------------------

    def action_close(self) -> None:
        """Go back to the chronology, where it was left."""
        self.dismiss(None)

    def action_choose(self) -> None:
        """Go back, to the event of the mention that is looked at."""
        told, at = self._text.told, self._text.chosen
        event = told[at].line.id if 0 <= at < len(told) else self._event.id
        self.dismiss(None if event == self._event.id else event)

    def action_article(self, step: int) -> None:
        """Go to the next article that tells of the event, or to the one before."""
        ids = list(dict.fromkeys(each.article.id for each in self._event.mentions))
        here = self._article.record.ref.id
        at = (ids.index(here) if here in ids else 0) + step
        if not 0 <= at < len(ids):
            which = "first" if step < 0 else "last"
            self.notify(
                f"This is the {which} of {len(ids)} articles that tell of the event"
                if len(ids) > 1
                else "No other article tells of this event"
            )
            return
        self._go_to(ids[at])

    @work(exclusive=True)
    async def _go_to(self, article: str) -> None:
        try:
            opened = await asyncio.to_thread(self._read, article)
        except TimelineError as error:
            report(self, error)
            return
        first = next(m.id for m in self._event.mentions if m.article.id == article)
        self._show(opened, first)

    @work(exclusive=True, group="outside")
    async def action_open_page(self) -> None:
        """Open the article's page in the browser."""
        try:
            page = await browse(self.app, self._article.record.ref.url)
        except TimelineError as error:
            report(self, error)
        else:
            self.notify(f"Given to the browser: {page}", markup=False)

    def action_show_text(self) -> None:
        """Show the article in the reader's pager, at the sentence in view."""
        try:
            show_text(self.app, self._article, self._text.offset_in_text)
        except TimelineError as error:
            report(self, error)
