"""Stories: dates read against the last one told, and texts that are stories."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.resolve import explain, tag

if TYPE_CHECKING:
    from timeline.resolve.mode import Mode

_TODAY = dt.date(2015, 6, 1)
_VOCABULARY = (
    "the that of in by on from to until and had would - , . ( ) following previous "
    "next same two six later earlier year month week day night morning dawn summer "
    "winter Friday March May 1998 1914-18 12/13 August 22-24 October the 14th 490 BC "
    "AD 70 71 1 0001-01-01 9999-12-31 Christmas Day 10 p.m. second half century"
)


def _values(text: str) -> list[str]:
    return [each.value for each in tag(text, _TODAY, mode="narrative")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("In 1941 it began. On 7 December it grew.", "1941-12-07",
                     id="of a stated year"),
        pytest.param("It began in June 1941. By October all was lost.", "1941-10",
                     id="later in the year"),
        pytest.param("They came in May 1941. On 2 April they left.", "1941-04-02",
                     id="a small step back"),
        pytest.param("They came in November 1941. In January they left.", "1942-01",
                     id="over the turn of the year"),
        pytest.param("Winter came in December 1941. On 3 March they left.",
                     "1942-03-03", id="from winter into spring"),
        pytest.param("They met in January 1942. They had landed in December.",
                     "1941-12", id="what had been before"),
        pytest.param("In June 1812 they came. The day all had feared fell on 7 May.",
                     "1812-05-07", id="a pluperfect that is not the verb"),
        pytest.param("In June 1812 they came. By August they had reached Lesk.",
                     "1812-08", id="what had come about by then"),
    ],
)  # fmt: skip
def test_the_year_goes_on_with_the_story(text: str, value: str) -> None:
    assert _values(text)[-1] == value


@pytest.mark.parametrize(
    "aside",
    [
        pytest.param("The king (born in 1690) looked on.", id="in parentheses"),
        pytest.param("He had served there since 1702.", id="since"),
        pytest.param("The treaty of 1699 was broken.", id="a name"),
        pytest.param("They had fought there in 1698.", id="pluperfect"),
        pytest.param("He would live until 1760.", id="what lay ahead"),
        pytest.param("The 1698 treaty was void.", id="a year before a name"),
    ],
)
def test_an_aside_leaves_the_story_where_it_was(aside: str) -> None:
    told = _values(f"They landed on 3 May 1740. {aside} In July they left.")
    assert told[-1] == "1740-07"


def test_a_story_is_told_from_the_start_of_a_range() -> None:
    text = "The war lasted from October 1853 to February 1856. On 30 November it grew."
    assert _values(text)[-1] == "1853-11-30"


def test_a_story_is_told_from_the_start_of_its_overview() -> None:
    text = "The war began on 30 November 1739 and ended on 13 March 1740. On 4 December"
    assert _values(f"{text} it rained.")[-1] == "1739-12-04"


def test_what_is_told_before_the_first_year_is_of_that_year() -> None:
    text = "In March they came. The siege ended on 3 May 1740."
    assert _values(text) == ["1740-03", "1740-05-03"]


def test_nothing_in_a_story_is_counted_from_the_day_of_writing() -> None:
    text = (
        "It began in 1740. On Christmas Day they came. On Friday at 5 p.m. it rained."
    )
    assert _values(text)[:2] == ["1740", "1740-12-25"]
    assert _values("It began in 1740. It rained on Friday at 5 p.m.")[-1] == (
        "XXXX-WXX-5T17:00"
    )


def test_a_date_in_parentheses_that_lacks_its_year_is_told() -> None:
    text = "In May 1915 they came (5 August). It fell on the 18th."
    assert _values(text)[-1] == "1915-08-18"


def test_an_anaphor_never_takes_the_story_back() -> None:
    text = "It fell on 3 May 1740. In June 1741 he came; ten days later he left. On 5 "
    assert _values(text + "August he died.")[-1] == "1741-08-05"


def test_a_finer_date_is_kept_behind_a_coarser_one() -> None:
    text = "It fell on 3 May 1740. By 1741 all was quiet. The next day is told in song."
    assert _values(text)[-1] == "1740-05-04"


def test_a_weekday_of_a_story_is_the_next_one() -> None:
    text = "It fell on 3 May 1940, a Friday. On Tuesday it rose."
    assert _values(text)[-1] == "1940-05-07"


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("It lasted from 16 to 18 August 1812.",
         [("16", "1812-08-16"), ("18 August 1812", "1812-08-18")]),
        ("It lasted on 22–24 October 1942.",
         [("22", "1942-10-22"), ("24 October 1942", "1942-10-24")]),
        ("It was July 1–3, 1863.",
         [("July 1", "1863-07-01"), ("3, 1863", "1863-07-03")]),
        ("They met on the 3rd, 5th and 7th of May 1920.",
         [("3rd", "1920-05-03"), ("5th", "1920-05-05"),
          ("7th of May 1920", "1920-05-07")]),
        ("It ran from December 1941 to January 1942.",
         [("December 1941", "1941-12"), ("January 1942", "1942-01")]),
        ("It ran from December to January 1942.",
         [("December", "1941-12"), ("January 1942", "1942-01")]),
        ("It ran January–March 1917.",
         [("January", "1917-01"), ("March 1917", "1917-03")]),
        ("It ran from 30 June to 2 July 1941.",
         [("30 June", "1941-06-30"), ("2 July 1941", "1941-07-02")]),
        ("The war of 1914–18 ended.", [("1914", "1914"), ("18", "1918")]),
        ("The war of 1914–1918 ended.", [("1914", "1914"), ("1918", "1918")]),
        ("The wars of 264–241 BC ended.", [("264", "BC0264"), ("241 BC", "BC0241")]),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)  # fmt: skip
def test_a_range_is_two_dates(text: str, phrases: list[tuple[str, str]]) -> None:
    found = tag(text, _TODAY, mode="narrative")
    assert [(each.timex.text, each.value) for each in found] == phrases


def test_years_before_christ_are_counted_on_from() -> None:
    text = (
        "In the spring of 415 BC they voted. In July they sailed. On 27 August of the "
        "following year they lost. Ten years later all was over."
    )
    assert _values(text) == ["BC0415-SP", "BC0415-07", "BC0414-08-27", "BC0404"]


def test_the_year_after_1_bc_is_the_first_after_christ() -> None:
    text = "It fell in 2 BC. The next year it rose. Two years later it fell."
    assert _values(text) == ["BC0002", "BC0001", "0002"]


def test_a_year_before_christ_has_no_date() -> None:
    (found,) = tag("It fell in 480 BC.", _TODAY)
    assert (found.date, found.anchor) == (None, None)


def test_a_modern_text_keeps_its_far_dates_whatever_their_year() -> None:
    assert tag("It falls on Friday.", dt.date(9999, 12, 31))[0].value == "9999-12-31"


def test_figures_near_a_year_before_christ_are_one_too() -> None:
    assert _values("It began in 218 BC. It fell in 212.") == ["BC0218", "BC0212"]


def test_two_figures_are_a_year_only_near_one_that_is_stated() -> None:
    assert "0071" in _values("The war began in AD 66. In 71 he came home.")
    assert _values("The war began in 1966. In 71 he came home.") == ["1966"]


_STORY = (
    "The army crossed the river on 24 June 1812. On 28 June it entered the town. Three "
    "days later it rained, and by September half of the men were gone. "
)
_NEWS = (
    "The bridge, built in 1912 and mended in 1931, fell on Friday. It had been closed "
    "in May. Work begins next week, the mayor said on Thursday, after a visit. "
)


def _reads_as_story(text: str, anchor: dt.date | None) -> bool:
    auto, story, news = (
        [each.value for each in tag(text, anchor, mode=mode)]
        for mode in ("auto", "narrative", "news")
    )
    assert story != news
    assert auto in (story, news)
    return auto == story


@pytest.mark.parametrize("anchor", [_TODAY, None], ids=["dated", "undated"])
def test_auto_tells_a_story_from_news(anchor: dt.date | None) -> None:
    assert _reads_as_story(_STORY, anchor)
    assert not _reads_as_story(_NEWS, anchor)


def test_a_story_in_the_news_stays_news() -> None:
    assert not _reads_as_story(_STORY + 3 * _NEWS, _TODAY)


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        ("They left on 7 May 1812. On 9 June they came.", "7 May 1812"),
        ("They left on 7 May 1812. The next day they came.", "7 May 1812"),
        ("They left in 1812. The following spring they came.", "1812"),
        ("They left on 7 May 1812, and came in 1815.", None),
    ],
)
def test_the_phrase_that_a_date_is_counted_from_is_told(
    text: str, told_by: str | None
) -> None:
    assert tag(text, _TODAY, mode="narrative")[-1].counted_from == told_by


def test_the_explanation_tells_what_a_date_is_counted_from() -> None:
    lines = explain("on 7 May 1812; the next day", _TODAY, mode="narrative")
    assert "anchor      1812-05-07, a Thursday, stated as “7 May 1812”" in lines


def test_today_is_these_days_in_a_story() -> None:
    text = "It fell on 3 May 1740. Today it is a park, opened ten years ago."
    assert _values(text) == ["1740-05-03", "PRESENT_REF", "2005"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell on 3 June 1940. On the 17th it rose.", "1940-06-17"),
        ("It fell on 28 June 1940. On the 2nd it rose.", "1940-07-02"),
        ("It fell on 28 June 1940. On the 22nd they left.", "1940-06-22"),
        ("It fell on 7 May 1812. A week later he came. That night it burned.",
         "1812-05-14TNI"),
        ("They came on the night of 5 June 1944. At dawn the guns fired.",
         "1944-06-06TMO"),
        ("They came on 5 June 1944 at 10 p.m. They landed at 1:30 a.m.",
         "1944-06-06T01:30"),
        ("They came at dawn on 5 June 1944. At 9 a.m. they rested.",
         "1944-06-05T09:00"),
        ("It fell on 26 May 1804. The Christmas guests fled. That night it burned.",
         "1804-05-26TNI"),
        ("It began in February 1945. That winter was cold.", "1944-WI"),
        ("It began in 1812. The following spring was cold.", "1813-SP"),
        ("It began in the winter of 1664–65. In June it grew.", "1665-06"),
        ("It began in July 1789. By the second half of August it was over.", "1789-08"),
        ("On 16 April 1863 he passed; six nights later they came.", "1863-04-22TNI"),
        ("On the night of 11/12 June 1982 it fell.", "1982-06-11TNI"),
    ],
)  # fmt: skip
def test_what_a_story_says_in_short_is_read_in_full(text: str, value: str) -> None:
    assert _values(text)[-1] == value


@given(
    st.lists(st.sampled_from(_VOCABULARY.split()), max_size=30),
    st.sampled_from([None, dt.date.min, _TODAY, dt.date.max]),
    st.sampled_from(["narrative", "auto"]),
)
def test_no_story_raises_or_overlaps(
    words: list[str], anchor: dt.date | None, mode: Mode
) -> None:
    text, end = " ".join(words), 0
    for each in tag(text, anchor, mode=mode):
        assert each.timex.start >= end
        end = each.timex.end
        assert text[each.timex.start : end] == each.timex.text
