"""One HTML page: every word to the letter, nothing loaded, and usable in a browser."""

from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.made import HOSTILE, article, event, mention, varied
from tests.tui.chromium import CHROMIUM, opened
from tests.tui.chromium import Page as Browser
from timeline.export.formats import FORMATS, About
from timeline.export.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from timeline.query.values import Event

_PHONE, _DESKTOP = (390, 844), (1280, 900)
_SHOWN = ":not([hidden]) > :not([hidden]) > .event:not([hidden])"
_SLOWEST = 0.5
"""Seconds for a search of 10,000 events, on a machine that has other things to do."""


def written(events: Iterable[Event], title: str = "Chronology") -> str:
    made = FORMATS["html"].exporter(About(title))
    body = [piece for each in events for piece in made.event(each)]
    return "".join(made.document(body))


class Read(HTMLParser):
    """Gathers headings, elements, ids and where links lead."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[str] = []
        self.elements: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self._open = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self._open = tag in ("h1", "h3")
        self.headings += [""] * self._open
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.headings[-1] += data


@pytest.mark.parametrize("text", HOSTILE)
def test_any_words_are_shown_to_the_letter(text: str) -> None:
    told = event(text, mention(1, text, article(title=text, publisher=text)))
    read = Read(written([told], title=text))
    assert read.headings == [one_line(text), one_line(text)]
    assert "img" not in read.elements


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_renders_to_the_letter(text: str) -> None:
    read = Read(written([event(text, mention(1, text, article()))]))
    assert read.headings == ["Chronology", one_line(text)]


def test_every_event_and_source_has_a_place_that_links_lead_to() -> None:
    events = varied()
    read = Read(written(events))
    assert len(read.ids) == len(set(read.ids))
    assert {f"e-{each.id}" for each in events} <= set(read.ids)
    inner = {link.removeprefix("#") for link in read.links if link.startswith("#")}
    assert inner <= set(read.ids)
    assert {link for link in read.links if not link.startswith("#")} == {"data:,"}
    assert {"header", "nav", "search", "main", "footer", "label"} <= read.elements


def test_only_a_web_address_becomes_a_link() -> None:
    urls = [
        "https://paper.example/a?b=1&c=2",
        "javascript:alert(1)",
        "data:text/html,x",
    ]
    events = [
        event(
            "It rained",
            mention(
                number, "It rained.", dataclasses.replace(article(number), url=url)
            ),
        )
        for number, url in enumerate(urls)
    ]
    read = Read(written(events))
    outer = [link for link in read.links if not link.startswith("#")]
    assert outer == ["data:,", urls[0]]


def test_an_empty_chronology_is_a_page() -> None:
    page = written([], title=" ")
    assert Read(page).headings == ["Chronology"]
    assert "0 events from 0 articles" in page


def test_a_source_has_the_number_by_which_it_is_cited() -> None:
    page = written(varied())
    cited = set(re.findall(r'<a href="#s-(\d+)">[^<]*\[(\d+)\]</a>', page))
    listed = re.findall(r'<li id="s-(\d+)"><span class="number">\[(\d+)\]</span>', page)
    assert all(one == other for one, other in (*cited, *listed))
    assert cited == set(listed)


def test_a_bar_stands_for_the_events_of_its_time_and_leads_to_the_first() -> None:
    page = written(varied())
    assert 'aria-label="Events in time, by century"' in page
    counts = [int(count) for count in re.findall(r"<title>[^<]*: (\d+)</title>", page)]
    assert sum(counts) == sum(each.date is not None for each in varied())


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: Debian's chromium")
@pytest.mark.parametrize(("width", "height"), [_PHONE, _DESKTOP])
async def test_a_browser_loads_nothing_and_finds_what_is_typed(
    tmp_path: Path, width: int, height: int
) -> None:
    path = tmp_path / "page.html"
    path.write_text(written(varied(), title="A <quay>"), encoding="utf-8")
    async with opened(path.as_uri()) as page:
        await page.ask("Log.enable")
        await page.ask("Runtime.enable")
        await page.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        await page.ask("Page.reload")
        await page.until("!!document.getElementById('none')")
        await page.until("document.readyState === 'complete'")
        assert await page.value("document.documentElement.scrollWidth") <= width
        await page.value("document.body.focus()")
        await page.press("/")
        assert await page.value("document.activeElement.id") == "words"
        for letter in "sailors":
            await page.press(letter)
        await page.until("document.getElementById('found').value === '1 event'")
        shown = f"document.querySelectorAll('{_SHOWN}').length"
        assert await page.value(shown) == 1
        await page.value(f"document.querySelector('{_SHOWN} summary').click()")
        assert (
            await page.value("document.querySelectorAll('details[open]').length") == 1
        )
        requests = "performance.getEntriesByType('resource').length"
        assert await page.value(requests) == 0
        assert page.complaints == []


@pytest.mark.slow
def test_ten_thousand_events_are_a_page() -> None:
    told = varied()[:10]
    many = (
        dataclasses.replace(told[number % 10], id=f"{number:016x}")
        for number in range(10_000)
    )
    page = written(sorted(many, key=lambda each: str(each.date and each.date.earliest)))
    assert "10,000 events from 10 articles" in page
    assert page.count('<li class="event') == 10_000
    lists = page.partition("</main>")[0].split("<ol>")[1:]
    assert max(each.count('<li class="event') for each in lists) == 50


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: Debian's chromium")
async def test_ten_thousand_events_are_searched_while_one_types(tmp_path: Path) -> None:
    told = varied()[0]
    many = [
        dataclasses.replace(told, id="e" * 16, title=f"Sailor {n} left Zürich")
        for n in range(10_000)
    ]
    path = tmp_path / "page.html"
    path.write_text(written(many), encoding="utf-8")
    async with opened(path.as_uri()) as page:
        await page.until("document.readyState === 'complete'")
        await page.ask("Performance.enable", timeDomain="threadTicks")
        for typed, found in (
            ("zurich 99", sum("99" in str(n) for n in range(10_000))),
            ("9999", 1),
            ("nowhere", 0),
            ("", 10_000),
        ):
            before = await _busy(page)
            await page.value(
                f"words.value = '{typed}'; words.dispatchEvent(new Event('input'))"
            )
            await page.until(f"parseInt(found.value.replace(',', '')) === {found}")
            shown = f"document.querySelectorAll('{_SHOWN}').length"
            assert await page.value(shown) == found
            lists = "document.querySelectorAll('.year > ol:not([hidden])').length"
            assert await page.value(lists) <= found
            assert await _busy(page) - before < _SLOWEST


async def _busy(page: Browser) -> float:
    """Seconds that the page has computed: scripts, styles and layout."""
    told = await page.ask("Performance.getMetrics")
    return sum(
        float(each["value"])
        for each in told["metrics"]
        if each["name"] in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")
    )
