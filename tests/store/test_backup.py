"""Backups of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.errors import StoreError
from timeline.store import open_log
from timeline.store.backup import backup

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Append
    from timeline.store import Log


def test_a_backup_is_a_store_with_all_that_was_recorded(
    log: Log, append: Append, tmp_path: Path
) -> None:
    append("event:1", "event:2")
    backup(log.engine, tmp_path / "copy.db")
    append("event:3")

    copy = open_log(tmp_path / "copy.db")

    assert list(copy.entries()) == list(log.entries(upto=2))
    copy.close()


def test_a_backup_never_overwrites(log: Log, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("keep me")

    with pytest.raises(StoreError, match=r"notes\.txt: it exists"):
        backup(log.engine, target)

    assert target.read_text() == "keep me"


def test_a_backup_needs_a_folder_to_go_to(log: Log, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"):
        backup(log.engine, tmp_path / "nowhere" / "copy.db")
