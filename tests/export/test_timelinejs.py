"""JSON with the fields that TimelineJS documents, and no others."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from tests.export.made import HOSTILE, article, event, mention, varied
from timeline.dates import Date
from timeline.export.formats import FORMATS, About
from timeline.export.plain import one_line

if TYPE_CHECKING:
    from timeline.query.values import Event

_SLIDE = {
    "start_date",
    "end_date",
    "text",
    "media",
    "group",
    "display_date",
    "background",
    "autolink",
    "unique_id",
}
_DATE = ("year", "month", "day", "hour", "minute", "second", "millisecond")


def written(events: list[Event], title: str = "Chronology") -> dict[str, Any]:
    made = FORMATS["timelinejs"].exporter(About(title))
    body = (piece for each in events for piece in made.event(each))
    read: dict[str, Any] = json.loads("".join(made.document(body)))
    return read


class Words(HTMLParser):
    """Gathers what a reader sees, and the elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.elements = "", set[str]()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.add(tag)


def seen(html: str) -> Words:
    words = Words()
    words.feed(html)
    words.close()
    return words


def test_every_field_is_documented_and_of_its_kind() -> None:
    dated = [each for each in varied() if each.date]
    read = written(dated, "A <quay>")
    assert set(read) == {"title", "events"}
    assert seen(read["title"]["text"]["headline"]).text == "A <quay>"
    assert len(read["events"]) == len(dated)
    for slide, told in zip(read["events"], dated, strict=True):
        assert set(slide) <= _SLIDE
        assert slide["unique_id"] == told.id
        for name in ("start_date", "end_date"):
            day = slide.get(name, {"year": 1})
            assert list(day) == list(_DATE[: len(day)])
            assert all(isinstance(value, int) for value in day.values())
    assert len({slide["unique_id"] for slide in read["events"]}) == len(dated)


@pytest.mark.parametrize(
    ("edtf", "start", "end", "shown"),
    [
        ("2024-10-23", (2024, 10, 23), None, "23 October 2024"),
        ("2024-06", (2024, 6), None, "June 2024"),
        ("2022", (2022,), None, "2022"),
        ("199X", (1990,), (1999,), "1990s"),
        ("[..2024-10-25]", (2024, 10, 25), None, "by 25 October 2024"),
        ("[2024-06-03..]", (2024, 6, 3), None, "from 3 June 2024 on"),
        (
            "2024-05-03/2024-05-05",
            (2024, 5, 3),
            (2024, 5, 5),
            "3 May 2024 – 5 May 2024",
        ),
    ],
)
def test_a_date_is_no_finer_than_it_is(
    edtf: str, start: tuple[int, ...], end: tuple[int, ...] | None, shown: str
) -> None:
    date = Date.from_edtf(edtf)
    (slide,) = written(
        [event("It rained", mention(1, "It rained.", article()), date=date)]
    )["events"]
    assert tuple(slide["start_date"].values()) == start
    assert (tuple(slide["end_date"].values()) if "end_date" in slide else None) == end
    assert slide["display_date"] == shown


@pytest.mark.parametrize("text", HOSTILE)
def test_any_words_are_shown_to_the_letter(text: str) -> None:
    date = Date.month(2024, 6)
    told = event(text, mention(1, text, article(title=text)), date=date)
    (slide,) = written([told])["events"]
    headline, body = seen(slide["text"]["headline"]), seen(slide["text"]["text"])
    assert headline.text == one_line(text)
    assert not headline.elements
    assert f"“{one_line(text)}”" in body.text
    assert body.elements == {"p", "br", "small"}
