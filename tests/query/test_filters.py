"""Which events a filter keeps, and in which order they come."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Filters
from timeline.dates import Date, Granularity
from timeline.errors import DateError, UsageError
from timeline.project.derive import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Tell
    from timeline import Event, Timeline
    from timeline.articles import Role

_NEWS = """The navy sent 3,000 sailors to Lima on Wednesday.

Minister Jürgen Öztürk denied it in Oslo on Thursday.

The mayor resigned in June.

The museum of glass has closed.

The circus will open in Vienna on 4 November.

The bakers of Oldham reportedly burned 100% of their bread on Monday.
"""


@pytest.fixture
def news(tl: Timeline, tell: Tell) -> Timeline:
    tell("gazette", _NEWS)
    tell("review", "The well ran dry.", date=None)
    return tl


def words(events: list[Event]) -> list[str]:
    """The trigger of each event's first mention."""
    return [event.mentions[0].trigger.text for event in events]


def test_the_chronology_is_in_order_and_the_undated_come_last(news: Timeline) -> None:
    assert words(news.events()) == [
        "resigned",
        "burned",
        "sent",
        "denied",
        "closed",
        "open",
        "ran",
    ]


@pytest.mark.parametrize(
    ("since", "until", "possibly", "certainly"),
    [
        pytest.param(
            "2024-10-23", "2024-10-23", ["sent", "closed"], ["sent"], id="a day"
        ),
        pytest.param(
            "2024-06-10", "2024-06-11", ["resigned", "closed"], [], id="inside"
        ),
        pytest.param(
            "2024-06", "2024-06", ["resigned", "closed"], ["resigned"], id="a month"
        ),
        pytest.param("2024-10-26", None, ["open"], ["open"], id="from a day on"),
        pytest.param(
            None,
            "2024-10-21",
            ["resigned", "burned", "closed"],
            ["resigned", "burned"],
            id="up to a day",
        ),
        pytest.param("2023", "2023", ["closed"], [], id="only what has no start"),
    ],
)
def test_a_window_takes_what_is_possibly_or_certainly_in_it(
    news: Timeline,
    since: str | None,
    until: str | None,
    possibly: list[str],
    certainly: list[str],
) -> None:
    assert words(news.events(since, until)) == possibly
    assert words(news.events(since, until, certainly=True)) == certainly


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("sailors", ["sent"], id="a word"),
        pytest.param("LIMA navy", ["sent"], id="all words, any case"),
        pytest.param("navy museum", [], id="words of two events"),
        pytest.param("100%", ["burned"], id="a per cent sign is no wildcard"),
        pytest.param("s_nt", [], id="nor is an underscore"),
        pytest.param("öztürk", ["denied"], id="letters beyond ASCII"),
        pytest.param("ÖZTÜRK", ["denied"], id="in capitals"),
        pytest.param("'; drop table", [], id="nothing is run"),
    ],
)
def test_the_text_filter_wants_every_word(
    news: Timeline, text: str, found: list[str]
) -> None:
    assert words(news.events(text=text)) == found


@pytest.mark.parametrize("who", ["Öztürk", "öztürk", "ÖZTÜRK", "jürgen ö"])
def test_who_ignores_case_beyond_ascii(news: Timeline, who: str) -> None:
    assert words(news.events(who=who)) == ["denied"]


def test_where_keeps_the_events_of_a_place(news: Timeline) -> None:
    assert words(news.events(where="oslo")) == ["denied"]
    assert words(news.events(where="nowhere")) == []


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("statement", ["denied"]),
        ("planned", ["open"]),
        ("alleged", ["burned"]),
        ("occurrence", ["resigned", "sent", "closed", "ran"]),
    ],
)
def test_a_role_keeps_its_events(news: Timeline, role: Role, found: list[str]) -> None:
    assert words(news.events(role=role)) == found


@pytest.mark.parametrize("source", ["gazette", "GAZETTE", "gazette.txt"])
def test_source_is_part_of_a_path_title_or_publisher(
    news: Timeline, source: str
) -> None:
    assert len(news.events(source=source)) == 6


