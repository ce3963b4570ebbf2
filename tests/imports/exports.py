"""A store's export as text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from timeline import Filters

if TYPE_CHECKING:
    from timeline import Timeline


def exported(
    timeline: Timeline, as_of: int | None = None, *, retracted: bool = False
) -> str:
    """Write all events as JSON lines."""
    file = io.StringIO()
    filters = Filters(retracted=retracted)
    timeline.export(file, filters, format="jsonl", as_of=as_of)
    return file.getvalue()
