"""Appending to the log inside one open transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from timeline.errors import KeyUsedError, WrongVersionError
from timeline.store import chain
from timeline.store.bulk import driver_cursor
from timeline.store.entries import Committed, StoredEntry, to_datetime
from timeline.store.reading import committed_before
from timeline.store.request import Request
from timeline.store.statements import (
    first_hash,
    insert_commit,
    insert_entries,
    last_commit,
    stream_versions,
)
from timeline.store.texts import put_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import sqlalchemy as sa

    from timeline.store.entries import NewEntry, Projector
    from timeline.store.request import About, Prepared
    from timeline.store.statements import EntryTuple


class Writer:
    """Appends within one transaction, which `Log.writing` opens and ends."""

    def __init__(
        self,
        connection: sa.Connection,
        clock: Callable[[], int],
        projectors: Sequence[Projector],
    ) -> None:
        self.connection = connection
        self._clock = clock
        self._projectors = projectors

    def append(self, new: Sequence[NewEntry], **about: Unpack[About]) -> Committed:
        """Append entries as one commit, and article texts with it.

        Raises:
            WrongVersionError: a stream is not at the version expected.
            KeyUsedError: the key was used for another request.
            ReadError: a text that no store can hold.
        """
        return self.record(Request.of(new, about))

    def record(self, request: Request) -> Committed:
        """Append what a request holds; see `append`."""
        if request.key is not None:
            earlier = self.recorded(request.key, request.digest)
            if earlier is not None:
                return earlier
        if request.texts:
            put_texts(self.connection, request.texts)
        with driver_cursor(self.connection) as cursor:
            header, previous = self._next_commit(cursor, request)
            versions = stream_versions(cursor, {new.stream for new in request.entries})
            rows = _chained(header, previous, versions, request.entries)
            insert_commit(cursor, header, chain.commit_hash(rows[-1][-1], header))
            insert_entries(cursor, rows)
        self._project(header, rows, request.entries)
        return Committed(
            commit=header.id,
            first_position=header.first_position,
            last_position=header.first_position + header.n_entries - 1,
            recorded_at=to_datetime(header.recorded_at),
            is_new=True,
        )

    def recorded(self, key: str, digest: bytes | None) -> Committed | None:
        """Find what a request recorded under its key, or nothing.

        Raises:
            KeyUsedError: the key was used for another request.
        """
        found = committed_before(self.connection, key)
        if found is None:
            return None
        earlier, earlier_digest = found
        if earlier_digest != digest:
            raise KeyUsedError(
                f"idempotency key {key!r} was used for another request, in commit "
                f"{earlier.commit}; expected the same request; use another key"
            )
        return earlier

    def _next_commit(
        self, cursor: Any, request: Request
    ) -> tuple[chain.CommitHeader, bytes]:
        """The header of the next commit, and the hash that it follows."""
        commit, position, previous, last = last_commit(cursor) or (
            0,
            0,
            first_hash(cursor),
            0,
        )
        wall_at = self._clock()
        recorded_at = max(wall_at, last + 1)
        to_datetime(recorded_at)  # before it is stored for ever
        header = chain.CommitHeader(
            id=commit + 1,
            idempotency_key=request.key,
            request_digest=request.digest,
            recorded_at=recorded_at,
            wall_at=wall_at,
            author=request.author,
            command=request.command,
            software=request.software,
            first_position=position + 1,
            n_entries=len(request.entries),
        )
        return header, previous

    def _project(
        self,
        header: chain.CommitHeader,
        rows: Sequence[EntryTuple],
        entries: Sequence[Prepared],
    ) -> None:
        if not self._projectors:
            return
        said = (to_datetime(header.recorded_at), header.author)
        stored = [
            StoredEntry(row[0], *row[2:], *said, entry.payload)
            for row, entry in zip(rows, entries, strict=True)
        ]
        for projector in self._projectors:
            projector.apply(self.connection, stored)


def _chained(
    header: chain.CommitHeader,
    previous: bytes,
    versions: dict[str, int],
    entries: Sequence[Prepared],
) -> list[EntryTuple]:
    """Give every entry its position, its version and its hash."""
    commit, rows = header.id, []
    for position, entry in enumerate(entries, header.first_position):
        stream, kind, schema_version, text, digest, expected, _ = entry
        version = versions[stream]
        if expected is not None and expected != version:
            raise _wrong_version(stream, version, expected)
        versions[stream] = version = version + 1
        name = chain.entry_id(stream, version, digest)
        place = chain.EntryHeader(
            position, name, stream, version, kind, schema_version, commit
        )
        previous = chain.entry_hash(previous, place, digest)
        rows.append((*place, text, previous))
    return rows


def _wrong_version(stream: str, version: int, expected: int) -> WrongVersionError:
    return WrongVersionError(
        f"stream {stream!r} is at version {version}; expected {expected}: "
        "someone appended first; read it again and retry"
    )
