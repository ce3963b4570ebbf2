"""JSON lines that Timesketch takes: a message, a moment, and what the moment is of."""

from __future__ import annotations

import datetime as dt
import json

from tests.export.made import varied
from timeline.export.formats import FORMATS, About


def lines() -> list[dict[str, object]]:
    made = FORMATS["timesketch"].exporter(About())
    body = (piece for each in varied() for piece in made.event(each))
    return [json.loads(line) for line in made.document(body)]


def test_every_line_has_the_three_fields_that_timesketch_asks_for() -> None:
    dated = [each for each in varied() if each.date]
    assert len(lines()) == len(dated)
    for line in lines():
        assert line["message"]
        assert line["timestamp_desc"]
        assert dt.datetime.fromisoformat(str(line["datetime"])).tzinfo is not None


def test_a_bound_is_told_as_a_bound_and_a_month_as_a_month() -> None:
    by_edtf = {line["edtf"]: line for line in lines()}
    bound = by_edtf["[..2024-10-25]"]
    assert bound["timestamp_desc"] == "Happened on this day or before"
    assert (bound["datetime"], bound["earliest"]) == ("2024-10-25T00:00:00+00:00", None)
    month = by_edtf["2024-06"]
    assert month["timestamp_desc"] == "Happened, first possible day"
    assert (month["earliest"], month["latest"]) == ("2024-06-01", "2024-06-30")
    assert "(early June 2024)" in str(month["message"])
    assert by_edtf["2024-10-23"]["timestamp_desc"] == "Happened"
