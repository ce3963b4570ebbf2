"""A folder that is watched: what appears in it is read once it is left alone."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from timeline.api.watching import appearing
from timeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from timeline import Timeline
    from timeline.api import Ingested

_BODY = "Date: 2024-10-25\n\nThe navy sent 3,000 sailors to Velmora on Wednesday.\n"
_PATIENCE = 30.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    return made


@pytest.fixture
def told(tl: Timeline, folder: Path) -> Iterator[list[Ingested]]:
    """What is told of a folder that is watched in a thread."""
    found: list[Ingested] = []
    stop = threading.Event()
    thread = threading.Thread(
        target=tl.watch,
        args=(folder,),
        kwargs={
            "interval": 0.5,
            "stop": stop,
            "progress": lambda each, _number, _total: found.append(each),
        },
    )
    thread.start()
    yield found
    stop.set()
    thread.join()


def wait_for(what: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def outcomes(told: list[Ingested]) -> list[str]:
    return [each.outcome for each in told]


def test_what_appears_is_read_once(
    tl: Timeline, folder: Path, told: list[Ingested]
) -> None:
    (folder / "a.txt").write_text(_BODY, encoding="utf-8")
    wait_for(lambda: outcomes(told) == ["new"])
    (folder / "b.jsonl").write_text('{"text": "It rained."}\n' * 2, encoding="utf-8")
    wait_for(lambda: outcomes(told) == ["new", "new", "known"])
    time.sleep(1.5)
    assert len(told) == 3
    assert len(tl.articles()) == 2


class Growing(threading.Event):
    """Between two looks a file grows, as long as there is more to write."""

    def __init__(self, path: Path, *more: str) -> None:
        super().__init__()
        self._path, self._more = path, list(more)

    def wait(self, timeout: float | None = None) -> bool:
        if self._more:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(self._more.pop(0))
        return super().wait(0)


def test_a_file_that_grows_is_waited_for(tl: Timeline, folder: Path) -> None:
    path, found = folder / "a.txt", list[str]()
    path.write_text(_BODY, encoding="utf-8")
    growing = Growing(path, "The clerk fled.", " It rained on Monday.", " Rain.")

    def progress(each: Ingested, _number: int, _total: int) -> None:
        found.append(each.outcome)
        growing.set()

    tl.watch(folder, interval=1, stop=growing, progress=progress)

    assert found == ["new"]
    (article,) = tl.articles()
    assert article.ref.revision == 1
    assert tl.text(article.ref.sha256).endswith("Rain.")


def test_a_bad_file_is_told_once_and_tried_again_when_it_changes(
    folder: Path, told: list[Ingested]
) -> None:
    path = folder / "a.txt"
    path.write_bytes(b"\x7fELF\x02\x01\x00\x00" * 40)
    (folder / "ship.png").write_bytes(b"PNG")
    wait_for(lambda: sorted(outcomes(told)) == ["failed", "skipped"])
    time.sleep(1.5)
    assert len(told) == 2
    path.write_text(_BODY, encoding="utf-8")
    wait_for(lambda: outcomes(told)[2:] == ["new"])


def test_a_file_or_folder_that_vanishes_ends_nothing(
    folder: Path, told: list[Ingested]
) -> None:
    (folder / "a.txt").write_text(_BODY, encoding="utf-8")
    wait_for(lambda: outcomes(told) == ["new"])
    (folder / "a.txt").unlink()
    folder.rmdir()
    wait_for(lambda: outcomes(told) == ["new", "failed"])
    folder.mkdir()
    (folder / "b.txt").write_text(_BODY.replace("3,000", "40"), encoding="utf-8")
    wait_for(lambda: outcomes(told) == ["new", "failed", "new"])


def test_a_renamed_file_is_known_by_its_text(
    folder: Path, told: list[Ingested]
) -> None:
    (folder.parent / "part").write_text(_BODY, encoding="utf-8")
    (folder.parent / "part").rename(folder / "a.txt")
    wait_for(lambda: outcomes(told) == ["new"])
    (folder / "a.txt").rename(folder / "b.txt")
    wait_for(lambda: outcomes(told) == ["new", "known"])


def test_others_write_to_the_store_meanwhile(
    tl: Timeline, folder: Path, told: list[Ingested], tmp_path: Path
) -> None:
    (folder / "a.txt").write_text(_BODY, encoding="utf-8")
    wait_for(lambda: outcomes(told) == ["new"])
    other = tmp_path / "other.txt"
    other.write_text(_BODY.replace("3,000", "70"), encoding="utf-8")
    assert tl.ingest(other).count("new") == 1


@pytest.mark.parametrize("interval", [0, -1, float("nan"), 1e9])
def test_an_interval_is_some_seconds(folder: Path, interval: float) -> None:
    with pytest.raises(UsageError, match=r"no interval .+; expected .+; 1 is usual"):
        next(appearing(folder, interval))


def test_what_is_no_folder_is_not_watched(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot watch .+; expected one; make it"):
        next(appearing(tmp_path / "gone", 1))
