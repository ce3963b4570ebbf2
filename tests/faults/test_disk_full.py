"""No room on the disk: said clearly, nothing lost, and on again when there is some."""

from __future__ import annotations

import resource
import shutil
import subprocess
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.faults.processes import command_line, writing
from tests.faults.sound import Ack, check_store
from tests.faults.writers import article_text
from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.errors import StoreError
from timeline.store import open_log, schema
from timeline.store.engine import database_url, make_engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from random import Random

    from timeline.store import Log

pytestmark = pytest.mark.slow

_TOLD = "cannot grow|cannot be read or written"


def room_for(size: int) -> Callable[[], None]:
    """No file of the process may grow past so many bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


class SmallDisk:
    """A file system in memory, of a size that can change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mount(self, size: str) -> None:
        self._run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs")

    def resize(self, size: str) -> None:
        self._run("mount", "-o", f"remount,size={size}")

    def unmount(self) -> None:
        self._run("umount", "--lazy")

    def fill(self) -> None:
        """Leave no room at all."""
        with (self.folder / "ballast").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass

    def _run(self, *command: str) -> None:
        subprocess.run(  # noqa: S603 - our own
            [*command, str(self.folder)], check=True, capture_output=True
        )


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    disk = SmallDisk(tmp_path / "small")
    disk.folder.mkdir()
    try:
        disk.mount("3m")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a file system is not permitted here")
    yield disk
    disk.unmount()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "resigned.txt"
    path.write_text("Date: 2024-10-25\n\nThe mayor of Velmora resigned in June.\n")
    return path


def note(log: Log) -> None:
    timeline = Timeline(log, author="Ada")
    event = timeline.lines()[0].id
    timeline.annotate(event, "seen " * 2000, reason="by phone")


def fill(log: Log) -> list[Ack]:
    """Append until there is no more room; return what was recorded."""
    acked: list[Ack] = []

    def append() -> NoReturn:
        while True:
            note(log)
            head = log.head()
            acked.append(Ack(head.commit, head.hash))

    with pytest.raises(StoreError, match=_TOLD):
        append()
    return acked


def test_a_file_that_may_not_grow_is_told_and_loses_nothing(
    tmp_path: Path, faults: int
) -> None:
    for number in range(max(1, faults // 4)):
        db = tmp_path / f"{number}.db"
        limit = room_for(400_000 + number * 12_345)
        with writing("append", db, number, before=limit) as process:
            code, told = process.failure()
        assert code == 4, told
        assert "cannot" in told
        log = open_log(db, projectors=[PROJECTIONS])
        check_store(log, process.acked)
        log.close()
        with writing("append", db, number + 1, 2) as process:
            assert process.failure() == (0, "")
        assert len(process.acked) == 2


def test_a_full_disk_is_told_and_loses_nothing(disk: SmallDisk, article: Path) -> None:
    log = open_log(disk.folder / "news.db", create=True, projectors=[PROJECTIONS])
    Timeline(log, author="Ada").ingest(article)
    before = log.head()
    acked = [Ack(before.commit, before.hash), *fill(log)]
    disk.fill()

    with pytest.raises(StoreError, match=_TOLD):
        note(log)
    assert log.head().hash == acked[-1].hash
    assert [commit.hash for commit in log.commits()] == [ack.hash for ack in acked]

    disk.resize("40m")
    note(log)
    assert log.head().commit == acked[-1].commit + 1
    check_store(log, acked)
    log.close()


def test_a_full_disk_is_told_by_every_command(
    disk: SmallDisk, tmp_path: Path, random: Random
) -> None:
    db = disk.folder / "news.db"
    with writing("edit", db, random.getrandbits(32)) as process:
        code, told = process.failure()
    assert (code, "cannot grow" in told) == (4, True), told
    disk.fill()

    stored, failed = ingest_until_told(db, tmp_path, random)
    check_told(failed)
    for command in (("rebuild",), ("db", "backup", str(disk.folder / "copy.db"))):
        check_told(command_line(db, *command))
    assert not (disk.folder / "copy.db").exists()

    disk.resize("40m")
    again = [outcome(command_line(db, "ingest", str(path))) for path in stored]
    assert again == ["known"] * len(stored)
    assert outcome(command_line(db, *failed.args[-2:])) == "new"
    for command in (("rebuild",), ("list",)):
        done = command_line(db, *command)
        assert done.returncode == 0, (command, done)
    log = open_log(db, projectors=[PROJECTIONS])
    check_store(log, process.acked)
    log.close()


def ingest_until_told(
    db: Path, folder: Path, random: Random
) -> tuple[list[Path], subprocess.CompletedProcess[str]]:
    """Ingest one article after another; return those stored, and the failure.

    What a writer left in the write-ahead log without a commit is written over, so that
    one or two may find room on a full disk.
    """
    stored: list[Path] = []
    for number in range(20):
        path = folder / f"{number}.txt"
        path.write_text(article_text(random), encoding="utf-8")
        done = command_line(db, "ingest", str(path))
        if done.returncode != 0:
            return stored, done
        stored.append(path)
    raise AssertionError(f"{len(stored)} articles were stored on a full disk")


def check_told(done: subprocess.CompletedProcess[str]) -> None:
    """Make sure that a command told of the full disk in a line."""
    assert done.returncode == 4, done
    assert done.stderr.startswith("timeline: "), done
    assert done.stderr.count("\n") == 1, done


def outcome(done: subprocess.CompletedProcess[str]) -> str:
    """What an ingest says became of its article."""
    assert done.returncode == 0, done
    return done.stdout.split()[0]


def test_a_store_on_a_full_disk_can_be_read(disk: SmallDisk) -> None:
    db = disk.folder / "news.db"
    with writing("edit", db, 7) as process:
        process.end()
    disk.fill()

    for command in ("list", "log", "articles", "export"):
        done = command_line(db, command)
        assert done.returncode == 0, (command, done)
        assert done.stdout


def test_a_closed_store_on_a_full_disk_asks_for_room(disk: SmallDisk) -> None:
    """SQLite needs 32 KB for the index that its processes share."""
    db = disk.folder / "news.db"
    with writing("edit", db, 7, 3) as process:
        process.end()
    disk.fill()

    done = command_line(db, "list")
    assert (done.returncode, done.stdout) == (4, "")
    assert "expected a disk that works and has room" in done.stderr

    (disk.folder / "ballast").unlink()
    assert command_line(db, "list").returncode == 0


def test_an_upgrade_without_room_leaves_the_older_store(
    disk: SmallDisk, tmp_path: Path
) -> None:
    db = disk.folder / "news.db"
    older = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, older)
    first = schema.revisions()[0]
    for script in (older / "versions").glob("*.py"):
        if not script.name.startswith(first):
            script.unlink()
    engine = make_engine(database_url(db))
    schema.create(engine, created_at=1, migrations=older)
    engine.dispose()
    disk.fill()

    done = command_line(db, "db", "upgrade")

    assert done.returncode == 4, done
    assert done.stderr.startswith("timeline: ")
    disk.resize("40m")
    engine = make_engine(database_url(db))
    with engine.connect() as connection:
        assert schema.current_revision(connection) == first
    engine.dispose()
    assert command_line(db, "db", "upgrade").returncode == 0
    open_log(db).close()
