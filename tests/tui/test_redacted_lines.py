"""An article that was taken down, as the terminal UI shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import ARTICLES
from timeline import Timeline
from tui.app import TimelineApp
from tui.widgets.chronology import Chronology
from tui.widgets.detail import Detail

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def ferry(tmp_path: Path) -> Iterator[Timeline]:
    """Three lines of one article, which was taken down."""
    path = tmp_path / "marigold.txt"
    path.write_text(ARTICLES["marigold.txt"], encoding="utf-8")
    with Timeline.open(tmp_path / "ferry.db") as timeline:
        timeline.ingest(path)
        timeline.redact(str(path), reason="court order 12")
        yield timeline


async def test_every_line_and_its_detail_read_redacted(
    ferry: Timeline,
    settle: Callable[[Pilot[None]], Awaitable[None]],
    press: Callable[..., Awaitable[None]],
) -> None:
    app = TimelineApp(ferry)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        chronology = app.screen.query_one(Chronology)
        height = chronology.scrollable_content_region.height
        drawn = [chronology.render_line(y).text for y in range(height)]
        assert sum("[redacted]" in line for line in drawn) == len(ferry.lines()) > 1
        for _ in ferry.lines():
            detail = app.screen.query_one(Detail).plain
            assert detail.startswith("[redacted]")
            assert "Marigold" not in detail
            await press(pilot, "down")
