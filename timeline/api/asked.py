"""What callers ask, looked at before anything is done: its texts and numbers."""

from __future__ import annotations

import hashlib
import json

from timeline.errors import UsageError

_MOST = 2**62
"""More than any database counts to."""


def check_texts(**given: object) -> None:
    """Make sure that all of these are text.

    >>> check_texts(reason="said twice", text=5)
    Traceback (most recent call last):
    timeline.errors.UsageError: no text: 5; expected text as “text”; give a str

    Raises:
        UsageError: one is not.
    """
    for name, value in given.items():
        if not isinstance(value, str):
            raise UsageError(
                f"no text: {_shown(value)}; expected text as “{name}”; give a str"
            )


def check_names(**given: object) -> None:
    """Make sure that all of these are left out or text that names something.

    Raises:
        UsageError: one is neither, or blank: who meant none would leave it out.
    """
    for name, value in given.items():
        if value is None:
            continue
        check_texts(**{name: value})
        if not str(value).strip():
            raise UsageError(
                f"no {name}: {value!r} is empty; expected some text; leave it out for "
                "none"
            )


def check_numbers(**given: object) -> None:
    """Make sure that all of these are left out or numbers that a store may hold.

    Raises:
        UsageError: one is something else, or out of all reach.
    """
    for name, value in given.items():
        if value is None:
            continue
        if type(value) is not int or not -_MOST <= value <= _MOST:
            raise UsageError(
                f"no such number: {_shown(value)}; expected a whole number as "
                f"“{name}”, not past {_MOST}; give a smaller one"
            )


def request_digest(author: str, asked: tuple[str, ...]) -> bytes:
    """Tell one request from another under the same key."""
    return hashlib.sha256(json.dumps([author, *asked]).encode()).digest()


def _shown(value: object) -> str:
    if isinstance(value, int) and value.bit_length() > 200:
        return "one of more than 60 digits"  # to spell out a huge one may fail
    return repr(value)
