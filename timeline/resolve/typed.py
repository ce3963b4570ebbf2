"""What a person types into a date field, read as a date."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from typing import TYPE_CHECKING

from timeline.dates import Date, Granularity
from timeline.errors import DateError
from timeline.resolve.figures import two_days
from timeline.resolve.tagger import tag

if TYPE_CHECKING:
    from timeline.resolve.timex import Resolution


def read_typed(
    text: str,
    anchor: dt.date | None = None,
    *,
    language: str | None = None,
    locale: str | None = None,
    any_language: bool = True,
) -> Date:
    """Read EDTF, an English phrase, or a date in any language that dateparser knows.

    A language that is given is tried before English, by the tables that texts in it
    are read with; it settles days in figures as well, and so does a locale.  The whole
    text has to be one date, and the result is never finer than the text.  Without
    `any_language` dateparser is not asked: for a text that is being typed still, as it
    takes over a second at first.

    >>> read_typed("2024-06").edtf, read_typed("in early June 2024").modifier
    ('2024-06', 'start')
    >>> read_typed("last Tuesday", dt.date(2024, 3, 21)).edtf
    '2024-03-19'
    >>> read_typed("le 5 juin dernier", dt.date(2024, 3, 21), language="fr").edtf
    '2023-06-05'

    Raises:
        UsageError: no such language or locale.
        DateError: no date, one that needs an anchor where none is given, or figures
            in which month and day could be swapped.
    """
    stripped = text.strip()
    date = (
        _as_edtf(stripped)
        or _as_foreign(stripped, anchor, language, locale)
        or _as_phrase(stripped, anchor, locale)
        or _as_phrase(stripped.title(), anchor, locale)
    )
    if date is None:
        _refuse_two_days(stripped)
        _refuse_impossible(stripped)
        date = _in_any_language(stripped, anchor) if any_language else None
    if date is None:
        raise DateError(
            f"no date: {text!r}; expected a date such as 2024-10-25, 2024-06, "
            '"25 October 2024" or "last Tuesday"; write it in one of these forms'
        )
    return date


def _as_edtf(text: str) -> Date | None:
    if not text.isascii():  # digits of other scripts are no EDTF
        return None
    try:
        return Date.from_edtf(text)
    except DateError:
        return None


def _as_phrase(text: str, anchor: dt.date | None, locale: str | None) -> Date | None:
    """Read a text that is one time expression, a preposition before it apart."""
    found = tag(text, anchor, locale=locale)
    leads = ("", "on", "in", "at", "the", "in the", "on the")
    if len(found) != 1 or _around(text, found[0])[0] not in leads:
        return None
    if _around(text, found[0])[1]:
        return None
    return None if found[0].rule.endswith(".ambiguous") else found[0].date


def _as_foreign(
    text: str, anchor: dt.date | None, language: str | None, locale: str | None
) -> Date | None:
    """Read a text that is one expression of the language, small words apart."""
    if language is None:
        return None
    found = tag(text, anchor, language=language, locale=locale)
    if len(found) != 1 or found[0].rule.endswith(".ambiguous"):
        return None
    small = all(_SMALL_WORDS.fullmatch(each) for each in _around(text, found[0]))
    return found[0].date if small else None


def _around(text: str, found: Resolution) -> tuple[str, str]:
    """Give what stands before and behind the expression."""
    before, after = text[: found.timex.start], text[found.timex.end :]
    return before.strip().lower(), after.strip(" .,")


_SMALL_WORDS = re.compile(r"(?:[^\W\d_]{1,4}\b[ '’]?){0,2}")
"""“le”, “am”, “à la”, “в”: what may stand beside a date that is typed."""


def _refuse_two_days(text: str) -> None:
    """Raise where figures name one day to an American and another to a European."""
    both = two_days(text)
    if both:
        raise DateError(
            f"a date with two readings: {text!r} is {both.month_first.value} (month "
            f"first) or {both.day_first.value} (day first); expected a date that has "
            "one; write it as YYYY-MM-DD"
        )


def _refuse_impossible(text: str) -> None:
    """Raise for “30 February”, of which dateparser may make another day."""
    if any(found.rule.endswith(".impossible") for found in tag(text.title())):
        raise DateError(
            f"no date: {text!r} is in no calendar; expected a day that its month has; "
            "write the day that is meant, or the month alone"
        )


def _in_any_language(text: str, anchor: dt.date | None) -> Date | None:
    """Ask dateparser, and take no more from its answer than the text states."""
    if len(text) > _LONGEST or _LIKE_EDTF.fullmatch(text):
        return None
    letters = any(character.isalpha() for character in text)
    if _LIKE_NUMBER.search(text) or not (letters or _states_a_year(text)):
        return None
    answer = _ask_dateparser(text, anchor)
    if answer is None or (anchor is None and not _states_a_year(text)):
        return None
    day, period = answer
    match period:
        case "year":
            return Date.year(day.year)
        case "month":
            return Date.month(day.year, day.month)
        case "week":
            return Date.week(day)
        case "time":
            return Date.day(day).refined(Granularity.MINUTE)
        case _:
            return Date.day(day)


_LONGEST = 60
"""Characters; dateparser takes time in proportion, and no date is longer."""
_LIKE_EDTF = re.compile(r"\d{4}-[\d-]+|\[.*|.*/\d{4}-.*")
"""Meant as EDTF and no date: dateparser would turn month and day about."""
_LIKE_NUMBER = re.compile(r"\d[a-zA-Z]\d")
"""“1e9”, of which dateparser makes a day of September."""


def _ask_dateparser(text: str, anchor: dt.date | None) -> tuple[dt.date, str] | None:
    """Give a day, and the period it stands for: the finest unit that is stated."""
    with warnings.catch_warnings():
        # dateparser calls what newer Pythons deprecate; it is not ours to mend
        warnings.simplefilter("ignore", DeprecationWarning)
        from dateparser.date import DateDataParser

        settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
        if anchor:
            settings["RELATIVE_BASE"] = dt.datetime.combine(anchor, dt.time())
        try:
            data = DateDataParser(settings=settings).get_date_data(text)
        except OverflowError:  # it steps out of the years 1 to 9999
            return None
    return (data.date_obj.date(), str(data.period)) if data.date_obj else None


def _states_a_year(text: str) -> bool:
    digits = "".join(each if each.isdigit() else " " for each in text).split()
    return any(len(each) == 4 for each in digits)
