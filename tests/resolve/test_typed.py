"""What people type into a date field."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date
from timeline.errors import DateError
from timeline.resolve import read_typed

_THURSDAY = dt.date(2024, 3, 21)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("2024-10-25", "2024-10-25", id="day"),
        pytest.param(" 2024-10 ", "2024-10", id="month"),
        pytest.param("[..2024-10-25]", "[..2024-10-25]", id="bound"),
        pytest.param("2024-06/2024-08", "2024-06/2024-08", id="interval"),
        pytest.param("last Tuesday", "2024-03-19", id="phrase"),
        pytest.param("in February 2022", "2022-02", id="preposition"),
        pytest.param("25 October 2024", "2024-10-25", id="written out"),
        pytest.param("thursday", "2024-03-21", id="lower case"),
        pytest.param("oct 25", "2023-10-25", id="abbreviated"),
        pytest.param("early june", "2023-06", id="early"),
        pytest.param("today", "2024-03-21", id="today"),
        pytest.param("٢٠٢٤", "2024", id="Arabic digits"),
        pytest.param("25 de octubre de 2024", "2024-10-25", id="Spanish"),
        pytest.param("octobre 2024", "2024-10", id="French month"),
        pytest.param("3 марта 2023 г.", "2023-03-03", id="Russian"),
    ],
)
def test_a_typed_date_is_read(text: str, edtf: str) -> None:
    assert read_typed(text, _THURSDAY).edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        *["", "  ", "yesterweek", "2024-13-01", "soon", "Friday or Monday", "—"],
        *["x" * 99, "1e9", "1.5", "12h30"],
    ],
)
def test_what_is_no_date_is_an_error_in_three_parts(text: str) -> None:
    with pytest.raises(DateError, match=r"^no date: .+; expected .+; write .+$"):
        read_typed(text, _THURSDAY)


@pytest.mark.parametrize("text", ["Friday", "in June", "hace dos semanas"])
def test_a_relative_date_needs_an_anchor(text: str) -> None:
    with pytest.raises(DateError):
        read_typed(text)


@given(st.dates(dt.date(1000, 1, 1)))
def test_every_day_is_read_back(day: dt.date) -> None:
    assert read_typed(day.isoformat()) == Date.day(day)


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        pytest.param("le 5 juin dernier", "fr", "2023-06-05", id="French"),
        pytest.param("am Mittwoch", "de", "2024-03-20", id="German"),
        pytest.param("в среду", "ru", "2024-03-20", id="Russian"),
        pytest.param("先週の水曜日", "ja", "2024-03-13", id="Japanese"),
        pytest.param("05/06/2020", "fr", "2020-06-05", id="figures"),
        pytest.param("25 October 2024", "fr", "2024-10-25", id="English all the same"),
        pytest.param("25 октября 2024", "de", "2024-10-25", id="another language"),
    ],
)
def test_a_language_that_is_given_is_tried_first(
    text: str, language: str, edtf: str
) -> None:
    assert read_typed(text, _THURSDAY, language=language).edtf == edtf


def test_a_locale_settles_what_is_typed_in_figures() -> None:
    assert read_typed("05/06/2020", locale="en_GB").edtf == "2020-06-05"
    assert read_typed("05/06/2020", locale="en_US").edtf == "2020-05-06"


@pytest.mark.parametrize("text", ["mercredi ou jeudi", "le marché de mercredi"])
def test_what_is_more_than_a_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        read_typed(text, _THURSDAY, language="fr")
