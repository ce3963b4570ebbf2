"""Two moments of the log compared through the open chronology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.api.asked import check_numbers
from timeline.api.opened import OpenStore
from timeline.errors import UsageError
from timeline.query.diff import changes, foremost_changes
from timeline.query.log import commit_at, commit_lines

if TYPE_CHECKING:
    from timeline.api.moments import AsOf
    from timeline.query.values import Change, Changes, CommitLine


class Comparing(OpenStore):
    """What was recorded, and what changed between two moments."""

    def diff(self, start: AsOf, end: AsOf = None) -> list[Change]:
        """List what changed in the chronology between two “as of”, with the reasons.

        Args:
            start: the earlier; a day counts to its end.
            end: the later; None is now.

        Raises:
            UsageError: the end is before the start, or one is no moment of the log.
        """
        with self._log.reading() as connection:
            return changes(connection, *self._stretch(start, end))

    def changes(self, start: AsOf, end: AsOf = None, *, size: int = 500) -> Changes:
        """List at most so many changes: at once, however much has changed.

        What people decided comes before what otherwise changed, and that before what
        is new; the latest first.  Those chosen are listed as in `diff`.

        Raises:
            UsageError: as `diff`, or `size` is below one.
        """
        _check_size(size, "changes")
        with self._log.reading() as connection:
            return foremost_changes(connection, *self._stretch(start, end), size)

    def commits(
        self, *, before: int | None = None, size: int = 100
    ) -> list[CommitLine]:
        """List some commits, the newest first, without what is in their entries.

        Args:
            before: a commit's number; those that were recorded before it.
            size: how many.
        """
        check_numbers(before=before)
        _check_size(size, "commits")
        with self._log.reading() as connection:
            return commit_lines(connection, before, size)

    def commit_at(self, as_of: AsOf) -> CommitLine | None:
        """Find the last commit that is in the view “as of”; None before the first.

        Raises:
            UsageError: `as_of` is no moment of the log.
        """
        with self._log.reading() as connection:
            position = self.position(as_of)
            return commit_at(connection, self.head() if position is None else position)

    def _stretch(self, start: AsOf, end: AsOf) -> tuple[int, int]:
        if start is None:
            raise UsageError(
                "nothing to compare with: no earlier moment is given; expected a "
                "position of the log, a day or a time; 0 is before the first entry"
            )
        head = self.head()
        first, last = self.position(start), self.position(end)
        first, last = (head if each is None else each for each in (first, last))
        if last < first:
            raise UsageError(
                f"nothing lies between position {first} and {last}; expected the "
                "earlier first; swap the two"
            )
        return first, last


def _check_size(size: int, what: str) -> None:
    check_numbers(size=size)
    if size < 1:
        raise UsageError(
            f"no list of {size} {what}; expected one or more; give another size"
        )
