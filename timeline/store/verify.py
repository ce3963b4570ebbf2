"""Whether a store is what was recorded: each check looks at one thing and only reads.

They run on a damaged store too, one that opening refuses; what a database cannot even
read is a problem like any other.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.errors import StoreError
from timeline.store import chain
from timeline.store.declared import differences
from timeline.store.findings import Check, Findings, Problem
from timeline.store.guards import check_guards
from timeline.store.payloads import IMPORT, ArticleRead, ArticleRedacted, load
from timeline.store.schema import check_current, current_revision
from timeline.store.stand_ins import StandIns
from timeline.store.tables import (
    article_texts,
    commits,
    entries,
    redactions,
    store_meta,
)
from timeline.store.texts import unpacked
from timeline.store.walk import check_chain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TEXTS_A_PAGE = 100
_ROWS_A_PAGE = 1000
_SAID_AT_MOST = 200
_OTHER_KINDS = (
    *(ArithmeticError, AttributeError, LookupError, RecursionError, TypeError),
    ValueError,
)
"""What reading raises of a value of another kind: SQLite may hold any anywhere."""


def verify_log(connection: sa.Connection, *, quick: bool = False) -> list[Check]:
    """Check the log, the texts beside it, and the database that holds them.

    Args:
        quick: leave out what costs more the larger the store: whether every table is
            as declared, and every index as its table.
    """
    found = [
        checked(connection, name, check)
        for name, check in (
            ("store", _check_meta),
            ("entries", _check_chain),
            ("streams", _check_versions),
            ("redactions", _check_redactions),
            ("texts", _check_texts),
            ("schema", partial(_check_schema, quick=quick)),
            ("triggers", _check_triggers),
        )
    ]
    if connection.dialect.name == "sqlite":
        pragma = "quick_check" if quick else "integrity_check"
        found.append(checked(connection, "file", partial(_check_file, pragma=pragma)))
    return found


def checked(
    connection: sa.Connection,
    name: str,
    check: Callable[[sa.Connection, str], Check],
) -> Check:
    """Run one check; what the database cannot read is what it finds."""
    try:
        with connection.begin_nested():
            return check(connection, name)
    except StoreError as error:
        what = str(error)
    except sa.exc.DBAPIError as error:
        what = f"it cannot be read: {' '.join(str(error.orig)[:_SAID_AT_MOST].split())}"
    except _OTHER_KINDS as error:
        what = f"it holds a value of another kind: {error}"
    return Check(name, "1 problem", (Problem(what),))


def _check_meta(connection: sa.Connection, name: str) -> Check:
    findings = Findings(name)
    rows = connection.execute(sa.select(store_meta)).all()
    if len(rows) != 1:
        findings.add(f"it has {len(rows)} rows of its own; expected 1")
    for row in rows:
        if row.hash_alg != chain.HASH_ALG:
            findings.add(f"its hashes are {row.hash_alg}; expected {chain.HASH_ALG}", 1)
        if row.genesis != chain.genesis_hash(row.store_id):
            findings.add(f"its first hash is not that of its id {row.store_id}", 1)
    return findings.check(rows[0].store_id if rows else "", "genesis whole")


def _check_chain(connection: sa.Connection, name: str) -> Check:
    rows = connection.execute(sa.select(store_meta.c.genesis, store_meta.c.store_id))
    genesis = [
        start for row in rows for start in (row.genesis, chain.genesis_hash(row[1]))
    ]
    return check_chain(connection, name, genesis)


def _check_versions(connection: sa.Connection, name: str) -> Check:
    """Count each stream from one, in the order of the log."""
    findings = Findings(name)
    by = partial(sa.over, partition_by=entries.c.stream, order_by=entries.c.version)
    numbered = sa.select(
        entries.c.position,
        entries.c.stream,
        entries.c.version,
        by(sa.func.row_number()).label("expected"),
        by(sa.func.lag(entries.c.position, 1, 0)).label("before"),
    ).subquery()
    rows = connection.execute(
        sa.select(numbered)
        .where(
            (numbered.c.version != numbered.c.expected)
            | (numbered.c.position <= numbered.c.before)
        )
        .order_by(numbered.c.position)
    )
    for row in rows:
        what = f"it has version {row.version} of {row.stream}; expected {row.expected}"
        if row.version == row.expected:
            what = f"it stands before the version {row.version - 1} of {row.stream}"
        findings.add(what, row.position)
    count = connection.execute(
        sa.select(sa.func.count()).where(entries.c.version == 1)
    ).scalar_one()
    return findings.check(f"{count:,}", "every version counted")


def _check_redactions(connection: sa.Connection, name: str) -> Check:
    """See that what was blanked is blank, and that a later entry asks for just that."""
    findings = Findings(name)
    asked = {
        blank.position: (by, bytes.fromhex(blank.digest))
        for by, taken in _takedowns(connection)
        for blank in taken.blanks
        if blank.position < by
    }
    rows = connection.execute(
        sa.select(
            redactions,
            entries.c.position.label("entry"),
            entries.c.payload.is_not(None).label("is_there"),
        )
        .outerjoin_from(
            redactions, entries, entries.c.position == redactions.c.position
        )
        .order_by(redactions.c.position)
    ).all()
    for row in rows:
        found = (row.by_position, row.payload_digest)
        is_asked = asked.pop(row.position, None) == found
        if row.entry is None:
            findings.add("it is redacted and not there", row.position)
        elif row.is_there:
            findings.add("it is redacted, and its payload still there", row.position)
        elif not is_asked:
            what = f"its redaction names position {row.by_position}, which does not ask"
            findings.add(f"{what} for it", row.position)
    for position, (by, _) in asked.items():
        findings.add(f"position {by} asks to redact it, and nothing did", position)
    return findings.check(f"{len(rows):,}", "each asked for")


def _takedowns(connection: sa.Connection) -> Iterator[tuple[int, ArticleRedacted]]:
    """Read the entries that ask for redactions; the chain tells of a damaged one."""
    rows = connection.execute(
        sa.select(entries.c.position, entries.c.schema_version, entries.c.payload)
        .where(entries.c.type == ArticleRedacted.TYPE, entries.c.payload.is_not(None))
        .order_by(entries.c.position)
    )
    for position, version, payload in rows:
        with suppress(*_OTHER_KINDS, StoreError):
            taken = load(ArticleRedacted.TYPE, version, payload)
            if isinstance(taken, ArticleRedacted):
                yield position, taken


def _check_texts(connection: sa.Connection, name: str) -> Check:
    """Compare every text with its hash, and look for those that are gone.

    Articles that were imported came without; whoever ingests one again adds it.
    """
    findings = Findings(name)
    wanted, elsewhere, is_complete = _wanted_texts(connection)
    stored = set()
    texts = connection.execute(
        sa.select(article_texts), execution_options={"yield_per": _TEXTS_A_PAGE}
    )
    for sha256, codec, size, body in texts:
        stored.add(sha256)
        position = wanted.get(sha256) or elsewhere.get(sha256)
        if codec != "zlib" or not _is_text(sha256, size, body):
            findings.add(f"text {sha256} is not what its hash says", position)
        elif position is None and is_complete:
            findings.add(f"text {sha256} is of no article, or was taken down")
    for sha256, position in wanted.items():
        if sha256 not in stored:
            findings.add(f"text {sha256} is gone, and no entry says so", position)
    absent = len(elsewhere.keys() - stored)
    found = f"{len(stored):,}{f', {absent:,} imported without' if absent else ''}"
    return findings.check(found, "every hash right")


def _wanted_texts(
    connection: sa.Connection,
) -> tuple[dict[str, int], dict[str, int], bool]:
    """The texts that the log wants, by where they were read, and whether it is all.

    It is not where one does not read.  A text is wanted until a takedown names it.
    Between the two stand those of articles that were only imported: they may be there.
    """
    rows = connection.execute(
        sa.select(
            entries.c.position,
            entries.c.schema_version,
            entries.c.payload,
            commits.c.command,
        )
        .outerjoin(commits, commits.c.id == entries.c.commit_id)
        .where(entries.c.type == ArticleRead.TYPE)
        .order_by(entries.c.position),
        execution_options={"yield_per": _ROWS_A_PAGE},
    )
    wanted: dict[str, int] = {}
    elsewhere: dict[str, int] = {}
    is_complete = True
    standing = StandIns(connection)
    for position, version, payload, command in rows:
        found = elsewhere if command == IMPORT else wanted
        try:
            text = standing.read(position, version, payload)[1]
            found.setdefault(json.loads(text)["sha256"], position)
        except (*_OTHER_KINDS, StoreError):
            is_complete = False
    for _, taken in _takedowns(connection):
        for sha256 in taken.texts:
            wanted.pop(sha256, None)
            elsewhere.pop(sha256, None)
    only = {each: elsewhere[each] for each in elsewhere.keys() - wanted.keys()}
    return wanted, only, is_complete


def _is_text(sha256: str, size: int, body: bytes) -> bool:
    try:
        return hashlib.sha256(unpacked(body, size)).hexdigest() == sha256
    except (TypeError, ValueError):
        return False


def _check_schema(connection: sa.Connection, name: str, *, quick: bool) -> Check:
    """Compare the revision and, unless it must be quick, every table and index."""
    findings = Findings(name)
    check_current(connection)
    for difference in [] if quick else differences(connection):
        findings.add(difference)
    return findings.check(f"revision {current_revision(connection)}", "as declared")


def _check_triggers(connection: sa.Connection, name: str) -> Check:
    check_guards(connection)
    return Findings(name).check("", "as this program wrote them")


def _check_file(connection: sa.Connection, name: str, pragma: str) -> Check:
    """Ask SQLite about its pages and, unless it must be quick, every index."""
    findings = Findings(name)
    for said in connection.exec_driver_sql(f"PRAGMA {pragma}").scalars():
        if said != "ok":
            findings.add(f"SQLite says: {said}")
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        findings.add(
            f"row {row[1]} of {row[0]} names one of {row[2]} that is not there"
        )
    return findings.check(pragma, "sound")
