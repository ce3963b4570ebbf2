"""What is shown, as the command line is asked for it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from timeline.errors import UsageError
from timeline.export.formats import FORMATS
from timeline.query.values import Filters

if TYPE_CHECKING:
    import datetime as dt

    from timeline.api.exporting import Format
    from tui.asking.asked import Asked

_SAID = ("source", "who", "where", "role", "text")
"""Filters whose options have their names."""
_FLAGS = {"disagrees": "disagreed", "corrected": "corrected", "unsure": "unsure"}
_TITLE = "Chronology"


def export_command(
    asked: Asked,
    output: str,
    *,
    format: Format,  # noqa: A002 - so the command line calls it
    title: str = _TITLE,
    db: str = "",
) -> str:
    """Write the command that exports what answers a question, ready for a shell.

    >>> from tui.asking.asked import Asked
    >>> asked = Asked(Filters(who="Ines Calder"), as_of=12)
    >>> export_command(asked, "out.jsonl", format="jsonl")
    "timeline export --format jsonl --who 'Ines Calder' --as-of 12 --output out.jsonl"
    """
    words = ["timeline", "export"]
    words += option("db", db) + option("format", format)
    if FORMATS[format].has_title and title != _TITLE:
        words += option("title", title)
    words += filter_options(asked.filters)
    if asked.as_of is not None:
        words += option("as-of", str(asked.as_of))
    return shlex.join([*words, *option("output", output)])


def filter_options(filters: Filters) -> list[str]:
    """Give the options with which the command line shows the same events.

    >>> filter_options(Filters(unsure=False, but_not=(Filters(role="alleged"),)))
    ['--not-unsure', '--not-role', 'alleged']

    Raises:
        UsageError: no options say so.
    """
    told = option("from", filters.since) + option("to", filters.until)
    told += ["--certainly"] * filters.certainly
    for name in _SAID:
        told += option(name, getattr(filters, name))
    for name, flag in _FLAGS.items():
        value = getattr(filters, name)
        told += [] if value is None else [f"--{flag}" if value else f"--not-{flag}"]
    for unwanted in filters.but_not:
        told += _left_out(unwanted)
    if filters.event:
        raise _unsaid()
    return told + ["--retracted"] * filters.retracted


def _left_out(unwanted: Filters) -> list[str]:
    """Give the option that leaves events out: it takes one condition."""
    for name in _SAID:
        value = getattr(unwanted, name)
        if value and unwanted == Filters(**{name: value}):
            return option(f"not-{name}", value)
    since, until = unwanted.since, unwanted.until
    if unwanted != Filters(since=since, until=until):
        raise _unsaid()
    day = f"{since or '..'}/{until or '..'}"
    return option("not-when", str(since) if since == until else day)


def _unsaid() -> UsageError:
    return UsageError(
        "no command line says this filter; expected one condition in each part that "
        "leaves events out; the export is right all the same"
    )


def option(name: str, value: dt.date | str | None) -> list[str]:
    """Give an option with its value; nothing where there is none."""
    text = str(value or "")
    if text.startswith("-"):  # alone it would be taken for an option
        return [f"--{name}={text}"]
    return [f"--{name}", text] if text else []
