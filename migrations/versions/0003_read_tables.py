"""The read tables anew: words stay in the log, dates in classes, rows know their cause.

They are emptied, for they are folded from the log: fold it again after the upgrade.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_ORDER = ["sort_day", "sort_rank", "sort_end", "event"]
_HELD = ["sys_from", "sys_to"]
_IS_CLOSED = sa.text("sys_to < 9223372036854775807")
_OTHERS = (
    "proj_apart",
    "proj_corrections",
    "proj_links",
    "proj_membership",
    "proj_proposals",
    "projection_checkpoints",
)


def upgrade() -> None:
    """Make four tables anew and empty the others."""
    for table in ("proj_articles", "proj_mentions", "proj_chronology", "proj_keys"):
        op.drop_table(table)
    for table in _OTHERS:
        op.execute(sa.text(f"DELETE FROM {table}"))  # noqa: S608 - our own names
    _create_articles()
    _create_chronology()
    _create_word_index()
    _create_mentions()
    _create_undone()
    _create_keys()


def _create_articles() -> None:
    op.create_table(
        "proj_articles",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_articles")),
    )
    _index("proj_articles", "article", "sha256", "cause")
    for column in ("path", "location"):
        name = op.f(f"ix_proj_articles_{column}")
        op.create_index(name, "proj_articles", [column], postgresql_using="hash")
    _index_closers("proj_articles")


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
    _index("proj_chronology", "event")
    op.create_index(
        "ix_proj_chronology_window", "proj_chronology", ["span_class", *_ORDER, *_HELD]
    )
    op.create_index(
        "ix_proj_chronology_known", "proj_chronology", [*_HELD, "span_class", *_ORDER]
    )
    op.create_index(
        "ix_proj_chronology_closed",
        "proj_chronology",
        ["sys_to"],
        sqlite_where=_IS_CLOSED,
        postgresql_where=_IS_CLOSED,
    )


def _create_word_index() -> None:
    """Index the words of lines; autogeneration leaves these out (see `env.py`)."""
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


def _create_mentions() -> None:
    op.create_table(
        "proj_mentions",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_mentions")),
    )
    _index("proj_mentions", "mention", "article", "cause")
    _index_closers("proj_mentions")


def _create_undone() -> None:
    op.create_table(
        "proj_undone",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("commit_id", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_undone")),
    )
    _index("proj_undone", "commit_id", "cause", "closed_by")


def _create_keys() -> None:
    op.create_table(
        "proj_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "mention", name=op.f("pk_proj_keys")),
        sqlite_with_rowid=False,
    )


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _index_closers(table: str) -> None:
    """Index what closed rows: few were, and the others need not be in it."""
    was_closed = sa.text("closed_by IS NOT NULL")
    op.create_index(
        f"ix_{table}_closed_by",
        table,
        ["closed_by"],
        sqlite_where=was_closed,
        postgresql_where=was_closed,
    )
