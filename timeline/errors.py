"""Every exception of the package.

::

    TimelineError
    ├── DateError          a text is no date this program reads
    ├── ReadError          a file cannot be read as an article
    │   └── NoArticleError        it is plainly none: a home page, a picture
    ├── ExtractError       an extractor failed, or found what the text does not hold
    ├── NotFoundError      no such article, event, mention or entry
    ├── CorrectionError    a correction that makes no sense as things stand
    ├── UsageError         arguments that do not go together
    ├── WorkerError        processes or machines to read with are not to be had
    ├── StoppedError       a question was stopped before it was answered
    └── StoreError         the store is missing, locked, newer or damaged
        ├── TooLargeError         more than the database can hold at once
        ├── WrongVersionError     someone appended to the stream first
        ├── KeyUsedError          a key names another request that was recorded
        └── UnknownEntryError     an entry of a type or version this program lacks

A message has three parts, in the user's words: what failed, with the value; what was
expected; what to do.
"""

from __future__ import annotations


class TimelineError(Exception):
    """The root of what this package raises on purpose."""


class DateError(TimelineError, ValueError):
    """A text is no date this program reads."""


class ReadError(TimelineError):
    """A file cannot be read as an article."""


class NoArticleError(ReadError):
    """What was read is plainly no article, and is left out: a home page, a picture."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        """Say so as other errors do; `reason` alone is what it is instead."""
        return (
            f"{self.path} is no article: {self.reason}; expected the text of one; "
            "leave it out"
        )


class ExtractError(TimelineError):
    """An extractor failed on an article, or found what its text does not hold."""


class NotFoundError(TimelineError, LookupError):
    """No such article, event, mention or entry."""


class CorrectionError(TimelineError):
    """A correction that makes no sense as things stand."""


class UsageError(TimelineError):
    """Arguments that do not go together."""


class WorkerError(TimelineError):
    """The processes or machines to read with are not to be had, or do not fit."""


class StoppedError(TimelineError):
    """A question was stopped, by who asked it, before it was answered."""


class StoreError(TimelineError):
    """The store is missing, locked, newer than this program or damaged."""


class TooLargeError(StoreError):
    """More than the database can hold at once."""


class WrongVersionError(StoreError):
    """Someone appended to the stream since its version was read."""


class KeyUsedError(StoreError):
    """A key names another request, which was recorded under it."""


class UnknownEntryError(StoreError):
    """The log holds an entry of a type or schema version this program lacks."""
