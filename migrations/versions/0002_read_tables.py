"""The read tables: articles, mentions, links, events and what people decided.

Folded from the log, and rebuilt from it at will.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_HASH = sa.LargeBinary(32)


def upgrade() -> None:
    """Create the read tables."""
    _create_apart()
    _create_articles()
    _create_chronology()
    _create_corrections()
    _create_keys()
    _create_links()
    _create_membership()
    _create_mentions()
    _create_proposals()
    _create_projection_checkpoints()


def _create_apart() -> None:
    op.create_table(
        "proj_apart",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("cause", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_apart")),
    )
    op.create_index(op.f("ix_proj_apart_a"), "proj_apart", ["a"], unique=False)
    op.create_index(op.f("ix_proj_apart_b"), "proj_apart", ["b"], unique=False)
    op.create_index(op.f("ix_proj_apart_cause"), "proj_apart", ["cause"], unique=False)
    op.create_index(
        op.f("ix_proj_apart_closed_by"), "proj_apart", ["closed_by"], unique=False
    )


def _create_articles() -> None:
    op.create_table(
        "proj_articles",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_articles")),
    )
    op.create_index(
        op.f("ix_proj_articles_article"), "proj_articles", ["article"], unique=False
    )
    op.create_index(
        op.f("ix_proj_articles_location"), "proj_articles", ["location"], unique=False
    )
    op.create_index(
        op.f("ix_proj_articles_sha256"), "proj_articles", ["sha256"], unique=False
    )


def _create_chronology() -> None:
    op.create_table(
        "proj_chronology",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Integer(), nullable=False),
        sa.Column("sort_rank", sa.Integer(), nullable=False),
        sa.Column("sort_end", sa.Integer(), nullable=False),
        sa.Column("earliest", sa.Text(), nullable=True),
        sa.Column("latest", sa.Text(), nullable=True),
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
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_chronology")),
    )
    op.create_index(
        op.f("ix_proj_chronology_event"), "proj_chronology", ["event"], unique=False
    )
    op.create_index(
        "ix_proj_chronology_order",
        "proj_chronology",
        ["sort_day", "sort_rank", "sort_end", "event"],
        unique=False,
    )


def _create_corrections() -> None:
    op.create_table(
        "proj_corrections",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("commit_id", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("cause", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_corrections")),
    )
    op.create_index(
        op.f("ix_proj_corrections_cause"), "proj_corrections", ["cause"], unique=False
    )
    op.create_index(
        op.f("ix_proj_corrections_closed_by"),
        "proj_corrections",
        ["closed_by"],
        unique=False,
    )
    op.create_index(
        op.f("ix_proj_corrections_commit_id"),
        "proj_corrections",
        ["commit_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_proj_corrections_mention"),
        "proj_corrections",
        ["mention"],
        unique=False,
    )


def _create_keys() -> None:
    op.create_table(
        "proj_keys",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_keys")),
    )
    op.create_index(
        "ix_proj_keys_key_mention", "proj_keys", ["key", "mention"], unique=False
    )
    op.create_index(
        op.f("ix_proj_keys_mention"), "proj_keys", ["mention"], unique=False
    )


def _create_links() -> None:
    op.create_table(
        "proj_links",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("cause", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_links")),
    )
    op.create_index(op.f("ix_proj_links_a"), "proj_links", ["a"], unique=False)
    op.create_index(op.f("ix_proj_links_b"), "proj_links", ["b"], unique=False)
    op.create_index(op.f("ix_proj_links_cause"), "proj_links", ["cause"], unique=False)
    op.create_index(
        op.f("ix_proj_links_closed_by"), "proj_links", ["closed_by"], unique=False
    )


def _create_membership() -> None:
    op.create_table(
        "proj_membership",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_membership")),
    )
    op.create_index(
        op.f("ix_proj_membership_event"), "proj_membership", ["event"], unique=False
    )
    op.create_index(
        op.f("ix_proj_membership_mention"), "proj_membership", ["mention"], unique=False
    )


def _create_mentions() -> None:
    op.create_table(
        "proj_mentions",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_mentions")),
    )
    op.create_index(
        op.f("ix_proj_mentions_article"), "proj_mentions", ["article"], unique=False
    )
    op.create_index(
        op.f("ix_proj_mentions_mention"), "proj_mentions", ["mention"], unique=False
    )


def _create_proposals() -> None:
    op.create_table(
        "proj_proposals",
        sa.Column("row_id", _BIG, nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("cause", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("sys_from", sa.BigInteger(), nullable=False),
        sa.Column("sys_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_proj_proposals")),
    )
    op.create_index(op.f("ix_proj_proposals_a"), "proj_proposals", ["a"], unique=False)
    op.create_index(op.f("ix_proj_proposals_b"), "proj_proposals", ["b"], unique=False)
    op.create_index(
        op.f("ix_proj_proposals_cause"), "proj_proposals", ["cause"], unique=False
    )
    op.create_index(
        op.f("ix_proj_proposals_closed_by"),
        "proj_proposals",
        ["closed_by"],
        unique=False,
    )


def _create_projection_checkpoints() -> None:
    op.create_table(
        "projection_checkpoints",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("log_hash", _HASH, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_projection_checkpoints")),
    )
