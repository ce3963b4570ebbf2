"""The chain walked from its start: every number counted, every hash computed again.

After a row that does not fit, the walk goes on from the hash that is stored there: each
alteration is told once, not with all that follows it.
"""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from timeline.store import chain
from timeline.store.entries import LAST_MOMENT
from timeline.store.findings import Findings, counted
from timeline.store.tables import commits, entries, redactions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, TypeAlias

    from timeline.store.findings import Check

    _Row: TypeAlias = Sequence[Any]
    """As the driver gives it: an altered SQLite file may hold anything anywhere."""

_ROWS_A_PAGE = 5000
_UNREADABLE = (AttributeError, KeyError, OverflowError, TypeError, ValueError)
"""What hashing raises where a column holds a value of another kind."""

_ENTRY_KINDS = {
    (int, bytes, str, int, str, int, int, payload, bytes) for payload in (str, NoneType)
}
_COMMIT_KINDS = {
    (int, key, digest, int, int, str, str, str, int, int, bytes)
    for key in (str, NoneType)
    for digest in (bytes, NoneType)
}
"""What the columns hold.  SQLite keeps 1.5 in a column of integers, and hashing such a
number would leave its fraction out."""


def check_chain(
    connection: sa.Connection, name: str, genesis: Sequence[bytes]
) -> Check:
    """Walk over all commits and entries.

    Args:
        genesis: what the first entry may follow: as stored, and as the store's id
            gives it.  They differ only where one of them was altered.
    """
    blanked = connection.execute(
        sa.select(redactions.c.position, redactions.c.payload_digest)
    )
    walk = _Walk(
        Findings(name), genesis, {row.position: row.payload_digest for row in blanked}
    )
    walk.run(_rows(connection, commits), _rows(connection, entries))
    return walk.findings.check(
        f"{walk.entries:,} in {counted(walk.commits, 'commit')}", "chain whole"
    )


class _Commit(NamedTuple):
    """A commit, and the next one as it presents itself."""

    row: _Row
    id: int
    next_id: int | None
    next_first: Any

    def holds(self, entry: _Row) -> bool:
        """Tell whether an entry is this commit's: by its word, or by its place."""
        named = entry[6]
        if named == self.id or self.next_id is None:
            return True
        if named == self.next_id or not isinstance(self.next_first, int):
            return False
        return bool(entry[0] < self.next_first)


