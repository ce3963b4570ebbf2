"""“As of”: a position of the log, a day or a moment, as people give it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TypeAlias

from timeline.errors import UsageError

_NUMBER = re.compile(r"-?[0-9]{1,30}")

AsOf: TypeAlias = int | str | dt.date | dt.datetime | None
"""None is now; an int or digits are a position of the log; a day counts to its end."""


def as_moment(value: int | str | dt.date | dt.datetime) -> int | dt.datetime:
    """Turn text, a day or a moment into a position or a moment with its zone.

    >>> as_moment("17")
    17
    >>> as_moment("2024-10-25T12:00:00+00:00").isoformat()
    '2024-10-25T12:00:00+00:00'

    Raises:
        UsageError: what is none of these.
    """
    if isinstance(value, str):
        value = _read(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, dt.date):
        raise _no_moment(value)
    if not isinstance(value, dt.datetime):
        value = dt.datetime.combine(value, dt.time.max)
    try:
        return value if value.tzinfo else value.astimezone()
    except (OverflowError, ValueError) as error:
        raise UsageError(
            f"no moment: {value.date()} is out of reach; expected a day of the log's "
            "life; write it as 2024-10-25"
        ) from error


def _read(text: str) -> int | dt.date | dt.datetime:
    if _NUMBER.fullmatch(text) and len(text) != len("20241025"):
        return int(text)
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise _no_moment(text) from error


def _no_moment(value: object) -> UsageError:
    return UsageError(
        f"no moment: {value!r}; expected a position of the log, a day or a time; "
        "write it as 17, 2024-10-25 or 2024-10-25T12:00"
    )


def no_position(position: int, head: int) -> UsageError:
    """Word that a log does not have a position: it may have been meant for a year."""
    is_year = len(str(position)) == 4
    hint = f"for the end of a year write {position}-12-31" if is_year else ""
    return UsageError(
        f"no such position of the log: {position}; expected 0 to {head}; "
        + (hint or 'list the entries with "timeline log"')
    )
