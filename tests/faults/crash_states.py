"""What a power loss may leave on disk of what a traced program wrote.

What was synced before is there.  Of what was not, each write may be there, or not, or
only some of its sectors; each truncation may have happened or not.  Names come and go
in order, up to some moment, and for certain once their folder was synced; a file that
was replaced under its name keeps what it held.  The index beside the write-ahead log
(-shm) is mapped memory, which strace does not see: it may hold anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from tests.faults.sound import Ack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from random import Random

SECTOR = 512
_TORN = 0.4
TRACER = (
    *("strace", "-f", "-y", "-xx", "-s", "10000000", "-e"),
    "trace=openat,pwrite64,pwritev,write,fdatasync,fsync,ftruncate,unlink,rename",
)
"""A command that runs a program and writes what it does, to a file given by -o."""
_CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (\d+)")
_FILE = re.compile(r'(\d+)<([^>]*)>(?:, "([^"]*)"(?:\.\.\.)?)?(?:, (\d+))?(?:, (\d+))?')
_HEX = re.compile(r"\\x([0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written at an offset, or a truncation to it where there are none."""

    name: str
    offset: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Sync:
    """A file, or with no name the folder, was synced."""

    name: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """A file was made under a name, or went."""

    name: str
    exists: bool


Op: TypeAlias = Write | Sync | Name | Ack


def read_trace(trace: Path, folder: Path) -> Iterator[Op]:
    """Read what strace saw a program do in a folder, and tell on standard output."""
    inside = f"{folder}/"
    with trace.open() as lines:
        for line in lines:
            found = _CALL.match(line)
            if found is None:
                assert "unfinished" not in line, "threads write: cannot tell the order"
                continue
            call, given, result = found.groups()
            op = _op(call, given, int(result), inside)
            if op is not None:
                yield op


def _op(call: str, given: str, result: int, inside: str) -> Op | None:
    if call in ("openat", "unlink", "rename"):
        path = _text(given.split('"')[1])
        if not path.startswith(inside) or (call == "openat" and "O_CREAT" not in given):
            return None
        assert call != "rename", "a rename: no state is made of it yet"
        name = path.removeprefix(inside)
        return None if name.endswith("-shm") else Name(name, exists=call == "openat")
    found = _FILE.match(given)
    assert found is not None, given
    fd, path, data, first, second = found.groups()
    path = _text(path)
    if call == "write" and fd == "1" and data:
        commit, digest = _bytes(data).split()
        return Ack(int(commit), bytes.fromhex(digest.decode()))
    if call in ("fsync", "fdatasync") and f"{path}/" == inside:
        return Sync(None)
    name = path.removeprefix(inside)
    if not path.startswith(inside) or name.endswith("-shm"):
        return None
    match call:
        case "fsync" | "fdatasync":
            return Sync(name)
        case "ftruncate":
            return Write(name, int(first), None)
        case "pwrite64":
            written = _bytes(data)
            assert len(written) == int(first) == result, "written in part"
            return Write(name, int(second), written)
    assert call == "write", f"{call} in the store's folder: no state is made of it yet"
    return None


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _text(text: str) -> str:
    return _HEX.sub(lambda found: chr(int(found[1], 16)), text)


@dataclass
class _File:
    synced: bytearray = field(default_factory=bytearray)
    unsynced: list[Write] = field(default_factory=list)


class Disk:
    """A disk that is told what a program does, up to the moment the power goes."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        """As the program sees them."""
        self._names: dict[str, _File] = {}
        """As they are known to stand in the folder."""
        self._renamed: list[tuple[str, _File | None]] = []
        """What happened to names since."""

    def run(self, op: Op) -> None:
        """Let the program do something more."""
        match op:
            case Name(name, exists):
                self._name(name, exists=exists)
            case Write():
                self._files[op.name].unsynced.append(op)
            case Sync(None):
                self._names = _later(self._names, self._renamed)
                self._renamed.clear()
            case Sync(str(name)):
                file = self._files[name]
                for write in file.unsynced:
                    _put(file.synced, write)
                file.unsynced.clear()

    def _name(self, name: str, *, exists: bool) -> None:
        if exists and name in self._files:
            return
        if exists:
            self._files[name] = _File()
        else:
            del self._files[name]
        self._renamed.append((name, self._files.get(name)))

    def lose_power(self, random: Random) -> dict[str, bytes]:
        """What may be left, by name."""
        keep = random.choice((_none, _all, _first, _some, _some))
        renamed = self._renamed[: len(keep(len(self._renamed), random))]
        left = {}
        for name, file in _later(self._names, renamed).items():
            content = bytearray(file.synced)
            for index in keep(len(file.unsynced), random):
                torn = keep is _some and random.random() < _TORN
                _put(content, file.unsynced[index], random if torn else None)
            left[name] = bytes(content)
        return left


def _later(
    names: dict[str, _File], renamed: Iterable[tuple[str, _File | None]]
) -> dict[str, _File]:
    merged: dict[str, _File | None] = {**names, **dict(renamed)}
    return {name: file for name, file in merged.items() if file is not None}


def _none(_count: int, _random: Random) -> list[int]:
    return []


def _all(count: int, _random: Random) -> list[int]:
    return list(range(count))


def _first(count: int, random: Random) -> list[int]:
    return list(range(random.randint(0, count)))


def _some(count: int, random: Random) -> list[int]:
    share = random.random()
    return [index for index in range(count) if random.random() < share]


def _put(content: bytearray, write: Write, torn: Random | None = None) -> None:
    """Write to a file, or, where a write is torn, some of its sectors."""
    if write.data is None:
        del content[write.offset :]
        content.extend(bytes(write.offset - len(content)))
        return
    content.extend(bytes(max(0, write.offset - len(content))))
    for start in range(0, len(write.data), SECTOR):
        if torn is None or torn.random() < 0.5:
            sector = write.data[start : start + SECTOR]
            at = write.offset + start
            content.extend(bytes(max(0, at - len(content))))
            content[at : at + len(sector)] = sector
