from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tui.settings import SPLIT, Remembered, Settings, state_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "tui.json"


def test_what_is_kept_is_there_in_the_next_run(path: Path) -> None:
    settings = Settings(path)
    settings.keep(
        theme="nord", split=40, detail=False, recent=("bridge",), paths="/ne\udcffws"
    )
    settings.keep_place("alder.db", "e1", 12)
    assert Settings(path).now == Remembered(
        theme="nord",
        split=40,
        detail=False,
        recent=("bridge",),
        paths="/ne\udcffws",
        places={"alder.db": "e1"},
        seen={"alder.db": 12},
    )


def test_without_a_file_there_are_defaults_and_no_complaint(path: Path) -> None:
    settings = Settings(path)
    assert settings.now == Remembered()
    assert not settings.problem
    assert not path.exists()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", "\x00\x01", "[" * 100_000],
    ids=["empty", "cut", "a list", "null", "no text", "without an end"],
)
def test_a_broken_file_is_told_and_left_alone(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    settings = Settings(path)
    assert settings.now == Remembered()
    assert "cannot read the settings" in settings.problem
    settings.keep(theme="nord")
    assert settings.now.theme == "nord"
    assert path.read_text() == content


@pytest.mark.parametrize(
    "values",
    [
        {"theme": 3, "split": "wide", "detail": "no", "recent": "bridge"},
        {"split": 99, "recent": [1], "paths": None},
        {"split": True, "places": [], "seen": {"a": -1}, "later": 1},
    ],
    ids=["of another kind", "out of range", "of a later release"],
)
def test_a_value_that_makes_no_sense_is_left_out(
    path: Path, values: dict[str, object]
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps(values))
    settings = Settings(path)
    assert settings.now == Remembered()
    assert not settings.problem


def test_a_folder_that_takes_no_file_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    settings = Settings(tmp_path / "state" / "tui.json")
    settings.keep(theme="nord")
    assert "cannot write the settings" in settings.problem
    settings.problem = settings.problem.upper()
    settings.keep(split=40)
    assert settings.problem.isupper()
    assert (settings.now.theme, settings.now.split) == ("nord", 40)


def test_writing_leaves_no_other_file(path: Path) -> None:
    Settings(path).keep(theme="nord")
    assert list(path.parent.iterdir()) == [path]


def test_two_windows_keep_what_the_other_kept(path: Path) -> None:
    one, other = Settings(path), Settings(path)
    one.keep(theme="nord")
    other.keep(split=40)
    assert (Settings(path).now.theme, Settings(path).now.split) == ("nord", 40)


def test_for_one_run_only_nothing_is_written() -> None:
    settings = Settings()
    settings.keep(theme="nord")
    assert settings.now == Remembered(theme="nord", split=SPLIT)
    assert not settings.problem


def test_the_stores_left_last_keep_their_place(path: Path) -> None:
    settings = Settings(path)
    for number in [*range(60), 10]:
        settings.keep_place(f"{number}.db", "e1", number)
    places = Settings(path).now.places
    assert len(places) == 50
    assert list(places)[-2:] == ["59.db", "10.db"]


def test_the_state_folder_can_be_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TIMELINE_STATE", str(tmp_path))
    assert state_file() == tmp_path / "tui.json"
    monkeypatch.delenv("TIMELINE_STATE")
    assert state_file().parent.name == "timeline"
