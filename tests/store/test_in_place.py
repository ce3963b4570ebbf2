from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from timeline import Timeline
from timeline.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(
        "Date: 17 May 2024\n\nThe ferry bridge closed on Wednesday.\n"
    )
    with Timeline.open(tmp_path / "alder.db") as timeline:
        timeline.ingest(tmp_path / "one.txt")
    return tmp_path / "alder.db"


def test_a_store_that_is_deleted_takes_no_correction(path: Path) -> None:
    with Timeline.open(path) as timeline:
        (line,) = timeline.lines()
        path.unlink()
        with pytest.raises(StoreError, match="is gone"):
            timeline.annotate(line.id, "which bridge?")
        with pytest.raises(StoreError, match="is gone"):
            timeline.lines()


def test_a_store_that_another_replaced_takes_none_either(path: Path) -> None:
    with Timeline.open(path) as timeline:
        (line,) = timeline.lines()
        shutil.copy(path, path.with_name("other.db"))
        path.with_name("other.db").replace(path)
        with pytest.raises(StoreError, match="another file"):
            timeline.annotate(line.id, "which bridge?")


def test_a_store_that_is_put_back_goes_on(path: Path) -> None:
    with Timeline.open(path) as timeline:
        (line,) = timeline.lines()
        path.rename(path.with_name("away.db"))
        with pytest.raises(StoreError, match="is gone"):
            timeline.annotate(line.id, "which bridge?")
        path.with_name("away.db").rename(path)
        timeline.annotate(line.id, "which bridge?")
        assert timeline.lines()[0].corrected
