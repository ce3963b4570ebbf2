"""Taking a commit back: whether it can be, what goes with it, and what that leaves."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.api.contradictions import (
    check_apart,
    check_once,
    commit_of,
    find_commit,
    within,
)
from timeline.api.corrections import storable
from timeline.api.lately import CORRECTIONS, last_done
from timeline.api.matching import MATCHING, REMATCH
from timeline.api.revisions import lost_corrections
from timeline.errors import CorrectionError
from timeline.project.components import active, kin
from timeline.project.deeds import deed
from timeline.project.lines import load_mention
from timeline.project.tables import (
    articles,
    corrections,
    links,
    membership,
    mentions,
    undone,
)
from timeline.project.versions import holds, if_any
from timeline.store import NewEntry
from timeline.store.payloads import (
    IMPORT,
    ChronologyImported,
    CorrectionImported,
    CorrectionUndone,
)
from timeline.store.reading import commit_page
from timeline.store.tables import entries

if TYPE_CHECKING:
    from timeline.articles import Mention
    from timeline.store import Committed, StoredCommit

_UNDOABLE = frozenset({"ingest", *CORRECTIONS, "undo", REMATCH, IMPORT})
"""Commands whose commits can be taken back."""


class Undoing:
    """Takes back one commit, and what the matcher decided with it.

    All of it happens in one transaction: an undo that leaves what articles or people
    contradict is refused after the fact, and nothing of it is recorded.
    """

    def __init__(self, connection: sa.Connection, commit: int) -> None:
        """Find the commit.

        Raises:
            CorrectionError: there is none.
        """
        self.connection = connection
        self.commit = find_commit(self.connection, commit)

    def told(self) -> str:
        """Say what is taken back."""
        what = deed(self.commit.entries[0].payload)
        if self.commit.command == REMATCH:
            what = f"all matched again by {self.commit.author}"
        return f"undid commit {self.commit.id}: {what}"

    def entries(self, reason: str) -> list[NewEntry]:
        """Append these.

        Raises:
            CorrectionError: the commit cannot be taken back as things stand.
        """
        self._check_stands()
        self._check_current()
        stream, why = self._stream(), storable(reason)
        return [
            NewEntry(stream, CorrectionUndone(commit=each.id, reason=why))
            for each in (self.commit, *self._decided_with())
        ]

    def check(self) -> None:
        """Look at what the undo has left.

        Raises:
            CorrectionError: an article would be there twice, or an event would hold
                what a person has split.
        """
        check_once(self.connection, self._turned, self.commit.id)
        check_apart(self.connection, self._turned, self.commit.id)

    def orphans(self, done: Committed) -> list[Mention]:
        """Find the mentions that a later commit had linked to one that went.

        Those that were taken down have no words to match.
        """
        cut = sa.select(links.c.a, links.c.b).where(
            links.c.closed_by.between(done.first_position, done.last_position),
            *(sa.not_(within(links.c.cause, span)) for span in self._turned),
        )
        rows = self.connection.execute(cut)
        left = active(self.connection, {mention for row in rows for mention in row})
        found: list[Mention] = []
        for condition in if_any(mentions.c.mention, left):
            query = (
                sa.select(entries.c.schema_version, entries.c.payload)
                .join(mentions, mentions.c.position == entries.c.position)
                .where(condition, holds(mentions), entries.c.payload.is_not(None))
                .order_by(entries.c.position)
            )
            found += [load_mention(*row) for row in self.connection.execute(query)]
        return found

    def lost(self) -> int:
        """Count the corrections whose event has gone with what was taken back."""
        found = sa.or_(*(within(mentions.c.cause, span) for span in self._turned))
        query = sa.select(mentions.c.mention).where(found)
        named = set(self.connection.execute(query).scalars())
        return lost_corrections(self.connection, named - active(self.connection, named))

    @cached_property
    def _chain(self) -> list[StoredCommit]:
        """What is taken back, what that took back in its turn, and so on."""
        chain = [self.commit, *self._decided_with()]
        for commit in chain:
            chain += [
                find_commit(self.connection, payload.commit)
                for entry in commit.entries
                if entry.type == CorrectionUndone.TYPE
                and isinstance(payload := entry.payload, CorrectionUndone)
            ]
        return chain

    @cached_property
    def _turned(self) -> list[range]:
        """The positions of the entries that fall or stand again."""
        return [
            range(commit.entries[0].position, commit.entries[-1].position + 1)
            for commit in self._chain
        ]

    def _decided_with(self) -> list[StoredCommit]:
        """What the matcher decided in the same transaction: the next commit, if any."""
        following = commit_page(self.connection, self.commit.id, 1)
        return [each for each in following if each.command == MATCHING]

    def _check_stands(self) -> None:
        number, command = self.commit.id, self.commit.command
        if command == MATCHING:
            raise CorrectionError(
                f"cannot undo commit {number}: the matcher decided it with commit "
                f"{number - 1}; expected that one; undo the two together: "
                f'"timeline undo {number - 1}"'
            )
        if command == "redact":
            raise CorrectionError(
                f"commit {number} took an article down; expected a correction, for "
                "what was taken down is gone; ingest another text of the article, if "
                "you may"
            )
        if command not in _UNDOABLE:
            raise CorrectionError(
                f"cannot undo commit {number}: it is “{command}”; expected an ingest, "
                'a correction or an undo; list them with "timeline log"'
            )
        kinds = {
            payload.kind
            for entry in self.commit.entries
            if isinstance(payload := entry.payload, CorrectionImported)
        }
        if self.commit.entries[0].type == ChronologyImported.TYPE:
            raise CorrectionError(
                f"cannot undo commit {number}: it only says what was imported; "
                "expected one of those that follow it; list them with "
                '"timeline log"'
            )
        if "split" in kinds:
            raise CorrectionError(
                f"cannot undo commit {number}: what was one event before that split "
                "was not imported; expected a correction made here; merge the two: "
                '"timeline merge"'
            )
        by = _undone_by(self.connection, number)
        if by is not None:
            raise CorrectionError(
                f"commit {number} is undone already, by commit {by}; expected one "
                f'that stands; "timeline undo {by}" brings it back'
            )

    def _check_current(self) -> None:
        """Make sure that no later revision stands on what the commit read."""
        span = self._turned[0]
        read = sa.select(articles.c.article).where(within(articles.c.cause, span))
        later = (
            sa.select(articles.c.revision, articles.c.cause)
            .where(articles.c.article.in_(read), articles.c.cause > span[-1])
            .where(holds(articles))
            .limit(1)
        )
        row = self.connection.execute(later).first()
        if row is not None:
            by = commit_of(self.connection, row.cause)
            raise CorrectionError(
                f"cannot undo commit {self.commit.id}: commit {by} read revision "
                f"{row.revision} of the article since; expected the current revision; "
                f'undo that first: "timeline undo {by}"'
            )

    def _stream(self) -> str:
        """Where the undo belongs: with its event as it stands, or with its article."""
        root = self.commit
        while isinstance(undo := root.entries[0].payload, CorrectionUndone):
            root = find_commit(self.connection, undo.commit)
        held = sa.select(corrections.c.mention).where(
            corrections.c.commit_id == root.id
        )
        holders = self.connection.execute(held).scalars().all()
        for condition in if_any(membership.c.mention, kin(self.connection, holders)):
            query = sa.select(membership.c.event).where(condition, holds(membership))
            for event in self.connection.execute(query.limit(1)).scalars():
                return f"event:{event}"
        return root.entries[0].stream


def undone_since(connection: sa.Connection, done: Committed) -> int | None:
    """Find the commit that took back what was recorded before; None where it stands."""
    return None if done.is_new else _undone_by(connection, done.commit)


def _undone_by(connection: sa.Connection, commit: int) -> int | None:
    taken_back = sa.select(undone.c.cause).where(
        undone.c.commit_id == commit, holds(undone)
    )
    cause = connection.execute(taken_back).scalar()
    return None if cause is None else commit_of(connection, cause)


def last_correction(connection: sa.Connection) -> int:
    """Find the commit of the last correction that stands.

    Raises:
        CorrectionError: none does.
    """
    done = last_done(connection, None)
    if done is None:
        raise CorrectionError(
            "nothing to undo: no correction stands; expected a redate, merge, split, "
            "apart, retract or annotate, or the number of a commit; list them with "
            '"timeline log"'
        )
    return done.commit
