"""What a file is: told by how it begins, and by its name where that tells nothing."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from timeline.formats.member import STDIN

Shape: TypeAlias = Literal[
    "zip",
    "gz",
    "warc",
    "feed",
    "json",
    "lines",
    "mail",
    "mbox",
    "html",
    "markdown",
    "pdf",
    "text",
    "xml",
    "office",
]
"""A container, or a kind of article, or what is never read."""

HEAD = 4096
"""Bytes that are looked at."""

_BY_SUFFIX: dict[str, Shape] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xht": "html",
    ".mht": "mail",
    ".mhtml": "mail",
    ".eml": "mail",
    ".mbox": "mbox",
    ".pdf": "pdf",
    ".json": "json",
    ".jsonld": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "xml",
    ".warc": "warc",
    ".gz": "gz",
    ".zip": "zip",
}
SUFFIXES = frozenset({*_BY_SUFFIX, ""})
"""What is read from a folder or an archive.

A file named by itself is tried whatever its name.
"""

_OF_MANY = {
    *(".zip", ".gz", ".warc", ".jsonl", ".ndjson", ".json", ".xml", ".rss", ".atom"),
    *(".rdf", ".eml", ".mbox", ".jsonld"),
}

_OPENING = rb"(?>\s+|<!--.*?-->|<\?[^>]*>)*+"
"""What may stand before the root; once read, it is not tried another way."""
_FEED = re.compile(
    _OPENING
    + rb"(?:<!DOCTYPE rss[^>]{0,300}>\s*)?<(?:rss|feed|atom:feed|rdf:rdf)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_PAGE = re.compile(
    _OPENING
    + rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div"
    rb"|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_RECORD = re.compile(rb'\s*\[?\s*\{\s*"[^"\n]{1,60}"\s*:')
_MAIL = re.compile(
    rb"(?:[!-9;-~]{1,60}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,60}){0,60}?"
    rb"(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):",
    re.IGNORECASE,
)
_MBOX = re.compile(
    rb"From [^\s]{1,200} {1,3}\w{3} \w{3} [ \d]?\d \d\d:\d\d(?::\d\d)? [^\n]{4,30}\n"
    rb"[!-9;-~]{1,60}:"
)
_MARKS: tuple[tuple[bytes, Shape], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gz"),
    (b"WARC/", "warc"),
    (b"%PDF-", "pdf"),
)
_OFFICE = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|mimetype|_rels/)", re.DOTALL
)
_NAMED = {"markdown", "mail", "mbox", "feed", "lines", "json", "html"}
"""Texts whose name is believed where they begin like any text."""


def may_hold_many(path: str) -> bool:
    """Tell whether a file may hold many articles, by its name."""
    return PurePosixPath(path).suffix.lower() in _OF_MANY or path == STDIN


def tell(head: bytes, suffix: str) -> Shape:
    """Tell what a file is by its first bytes, and the end of its name.

    >>> tell(b"<!DOCTYPE html><title>Rain</title>", ".txt")
    'html'
    >>> tell(b"It rained.", ".md")
    'markdown'
    """
    if _OFFICE.match(head):
        return "office"
    for mark, shape in _MARKS:
        if head.startswith(mark):
            return shape
    begins = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    begins = begins.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    named = _BY_SUFFIX.get(suffix, "text")
    if _FEED.match(begins):
        return "feed"
    if _PAGE.match(begins) and named != "markdown":
        return "html"
    if named in _NAMED:
        return named
    if named == "xml" and begins.lstrip().startswith(b"<"):
        return "xml"
    if _RECORD.match(begins):
        return "json"
    if _MBOX.match(begins):
        return "mbox"
    if _MAIL.match(begins):
        return "mail"
    return "text"
