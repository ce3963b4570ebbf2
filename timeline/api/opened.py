"""The open store: opened, closed, checked, anchored, folded again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Self

from timeline.api import settings
from timeline.api.asked import check_names
from timeline.api.moments import as_moment, no_position
from timeline.api.projections import PROJECTIONS
from timeline.api.verification import verify_engine
from timeline.errors import StoreError
from timeline.project.runner import check_uncut
from timeline.store import open_log
from timeline.store.anchors import append_anchor, read_anchor
from timeline.store.engine import database_name, database_path
from timeline.store.own_files import own_files
from timeline.store.reading import read_head

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from timeline.api.moments import AsOf
    from timeline.api.verification import Anchors, Verification
    from timeline.store import Log
    from timeline.store.anchors import Anchor


class OpenStore:
    """A store that is open, and whoever works at it."""

    def __init__(self, log: Log, *, author: str | None = None) -> None:
        check_names(author=author)
        self._opened: Log | None = log
        self.author = author or settings.default_author()

    @classmethod
    def open(
        cls,
        db: str | Path | None = None,
        *,
        create: bool = True,
        author: str | None = None,
    ) -> Self:
        """Open a store by path or SQLAlchemy URL, and make it where there is none.

        Args:
            db: None takes `TIMELINE_DB`, the configuration, or the data folder.
            create: False raises where there is no store.
            author: who corrects; None takes `TIMELINE_AUTHOR` or the login name.

        Raises:
            StoreError: missing, locked, of another version, or damaged.
            UsageError: the author is blank.
        """
        check_names(author=author)
        where = settings.default_database() if db is None else db
        log = open_log(where, create=create, projectors=[PROJECTIONS])
        timeline = cls(log, author=author)
        try:
            timeline._check_projection()
        except StoreError:
            log.close()
            raise
        return timeline

    @classmethod
    def open_for_rebuild(cls, db: str | Path | None = None) -> Self:
        """Open a store whose read tables may not match its log, to rebuild them."""
        where = settings.default_database() if db is None else db
        return cls(open_log(where))

    def close(self) -> None:
        """Let go of the store; closed once is closed."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    @property
    def db(self) -> str:
        """Where the store is: its path, or its URL without the password."""
        return database_name(self._log.engine.url)

    def _own_files(self) -> frozenset[Path]:
        """The files that an SQLite store is kept in; none of another."""
        path = database_path(self._log.engine.url)
        if path is None:
            return frozenset()
        return own_files(path.resolve())

    @property
    def _log(self) -> Log:
        if self._opened is None:
            raise StoreError(
                "the store is closed; expected an open one; open it again, or ask "
                "before it is closed"
            )
        return self._opened

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _check_projection(self) -> None:
        with self._log.reading() as connection:
            check_uncut(connection)
            if PROJECTIONS.are_current(connection, read_head(connection).position):
                return
        raise StoreError(
            "the read tables do not match the log: they were made by another version "
            'or are incomplete; expected them up to date; run "timeline rebuild"'
        )

    def head(self) -> int:
        """Tell the last position of the log; 0 where nothing is recorded."""
        return self._log.head().position

    def rebuild(
        self, *, force: bool = False, progress: Callable[[int], None] | None = None
    ) -> int:
        """Fold the whole log into the read tables again; return how many entries.

        Args:
            force: fold a log that was cut or rewritten since it was read, as it is now;
                after that only an anchor or a backup tells what is missing.
            progress: called with how many entries are folded so far.

        Raises:
            StoreError: entries that the read tables had read are gone or others.
        """
        return PROJECTIONS.rebuild(self._log, force=force, progress=progress)

    def verify(self, *, anchors: Anchors = (), quick: bool = False) -> Verification:
        """Check that the store is what was recorded; see `timeline.verify`."""
        return verify_engine(self._log.engine, anchors=anchors, quick=quick)

    def anchor(self, path: str | Path | None = None) -> Anchor:
        """Tell where the log stands, to be kept where the store is not.

        Args:
            path: a file to add it to, one line of JSON; it is made where there is none.

        Raises:
            UsageError: the file cannot be written.
        """
        with self._log.reading() as connection:
            anchor = read_anchor(connection, dt.datetime.now(dt.UTC))
        if path is not None:
            append_anchor(anchor, Path(path))
        return anchor

    def position(self, as_of: AsOf) -> int | None:
        """Turn “as of” into a position of the log; a day counts to its end.

        Raises:
            UsageError: text that is neither a position, a day nor a moment, or a
                position that the log does not have.
        """
        if as_of is None:
            return None
        moment = as_moment(as_of)
        if not isinstance(moment, int):
            return self._log.position_at(moment)
        head = self._log.head().position
        if not 0 <= moment <= head:
            raise no_position(moment, head)
        return moment
