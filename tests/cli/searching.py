"""Finding on the command line what a command is to be about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Result


def event_id(run: Callable[..., Result], *words: str) -> str:
    """The first event that is found by these words."""
    found = run("search", *words)
    assert found.code == 0, found.err
    return found.out.split()[0]
