from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from timeline.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HARBOUR = """date 2024-10-25 The port authority of Velmora said on Wednesday that \
the ferry Aurora had struck a pier in August.

Inspectors closed the pier on Thursday. Repairs will begin on Monday.
"""
COAST = """Coast Courier
By Staff Reporter
October 25, 2024

The port authority of Velmora said on Wednesday that the ferry Aurora had struck \
a pier in August, injuring 12 passengers.
"""


class Result(NamedTuple):
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Let programs heed interrupts: one that a shell runs behind ignores them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two articles, with the working directory above it."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "coast.txt").write_text(COAST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_DB", raising=False)
    monkeypatch.delenv("TIMELINE_LOCALE", raising=False)
    monkeypatch.setenv("TIMELINE_AUTHOR", "Ada")
    return Path("articles")


@pytest.fixture
def run(
    articles: Path, db: str, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Result]:
    """Run the command line, on an empty store or on another."""

    def call(*arguments: str, on: str = db) -> Result:
        capsys.readouterr()
        try:
            code = main(["--db", on, *arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def store(run: Callable[..., Result]) -> Callable[..., Result]:
    """The same, with the articles read."""
    assert run("ingest", "articles").code == 0
    return run
