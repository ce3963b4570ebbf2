"""What each kind of file holds: its articles, and what is named beside them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest

from tests.formats.samples import (
    ATOM,
    FIRST,
    LINES,
    MAIL,
    MARKDOWN,
    PAGE,
    RECORD,
    RSS,
    SECOND,
    crawled,
    zipped,
)
from timeline.errors import NoArticleError
from timeline.formats import Member, Problem, members, read_document
from timeline.formats.kinds import tell


def split(data: bytes | str, name: str) -> tuple[list[Member], list[Problem]]:
    """Split a file; its members, and what is wrong."""
    given = data.encode() if isinstance(data, str) else data
    found = list(members(io.BytesIO(given), name))
    return (
        [each for each in found if isinstance(each, Member)],
        [each for each in found if isinstance(each, Problem)],
    )


def dates(member: Member) -> list[tuple[str, str]]:
    return [(date.kind, date.text) for date in member.stated.dates]


def reason(problem: Problem) -> str:
    """Say what is there instead of an article."""
    assert isinstance(problem.error, NoArticleError)
    return problem.error.reason


@pytest.mark.parametrize(
    ("head", "suffix", "shape"),
    [
        (b"It rained.", ".txt", "text"),
        (b"It rained.", "", "text"),
        (PAGE.encode(), ".txt", "html"),
        (b"\xef\xbb\xbf  <!doctype HTML>", "", "html"),
        (RSS.encode(), ".xml", "feed"),
        (ATOM.encode(), "", "feed"),
        (b"<?xml version='1.0'?><svg/>", ".xml", "xml"),
        (LINES.encode(), ".txt", "json"),
        (MAIL.encode(), "", "mail"),
        (b"From: Ada\nDate: 2024-10-25\n\nIt rained.", ".txt", "text"),
        (b"%PDF-1.7", ".txt", "pdf"),
        (crawled(packed=False)[:80], "", "warc"),
        (zipped({"a.txt": FIRST}), ".txt", "zip"),
    ],
)
def test_a_kind_is_told_by_how_it_begins(head: bytes, suffix: str, shape: str) -> None:
    assert tell(head, suffix) == shape


def test_each_entry_of_a_feed_is_an_article_by_its_published_date() -> None:
    (first, second), problems = split(RSS, "feed.xml")
    assert problems == []
    assert (first.path, second.path) == ("feed.xml#1", "feed.xml#2")
    assert (first.key, second.key) == ("#wire-1", "#wire-2")
    assert first.stated.title == "Navy & sailors"
    assert first.stated.publisher == "Harbour Wire"
    assert first.stated.url == "https://wire.example/1"
    assert dates(first) == [("feed", "Fri, 25 Oct 2024 06:30:00 +0200")]
    assert FIRST.encode() in first.data
    assert (first.kind, first.is_teaser, second.is_teaser) == ("fragment", False, True)


def test_an_updated_date_of_a_feed_stays_what_it_is() -> None:
    (first, second), _ = split(ATOM, "feed.atom")
    updated = ("updated", "2025-04-12T00:00:00Z")
    assert dates(first) == [("feed", "2024-10-25T06:30:00Z"), updated]
    assert dates(second) == [updated]
    assert (second.kind, second.data) == ("text", SECOND.encode())


def test_an_entry_keeps_its_key_when_others_come_before_it() -> None:
    (first, _), _ = split(RSS, "feed.xml")
    start = RSS.index("<item>")
    news = "<item><guid>wire-3</guid><description>It rained.</description></item>"
    (_, moved, _), _ = split(RSS[:start] + news + RSS[start:], "feed.xml")
    assert moved.path != first.path
    assert (moved.key, moved.digest()) == (first.key, first.digest())


def test_a_feed_that_is_none_is_named() -> None:
    assert split("<rss><channel><item", "feed.xml")[1]
    assert split("not at all", "feed.rss")[1]


def test_lines_of_json_are_articles_and_bad_ones_are_named_by_number() -> None:
    (first, last), (torn, textless) = split(LINES, "articles.jsonl")
    assert (first.path, last.path) == ("articles.jsonl:1", "articles.jsonl:4")
    assert first.data.decode() == RECORD["text"]
    assert first.stated.publisher == "Bay Courier"
    assert dates(first) == [("field", "2024-10-25")]
    assert (first.key, last.key) == ("#https://bay.example/1", None)
    for problem, number in ((torn, 2), (textless, 3)):
        assert problem.path == f"articles.jsonl:{number}"
        assert str(problem.error).startswith(f"articles.jsonl:{number} is no ")
        assert "; expected " in str(problem.error)


def test_one_json_article_and_a_list_of_some() -> None:
    (one,), _ = split(json.dumps(RECORD), "article.json")
    assert (one.path, one.stated.title) == ("article.json", "Sailors sent")
    (_, two), (bad,) = split(json.dumps([RECORD, {"x": 1}, RECORD]), "list.json")
    assert (two.path, bad.path) == ("list.json#3", "list.json#2")
    (none,) = split('{"name": "x"}', "package.json")[1]
    assert isinstance(none.error, NoArticleError)


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "\\ud800"}',
        '{"text": 1}',
        '{"text": "Rain.", "url": 7}',
        "[" * 100_000,
        '{"text": "Rain.", "n": ' + "9" * 5000 + "}",
        "null",
    ],
)
def test_a_hostile_line_of_json_is_named(line: str) -> None:
    found, (problem,) = split(f'{line}\n{{"text": "It rained."}}', "a.jsonl")
    assert [each.path for each in found] == ["a.jsonl:2"]
    assert problem.path == "a.jsonl:1"


def test_markdown_becomes_plain_text_and_its_front_matter_is_stated() -> None:
    (member,), _ = split(MARKDOWN, "note.md")
    document = read_document(member)
    assert document.text == (
        f"Sailors sent\n\n{FIRST} More \n\n- {SECOND}\n\nport | sailors\n\nAske | 40\n"
    )
    stated = document.stated
    assert (stated.title, stated.publisher) == ("Sailors sent", "Bay Courier")
    assert stated.url == "https://bay.example/1"
    assert [(date.kind, date.text) for date in stated.dates] == [
        ("front matter", "2024-10-25"),
        ("updated", "2025-04-12"),
    ]


def test_front_matter_that_is_no_yaml_stays_in_the_text() -> None:
    (member,), _ = split("---\n[a: {\n---\n\nIt rained.\n", "note.md")
    assert "It rained." in read_document(member).text


def test_a_mail_gives_its_text_and_what_is_attached() -> None:
    (body, more), (picture,) = split(MAIL, "mail.eml")
    assert (body.path, more.path) == ("mail.eml", "mail.eml!/more.txt")
    assert FIRST in body.data.decode()
    assert body.stated.title == "Sailors sent"
    assert dates(body) == [
        ("mail", "Sat, 26 Oct 2024 10:00:00 +0000"),
        ("mail", "Fri, 25 Oct 2024 at 09:00"),
    ]
    assert b"Forwarded" not in body.data
    assert picture.path == "mail.eml!/ship.png"
    assert isinstance(picture.error, NoArticleError)


def test_a_mail_is_read_without_the_older_one_that_it_answers() -> None:
    (member,), _ = split(
        "Subject: Re: Docks\nDate: Fri, 25 Oct 2024 10:00:00 +0000\n\n"
        "They left on Thursday.\nOn Mon, 2 Sep 2024, Desk\n<desk@desk.example> wrote:\n"
        "> Dockers threatened last Friday to leave.\n>> Who?\n\nSo they did.\n",
        "m.eml",
    )
    text = member.data.decode()
    assert "Dockers" not in text
    assert "wrote" not in text
    assert text.startswith("They left on Thursday.")
    assert text.endswith("So they did.")


def test_a_mail_that_is_all_quotation_keeps_it() -> None:
    (member,), _ = split(
        "Subject: Re: x\n\nOn 2 May Bo wrote:\n> It rained.\n", "m.eml"
    )
    assert "It rained." in member.data.decode()


def test_a_mail_of_a_page_is_read_as_a_page() -> None:
    (page,), _ = split(
        f"Subject: News\nMIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}", "m.eml"
    )
    assert (page.kind, page.stated.title) == ("fragment", "News")


def test_a_web_archive_gives_pages_and_texts_and_counts_the_rest() -> None:
    (page, text, again), others = split(crawled(), "crawl.warc.gz")
    assert (page.path, text.path) == ("crawl.warc.gz#2", "crawl.warc.gz#5")
    assert (page.kind, page.charset, text.kind) == ("html", "utf-8", "text")
    assert page.stated.url == "https://bay.example/page"
    assert dates(page) == [("crawl", "2025-04-12T10:00:00Z")]
    assert (page.key, again.key) == ("#https://bay.example/page", None)
    assert [reason(each) for each in others] == [
        "1 record of HTTP status 404",
        "1 record of image/png",
    ]


def test_a_web_archive_cut_within_a_record_says_so_in_words() -> None:
    _, (problem,) = split(crawled(packed=False)[:252], "crawl.warc")
    assert "damaged after 1 record (it ends within one, or" in str(problem.error)


def test_a_torn_web_archive_gives_what_came_before() -> None:
    data = crawled(packed=False)
    found, problems = split(data[: len(data) // 2], "crawl.warc")
    assert found
    assert problems


def test_a_zip_archive_gives_all_that_it_holds() -> None:
    inner = zipped({"deep.txt": SECOND})
    files: dict[str, bytes | str] = {"a.txt": FIRST, "b/feed.xml": RSS}
    files |= {"c.zip": inner, "d.png": b"PNG"}
    found, (picture,) = split(zipped(files), "all.zip")
    assert [each.path for each in found] == [
        "all.zip!/a.txt",
        "all.zip!/b/feed.xml#1",
        "all.zip!/b/feed.xml#2",
        "all.zip!/c.zip!/deep.txt",
    ]
    assert isinstance(picture.error, NoArticleError)
    assert picture.path == "all.zip!/d.png"


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "C:/a"])
def test_a_name_that_leads_out_of_an_archive_is_refused(name: str) -> None:
    found, (problem,) = split(zipped({name: FIRST}), "a.zip")
    assert found == []
    assert "leads out of its archive; expected" in str(problem.error)


def test_a_name_in_an_archive_is_made_plain() -> None:
    (found,), _ = split(zipped({"a\x1b[31m\u202e.txt": FIRST}), "a.zip")
    assert found.path == "a.zip!/a\ufffd[31m\ufffd.txt"
    assert found.location is None


def test_what_is_hidden_or_shown_by_a_saved_page_is_left_out() -> None:
    files = {
        "p.html": PAGE,
        "p_files/a.html": PAGE,
        "p_files/b.js": "",
        ".x.txt": FIRST,
    }
    found, (shown,) = split(zipped(files), "a.zip")
    assert [each.path for each in found] == ["a.zip!/p.html"]
    assert shown.path == "a.zip!/p_files"


def test_bombs_are_refused() -> None:
    flat = zipped({"a.txt": b"a" * 60_000_000, "b.txt": FIRST})
    (found,), (problem,) = split(flat, "a.zip")
    assert found.path == "a.zip!/b.txt"
    assert "unpacks to 60,000,000 bytes" in str(problem.error)
    nest = FIRST.encode()
    for _ in range(6):
        nest = zipped({"in.zip" if nest[:2] == b"PK" else "a.txt": nest})
    assert "archives or mails, one in another" in str(split(nest, "a.zip")[1][0].error)
    line = gzip.compress(b'{"text": "' + b"a" * 60_000_000)
    assert split(line, "a.jsonl.gz")[1]
    crawl = gzip.compress(b"WARC/1.0\r\nA: " + b"a" * 60_000_000)
    assert "bomb" in str(split(crawl, "a.warc.gz")[1][0].error)


def test_an_encrypted_file_in_an_archive_is_named() -> None:
    data = bytearray(zipped({"a.txt": FIRST}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (problem,) = split(bytes(data), "a.zip")[1]
    assert "is encrypted; expected files without a password" in str(problem.error)


def test_an_office_document_is_named() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    (problem,) = split(packed.getvalue(), "a.docx")[1]
    assert "office document" in str(problem.error)


def test_a_packed_file_is_read_as_what_it_holds() -> None:
    (text,), _ = split(gzip.compress(FIRST.encode()), "a.txt.gz")
    assert (text.path, text.kind, text.data) == ("a.txt.gz", "text", FIRST.encode())
    found, _ = split(gzip.compress(LINES.encode()), "a.jsonl.gz")
    assert [each.path for each in found] == ["a.jsonl.gz:1", "a.jsonl.gz:4"]
    assert split(gzip.compress(FIRST.encode())[:-9], "a.txt.gz")[1]


def test_a_short_entry_of_a_feed_is_read_whole() -> None:
    (first, second), _ = split(RSS, "feed.xml")
    assert read_document(first).text.endswith(f"{FIRST}\n\n{SECOND}\n")
    told = "Bridge falls\n\nThe bridge at Aske collapsed on Thursday…\n"
    assert read_document(second).text == told


def test_a_page_in_a_mail_is_read_without_its_markup() -> None:
    told = (
        "MIME-Version: 1.0\nContent-Type: text/html\n\n<style>p {}</style><p>It rained."
    )
    (body,), _ = split(told, "m.eml")
    assert read_document(body).text == "It rained.\n"