def test_filters_are_joined_by_and(news: Timeline) -> None:
    assert words(news.events("2024-10", who="Öztürk", text="oslo")) == ["denied"]
    assert words(news.events("2024-11", who="Öztürk")) == []


def test_a_retracted_event_is_shown_only_when_asked_for(news: Timeline) -> None:
    sent = news.events(text="sailors")[0]
    news.retract(sent.id, reason="withdrawn")
    assert news.events(text="sailors") == []
    (shown,) = news.events(text="sailors", retracted=True)
    assert shown.retracted
    assert news.event(sent.id).retracted


def test_a_window_edge_that_is_no_date_is_refused(news: Timeline) -> None:
    with pytest.raises(DateError, match=r"expected .+; write "):
        news.events("soonish")


_DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
_DATES = st.one_of(
    _DAYS.map(Date.day),
    _DAYS.map(lambda day: Date.month(day.year, day.month)),
    _DAYS.map(lambda day: Date.year(day.year)),
    _DAYS.map(Date.week),
    _DAYS.map(Date.until),
    _DAYS.map(Date.since),
)


@given(st.lists(st.none() | _DATES, min_size=2, max_size=8))
def test_the_order_is_by_first_day_then_coarse_before_fine(
    dates: list[Date | None],
) -> None:
    ordered = sorted(dates, key=sort_key)
    dated = [date for date in ordered if date]
    assert ordered[len(dated) :] == [None] * (len(ordered) - len(dated))
    starts = [date.earliest or date.latest for date in dated]
    assert starts == sorted(starts, key=str)


def test_a_year_stands_before_its_month_and_its_first_day() -> None:
    first = dt.date(2024, 1, 1)
    dates = [Date.day(first), Date.month(2024, 1), Date.year(2024), Date.until(first)]
    assert [d.granularity for d in sorted(dates, key=sort_key)] == [
        None,
        Granularity.YEAR,
        Granularity.MONTH,
        Granularity.DAY,
    ]


def test_what_has_no_end_is_possibly_in_any_later_window(news: Timeline) -> None:
    sent = news.events(text="sailors")[0]
    news.redate(sent.id, "[2020-01-01..]", reason="some day since")
    assert "sent" in words(news.events("2031"))
    assert "sent" not in words(news.events("2031", certainly=True))
    assert "sent" not in words(news.events(until="2019"))


@pytest.mark.parametrize(
    "ask",
    [
        lambda tl: tl.events(text="a\0b"),
        lambda tl: tl.events(source="a\0b"),
        lambda tl: tl.events(who="a\0b"),
        lambda tl: tl.events(where="a\0b"),
    ],
    ids=["text", "source", "who", "where"],
)
def test_no_character_is_asked_for_that_no_database_holds(
    news: Timeline, ask: Callable[[Timeline], object]
) -> None:
    with pytest.raises(UsageError, match=r"^nothing can be found by .+; expected .+; "):
        ask(news)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param(Filters(who='"Holm" "aske"'), ["met"], id="two persons"),
        pytest.param(Filters(who='"Tilde" "Ho"'), ["met"], id="each may go on"),
        pytest.param(Filters(who='"Holm" "Lind"'), [], id="not one of them alone"),
        pytest.param(Filters(who='"Anna Holm"'), ["met", "quit"], id="one of them"),
        pytest.param(Filters(who='Anna "Holm"'), ["met", "quit"], id="a nickname"),
        pytest.param(Filters(source='"txt" "gaz"'), ["met", "quit"], id="sources"),
        pytest.param(Filters(who='"Holm" "!"'), [], id="one without a letter"),
        pytest.param(Filters(who='"Holm" "Aske"', where="Oldham"), ["met"], id="both"),
    ],
)
def test_several_names_are_all_wanted(
    tl: Timeline, tell: Tell, filters: Filters, found: list[str]
) -> None:
    tell(
        "gazette",
        "Anna Holm and Tilde Aske met in Oldham on Monday.\n\nAnna Holm quit in June.",
    )
    lines = tl.lines(filters)
    assert sorted(words([*tl.full(lines)])) == found
    assert [*tl.page(filters, size=9).lines] == lines
