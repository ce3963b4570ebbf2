"""A desk to try a page at: a folder, an environment, a shell, other terminals."""

from __future__ import annotations

import difflib
import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.docs.terminals import Terminal
from timeline.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHELL = re.compile(r"[|;&`*~$()]|<<|>>|\w+=\S+ ")
"""What only a shell understands."""
_PATIENCE = 120
_NAMES = frozenset({"timeline", ".venv/bin/timeline"})
_PROCESSES = frozenset({"--jobs", "--dask"})
"""Options with which `timeline` starts programs of its own."""


class Result(NamedTuple):
    """How a command ended and what it wrote, as a terminal shows it."""

    code: int
    told: str


class Desk:
    """Runs what a page says, in the order of the page.

    `timeline` runs in this process where a shell is not needed, for its start is most
    of the time; the first of each page is the real program, in a real shell.
    """

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self._environment = _environment(home)
        self._ends = ExitStack()
        self._is_first = True

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()

    def set(self, name: str, value: str) -> None:
        """Set a variable of the environment."""
        self._environment[name] = value

    def write(self, name: str, text: str) -> None:
        """Write a file that the page gives."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def script(self, text: str) -> Result:
        """Run a script in a shell; it ends where a command of it fails."""
        return self._shell(["bash", "-e", "-o", "pipefail", "-c", text])

    def python(self, text: str, name: str) -> Result:
        """Run a program of Python, from a file: processes that it starts import it."""
        self.write(name, text)
        return self._shell([sys.executable, name])

    def run(self, command: str) -> Result:
        """Run a command and wait for it."""
        words = shlex.split(command, comments=True)
        if words[0] == "export":
            for word in words[1:]:
                name, _, value = word.partition("=")
                self.set(name, value)
            return Result(0, "")
        if words[0] == "cd":
            self.folder = self.folder / words[1]
            return Result(0 if self.folder.is_dir() else 1, "")
        is_ours = words[0] in _NAMES
        if is_ours and not self._is_first and not self._needs_shell(command, words):
            return self._in_process(words[1:])
        self._is_first = self._is_first and not is_ours
        return self.script(command)

    def terminal(self, command: str) -> Terminal:
        """Start a command in another terminal; at the latest it ends with the page."""
        terminal = Terminal(command, self.folder, self._environment)
        self._ends.callback(terminal.close)
        return terminal

    def _needs_shell(self, command: str, words: Sequence[str]) -> bool:
        bare = re.sub(r"'[^']*'|\"[^\"]*\"|\s#\s.*", "''", command)
        return bool(_SHELL.search(bare)) or bool(_PROCESSES & set(words))

    def _shell(self, words: Sequence[str]) -> Result:
        ended = subprocess.run(  # noqa: S603 - what our own pages say
            words,
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=False,
        )
        return Result(ended.returncode, ended.stdout)

    def _in_process(self, words: Sequence[str]) -> Result:
        told = io.StringIO()
        words, read = _apart(words, "<")
        words, written = _apart(words, ">")
        with ExitStack() as ends:
            out: io.TextIOBase = told
            if written:
                file = (self.folder / written).open("w", encoding="utf-8")
                out = ends.enter_context(file)
            if read:
                file = (self.folder / read).open(encoding="utf-8")
                ends.enter_context(_stdin(ends.enter_context(file)))
            ends.enter_context(_as_if(self.folder, self._environment))
            ends.enter_context(redirect_stdout(out))
            ends.enter_context(redirect_stderr(told))
            try:
                code = main(words)
            except SystemExit as left:
                code = int(left.code or 0)
        return Result(code, told.getvalue())


def difference(shown: Sequence[str], told: str) -> str:
    """Tell what a page shows otherwise than it was told; nothing where it is the same.

    A line `…` stands for any lines, `…` in a line for anything in it.
    """
    lines = [line.rstrip() for line in told.rstrip().splitlines()]
    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*?") + r"\n"
        for line in (each.rstrip() for each in shown)
    )
    if re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)):
        return ""
    compared = difflib.unified_diff(
        list(shown), lines, "on the page", "as it is", lineterm=""
    )
    return "\n".join(compared)


def _apart(words: Sequence[str], sign: str) -> tuple[Sequence[str], str]:
    """Take the name of a file behind a sign out of a command."""
    if sign not in words:
        return words, ""
    at = words.index(sign)
    return [*words[:at], *words[at + 2 :]], words[at + 1]


def _environment(home: Path) -> dict[str, str]:
    """Everything of the user's own lies in a home of the test."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TIMELINE_", "XDG_", "COV_", "PYTEST_"))
    }
    return kept | {
        "HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUNBUFFERED": "1",
        "TERM": "xterm-256color",
        "TIMELINE_AUTHOR": "Ada",
        "TZ": "UTC",
        "COLUMNS": "80",
        "LINES": "30",
    }


@contextmanager
def _as_if(folder: Path, environment: dict[str, str]) -> Iterator[None]:
    """Be in another folder, with another environment."""
    before, here = dict(os.environ), Path.cwd()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _stdin(file: io.TextIOBase) -> Iterator[None]:
    before, sys.stdin = sys.stdin, file
    try:
        yield
    finally:
        sys.stdin = before
