"""What stays is set aside from the collector of garbage while much comes and goes."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def set_aside() -> Iterator[None]:
    """Let the collector pass over all that there is by now, for a while.

    Tables of words, models and the schema are hundreds of thousands of objects that
    stay: every full collection of an ingest would look at each of them.  Where the
    caller has set objects aside, nothing changes, for they could not be told apart.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
