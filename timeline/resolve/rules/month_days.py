"""Days that share their month: “22-24 October”, “12/13 August”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.resolve.lexicon import (
    DAY,
    MONTH,
    MORE_DAYS,
    ORDINAL_DAY,
    TO_DAY,
    YEAR,
    month_number,
    read_day,
)
from timeline.resolve.meaning import At, Impossible
from timeline.resolve.named import MonthDay
from timeline.resolve.rules.rule import Rule
from timeline.resolve.slot import day_slot

if TYPE_CHECKING:
    import re

    from timeline.resolve.meaning import Meaning


def _first_day(match: re.Match[str], text: str) -> Meaning | None:
    """Read the first of some days, “22” of “22-24 October”, which share their month."""
    first, last = read_day(match["first"]), read_day(match["last"])
    if not text[match.start("month")].isupper() or first >= last:
        return None
    month = month_number(match["month"])
    year = int(match["year"] or 2000)
    slot = day_slot(year, month, first)
    if not slot or not day_slot(year, month, last):
        return Impossible()
    return At(slot) if match["year"] else MonthDay(month, first)


def _night_between(match: re.Match[str], text: str) -> Meaning | None:
    """Read “12/13 August”, as of a night, by the day that it begins on."""
    first, last = read_day(match["first"]), read_day(match["last"])
    if not text[match.start("month")].isupper() or last != first + 1:
        return None
    month = month_number(match["month"])
    slot = day_slot(int(match["year"] or 2000), month, first)
    if not slot:
        return None
    return At(slot) if match["year"] else MonthDay(month, first)


RULES = (
    Rule(
        "monthday.range",
        ("month",),
        rf"(?P<month>{MONTH}) (?P<first>{DAY})(?={MORE_DAYS}(?P<last>{DAY})"
        rf"(?:,? (?P<year>{YEAR}))?)",
        _first_day,
        reads=(
            "They met [Oct. 22]-24, 2024. | 2024-10-22 | monthday.range",
            "They met [Oct. 22] and 24, 2021. | 2021-10-22 | monthday.range",
            "They met [Feb. 28]-30. | XXXX-XX-XX | monthday.range.impossible",
            "They met [March 3]-5. | 2024-03-03 | monthday.range.past",
            "It ran [March 3]-5. | XXXX-03-03 | monthday.range.open | none",
        ),
        leaves=("It may 22-24 fall.",),
    ),
    Rule(
        "monthday.range_dm",
        ("day_of",),
        rf"(?P<first>{ORDINAL_DAY})(?={TO_DAY}(?P<last>{ORDINAL_DAY})(?: of)? "
        rf"(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?)",
        _first_day,
        reads=(
            "They met on [22]-24 October 2024. | 2024-10-22 | monthday.range_dm",
            "They met on [3], 5 and 7 May 1998. | 1998-05-03 | monthday.range_dm",
            "They met from the [3rd] to the 7th of March."
            " | 2024-03-03 | monthday.range_dm.past",
        ),
        leaves=("It was 5-3 may I say.",),
    ),
    Rule(
        "monthday.night",
        ("day_of",),
        rf"(?P<first>{DAY})(?:/|-(?<=night of \d-)|-(?<=night of \d\d-))"
        rf"(?P<last>{DAY}) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
        _night_between,
        reads=(
            "They left in [the night of 12/13 August 1944]."
            " | 1944-08-12TNI | monthday.night",
            "They left in [the night of 15-16 August 1944]."
            " | 1944-08-15TNI | monthday.night",
        ),
        leaves=("A share of 1/4 August is no day.",),
    ),
    Rule(
        "monthday.night_md",
        ("month",),
        rf"(?<=night of )(?P<month>{MONTH}) (?P<first>{DAY})[-/](?P<last>{DAY})"
        rf"(?:,? (?P<year>{YEAR}))?",
        _night_between,
        reads=(
            "They left in [the night of October 6-7, 1941]."
            " | 1941-10-06TNI | monthday.night_md",
        ),
        leaves=("It was a nightmare of octets 6-7.",),
    ),
)
