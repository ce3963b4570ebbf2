"""The log: the store's own row, commits, entries, redactions, and article texts.

The guards of these tables are put in place after the last revision, by the program.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_HASH = sa.LargeBinary(32)


def upgrade() -> None:
    """Create the tables of the log."""
    _create_store_meta()
    _create_commits()
    _create_entries()
    _create_redactions()
    _create_article_texts()


def _create_store_meta() -> None:
    op.create_table(
        "store_meta",
        sa.Column("id", _BIG, autoincrement=False, nullable=False),
        sa.Column("store_id", sa.Text(), nullable=False),
        sa.Column("hash_alg", sa.Text(), nullable=False),
        sa.Column("genesis", _HASH, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_store_meta_one_row")),
        sa.CheckConstraint(
            "hash_alg = 'sha256-v1'", name=op.f("ck_store_meta_hash_alg")
        ),
        sa.CheckConstraint("length(genesis) = 32", name=op.f("ck_store_meta_genesis")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_meta")),
    )


def _create_commits() -> None:
    op.create_table(
        "commits",
        sa.Column("id", _BIG, autoincrement=False, nullable=False),
        sa.Column("idempotency_key", sa.Text(), nullable=True),
        sa.Column("request_digest", _HASH, nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("wall_at", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("software", sa.Text(), nullable=False),
        sa.Column("first_position", sa.BigInteger(), nullable=False),
        sa.Column("n_entries", sa.Integer(), nullable=False),
        sa.Column("hash", _HASH, nullable=False),
        sa.CheckConstraint("n_entries > 0", name=op.f("ck_commits_n_entries")),
        sa.CheckConstraint("length(hash) = 32", name=op.f("ck_commits_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commits")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_commits_idempotency_key")),
        sa.UniqueConstraint("recorded_at", name=op.f("uq_commits_recorded_at")),
    )


def _create_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("position", _BIG, autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.LargeBinary(16), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("schema_version", sa.SmallInteger(), nullable=False),
        sa.Column("commit_id", _BIG, nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("hash", _HASH, nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_entries_version")),
        sa.CheckConstraint(
            "schema_version >= 1", name=op.f("ck_entries_schema_version")
        ),
        sa.CheckConstraint("length(entry_id) = 16", name=op.f("ck_entries_entry_id")),
        sa.CheckConstraint("length(hash) = 32", name=op.f("ck_entries_hash")),
        sa.ForeignKeyConstraint(
            ["commit_id"], ["commits.id"], name=op.f("fk_entries_commit_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_entries")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_entries_entry_id")),
        sa.UniqueConstraint(
            "stream", "version", name=op.f("uq_entries_stream_version")
        ),
    )


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


def _create_article_texts() -> None:
    op.create_table(
        "article_texts",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("codec", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_article_texts")),
    )
