"""A key draws anew what it changes, and no more: that is most of its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.app import TimelineApp
from tui.screens.main import MainScreen
from tui.widgets.chronology import Chronology
from tui.widgets.density import Density

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import pytest
    from textual.pilot import Pilot
    from textual.strip import Strip

    from timeline import Timeline

    Settle = Callable[[Pilot[None]], Awaitable[None]]


def drawn(
    monkeypatch: pytest.MonkeyPatch, widget: type[Chronology | Density]
) -> list[int]:
    """Keep which lines a widget is asked to draw, from now on."""
    found: list[int] = []
    draw = widget.render_line

    def note(self: Any, y: int) -> Strip:
        found.append(y)
        return draw(self, y)

    monkeypatch.setattr(widget, "render_line", note)
    return found


async def test_a_step_draws_two_lines_and_the_place(
    alder_in_file: Timeline, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)
        lines = drawn(monkeypatch, Chronology)
        await pilot.press("j")
        await settle(pilot)
        assert set(lines) == {0, 1}
        assert app.screen.chronology.border_subtitle == "2 / 15"


async def test_a_key_that_is_held_marks_the_density_now_and_then_and_at_last(
    alder_in_file: Timeline, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)
        density = app.screen.density
        monkeypatch.setattr("tui.widgets.density._HELD", 600.0)
        density._mark()
        await settle(pilot)
        lines = drawn(monkeypatch, Density)
        await pilot.press("right_square_bracket", "right_square_bracket")
        await settle(pilot)
        assert not lines
        assert density._later
        monkeypatch.setattr("tui.widgets.density._HELD", 0.0)
        await pilot.press("left_square_bracket")
        await settle(pilot)
        assert lines
        assert density._later is None
