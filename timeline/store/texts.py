"""Article texts, beside the log: compressed, and named by their SHA-256."""

from __future__ import annotations

import hashlib
import sys
import zlib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.errors import ReadError, StoreError
from timeline.store.bulk import insert_rows
from timeline.store.prepared import Prepared
from timeline.store.tables import article_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

_CODEC = "zlib"
_KNOWN = Prepared(
    sa.select(article_texts.c.size).where(
        article_texts.c.sha256 == sa.bindparam("sha256")
    )
)


def put_texts(connection: sa.Connection, texts: Mapping[str, str]) -> None:
    """Store texts by their SHA-256 in hexadecimal; those already there are left.

    Raises:
        ReadError: a text with half of a surrogate pair, or not the one of its hash.
    """
    rows = [
        _row(sha256, text)
        for sha256, text in texts.items()
        if not has_text(connection, sha256)
    ]
    insert_rows(connection, article_texts, ("sha256", "codec", "size", "body"), rows)


def has_text(connection: sa.Connection, sha256: str) -> bool:
    """Tell whether a text is stored."""
    return bool(_KNOWN.rows(connection, sha256=sha256))


def get_text(connection: sa.Connection, sha256: str) -> str | None:
    """Read a text; None where it was never stored, or was taken down.

    Raises:
        StoreError: what is stored is not what was put in.
    """
    columns = sa.select(article_texts.c.body, article_texts.c.size)
    row = connection.execute(columns.where(article_texts.c.sha256 == sha256)).first()
    if row is None:
        return None
    try:
        data = unpacked(row.body, row.size)
    except (TypeError, ValueError) as error:
        raise _damaged(sha256) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise _damaged(sha256)
    return data.decode()


def unpacked(body: bytes, size: int) -> bytes:
    """Decompress a text of as many bytes, and never more than that.

    Raises:
        TypeError, ValueError: it is of another size or kind, is damaged, or has
            something after its end.
    """
    stream = zlib.decompressobj()
    try:
        data = stream.decompress(body, min(size, sys.maxsize - 1) + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if len(data) != size or not stream.eof or stream.unused_data:
        raise ValueError(f"not {size} bytes")
    return data


def _row(sha256: str, text: str) -> tuple[str, str, int, bytes]:
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise ReadError(
            f"article text {sha256} cannot be stored: {error}; expected Unicode text "
            "without lone surrogates; save the article as UTF-8"
        ) from error
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise ReadError(
            f"article text cannot be stored as {sha256}: its SHA-256 is {found}; "
            "expected the hash of the text; compute it from the text as stored"
        )
    return sha256, _CODEC, len(data), zlib.compress(data)


def _damaged(sha256: str) -> StoreError:
    return StoreError(
        f"article text {sha256} is damaged; expected what its hash says; restore it "
        "from a backup, or ingest the article again into a new store"
    )
