"""Whole articles on the screen: opened from an event, read, and left again."""

from __future__ import annotations

import webbrowser
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from timeline import Timeline
from tui.app import TimelineApp
from tui.screens.article import ArticleScreen
from tui.screens.base import Base
from tui.widgets.article_text import ArticleText
from tui.widgets.detail import Detail

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Settle = Callable[[Pilot[None]], Awaitable[None]]
    Press = Callable[..., Awaitable[None]]

WIDE = (120, 40)


def chronology(app: TimelineApp) -> Base:
    screen = app.screen
    assert isinstance(screen, Base)
    return screen


async def go_to(app: TimelineApp, words: str, pilot: Pilot[None], press: Press) -> None:
    """Put the cursor on the first event with these words in its title."""
    screen = chronology(app)
    titles = [line.title for line in app.timeline.lines()]
    at = next(index for index, title in enumerate(titles) if words in title)
    await press(pilot, "g", *["j"] * at)
    assert screen.line
    assert words in screen.line.title


def shown(app: TimelineApp) -> ArticleText:
    assert isinstance(app.screen, ArticleScreen)
    return app.screen.query_one(ArticleText)


def looked_at(app: TimelineApp) -> str:
    text = shown(app)
    return text.told[text.chosen].mention.quote


def said(app: TimelineApp) -> str:
    return " ".join(toast.message for toast in app._notifications)


def in_sight(text: ArticleText) -> str:
    height = text.scrollable_content_region.height
    return " ".join(" ".join(text.render_line(y).text.split()) for y in range(height))


async def test_enter_opens_the_article_with_the_sentence_in_view_lit(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "harbour authority bought", pilot, press)
        await press(pilot, "enter")
        text = shown(app)
        assert looked_at(app).startswith("The harbour authority bought the bridge")
        seen = in_sight(text)
        for words in (
            "Ferry bridge in Port Alder closes after inspection",
            "Quayside Herald",
            "https://herald.example/bridge",
            "✓ “Date: Friday, 17 May 2024”",
            "● Mar 2021 · bought",
            "○ 15 May 2024 · closed",
        ):
            assert words in seen
        lit = [
            segment.text
            for y in range(text.scrollable_content_region.height)
            for segment in text.render_line(y)
            if segment.style and segment.style.reverse
        ]
        assert lit == ["March 2021"]


async def test_what_was_not_read_is_paler_than_what_was(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "harbour authority bought", pilot, press)
        await press(pilot, "enter")
        text = shown(app)
        page = text._page
        assert page
        lines = {page.draw(at, -1).plain: at for at in range(len(page))}
        header = next(at for line, at in lines.items() if "Source: Quay" in line)
        story = next(at for line, at in lines.items() if "Engineers closed" in line)
        bare, told = page.draw(header, -1), page.draw(story, -1)
        assert bare.plain.startswith("  Source")
        assert told.plain.startswith("▏ Engineers")
        assert "$foreground" not in [str(span.style) for span in bare.spans]
        assert "$foreground" in [str(span.style) for span in told.spans]


async def test_n_goes_from_mention_to_mention_and_stays_at_the_ends(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(80, 12)) as pilot:
        await settle(pilot)
        await go_to(app, "Engineers closed", pilot, press)
        await press(pilot, "enter")
        text = shown(app)
        first = text.chosen
        seen = []
        for _ in text.told:
            await press(pilot, "n")
            seen.append(text.chosen)
            start = text.told[text.chosen].mention.quote.split()[0]
            assert start in in_sight(text)
        last = len(text.told) - 1
        assert seen[0] == first + 1
        assert seen[-1] == last
        await press(pilot, *["N"] * (last + 2))
        assert text.chosen == 0


async def test_n_starts_from_what_is_in_sight(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(40, 10)) as pilot:
        await settle(pilot)
        await go_to(app, "Engineers closed", pilot, press)
        await press(pilot, "enter")
        await press(pilot, "G", "N")
        text = shown(app)
        assert text.chosen > len(text.told) - 4
        await press(pilot, "g", "n")
        assert text.chosen == 0


async def test_l_and_h_go_through_the_articles_that_tell_of_the_event(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "Engineers closed", pilot, press)
        await press(pilot, "enter")
        first = str(shown(app).border_title)
        await press(pilot, "h" if "Bay" in first else "l")
        await press(pilot, "h", "h")
        one = str(shown(app).border_title)
        await press(pilot, "l")
        other = str(shown(app).border_title)
        assert {one.split(" · ")[0], other.split(" · ")[0]} == {
            "Bay Courier",
            "Quayside Herald",
        }
        assert looked_at(app).startswith("Engineers closed")
        await press(pilot, "l")
        assert "the last of 2 articles that tell of the event" in said(app)


async def test_escape_goes_back_to_where_the_reader_was(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "Engineers closed", pilot, press)
        screen = chronology(app)
        before = screen.line
        await press(pilot, "enter", "n", "escape")
        assert app.screen is screen
        assert before
        assert screen.line == before


