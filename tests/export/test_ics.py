"""iCalendar that the icalendar library reads back: all-day, and the same each time."""

from __future__ import annotations

import datetime as dt

import icalendar

from tests.export.made import varied
from timeline.export.formats import FORMATS, About
from timeline.export.plain import one_line

_NOON = dt.datetime(2024, 10, 26, 12, tzinfo=dt.UTC)


def written() -> str:
    about = About("A quay; or two", lambda position: _NOON + dt.timedelta(position))
    made = FORMATS["ics"].exporter(about)
    body = (piece for each in varied() for piece in made.event(each))
    return "".join(made.document(body))


def read(text: str) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(text)
    assert isinstance(calendar, icalendar.Calendar)
    assert calendar["x-wr-calname"] == "A quay; or two"
    return calendar.events


def test_every_event_with_both_ends_is_read_back_to_the_letter() -> None:
    found = {str(each["uid"]): each for each in read(written())}
    dated = [each for each in varied() if each.date and not each.date.is_bound]
    assert list(found) == [each.id for each in dated]
    for told in dated:
        assert str(found[told.id]["summary"]) == one_line(told.title)
        assert f"“{one_line(told.title)}”" in str(found[told.id]["description"])
        assert not found[told.id].errors


def test_an_event_lasts_over_all_days_it_can_mean() -> None:
    spans = {
        str(each["description"]).partition(";")[0]: (each.DTSTART, each.DTEND)
        for each in read(written())
    }
    day = dt.date
    assert spans["early June 2024 (2024-06)"] == (day(2024, 6, 1), day(2024, 7, 1))
    told = spans["23 October 2024 (2024-10-23)"]
    assert told == (day(2024, 10, 23), day(2024, 10, 24))
    assert spans["9999 (9999)"] == (day(9999, 1, 1), None)


def test_the_same_chronology_gives_the_same_bytes_stamped_by_the_log() -> None:
    text = written()
    assert text == written()
    stamps = [each.DTSTAMP for each in read(text)]
    assert stamps[0] == _NOON
    assert stamps == sorted(stamp for stamp in stamps if stamp)


def test_long_lines_are_folded_and_end_as_the_standard_says() -> None:
    lines = written().encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
