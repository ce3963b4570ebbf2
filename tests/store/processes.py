"""Other programs on one store, for tests to start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PREAMBLE = """
import os, sys
from timeline.errors import WrongVersionError
from timeline.store import NewEntry, open_log
from timeline.store.payloads import EventRetracted

log = open_log(sys.argv[1], create=True)
name = sys.argv[2]
payload = EventRetracted(event="e1", reason=name)

def append(target, *new, key=None):
    return target.append(
        new, author=name, command="retract", software="timeline 0.1",
        idempotency_key=key,
    )
"""
"""What every program begins with: its log, its name and a way to append."""


def start(code: str, db: str | Path, name: str) -> subprocess.Popen[str]:
    """Run Python code in a process of its own; what it prints can be read."""
    return subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", _PREAMBLE + code, str(db), name],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )


def exit_code(program: subprocess.Popen[str]) -> int:
    """Wait for a program and tell how it ended."""
    program.communicate(timeout=120)
    return program.returncode


def printed(programs: Sequence[subprocess.Popen[str]]) -> list[list[str]]:
    """Wait for programs, all of which must end well; the lines of each."""
    texts = [program.communicate(timeout=120)[0] for program in programs]
    assert [program.returncode for program in programs] == [0] * len(programs)
    return [text.splitlines() for text in texts]
