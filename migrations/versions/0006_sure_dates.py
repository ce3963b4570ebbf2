"""How sure a line's date is, and indexes from which lists and the review are answered.

The read tables are folded from the log: fold it again after the upgrade.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_ORDER = ["sort_day", "sort_rank", "sort_end", "event"]
_HELD = ["sys_from", "sys_to"]
_TOLD = ["retracted", "disagrees", "corrected", "unsure", "role"]
_IS_OPEN = "sys_to = 9223372036854775807"


def upgrade() -> None:
    """Make the chronology anew, index two others, and have all of them folded again."""
    op.execute("DELETE FROM projection_checkpoints")
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("proj_words")
    op.drop_table("proj_chronology")
    _create_chronology()
    _create_word_index()
    _index_some("proj_proposals", "score", ["score"], _IS_OPEN)
    _index_some("proj_articles", "undated", ["position"], "published IS NULL")


def _create_chronology() -> None:
    op.create_table(
        "proj_chronology",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("span_class", sa.SmallInteger(), nullable=False),
        sa.Column("sort_day", sa.Integer(), nullable=False),
        sa.Column("sort_rank", sa.Integer(), nullable=False),
        sa.Column("sort_end", sa.Integer(), nullable=False),
        sa.Column("edtf", sa.Text(), nullable=True),
        sa.Column("granularity", sa.Text(), nullable=True),
        sa.Column("modifier", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("disagrees", sa.Boolean(), nullable=False),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.Column("retracted", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("who_words", sa.Text(), nullable=False),
        sa.Column("place_words", sa.Text(), nullable=False),
        sa.Column("source_words", sa.Text(), nullable=False),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_chronology")),
    )
    op.create_index(op.f("ix_proj_chronology_event"), "proj_chronology", ["event"])
    for name, columns in (
        ("window", ["span_class", *_ORDER, *_HELD, *_TOLD]),
        ("known", [*_HELD, "span_class", *_ORDER]),
    ):
        op.create_index(f"ix_proj_chronology_{name}", "proj_chronology", columns)
    _index_some("proj_chronology", "closed", ["sys_to"], "sys_to < 9223372036854775807")
    _index_some("proj_chronology", "unsure", ["confidence", "event"], "unsure")


def _create_word_index() -> None:
    """As in revision 0003: over the table that is made anew."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE proj_words USING fts5(words, "
            "content='proj_chronology', content_rowid='row_id', "
            "tokenize='ascii', detail=none, columnsize=0)"
        )
    else:
        op.execute(
            "CREATE INDEX proj_words ON proj_chronology USING gin ("
            "array_to_tsvector(array_remove(string_to_array("
            "translate(words, chr(10), ' '), ' '), '')))"
        )


def _index_some(table: str, name: str, columns: list[str], which: str) -> None:
    """Index a part of the rows, the one that is asked for."""
    where = sa.text(which)
    op.create_index(
        f"ix_{table}_{name}", table, columns, sqlite_where=where, postgresql_where=where
    )
