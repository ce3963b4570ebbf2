"""Pictures of the app over a sound store; look at them before accepting new ones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import SIZES
from tui.app import TimelineApp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.tui.conftest import Look
    from timeline import Timeline


def test_the_list_and_the_detail_look_as_they_did(
    alder_in_file: Timeline, look: Look
) -> None:
    app = TimelineApp(alder_in_file)
    assert look(app, wanted=lambda line: "Ines Calder said" in line.title)


def test_a_disagreement_looks_as_it_did(alder_in_file: Timeline, look: Look) -> None:
    assert look(TimelineApp(alder_in_file), wanted=lambda line: bool(line.disagrees))


@pytest.mark.parametrize(
    "keys",
    [
        (("slash", *"Engineers", "enter"), ("enter", "n")),
        (("slash", *"bridge", "enter"),),
        (("slash", *"-role:planned from:soon bridge wher"),),
        (("f",),),
        (("question_mark",),),
    ],
    ids=["article", "filter", "chips", "filter by", "help"],
)
def test_what_keys_show_looks_as_it_did(
    alder_in_file: Timeline, look: Look, keys: tuple[Sequence[str], ...]
) -> None:
    assert look(TimelineApp(alder_in_file), *keys)


@pytest.mark.usefixtures("in_utc")
@pytest.mark.parametrize(
    "look",
    [(size, theme) for size in SIZES for theme in ("dark", "light", "ansi")],
    ids=" ".join,
    indirect=True,
)
@pytest.mark.parametrize(
    "keys", [("comma", "less_than_sign"), ("w", "j")], ids=["as-of", "changes"]
)
def test_what_was_known_then_and_what_changed_look_as_they_did(
    told_daily: Timeline, look: Look, keys: tuple[str, ...]
) -> None:
    assert look(TimelineApp(told_daily), *((key,) for key in keys))


@pytest.mark.parametrize(
    "keys",
    [(("r",), "last Friday", ("tab",), "the log book"), (("M",),), (("v",), ("j",))],
    ids=["re-date", "merge", "review"],
)
def test_corrections_look_as_they_did(
    alder_in_file: Timeline, look: Look, keys: tuple[Sequence[str], ...]
) -> None:
    app = TimelineApp(alder_in_file, today=dt.date(2024, 5, 21))
    assert look(app, *keys, wanted=lambda line: "repaired the" in line.title)
