"""Mailboxes (`mbox`, RFC 4155) → their mails, one after the other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.formats.decode import MAX_BYTES
from timeline.formats.mail import parts
from timeline.formats.place import Keys

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

    from timeline.formats.archives import Split
    from timeline.formats.member import Member, Problem
    from timeline.formats.place import Place

_BEGINS = b"From "
_QUOTED = re.compile(rb"(?m)^>(>*From )")
_MESSAGE_ID = re.compile(rb"(?mi)^Message-ID:\s{0,9}(<[!-~]{1,250}>)")
_MOST_LINE = 1 << 20
_MOST = 100_000
"""Mails that are read of one mailbox."""


def mails(
    file: io.BufferedReader, place: Place, split: Split
) -> Iterator[Member | Problem]:
    """Read each mail of a mailbox, with what is attached to it.

    A mail keeps its place by its Message-ID.
    """
    if file.peek(len(_BEGINS))[: len(_BEGINS)] != _BEGINS:
        yield place.failed(
            "is no mailbox: its first line is not “From …”",
            "one as mail programs save it; save it again",
        )
        return
    keys = Keys()
    for number, data in enumerate(_split(file), 1):
        if number > _MOST:
            yield place.failed(
                f"holds over {_MOST:,} mails", f"at most {_MOST:,}; split it"
            )
            return
        if data is None:
            yield place.inside(f"#{number}", None).too_large(None, MAX_BYTES)
            continue
        head = data.partition(b"\n\n")[0].replace(b"\r", b"")
        named = _MESSAGE_ID.search(head)
        key = keys.once(named[1].decode("ascii") if named else None)
        here = replace(place.inside(f"#{number}", key), depth=place.depth + 1)
        yield from parts(data, here, split)


def _split(file: io.BufferedReader) -> Iterator[bytes | None]:
    """Cut at the lines that begin a mail; None stands for one that is too large."""
    lines: list[bytes] = []
    size = 0
    is_blank, is_whole = True, True
    while line := file.readline(_MOST_LINE):
        if is_whole and is_blank and line.startswith(_BEGINS):
            if size:
                yield _mail(lines, size)
            lines, size = [], 0
        else:
            size += len(line)
            if size <= MAX_BYTES:
                lines.append(line)
        is_blank, is_whole = not line.strip(b"\r\n"), line.endswith(b"\n")
    if size:
        yield _mail(lines, size)


def _mail(lines: list[bytes], size: int) -> bytes | None:
    if size > MAX_BYTES:
        return None
    if len(lines) > 1 and not lines[-1].strip(b"\r\n"):
        lines = lines[:-1]  # the blank line that parts it from the next
    return _QUOTED.sub(rb"\1", b"".join(lines))
