"""The date of a happening: a closed range of days and how much of it is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from timeline.dates import edtf
from timeline.dates.granularity import Granularity

if TYPE_CHECKING:
    from timeline.dates.granularity import Modifier


@dataclass(frozen=True, slots=True)
class Date:
    """A date as the text supports it, never finer.

    >>> Date.month(2024, 6)
    Date('2024-06', month, 2024-06-01 … 2024-06-30)
    >>> Date.until(dt.date(2024, 10, 25))
    Date('[..2024-10-25]', bound, … … 2024-10-25)
    """

    edtf: str
    """ISO 8601-2:2019.  `[a..b]` is one day in a range, `a/b` something that lasted."""
    earliest: dt.date | None
    """First day it can be; None where the start is open."""
    latest: dt.date | None
    """Last day it can be; None where the end is open."""
    granularity: Granularity | None = None
    """None for a bound or a range that is no unit of the calendar."""
    modifier: Modifier | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.edtf}: {self.earliest} is after {self.latest}")
        if not self.earliest and not self.latest:
            raise ValueError(f"{self.edtf}: a date needs a first or a last day")

    def __repr__(self) -> str:
        unit = self.granularity or ("bound" if self.is_bound else "range")
        days = f"{self.earliest or '…'} … {self.latest or '…'}"
        modifier = f", {self.modifier}" if self.modifier else ""
        return f"Date({self.edtf!r}, {unit}, {days}{modifier})"

    @property
    def is_bound(self) -> bool:
        """True where one end is open: “some day up to …”, “from … on”."""
        return self.earliest is None or self.latest is None

    @property
    def days(self) -> int | None:
        """How many days it can mean; None for a bound."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def overlaps(self, earliest: dt.date | None, latest: dt.date | None) -> bool:
        """Tell whether it is *possibly* in the window; None leaves an end open."""
        starts_late = latest and self.earliest and self.earliest > latest
        ends_early = earliest and self.latest and self.latest < earliest
        return not starts_late and not ends_early

    def modified(self, modifier: Modifier | None) -> Self:
        """Return the same days with “early”, “late”, “about” … said of them."""
        return self if modifier == self.modifier else replace(self, modifier=modifier)

    def refined(self, granularity: Granularity) -> Self:
        """Return the same day, known to the hour, minute or part of day."""
        return replace(self, granularity=granularity)

    @classmethod
    def from_edtf(cls, text: str, granularity: Granularity | None = None) -> Self:
        """Read EDTF text; `granularity` overrides the one the text implies.

        Raises:
            DateError: not EDTF, or of a form that this program does not use.
        """
        earliest, latest, implied = edtf.parse(text)
        return cls(text.strip(), earliest, latest, granularity or implied)

    @classmethod
    def day(cls, day: dt.date) -> Self:
        """One day."""
        return cls(edtf.day_text(day), day, day, Granularity.DAY)

    @classmethod
    def week(cls, day: dt.date) -> Self:
        """Some day in the week, Monday to Sunday, that holds `day`."""
        monday = day - dt.timedelta(days=day.weekday())
        sunday = monday + dt.timedelta(days=6)
        return cls.some_day(monday, sunday, Granularity.WEEK)

    @classmethod
    def weekend(cls, day: dt.date) -> Self:
        """Saturday or Sunday of the week, Monday to Sunday, that holds `day`."""
        saturday = day + dt.timedelta(days=5 - day.weekday())
        sunday = saturday + dt.timedelta(days=1)
        return cls.some_day(saturday, sunday, Granularity.WEEKEND)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """A month without a day."""
        return cls.from_edtf(f"{year:04}-{month:02}")

    @classmethod
    def season(cls, year: int, season: int) -> Self:
        """Spring (1) to winter (4), meteorological; winter runs into the next year."""
        return cls.from_edtf(f"{year:04}-{20 + season}")

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """A calendar quarter, 1 to 4."""
        first = 3 * quarter - 2
        text = f"[{year:04}-{first:02}..{year:04}-{first + 2:02}]"
        return cls.from_edtf(text, Granularity.QUARTER)

    @classmethod
    def half(cls, year: int, half: int) -> Self:
        """A half of a calendar year, 1 or 2."""
        first = 6 * half - 5
        text = f"[{year:04}-{first:02}..{year:04}-{first + 5:02}]"
        return cls.from_edtf(text, Granularity.HALF)

    @classmethod
    def year(cls, year: int) -> Self:
        """A year."""
        return cls.from_edtf(f"{year:04}")

    @classmethod
    def decade(cls, year: int) -> Self:
        """The ten years, 0 to 9, that hold `year`."""
        return cls.from_edtf(f"{year // 10:03}X")

    @classmethod
    def century(cls, year: int) -> Self:
        """The hundred years, 00 to 99, that hold `year`."""
        return cls.from_edtf(f"{year // 100:02}XX")

    @classmethod
    def until(cls, day: dt.date) -> Self:
        """Some day up to and including `day`."""
        return cls(f"[..{edtf.day_text(day)}]", None, day)

    @classmethod
    def since(cls, day: dt.date) -> Self:
        """Some day from `day` on."""
        return cls(f"[{edtf.day_text(day)}..]", day, None)

    @classmethod
    def some_day(
        cls, first: dt.date, last: dt.date, granularity: Granularity | None = None
    ) -> Self:
        """One day, not known which, from `first` to `last`."""
        text = f"[{edtf.day_text(first)}..{edtf.day_text(last)}]"
        return cls(text, first, last, granularity)

    @classmethod
    def lasting(cls, first: Date, last: Date) -> Self:
        """Something that lasted from one date to another.

        Of an end that is some day of a range, such as a week, the outermost day counts.

        >>> Date.lasting(Date.year(2009), Date.year(2011))
        Date('2009/2011', range, 2009-01-01 … 2011-12-31)
        """
        if first.earliest is None or last.latest is None:
            raise ValueError(f"{first.edtf} to {last.edtf}: both ends must be known")
        start = edtf.day_text(first.earliest) if "[" in first.edtf else first.edtf
        end = edtf.day_text(last.latest) if "[" in last.edtf else last.edtf
        return cls(f"{start}/{end}", first.earliest, last.latest)
