"""What the pages say to type does what they say.

`GOLDEN=write pytest tests/docs/test_blocks.py` writes into the pages what the commands
give today, where a page shows something else.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.docs.desk import Desk, Result, difference
from tests.docs.pages import (
    PAGES,
    ROOT,
    RUN,
    SHOWN,
    Block,
    Command,
    Orders,
    blocks,
    inline_commands,
)
from tests.export.test_frames import library
from timeline.cli.main import VERBS, parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    import sqlalchemy as sa

_MARKS = {
    "postgresql": [pytest.mark.postgresql],
    "dask": [pytest.mark.dask, pytest.mark.slow],
    "frames": [pytest.mark.frames],
    "port": [pytest.mark.slow],  # that of the page, which only one can have
}


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _cases() -> Iterator[object]:
    """Each page once; once more for what must be there for some of its blocks."""
    for page in PAGES:
        run = [
            each
            for each in blocks(page)
            if each.language in RUN and not each.title and not each.orders.skipped
        ]
        for needs in sorted({each.orders.needs for each in run}):
            alone = [] if page.name == "README.md" else [pytest.mark.docs]
            marks = _MARKS[needs] if needs else alone
            name = f"{_name(page)} with {needs}" if needs else _name(page)
            yield pytest.param(page, needs, id=name, marks=marks)


@pytest.mark.parametrize(("page", "needs"), _cases())
def test_what_a_page_says_to_type_does_what_it_says(
    page: Path,
    needs: str,
    given: Path,
    tmp_path: Path,
    new_databases: Callable[[str], sa.URL],
) -> None:
    if needs == "dask" and find_spec("distributed") is None:
        pytest.skip("Dask is not installed: timeline[dask]")
    if needs == "frames":
        library("pandas")
        library("polars")
    read = blocks(page)
    _lay_out(tmp_path, given, nothing=any(each.orders.empty for each in read))
    with Desk(tmp_path / "work", tmp_path / "home") as desk:
        reader = Reader(page, desk)
        if needs == "postgresql":
            reader.use_server(read, new_databases)
        for block in read:
            if block.orders.needs in ("", needs) and not block.orders.skipped:
                reader.follow(block)
    if os.environ.get("GOLDEN") == "write":
        reader.write()
    elif reader.problems:
        pytest.fail("\n\n".join(reader.problems), pytrace=False)


def _lay_out(folder: Path, given: Path, *, nothing: bool) -> None:
    if nothing:
        for name in ("work", "home"):
            (folder / name).mkdir()
    else:
        shutil.copytree(given, folder, dirs_exist_ok=True)
        (folder / "work" / ".venv").symlink_to(Path(sys.prefix))


class Reader:
    """Does what a page says, block by block, and notes what is not as it says."""

    def __init__(self, page: Path, desk: Desk) -> None:
        self.problems: list[str] = []
        self._page, self._desk = page, desk
        self._host = "db.example"
        self._last = Result(0, "")
        self._now: list[tuple[int, int, str]] = []

    def use_server(self, read: list[Block], expect: Callable[[str], sa.URL]) -> None:
        """Let the host of the page be a server that is there, without its databases."""
        made = (re.findall(r"^\$ createdb .*?(\w+)$", b.text, re.M) for b in read)
        for name in {each for names in made for each in names}:
            url = expect(name)
            self._host = f"{url.host}:{url.port}"
            for variable, value in (("PGHOST", url.host), ("PGPORT", url.port)):
                self._desk.set(variable, str(value))
            self._desk.set("PGUSER", str(url.username))

    def follow(self, block: Block) -> None:
        """Do what a block says."""
        orders = block.orders
        if block.title:
            self._desk.write(block.title, block.text)
        elif block.language == "sh":
            self._check(block.line, orders, self._desk.script(block.text))
        elif block.language == "python":
            ran = self._desk.python(block.text, f"block_{block.line}.py")
            self._check(block.line, orders, ran)
        elif block.language == "console":
            for command in block.commands():
                self._command(command, orders)
        elif orders.output:
            span = (block.line + 1, block.line + 1 + block.text.count("\n"))
            self._compare(block.text.splitlines(), span, self._last.told)

    def write(self) -> None:
        """Write into the page what was told otherwise than it shows."""
        lines = self._page.read_text(encoding="utf-8").splitlines()
        for start, end, told in sorted(self._now, reverse=True):
            lines[start - 1 : end - 1] = told.rstrip().splitlines()
        self._page.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _command(self, command: Command, orders: Orders) -> None:
        text = command.text.replace("db.example", self._host)
        if command.terminal:
            terminal = self._desk.terminal(text)
            for line in command.shown:
                for words in filter(None, line.split("…")):
                    if not terminal.wait_for(words):
                        self._note(command.line, f"{words!r} not in {terminal.drawn}")
        elif orders.until:
            awaited, key = orders.until
            terminal = self._desk.terminal(text)
            came = terminal.wait_for(awaited)
            code = terminal.press(key)
            self._check(command.line, orders, Result(code, terminal.drawn))
            if not came:
                self._note(command.line, f"{awaited!r} was not drawn")
        else:
            self._check(command.line, orders, self._desk.run(text))
            if command.shown:
                told = self._last.told.replace(self._host, "db.example")
                self._compare(command.shown, command.shown_at, told)

    def _check(self, line: int, orders: Orders, result: Result) -> None:
        self._last = result
        if str(result.code) != orders.exit:
            self._note(
                line, f"exit code {result.code}, expected {orders.exit}:\n{result.told}"
            )

    def _compare(
        self, shown: list[str] | tuple[str, ...], span: tuple[int, int], told: str
    ) -> None:
        differs = difference(shown, told)
        if differs:
            self._note(span[0], differs)
            self._now.append((*span, told))

    def _note(self, line: int, problem: str) -> None:
        self.problems.append(f"{_name(self._page)}:{line}: {problem}")


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_block_is_run_or_says_what_it_is(page: Path) -> None:
    for block in blocks(page):
        where = f"{_name(page)}:{block.line}"
        assert block.language in RUN | SHOWN, f"{where}: {block.language}"
        if block.language == "console":
            assert list(block.commands()), where
        assert not re.search(r"^\$ ", block.text, re.M) or block.language == "console"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_command_in_the_text_is_there_with_its_options(page: Path) -> None:
    verbs = _verbs()
    for line, words in inline_commands(page):
        where = f"{_name(page)}:{line}: timeline {' '.join(words)}"
        given = words[2:] if words[:1] == ["--db"] else words
        verb = next((word for word in given if not word.startswith("-")), "")
        if verb == "COMMAND":
            continue
        assert verb in verbs, where
        options = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert options <= verbs[verb], where


def _verbs() -> dict[str, set[str]]:
    """The options of each command, those of `timeline` itself among them."""
    top = parser()
    (subparsers,) = (each.choices for each in top._actions if each.dest == "verb")
    assert isinstance(subparsers, dict)
    assert len(subparsers) == len(VERBS)
    return {name: _options(top) | _options(sub) for name, sub in subparsers.items()}


def _options(declared: argparse.ArgumentParser) -> set[str]:
    return {option for each in declared._actions for option in each.option_strings}
