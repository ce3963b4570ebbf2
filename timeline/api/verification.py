"""Whether a store is what was recorded: the log, its anchors, the read tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from timeline.api.projections import PROJECTIONS
from timeline.api.settings import default_database
from timeline.project.search import check_words
from timeline.project.verify import check_checkpoints, check_read_tables
from timeline.store.anchors import Anchor, check_anchors, check_kept, load_anchors
from timeline.store.failures import no_store, store_failures
from timeline.store.findings import Check
from timeline.store.opening import open_engine
from timeline.store.reading import snapshots
from timeline.store.schema import has_store
from timeline.store.verify import checked, verify_log

if TYPE_CHECKING:
    import sqlalchemy as sa

    from timeline.store.findings import Problem

Anchors: TypeAlias = str | Path | Sequence[Anchor]
"""A file that `Timeline.anchor` wrote, or anchors kept in another way."""

KEPT = "kept anchors"
"""The check whose problems are of the anchors that were given, not of the store."""

_REPLAYED = ("entries", "redactions", "schema")
"""The checks without which a replay means nothing."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked of a store, and what is wrong with it."""

    checks: tuple[Check, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, check by check; nothing where the store is sound."""
        return tuple(problem for check in self.checks for problem in check.problems)

    @property
    def first_position(self) -> int | None:
        """The first position of the log that a problem spoils."""
        spoilt = [each.position for each in self.problems if each.position is not None]
        return min(spoilt, default=None)


def verify(
    db: str | Path | None = None, *, anchors: Anchors = (), quick: bool = False
) -> Verification:
    """Check that a store is what was recorded; nothing is written to it.

    It reads a damaged store too, one that `Timeline.open` refuses.

    Args:
        db: as with `Timeline.open`.
        anchors: each one of this store must be found in its log.
        quick: leave out the replay, which folds the whole log again beside the store,
            and the comparison of every index with its table.

    Raises:
        StoreError: there is no store, or its database cannot be read at all.
        UsageError: the file of anchors cannot be read.
    """
    engine = open_engine(default_database() if db is None else db, read_only=True)
    try:
        return verify_engine(engine, anchors=anchors, quick=quick)
    finally:
        engine.dispose()


def verify_engine(
    engine: sa.Engine, *, anchors: Anchors = (), quick: bool = False
) -> Verification:
    """Check the store of an open engine, in one transaction that only reads."""
    kept = load_anchors(Path(anchors)) if isinstance(anchors, str | Path) else anchors
    with store_failures(engine.url), snapshots(engine).connect() as connection:
        if not has_store(connection):
            raise no_store(engine.url)
        found = verify_log(connection, quick=quick)
        is_whole = not any(each.problems for each in found if each.name in _REPLAYED)
        if kept or isinstance(anchors, str | Path):
            check = partial(check_kept, anchors=kept)
            found.append(checked(connection, KEPT, check))
            check = partial(check_anchors, anchors=kept)
            found.append(checked(connection, "anchors", check))
        check = partial(check_checkpoints, projections=PROJECTIONS)
        found.append(checked(connection, "checkpoints", check))
        if not quick:
            found.append(_read_tables(connection, is_whole and not found[-1].problems))
            found.append(checked(connection, "words", check_words))
    return Verification(tuple(found))


def _read_tables(connection: sa.Connection, is_worth_it: bool) -> Check:
    """Compare the read tables with a replay, where there is a sound log to replay."""
    if not is_worth_it:
        return Check(
            "read tables", "not compared, for what they are made of is not whole"
        )
    check = partial(check_read_tables, projections=PROJECTIONS)
    return checked(connection, "read tables", check)
