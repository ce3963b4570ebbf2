"""Whether the read tables are what the log gives: folded again beside, and compared."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.project.tables import checkpoints
from timeline.store.findings import Findings, counted
from timeline.store.guards import guards_aside
from timeline.store.opening import open_log
from timeline.store.tables import commits, entries, redactions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    from timeline.project.runner import Projections
    from timeline.store.findings import Check

    _Row: TypeAlias = sa.Row[*tuple[Any, ...]]
    _Named: TypeAlias = tuple[str, int | None]

_PAGED = {"yield_per": 2000}
_MODULUS = 2**256


def check_checkpoints(
    connection: sa.Connection, name: str, projections: Projections
) -> Check:
    """See that the read tables have read this log, to its end, with this code."""
    findings = Findings(name)
    head = connection.execute(sa.select(sa.func.max(entries.c.position))).scalar() or 0
    rows = connection.execute(
        sa.select(checkpoints, entries.c.hash)
        .outerjoin_from(
            checkpoints, entries, checkpoints.c.position == entries.c.position
        )
        .order_by(checkpoints.c.name)
    ).all()
    for row in rows:
        if row.position > head:
            what = f"the {row.name} has read to {row.position}; the log ends before"
            findings.add(what, head + 1)
        elif row.log_hash != row.hash:
            what = f"the {row.name} was folded from another log up to here"
            findings.add(what, row.position)
    if not findings and not projections.are_current(connection, head):
        findings.add(
            "the read tables are incomplete or of another version; expected them up "
            "to date; run “timeline rebuild”"
        )
    return findings.check(counted(len(rows), "checkpoint"), f"at {head:,}")


def check_read_tables(
    connection: sa.Connection, name: str, projections: Projections
) -> Check:
    """Fold the log again into a scratch database and compare every read table."""
    findings, rows = Findings(name), 0
    tables = (*projections.tables, checkpoints)
    with TemporaryDirectory(prefix="timeline-") as folder:
        log = open_log(Path(folder) / "replayed.db", create=True)
        try:
            with log.writing() as writer, guards_aside(writer.connection):
                for table in (commits, entries, redactions):
                    _copy(connection, writer.connection, table)
            projections.rebuild(log)
            with log.reading() as replayed:
                for table in tables:
                    count, digest = _digest(connection, table)
                    rows += count
                    if (count, digest) != _digest(replayed, table):
                        _tell(connection, replayed, table, findings)
        finally:
            log.close()
    looked_at = f"{counted(rows, 'row')} in {counted(len(tables), 'table')}"
    return findings.check(looked_at, "as the log gives them")


def _copy(source: sa.Connection, target: sa.Connection, table: sa.Table) -> None:
    rows = sa.select(table).order_by(*table.primary_key)
    result = source.execute(rows, execution_options=_PAGED)
    for page in result.mappings().partitions():
        target.execute(table.insert(), [dict(row) for row in page])


def _digest(connection: sa.Connection, table: sa.Table) -> tuple[int, int]:
    """Count the rows and add up their digests: the same in whatever order.

    Both databases give the same, for a row's own number is left out.
    """
    count = total = 0
    for row in _rows(connection, table):
        count += 1
        total += int.from_bytes(_row_digest(row), "big")
    return count, total % _MODULUS


def _tell(
    stored: sa.Connection, replayed: sa.Connection, table: sa.Table, findings: Findings
) -> None:
    """Name the rows by which a table differs from its replay."""
    wanted = Counter(_row_digest(row) for row in _rows(replayed, table))
    altered: Counter[_Named] = Counter()
    for row in _rows(stored, table):
        digest = _row_digest(row)
        if wanted[digest]:
            wanted[digest] -= 1
        else:
            name, position = _name(row)
            altered[name, position] += 1
            what = f"{table.name}: the row of {name} is not what the log gives"
            findings.add(what, position)
    for row in _rows(replayed, table):
        digest = _row_digest(row)
        if not wanted[digest]:
            continue
        wanted[digest] -= 1
        name, position = _name(row)
        if altered[name, position]:  # the same row, as it should be
            altered[name, position] -= 1
        else:
            what = f"{table.name}: the row of {name} is missing, and the log gives it"
            findings.add(what, position)


def _name(row: _Row) -> _Named:
    """What to call a row, and the position from which it holds."""
    fields = row._mapping
    key, value = next(iter(fields.items()))
    return f"{key} {value}", fields.get("sys_from", fields.get("position"))


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[_Row]:
    """Every row as the driver gives it: a type would read x'' or 2 as a flag."""
    columns: list[sa.ColumnClause[Any]] = [
        sa.column(column.name) for column in table.c if column.name != "row_id"
    ]
    rows = sa.select(*columns).select_from(table)
    return iter(connection.execute(rows, execution_options=_PAGED))


def _row_digest(row: _Row) -> bytes:
    """Digest what is stored and its kinds; PostgreSQL's flags as SQLite's 0 and 1."""
    values = [int(value) if isinstance(value, bool) else value for value in row]
    return hashlib.sha256(repr(values).encode()).digest()
