"""Dates as a closed range of days, with EDTF text.  Pure: knows no article."""

from timeline.dates.date import Date
from timeline.dates.granularity import Granularity, Modifier

__all__ = ["Date", "Granularity", "Modifier"]
