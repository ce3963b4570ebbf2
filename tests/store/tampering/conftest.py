"""A sound store for somebody to alter, and an anchor of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.tamper import PAID, SENT, ingest, new_store
from timeline import Timeline


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of five commits, which begin at positions 1, 4, 6, 7 and 8."""
    folder = tmp_path_factory.mktemp("sound")
    with new_store(folder) as tl:
        ingest(tl, folder, harbour=f"{SENT} {PAID}", coast=PAID)
        event = tl.lines()[0].id
        tl.annotate(event, "confirmed by phone")
        tl.redate(event, "2024-10-22", reason="log book")
        firsts = [commit.entries[0].position for commit in tl.log()]
    assert firsts == [1, 4, 6, 7, 8]
    return folder / "news.db"


@pytest.fixture
def db(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "news.db"))


@pytest.fixture
def anchors(sound: Path, tmp_path: Path) -> Path:
    """An anchor at the end of the log, kept beside."""
    path = tmp_path / "anchors.jsonl"
    with Timeline.open(sound) as tl:
        tl.anchor(path)
    return path
