"""Pages damaged by chance: cut, doubled, spliced, and with hostile pieces put in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

PAGES = tuple(
    path.read_bytes()
    for path in sorted(Path(__file__).with_name("pages").glob("*.html"))
)
_PIECES = (
    b"<div>" * 300,
    b"</div>" * 50,
    b"<table><tr><td>" * 60,
    b"<b><i>" * 100,
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<script>",
    b"</script>",
    b"<style>",
    b"<noscript>",
    b"<template>",
    b'<p style="display:none">',
    b"<p hidden>",
    b'<a href="',
    b'<time datetime="9999-99-99T99:99:99Z">',
    b'<time datetime="2024-13-45">x</time>',
    b'<meta name="date" content="\x1b[31m2024-10-25">',
    b'<meta charset="utf-7">',
    b'<meta charset="hex">',
    b'<link rel="canonical" href="http://[::1">',
    b'<base href="//////">',
    b'<script type="application/ld+json">{"@type":"Article","datePublished":[[{}]]',
    b'<script type="application/ld+json">{"@graph":' + b'{"a":' * 900,
    b'{"@type":["NewsArticle",1,null]}',
    b"&#0;&#27;[2J&#x202e;&#xd800;&#x10ffff;&#99999999;",
    b"\x1b]8;;http://x\x07",
    b"\x00\x01\x7f\x9b",
    "\u202e\u2066\u200f\U000e0041\ufeff\ufffe".encode(),
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"&lt;script&gt;" * 20,
    b"<br>" * 200,
    b"9" * 5000,
    b"(" * 2000,
    b" " * 5000,
    b"- " * 2000,
    b"\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa4/\xd9\xa1\xd9\xa0",
)


def mutated(chance: random.Random) -> bytes:
    """Damage one of the pages, by one to eight changes."""
    data = bytearray(chance.choice(PAGES))
    for _ in range(chance.randint(1, 8)):
        _CHANGES[chance.randrange(len(_CHANGES))](data, chance)
    return bytes(data[:200_000])


def _span(data: bytearray, chance: random.Random) -> slice:
    start = chance.randrange(len(data) + 1)
    return slice(start, min(len(data), start + chance.randint(0, 400)))


def _insert(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.choice(_PIECES) * chance.choice((1, 1, 1, 7))


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[_span(data, chance)]


def _double(data: bytearray, chance: random.Random) -> None:
    piece = bytes(data[_span(data, chance)])
    at = chance.randrange(len(data) + 1)
    data[at:at] = piece * chance.randint(1, 40)


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 60)):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)


def _splice(data: bytearray, chance: random.Random) -> None:
    other = chance.choice(PAGES)
    data[chance.randrange(len(data) + 1) :] = other[chance.randrange(len(other)) :]


def _end(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data) + 1) :]


_CHANGES = (_insert, _insert, _cut, _double, _flip, _splice, _end)
