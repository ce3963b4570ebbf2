"""An article of very many look-alikes costs no endless time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Tell

_SECONDS = 60
"""Of CPU, on however slow a machine: several times what they take."""


def _article(number: int) -> str:
    lines = [
        f"Two sailors were killed when the ferry {one}{other}dra sank off Oldham."
        for one in "ABCDEFGHIJ"
        for other in "aeiouyblnr"
    ]
    return f"Report {'abcdefgh'[number] * 3}. " + " ".join(lines)


@pytest.mark.slow
def test_articles_of_a_hundred_look_alikes_are_matched_in_seconds(tell: Tell) -> None:
    start = time.process_time()
    for number in range(8):
        day = "2024-10-25" if number < 7 else "2024-12-25"
        tell(f"gazette {number}", _article(number), date=day)
    assert time.process_time() - start < _SECONDS
