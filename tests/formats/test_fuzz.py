"""Files altered at random: nothing hangs, nothing but problems comes of them."""

from __future__ import annotations

import gzip
import io
import os
import random
import re
import resource
import signal
from typing import TYPE_CHECKING

import pytest

from tests.formats.samples import samples, zipped
from tests.formats.test_pdf import PAGES, made
from timeline.errors import ReadError
from timeline.export.plain import one_line
from timeline.formats import Member, Problem, members
from timeline.parse import read_member

if TYPE_CHECKING:
    from types import FrameType

_LONGEST = 5.0
_MOST_MEMORY = 1024 * 1024 * 1024
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TOKENS = (
    *(b"\x1b[31m\x1b]0;x\x07", b"\0", b"\xff\xfe", b"\xc2\x9b31m", "\u202e".encode()),
    *(b"<![CDATA[", b"]]>", b"<!--", b"&#x1b;", b"&lol;", b"<item>" * 50),
    *(b"<div>" * 500, b"[" * 2000, b'{"text":"\\u001b[31m It rained."}\n', b"9" * 400),
    *(b"-1", b"\r\n\r\n", b"Content-Length: 99999999999\r\n", b"--XX\n", b"---\n"),
    *(b"Content-Type: text/html\r\n", b"Content-Transfer-Encoding: base64\n\n"),
    *(b"=?utf-8?q?=1b[31m?=", b"PK\x03\x04", b"\x1f\x8b"),
    b"<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY lol '&b;&b;'>]>",
)


def altered(data: bytes, chance: random.Random) -> bytes:
    """Alter bytes in a few places: cut, doubled, moved, set and added."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, end = sorted(chance.randrange(len(made) + 1) for _ in range(2))
        match chance.randrange(6):
            case 0:
                del made[at : min(end, at + 400)]
            case 1:
                made[at:at] = made[at : min(end, at + 400)] * chance.randint(1, 8)
            case 2:
                made[at:at] = chance.choice(_TOKENS)
            case 3 if made:
                made[at % len(made)] = chance.randrange(256)
            case 4:
                made[at:end] = chance.choice(_TOKENS) + made[at:end]
            case _:
                del made[end if chance.random() < 0.3 else len(made) - 1 :]
    return bytes(made)


def packed(name: str, data: bytes, chance: random.Random) -> tuple[str, bytes]:
    """Pack what was altered once in a while, so that what unpacks it is met whole."""
    match chance.randrange(5):
        case 0:
            inner = name.removesuffix(".gz")
            return f"{inner}.gz", gzip.compress(data, 1)
        case 1:
            return "a.zip", zipped({f"in/{name}": data, "\x1b[2Jb.txt": b"It rained."})
        case _:
            return name, data


def read_all(data: bytes, name: str) -> list[str]:
    """Read all that a file holds; what is told of it."""
    told = []
    for each in members(io.BytesIO(data), name):
        told.append(each.path)
        if isinstance(each, Problem):
            assert isinstance(each.error, ReadError)
            told.append(str(each.error))
            continue
        assert isinstance(each, Member)
        try:
            article = read_member(each)
        except ReadError as error:
            told.append(str(error))
        else:
            article.text.encode()
            told.append(f"{article.title} {article.publication.evidence}")
    return told


def _computed() -> float:
    """Seconds of computing of this process and those that it waited for."""
    return sum(os.times()[:4])


def _hung(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def fuzz(rounds: int, seed: int) -> float:
    """Read so many altered files; return the longest time that one took."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    given = [*samples().items(), ("paper.pdf", made(PAGES, packed=True))]
    longest = 0.0
    before = signal.signal(signal.SIGALRM, _hung)
    try:
        for number in range(rounds):
            name, data = chance.choice(given)
            name, data = packed(name, altered(data, chance), chance)
            signal.alarm(60)
            began = _computed()
            try:
                told = read_all(data, name)
            except BaseException as error:
                error.add_note(f"round {number} of seed {seed}: {name}, {data[:300]!r}")
                raise
            took = _computed() - began
            assert took < _LONGEST, (number, name, data)
            longest = max(longest, took)
            assert not any(_OBEYED.search(one_line(line)) for line in told), told
            assert told
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    return longest


def test_altered_files_are_read_or_named() -> None:
    fuzz(250, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_many_altered_files_are_read_or_named(seed: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    fuzz(1000, seed=100 + seed)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * 1024 < _MOST_MEMORY
