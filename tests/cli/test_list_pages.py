"""`timeline list --limit`: a page, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Result


def ids(result: Result) -> list[str]:
    return [line.split()[0] for line in result.out.splitlines()]


@pytest.mark.parametrize("command", [["list"], ["search", "a"]])
def test_pages_go_on_where_the_one_before_ended(
    store: Callable[..., Result], command: list[str]
) -> None:
    whole, found = ids(store(*command)), []
    assert len(whole) > 1
    page = store(*command, "--limit", "1")
    while page.err:
        found += ids(page)
        page = store(*command, *page.err.strip().partition(": ")[2].split())
    assert page.code == 0
    assert found + ids(page) == whole


def test_a_place_that_no_page_told_is_a_mistake_in_use(
    store: Callable[..., Result],
) -> None:
    result = store("list", "--after", "yesterday")
    assert result.code == 2
    assert "no place in the chronology: 'yesterday'; expected" in result.err
