"""The locale settles 7/8/07 where the document itself does not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import TimelineError
from timeline.resolve import explain, tag
from timeline.resolve.locales import order_of

_FRIDAY = dt.date(2024, 10, 25)


@pytest.mark.parametrize(
    ("locale", "order"),
    [
        pytest.param("en_US", "mdy", id="POSIX"),
        pytest.param("en-PH", "mdy", id="BCP 47"),
        pytest.param("es_PR.UTF-8", "mdy", id="with an encoding"),
        pytest.param("en", "mdy", id="English alone is American"),
        pytest.param("en_GB", "dmy", id="United Kingdom"),
        pytest.param("EN-gb", "dmy", id="whatever the case"),
        pytest.param("fr", "dmy", id="language alone"),
        pytest.param("fr_US", "mdy", id="the territory outranks the language"),
        pytest.param("sr-Latn-RS", "dmy", id="with a script"),
        pytest.param("es-419", "dmy", id="region in figures"),
        pytest.param("ja_JP", "mdy", id="month before day where the year is first"),
    ],
)
def test_the_territory_tells_what_comes_first(locale: str, order: str) -> None:
    assert order_of(locale) == order


@pytest.mark.parametrize(
    "locale", ["", "english", "en_XX", "US", "qq", "en_GB_oops", "7/8/07", "C"]
)
def test_what_is_no_locale_is_an_error_in_three_parts(locale: str) -> None:
    with pytest.raises(TimelineError, match=r"^no such locale: .+; expected .+; write"):
        tag("Signed on 7/8/07.", locale=locale)


@pytest.mark.parametrize(
    ("locale", "value", "other", "rule"),
    [
        ("en_US", "2007-07-08", "2007-08-07", "absolute.slashes.mdy"),
        ("en-GB", "2007-08-07", "2007-07-08", "absolute.slashes.dmy"),
    ],
)
def test_the_locale_chooses_and_the_other_reading_is_kept(
    locale: str, value: str, other: str, rule: str
) -> None:
    (found,) = tag("Signed on 7/8/07.", _FRIDAY, locale=locale)
    assert (found.value, found.rule, found.confidence) == (value, rule, 0.8)
    assert found.other is not None
    assert found.other.edtf == other


def test_a_plain_day_of_the_document_outranks_the_locale() -> None:
    first, _ = tag("Signed on 7/8/07, paid on 1/25/07.", _FRIDAY, locale="en_GB")
    assert (first.value, first.rule) == ("2007-07-08", "absolute.slashes.mdy")
    assert first.confidence > 0.8


@pytest.mark.parametrize("locale", ["en_US", "en_GB"])
@pytest.mark.parametrize("day", ["2024-05-06", "25/12/2020", "06.05.2024", "8/8/07"])
def test_a_day_with_one_reading_needs_no_locale(day: str, locale: str) -> None:
    assert tag(f"Paid on {day}.", locale=locale) == tag(f"Paid on {day}.")


def test_the_explanation_tells_what_the_locale_set_aside() -> None:
    told = "\n".join(explain("7/8/07", _FRIDAY, locale="en_GB"))
    assert "2007-08-07, a Tuesday (day)" in told
    assert "2007-07-08, if the month comes first" in told


@given(st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)))
def test_a_day_written_as_the_locale_writes_it_is_read_back(day: dt.date) -> None:
    (american,) = tag(f"{day.month}/{day.day}/{day.year}", locale="en_US")
    (british,) = tag(f"{day.day}/{day.month}/{day.year}", locale="en_GB")
    assert american.value == british.value == day.isoformat()
