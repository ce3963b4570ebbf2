"""The rules, one file a family; the order settles ties between equally long phrases."""

from timeline.resolve.rules import (
    ago,
    clock,
    days,
    durations,
    edges,
    holidays,
    month_days,
    months,
    parts,
    quarters,
    relative,
    seasons,
    sets,
    vague,
    weekdays,
    years,
)
from timeline.resolve.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *edges.RULES,
    *weekdays.RULES,
    *months.RULES,
    *month_days.RULES,
    *days.RULES,
    *quarters.RULES,
    *relative.RULES,
    *ago.RULES,
    *vague.RULES,
    *sets.RULES,
    *seasons.RULES,
    *clock.RULES,
    *parts.RULES,
    *durations.RULES,
    *years.RULES,
    *holidays.RULES,
)

__all__ = ["RULES", "Rule"]
