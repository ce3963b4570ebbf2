"""What the tables of a language hold: its words of time, and the phrases they make.

A phrase is a pattern with the names of tables in braces: `{day} {month} {year}`.  What
a phrase means follows from the tables that it names (`meanings`), so that each language
is a list of words and of word orders, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.dates import Granularity


class Phrase(NamedTuple):
    """A way to say a date, and the name of the rule that reads it."""

    rule: str
    """As in English, with the language's code put before it: `fr.weekday`.

    “relative” goes on with what it turns out to be: `fr.relative.last`, `fr.today`.
    """
    pattern: str
    """Matched on folded text (`folding`); `{month}` stands for a word of that table."""
    after: str = ""
    """Words of which one must stand before; they are no part of the phrase."""


class Counted(NamedTuple):
    """So many units from the day of writing: yesterday is one day back."""

    unit: Granularity
    by: int


@dataclass(frozen=True, slots=True)
class Language:
    """The words of time in one language; a bar parts the forms of one thing."""

    code: str
    """ISO 639-1."""
    months: tuple[str, ...]
    """January first; every case and spelling."""
    weekdays: tuple[str, ...]
    """Monday first."""
    units: Mapping[str, Granularity]
    """What is counted in “three days ago”, in every case and number."""
    nows: Mapping[str, Counted]
    """Whole phrases counted from the day of writing: yesterday, last year."""
    mentions: Mapping[str, Counted]
    """Whole phrases counted from the last stated date: the day before."""
    numbers: Mapping[str, int]
    phrases: tuple[Phrase, ...]
    future: str
    """Verbs and words that tell of what is to come; a pattern."""
    reads: tuple[str, ...]
    """Like those of an English rule: `sentence with its [phrase] | value | rule`.

    The anchor is Thursday 2024-03-21 where the line has no fourth cell.
    """
    leaves: tuple[str, ...]
    """Sentences in which nothing at all may be found."""
    past: str = ""
    """Verbs and words that tell of what has been; a pattern."""
    until: str = ""
    """What stands before the last day of something that goes on; a pattern."""
    every: str = ""
    """What makes a day one of many when it stands before it; a pattern."""
    short_months: tuple[str, ...] = ()
    """Read beside a day only."""
    short_weekdays: tuple[str, ...] = ()
    """Read beside a day only."""
    steps: Mapping[str, int] = field(default_factory=dict)
    """Words for last (-1), this (0) and next (1)."""
    edges: Mapping[str, str] = field(default_factory=dict)
    """“early”, “mid-”, “the end of” before a month or year, with TIMEX3's mod."""
    eras: Mapping[str, int] = field(default_factory=dict)
    """The year before the first one of an era."""
    capitals: bool | None = None
    """Whether days and months are written with a capital; None without such letters.

    Where they are not, a capital inside a sentence makes a name: Plácido Domingo.
    """
    opens: str = r"(?<!\w)"
    """What must hold before a phrase; letters that it takes belong to no phrase."""
    closes: str = r"(?!\w)"
    """What must hold behind it."""


def row(words: str) -> tuple[str, ...]:
    """Read the rows of a table; `_` is a blank within a word, `-` a row without any.

    >>> row("janvier février|fevrier - en_mars")
    ('janvier', 'février|fevrier', '', 'en mars')
    """
    return tuple(
        "" if each == "-" else each.replace("_", " ") for each in words.split()
    )


def numbered(words: str, start: int = 1) -> dict[str, int]:
    """Number the rows of a table from `start` on.

    >>> numbered("un|une deux trois")
    {'un|une': 1, 'deux': 2, 'trois': 3}
    """
    return {forms: number for number, forms in enumerate(row(words), start=start)}


def pairs(first: str, second: str) -> str:
    """Put every form of one word before every form of another.

    >>> pairs("last|past", "week")
    'last week|past week'
    """
    return "|".join(
        f"{one} {other}" for one in first.split("|") for other in second.split("|")
    )
