"""Why a phrase was read as it was, step by step, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.resolve.languages import NAMES, detect
from timeline.resolve.opposite import other_way
from timeline.resolve.tagger import tag

if TYPE_CHECKING:
    import datetime as dt

    from timeline.resolve.mode import Mode
    from timeline.resolve.timex import Resolution


def explain(
    phrase: str,
    anchor: dt.date | None = None,
    *,
    mode: Mode = "news",
    language: str | None = None,
    locale: str | None = None,
) -> list[str]:
    """Tell how the time expressions of a phrase are read; empty where there are none.

    A phrase is mostly too short to tell its language.  With `auto` it is read as
    English, and where that finds nothing as the language that reads most of it; with
    None as English alone.

    >>> import datetime
    >>> lines = explain("last Tuesday", datetime.date(2024, 3, 21))
    >>> print("\\n".join(lines))  # doctest: +ELLIPSIS
    phrase      last Tuesday
    class       DATE, XXXX-WXX-2 before an anchor is known
    rule        weekday.stepped
    anchor      2024-03-21, a Thursday
    result      2024-03-19, a Tuesday (day)
    TIMEX3      2024-03-19
    otherwise   2024-03-26, if it said the opposite
    confidence  0...
    """
    if language == "auto":
        language = _language(phrase)
    found = tag(phrase, anchor, mode=mode, language=language, locale=locale)
    open_values = tag(phrase, mode=mode, language=language, locale=locale)
    unanchored = {each.timex.start: each.value for each in open_values}
    lines: list[str] = []
    for each in found:
        if lines:
            lines.append("")
        open_value = unanchored.get(each.timex.start, each.value)
        lines += _lines(each, open_value, _otherwise(each, phrase))
    return lines


def _language(phrase: str) -> str:
    """Choose the language that reads most of a phrase, English where it reads any."""
    if tag(phrase):
        return "en"
    likely = detect(phrase)
    codes = [likely, *(code for code in NAMES if code not in ("en", likely))]
    return max(codes, key=lambda code: _covered(tag(phrase, language=code)))


def _covered(found: list[Resolution]) -> int:
    return sum(each.timex.end - each.timex.start for each in found)


def _lines(found: Resolution, open_value: str, otherwise: str) -> list[str]:
    cells = [
        ("phrase", found.timex.text),
        ("class", _class(found, open_value)),
        ("rule", found.rule),
        ("anchor", _anchor(found)),
        ("result", _result(found)),
        ("TIMEX3", f"{found.value}, mod {found.mod}" if found.mod else found.value),
    ]
    if found.interval:
        cells.append(("interval", found.interval.edtf))
    if found.time:
        cells.append(("clock", _clock(found)))
    if found.preposition:
        cells.append(("after", found.preposition))
    cells.append(("otherwise", otherwise))
    cells.append(("confidence", f"{found.confidence:.2f}"))
    return [f"{name:<10}  {text}" for name, text in cells]


def _otherwise(found: Resolution, text: str) -> str:
    """Say what the other direction gives, chosen against or not said."""
    if found.other:
        why = _OTHERWISE.get(found.rule.rpartition(".")[2], "in the other direction")
        return f"{found.other.edtf}, {why}"
    turned = other_way(found, text)
    if turned:
        return f"{turned.edtf}, if it said the opposite"
    return "nothing: the phrase has no direction"


_OTHERWISE = {
    "either": "which fits as well; nothing here tells which is meant",
    "ambiguous": "if the day comes first; nothing here tells which",
    "mdy": "if the day comes first; the text or the locale tells which",
    "dmy": "if the month comes first; the text or the locale tells which",
}


def _class(found: Resolution, open_value: str) -> str:
    if found.rule.endswith(".open"):
        return f"{found.timex.type}, and nothing here to count it from"
    if found.counted_from and open_value == found.value:
        return f"{found.timex.type}, counted from a date of the text"
    if open_value == found.value:
        return f"{found.timex.type}, means the same for every anchor"
    return f"{found.timex.type}, {open_value} before an anchor is known"


def _anchor(found: Resolution) -> str:
    if found.anchor is None:
        return "none needed or given"
    stated = f", stated as “{found.counted_from}”" if found.counted_from else ""
    return f"{_day(found.anchor)}{stated}"


def _result(found: Resolution) -> str:
    date = found.date
    if date is None:
        return "no day in the calendar"
    if date.earliest and date.earliest == date.latest:
        text = _day(date.earliest)
    else:
        text = f"{date.edtf}: {date.earliest or 'open'} to {date.latest or 'open'}"
    unit = f" ({date.granularity})" if date.granularity else ""
    return f"{text}{unit}, {date.modifier}" if date.modifier else f"{text}{unit}"


def _clock(found: Resolution) -> str:
    zone = f" {found.zone}" if found.zone else ""
    offset = f"UTC{found.offset}" if found.offset else "distance from UTC not told"
    return f"{found.time}{zone}, {offset}"


def _day(day: dt.date) -> str:
    return f"{day.isoformat()}, a {_WEEKDAYS[day.weekday()]}"


_WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
