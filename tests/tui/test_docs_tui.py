"""The keys that docs/tui.md lists are those of the table of actions."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tui.commands import COMMANDS, HEADINGS

DOC = Path(__file__).parents[2] / "docs" / "tui.md"
_BLOCK = re.compile(r"(<!-- keys: .*? -->\n)(.*?)(<!-- end of keys -->)", re.S)


def listed() -> str:
    """Write the table of actions as Markdown."""
    lines: list[str] = []
    for scope, title in HEADINGS.items():
        lines += [f"### {title}", "", "| key | does |", "| --- | --- |"]
        lines += [
            f"| {_keys(each.display)} | {each.help} |"
            for each in COMMANDS
            if each.scope == scope
        ]
        lines.append("")
    return "\n".join(lines)


def _keys(display: str) -> str:
    if display.startswith("page "):
        return display
    return " ".join(f"`{key}`" for key in display.split(" "))


def test_every_key_is_in_the_documentation() -> None:
    text = DOC.read_text(encoding="utf-8")
    if os.environ.get("GOLDEN") == "write":
        text = _BLOCK.sub(lambda found: f"{found[1]}\n{listed()}\n{found[3]}", text)
        DOC.write_text(text, encoding="utf-8")
    block = _BLOCK.search(text)
    assert block
    assert block[2].strip() == listed().strip()
