"""The chronology as filtered: which events, in which order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.dates import Date, Granularity
from timeline.project.derive import OPEN_END, OPEN_START, UNDATED
from timeline.project.tables import chronology
from timeline.project.versions import holds
from timeline.query.values import EventLine

if TYPE_CHECKING:
    from timeline.query.values import Filters


def event_lines(
    connection: sa.Connection, filters: Filters, as_of: int | None
) -> list[EventLine]:
    """List the events that fit, in chronological order, undated ones last."""
    query = (
        sa.select(chronology)
        .where(holds(chronology, as_of), *_conditions(filters))
        .order_by(
            chronology.c.sort_day,
            chronology.c.sort_rank,
            chronology.c.sort_end,
            chronology.c.event,
        )
    )
    lines = [read_line(row) for row in connection.execute(query).mappings()]
    return [line for line in lines if _names_fit(line, filters)]


def _conditions(filters: Filters) -> list[sa.ColumnElement[bool]]:
    table = chronology.c
    conditions: list[sa.ColumnElement[bool]] = []
    if not filters.retracted:
        conditions.append(sa.not_(table.retracted))
    if filters.event:
        conditions.append(table.event == filters.event)
    if filters.since or filters.until:
        conditions += _window(filters)
    for word in filters.text.lower().split():
        conditions.append(table.search.contains(word, autoescape=True))
    if filters.source:
        conditions.append(
            table.sources.contains(filters.source.lower(), autoescape=True)
        )
    if filters.role:
        conditions.append(table.role == filters.role)
    return conditions


def _names_fit(line: EventLine, filters: Filters) -> bool:
    """Compare names here: SQLite folds the case of ASCII letters only."""
    who, where = filters.who.casefold(), filters.where.casefold()
    return any(who in name.casefold() for name in line.who or ("",)) and any(
        where in name.casefold() for name in line.where or ("",)
    )


def _window(filters: Filters) -> list[sa.ColumnElement[bool]]:
    """Possibly in the window: it may start before; certainly: it lies inside."""
    table = chronology.c
    conditions: list[sa.ColumnElement[bool]] = [table.span_class != UNDATED]
    since = filters.since.toordinal() if filters.since else None
    until = filters.until.toordinal() if filters.until else None
    if filters.certainly:
        if since is not None:
            conditions += [table.span_class != OPEN_START, table.sort_day >= since]
        if until is not None:
            conditions += [table.span_class != OPEN_END, table.sort_end <= until]
        return conditions
    if since is not None:
        reaches = sa.or_(table.span_class == OPEN_END, table.sort_end >= since)
        conditions.append(reaches)
    if until is not None:
        starts = sa.or_(table.span_class == OPEN_START, table.sort_day <= until)
        conditions.append(starts)
    return conditions


def read_line(row: sa.RowMapping) -> EventLine:
    """Read a line of the chronology."""
    return EventLine(
        id=row["event"],
        title=row["title"],
        date=line_date(row),
        role=row["role"],
        who=tuple(json.loads(row["who"])),
        where=tuple(json.loads(row["places"])),
        mentions=row["mentions"],
        origins=row["origins"],
        disagrees=row["disagrees"],
        corrected=row["corrected"],
        retracted=row["retracted"],
    )


def line_date(row: sa.RowMapping) -> Date | None:
    """Read a line's date back."""
    if row["edtf"] is None:
        return None
    unit = Granularity(row["granularity"]) if row["granularity"] else None
    return Date.from_edtf(row["edtf"], unit).modified(row["modifier"])
