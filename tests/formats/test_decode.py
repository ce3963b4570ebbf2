"""Bytes become text, or a ReadError that names the file and says why."""

from __future__ import annotations

import codecs

import pytest

from timeline.errors import ReadError
from timeline.formats.decode import MAX_BYTES, decode

FRENCH = "Le maire a déclaré vendredi que l’accord était « important » pour la ville."
RUSSIAN = "Министр заявил в пятницу, что переговоры закончены. Паром стоит у причала."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(RUSSIAN.encode(), "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + RUSSIAN.encode(), "utf-8", id="utf-8 mark"),
        pytest.param(RUSSIAN.encode("utf-16"), "utf-16", id="utf-16 mark"),
        pytest.param(
            codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"), "utf-16", id="big-endian"
        ),
        pytest.param(RUSSIAN.encode("cp1251"), "cp1251", id="windows-1251"),
        pytest.param(RUSSIAN.encode("koi8-r"), "koi8_r", id="koi8-r"),
    ],
)
def test_russian_is_read_in_every_encoding_it_was_written_in(
    data: bytes, encoding: str
) -> None:
    assert decode(data, "a.txt") == (RUSSIAN, encoding)


def test_western_quotes_and_accents_are_read_as_windows_1252() -> None:
    assert decode(FRENCH.encode("cp1252"), "a.txt") == (FRENCH, "cp1252")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "dos", "mac"])
def test_every_line_end_becomes_a_newline(end: str) -> None:
    assert decode(f"One.{end}{end}Two.".encode(), "a.txt")[0] == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \r\n\t\n", "is empty", id="blank"),
        pytest.param(b"It rained.\x00\x00", "is binary", id="NUL"),
        pytest.param(b"\xff\x00\x12\x00" * 9, "is binary", id="NUL, not UTF-8"),
        pytest.param(b"It\x01\x02\x03 rained.", "is binary", id="controls"),
        pytest.param(b"%PDF-1.7 words", "is binary: a PDF", id="pdf"),
        pytest.param(b"PK\x03\x04words", "is binary: a zip", id="zip"),
        pytest.param("… — ‘’".encode(), "holds nothing readable", id="no letters"),
        pytest.param(b"\xff\xfe\x00\xd8a", "is broken utf-16", id="broken utf-16"),
        pytest.param(
            "Café café caf".encode() + b"\xc3", "is broken utf-8", id="cut off"
        ),
        pytest.param(b"a" * (MAX_BYTES + 1), "is too large", id="too large"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=rf"^a\.bin {reason}.*; expected .*; "):
        decode(data, "a.bin")
