"""Files that were cut, changed or exchanged: said in words, never with a traceback."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults.processes import writing
from timeline.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random
    from typing import TypeAlias

    Damage: TypeAlias = Callable[[bytearray, Random], None]

pytestmark = pytest.mark.slow

_COMMANDS = (
    ("verify",),
    ("list",),
    ("log",),
    ("articles",),
    ("search", "mayor"),
    ("export", "--format", "jsonl"),
    ("rebuild",),
    ("ingest", "seeds"),
    ("db", "upgrade"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of some articles and corrections, closed."""
    db = tmp_path_factory.mktemp("made") / "sound.db"
    with writing("edit", db, 3, 12) as process:
        assert process.failure() == (0, "")
    return db


@pytest.fixture
def sound(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to damage."""
    return Path(shutil.copy(made, tmp_path))


def cut(content: bytearray, random: Random) -> None:
    """Take off the end."""
    del content[random.randrange(len(content)) :]


def flip(content: bytearray, random: Random) -> None:
    """Change a bit."""
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def blank(content: bytearray, random: Random) -> None:
    """Lose a page."""
    page = random.randrange(len(content) // 4096) * 4096
    content[page : page + 4096] = bytes(4096)


def swap(content: bytearray, random: Random) -> None:
    """Exchange two pages."""
    one, other = (random.randrange(len(content) // 4096) * 4096 for _ in range(2))
    kept = content[one : one + 4096]
    content[one : one + 4096] = content[other : other + 4096]
    content[other : other + 4096] = kept


def scatter(content: bytearray, random: Random) -> None:
    """Write over bytes here and there."""
    for _ in range(200):
        content[random.randrange(len(content))] = random.randrange(256)


DAMAGES = [cut, flip, blank, swap, scatter]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_verify_calls_sound_is_as_it_was(
    sound: Path, damage: Damage, faults: int, random: Random
) -> None:
    content, db = sound.read_bytes(), sound.with_name("damaged.db")
    before = rows(sound)
    found = 0
    for _ in range(faults):
        damaged = bytearray(content)
        damage(damaged, random)
        put(db, damaged)
        code = main(["--db", str(db), "verify"])
        assert code in (0, 4)
        found += code == 4
        put(db, damaged)
        assert code == 4 or rows(db) == before
    assert found or damage is flip


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_never_ends_in_a_traceback(
    sound: Path,
    damage: Damage,
    faults: int,
    random: Random,
    capsys: pytest.CaptureFixture[str],
) -> None:
    content, db = sound.read_bytes(), sound.with_name("damaged.db")
    for number in range(faults):
        damaged = bytearray(content)
        damage(damaged, random)
        put(db, damaged)
        command = _COMMANDS[number % len(_COMMANDS)]
        code = main(["--db", str(db), *command])
        told = capsys.readouterr().err
        assert code in (0, 1, 3, 4), (command, told)
        assert code != 4 or told, command


def put(db: Path, content: bytes | bytearray) -> None:
    """Put a file in the place of a store, and nothing beside it."""
    for left in db.parent.glob(f"{db.name}*"):
        left.unlink()
    db.write_bytes(content)


def rows(db: Path) -> dict[str, list[Any]]:
    """Every row of every table, and the triggers that guard them."""
    with closing(sqlite3.connect(db)) as connection:
        named = "SELECT name, sql FROM sqlite_schema WHERE type = ? ORDER BY name"
        triggers = connection.execute(named, ["trigger"]).fetchall()
        tables = connection.execute(named, ["table"]).fetchall()
        return {"triggers": triggers} | {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - its own name
            for name, _ in tables
        }


def test_a_chain_of_another_store_is_found_with_an_anchor(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    anchors, other = tmp_path / "anchors.jsonl", tmp_path / "other.db"
    assert main(["--db", str(sound), "anchor", "--to", str(anchors)]) == 0
    with writing("edit", other, 4, 12) as process:
        assert process.failure() == (0, "")
    assert main(["--db", str(sound), "verify", "--anchors", str(anchors)]) == 0

    put(sound, other.read_bytes())

    assert main(["--db", str(sound), "verify"]) == 0
    capsys.readouterr()
    assert main(["--db", str(sound), "verify", "--anchors", str(anchors)]) == 4
    assert "anchors" in capsys.readouterr().out


def test_an_earlier_state_put_back_is_found_with_an_anchor(
    sound: Path, tmp_path: Path
) -> None:
    anchors, earlier = tmp_path / "anchors.jsonl", sound.read_bytes()
    with writing("edit", sound, 4, 2) as process:
        assert process.failure() == (0, "")
    assert main(["--db", str(sound), "anchor", "--to", str(anchors)]) == 0

    put(sound, earlier)

    assert main(["--db", str(sound), "verify"]) == 0
    assert main(["--db", str(sound), "verify", "--anchors", str(anchors)]) == 4
