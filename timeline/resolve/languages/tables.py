"""The tables of a language made ready: patterns of their words, and looking them up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from timeline.dates import Granularity
from timeline.resolve.figures import InFigures, read_figures
from timeline.resolve.languages.folding import fold
from timeline.resolve.languages.language import Counted
from timeline.resolve.meaning import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.resolve.languages.language import Language, Phrase

_DAY = r"3[01]|[12]\d|0?[1-9]"
_YEAR = r"(?:1[0-9]|20)\d\d"
_FIGURES = {
    "year": rf"(?P<year>{_YEAR})",
    "day": rf"(?P<day>{_DAY})",
    "first_day": rf"(?P<first_day>{_DAY})",
    "month_figure": r"(?P<month_figure>1[0-2]|0?[1-9])",
}
"""What a table in braces stands for where it has no words."""
_Value = TypeVar("_Value")
_BRACES = re.compile(r"\{([a-z_]+)\}")
_NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the words of a phrase stand for, None for what it does not have."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    first_day: int | None = None
    """The first of several days, of which `day` is the last."""
    weekday: int | None = None
    step: int | None = None
    """Last (-1), this (0) or next (1)."""
    unit: Granularity | None = None
    count: int | None = None
    """How many units from the day of writing; below 0 for those before it."""
    now: Counted | None = None
    mention: Counted | None = None
    figures: InFigures | None = None

    @property
    def within(self) -> Step | None:
        """The day, week, month or year that is named from the day of writing."""
        if self.now:
            return Step(self.now.unit, self.now.by)
        if self.unit is None or self.count is None:
            return None
        return Step(self.unit, self.count)

    @property
    def is_day(self) -> bool:
        """True for what is as fine as a day, or counted."""
        fine = (self.day, self.weekday, self.count, self.figures, self.mention)
        return any(each is not None for each in fine)


class Tables:
    """The words of a language, folded, by the names that phrases call them."""

    def __init__(self, language: Language) -> None:
        months = _numbered(language.months, 1)
        weekdays = _numbered(language.weekdays, 0)
        self.months = {**months, **_shortened(language.short_months, 1)}
        self.weekdays = {**weekdays, **_shortened(language.short_weekdays, 0)}
        self.units = _folded(language.units)
        self.steps = _folded(language.steps)
        self.nows = _folded(language.nows)
        self.mentions = _folded(language.mentions)
        self.numbers = _folded(language.numbers)
        self.edges = _folded(language.edges)
        self.eras = _folded(language.eras)
        self._words: dict[str, Iterable[str]] = {
            "month": self.months,
            "month_name": months,
            "weekday": self.weekdays,
            "weekday_name": weekdays,
            "unit": self.units,
            "step": self.steps,
            "week_step": self.steps,
            "other_month": self.months,
            "now": self.nows,
            "mention": self.mentions,
            "number": self.numbers,
            "edge": self.edges,
            "era": self.eras,
        }

    def pattern(self, text: str) -> str:
        """Write out the names in braces, each as a group of that name."""
        return _BRACES.sub(lambda found: self._group(found[1]), text)

    def _group(self, name: str) -> str:
        if name == "count":
            return rf"(?P<count>\d{{1,3}}|{alternation(self.numbers)})"
        if name == "day_number":
            return rf"(?P<day>{_DAY}|{alternation(self.numbers)})"
        if name in _FIGURES:
            return _FIGURES[name]
        group = name.removesuffix("_name")
        return f"(?P<{group}>{alternation(self._words[name])})"

    def read(self, match: re.Match[str]) -> Parts:
        """Look up the words of a match."""
        words = {name: text for name, text in match.groupdict().items() if text}
        if "first" in words:
            return Parts(figures=read_figures(match))
        count = self._number(words.get("count"))
        return Parts(
            year=self._year(words),
            month=self._month(words),
            day=self._number(words.get("day")),
            first_day=self._number(words.get("first_day")),
            weekday=self.weekdays.get(words.get("weekday", "")),
            step=self.steps.get(words.get("step", "")),
            unit=self.units.get(words.get("unit", "")),
            count=-count if count and "ahead" not in words else count,
            now=self._now(words),
            mention=self.mentions.get(words.get("mention", "")),
        )

    def _now(self, words: Mapping[str, str]) -> Counted | None:
        if "week_step" in words:
            return Counted(Granularity.WEEK, self.steps[words["week_step"]])
        return self.nows.get(words.get("now", ""))

    def _number(self, text: str | None) -> int | None:
        if text is None:
            return None
        return int(text) if text.isdecimal() else self.numbers[text]

    def _month(self, words: Mapping[str, str]) -> int | None:
        if "month_figure" in words:
            return int(words["month_figure"])
        return self.months.get(words.get("month", ""))

    def _year(self, words: Mapping[str, str]) -> int | None:
        if "year" not in words:
            return None
        if "era" in words:
            return self.eras[words["era"]] + (self._number(words["year"]) or 1)
        year = int(words["year"].translate(_NUMERALS))
        if year >= 100:
            return year
        return year + (2000 if year < 50 else 1900)


def alternation(words: Iterable[str]) -> str:
    """Write an alternation of plain words, longest first; never matches if empty.

    >>> alternation(["mar.", "mars"])
    '(?:mar\\\\.|mars)'
    """
    longest = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(word) for word in longest) or '(?!)'})"


def compiled(phrase: Phrase, tables: Tables, language: Language) -> re.Pattern[str]:
    """Make the pattern of a phrase; its group `phrase` is what the rule reads."""
    before = ""
    if phrase.after:
        edges = f"|{alternation(tables.edges)}" if tables.edges else ""
        before = rf"(?:(?:{phrase.after}{edges})(?:[ -]|(?<=')))"
    pattern = tables.pattern(phrase.pattern)
    opens = rf"{language.opens}(?<!\d[.,:/-])"
    return re.compile(f"{opens}{before}(?P<phrase>{pattern}){language.closes}")


def _numbered(rows: tuple[str, ...], start: int) -> dict[str, int]:
    """Number the rows of a table; bars part the forms of one row."""
    return {
        fold(form): number
        for number, row in enumerate(rows, start=start)
        for form in row.split("|")
        if form
    }


def _shortened(rows: tuple[str, ...], start: int) -> dict[str, int]:
    """Number abbreviations, with and without their period."""
    numbers = _numbered(rows, start)
    return {**numbers, **{f"{form}.": number for form, number in numbers.items()}}


def _folded(table: Mapping[str, _Value]) -> dict[str, _Value]:
    return {
        fold(form): value for forms, value in table.items() for form in forms.split("|")
    }
