"""The read tables, folded from the log and rebuilt from it at will.

Every row but a checkpoint is a version: true from the log's position `sys_from` up to,
not including, `sys_to`.  So a view as of an earlier day is a condition, not a replay.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from timeline.store.tables import BIG, HASH, Table, metadata

FOREVER = 2**63 - 1
"""`sys_to` of what still holds."""


def _key() -> Any:
    return Field(default=None, sa_column=sa.Column(BIG, primary_key=True))


def _text(*, nullable: bool = False, index: bool = False) -> Any:
    return Field(sa_column=sa.Column(sa.Text, nullable=nullable, index=index))


def _big(*, nullable: bool = False, index: bool = False) -> Any:
    return Field(sa_column=sa.Column(sa.BigInteger, nullable=nullable, index=index))


def _flag() -> Any:
    return Field(sa_column=sa.Column(sa.Boolean, nullable=False))


_WAS_CLOSED = "closed_by IS NOT NULL"
_IS_OPEN = f"sys_to = {FOREVER}"


def _closers(table: str) -> sa.Index:
    """Index what closed rows: few were, and the others need not be in it."""
    return _some(table, "closed_by", "closed_by", which=_WAS_CLOSED)


def _some(table: str, name: str, *columns: str, which: str) -> sa.Index:
    """Index a part of the rows only: a question for just that part is found by it."""
    where = sa.text(which)
    return sa.Index(
        f"ix_{table}_{name}", *columns, sqlite_where=where, postgresql_where=where
    )


def _equal(table: str, column: str) -> sa.Index:
    """Index texts of any length: PostgreSQL's trees take 2,700 bytes at most."""
    return sa.Index(f"ix_{table}_{column}", column, postgresql_using="hash")


class Checkpoint(Table, table=True):
    """How far the read tables have read the log, and with which code."""

    __tablename__ = "projection_checkpoints"

    name: str = Field(sa_column=sa.Column(sa.Text, primary_key=True))
    position: int = _big()
    log_hash: bytes = Field(sa_column=sa.Column(HASH, nullable=False))
    fingerprint: str = _text()


class ArticleView(Table, table=True):
    """A revision of an article."""

    __tablename__ = "proj_articles"
    __table_args__ = (
        _closers("proj_articles"),
        _equal("proj_articles", "path"),
        _equal("proj_articles", "location"),
        _some("proj_articles", "undated", "position", which="published IS NULL"),
    )

    row_id: int = _key()
    article: str = _text(index=True)
    revision: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    path: str = _text()
    """As it was given."""
    location: str | None = _text(nullable=True)
    sha256: str = _text(index=True)
    published: str | None = _text(nullable=True)
    """As something states it: None also where the day is a guess."""
    doc: str = _text()
    """The entry's payload as JSON."""
    recorded_at: int = _big()
    position: int = _big()
    """Where it stands in the log: articles are listed in this order."""
    cause: int = _big(index=True)
    closed_by: int | None = _big(nullable=True)
    sys_from: int = _big()
    sys_to: int = _big()


class MentionView(Table, table=True):
    """A mention of the current revision of its article."""

    __tablename__ = "proj_mentions"
    __table_args__ = (_closers("proj_mentions"),)

    row_id: int = _key()
    mention: str = _text(index=True)
    article: str = _text(index=True)
    position: int = _big()
    """Of its entry, which holds its words: the eldest mention names its event."""
    cause: int = _big(index=True)
    closed_by: int | None = _big(nullable=True)
    sys_from: int = _big()
    sys_to: int = _big()


class Link(Table, table=True):
    """Two mentions are one event, with the reason."""

    __tablename__ = "proj_links"

    row_id: int = _key()
    a: str = _text(index=True)
    b: str = _text(index=True)
    score: float | None = Field(sa_column=sa.Column(sa.Float, nullable=True))
    why: str = _text()
    by: str = _text()
    cause: int = _big(index=True)
    """The entry that made it; kept when an undo makes it again."""
    closed_by: int | None = _big(nullable=True, index=True)
    sys_from: int = _big()
    sys_to: int = _big()


class Apart(Table, table=True):
    """Two mentions that a person has said are never one event."""

    __tablename__ = "proj_apart"

    row_id: int = _key()
    a: str = _text(index=True)
    b: str = _text(index=True)
    cause: int = _big(index=True)
    closed_by: int | None = _big(nullable=True, index=True)
    sys_from: int = _big()
    sys_to: int = _big()


class Proposal(Table, table=True):
    """Two mentions that may be one event."""

    __tablename__ = "proj_proposals"
    __table_args__ = (_some("proj_proposals", "score", "score", which=_IS_OPEN),)

    row_id: int = _key()
    a: str = _text(index=True)
    b: str = _text(index=True)
    score: float = Field(sa_column=sa.Column(sa.Float, nullable=False))
    why: str = _text()
    cause: int = _big(index=True)
    closed_by: int | None = _big(nullable=True, index=True)
    sys_from: int = _big()
    sys_to: int = _big()


class CorrectionView(Table, table=True):
    """A standing correction by a person, held by a mention of its event."""

    __tablename__ = "proj_corrections"

    row_id: int = _key()
    mention: str = _text(index=True)
    kind: str = _text()
    commit_id: int = _big(index=True)
    author: str = _text()
    recorded_at: int = _big()
    doc: str = _text()
    cause: int = _big(index=True)
    closed_by: int | None = _big(nullable=True, index=True)
    sys_from: int = _big()
    sys_to: int = _big()