async def test_enter_on_a_mention_of_another_event_goes_to_that_event(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "harbour authority bought", pilot, press)
        await press(pilot, "enter", "n")
        event = shown(app).told[shown(app).chosen].line.id
        await press(pilot, "enter")
        line = chronology(app).line
        assert line
        assert line.id == event


async def test_a_filter_that_hides_the_event_gives_way(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"bought", "enter", "enter", "n")
        event = shown(app).told[shown(app).chosen].line.id
        await press(pilot, "enter")
        screen = chronology(app)
        assert screen.line
        assert screen.line.id == event
        assert len(screen.chronology.view) == len(alder_in_file.lines())


async def test_enter_in_the_detail_opens_the_mention_that_was_scrolled_to(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await go_to(app, "Engineers closed", pilot, press)
        screen = chronology(app)
        assert screen.event
        last = screen.event.mentions[-1]
        screen.detail.focus()
        while screen.detail.mention != last.id:
            before = screen.detail.scroll_y
            await press(pilot, "j")
            assert screen.detail.scroll_y > before
        await press(pilot, "enter")
        assert shown(app).told[shown(app).chosen].mention.id == last.id


async def test_a_mention_that_is_clicked_twice_opens_its_article(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "Engineers closed", pilot, press)
        detail = chronology(app).detail
        rows = detail.plain.split("\n")
        y = next(at for at, row in enumerate(rows) if row.startswith("▎ Engineers"))
        await pilot.click(Detail, offset=(6, y + 1), times=2)
        await settle(pilot)
        assert looked_at(app).startswith("Engineers closed")


async def test_an_event_of_many_reports_is_told_bit_by_bit_to_its_end(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "Engineers closed", pilot, press)
        screen = chronology(app)
        assert screen.event
        many = tuple(
            replace(
                mention,
                id=f"{number:016x}",
                article=replace(mention.article, id=f"a{number}", path=f"{number}.txt"),
            )
            for number in range(60)
            for mention in screen.event.mentions
        )
        screen.detail.show(replace(screen.event, mentions=many), lambda _: None)
        told = screen.detail.virtual_size.height
        while "59.txt" not in "\n".join(map(str, screen.detail._lines)):
            await pilot.pause(0.02)
        assert screen.detail.virtual_size.height > told


async def test_a_click_chooses_the_sentence_and_again_what_else_it_tells(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "harbour authority bought", pilot, press)
        await press(pilot, "enter")
        text = shown(app)
        height = text.scrollable_content_region.height
        rows = [text.render_line(y).text for y in range(height)]
        y = next(at for at, row in enumerate(rows) if "Engineers closed" in row)
        x = rows[y].index("closed")
        await pilot.click(ArticleText, offset=(x + 1, y + 1))
        await settle(pilot)
        assert looked_at(app).startswith("Engineers closed")
        one = text.chosen
        await pilot.click(ArticleText, offset=(x + 1, y + 1))
        await settle(pilot)
        assert looked_at(app).startswith("Engineers closed")
        same = [t for t in text.told if t.mention.quote == looked_at(app)]
        assert (text.chosen == one) == (len(same) == 1)


async def test_o_gives_the_page_to_the_browser(
    alder_in_file: Timeline,
    settle: Settle,
    press: Press,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []

    def browse(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", browse)
    monkeypatch.setattr(webbrowser, "get", object)
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "harbour authority bought", pilot, press)
        await press(pilot, "o")
        await press(pilot, "enter", "o")
        assert opened == ["https://herald.example/bridge"] * 2
        assert "Given to the browser: https://herald.example/bridge" in said(app)


async def test_o_says_so_where_the_article_names_no_page(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "ferry Marigold entered", pilot, press)
        await press(pilot, "o")
        assert "no address: the article does not name its URL" in said(app)


async def test_e_says_so_where_there_is_no_terminal_for_a_pager(
    alder_in_file: Timeline,
    settle: Settle,
    press: Press,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PAGER", "cat")
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "e")
        assert "no terminal for another program" in said(app)
        app.clear_notifications()
        await press(pilot, "enter", "e")
        assert "no terminal for another program" in said(app)


async def test_an_article_that_was_taken_down_says_so(
    tmp_path: Path, settle: Settle, press: Press
) -> None:
    path = tmp_path / "quay.txt"
    path.write_text("Date: 3 May 2024\n\nRain fell on Port Alder on Thursday.\n")
    with Timeline.open(tmp_path / "quay.db", author="Ada") as timeline:
        timeline.ingest(path)
        timeline.redact(str(path), reason="court order 12")
        app = TimelineApp(timeline)
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "enter")
            told = " ".join(shown(app).plain.split())
            assert "taken down on" in told
            assert "by Ada: court order 12. Its text is gone" in told
            assert "Rain" not in told
            await press(pilot, "n", "N", "e")
            assert "nothing to show: the article was taken down" in said(app)


async def test_an_article_that_was_imported_says_that_its_text_is_not_here(
    tmp_path: Path, settle: Settle, press: Press
) -> None:
    path, told = tmp_path / "quay.txt", tmp_path / "quay.jsonl"
    path.write_text("Date: 3 May 2024\n\nRain fell on Port Alder on Thursday.\n")
    with Timeline.open(tmp_path / "quay.db", author="Ada") as there:
        there.ingest(path)
        told.write_text(there.to_jsonl(there.events()), encoding="utf-8", newline="")
    with Timeline.open(tmp_path / "copy.db", author="Ada") as timeline:
        timeline.import_jsonl(told)
        app = TimelineApp(timeline)
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "enter")
            said_there = " ".join(shown(app).plain.split())
            assert "imported without its text" in said_there
            assert "1 mention" in said_there
            await press(pilot, "n", "N", "e")
            assert "imported without its text" in said(app)


