"""What an undo may not leave: an article there twice, or a split brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.api.matching import MATCHING
from timeline.errors import CorrectionError
from timeline.project.components import kin
from timeline.project.tables import apart, articles, links, mentions
from timeline.project.undoing import concerned
from timeline.project.versions import holds, if_any
from timeline.store.reading import commit_page
from timeline.store.tables import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.store import StoredCommit


def check_once(connection: sa.Connection, turned: Sequence[range], commit: int) -> None:
    """Make sure that no article, and no sentence, stands twice.

    Args:
        connection: to the read tables, with the undo folded in.
        turned: positions of the entries that fell or stand again.
        commit: the one that was taken back.

    Raises:
        CorrectionError: one does.
    """
    read = sa.or_(*(within(articles.c.cause, span) for span in turned))
    again = sa.select(articles.c.article).where(read).scalar_subquery()
    named = concerned(connection, turned)
    twice = [
        _twice(connection, articles, "article", articles.c.article.in_(again)),
        *(
            _twice(connection, mentions, "mention", condition)
            for condition in if_any(mentions.c.mention, named)
        ),
    ]
    cause = max((each for each in twice if each is not None), default=None)
    if cause is not None:
        by = commit_of(connection, cause)
        raise CorrectionError(
            f"cannot undo commit {commit}: commit {by} has read the same article "
            "since; expected it to be away; undo that first: "
            f'"timeline undo {by}"'
        )


def check_apart(
    connection: sa.Connection, turned: Sequence[range], commit: int
) -> None:
    """Make sure that nothing a person has split is together again.

    Args:
        connection: to the read tables, with the undo folded in.
        turned: positions of the entries that fell or stand again.
        commit: the one that was taken back.

    Raises:
        CorrectionError: something is.
    """
    near = set(kin(connection, concerned(connection, turned)))
    families: dict[str, set[str]] = {}
    for condition in if_any(apart.c.a, near):
        query = sa.select(apart).where(condition, holds(apart))
        for row in connection.execute(query.order_by(apart.c.cause)):
            if row.a not in families:
                family = set(kin(connection, [row.a]))
                families |= dict.fromkeys(family, family)
            if row.b in families[row.a]:
                split = row.cause
                joined = any(split in span for span in turned)
                last = _last_link(connection, families[row.a]) if joined else split
                by = commit_of(connection, last)
                raise CorrectionError(
                    f"cannot undo commit {commit}: an event would hold what was split "
                    f"in commit {commit_of(connection, split)}; expected the two to "
                    f'stay apart; undo commit {by} first: "timeline undo {by}"'
                )


def within(column: sa.ColumnElement[int], span: range) -> sa.ColumnElement[bool]:
    """Select what the entries of a commit caused."""
    return column.between(span[0], span[-1])


def commit_of(connection: sa.Connection, position: int) -> int:
    """Find the commit of an entry; a matcher's goes by the one it came with."""
    query = sa.select(entries.c.commit_id).where(entries.c.position == position)
    found = find_commit(connection, int(connection.execute(query).scalar_one()))
    return found.id - 1 if found.command == MATCHING else found.id


def find_commit(connection: sa.Connection, number: int) -> StoredCommit:
    """Read a commit of the log.

    Raises:
        CorrectionError: there is none.
    """
    found = commit_page(connection, number - 1, 1) if number > 0 else []
    if not found:
        raise CorrectionError(
            f"nothing to undo: there is no commit {number}; expected one of the "
            'log; list them with "timeline log"'
        )
    return found[0]


def _twice(
    connection: sa.Connection,
    table: sa.Table,
    name: str,
    which: sa.ColumnElement[bool],
) -> int | None:
    """The cause of the later of two rows that hold for the same thing."""
    query = (
        sa.select(sa.func.max(table.c.cause))
        .where(which, holds(table))
        .group_by(table.c[name])
        .having(sa.func.count() > 1)
        .limit(1)
    )
    return connection.execute(query).scalar()


def _last_link(connection: sa.Connection, family: set[str]) -> int:
    """The entry that last linked two of a family."""
    causes = (
        connection.execute(
            sa.select(sa.func.max(links.c.cause)).where(condition, holds(links))
        ).scalar_one()
        for condition in if_any(links.c.a, family)
    )
    return int(max(causes))
