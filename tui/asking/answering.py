"""Reading the answer to a question: a first page at once, the order as it comes."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from timeline.errors import StoppedError
from timeline.query.order import Stop
from tui.asking.view import PAGE, View

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from timeline import Timeline
    from timeline.query.order import OrderPart
    from tui.asking.asked import Asked

_LOOK = 0.2
"""Seconds between two looks at what has come."""


async def answers(
    timeline: Timeline, asked: Asked, *, patience: float
) -> AsyncGenerator[View, None]:
    """Give the view of a question, and again each time more of its order has come.

    The last time it is whole.  To leave off ends the question in the store, too.

    Args:
        patience: seconds to wait for the whole before the first page is read.

    Raises:
        TimelineError: the store failed.
    """
    parts: SimpleQueue[OrderPart] = SimpleQueue()
    stop = Stop()
    order = asyncio.ensure_future(
        asyncio.to_thread(_read_order, timeline, asked, stop, parts)
    )
    lines = partial(timeline.lines_at, as_of=asked.as_of)
    view = View(lines, asked.words)
    try:
        await asyncio.wait({order}, timeout=patience)
        if not order.done():
            page = await asyncio.to_thread(
                timeline.page, asked.filters, size=PAGE, as_of=asked.as_of
            )
            view = View(lines, asked.words, page.lines)
        while not order.done():
            _take(parts, view)
            yield view
            await asyncio.wait({order}, timeout=_LOOK)
        await order
    finally:
        stop.now()
    _take(parts, view)
    view.is_whole = True
    yield view


def _read_order(
    timeline: Timeline, asked: Asked, stop: Stop, parts: SimpleQueue[OrderPart]
) -> None:
    with suppress(StoppedError):
        for part in timeline.order(asked.filters, as_of=asked.as_of, stop=stop):
            parts.put(part)


def _take(parts: SimpleQueue[OrderPart], view: View) -> None:
    with suppress(Empty):
        while True:
            view.extend(parts.get_nowait())
