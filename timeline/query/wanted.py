"""Filters as the values of a statement: days as numbers, words as they are indexed."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import UsageError
from timeline.project.search import is_exact
from timeline.project.words import names, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.project.words import Phrase
    from timeline.query.values import Filters

_WORDS_AT_MOST = 100
"""SQLite takes some thousand conditions, and nobody means so many words."""

_NOTHING = string.whitespace + '"'
"""What asks for nothing: an empty phrase is as good as none."""


class Wanted(NamedTuple):
    """What filters ask for, but for what they leave out."""

    values: dict[str, object]
    """By the names that a statement has for them."""
    words: list[Phrase]
    """All that is searched for."""
    indexed: list[Phrase]
    """Of these, what the index of words can be asked for."""
    is_exact: bool
    """The index alone gives what holds the words."""
    in_vain: bool
    """Text without a word is found nowhere."""


def wanted(filters: Filters) -> Wanted:
    """Read what filters ask for; what is left out is `unwanted`."""
    named = {
        f"{name}{number or ''}": each
        for name, text in (
            ("who", filters.who),
            ("where", filters.where),
            ("source", filters.source),
        )
        if text
        for number, each in enumerate(names(text))
    }
    told = phrases(filters.text)
    in_vain = bool(filters.text.strip(_NOTHING)) and not told
    in_vain |= not all(each.words for each in named.values())
    searched = {f"text{number}": each for number, each in enumerate(told)} | named
    needles = {name: each.needle for name, each in searched.items()}
    return Wanted(
        values=_facts(filters) | needles,
        words=[*searched.values()],
        indexed=[
            each for name, each in searched.items() if not name.startswith("source")
        ],
        is_exact=not named and is_exact(told),
        in_vain=in_vain,
    )


def unwanted(filters: Filters) -> list[tuple[Filters, Wanted]]:
    """Read what filters leave out; what is found nowhere leaves out nothing.

    Raises:
        UsageError: one fits everything.
    """
    found = [(each, wanted(each)) for each in filters.but_not]
    for _, asked in found:
        if not asked.values and not asked.in_vain:
            raise UsageError(
                "an empty filter leaves out everything; expected what to leave out "
                "by, such as a name; leave the empty one away"
            )
    return [(each, asked) for each, asked in found if not asked.in_vain]


def check_words(asked: Sequence[Wanted]) -> None:
    """Refuse more words than a database can look for in one statement."""
    found = sum(len(each.words) for one in asked for each in one.words)
    if found > _WORDS_AT_MOST:
        raise UsageError(
            f"cannot search for {found:,} words at once; expected at most "
            f"{_WORDS_AT_MOST}; leave some out"
        )


def _facts(filters: Filters) -> dict[str, object]:
    """Everything but words; what does not filter is left out."""
    facts = {
        "since": filters.since.toordinal() if filters.since else None,
        "until": filters.until.toordinal() if filters.until else None,
        "role": filters.role,
        "event": filters.event or None,
        "disagrees": filters.disagrees,
        "corrected": filters.corrected,
        "unsure": filters.unsure,
    }
    return {name: value for name, value in facts.items() if value is not None}
