"""Pages of Markdown: their fenced blocks, the commands in them, what these show.

In a block `console` a line that starts with `$ ` is a command, and what follows it is
what the page shows of its output; `…` stands for anything.  Another name before the `$`
is another terminal.  A block `sh` is a script without prompts, `python` a program; a
title (`python title="report.py"`) makes any block a file.

What the tests have to know stands in a comment before the block, which no reader sees:
`<!-- tests: exit code 3 -->`, and the other orders of `Orders`.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
RUN = frozenset({"console", "sh", "python"})
SHOWN = frozenset(
    {"", "text", "py", "pycon", "toml", "sql", "json", "jsonl", "markdown", "yaml"}
)
"""Languages of what is run, and of what is only shown or, with a title, written."""

_COMMENT = re.compile(r"<!-- tests: (.*?) -->", re.S)
_PROMPT = re.compile(r"(?P<terminal>[a-z]*)\$ +(?P<command>.*)")
_ORDERS = {
    "exit": re.compile(r"exit code (\d+)"),
    "needs": re.compile(r"needs (postgresql|dask|frames|port)"),
    "skipped": re.compile(r"not run, (.+)", re.S),
    "until": re.compile(r'until "(.+)" then (\S+)'),
    "empty": re.compile(r"from an empty (folder)"),
    "output": re.compile(r"what the (program) prints"),
}


@dataclass(frozen=True)
class Orders:
    """What a comment tells the tests about the block behind it."""

    exit: str = "0"
    """The code with which each command of the block ends."""
    needs: str = ""
    """What must be there; a test with that mark runs the block."""
    skipped: str = ""
    """Why it cannot be run."""
    until: tuple[str, str] | None = None
    """A text that is to be drawn in a terminal, and the key that is pressed then."""
    empty: str = ""
    """The page starts with nothing: no articles, no store."""
    output: str = ""
    """The block is what the program before it prints."""


@dataclass(frozen=True)
class Command:
    """A command, where it stands, and the lines of output that are shown below it."""

    line: int
    terminal: str
    text: str
    shown: tuple[str, ...]
    shown_at: tuple[int, int]
    """First line of what is shown and the one behind it, counted from 1."""


@dataclass(frozen=True)
class Block:
    """A fenced block."""

    line: int
    """That of the fence, counted from 1."""
    language: str
    text: str
    title: str = ""
    orders: Orders = field(default_factory=Orders)

    def commands(self) -> Iterator[Command]:
        """The commands of a block `console`, in order."""
        lines = self.text.splitlines()
        at = 0
        while at < len(lines):
            first, prompt = at, _PROMPT.match(lines[at])
            if prompt is None:
                raise ValueError(f"line {self.line + 1 + at}: expected “$ ” before it")
            command = prompt["command"]
            while command.endswith("\\") and at + 1 < len(lines):
                at += 1
                command = f"{command[:-1].rstrip()} {lines[at].lstrip()}"
            at += 1
            start = at
            while at < len(lines) and not _PROMPT.match(lines[at]):
                at += 1
            yield Command(
                line=self.line + 1 + first,
                terminal="" if prompt["terminal"] == "here" else prompt["terminal"],
                text=command,
                shown=tuple(lines[start:at]),
                shown_at=(self.line + 1 + start, self.line + 1 + at),
            )


def blocks(page: Path) -> list[Block]:
    """Read the fenced blocks of a page, each with the orders before it."""
    found = []
    orders = Orders()
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "html_block":
            orders = _read_orders(token.content, page, orders)
        elif token.type == "fence" and token.map:
            language, _, rest = token.info.partition(" ")
            title = re.search(r'title="(.+?)"', rest)
            found.append(
                Block(
                    line=token.map[0] + 1,
                    language=language,
                    text=token.content,
                    title=title[1] if title else "",
                    orders=orders,
                )
            )
            orders = Orders()
        elif token.level == 0 and token.type.endswith("_open"):
            orders = Orders(empty=orders.empty)
    return found


def _read_orders(html: str, page: Path, orders: Orders) -> Orders:
    for comment in _COMMENT.findall(html):
        for order in re.split(r";\s+", " ".join(comment.split())):
            read = {
                name: found.groups() if name == "until" else found[1]
                for name, pattern in _ORDERS.items()
                if (found := pattern.fullmatch(order))
            }
            if not read:
                raise ValueError(f"{page.name}: no such order for the tests: {order!r}")
            orders = replace(orders, **read)  # type: ignore[arg-type]  # see the patterns
    return orders


def inline_commands(page: Path) -> Iterator[tuple[int, list[str]]]:
    """The `timeline …` that stand in the running text, with the line of the paragraph.

    What cannot be split into words is prose.
    """
    for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8")):
        for child in token.children or ():
            if child.type == "code_inline" and child.content.startswith("timeline "):
                try:
                    words = shlex.split(child.content.replace("…", " "))
                except ValueError:
                    continue
                yield (token.map or [0])[0] + 1, words[1:]
