"""Leaving the terminal to another program, and coming back to the app."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from timeline.errors import TimelineError, UsageError
from tui.outside import needs_terminal, open_page, pager, show_in_pager, web_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from tui.telling.open_article import OpenArticle


def show_text(app: App[None], article: OpenArticle, offset: int) -> None:
    """Show an article in the reader's pager, at the line of an offset.

    Raises:
        UsageError: there is no pager or no terminal for it, or the text is gone.
    """
    if not article.text:
        raise UsageError(
            "nothing to show: the article was taken down, or imported without its "
            "text; expected one whose text is stored; choose another"
        )
    command = pager(os.environ)
    text, name = article.text, article.record.ref.path
    _in_terminal(app, lambda: show_in_pager(text, offset, command, name=name))


async def browse(app: App[None], url: str | None) -> str:
    """Open an article's page in the browser, and return its address.

    Raises:
        UsageError: the article names no page of the web, or there is no browser.
    """
    address = web_address(url)
    if app.is_web:
        app.open_url(address)
    elif needs_terminal():
        _in_terminal(app, lambda: open_page(address))
    else:
        await asyncio.to_thread(open_page, address)
    return address


def _in_terminal(app: App[None], run: Callable[[], None]) -> None:
    """Run a program that takes the terminal, and come back whatever it does."""
    failed: TimelineError | None = None
    try:
        with app.suspend():
            try:
                run()
            except TimelineError as error:  # raised here, it would leave us suspended
                failed = error
    except SuspendNotSupported as error:
        raise UsageError(
            "no terminal for another program: this one is a browser's, or none; "
            'expected that of "timeline tui"; press enter to read the article here'
        ) from error
    if failed:
        raise failed
