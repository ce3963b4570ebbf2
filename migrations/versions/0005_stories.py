"""The index of the matcher anew: articles as stories, found by their stems.

The read tables are emptied, for they are folded from the log: fold it again after the
upgrade.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make one table anew, add another, and have all of them folded again."""
    op.execute("DELETE FROM projection_checkpoints")
    op.drop_table("proj_keys")
    op.create_table(
        "proj_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("story", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "day", "story", name=op.f("pk_proj_keys")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "proj_stories",
        sa.Column("story", _BIG, autoincrement=False, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("story", name=op.f("pk_proj_stories")),
    )
    op.create_index(op.f("ix_proj_stories_article"), "proj_stories", ["article"])
