"""Stories: dates read against the last one told, and texts that are stories."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.resolve import tag

_TODAY = dt.date(2015, 6, 1)


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
    ],
)
def test_an_aside_leaves_the_story_where_it_was(aside: str) -> None:
    told = _values(f"They landed on 3 May 1740. {aside} In July they left.")
    assert told[-1] == "1740-07"


def test_a_finer_date_is_kept_behind_a_coarser_one() -> None:
    text = "It fell on 3 May 1740. By 1741 all was quiet. The next day is told in song."
    assert _values(text)[-1] == "1740-05-04"


def test_a_weekday_of_a_story_is_the_next_one() -> None:
    text = "It fell on 3 May 1940, a Friday. On Tuesday it rose."
    assert _values(text)[-1] == "1940-05-07"