class _Walk:
    """Where the walk is: what comes next, and which hashes it may follow."""

    def __init__(
        self,
        findings: Findings,
        genesis: Sequence[bytes],
        blanked: Mapping[int, bytes],
    ) -> None:
        self.findings = findings
        self.entries = 0
        self.commits = 0
        self._blanked = blanked
        self._follows = tuple(genesis)
        """More than one after a row that does not fit; none where one is missing."""
        self._next = 1
        self._last_commit = 0
        self._recorded_at = 0
        self._strays = 0
        self._before_strays = self._follows

    def run(self, commit_rows: Iterator[_Row], entry_rows: Iterator[_Row]) -> None:
        entry = next(entry_rows, None)
        for commit in _with_next(commit_rows):
            self._begin(commit)
            start, end = self._next, self._next + _number(commit.row[9])
            while entry is not None and commit.holds(entry):
                self._entry(entry, commit.id, end)
                entry = next(entry_rows, None)
            self._close(commit, start, end)
        while entry is not None:
            self._entry(entry, 0, 0)
            entry = next(entry_rows, None)

    def _begin(self, commit: _Commit) -> None:
        self.commits += 1
        if commit.id != self._last_commit + 1 and not self._strays:
            missing = self._last_commit + 1
            self.findings.add(
                f"commit {missing} is missing before commit {commit.id}", self._next
            )
            self._next = max(self._next, _number(commit.row[8]))
            self._follows = ()
        self._last_commit = commit.id
        self._strays = 0

    def _entry(self, row: _Row, commit: int, end: int) -> None:
        """Take the next entry, and go on from its hash whether it fits or not."""
        self.entries += 1
        position, name, stream, version, _, _, named, payload, stored = row
        if position != self._next:
            self._missing(position)
        follows, fits, computed = self._follows, False, b""
        try:
            digest = (
                self._blanked[position]
                if payload is None
                else chain.payload_digest(payload)
            )
            if chain.entry_id(stream, version, digest) == name:
                header = chain.EntryHeader(*row[:7])
                for previous in follows:
                    computed = chain.entry_hash(previous, header, digest)
                    if computed == stored:
                        break
                fits = computed == stored or not follows
            fits = fits and tuple(map(type, row)) in _ENTRY_KINDS
        except _UNREADABLE:
            pass
        if not fits or named != commit or position >= end:
            self._tell(row, commit, end, is_fitting=fits)
        self._follows = _hashes(stored) if fits else _hashes(stored, computed)
        self._next = position + 1

    def _missing(self, position: int) -> None:
        last = position - 1
        what = "is missing" if self._next == last else f"to {last} are missing"
        if position < self._next:
            what = f"was expected, and {position} found"
        self.findings.add(what, self._next)
        self._follows = ()

    def _tell(self, row: _Row, commit: int, end: int, *, is_fitting: bool) -> None:
        """Say the one thing that is wrong with an entry."""
        position, named, payload = row[0], row[6], row[7]
        if position >= end:
            what = f"stands in no commit; it names commit {named}"
            if not self._strays:
                self._before_strays = self._follows
            self._strays += 1
        elif payload is None and position not in self._blanked:
            what = "its payload is gone, and no redaction says so"
        elif not is_fitting:
            what = "it is not what was recorded, or not what its hash follows"
        else:
            what = f"it names commit {named}, and stands in commit {commit}"
        self.findings.add(what, position)

    def _close(self, commit: _Commit, start: int, end: int) -> None:
        """Compare a commit with its entries, which it closes over."""
        number, recorded_at, first = commit.id, commit.row[3], commit.row[8]
        stored = commit.row[-1]
        have = self._next - self._strays
        computed = _commit_hashes(
            commit.row, self._before_strays if self._strays else self._follows
        )
        if have != end:
            self.findings.add(
                f"commit {number} has {have - start} of {end - start} entries", have
            )
            if commit.next_first == end:
                self._next = end
        elif stored not in computed:
            self.findings.add(f"commit {number} is not what was recorded", start)
        elif first != start:
            self.findings.add(f"commit {number} says that it begins at {first}", start)
        elif recorded_at <= self._recorded_at:
            self.findings.add(f"commit {number} is no later than the last", start)
        elif recorded_at > LAST_MOMENT:
            what = f"commit {number} is recorded after the year 9999"
            self.findings.add(what, start)
        self._recorded_at = max(self._recorded_at, _number(recorded_at))
        self._follows = () if self._strays else _hashes(stored, *computed)


def _commit_hashes(row: _Row, follows: Sequence[bytes]) -> list[bytes]:
    """What the hash of a commit may be; nothing where no column can be hashed."""
    if tuple(map(type, row)) not in _COMMIT_KINDS:
        return []
    try:
        header = chain.CommitHeader(*row[:-1])
        return [chain.commit_hash(previous, header) for previous in follows]
    except _UNREADABLE:
        return []


def _hashes(*values: object) -> tuple[bytes, ...]:
    return tuple(value for value in values if isinstance(value, bytes) and value)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _with_next(rows: Iterator[_Row]) -> Iterator[_Commit]:
    """Give every commit a look at the next."""
    row = next(rows, None)
    while row is not None:
        following = next(rows, None)
        if following is None:
            yield _Commit(row, row[0], None, None)
        else:
            yield _Commit(row, row[0], following[0], following[8])
        row = following


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[_Row]:
    """Every row of a table by its number, page by page, untouched by any type."""
    names = [column.name for column in table.columns]
    query = f"SELECT {', '.join(names)} FROM {table.name} ORDER BY {names[0]}"  # noqa: S608 - names of ours
    paged = {"yield_per": _ROWS_A_PAGE}
    return iter(connection.exec_driver_sql(query, execution_options=paged))
