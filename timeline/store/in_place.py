"""Whether the file that was opened is still the one at its path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.errors import StoreError
from timeline.store.engine import database_path

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa


class InPlace:
    """The file of a store as it was when it was opened.

    A file that is deleted or moved away stays open, and takes whatever is written: it
    would be told as recorded, and be gone when the last program lets go of the file.
    """

    def __init__(self, url: sa.URL) -> None:
        self._path = database_path(url)
        self._opened = _identity(self._path) if self._path else None

    def check(self) -> None:
        """Look at the path.

        Raises:
            StoreError: nothing is there, or another file.
        """
        if self._path is None or self._opened is None:
            return
        found = _identity(self._path)
        if found != self._opened:
            what = "is gone" if found is None else "is another file than was opened"
            raise StoreError(
                f"{self._path} {what}: nothing is read or recorded there; expected "
                "it to stay while it is open; put it back, or open the store again"
            )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
