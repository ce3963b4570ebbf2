"""Opening a store on PostgreSQL: what is missing is said in the user's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline import Timeline
from timeline.errors import StoreError

if TYPE_CHECKING:
    from tests.databases import Server

pytestmark = pytest.mark.postgresql


def test_a_schema_that_does_not_exist_is_named_and_one_that_does_is_used(
    server: Server,
) -> None:
    with server.database() as url:
        team = f"{url}?options=-csearch_path%3Dteam"
        with pytest.raises(StoreError, match=r"schema that exists.*CREATE SCHEMA"):
            Timeline.open(team)

        engine = sa.create_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE SCHEMA team")
        engine.dispose()
        with Timeline.open(team) as tl:
            assert tl.lines() == []