async def test_text_of_the_detail_can_be_selected_with_the_mouse(
    alder_in_file: Timeline, settle: Settle, press: Press
) -> None:
    app = TimelineApp(alder_in_file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "Engineers closed", pilot, press)
        detail = chronology(app).detail
        await pilot.mouse_down(Detail, offset=(2, 1))
        await pilot.hover(Detail, offset=(11, 1))
        await pilot.mouse_up(Detail, offset=(11, 1))
        assert (app.screen.get_selected_text() or "").startswith("Engineers")
        drawn = detail.render_line(0)
        styles = {segment.text: segment.style for segment in drawn}
        chosen = next(text for text in styles if text.startswith("Engineers"))
        rest = next(text for text in styles if "closed" in text or "ferry" in text)
        assert chosen != rest
        assert styles[chosen] != styles[rest]


async def test_an_article_is_read_as_of_the_moment_that_is_looked_at(
    tmp_path: Path, settle: Settle, press: Press
) -> None:
    path = tmp_path / "rain.txt"
    path.write_text("Date: 3 May 2024\n\nRain fell on Port Alder on Thursday.\n")
    with Timeline.open(tmp_path / "rain.db", author="Ada") as timeline:
        timeline.ingest(path)
        (line,) = timeline.lines()
        timeline.redate(line.id, "2024-05-07", reason="the gauge")
        app = TimelineApp(timeline)
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "enter")
            now = shown(app).told[0].line.date
            assert now
            assert now.edtf == "2024-05-07"
            await press(pilot, "escape", "comma")
            await press(pilot, "enter")
            assert shown(app).told[0].line.date == line.date


HOSTILE = """\
Title: [red]Rain[/red] \x1b[31m
Date: 3 May 2024

Rain \u202efell\u202c on\tPort Alder on Thursday. \x1b]0;gone\x07 \
The [bold]quay[/bold] flooded.

"""
WIDE_CHARACTERS = "港の橋が閉鎖された。" * 8


@pytest.mark.parametrize("size", [(80, 24), (30, 10)], ids=["80x24", "30x10"])
async def test_hostile_text_is_shown_to_the_letter_and_in_its_cells(
    tmp_path: Path, settle: Settle, press: Press, size: tuple[int, int]
) -> None:
    path = tmp_path / "rain.txt"
    text = f"{HOSTILE}{WIDE_CHARACTERS}\n\n{'x' * 10_000}"
    path.write_text(text, encoding="utf-8")
    with Timeline.open(tmp_path / "rain.db") as timeline:
        timeline.ingest(path)
        app = TimelineApp(timeline)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await press(pilot, "enter")
            pane = shown(app)
            told = pane.plain
            assert not any(each in told for each in "\x1b\x07\u202e\u202c\t")
            assert "[bold]quay[/bold]" in "".join(told.split())
            assert told.count("x" * 20) > 100
            width = pane.scrollable_content_region.width
            for _ in range(3):
                height = pane.scrollable_content_region.height
                strips = [pane.render_line(y) for y in range(height)]
                assert {cell_len(strip.text) for strip in strips} == {width}
                await press(pilot, "pagedown")


async def test_a_megabyte_opens_at_the_sentence_and_is_wrapped_anew_when_resized(
    tmp_path: Path, settle: Settle, press: Press
) -> None:
    path = tmp_path / "long.txt"
    filler = ("Nobody was there to see any of it. " * 20 + "\n\n") * 1430
    text = f"Date: 3 May 2024\n\n{filler}Rain fell on Port Alder on Thursday.\n"
    assert len(text) > 1_000_000
    path.write_text(text)
    with Timeline.open(tmp_path / "long.db") as timeline:
        timeline.ingest(path)
        (line,) = [line for line in timeline.lines() if "Rain" in line.title]
        app = TimelineApp(timeline)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert chronology(app).line == line
            await press(pilot, "enter")
            assert "Rain fell on Port Alder on Thursday." in in_sight(shown(app))
            await pilot.resize_terminal(50, 20)
            await settle(pilot)
            assert "Rain fell on Port Alder on" in in_sight(shown(app))
