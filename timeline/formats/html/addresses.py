"""Addresses: which are a page's own, which are an archive's, and which none at all."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from timeline.formats.html.signs import clean

_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org|[\w.-]*(?:webarchive|arquivo)[\w.-]*)/"
    r"(?:[\w-]+/){0,2}?(?P<day>\d{8})\d{0,6}(?:[a-z]{2}_)?/(?P<address>https?://?.+)",
    re.IGNORECASE,
)
_LONGEST = 2000
_BLANKS = re.compile(r"\s")


class Archived(NamedTuple):
    """An address as an archive has it: the page's own, and the day it was saved."""

    address: str
    saved: str
    """The day as it stands there: `20241025`."""


def web_address(value: str | None, base: str | None = None) -> str | None:
    """Return an address of the web in full; None where it is none.

    >>> web_address("/2024/a", "https://a.example/x"), web_address("data:x")
    ('https://a.example/2024/a', None)
    """
    text = clean(value or "").strip()
    if not text or len(text) > _LONGEST or _BLANKS.search(text):
        return None
    try:
        joined = urljoin(base, text) if base else text
        parts = urlsplit(joined)
        has_host = bool(parts.hostname)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and has_host else None


def unarchived(address: str) -> Archived | None:
    """Take an archive's own part from an address; None where there is none.

    >>> unarchived("https://web.archive.org/web/20241026101500/https://a.example/x")
    Archived(address='https://a.example/x', saved='20241026')
    """
    found = _ARCHIVED.match(address)
    if found is None:
        return None
    return Archived(
        re.sub(r"^(https?:/)(?=[^/])", r"\1/", found["address"]), found["day"]
    )


def is_same_page(one: str, other: str) -> bool:
    """Tell whether two addresses lead to one page, as far as their words say.

    >>> is_same_page("http://www.a.example/x/#article", "https://a.example/x?s=1")
    True
    """
    return _bare(one) == _bare(other) != ""


def _bare(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("amp.")
    except ValueError:
        return ""
    path = unquote(parts.path).rstrip("/").removesuffix("/amp")
    return f"{host}{path}".casefold()


def path_of(address: str | None) -> str:
    """Return an address's path, without a slash at its end; empty if it has none."""
    try:
        return unquote(urlsplit(address).path).rstrip("/") if address else ""
    except ValueError:
        return ""
