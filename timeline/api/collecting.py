"""What stays is set aside from the collector of garbage while much comes and goes."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_YOUNG = 10_000
"""So many new objects are looked through at once: an article makes tens of thousands,
hardly any of them garbage.  With Python's own 700 an ingest took a tenth longer."""


@contextmanager
def set_aside() -> Iterator[None]:
    """Let the collector pass over all that there is by now, for a while.

    Tables of words, models and the schema are hundreds of thousands of objects that
    stay: every full collection of an ingest would look at each of them.  What is new is
    looked through more seldom.  Where the caller has set objects aside, nothing
    changes, for they could not be told apart.
    """
    if gc.get_freeze_count():
        yield
        return
    young, *older = gc.get_threshold()
    gc.freeze()
    if young:  # else the caller has no garbage collected
        gc.set_threshold(max(young, _YOUNG), *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)
        gc.unfreeze()
