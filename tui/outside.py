"""An article outside the app: its text in the reader's pager, its page in a browser."""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import subprocess
import webbrowser
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from timeline.errors import UsageError
from tui.telling.text import shown
from tui.telling.wrapping import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PAGERS = ("less", "more")
"""What is there when none is set; each starts at the line in `+12`."""
_UNSAFE = re.compile(r"[^\w.]+|^\W+")
_SCHEMES = {"http", "https"}
_IN_TERMINAL = {"GenericBrowser", "Elinks"}
"""Classes of `webbrowser` whose programs wait in the terminal they are started from."""


def pager(environment: Mapping[str, str]) -> list[str]:
    """Choose the command that shows a text: `$PAGER`, or else less, or else more.

    Raises:
        UsageError: it cannot be found, or not be read as a command.
    """
    wanted = environment.get("PAGER", "").strip()
    try:
        command = shlex.split(wanted)
    except ValueError as error:
        raise UsageError(
            f"no command: $PAGER is {wanted!r} ({error}); expected one such as "
            '"less -i"; set PAGER to it'
        ) from error
    for each in [command] if command else ([name] for name in _PAGERS):
        if shutil.which(each[0], path=environment.get("PATH")):
            return each
    sought = repr(command[0]) if command else " or ".join(map(repr, _PAGERS))
    raise UsageError(
        f"no pager: {sought} cannot be found; expected a program that shows a text; "
        "set PAGER to one"
    )


def show_in_pager(text: str, offset: int, command: Sequence[str], *, name: str) -> None:
    """Show a text in a pager, at the line of an offset where the pager can.

    Nothing of the text is obeyed by the terminal.  Ctrl+C is the pager's while it runs.

    Args:
        name: of the article; many pagers show that of the file they are given.

    Raises:
        UsageError: it could not be started, or failed.
    """
    pieces = paragraphs(text)
    line = sum(start <= offset for start, _ in pieces)
    safe = shown(text)
    at = [f"+{line}"] if Path(command[0]).name in _PAGERS and line > 1 else []
    with TemporaryDirectory() as folder:
        file = Path(folder) / (_UNSAFE.sub("-", Path(name).stem)[:60] + ".txt")
        whole = "".join(f"{safe[start:end]}\n" for start, end in pieces)
        file.write_text(whole, encoding="utf-8")
        try:
            with _interrupts_ignored():
                ended = subprocess.run([*command, *at, str(file)], check=False)  # noqa: S603  # the reader's own command
        except OSError as error:
            raise UsageError(
                f"cannot start {command[0]!r}: {error.strerror}; expected a program "
                "that shows a text; set PAGER to one"
            ) from error
    if ended.returncode:
        raise UsageError(
            f"{shlex.join(command)!r} ended with {ended.returncode}; expected 0; "
            "set PAGER to another"
        )


def open_page(url: str | None) -> None:
    """Open an article's page in the browser.

    Raises:
        UsageError: it has no address, not one of the web, or there is no browser.
    """
    address = web_address(url)
    try:
        opened = webbrowser.open(address)
    except (webbrowser.Error, OSError, ValueError):
        opened = False
    if not opened:
        raise UsageError(
            f"no browser could open {address}; expected one on this machine; "
            "set BROWSER to its command"
        )


def needs_terminal() -> bool:
    """Tell whether the browser draws in the terminal, as w3m and lynx do."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(browser).__name__ in _IN_TERMINAL


def web_address(url: str | None) -> str:
    """Check that an article's URL leads to the web: its text gave it, not the reader.

    Raises:
        UsageError: there is none, or it would open something else.
    """
    if not url:
        raise UsageError(
            "no address: the article does not name its URL; expected one in its "
            "header; “e” shows its text"
        )
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in _SCHEMES or not parts.netloc or shown(url) != url:
        raise UsageError(
            f"not opened: {shown(url)!r}; expected an address that starts with "
            "https:// or http://; look at the article's header"
        )
    return url


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Leave Ctrl+C to another program; one that does nothing is not inherited."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
