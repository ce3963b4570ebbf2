"""Triggers that keep the log append-only, whoever writes to the database.

On SQLite each table has three: no UPDATE, no DELETE, and an INSERT that must be the
next row, for `INSERT OR REPLACE` and UPSERT walk past the first two.  PostgreSQL adds
TRUNCATE, and its triggers are ALWAYS on, or `session_replication_role` switches them
off.  They are compared with this text at every open: rebuilding a table drops them
without a word, and a comparison of schemas does not see it.

Whoever may drop a trigger can still rewrite the log; then the hash chain tells.  A
change of a text comes with a revision of the schema, for only upgrades put it in place.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from timeline.errors import StoreError
from timeline.store import guards_postgresql, guards_sqlite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import sqlalchemy as sa

_NAMED_AT_MOST = 3

_REFUSED = {
    "no_update": "update",
    "no_delete": "delete",
    "no_truncate": "truncate",
    "append": "insert",
    "whole": "insert",
}
"""What a guard turns away, by the end of its name."""

_NAME = re.compile(rf"(\w+)_({'|'.join(_REFUSED)})")


class _Guards(Protocol):
    """What the module of each database offers."""

    def expected(self, connection: sa.Connection) -> Mapping[str, str]: ...
    def install(self, connection: sa.Connection) -> None: ...
    def remove(self, connection: sa.Connection) -> None: ...
    def found(self, connection: sa.Connection) -> dict[str, str]: ...


@contextmanager
def guards_aside(connection: sa.Connection) -> Iterator[None]:
    """Migrate with the guards out of the way, and put all of them in place after.

    In one transaction: nobody else ever sees the log without them.

    Raises:
        StoreError: there are others than those of this program.
    """
    guards = _guards(connection)
    guards.remove(connection)
    yield
    guards.install(connection)
    check_guards(connection)


def check_guards(connection: sa.Connection) -> None:
    """Make sure that every guard stands as this program wrote it.

    Raises:
        StoreError: naming those that are missing or altered, or not this program's.
    """
    guards = _guards(connection)
    expected, found = guards.expected(connection), guards.found(connection)
    wrong = {name: "missing" for name in expected if name not in found}
    wrong |= {name: "not known" for name in found if name not in expected}
    wrong |= {
        name: "altered"
        for name, text in expected.items()
        if name in found and found[name] != text
    }
    if wrong:
        raise StoreError(
            f"the log is not guarded{_against(wrong)}: {_named(wrong)}; "
            "expected the triggers that keep it append-only, and nothing else of the "
            "kind; somebody changed the database: compare it with a backup before you "
            "go on"
        )


def _against(names: Iterable[str]) -> str:
    """Say by table what the guards of these names stand against."""
    tables: dict[str, dict[str, None]] = {}
    for name in names:
        if known := _NAME.fullmatch(name):
            tables.setdefault(known[1], {})[_REFUSED[known[2]]] = None
    said = [f"{table} ({', '.join(verbs)})" for table, verbs in tables.items()]
    return f" against changes of {', '.join(said)}" if said else ""


def _named(wrong: Mapping[str, str]) -> str:
    """Name the first few, and what is wrong with each; a stranger says what it is."""
    few = [
        f"{name} is {what}" if what == "not known" else f"trigger {name} is {what}"
        for name, what in islice(wrong.items(), _NAMED_AT_MOST)
    ]
    if more := len(wrong) - len(few):
        few.append(f"and {more} more")
    return ", ".join(few)


def _guards(connection: sa.Connection) -> _Guards:
    is_sqlite = connection.dialect.name == "sqlite"
    return guards_sqlite if is_sqlite else guards_postgresql
