"""Bytes of a web page → text: by its mark, as UTF-8, as declared, or by its signs."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_READ_AS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-7": "utf-8",
}
"""What browsers read in place of what is declared (the WHATWG's Encoding Standard)."""
_MOST_BROKEN = 0.01
"""The share of signs that may be unreadable; a page may quote from another encoding."""


def decode_page(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Read a page's bytes as text, and tell the encoding; unreadable bytes become “�”.

    UTF-8 is tried before what the page declares: a page that was saved anew often
    declares what it was before, and no other text happens to be whole UTF-8.

    >>> decode_page(b'<meta charset="windows-1251">\\xcc\\xee\\xf1\\xea')[1]
    'cp1251'

    Args:
        data: the page.
        declared: the encoding that a server's header gave, if it is known.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for name in (declared, _declared_in(data)):
        encoding = _known(name) if name else ""
        if encoding:
            text = data.decode(encoding, "replace")
            if text.count("\ufffd") <= _MOST_BROKEN * len(text):
                return text, encoding
    return _detected(data)


def _declared_in(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _known(name: str) -> str:
    """Return the codec that reads a declared encoding; empty where there is none."""
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return ""
    if not codec._is_text_encoding:  # “hex” and “zip” are codecs too
        return ""
    return _READ_AS.get(codec.name, codec.name)


def _detected(data: bytes) -> tuple[str, str]:
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= _MOST_BROKEN * len(text):
        return text, "utf-8"
    from charset_normalizer import from_bytes  # costs 50 ms; UTF-8 never needs it

    best = from_bytes(data).best()
    if best is None:
        return data.decode("cp1252", "replace"), "cp1252"
    return str(best), best.encoding
