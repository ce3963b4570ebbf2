"""An entry's id needs no index: it is one of its own where stream and version are.

New guards come with it: of article texts, of versions, of commits left half made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_HASH = sa.LargeBinary(32)


def upgrade() -> None:
    """Drop the index; on SQLite, which cannot, make the table anew."""
    if op.get_context().dialect.name == "sqlite":
        _make_entries_anew()
    else:
        op.drop_constraint("uq_entries_entry_id", "entries", type_="unique")


def _make_entries_anew() -> None:
    """Put the redactions aside meanwhile.

    Dropping a table deletes its rows, and SQLite keeps count of rows that lose the one
    they refer to; no new table under the old name would settle that count.
    """
    op.execute("CREATE TABLE redactions_aside AS SELECT * FROM redactions")
    op.drop_table("redactions")
    with op.batch_alter_table("entries", recreate="always") as entries:
        entries.drop_constraint("uq_entries_entry_id", type_="unique")
    _create_redactions()
    op.execute("INSERT INTO redactions SELECT * FROM redactions_aside")
    op.drop_table("redactions_aside")


def _create_redactions() -> None:
    op.create_table(
        "redactions",
        sa.Column("position", _BIG, autoincrement=False, nullable=False),
        sa.Column("payload_digest", _HASH, nullable=False),
        sa.Column("by_position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "length(payload_digest) = 32", name=op.f("ck_redactions_payload_digest")
        ),
        sa.ForeignKeyConstraint(
            ["position"], ["entries.position"], name=op.f("fk_redactions_position")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_redactions")),
    )
