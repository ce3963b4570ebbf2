"""The options that choose events: all that the terminal UI filters by."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from timeline import Filters
from timeline.cli.choosing import read_filters
from timeline.cli.main import parser
from tui.asking.command_line import filter_options

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Result
    from timeline import Timeline

STRUCK, HURT, SAID, CLOSED, REPAIRS = (
    "(alleged) The ferry Aurora had",
    "Aurora injuring",
    "(statement)",
    "Inspectors",
    "Repairs",
)
EVERYTHING = {STRUCK, HURT, SAID, CLOSED, REPAIRS}


@pytest.mark.parametrize(
    ("options", "left"),
    [
        pytest.param(["--not-text", "Aurora"], {CLOSED, REPAIRS}, id="words"),
        pytest.param(["--not-role", "planned"], EVERYTHING - {REPAIRS}, id="a role"),
        pytest.param(
            ["--not-role", "planned", "--not-role", "alleged"],
            {SAID, CLOSED},
            id="two roles",
        ),
        pytest.param(
            ["--not-when", "August 2024"], {SAID, CLOSED, REPAIRS}, id="a month"
        ),
        pytest.param(
            ["--not-when", "2024-10-25/.."], EVERYTHING - {REPAIRS}, id="from a day on"
        ),
        pytest.param(["--not-source", "harbour"], {HURT}, id="a source"),
        pytest.param(["--not-who", "authority"], EVERYTHING - {SAID}, id="a name"),
        pytest.param(["--not-unsure"], EVERYTHING, id="not unsure"),
        pytest.param(["--not-corrected", "--not-disagreed"], EVERYTHING, id="as told"),
        pytest.param(["--corrected"], set(), id="corrected"),
        pytest.param(["--unsure"], set(), id="unsure"),
        pytest.param(["--disagreed"], set(), id="disagreed"),
    ],
)
def test_options_choose_what_is_listed_and_exported(
    store: Callable[..., Result], options: list[str], left: set[str]
) -> None:
    listed = store("list", *options)
    assert {word for word in EVERYTHING if word in listed.out} == left
    exported = store("export", "--format", "jsonl", *options)
    assert [json.loads(line)["id"] for line in exported.out.splitlines()] == [
        line.split()[0] for line in listed.out.splitlines()
    ]
    assert listed.code == exported.code == (0 if left else 3)


def test_search_leaves_out_too(store: Callable[..., Result]) -> None:
    result = store("search", "pier", "--not-text", "Aurora")
    assert "Inspectors" in result.out
    assert len(result.out.splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        pytest.param(["--not-who", ""], "leaves out everything", id="an empty name"),
        pytest.param(["--not-when", "soonish"], "no date: 'soonish'", id="no date"),
        pytest.param(["--not-role", "hero"], "invalid choice: 'hero'", id="no role"),
        pytest.param(["--unsure", "--not-unsure"], "not allowed with", id="both"),
    ],
)
def test_what_cannot_be_left_out_is_a_mistake_in_use(
    store: Callable[..., Result], options: list[str], problem: str
) -> None:
    result = store("list", *options)
    assert result.code == 2
    assert problem in result.err


FILTERS = [
    Filters(disagrees=True),
    Filters(disagrees=False, corrected=True, unsure=False),
    Filters(but_not=(Filters(who="Ines Calder"), Filters(where="-x"))),
    Filters(but_not=(Filters(source="a b"), Filters(role="alleged"))),
    Filters(text='"of it"', but_not=(Filters(text='"of all" it'),)),
    Filters(but_not=(Filters(since=dt.date(2024, 10, 1)),)),
    Filters(but_not=(Filters(until=dt.date(2024, 10, 1)),)),
    Filters(but_not=(Filters(since=dt.date(2024, 9, 7), until=dt.date(2024, 10, 1)),)),
]


@pytest.mark.parametrize("filters", FILTERS, ids=repr)
def test_what_the_terminal_ui_filters_by_comes_back_from_its_options(
    tl: Timeline, filters: Filters
) -> None:
    args = parser().parse_args(["export", *filter_options(filters)])
    read = read_filters(tl, args)
    assert set(read.but_not) == set(filters.but_not)
    assert filter_options(read) == filter_options(filters)
