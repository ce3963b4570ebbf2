"""The command that is shown asks for the very filters that are on the screen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from timeline.cli.choosing import read_filters
from timeline.cli.main import parser
from timeline.errors import UsageError
from timeline.query.values import Filters
from tui.asking.command_line import filter_options

if TYPE_CHECKING:
    from timeline import Timeline

_MAY, _JUNE = dt.date(2024, 5, 1), dt.date(2024, 6, 30)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(since=_MAY, until=_JUNE, certainly=True, retracted=True),
        Filters(text='"ferry bridge" -cracks', who="-Aske", where="Port Alder"),
        Filters(source="Bay Courier", role="alleged"),
        Filters(disagrees=True, corrected=False, unsure=False),
        Filters(but_not=(Filters(who="Ines Calder"), Filters(role="planned"))),
        Filters(but_not=(Filters(since=_MAY, until=_JUNE),)),
        Filters(but_not=(Filters(since=_MAY, until=_MAY), Filters(since=_MAY))),
        Filters(but_not=(Filters(text="-quay"), Filters(until=_JUNE))),
    ],
    ids=lambda filters: " ".join(filter_options(filters)) or "all",
)
def test_the_options_are_read_as_the_filters_they_stand_for(
    alder_in_file: Timeline, filters: Filters
) -> None:
    args = parser().parse_args(["export", *filter_options(filters)])
    assert read_filters(alder_in_file, args) == filters


@pytest.mark.parametrize(
    "filters",
    [
        Filters(event="0123456789abcdef"),
        Filters(but_not=(Filters(who="Calder", role="alleged"),)),
        Filters(but_not=(Filters(unsure=True),)),
    ],
)
def test_what_no_option_says_is_told(filters: Filters) -> None:
    with pytest.raises(UsageError, match="no command line says this filter"):
        filter_options(filters)
