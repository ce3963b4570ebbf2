"""The database of a store as any program opens it that knows nothing of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline.store.engine import database_url
from timeline.store.tables import metadata

if TYPE_CHECKING:
    from tests.conftest import Kind

LOG_TABLES = ["store_meta", "commits", "entries", "redactions", "article_texts"]
SHA256 = "ab" * 32
TEXT = "INSERT INTO article_texts VALUES ('SHA256', 'zlib', 1, BYTES({n}))"


class Plain:
    """The database of a store as any other program opens it: without our settings."""

    def __init__(self, db: str, database: Kind) -> None:
        self.engine = sa.create_engine(database_url(db))
        self._is_sqlite = database == "sqlite"

    def run(self, *statements: str) -> None:
        """Run statements in one transaction."""
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(self._spelled(statement))

    def refuses(self, *statements: str, why: str = "not the next row") -> None:
        """Run statements of which the last is refused, and see that none is left."""
        before = self.rows()
        # A key of PostgreSQL's may be asked before the guard is.
        keys = "" if self._is_sqlite else "|duplicate key|foreign key|null value"
        with pytest.raises(sa.exc.IntegrityError, match=why + keys):
            self.run(*statements)
        assert self.rows() == before

    def rows(self) -> dict[str, list[str]]:
        """All that the log holds."""
        with self.engine.connect() as connection:
            return {
                name: sorted(map(repr, connection.execute(sa.select(table))))
                for name in LOG_TABLES
                for table in [metadata.tables[name]]
            }

    def _spelled(self, statement: str) -> str:
        """Write bytes as the database does, and the digest of the text."""
        spelled = (
            r"zeroblob(\1)" if self._is_sqlite else r"decode(repeat('0', 2*\1), 'hex')"
        )
        return re.sub(r"BYTES\((\d+)\)", spelled, statement).replace("SHA256", SHA256)
