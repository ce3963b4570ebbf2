"""The tables of the log, declared once for SQLite and PostgreSQL.

Declared with SQLModel, written with Core: a session that adds objects costs many times
the CPU of one `executemany`, and table classes do not validate.  What an entry holds is
checked by the models in `payloads`.
"""

from __future__ import annotations

from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""64 bits.  SQLite's own row number must be spelled INTEGER to be used as a key."""

HASH = sa.LargeBinary(32)

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Of every table in the store, the read tables too; apart from other SQLModel users."""


class Table(SQLModel):
    """The base of every table in the store."""

    metadata: ClassVar[sa.MetaData] = metadata


class StoreMeta(Table, table=True):
    """The store itself, in one row that never changes."""

    __tablename__ = "store_meta"
    __table_args__ = (
        sa.CheckConstraint("id = 1", name="one_row"),
        sa.CheckConstraint("hash_alg = 'sha256-v1'", name="hash_alg"),
        sa.CheckConstraint("length(genesis) = 32", name="genesis"),
    )

    id: int = Field(sa_column=sa.Column(BIG, primary_key=True, autoincrement=False))
    store_id: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    """A UUID.  It is part of the first hash, so no chain fits another store."""
    hash_alg: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    genesis: bytes = Field(sa_column=sa.Column(HASH, nullable=False))
    created_at: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    """Microseconds since 1970, UTC, as every time in the store."""


class CommitRow(Table, table=True):
    """One transaction of the log: the unit of atomicity, idempotency and audit."""

    __tablename__ = "commits"
    __table_args__ = (
        sa.CheckConstraint("n_entries > 0", name="n_entries"),
        sa.CheckConstraint("length(hash) = 32", name="hash"),
    )

    id: int = Field(sa_column=sa.Column(BIG, primary_key=True, autoincrement=False))
    idempotency_key: str | None = Field(sa_column=sa.Column(sa.Text, unique=True))
    request_digest: bytes | None = Field(sa_column=sa.Column(HASH))
    """Of what was asked: the same key with another digest is an error."""
    recorded_at: int = Field(
        sa_column=sa.Column(sa.BigInteger, nullable=False, unique=True)
    )
    """Strictly increasing, also when the clock runs back."""
    wall_at: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    """What the clock said."""
    author: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    command: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    software: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    first_position: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    n_entries: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    hash: bytes = Field(sa_column=sa.Column(HASH, nullable=False))


class EntryRow(Table, table=True):
    """One immutable row of the log."""

    __tablename__ = "entries"
    __table_args__ = (
        sa.UniqueConstraint("stream", "version"),
        sa.CheckConstraint("version >= 1", name="version"),
        sa.CheckConstraint("schema_version >= 1", name="schema_version"),
        sa.CheckConstraint("length(entry_id) = 16", name="entry_id"),
        sa.CheckConstraint("length(hash) = 32", name="hash"),
    )

    position: int = Field(
        sa_column=sa.Column(BIG, primary_key=True, autoincrement=False)
    )
    entry_id: bytes = Field(sa_column=sa.Column(sa.LargeBinary(16), nullable=False))
    """Made from stream, version and payload: one of its own as long as those are."""
    stream: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    version: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    type: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    schema_version: int = Field(sa_column=sa.Column(sa.SmallInteger, nullable=False))
    commit_id: int = Field(
        sa_column=sa.Column(BIG, sa.ForeignKey("commits.id"), nullable=False)
    )
    payload: str | None = Field(sa_column=sa.Column(sa.Text))
    """The exact text that was hashed; NULL once redacted."""
    hash: bytes = Field(sa_column=sa.Column(HASH, nullable=False))


class RedactionRow(Table, table=True):
    """Leave to blank one payload; its digest keeps the chain whole."""

    __tablename__ = "redactions"
    __table_args__ = (
        sa.CheckConstraint("length(payload_digest) = 32", name="payload_digest"),
    )

    position: int = Field(
        sa_column=sa.Column(
            BIG,
            sa.ForeignKey("entries.position"),
            primary_key=True,
            autoincrement=False,
        )
    )
    payload_digest: bytes = Field(sa_column=sa.Column(HASH, nullable=False))
    by_position: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    """The entry that asks for it."""


class ArticleTextRow(Table, table=True):
    """An article's text.  Outside the log, so that it can be taken down."""

    __tablename__ = "article_texts"

    sha256: str = Field(sa_column=sa.Column(sa.Text, primary_key=True))
    codec: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    size: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    """In bytes, as UTF-8."""
    body: bytes = Field(sa_column=sa.Column(sa.LargeBinary, nullable=False))


store_meta = metadata.tables["store_meta"]
commits = metadata.tables["commits"]
entries = metadata.tables["entries"]
redactions = metadata.tables["redactions"]
article_texts = metadata.tables["article_texts"]
