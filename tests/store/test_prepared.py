"""Queries that are written once and run by the driver."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline.store.prepared import Prepared
from timeline.store.tables import commits

if TYPE_CHECKING:
    from tests.store.conftest import Append
    from timeline.store import Log

_BEHIND = Prepared(
    sa.select(commits.c.id, sa.literal("found"))
    .where(commits.c.id > sa.bindparam("after"), commits.c.id < 1000)
    .order_by(commits.c.id)
)


def test_each_run_puts_its_own_values_beside_those_of_the_query(
    log: Log, append: Append
) -> None:
    for _ in range(3):
        append("event:1")
    with log.reading() as connection:
        assert _BEHIND.rows(connection, after=1) == [(2, "found"), (3, "found")]
        assert _BEHIND.rows(connection, after=3) == []


def test_what_the_driver_raises_comes_as_from_sqlalchemy(log: Log) -> None:
    nowhere: Prepared[int] = Prepared(
        sa.select(sa.column("id")).select_from(sa.table("nowhere"))
    )
    with (
        pytest.raises(sa.exc.DBAPIError),
        log.engine.connect() as connection,
    ):
        nowhere.rows(connection)
