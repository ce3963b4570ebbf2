"""Pages of the chronology: in order, without a gap, at any depth, by an index."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import Timeline
from timeline.errors import UsageError
from timeline.query import lines as listing
from timeline.query.values import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Tell
    from timeline import EventLine, Page

_DATES = [
    "2024-10-24",
    "2024-10-24",
    "2024-10-25",
    "[2024-10-21..2024-10-27]",
    "2024-10",
    "[2024-07..2024-09]",
    "2024",
    "2023",
    "202X",
    "19XX",
    "[..2024-10-24]",
    "[..2020-01-01]",
    "[2024-10-24..]",
    "[1999-01-01..]",
    "none",
    "none",
]


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Timeline]:
    """Events of every class of dates, some corrected, one retracted."""
    folder = tmp_path_factory.mktemp("dated")
    towns = [f"Town{chr(97 + number)}" for number in range(len(_DATES))]
    for number, town in enumerate(towns):
        text = f"Minister Öztürk of {town} resigned in Oslo. {town} has burned."
        article = f"Date: 2024-10-25\n\n{text}\n"
        (folder / f"{number}.txt").write_text(article, encoding="utf-8")
    with Timeline.open(folder / "news.db", author="Ada") as tl:
        tl.ingest(folder)
        resigned = [line for line in tl.lines() if "resigned" in line.title]
        for line, date in zip(resigned, _DATES, strict=True):
            tl.redate(line.id, date, reason="the register")
        tl.retract(resigned[0].id, reason="withdrawn")
        yield tl


@pytest.fixture(params=["as it is", "as in a store of a million"])
def big(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the ways that only many events and entries make worth taking."""
    if request.param != "as it is":
        monkeypatch.setattr(listing, "_EARLY", -1)
        monkeypatch.setattr(listing, "_NEAR", 3)


def read(
    tl: Timeline, filters: Filters, size: int, as_of: int | None
) -> Iterator[Page]:
    page = tl.page(filters, size=size, as_of=as_of)
    yield page
    while page.next:
        page = tl.page(filters, after=page.next, size=size, as_of=as_of)
        yield page


_DAY = st.none() | st.sampled_from(
    [dt.date(2024, 10, day) for day in (1, 21, 23, 24, 25, 28, 31)]
    + [dt.date(1950, 1, 1), dt.date(2023, 6, 1), dt.date(2030, 1, 1)]
)
_FILTERS = st.builds(
    Filters,
    since=_DAY,
    until=_DAY,
    certainly=st.booleans(),
    text=st.sampled_from(["", "", "resigned", "towna", "oslo min", '"has burned"']),
    who=st.sampled_from(["", "", "ozturk", "Nobody"]),
    where=st.sampled_from(["", "oslo"]),
    source=st.sampled_from(["", "3 txt"]),
    role=st.sampled_from([None, None, "occurrence", "planned"]),
    retracted=st.booleans(),
)


@settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(filters=_FILTERS, size=st.integers(1, 12), data=st.data())
@pytest.mark.usefixtures("big")
def test_pages_of_any_size_make_up_the_whole(
    dated: Timeline, filters: Filters, size: int, data: st.DataObject
) -> None:
    head = dated._log.head().position
    as_of = data.draw(st.none() | st.integers(0, head))
    pages = list(read(dated, filters, size, as_of))
    assert all(len(page.lines) == size for page in pages[:-1])
    joined = [line for page in pages for line in page.lines]
    assert joined == dated.lines(filters, as_of=as_of)


def test_a_window_is_what_its_dates_say(dated: Timeline) -> None:
    """Compared with the dates themselves, line by line."""
    since, until = dt.date(2024, 10, 23), dt.date(2024, 10, 25)

    def possibly(line: EventLine) -> bool:
        return line.date is not None and line.date.overlaps(since, until)

    def certainly(line: EventLine) -> bool:
        return line.date is not None and bool(
            line.date.earliest
            and line.date.latest
            and since <= line.date.earliest
            and line.date.latest <= until
        )

    everything = dated.lines()
    for sure, fits in ((False, possibly), (True, certainly)):
        filters = Filters(since=since, until=until, certainly=sure)
        expected = [line for line in everything if fits(line)]
        assert expected
        assert dated.lines(filters) == expected
        assert dated.page(filters, size=100).lines == tuple(expected)


def test_a_line_that_comes_in_between_shifts_nothing(tl: Timeline, tell: Tell) -> None:
    tell("gazette", "The mayor resigned in June. The well ran dry in August.")
    first = tl.page(size=1)
    tell("review", "The quay burned in May. The circus opened in July.")
    rest = tl.page(after=first.next)
    found = [line.title.split()[1] for line in (*first.lines, *rest.lines)]
    assert found == ["mayor", "circus", "well"]


@pytest.mark.parametrize("place", ["0", "1.2.3", "1.2.3.x'", "9" * 40])
def test_a_place_that_no_page_gave_is_refused(tl: Timeline, place: str) -> None:
    with pytest.raises(UsageError, match=r"no place .+; expected .+; start without"):
        tl.page(after=place)


def test_a_page_of_no_lines_is_refused(tl: Timeline) -> None:
    with pytest.raises(UsageError, match="no page of 0 lines; expected"):
        tl.page(size=0)


def test_an_empty_chronology_is_one_empty_page(tl: Timeline) -> None:
    assert tl.page().lines == ()
    assert tl.page().next is None
