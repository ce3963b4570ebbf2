"""Opening a store: what is there, whether this program may use it, and its log."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from timeline.errors import StoreError
from timeline.store import schema
from timeline.store.engine import database_path, database_url, make_engine
from timeline.store.failures import no_store, store_failures
from timeline.store.guards import check_guards
from timeline.store.log import Log, wall_clock
from timeline.store.own_files import SQLITE_HEADER
from timeline.store.read_only import is_protected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import sqlalchemy as sa

    from timeline.store.entries import Projector


def open_log(
    db: str | Path,
    *,
    create: bool = False,
    clock: Callable[[], int] = wall_clock,
    projectors: Sequence[Projector] = (),
) -> Log:
    """Open the log of a store, whose schema and guards are as they should be.

    Args:
        db: a path, `:memory:` or an SQLAlchemy URL.
        create: make the store where there is none.

    Raises:
        StoreError: there is no store, or one that this program cannot use.
    """
    engine = open_engine(db, create=create)
    with ExitStack() as on_failure:
        on_failure.callback(engine.dispose)
        with store_failures(engine.url):
            _prepare(engine, create=create, clock=clock)
        on_failure.pop_all()
    return Log(engine, clock=clock, projectors=projectors)


def open_engine(
    db: str | Path, *, create: bool = False, read_only: bool = False
) -> sa.Engine:
    """Make the engine of a store whose file can be one, of whatever schema.

    Args:
        read_only: write nothing; so it is with a file in a write-protected folder.

    Raises:
        StoreError: the file is missing, or is no database.
    """
    url = database_url(db)
    engine = make_engine(url, read_only=read_only)
    path = database_path(engine.url)
    if path is not None:
        if not create and not path.exists():
            raise no_store(engine.url)
        _check_file(path)
        with store_failures(engine.url):
            if not read_only and path.exists() and is_protected(engine):
                engine.dispose()
                return make_engine(url, read_only=True)
    return engine


def _prepare(engine: sa.Engine, *, create: bool, clock: Callable[[], int]) -> None:
    """Make the store where there is none, then look at its schema and guards."""
    with engine.connect() as connection:
        revision = schema.current_revision(connection)
    if revision is None:
        if not create:
            raise no_store(engine.url)
        schema.create(engine, created_at=clock())
    with engine.connect() as connection:
        schema.check_current(connection)
        check_guards(connection)


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise StoreError(
            f"{path} is a folder; expected a file to keep the store in; "
            f"give one with --db, such as {path / 'timeline.db'}"
        )
    if path.exists() and not path.is_file():
        raise StoreError(
            f"{path} is no file; expected a file to keep the store in; give another "
            "with --db"
        )
    if not path.parent.is_dir():
        raise StoreError(
            f"no folder {path.parent} for the store {path.name}; expected one that "
            "exists; make it, or give another file with --db"
        )
    try:
        header = _header(path)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be read: {error.strerror}; expected a file that you may "
            "read and write; change its permissions or give another with --db"
        ) from error
    if header and header != SQLITE_HEADER:
        raise StoreError(
            f"{path} is no timeline store, or is damaged; expected an SQLite file; "
            "restore it from a backup or give another with --db"
        )


def _header(path: Path) -> bytes:
    """The bytes by which SQLite knows its files; none where there is nothing yet."""
    if not path.exists():
        return b""
    with path.open("rb") as file:
        return file.read(len(SQLITE_HEADER))
