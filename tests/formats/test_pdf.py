"""PDF documents: their text layer, without what stands at the edge of each page."""

from __future__ import annotations

import io
import os
import zlib
from typing import TYPE_CHECKING

import pytest

from timeline.errors import ReadError
from timeline.formats import Member, pdf, read_document

if TYPE_CHECKING:
    from pathlib import Path

pypdf = pytest.importorskip("pypdf")

PAGES = (
    (
        "Harbour Gazette 25 October 2024",
        "The navy sent 3,000 sailors to Velmora on Wed-",
        "nesday. The mayor of Port Ellis resigned on Tuesday, and",
        "the clerk fled.",
        "The council meets on Monday to choose another for the",
        "Page 1",
    ),
    (
        "Harbour Gazette 25 October 2024",
        "rest of the term. The harbour stays closed.",
        "Page 2",
    ),
)


def made(
    pages: tuple[tuple[str, ...], ...], password: str = "", *, packed: bool = False
) -> bytes:
    """Make a PDF document, a line of text a line of the page."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(612, 792)
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 72 720 Td {shown} ET".encode())
        written = stream.flate_encode() if packed else stream
        page[NameObject("/Contents")] = writer._add_object(written)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    writer.add_metadata({"/Title": "Sailors sent", "/CreationDate": "D:20250412100000"})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def drawn(content: bytes, kind: bytes = b"/FlateDecode", pages: int = 1) -> bytes:
    """Make a document of some pages with the same content, as it stands there."""
    kids = b" ".join([b"3 0 R"] * pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>>>>>",
        b"<</Length %d/Filter%s>>\nstream\n%s\nendstream"
        % (len(content), kind, content),
    ]
    listed = b"".join(
        b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(objects, 1)
    )
    return b"%%PDF-1.7\n%strailer\n<</Root 1 0 R>>\nstartxref\n0\n%%%%EOF" % listed


def failed(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_document(Member("a.pdf", data, "pdf"))
    return str(error.value)


def test_a_pdf_gives_its_text_without_heads_and_feet() -> None:
    document = read_document(Member("a.pdf", made(PAGES), "pdf"))
    assert document.text == (
        "The navy sent 3,000 sailors to Velmora on Wednesday. The mayor of Port Ellis "
        "resigned on Tuesday, and\nthe clerk fled.\n\nThe council meets on Monday to "
        "choose another for the\nrest of the term. The harbour stays closed.\n"
    )
    assert document.stated.title == "Sailors sent"
    (date,) = document.stated.dates
    assert (date.text, date.kind) == ("2025-04-12", "crawl")


def test_a_pdf_of_pictures_is_told_what_it_lacks() -> None:
    told = failed(made(((),)))
    assert "has no text layer" in told
    assert "OCR" in told


def test_an_encrypted_pdf_is_named() -> None:
    assert "is encrypted; expected" in failed(made(PAGES, "secret"))


def test_a_damaged_pdf_is_named() -> None:
    assert "is a damaged PDF" in failed(b"%PDF-1.7\n" + made(PAGES)[200:400])


def test_a_pdf_that_computes_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_SECONDS", 1)
    began = sum(os.times()[:4])
    text = b"BT /F1 12 Tf 72 720 Td (It rained on Friday.) Tj ET\n"
    told = failed(drawn(zlib.compress(text + b"0 0 m " * 2_000_000)))
    assert "takes over 1 s of computing, or too much memory, to read; expected" in told
    assert sum(os.times()[:4]) - began < 5


def test_a_pdf_that_takes_all_memory_is_ended() -> None:
    told = failed(drawn(b"z" * 20_000_000 + b"~>", b"/ASCII85Decode"))
    assert "too much memory, to read; expected" in told


def test_a_pdf_of_more_text_than_any_article_is_named() -> None:
    line = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET\n" % (b"It rained. " * 2000)
    told = failed(drawn(zlib.compress(line * 10), pages=20))
    assert "has over 3,000,000 characters; expected an article" in told


def test_a_pdf_whose_pages_hold_themselves_is_named() -> None:
    tree = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages"
    tree += b"/Kids[2 0 R 2 0 R]/Count 2>>\nendobj\ntrailer\n<</Root 1 0 R>>\n"
    tree += b"startxref\n0\n%%EOF"
    assert "is a damaged PDF" in failed(b"%PDF-1.7\n" + tree)


def test_a_module_in_the_folder_at_hand_is_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("pypdf", "json", "timeline"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)\n")
    assert "3,000 sailors" in read_document(Member("a.pdf", made(PAGES), "pdf")).text
