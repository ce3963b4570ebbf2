"""What is taken down is in no file of the store any more, nor beside it."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.api.takedown import HARBOUR, WORDS, redact
from tests.databases import on_postgresql
from timeline import Timeline
from timeline.errors import CorrectionError
from timeline.store.engine import database_path

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.*"))
TAKEN_DOWN = SEEDS[::3]


def every_byte(db: Path) -> bytes:
    """All that is in a store's file and in those beside it, in lower case."""
    files = db.parent.glob(f"{db.name}*")
    return b"".join(path.read_bytes() for path in files).lower()


def found_in_files(db: Path) -> set[str]:
    return {word for word in WORDS if word.encode() in every_byte(db)}


def files_of(tl: Timeline) -> bytes:
    """All that is in a database's files, in lower case."""
    path = database_path(tl._log.engine.url)
    if path is not None:
        return every_byte(path)
    with tl._log.engine.connect() as connection:
        plain = connection.execution_options(isolation_level="AUTOCOMMIT")
        plain.exec_driver_sql("CHECKPOINT")
        data = plain.exec_driver_sql("SHOW data_directory").scalar_one()
        number = plain.exec_driver_sql(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).scalar_one()
    folder = Path(data) / "base" / str(number)
    if not os.access(folder, os.R_OK | os.X_OK):
        pytest.skip("the server's files are out of reach")
    return b"".join(file.read_bytes() for file in folder.iterdir()).lower()


def test_no_byte_is_left_in_the_files_of_the_database(
    tl: Timeline, harbour: str
) -> None:
    before = files_of(tl)
    assert [word for word in WORDS if word.encode() not in before] == []
    redact(tl, harbour)
    after = files_of(tl)
    assert [word for word in WORDS if word.encode() in after] == []


@on_postgresql
def test_no_sample_that_the_server_took_for_its_plans_is_left(
    tl: Timeline, harbour: str
) -> None:
    with tl._log.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    redact(tl, harbour)
    after = files_of(tl)
    assert [word for word in WORDS if word.encode() in after] == []


@pytest.mark.slow  # ten seconds are given to whoever reads
@on_postgresql
def test_an_open_transaction_keeps_dead_rows_and_the_next_try_clears_them(
    tl: Timeline, harbour: str
) -> None:
    engine = tl._log.engine
    with engine.connect().execution_options(
        isolation_level="REPEATABLE READ"
    ) as reader:
        reader.execute(sa.text("SELECT count(*) FROM pg_class"))
        remains = redact(tl, harbour).remains
        assert any(each.startswith("dead rows of entries,") for each in remains)
        assert WORDS[0].encode() in files_of(tl)
    with pytest.raises(CorrectionError, match="cleared once more"):
        redact(tl, harbour)
    assert [word for word in WORDS if word.encode() in files_of(tl)] == []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An SQLite store with the article, apart from the article's own file."""
    (tmp_path / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "store").mkdir()
    db = tmp_path / "store" / "news.db"
    with Timeline.open(db, author="Ada") as tl:
        tl.ingest(tmp_path / "harbour.txt")
        for line in tl.lines():
            tl.redate(line.id, "2024", reason="a test")  # closed versions too
        assert found_in_files(db) == set(WORDS)
    return db


def test_no_byte_is_left_in_the_file_or_beside_it(file: Path) -> None:
    with Timeline.open(file, author="Ada") as tl:
        redact(tl, tl.articles()[0].ref.id)
        assert found_in_files(file) == set()
    assert found_in_files(file) == set()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A store of all the seeds, and one without those that are taken down."""
    folder = tmp_path_factory.mktemp("seeds")
    others = [path for path in SEEDS if path not in TAKEN_DOWN]
    with Timeline.open(folder / "with.db", author="Ada") as tl:
        tl.ingest(SEEDS)
    with Timeline.open(folder / "without.db", author="Ada") as tl:
        tl.ingest(others)
    return folder / "with.db", folder / "without.db"


@pytest.mark.parametrize("seed", TAKEN_DOWN, ids=lambda path: path.stem[:2])
def test_no_word_that_only_one_article_has_outlives_it(
    seed: Path, seeds: tuple[Path, Path], tmp_path: Path
) -> None:
    with_it = Path(shutil.copy(seeds[0], tmp_path / "news.db"))
    before, elsewhere = every_byte(with_it), every_byte(seeds[1])
    elsewhere += b"".join(
        bytes(path).lower() + path.read_bytes().lower()
        for path in TAKEN_DOWN
        if path != seed
    )
    with Timeline.open(with_it, author="Ada") as tl:
        (ref,) = [each.ref for each in tl.articles() if each.ref.path == str(seed)]
        kept = f"{ref.path} {ref.publisher} {ref.url}".lower()
        words = {
            word.encode()
            for word in re.findall(r"[a-z]{6,}", tl.text(ref.sha256).lower())
            if word not in kept
        }
        own = {word for word in words if word in before and word not in elsewhere}
        redact(tl, ref.id)
    after = every_byte(with_it)
    assert own
    assert {word for word in own if word in after} == set()


def test_a_backup_beside_the_store_is_named(file: Path) -> None:
    copy = file.with_name("news.db.0002.backup")
    copy.write_bytes(file.read_bytes())
    with Timeline.open(file, author="Ada") as tl:
        remains = redact(tl, tl.articles()[0].ref.id).remains
    assert any(str(copy) in each for each in remains)


@pytest.mark.slow  # SQLite waits ten seconds for the reader
def test_a_reader_keeps_the_write_ahead_log_and_the_next_try_empties_it(
    file: Path,
) -> None:
    with Timeline.open(file, author="Ada") as tl:
        article = tl.articles()[0].ref.id
        with closing(sqlite3.connect(file)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM entries").fetchone()
            remains = redact(tl, article).remains
            assert any("write-ahead log" in each for each in remains)
            assert found_in_files(file) != set()
        with pytest.raises(CorrectionError, match="cleared once more"):
            redact(tl, article)
        assert found_in_files(file) == set()
