"""The telling words of an article, by which others of its story are known."""

from __future__ import annotations

from timeline.extract.terms import terms
from timeline.parse import read_article

TEXT = """Ferry sinks off Orlund

PORT ELM, 25 October 2024 - The ferry Marta sank off Orlund on Friday.

Some 1,500 people were aboard. The coast guard of Norrland came. Nobody drowned.

"Marta was old," said Ilya Dorn, who had sailed on the ferry.
"""


def test_stems_are_counted_in_the_order_in_which_they_come() -> None:
    found = terms(read_article(TEXT.encode(), "ferry.txt"))
    assert list(found.stems)[: found.head] == ["ferri", "sink", "orlund"]
    assert found.stems["ferri"] == 3
    assert "norrland" in list(found.stems)[: found.lead]
    assert "drown" not in list(found.stems)[: found.lead]


def test_names_and_numbers_are_marked() -> None:
    found = terms(read_article(TEXT.encode(), "ferry.txt"))
    assert {"marta", "orlund", "norrland", "dorn"} <= set(found.names)
    assert "aboard" not in found.names
    assert found.numbers == ("1500",)


def test_an_article_of_nothing_has_no_terms() -> None:
    found = terms(read_article(b"Menu", "menu.txt"))
    assert found.head <= 1
    assert not found.numbers
