"""Appending to the log inside one open transaction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Self

from timeline.errors import ReadError, StoreError, WrongVersionError
from timeline.store import chain
from timeline.store.entries import (
    Committed,
    NewEntry,
    StoredEntry,
    to_datetime,
    to_microseconds,
)
from timeline.store.payloads import dump
from timeline.store.reading import committed_before, read_head, stream_versions
from timeline.store.tables import commits, entries
from timeline.store.texts import put_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import sqlalchemy as sa

    from timeline.store.entries import Projector


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An entry as it will be stored, before it has its place."""

    stream: str
    type: str
    schema_version: int
    text: str
    digest: bytes
    expected_version: int | None

    @classmethod
    def of(cls, new: NewEntry) -> Self:
        text = dump(new.payload)
        return cls(
            stream=new.stream,
            type=new.payload.TYPE,
            schema_version=new.payload.SCHEMA_VERSION,
            text=text,
            digest=chain.payload_digest(text),
            expected_version=new.expected_version,
        )


@dataclass(frozen=True, slots=True)
class _Chained:
    """An entry with its place in the log, its stream and the chain."""

    header: chain.EntryHeader
    text: str
    hash: bytes


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

    def append(
        self,
        new: Sequence[NewEntry],
        *,
        author: str,
        command: str,
        software: str,
        idempotency_key: str | None = None,
        request_digest: bytes | None = None,
        texts: Mapping[str, str] | None = None,
    ) -> Committed:
        """Append entries as one commit, and article texts with it.

        Args:
            idempotency_key: where it was used before, nothing is appended and the
                earlier commit is returned.
            request_digest: 32 bytes that tell this request from another under the
                same key; by default it is taken from the entries.
            texts: by SHA-256 in hexadecimal.

        Raises:
            WrongVersionError: a stream is not at the version expected.
            StoreError: the key was used for another request.
            ReadError: a text that is no Unicode.
        """
        if not new:
            raise ValueError("nothing to append: a commit holds at least one entry")
        prepared = [_Prepared.of(entry) for entry in new]
        _refuse_surrogates(author, command, software, idempotency_key, *prepared)
        digest = request_digest or _request_digest(prepared)
        if idempotency_key is not None:
            earlier = self._committed_before(idempotency_key, digest)
            if earlier is not None:
                return earlier
        if texts:
            put_texts(self.connection, texts)
        header, previous = self._next_commit(
            author, command, software, idempotency_key, digest, len(prepared)
        )
        chained = self._chain(header, previous, prepared)
        return self._record(header, chained)

    def _committed_before(self, key: str, digest: bytes) -> Committed | None:
        found = committed_before(self.connection, key)
        if found is None:
            return None
        earlier, earlier_digest = found
        if earlier_digest != digest:
            raise StoreError(
                f"idempotency key {key!r} was used for another request, in commit "
                f"{earlier.commit}; expected the same request; use another key"
            )
        return earlier

    def _next_commit(
        self,
        author: str,
        command: str,
        software: str,
        key: str | None,
        digest: bytes,
        n_entries: int,
    ) -> tuple[chain.CommitHeader, bytes]:
        """The header of the next commit, and the hash that it follows."""
        head = read_head(self.connection)
        wall_at = self._clock()
        last = to_microseconds(head.recorded_at) if head.recorded_at else 0
        header = chain.CommitHeader(
            id=head.commit + 1,
            idempotency_key=key,
            request_digest=None if key is None else digest,
            recorded_at=max(wall_at, last + 1),
            wall_at=wall_at,
            author=author,
            command=command,
            software=software,
            first_position=head.position + 1,
            n_entries=n_entries,
        )
        return header, head.hash

    def _chain(
        self,
        header: chain.CommitHeader,
        previous: bytes,
        prepared: Sequence[_Prepared],
    ) -> list[_Chained]:
        """Give every entry its position, its version and its hash."""
        names = (entry.stream for entry in prepared)
        versions = defaultdict(int, stream_versions(self.connection, names))
        chained = []
        for position, entry in enumerate(prepared, header.first_position):
            _expect_version(entry, versions[entry.stream])
            versions[entry.stream] += 1
            version = versions[entry.stream]
            entry_header = chain.EntryHeader(
                position=position,
                entry_id=chain.entry_id(entry.stream, version, entry.digest),
                stream=entry.stream,
                version=version,
                type=entry.type,
                schema_version=entry.schema_version,
                commit=header.id,
            )
            previous = chain.entry_hash(previous, entry_header, entry.digest)
            chained.append(_Chained(entry_header, entry.text, previous))
        return chained

    def _record(
        self, header: chain.CommitHeader, chained: Sequence[_Chained]
    ) -> Committed:
        commit_hash = chain.commit_hash(chained[-1].hash, header)
        commit_row = {**asdict(header), "hash": commit_hash}
        self.connection.execute(commits.insert(), commit_row)
        self.connection.execute(entries.insert(), [_entry_row(row) for row in chained])
        stored = tuple(_stored(row, header) for row in chained)
        for projector in self._projectors:
            projector.apply(self.connection, stored)
        return Committed(
            commit=header.id,
            first_position=header.first_position,
            last_position=header.first_position + header.n_entries - 1,
            recorded_at=to_datetime(header.recorded_at),
            entries=stored,
            is_new=True,
        )


def _expect_version(entry: _Prepared, version: int) -> None:
    if entry.expected_version not in (None, version):
        raise WrongVersionError(
            f"stream {entry.stream!r} is at version {version}; expected "
            f"{entry.expected_version}: someone appended first; read it again and retry"
        )


def _refuse_surrogates(*given: str | _Prepared | None) -> None:
    """Refuse what no UTF-8 text can hold, before anything is hashed."""
    for value in given:
        name = value.stream if isinstance(value, _Prepared) else value
        if name is None:
            continue
        try:
            name.encode()
        except UnicodeEncodeError as error:
            raise ReadError(
                f"{name!r} cannot be stored: {error}; expected Unicode text without "
                "lone surrogates; write it in UTF-8"
            ) from error


def _request_digest(prepared: Sequence[_Prepared]) -> bytes:
    return chain.request_digest(
        [
            (entry.stream, entry.type, entry.schema_version, entry.text)
            for entry in prepared
        ]
    )


def _entry_row(entry: _Chained) -> dict[str, int | str | bytes]:
    return {
        "position": entry.header.position,
        "entry_id": entry.header.entry_id,
        "stream": entry.header.stream,
        "version": entry.header.version,
        "type": entry.header.type,
        "schema_version": entry.header.schema_version,
        "commit_id": entry.header.commit,
        "payload": entry.text,
        "hash": entry.hash,
    }


def _stored(entry: _Chained, header: chain.CommitHeader) -> StoredEntry:
    return StoredEntry(
        position=entry.header.position,
        stream=entry.header.stream,
        version=entry.header.version,
        type=entry.header.type,
        schema_version=entry.header.schema_version,
        commit=header.id,
        text=entry.text,
        hash=entry.hash,
        recorded_at=to_datetime(header.recorded_at),
        author=header.author,
    )
