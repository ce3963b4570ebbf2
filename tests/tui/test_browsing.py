from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.events import Key

from timeline import Timeline
from tui.app import TimelineApp
from tui.asking.view import View
from tui.screens.help import HelpScreen
from tui.widgets.chronology import Chronology
from tui.widgets.detail import Detail
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def drawn(chronology: Chronology) -> list[str]:
    height = chronology.scrollable_content_region.height
    return [chronology.render_line(y).text for y in range(height)]


def chosen(app: TimelineApp) -> str:
    chronology = app.screen.query_one(Chronology)
    line = chronology.view.line(chronology.cursor)
    return line.title if line else ""


@SIZES
async def test_every_event_is_listed_and_counted(
    alder: Timeline, settle: Settle, size: tuple[int, int]
) -> None:
    app = TimelineApp(alder)
    total = len(alder.lines())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert len(app.screen.query_one(Chronology).view) == total
        assert app.screen.query_one(FilterBar).count == f"{total} events"
        assert app.screen.query_one(Detail).region.height > 5


async def test_the_list_draws_dates_titles_and_marks(
    alder: Timeline, settle: Settle
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        text = drawn(app.screen.query_one(Chronology))
        assert text[0].startswith(" 2021 Mar      │   The harbour authority bought")
        assert any("│≠  Mayor Ines Calder" in line for line in text)
        assert any("│ ? " in line and "warning" in line for line in text)
        assert any("Jun  3   │ → The council" in line for line in text)
        assert any("──── undated ─│" in line for line in text)
        assert any(line.rstrip().endswith("2×/2") for line in text)


async def test_keys_move_the_cursor_and_it_stays_in_the_list(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    last = len(alder.lines()) - 1
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        chronology = app.screen.query_one(Chronology)
        places = []
        for key in ("j", "down", "k", "up", "up", "G", "j", "g", "pagedown", "end"):
            await press(pilot, key)
            places.append(chronology.cursor)
        page = places[8]
        assert places == [1, 2, 1, 0, 0, last, last, 0, page, last]
        assert 1 < page <= last
        assert chronology.scroll_offset.y > 0


async def test_the_topmost_line_has_its_date_in_full_after_scrolling(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "G")
        first = drawn(app.screen.query_one(Chronology))[0]
        assert first[:15].strip()


async def test_brackets_go_by_month_and_braces_by_year(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "right_square_bracket")
        assert "Hull" in chosen(app)
        await press(pilot, "right_square_bracket")
        assert "Marigold" in chosen(app)
        await press(pilot, "right_curly_bracket")
        assert "repaired the deck" in chosen(app)
        await press(pilot, "left_curly_bracket")
        assert "Hull" in chosen(app)
        await press(pilot, "left_square_bracket")
        assert "bought" in chosen(app)


async def test_a_click_chooses_an_event(alder: Timeline, settle: Settle) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.click(Chronology, offset=(30, 4))
        await settle(pilot)
        assert app.screen.query_one(Chronology).cursor == 3
        assert "Lena Okafor" in app.screen.query_one(Detail).plain


async def test_the_detail_follows_the_cursor_with_the_provenance(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        detail = app.screen.query_one(Detail)
        assert "March 2021" in detail.plain
        await press(pilot, "right_square_bracket", "right_square_bracket")
        words = " ".join(detail.plain.split())
        assert "phrase “Monday”" in words
        assert "rule weekday." in words
        assert "anchor Tuesday, 6 September 2022" in words
        assert "result 2022-09-05, Monday" in words


async def test_d_hides_the_detail_and_shows_it_again(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        detail = app.screen.query_one(Detail)
        await press(pilot, "d")
        assert not detail.display
        assert app.screen.query_one(Chronology).region.height > 18
        await press(pilot, "d")
        assert detail.display


async def test_tab_goes_round_the_panes_and_the_detail_scrolls(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "tab")
        assert isinstance(app.focused, Detail)
        await press(pilot, "G")
        assert app.focused.scroll_offset.y > 0
        await press(pilot, "tab", "tab")
        assert isinstance(app.focused, Chronology)


async def test_help_opens_and_closes(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for closing in ("escape", "question_mark", "q"):
            await press(pilot, "question_mark")
            assert isinstance(app.screen, HelpScreen)
            await press(pilot, closing)
            assert not isinstance(app.screen, HelpScreen)


async def test_the_palette_runs_any_action_of_the_table(
    alder: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        commands = {each.title: each for each in app.get_system_commands(app.screen)}
        await commands["Last"].callback()
        await settle(pilot)
        assert app.screen.query_one(Chronology).cursor == len(alder.lines()) - 1
        await press(pilot, "question_mark")
        offered = {each.title for each in app.get_system_commands(app.screen)}
        assert offered == {"Theme", "Help", "Quit"}


async def test_an_empty_store_says_how_to_read_articles(
    db: str, settle: Settle, press: Press
) -> None:
    with Timeline.open(db) as timeline:
        app = TimelineApp(timeline)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            text = "\n".join(drawn(app.screen.query_one(Chronology)))
            assert "i reads articles" in text
            assert app.screen.query_one(FilterBar).count == "0 events"
            await press(pilot, "j", "G", "right_square_bracket", "d", "d")
            await press(pilot, "t", *"2024", "enter")
            assert isinstance(app.focused, Chronology)


async def test_a_store_that_fails_while_it_is_read_is_told_not_a_crash(
    tmp_path: Path, settle: Settle, press: Press
) -> None:
    path = tmp_path / "alder.db"
    (tmp_path / "a.txt").write_text("Rain fell on Port Alder on 3 May 2024.\n")
    with Timeline.open(path) as timeline:
        timeline.ingest(tmp_path / "a.txt")
        app = TimelineApp(timeline)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settle(pilot)
            timeline._log.engine.dispose()
            for each in tmp_path.glob("alder.db*"):
                each.unlink()
            path.write_bytes(b"no database at all, whatever its name may say" * 99)
            await press(pilot, "slash", *"rain")
            told = {each.message for each in app._notifications}
            assert len(told) == 1
            assert "is another file than was opened" in told.pop()
            assert len(app.screen.query_one(Chronology).view) == 1


HOSTILE = (
    "[red]Ines[/red] [@click=app.quit]Calder[/]",
    "Ines \x1b[31mCalder\x07",
    "Ines \u202eredlaC",
    "伊内斯卡尔德" * 30,
    "Ines 👩‍👩‍👧 Calder",
    "x" * 300,
)


@SIZES
async def test_hostile_text_is_drawn_to_the_letter_and_in_its_cells(
    alder: Timeline, settle: Settle, size: tuple[int, int]
) -> None:
    app = TimelineApp(alder)
    line = alder.lines()[0]
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        chronology = app.screen.query_one(Chronology)
        hostile = [replace(line, title=words) for words in HOSTILE]
        chronology.show(View(lambda _: [], first=hostile))
        await settle(pilot)
        rows = drawn(chronology)
        width = chronology.scrollable_content_region.width
        assert {cell_len(row) for row in rows} == {width}
        assert "[red]Ines[/red] [@click" in rows[0]
        assert "Ines ␛[31mCalder␇" in rows[1]
        assert "\u202e" not in rows[2]
        assert app.is_running


@pytest.mark.parametrize("keys", ["q", "jq", "/fq", "t2", "?q", "Gjjqjj"])
async def test_leaving_at_any_moment_is_no_error(alder: Timeline, keys: str) -> None:
    app = TimelineApp(alder)

    async def type_and_leave(pilot: Pilot[object]) -> None:
        await pilot.pause()
        for key in keys:
            name = {"/": "slash", "?": "question_mark"}.get(key, key)
            app.post_message(Key(name, key))
        await pilot.pause()
        app.exit()

    await app.run_async(headless=True, size=(80, 24), auto_pilot=type_and_leave)
    assert app.return_code == 0


async def test_no_other_pane_has_the_keys_before_the_chronology(
    alder_in_file: Timeline, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    focused: list[FilterBar] = []
    monkeypatch.setattr(FilterBar, "on_descendant_focus", focused.append)
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.focused is app.screen.query_one(Chronology)
        assert not focused
