"""“As of”: a position of the log, a day or a moment, as people give it."""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

from timeline.errors import UsageError

AsOf: TypeAlias = int | str | dt.date | dt.datetime | None
"""None is now; an int or digits are a position of the log; a day counts to its end."""


def as_moment(value: str | dt.date | dt.datetime) -> int | dt.datetime:
    """Turn text, a day or a moment into a position or a moment with its zone.

    >>> as_moment("17")
    17
    >>> as_moment("2024-10-25T12:00:00+00:00").isoformat()
    '2024-10-25T12:00:00+00:00'

    Raises:
        UsageError: text that is none of these.
    """
    if isinstance(value, str):
        if value.isdecimal() and value.isascii() and len(value) < 8:
            return int(value)
        value = _read(value)
    if not isinstance(value, dt.datetime):
        value = dt.datetime.combine(value, dt.time.max)
    try:
        return value if value.tzinfo else value.astimezone()
    except (OverflowError, ValueError) as error:
        raise UsageError(
            f"no moment: {value.date()} is out of reach; expected a day of the log's "
            "life; write it as 2024-10-25"
        ) from error


def _read(text: str) -> dt.date | dt.datetime:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"no moment: {text!r}; expected a position of the log, a day or a time; "
            "write it as 17, 2024-10-25 or 2024-10-25T12:00"
        ) from error
