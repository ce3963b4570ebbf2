"""Mailboxes: each mail is an article, and what is attached to it."""

from __future__ import annotations

import pytest

from tests.formats.samples import FIRST, MAIL, MBOX, SECOND
from tests.formats.test_members import dates, split
from timeline.formats import read_document
from timeline.formats.decode import MAX_BYTES
from timeline.formats.kinds import tell

_LINE = "From ada@desk.example Fri Oct 25 09:00:00 2024\n"


@pytest.mark.parametrize("name", ["box.mbox", "box", "box.txt"])
def test_each_mail_of_a_mailbox_is_an_article(name: str) -> None:
    (first, second, attached), _ = split(MBOX, name)
    assert (first.path, second.path) == (f"{name}#1", f"{name}#2")
    assert first.key == "#<one@desk.example>"
    assert first.stated.title == "Sailors sent"
    assert dates(first) == [("mail", "Fri, 25 Oct 2024 09:00:00 +0000")]
    assert read_document(first).text.split("\n\n") == [
        FIRST,
        f"From the town hall: {SECOND}",
    ]
    assert attached.path == f"{name}#2!/more.txt"


def test_a_mail_keeps_its_key_when_others_come_before_it() -> None:
    (first, *_), _ = split(MBOX, "box.mbox")
    (_, moved, *_), _ = split(f"{_LINE}Subject: Rain\n\nIt rained.\n\n{MBOX}", "b.mbox")
    assert moved.key == first.key
    assert moved.data == first.data


def test_a_sentence_that_begins_with_from_begins_no_mail() -> None:
    text = f"{_LINE}Subject: Rain\n\nHe came\nFrom the harbour on Friday.\n"
    (mail,), _ = split(text, "box.mbox")
    assert "From the harbour" in mail.data.decode()


def test_line_ends_of_windows_are_read() -> None:
    found, _ = split(MBOX.replace("\n", "\r\n"), "box.mbox")
    assert [each.path for each in found][:2] == ["box.mbox#1", "box.mbox#2"]
    assert found[0].key == "#<one@desk.example>"


def test_a_file_that_is_no_mailbox_is_named() -> None:
    (problem,) = split(MAIL, "box.mbox")[1]
    assert "is no mailbox: its first line is not “From …”; expected" in str(
        problem.error
    )


def test_a_mail_too_large_is_named_and_the_rest_read() -> None:
    large = f"{_LINE}Subject: Rain\n\n" + "rain " * (MAX_BYTES // 4) + "\n\n"
    found, (problem,) = split(large + MBOX.partition("\n\nFrom bo")[0], "box.mbox")
    assert problem.path == "box.mbox#1"
    assert "too large" in str(problem.error)
    assert [each.path for each in found] == ["box.mbox#2"]


def test_prose_that_begins_with_from_is_no_mailbox() -> None:
    head = b"From our correspondent in Aske\nDate: 2024-10-25\n\nIt rained."
    assert tell(head, ".txt") == "text"


@pytest.mark.slow
def test_more_mails_than_are_read_is_told() -> None:
    (last,) = split(f"{_LINE}x: 1\n\n" * 100_002, "box.mbox")[1][-1:]
    assert "holds over 100,000 mails; expected at most 100,000; split it" in str(
        last.error
    )


def test_a_head_that_never_ends_is_told() -> None:
    (problem,) = split(_LINE + "c: d\n" * 400_000, "box.mbox")[1]
    assert "has a head of over 1,048,576 bytes; expected a mail" in str(problem.error)
