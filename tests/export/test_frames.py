"""Frames of pandas and polars: the columns of the CSV export, each of its type."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from tests.export.made import article, event, mention, varied
from timeline import Date, Filters, Timeline
from timeline.errors import UsageError
from timeline.export.frames import KINDS, pandas_frame, polars_frame
from timeline.export.rows import COLUMNS
from timeline.export.table import row

if TYPE_CHECKING:
    from types import ModuleType

    from tests.conftest import Tell

_SECONDS = "datetime64[s]"
_ENDS = (dt.date(1, 1, 1), dt.date(9999, 12, 31))


def library(name: str) -> ModuleType:
    """Load a library; under TIMELINE_TEST_FRAMES it must be there."""
    if not os.environ.get("TIMELINE_TEST_FRAMES"):
        pytest.importorskip(name, reason=f"{name} is not installed; CI has it")
    return import_module(name)


@pytest.fixture
def pd() -> ModuleType:
    return library("pandas")


@pytest.fixture
def pl() -> ModuleType:
    return library("polars")


def test_the_columns_are_those_of_the_csv_export() -> None:
    assert tuple(KINDS) == COLUMNS


@pytest.mark.frames
def test_pandas_has_days_as_days_and_lists_as_lists(pd: ModuleType) -> None:
    events = varied()
    frame = pandas_frame(map(row, events))
    assert tuple(frame.columns) == COLUMNS
    assert str(frame["earliest"].dtype) == str(frame["latest"].dtype) == _SECONDS
    for at, told in enumerate(events):
        for name in ("earliest", "latest"):
            day, cell = getattr(told.date, name, None), frame[name][at]
            assert (None if pd.isna(cell) else cell.date()) == day
    assert frame["who"][0] == ["navy"]
    assert frame["mentions"].dtype == "int64"
    assert frame["edtf"].isna().tolist() == [told.date is None for told in events]


@pytest.mark.frames
def test_polars_has_days_as_days_and_lists_as_lists(pl: ModuleType) -> None:
    events = varied()
    frame = polars_frame(map(row, events))
    assert tuple(frame.columns) == COLUMNS
    assert frame.schema["earliest"] == frame.schema["latest"] == pl.Date
    assert frame["earliest"].to_list() == [
        told.date.earliest if told.date else None for told in events
    ]
    assert frame["who"].to_list() == [list(told.who) for told in events]


@pytest.mark.frames
def test_the_first_and_the_last_day_of_the_calendar_stay_what_they_are(
    pd: ModuleType, pl: ModuleType
) -> None:
    date = Date("0001/9999", *_ENDS)
    rows = [row(event("It lasted", mention(1, "It lasted.", article()), date=date))]
    wide = pandas_frame(rows).loc[0]
    assert (wide["earliest"].isoformat()[:10], wide["latest"].isoformat()[:10]) == (
        "0001-01-01",
        "9999-12-31",
    )
    told = polars_frame(rows)
    assert (told["earliest"][0], told["latest"][0]) == _ENDS


@pytest.mark.frames
def test_an_empty_store_gives_an_empty_frame_of_the_same_columns(
    tl: Timeline, pd: ModuleType, pl: ModuleType
) -> None:
    full = list(map(row, varied()))
    frame, told = tl.to_pandas(), tl.to_polars()
    assert len(frame) == len(told) == 0
    assert frame.dtypes.to_dict() == pandas_frame(full).dtypes.to_dict()
    assert told.schema == polars_frame(full).schema


@pytest.mark.frames
def test_a_frame_has_what_the_csv_export_has_as_filtered_and_as_of(
    tl: Timeline, tell: Tell, pd: ModuleType, pl: ModuleType
) -> None:
    tell("ferry.txt", "The ferry Aurora struck a pier on Wednesday.")
    then = tl.head()
    tell("bridge.txt", "Engineers closed the bridge in August, police said.")
    for filters, as_of in (
        (None, None),
        (None, then),
        (Filters(text="bridge"), None),
        (Filters(text="bridge"), then),
    ):
        output = io.StringIO(newline="")
        tl.export(output, filters, format="csv", as_of=as_of)
        ids = [each["id"] for each in csv.DictReader(io.StringIO(output.getvalue()))]
        assert tl.to_pandas(filters, as_of=as_of)["id"].tolist() == ids
        assert tl.to_polars(filters, as_of=as_of)["id"].to_list() == ids
    assert len(tl.to_pandas(as_of=then)) < len(tl.to_pandas())


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_without_the_library_the_extra_is_named(
    name: str, tl: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    make = {"pandas": tl.to_pandas, "polars": tl.to_polars}[name]
    with pytest.raises(UsageError, match=rf"{name}: it is not installed; .*\[{name}\]"):
        make()


def test_no_library_of_frames_is_loaded_before_a_frame_is_asked_for() -> None:
    code = "import sys\nfrom timeline import Timeline\nprint(*sys.modules)"
    told = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not {"pandas", "polars"} & set(told.stdout.split())
