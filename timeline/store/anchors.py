"""Anchors: where the log stood, one line of JSON kept outside the database.

Whoever can write to the store can compute its whole chain again; nobody can make it end
in a hash that somebody else has written down before.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the annotations at run time
import os
from typing import TYPE_CHECKING, BinaryIO

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from timeline.errors import UsageError
from timeline.store.entries import to_datetime
from timeline.store.findings import Findings, Problem
from timeline.store.own_files import belongs_to_store
from timeline.store.reading import read_head
from timeline.store.tables import commits, store_meta

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import TypeAlias

    from timeline.store.findings import Check

    _Place: TypeAlias = tuple[int, int, dt.datetime | None]
    """A position, a commit, and when it was recorded."""


class Anchor(BaseModel):
    """Where the log of a store stood at a moment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: str
    """The store's id."""
    position: int = Field(ge=0, lt=2**63)
    """0 where nothing had been recorded."""
    commit: int = Field(ge=0, lt=2**63)
    hash: str = Field(pattern="^[0-9a-f]{64}$")
    """Of the last commit, in hexadecimal: it stands for the whole log."""
    recorded_at: dt.datetime | None
    """When that commit was recorded."""
    anchored_at: dt.datetime

    def line(self) -> str:
        """Write the anchor as one line of JSON."""
        return self.model_dump_json() + "\n"


def read_anchor(connection: sa.Connection, now: dt.datetime) -> Anchor:
    """Anchor the log as it stands."""
    head = read_head(connection)
    store_id = connection.execute(sa.select(store_meta.c.store_id)).scalar_one()
    return Anchor(
        store=store_id,
        position=head.position,
        commit=head.commit,
        hash=head.hash.hex(),
        recorded_at=head.recorded_at,
        anchored_at=now,
    )


def append_anchor(anchor: Anchor, path: Path) -> None:
    """Add an anchor to the end of a file, which is made where there is none.

    Raises:
        UsageError: the file cannot be written, or is a store.
    """
    if belongs_to_store(path):
        raise UsageError(
            f"cannot write {path}: it is a database, or belongs to one; expected a "
            "file of anchors, or a new one; give another with --to"
        )
    try:
        with path.open("a+b") as file:
            torn = b"" if _ends_in_newline(file) else b"\n"
            file.write(torn + anchor.line().encode())
            file.flush()
            os.fsync(file.fileno())
        _sync_folder(path.parent)
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {error.strerror}; expected a file in a folder that "
            "exists; give another with --to"
        ) from error


def load_anchors(path: Path) -> list[Anchor | Problem]:
    """Read a file of anchors, of whatever stores; a malformed line is a problem.

    Raises:
        UsageError: the file cannot be read.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(
            f"cannot read {path}: {error.strerror}; expected a file that “timeline "
            "anchor --to FILE” wrote; give another with --anchors"
        ) from error
    return [
        _read_line(line, f"{path}, line {number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]


def check_kept(
    connection: sa.Connection, name: str, anchors: Sequence[Anchor | Problem]
) -> Check:
    """See that each line is an anchor, and says of its hash what the store says.

    What is wrong here is wrong with the lines that were kept, not with the store.
    """
    findings, ours = Findings(name), 0
    store_id = _store_id(connection)
    for anchor in anchors:
        if isinstance(anchor, Problem):
            findings.add(anchor.what)
        elif anchor.store == store_id:
            ours += 1
            told = _place_of(connection, anchor)
            if told is not None and told != _told(anchor):
                findings.add(
                    f"the anchor of position {anchor.position}, commit "
                    f"{anchor.commit}, was altered: its hash is that of "
                    f"position {told[0]}, commit {told[1]}, recorded at {told[2]}"
                )
    if not ours:
        findings.add(
            f"none is of this store, {store_id or 'which has no id'}: these are the "
            "anchors of another, or the store was put in the place of theirs"
        )
    return findings.check(f"{ours:,} of {len(anchors):,} of this store", "as written")


def check_anchors(
    connection: sa.Connection, name: str, anchors: Sequence[Anchor | Problem]
) -> Check:
    """Find each anchor of this store in the log, whose chain is checked elsewhere."""
    findings, store_id = Findings(name), _store_id(connection)
    ours = [
        each for each in anchors if isinstance(each, Anchor) and each.store == store_id
    ]
    for anchor in ours:
        if _place_of(connection, anchor) is None:
            day = f"anchored on {anchor.anchored_at:%Y-%m-%d}"
            what = f"the log up to here is not the one {day}: it was rewritten"
            if anchor.commit > read_head(connection).commit:
                what = f"commit {anchor.commit}, {day}, is gone: the log was cut"
            findings.add(f"{what}, or the anchors were altered", anchor.position)
    return findings.check(f"{len(ours):,}", "each found")


def _store_id(connection: sa.Connection) -> str | None:
    found: str | None = connection.execute(sa.select(store_meta.c.store_id)).scalar()
    return found


def _told(anchor: Anchor) -> _Place:
    return anchor.position, anchor.commit, anchor.recorded_at


def _place_of(connection: sa.Connection, anchor: Anchor) -> _Place | None:
    """Find what the hash of an anchor stands for; None where the log has it nowhere."""
    chained = bytes.fromhex(anchor.hash)
    first = connection.execute(sa.select(store_meta.c.genesis)).scalar()
    if first == chained:
        return 0, 0, None
    for place in (commits.c.id == anchor.commit, sa.true()):  # the one by its key first
        row = connection.execute(
            sa.select(commits).where(place, commits.c.hash == chained).limit(1)
        ).first()
        if row is not None:
            last = row.first_position + row.n_entries - 1
            return last, row.id, to_datetime(row.recorded_at)
    return None


def _read_line(line: bytes, where: str) -> Anchor | Problem:
    try:
        return Anchor.model_validate_json(line)
    except ValidationError as error:
        said = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in said["loc"])
        return Problem(f"{where} is no anchor: {field or 'it'}: {said['msg']}")


def _ends_in_newline(file: BinaryIO) -> bool:
    if file.seek(0, os.SEEK_END) == 0:
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _sync_folder(folder: Path) -> None:
    """Make a new file's name last; systems without O_DIRECTORY see to it themselves."""
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
