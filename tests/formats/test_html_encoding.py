"""A page's bytes are read by its mark, as UTF-8, as declared, or by its signs."""

from __future__ import annotations

import pytest

from timeline.formats.html.encoding import decode_page


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("é".encode("utf-8-sig"), "utf-8"),
        ("é“".encode("utf-16"), "utf-16-le"),
        (b"<meta charset=iso-8859-1>" + "é “".encode(), "utf-8"),
        (b"<meta charset=iso-8859-1>" + "é “".encode("cp1252"), "cp1252"),
        ('<?xml encoding="koi8-r"?>Паром'.encode("koi8-r"), "koi8-r"),
        (b"<meta charset=gb2312>" + "渡轮停航".encode("gbk"), "gb18030"),
    ],
    ids=["mark", "UTF-16", "UTF-8 after all", "Windows", "XML", "Chinese"],
)
def test_the_encoding_is_told(data: bytes, encoding: str) -> None:
    text, told = decode_page(data)
    assert told == encoding
    assert "\ufffd" not in text


@pytest.mark.parametrize("declared", ["hex", "zip", "no-such", "rot13", "utf-7"])
def test_what_is_declared_but_no_encoding_is_passed_over(declared: str) -> None:
    text, _ = decode_page(f"<meta charset={declared}>".encode() + b"caf\xe9 au lait")
    assert "au lait" in text


def test_what_a_server_said_goes_before_what_the_page_declares() -> None:
    data = b"<meta charset=windows-1252>" + "Паром".encode("cp1251")
    assert decode_page(data, "windows-1251")[0].endswith("Паром")


def test_a_few_broken_bytes_do_not_lose_the_page() -> None:
    text, encoding = decode_page("café ".encode() * 100 + b"\xe9")
    assert encoding == "utf-8"
    assert text.count("\ufffd") == 1
