from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tui.asking.filtering import parse
from tui.screens.filter_by import parts_of

if TYPE_CHECKING:
    from timeline import Timeline


def test_what_is_offered_of_an_event_finds_it_and_the_other_way_round_not(
    alder_in_file: Timeline,
) -> None:
    offered = 0
    for event in alder_in_file.events():
        for part in parts_of(event):
            for inverse in (False, True):
                text = part._replace(inverse=inverse).text
                asked = parse(text, dt.date(2024, 5, 21))
                found = {line.id for line in alder_in_file.lines(asked.filters)}
                assert asked.problems == ("",)
                assert (event.id in found) is not inverse, text
            offered += 1
    assert offered > 60
