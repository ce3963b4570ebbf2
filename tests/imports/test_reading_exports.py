"""What is no export, was cut off or changed is named by its line; nothing is stored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.imports.exports import exported
from timeline.errors import ReadError
from timeline.export.jsonl import checksum

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.conftest import Tell
    from tests.imports.conftest import NewStore
    from timeline import Timeline

_NEWS = """The mayor of Velmora resigned in June.

The pier at Oxmoor closed in 2019. Rain fell in Sandwick on Tuesday.
"""


@pytest.fixture
def lines(tl: Timeline, tell: Tell) -> list[str]:
    tell("gazette", _NEWS)
    found = exported(tl).splitlines(keepends=True)
    assert len(found) == 3
    return found


def edited(line: str, change: Callable[[Any], object]) -> str:
    """Change a line as somebody would who also makes its checksum anew."""
    fields = json.loads(line)
    change(fields)
    fields["checksum"] = checksum(fields)
    return json.dumps(fields, ensure_ascii=False) + "\n"


_EDITS: dict[str, tuple[Callable[[Any], object], str]] = {
    "another shape": (lambda e: e.pop("mentions"), "mentions: Field required"),
    "a field of another version": (lambda e: e.update(mood="sad"), "mood: Extra"),
    "no mention": (lambda e: e.update(mentions=[]), "mentions: Tuple should have"),
    "no date": (lambda e: e["mentions"][0].update(start="far"), "mentions.0.start"),
    "an id of its own": (lambda e: e.update(id="0" * 16), "founds no such event"),
    "another's reason": (
        lambda e: e.update(
            merged_because=[
                {
                    **dict.fromkeys(("commit", "store", "author", "recorded_at")),
                    "a": "0" * 16,
                    "b": "1" * 16,
                    "score": 0.9,
                    "why": "",
                    "by": "me",
                }
            ]
        ),
        "mention 0000000000000000 is none of this event",
    ),
    "a note without a correction": (
        lambda e: e.update(
            notes=[
                {"text": "x", "author": "y", "recorded_at": "2024-10-25T12:00:00+00:00"}
            ]
        ),
        "it has 1 notes, and 0 corrections",
    ),
}


@pytest.mark.parametrize("name", _EDITS)
def test_a_line_that_does_not_hold_together_is_named(
    lines: list[str], new_store: NewStore, tmp_path: Path, name: str
) -> None:
    change, told = _EDITS[name]
    _refused([lines[0], edited(lines[1], change), lines[2]], told, new_store, tmp_path)


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ('{"id": "ab', "it is no JSON, or was cut off"),
        ("id,title\n", "it is no JSON, or was cut off"),
        ("[1, 2]\n", "it is no event as this version exports it"),
        ('{"text": "The pier closed."}\n', "it is no event as this version exports it"),
        ("[" * 100_000 + "\n", "it is no JSON, or was cut off"),
        ('{"checksum": "\\ud800"}\n', "it was changed since it was exported"),
        ('{"a": "\\ud800", "checksum": ""}\n', "half of a surrogate pair"),
    ],
    ids=["cut", "csv", "list", "article", "deep", "surrogate", "surrogate inside"],
)
def test_what_is_no_line_of_an_export_is_named(
    lines: list[str], new_store: NewStore, tmp_path: Path, bad: str, told: str
) -> None:
    _refused([lines[0], bad], told, new_store, tmp_path)


def test_a_line_that_was_changed_by_hand_is_named(
    lines: list[str], new_store: NewStore, tmp_path: Path
) -> None:
    changed = lines[1].replace('"title": "', '"title": "No ', 1)
    told = "it was changed since it was exported"
    _refused([lines[0], changed, lines[2]], told, new_store, tmp_path)


def test_a_line_that_is_there_twice_is_named(
    lines: list[str], new_store: NewStore, tmp_path: Path
) -> None:
    _refused([lines[0], lines[0]], "is on line 1 already", new_store, tmp_path)


def test_a_file_without_its_first_line_tells_what_it_lacks(
    lines: list[str], new_store: NewStore, tmp_path: Path
) -> None:
    _refused(["\n", lines[1]], "nothing before it tells how", new_store, tmp_path)


def _refused(lines: list[str], told: str, new_store: NewStore, tmp_path: Path) -> None:
    """See that line 2 is named in one line, and that the store is as it was."""
    path, other = tmp_path / "told.jsonl", new_store()
    path.write_text("".join(lines), encoding="utf-8", newline="")
    with pytest.raises(ReadError) as caught:
        other.import_jsonl(path)

    message = str(caught.value)
    assert f"{path}, line 2: " in message
    assert told in message
    assert "nothing was imported" in message
    assert "\n" not in message
    assert (other.head(), other.events()) == (0, [])


def test_bytes_that_are_no_utf_8_are_named(new_store: NewStore, tmp_path: Path) -> None:
    path = tmp_path / "told.jsonl"
    path.write_bytes(b'{"title": "Caf\xe9"}\n')
    with pytest.raises(ReadError, match="line 1: it is no JSON, or was cut off"):
        new_store().import_jsonl(path)


@pytest.mark.parametrize("name", ["none.jsonl", "folder", "empty.jsonl"])
def test_a_file_that_is_none_or_empty_is_told(
    new_store: NewStore, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(ReadError, match=f"cannot import .*{name}.*; expected"):
        new_store().import_jsonl(tmp_path / name)


def test_mentions_in_an_order_that_goes_in_a_circle_are_refused(
    tl: Timeline, tell: Tell, new_store: NewStore, tmp_path: Path
) -> None:
    for name in ("gazette", "courier"):
        tell(
            name,
            "The navy sent 3,000 sailors to Velmora on Wednesday. "
            "The mayor of Velmora resigned in June.",
        )
    first, second = exported(tl).splitlines(keepends=True)
    assert all(len(json.loads(line)["mentions"]) == 2 for line in (first, second))
    turned = edited(
        second,
        lambda e: e.update(mentions=e["mentions"][::-1]),
    )
    path = tmp_path / "told.jsonl"
    path.write_text(first + turned, encoding="utf-8", newline="")
    with pytest.raises(ReadError, match="goes in a circle"):
        new_store().import_jsonl(path)
