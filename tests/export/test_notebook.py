"""What a notebook shows of events, lists and mentions: escaped, and never a trap."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tests.export.made import HOSTILE, article, event, mention, varied
from timeline.articles import Span
from timeline.export.notebook import MOST
from timeline.export.plain import one_line
from timeline.query.shown import Listed, Shown

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Timeline
    from timeline.query.values import Event, EventMention

_TAGS = {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "p",
    "div",
    "b",
    "br",
    "small",
} | {*("span", "blockquote", "mark")}
_TRAP = "Rain \x1b[31m\u202eevil\u2066 <script>alert(1)</script> & \x9b2J"

_OBEYED = {
    *(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"),
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
}


def page_of(value: Shown) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(value._repr_html_(), create_parent=True)


def printed(value: Shown, width: int = 100) -> str:
    file = io.StringIO()
    Console(
        file=file, width=width, color_system="truecolor", force_terminal=True
    ).print(value)
    return file.getvalue()


def plainly(value: Shown) -> str:
    file = io.StringIO()
    Console(file=file, width=400).print(value)
    return file.getvalue()


def _of(text: str) -> tuple[Event, EventMention]:
    told = mention(1, text, article(title=text, publisher=text))
    return event(text, told), told


@pytest.mark.parametrize("text", [*HOSTILE, _TRAP])
def test_words_of_articles_are_shown_to_the_letter_and_are_no_markup(text: str) -> None:
    for value in _of(text):
        page = page_of(value)
        assert {each.tag for each in page.iter()} <= _TAGS
        assert one_line(text) in " ".join(page.text_content().split())
        assert one_line(text) in plainly(value)


@given(st.text(max_size=80))
def test_nothing_that_a_terminal_obeys_is_shown(text: str) -> None:
    told, said = _of(text + _TRAP)
    for value in (told, said, Listed([told]), Listed([said])):
        for shown in (value._repr_html_(), plainly(value)):
            assert not [c for c in shown if c in _OBEYED]


def test_an_event_shows_its_date_its_sentences_and_why_it_has_that_date() -> None:
    quote = "On Wednesday the navy sent sailors."
    told = mention(1, quote, article())
    told_of = event("The navy sent sailors", told, date=told.date)
    text = page_of(told_of).text_content()
    assert "23 October 2024" in text
    assert "“Wednesday” read as 2024-10-23 (weekday.past" in text
    assert "Lakeside Gazette, 2024-10-25" in text
    assert "event 00000000000000ee" in text


def test_the_word_that_names_the_happening_is_marked_where_it_stands() -> None:
    quote = "Sailors were sent, and sent again."
    told = mention(1, quote, article())
    for before in ("Sailors were ", "Sailors were sent, and "):
        trigger = Span("sent", len(before), len(before) + 4)
        page = page_of(dataclasses.replace(told, trigger=trigger))
        (mark,) = page.iter("mark")
        parent = mark.getparent()
        assert parent is not None
        assert (parent.text, mark.text) == (f"“{before}", "sent")


def test_a_list_says_how_many_it_does_not_show() -> None:
    told = varied()[0]
    page = page_of(Listed([told] * (MOST + 7)))
    assert len(list(page.iter("tr"))) == MOST + 1
    assert "7 more" in page.text_content()
    assert "7 more" in plainly(Listed([told] * (MOST + 7)))


def test_what_is_listed_is_a_list_like_any(tl: Timeline, tell: Tell) -> None:
    assert tl.events() == []
    assert "nothing" in page_of(tl.events()).text_content()
    name = tell("ferry.txt", "The ferry Aurora struck a pier on Wednesday.").path
    events, lines, mentions = tl.events(), tl.lines(), tl.mentions(name)
    assert repr(events) == repr(list(events))
    for value in (events, lines, mentions, tl.page(), lines[0], mentions[0]):
        assert "ferry Aurora" in page_of(value).text_content()
        assert "23 October" in printed(value)


def test_undated_and_retracted_are_said(tl: Timeline, tell: Tell) -> None:
    tell("ferry.txt", "The ferry Aurora struck a pier.", date=None)
    (line,) = tl.lines()
    tl.retract(line.id, reason="a drill")
    (told,) = tl.events(retracted=True)
    for value in (told, Listed([told])):
        assert "undated" in page_of(value).text_content()
        assert "retracted" in plainly(value)
