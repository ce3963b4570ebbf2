"""Dates in other languages than English: the phrases beside each table, and laws."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import TimelineError
from timeline.resolve import explain, tag
from timeline.resolve.languages import NAMES

if TYPE_CHECKING:
    from timeline.resolve.languages.language import Language

_THURSDAY = dt.date(2024, 3, 21)
_CODES = [code for code in NAMES if code != "en"]


def _language(code: str) -> Language:
    language: Language = import_module(f"timeline.resolve.languages.{code}").LANGUAGE
    return language


_READS = [(code, line) for code in _CODES for line in _language(code).reads]
_LEAVES = [(code, line) for code in _CODES for line in _language(code).leaves]


@pytest.mark.parametrize(("code", "line"), _READS, ids=[line for _, line in _READS])
def test_a_language_reads_its_phrases(code: str, line: str) -> None:
    sentence, value, rule = line.split(" | ")
    before, _, rest = sentence.partition("[")
    phrase, _, after = rest.partition("]")
    found = [
        (each.timex.text, each.value, each.rule)
        for each in tag(before + phrase + after, _THURSDAY, language=code)
        if each.timex.start == len(before)
    ]
    assert found == [(phrase, value, rule)]


@pytest.mark.parametrize(("code", "sentence"), _LEAVES, ids=[s for _, s in _LEAVES])
def test_a_language_leaves_other_words_alone(code: str, sentence: str) -> None:
    found = tag(sentence, _THURSDAY, language=code)
    assert [each.timex.text for each in found] == []


@pytest.mark.parametrize("code", _CODES)
def test_every_phrase_of_a_language_has_an_example(code: str) -> None:
    language = _language(code)
    assert language.code == code
    shown = {line.rpartition(" | ")[2] for line in language.reads}
    for phrase in language.phrases:
        name = f"{code}.{phrase.rule}"
        assert any(f"{rule}.".startswith(f"{name}.") for rule in shown), name


@pytest.mark.parametrize("code", _CODES)
def test_every_language_has_twelve_months_and_seven_weekdays(code: str) -> None:
    language = _language(code)
    for rows, length in (
        (language.months, 12),
        (language.short_months or ("",) * 12, 12),
        (language.weekdays, 7),
        (language.short_weekdays or ("",) * 7, 7),
    ):
        assert len(rows) == length
        forms = [form for row in rows for form in row.split("|") if form]
        assert len(forms) == len(set(forms))


_WRITTEN = {
    "fr": "Signé le {day} {month} {year} à Nice.",
    "de": "Es wurde am {day}. {month} {year} in Ulm unterschrieben.",
    "es": "Se firmó el {day} de {month} de {year} en Cádiz.",
    "it": "Fu firmato il {day} {month} {year} a Pisa.",
    "pt": "Foi assinado em {day} de {month} de {year} em Faro.",
    "nl": "Het werd op {day} {month} {year} in Breda getekend.",
    "pl": "Podpisano {day} {month} {year} roku w Radomiu.",
    "ru": "Подписано {day} {month} {year} года в Твери.",
    "uk": "Підписано {day} {month} {year} року в Сумах.",
    "ar": "وقع الاتفاق في {day} {month} {year} في بغداد.",
    "zh": "协议于{year}年{month}{day}日签署。",
    "ja": "協定は{year}年{month}{day}日に署名された。",
    "ko": "협정은 {year}년 {month} {day}일에 서명됐다.",
}
_GENITIVE = {"pl", "ru", "uk"}
"""Languages whose days take the second form of the month in our tables."""


@pytest.mark.parametrize("code", _CODES)
@given(day=st.dates(dt.date(1600, 1, 1), dt.date(2099, 12, 31)))
def test_a_day_written_out_is_read_back(code: str, day: dt.date) -> None:
    month = _language(code).months[day.month - 1].split("|")[code in _GENITIVE]
    month = month.title() if code == "de" else month
    text = _WRITTEN[code].format(day=day.day, month=month, year=day.year)
    (found,) = tag(text, _THURSDAY, language=code)
    assert found.value == day.isoformat()
    assert found.anchor is None


@pytest.mark.parametrize("code", _CODES)
@given(day=st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)))
def test_a_day_in_figures_is_one_of_its_readings(code: str, day: dt.date) -> None:
    (found,) = tag(f"{day.day}/{day.month}/{day.year}", language=code)
    assert day in [each.earliest for each in (found.date, found.other) if each]
    (ordered,) = tag(f"({day.isoformat()})", language=code)
    assert ordered.value == day.isoformat()


_PAST_WEDNESDAYS = {
    "fr": "mercredi",
    "de": "am Mittwoch",
    "es": "el miércoles",
    "it": "mercoledì",
    "pt": "na quarta-feira",
    "nl": "op woensdag",
    "pl": "w środę",
    "ru": "в среду",
    "uk": "у середу",
    "ar": "يوم الأربعاء",
    "zh": "周三",
    "ja": "水曜日",
    "ko": "수요일",
}


@pytest.mark.parametrize("code", _CODES)
@given(anchor=st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_a_bare_weekday_means_what_it_means_in_english(
    code: str, anchor: dt.date
) -> None:
    (english,) = tag("on Wednesday", anchor)
    (found,) = tag(_PAST_WEDNESDAYS[code], anchor, language=code)
    assert (found.value, found.other) == (english.value, english.other)
    assert found.rule == f"{code}.{english.rule}"


@pytest.mark.parametrize(
    ("code", "text", "phrase"),
    [
        pytest.param("de", "Am 25.10.24 kam er.", "25.10.24", id="two-digit year"),
        pytest.param("ru", "Публикация: 25.10.2024", "25.10.2024", id="dots"),
        pytest.param("zh", "发布于2024/10/25发布", "2024/10/25", id="year first"),
        pytest.param("ar", "نشر في ٢٥/١٠/٢٠٢٤", "٢٥/١٠/٢٠٢٤", id="Arabic digits"),
        pytest.param("fr", "LE 25 OCTOBRE 2024", "25 OCTOBRE 2024", id="capitals"),
        pytest.param("ja", "令和元年5月1日", "令和元年5月1日", id="era"),
    ],
)
def test_a_phrase_is_found_as_it_is_written(code: str, text: str, phrase: str) -> None:
    (found,) = tag(text, _THURSDAY, language=code)
    assert found.timex.text == phrase
    assert found.date is not None
    assert found.date.days == 1


@pytest.mark.parametrize(
    ("code", "locale", "value"),
    [("fr", None, "2020-06-05"), ("fr", "en_US", "2020-05-06"),
     ("ja", None, "2020-05-06"), ("en", None, "2020-05-06")],
)  # fmt: skip
def test_figures_go_by_the_locale_else_by_the_language(
    code: str, locale: str | None, value: str
) -> None:
    (found,) = tag("05/06/2020", language=code, locale=locale)
    assert found.value == value
    assert found.other is not None


def test_the_edge_of_a_month_is_kept_as_its_modifier() -> None:
    (found,) = tag("Elle part fin octobre 2024.", _THURSDAY, language="fr")
    assert (found.timex.text, found.mod) == ("fin octobre 2024", "END")
    assert found.date is not None
    assert found.date.modifier == "end"


def test_the_language_is_told_from_the_text_where_it_is_asked_to() -> None:
    text = "Die Brücke wurde am Mittwoch nach langem Streit eröffnet."
    (found,) = tag(text, _THURSDAY, language="auto")
    assert found.rule == "de.weekday.past"
    assert tag(text, _THURSDAY) == []


@pytest.mark.parametrize("language", ["en", "en-GB", None, "auto"])
def test_english_is_read_by_its_own_rules(language: str | None) -> None:
    (found,) = tag("It fell on Tuesday.", _THURSDAY, language=language)
    assert (found.rule, found.preposition) == ("weekday.past", "on")


def test_a_phrase_too_short_to_tell_is_explained_in_the_language_that_reads_it() -> (
    None
):
    lines = explain("am Mittwoch", _THURSDAY, language="auto")
    assert "rule        de.weekday.past" in lines
    assert explain("am Mittwoch", _THURSDAY) == []


@pytest.mark.parametrize("language", ["sv", "", "german", "xx-XX"])
def test_a_language_that_is_not_read_is_an_error_in_three_parts(language: str) -> None:
    with pytest.raises(
        TimelineError, match=r"^no such language: .+; expected .+; choo"
    ):
        tag("i onsdags", _THURSDAY, language=language)


@pytest.mark.parametrize("code", _CODES)
@given(data=st.data())
def test_any_text_can_be_read(code: str, data: st.DataObject) -> None:
    words = [
        each.strip()
        for line in _language(code).reads
        for each in line.split(" | ")[0].replace("]", "[").split("[")
    ]
    pieces = st.one_of(st.sampled_from(words), st.text(max_size=9), st.just("31/2/99"))
    text = data.draw(st.lists(pieces, max_size=8).map(" ".join))
    anchor = data.draw(st.none() | st.dates())
    end = 0
    for found in tag(text, anchor, language=code):
        assert found.timex.start >= end
        end = found.timex.end
        assert text[found.timex.start : end] == found.timex.text != ""
        assert found.rule.startswith(f"{code}.")
        assert found.date is None or not found.value.startswith("XXXX")


@pytest.mark.parametrize("code", _CODES)
@pytest.mark.parametrize("unit", ["1", "a", "1.", "mi-", "上", "de ", "\u0301", "二十"])
def test_a_long_text_takes_time_in_proportion(code: str, unit: str) -> None:
    tag(unit * (50_000 // len(unit)), _THURSDAY, language=code)
