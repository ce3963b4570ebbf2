"""Bytes of a file → text with `\\n` line ends, and the encoding they were read as."""

from __future__ import annotations

import codecs
import re

from timeline.errors import ReadError

MAX_BYTES = 10 * 1024 * 1024
"""The most that one file may hold: far more than any article, and soon read."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MARKED_BINARY = {
    b"%PDF-": "a PDF document",
    b"{\\rtf": "a rich text document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "a gzip archive",
}

_LEGACY = [
    *("cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("iso8859_2", "iso8859_5", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
"""What news was written in before UTF-8, Western apart.  Left to choose among a hundred
encodings, the detector takes a short French text for a mainframe's."""

_WESTERN_SIGNS = frozenset(
    "‘’“”„–—…•€£©®°«»¡¿§·\xa0àáâäãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÁÂÄÃÅÆÇÈÉÊËÍÎÑÓÔÖÕØŒÚÙÛÜ"
)
_MOST_WESTERN_SIGNS = 0.2
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TOLERATED_CONTROLS = 0.01


def decode(data: bytes, path: str) -> tuple[str, str]:
    r"""Read the bytes as text, with every line end made `\n`.

    >>> decode(b"\xef\xbb\xbfOne\r\nTwo", "a.txt")
    ('One\nTwo', 'utf-8')

    Raises:
        ReadError: too large, empty, binary, or in no encoding known.
    """
    if len(data) > MAX_BYTES:
        raise too_large(path, len(data))
    if not data.strip():
        raise ReadError(f"{path} is empty; expected an article's text; save it again")
    _refuse_known_binary(data, path)
    text, encoding = _to_text(data, path)
    _refuse_controls(text, path)
    if not any(character.isalnum() for character in text):
        raise ReadError(
            f"{path} holds nothing readable, no letter and no digit; "
            "expected an article's text; save it again"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def too_large(path: str, size: int | None, most: int = MAX_BYTES) -> ReadError:
    """Say that something is larger than an article can be."""
    found = f"{size:,} bytes" if size is not None else "more"
    return ReadError(
        f"{path} is too large: {found}; expected at most {most:,} bytes, one "
        "article a file; split it"
    )


def _refuse_known_binary(data: bytes, path: str) -> None:
    for mark, name in _MARKED_BINARY.items():
        if data.startswith(mark):
            raise ReadError(
                f"{path} is binary: {name}; expected plain text; save the text as .txt"
            )


def _refuse_controls(text: str, path: str) -> None:
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > _TOLERATED_CONTROLS * len(text):
        raise ReadError(
            f"{path} is binary: it holds NUL or control characters; expected plain "
            "text; save the text as .txt"
        )


def _to_text(data: bytes, path: str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding, path), encoding.removesuffix("-sig")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise ReadError(
                f"{path} is binary: it holds NUL bytes; expected plain text; save the "
                "text as .txt"
            ) from error
        if _is_mostly_utf8(data):
            raise _broken(path, "utf-8", error) from error
    return _legacy(data, path)


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(path, encoding.removesuffix("-sig"), error) from error


def _broken(path: str, encoding: str, error: UnicodeDecodeError) -> ReadError:
    return ReadError(
        f"{path} is broken {encoding}: byte {error.start:,} cannot be read "
        f"({error.reason}); expected text in one encoding; save it again as UTF-8"
    )


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell damaged UTF-8, which no other encoding reads right, from legacy text."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(not character.isascii() for character in text) - broken
    return whole >= broken


def _legacy(data: bytes, path: str) -> tuple[str, str]:
    western = _western(data)
    if western is not None:
        return western, "cp1252"
    from charset_normalizer import from_bytes  # costs 50 ms; UTF-8 never needs it

    best = from_bytes(data, cp_isolation=_LEGACY).best()
    if best is None:
        raise ReadError(
            f"{path} is in no encoding this program knows; expected text; save it "
            "again as UTF-8"
        )
    return str(best), best.encoding


def _western(data: bytes) -> str | None:
    """Read mostly ASCII text with Western quotes and accents, which detectors miss."""
    foreign = sum(byte > 127 for byte in data)
    if foreign > _MOST_WESTERN_SIGNS * len(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if any(not c.isascii() and c not in _WESTERN_SIGNS for c in text):
        return None
    return text
