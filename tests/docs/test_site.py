"""The site of docs/: every page is in its nav, every link and picture leads somewhere.

`make docs` runs this before it builds: the generator itself says nothing of a page that
the nav leaves out or that is not there, nor of a picture.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from tests.docs.pages import PAGES, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCS = ROOT / "docs"


def _project() -> dict[str, object]:
    text = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    project: dict[str, object] = tomllib.loads(text)["project"]
    return project


def _listed(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        yield from _listed(list(nav.values()))
    elif isinstance(nav, list):
        for each in nav:
            yield from _listed(each)


def _links(page: Path) -> Iterator[str]:
    for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8")):
        for child in token.children or ():
            to = child.attrGet("href") or child.attrGet("src")
            if isinstance(to, str):
                yield to


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    heads = [
        tokens[at + 1].content
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    plain = [re.sub(r"[^\w\s-]", "", head.replace("`", "").lower()) for head in heads]
    return {re.sub(r"\s+", "-", head.strip()) for head in plain}


def test_every_page_is_in_the_nav_and_every_entry_of_the_nav_is_a_page() -> None:
    listed = list(_listed(_project()["nav"]))
    pages = [page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")]
    assert sorted(listed) == sorted(pages)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for link in _links(page):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            assert link.startswith(("https://", "http://127.0.0.1")), link
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target), link


def test_the_site_takes_no_fonts_from_elsewhere() -> None:
    theme = _project()["theme"]
    assert isinstance(theme, dict)
    assert theme["font"] is False
