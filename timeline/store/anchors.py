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
from timeline.store.findings import Findings, Problem
from timeline.store.reading import read_head
from timeline.store.tables import commits, store_meta

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from timeline.store.findings import Check


class Anchor(BaseModel):
    """Where the log of a store stood at a moment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: str
    """The store's id."""
    position: int = Field(ge=0)
    """0 where nothing had been recorded."""
    commit: int = Field(ge=0)
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
        UsageError: the file cannot be written.
    """
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


def check_anchors(
    connection: sa.Connection, name: str, anchors: Sequence[Anchor | Problem]
) -> Check:
    """Find each anchor of this store in the log, whose chain is checked elsewhere."""
    findings, ours = Findings(name), 0
    store_id = connection.execute(sa.select(store_meta.c.store_id)).scalar()
    for anchor in anchors:
        if isinstance(anchor, Problem):
            findings.add(anchor.what)
        elif anchor.store == store_id:
            ours += 1
            _find(connection, anchor, findings)
    if not ours:
        findings.add(
            f"none is of this store, {store_id or 'which has no id'}: it is another "
            "one, or was never anchored there",
            1,
        )
    return findings.check(f"{ours:,} of {len(anchors):,} of this store", "each found")


def _find(connection: sa.Connection, anchor: Anchor, findings: Findings) -> None:
    day = f"anchored on {anchor.anchored_at:%Y-%m-%d}"
    if anchor.commit == 0:
        found = connection.execute(sa.select(store_meta.c.genesis)).scalar_one()
        last = 0
    else:
        row = connection.execute(
            sa.select(commits).where(commits.c.id == anchor.commit)
        ).one_or_none()
        if row is None:
            missing = f"commit {anchor.commit}, {day}, is gone: the log was cut"
            findings.add(missing, anchor.position)
            return
        found, last = row.hash, row.first_position + row.n_entries - 1
    if (last, found.hex()) != (anchor.position, anchor.hash):
        what = f"the log up to here is not the one {day}: it was rewritten"
        findings.add(what, anchor.position)


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
