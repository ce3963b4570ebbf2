"""A chronology as a data frame: pandas' or polars', each an extra of its own."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.errors import UsageError
from timeline.export.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

    import pandas
    import polars

_Kind: TypeAlias = Literal["text", "texts", "day", "count", "share", "flag"]

KINDS: dict[str, _Kind] = {
    **dict.fromkeys(Row._fields, "text"),
    **dict.fromkeys(("earliest", "latest"), "day"),
    **dict.fromkeys(("who", "where", "sources", "quotes"), "texts"),
    **dict.fromkeys(("disagreements", "notes", "corrections"), "texts"),
    **dict.fromkeys(("mentions", "origins"), "count"),
    "confidence": "share",
    "retracted": "flag",
}
"""What each column holds, in the order of the columns."""
_PANDAS = {
    "text": "string",
    "texts": "object",
    "day": "datetime64[s]",  # from year 1 to 9999; nanoseconds end in 2262
    "count": "int64",
    "share": "Float64",
    "flag": "bool",
}


def pandas_frame(rows: Iterable[Row]) -> pandas.DataFrame:
    """Make a frame of pandas, a row an event, numbered from 0.

    Raises:
        UsageError: pandas is not installed.
    """
    pd = _library("pandas")
    return pd.DataFrame(
        {
            name: pd.Series(_held(kind, cells), dtype=_PANDAS[kind])
            for (name, kind), cells in zip(KINDS.items(), _columns(rows), strict=True)
        }
    )


def polars_frame(rows: Iterable[Row]) -> polars.DataFrame:
    """Make a frame of polars, a row an event.

    Raises:
        UsageError: polars is not installed.
    """
    pl = _library("polars")
    kinds = {
        "text": pl.String,
        "texts": pl.List(pl.String),
        "day": pl.Date,
        "count": pl.Int64,
        "share": pl.Float64,
        "flag": pl.Boolean,
    }
    return pl.DataFrame(
        [
            pl.Series(name, _held(kind, cells), dtype=kinds[kind])
            for (name, kind), cells in zip(KINDS.items(), _columns(rows), strict=True)
        ]
    )


def _columns(rows: Iterable[Row]) -> Sequence[Sequence[object]]:
    return list(zip(*rows, strict=True)) or [()] * len(KINDS)


def _held(kind: _Kind, cells: Iterable[object]) -> list[object]:
    """Take what several texts are as a list, as frames have it."""
    if kind != "texts":
        return list(cells)
    return [list(cell) for cell in cells if isinstance(cell, tuple)]


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(
            f"cannot make a frame of {name}: it is not installed; expected the "
            f"package {name}; install it with: pip install 'timeline[{name}]'"
        ) from error
