"""What a filter that is written asks of the store, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from timeline.errors import DateError, UsageError
from timeline.query.values import Filters
from timeline.resolve import read_typed
from tui.asking.filter_text import EXPECTED, VALUES, Part, parts

if TYPE_CHECKING:
    import datetime as dt

    from timeline.dates import Date

_IS = {"disagreed": "disagrees", "unsure": "unsure", "corrected": "corrected"}
"""Behind `is:`, and the field of `Filters` that it stands for."""

_NAMED = ("source", "who", "where")
_ALL = Filters()

_READ_ONCE = 200
"""Dates that are remembered: an unusual form takes the time of many keys to read."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A filter as it is understood."""

    parts: tuple[Part, ...] = ()
    filters: Filters = field(default_factory=Filters)
    """Of every part that is understood; the others filter nothing."""
    words: str = ""
    """What is looked for, to be marked where it stands."""
    problems: tuple[str, ...] = ()
    """For each part what is wrong with it; empty where nothing is."""


def parse(text: str, today: dt.date, typed: int = 0) -> Parsed:
    """Read a filter; “last Tuesday” in it is read against `today`.

    The last parts, as many as are `typed` still, may not be dates yet: they are read
    only as far as that takes no time.

    >>> import datetime as dt
    >>> parse("bridge -role:alleged", dt.date(2024, 5, 21)).filters.but_not[0].role
    'alleged'
    >>> parse("role:maybe", dt.date(2024, 5, 21)).problems
    ('role:maybe: expected statement, occurrence, alleged or planned',)
    """
    told = parts(text)
    filters, problems = Filters(), []
    for left, part in zip(range(len(told), 0, -1), told, strict=True):
        problem = ""
        try:
            given = _fields(part, today, is_whole=left > typed)
            filters = _narrowed(filters, part, given)
        except (DateError, UsageError) as error:
            problem = str(error)
        problems.append(problem)
    return Parsed(told, filters, filters.text, tuple(problems))


def _fields(part: Part, today: dt.date, *, is_whole: bool) -> dict[str, Any]:
    """Tell which fields of `Filters` a part sets; none where it is not begun yet.

    Raises:
        DateError: it takes a date and this is none.
        UsageError: no such key, or a value that the key does not take.
    """
    key, value, inverse = part
    if not key:
        begun = any(map(str.isalnum, value)) if inverse else value != "-"
        return {"text": value} if begun else {}
    if key not in EXPECTED:
        raise UsageError(
            f"no such filter: {key}; expected {', '.join(EXPECTED)}; in quotation "
            "marks it is looked for as words"
        )
    if not value or value not in VALUES.get(key, (value,)):
        raise UsageError(f"{key}:{value}: expected {EXPECTED[key]}")
    if key == "is":
        return {_IS[value]: not inverse}
    if key == "with":
        if inverse:
            raise UsageError("-with:retracted: they are left out unless asked for")
        return {"retracted": True}
    if key in ("when", "from", "to"):
        return _window(key, value, today, is_whole=is_whole)
    if inverse and not any(map(str.isalnum, value)):
        raise UsageError(f"{part.text}: expected {EXPECTED[key]}")
    return {key: value.replace('"', " ").strip()}


def _window(key: str, value: str, today: dt.date, *, is_whole: bool) -> dict[str, Any]:
    date, problem = _date(value, today, is_whole)
    if date is None:
        raise DateError(problem if is_whole else f"{key}: {EXPECTED[key]}")
    found = {}
    if key != "to" and date.earliest:
        found["since"] = date.earliest
    if key != "from" and date.latest:
        found["until"] = date.latest
    if not found:
        raise DateError(f"{key}:{value} is open there: expected {EXPECTED[key]}")
    return found


@lru_cache(maxsize=_READ_ONCE)
def _date(text: str, today: dt.date, is_whole: bool) -> tuple[Date | None, str]:
    try:
        return read_typed(text, today, any_language=is_whole), ""
    except DateError as error:
        return None, str(error)


def _narrowed(filters: Filters, part: Part, given: dict[str, Any]) -> Filters:
    """Ask for one thing more: of two windows, for the days in both.

    Raises:
        UsageError: it cannot be asked for, or nothing can be both.
    """
    if not given:
        return filters
    alone = Filters(**given)
    if part.inverse and part.key != "is":
        return replace(filters, but_not=(*filters.but_not, alone))
    if alone.text:
        return replace(filters, text=f"{filters.text} {alone.text}".lstrip())
    for name, value in given.items():
        stands = getattr(filters, name)
        if name == "since":
            given[name] = max(stands or value, value)
        elif name == "until":
            given[name] = min(stands or value, value)
        elif name in _NAMED and stands:
            given[name] = _each(stands, value)
        elif stands not in (getattr(_ALL, name), value):
            raise UsageError(
                f"{part.text} beside {_shown(name, stands)}: expected one of them; "
                "take the other away, or leave some out with -"
            )
    both = replace(filters, **given)
    if both.since and both.until and both.until < both.since:
        raise UsageError(
            f"{both.since} to {both.until}: it ends before it starts; expected the "
            "last day on or after the first"
        )
    return both


def _each(stands: str, value: str) -> str:
    """Write names as `Filters` has several: each in quotation marks."""
    quoted = f'"{value}"'
    before = stands if stands.startswith('"') else f'"{stands}"'
    return stands if value == stands or quoted in before else f"{before} {quoted}"


def _shown(name: str, value: object) -> str:
    if isinstance(value, str):
        return Part(name, value).text
    word = next(word for word, told in _IS.items() if told == name)
    return Part("is", word, inverse=not value).text
