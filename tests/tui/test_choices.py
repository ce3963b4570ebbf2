"""What is chosen can be told without colours: by signs, as in NO_COLOR."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import RadioSet
from textual.widgets.selection_list import Selection

from tui.widgets.choice import Choice, OneOf


class Form(App[None]):
    def compose(self) -> ComposeResult:
        yield Choice(Selection("ferry", "a"), Selection("bridge", "b", True))
        yield RadioSet(OneOf("CSV", False), OneOf("HTML", True))


def drawn(app: App[None]) -> list[str]:
    choice = app.query_one(Choice)
    boxes = [choice.render_line(y).text.strip() for y in range(2)]
    return [*boxes, *(str(each.render()).strip() for each in app.query(OneOf))]


async def test_a_box_and_a_circle_are_empty_where_they_are_not_chosen() -> None:
    app = Form()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert drawn(app) == ["▐ ▌ ferry", "▐X▌ bridge", "▐ ▌ CSV", "▐●▌ HTML"]
        await pilot.press("space", "j", "space")
        app.query(OneOf).first().value = True
        await pilot.pause()
        assert drawn(app) == ["▐X▌ ferry", "▐ ▌ bridge", "▐●▌ CSV", "▐ ▌ HTML"]
