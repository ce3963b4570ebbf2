"""The clipboard of the machine, through its own tools; it is read back to be sure."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import NamedTuple

LONGEST = 74_994
"""Bytes that a terminal takes by OSC 52: xterm's limit, which others keep as well."""
_PATIENCE = 2.0
"""Seconds that a tool may take."""


class Tool(NamedTuple):
    """A program that takes the clipboard's text, and one that gives it back."""

    take: tuple[str, ...]
    give: tuple[str, ...] = ()
    """Nothing where there is none."""
    encoding: str = "utf-8"


TOOLS = (
    Tool(("wl-copy",), ("wl-paste", "--no-newline")),
    Tool(
        ("xclip", "-selection", "clipboard"),
        ("xclip", "-selection", "clipboard", "-out"),
    ),
    Tool(("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output")),
    Tool(("pbcopy",), ("pbpaste",)),
    Tool(("clip.exe",), encoding="utf-16-le"),
)
"""In the order in which they are tried."""


class Taken(NamedTuple):
    """Which tool took a text."""

    tool: str = ""
    """Nothing where none did."""
    is_read_back: bool = False
    """It gave the very text back."""


def give_to_tool(text: str) -> Taken:
    """Give text to the first tool there is that takes it.

    A tool that gives something else back has not taken it.
    """
    for tool in TOOLS:
        name = tool.take[0]
        data = text.encode(tool.encoding)
        if _run(tool.take, data) is None:
            continue
        if not tool.give:
            return Taken(name)
        if _run(tool.give) == data:
            return Taken(name, is_read_back=True)
    return Taken()


def told(what: str, size: int, taken: Taken) -> str:
    """Say what became of a text, and nothing that is not known.

    Args:
        size: its bytes.
    """
    if taken.is_read_back:
        return f"Copied {what} ({taken.tool})"
    sent = f"Sent {what} to the terminal (OSC 52), which does not tell if it took it"
    if size > LONGEST:
        sent = (
            f"Not sent to the terminal: {size:,} bytes, and OSC 52 takes at most "
            f"{LONGEST:,}"
        )
    if taken.tool:
        gave = f"Gave {what} to {taken.tool}, which cannot be asked what it holds. "
        return gave + sent
    return sent


def _run(command: tuple[str, ...], data: bytes | None = None) -> bytes | None:
    """Run a tool; None where there is none, or it fails, or takes too long."""
    program = shutil.which(command[0])
    if program is None:
        return None
    try:
        ended = subprocess.run(  # noqa: S603 - one of TOOLS, without a shell
            (program, *command[1:]),
            input=data,
            stdin=subprocess.DEVNULL if data is None else None,
            # who holds the clipboard stays, and would keep a pipe open
            stdout=subprocess.PIPE if data is None else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            start_new_session=True,
            env={"LC_CTYPE": "UTF-8", **os.environ},
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return ended.stdout if data is None else b""