class Undone(Table, table=True):
    """A commit that was taken back; it stands again when the undo is undone."""

    __tablename__ = "proj_undone"

    row_id: int = _key()
    commit_id: int = _big(index=True)
    cause: int = _big(index=True)
    """The entry that took it back."""
    closed_by: int | None = _big(nullable=True, index=True)
    sys_from: int = _big()
    sys_to: int = _big()


class Membership(Table, table=True):
    """Which event a mention belongs to."""

    __tablename__ = "proj_membership"

    row_id: int = _key()
    mention: str = _text(index=True)
    event: str = _text(index=True)
    sys_from: int = _big()
    sys_to: int = _big()


_ORDER = ("sort_day", "sort_rank", "sort_end", "event")
_HELD = ("sys_from", "sys_to")
_TOLD = ("retracted", "disagrees", "corrected", "unsure", "role")


class EventView(Table, table=True):
    """A line of the chronology, with what lists and filters need.

    Two indexes hold all that tells whether a line is in a window and holds, so that no
    other row is read: one in the order of each class of dates, one in that of the log.
    The first also holds what is filtered by but words: a million lines are put in order
    by it alone.  The third, of closed versions only, cannot tempt a planner that looks
    for open ones; the fourth leads from the least sure date to the surer.
    """

    __tablename__ = "proj_chronology"
    __table_args__ = (
        sa.Index("ix_proj_chronology_window", "span_class", *_ORDER, *_HELD, *_TOLD),
        sa.Index("ix_proj_chronology_known", *_HELD, "span_class", *_ORDER),
        _some("proj_chronology", "closed", "sys_to", which=f"sys_to < {FOREVER}"),
        _some("proj_chronology", "unsure", "confidence", "event", which="unsure"),
    )

    row_id: int = _key()
    event: str = _text(index=True)
    span_class: int = Field(sa_column=sa.Column(sa.SmallInteger, nullable=False))
    """How long its days may be, in steps: see `derive.span_class`."""
    sort_day: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    """Ordinal of the day it is listed under: see `derive.sort_key`."""
    sort_rank: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    """Coarse before fine."""
    sort_end: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    edtf: str | None = _text(nullable=True)
    granularity: str | None = _text(nullable=True)
    modifier: str | None = _text(nullable=True)
    confidence: float | None = Field(sa_column=sa.Column(sa.Float, nullable=True))
    """How sure the date is: see `derive.confidence`."""
    unsure: bool = _flag()
    """Less sure than `derive.SURE`."""
    title: str = _text()
    role: str = _text()
    who: str = _text()
    """A JSON array, as is `places`."""
    places: str = _text()
    mentions: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    origins: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    disagrees: bool = _flag()
    corrected: bool = _flag()
    retracted: bool = _flag()
    words: str = _text()
    """Titles, quotations, names and places, as `words.searchable`; so are the rest."""
    who_words: str = _text()
    place_words: str = _text()
    source_words: str = _text()
    """Paths, titles, publishers and URLs of its articles."""
    sys_from: int = _big()
    sys_to: int = _big()


class MatchKey(Table, table=True):
    """A stem under which a story is looked up when another is matched."""

    __tablename__ = "proj_keys"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLModel's own form

    key: int = Field(
        sa_column=sa.Column(sa.BigInteger, primary_key=True, autoincrement=False)
    )
    """Its number: see `match.index.key_number`."""
    day: int = Field(
        sa_column=sa.Column(sa.Integer, primary_key=True, autoincrement=False)
    )
    """Of publication, as an ordinal; 0 where there is none."""
    story: int = Field(
        sa_column=sa.Column(sa.BigInteger, primary_key=True, autoincrement=False)
    )


class StoryView(Table, table=True):
    """A revision of an article, reduced to what is compared when one is matched."""

    __tablename__ = "proj_stories"

    story: int = Field(sa_column=sa.Column(BIG, primary_key=True, autoincrement=False))
    """Position of the first of its mentions in the log."""
    article: str = _text(index=True)
    day: int = Field(sa_column=sa.Column(sa.Integer, nullable=False))
    doc: str = _text()
    """JSON: see `match.profiles.pack`."""


articles = metadata.tables["proj_articles"]
mentions = metadata.tables["proj_mentions"]
links = metadata.tables["proj_links"]
apart = metadata.tables["proj_apart"]
proposals = metadata.tables["proj_proposals"]
corrections = metadata.tables["proj_corrections"]
undone = metadata.tables["proj_undone"]
membership = metadata.tables["proj_membership"]
chronology = metadata.tables["proj_chronology"]
keys = metadata.tables["proj_keys"]
stories = metadata.tables["proj_stories"]
checkpoints = metadata.tables["projection_checkpoints"]

CHRONOLOGY_TABLES = (
    articles,
    mentions,
    links,
    apart,
    proposals,
    corrections,
    undone,
    membership,
    chronology,
)
UNDOABLE = (articles, mentions, links, apart, proposals, corrections)
"""Tables whose rows an undo closes and opens again."""
