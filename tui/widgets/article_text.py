"""The text of an article: scrolls, and goes from mention to mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from tui.commands import bindings
from tui.telling.page import Page
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from timeline.query.values import ArticleMention
    from tui.telling.open_article import OpenArticle

_LONG = 100_000
"""Characters from which a text is laid out in a thread: it would be felt."""


class ArticleText(Lines):
    """An article, of which only the lines in sight are drawn; see `Page`."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("article")

    chosen: reactive[int] = reactive(-1)
    """Which of the article's mentions is looked at; -1 is none."""

    @dataclass
    class Chosen(Message):
        """Another mention is looked at, or the article was laid out anew."""

        index: int

    def __init__(self) -> None:
        super().__init__()
        self._asked: tuple[OpenArticle, str] | None = None
        """What is to be shown, and of which event the mentions are bold."""
        self._page: Page | None = None

    @property
    def told(self) -> Sequence[ArticleMention]:
        """What was read in the article, in the order of its text."""
        return self._page.article.told if self._page else ()

    @property
    def offset_in_text(self) -> int:
        """Where in the text the chosen mention's sentence starts."""
        is_there = 0 <= self.chosen < len(self.told)
        return self.told[self.chosen].mention.start if is_there else 0

    def show(self, article: OpenArticle, event: str, mention: str) -> None:
        """Show an article, at one of its mentions.

        Args:
            event: the event that the reader comes from: its mentions count.
            mention: the id of the one to look at.
        """
        self._asked, self._page = (article, event), None
        self.set_reactive(ArticleText.chosen, article.index(mention))
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap the text anew, and keep what is looked at in sight."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width or self._asked is None:
            return
        if self._page and self._page.width == width:
            self._follow()
        elif len(self._asked[0].text) < _LONG:
            self._take(Page(*self._asked, width))
        else:
            self._lay_out_aside(*self._asked, width)

    @work(thread=True)
    def _lay_out_aside(self, article: OpenArticle, event: str, width: int) -> None:
        page = Page(article, event, width)
        self.app.call_from_thread(self._take, page)

    def _take(self, page: Page) -> None:
        """Show what was laid out, if nothing else was asked for meanwhile."""
        width = self.scrollable_content_region.width
        if self._asked != (page.article, page.event) or page.width != width:
            return
        is_another = self._page is None or self._page.article is not page.article
        self._page = page
        self._strips.clear()
        self.virtual_size = Size(width, len(page))
        if is_another:
            self.bring_up(0)
        self.refresh()
        self._follow()
        self.post_message(self.Chosen(self.chosen))

    def line_at(self, line: int) -> Content:
        """Draw a line of the page."""
        return self._page.draw(line, self.chosen) if self._page else Content("")

    # -- moving ----------------------------------------------------------------------

    def validate_chosen(self, chosen: int) -> int:
        """Keep to the mentions that there are."""
        return max(-1, min(chosen, len(self.told) - 1))

    def watch_chosen(self) -> None:
        """Light another sentence, bring it into sight, and tell who listens."""
        self.forget()
        self._follow()
        self.post_message(self.Chosen(self.chosen))

    def action_mention(self, step: int) -> None:
        """Go to the next mention, or back; from what is in sight if it is not."""
        if self.told:
            lost = self._page and not self._overlaps(self.chosen)
            at = self._nearest(step) if lost else self.chosen + step
            self.chosen = max(0, at)

    def on_click(self, click: events.Click) -> None:
        """Choose the mention whose sentence was clicked; again for the next of it."""
        offset = click.get_content_offset(self)
        if offset and self._page:
            here = self._page.at(offset.y + self.scroll_offset.y, offset.x)
            after = here.index(self.chosen) + 1 if self.chosen in here else 0
            if here:
                self.chosen = here[after % len(here)]

    def _sight(self) -> range:
        top = self.scroll_offset.y
        return range(top, top + self.scrollable_content_region.height)

    def _lines(self, index: int) -> range:
        is_there = self._page and 0 <= index < len(self.told)
        return self._page.lines_of(index) if self._page and is_there else range(0)

    def _overlaps(self, index: int) -> bool:
        return any(line in self._sight() for line in self._lines(index))

    def _nearest(self, step: int) -> int:
        """The first or last mention in sight, or what comes after it or before."""
        sight, order = self._sight(), range(len(self.told))
        if step > 0:
            on = (i for i in order if any(at >= sight.start for at in self._lines(i)))
            return next(on, len(self.told) - 1)
        back = (i for i in order[::-1] if any(at < sight.stop for at in self._lines(i)))
        return next(back, 0)

    def _follow(self) -> None:
        """Bring the chosen sentence into sight, with some of what stands before it."""
        lines, sight = self._lines(self.chosen), self._sight()
        if lines and not (lines[0] in sight and lines[-1] in sight):
            self.bring_up(lines[0] - len(sight) // 3)
