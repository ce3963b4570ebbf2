"""Days as people give them: the edges of a window, a publication date."""

from __future__ import annotations

import datetime as dt

from timeline.api.asked import check_texts
from timeline.errors import UsageError
from timeline.resolve import read_typed


def window_edge(value: dt.date | str | None, *, last: bool) -> dt.date | None:
    """Read the edge of a window: “2024-10” starts on the 1st, ends on the 31st.

    Raises:
        DateError: text that is no date.
    """
    if value is None or isinstance(value, dt.date):
        return value and day_of(value)
    check_texts(date=value)
    date = read_typed(value, dt.datetime.now().astimezone().date())
    return date.latest if last else date.earliest


def day_of(value: dt.date) -> dt.date:
    """Take the day of a moment; a day is one already."""
    return value.date() if isinstance(value, dt.datetime) else value


def check_window(since: dt.date | None, until: dt.date | None) -> None:
    """Make sure that a window does not end before it starts.

    Raises:
        UsageError: it does.
    """
    if since and until and until < since:
        raise UsageError(
            f"the window ends before it starts: {since} to {until}; expected its last "
            "day on or after its first; swap the two"
        )


def publication_day(date: dt.date | str | None) -> dt.date | None:
    """Read a publication date given by hand: one day, or it is no use as an anchor.

    Raises:
        DateError: text that is no date.
        UsageError: a date that is no single day.
    """
    if date is None or isinstance(date, dt.date):
        return date and day_of(date)
    check_texts(date=date)
    read = read_typed(date, None)
    if read.days != 1:
        raise UsageError(
            f"no publication day: {date!r} is {read.edtf}; expected one day; write it "
            "as YYYY-MM-DD"
        )
    return read.earliest
