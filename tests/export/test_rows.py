"""CSV that reads back to the letter, and that no spreadsheet computes."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.made import HOSTILE, article, event, mention, varied
from timeline.export.formats import FORMATS, About
from timeline.export.plain import one_line
from timeline.export.rows import COLUMNS, defused

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.query.values import Event

_OFFICE = shutil.which("soffice")


def written(events: list[Event]) -> str:
    rows = FORMATS["csv"].exporter(About())
    return "".join(
        rows.document(piece for each in events for piece in rows.event(each))
    )


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_event_is_a_row_that_ends_as_the_standard_says() -> None:
    events = varied()
    text = written(events)
    assert text.count("\r\n") == text.count("\n") == len(events) + 1
    rows = read(text)
    assert [row["id"] for row in rows] == [each.id for each in events]
    assert tuple(rows[0]) == COLUMNS
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_date_is_no_finer_than_it_is() -> None:
    by_date = {row["date"]: row for row in read(written(varied()))}
    june = by_date["early June 2024"]
    assert (june["edtf"], june["modifier"]) == ("2024-06", "start")
    assert (june["earliest"], june["latest"]) == ("2024-06-01", "2024-06-30")
    bound = by_date["by 25 October 2024"]
    assert (bound["earliest"], bound["latest"]) == ("", "2024-10-25")
    undated = by_date[""]
    assert (undated["edtf"], undated["earliest"], undated["latest"]) == ("", "", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_reads_back_to_the_letter(text: str) -> None:
    (row,) = read(written([event(text, mention(1, text, article(title=text)))]))
    assert row["title"].removeprefix("'") == one_line(text)


@pytest.mark.parametrize("sign", "=+-@−＝＋－＠")
@pytest.mark.parametrize("before", ["", " ", "\t", "\r", "\ufeff", "\x00"])
def test_what_a_spreadsheet_would_compute_is_text(before: str, sign: str) -> None:
    title = f"{before}{sign}cmd|' /C calc'!A0"
    (row,) = read(written([event(title, mention(1, title, article()))]))
    assert row["title"].startswith(f"'{sign}")
    assert row["quotes"].startswith(f"'{sign}")


@pytest.mark.parametrize("figure", ["-5", "-1,500", "+3.5 %", "−12", "- 5"])
def test_a_negative_figure_stays_one(figure: str) -> None:
    assert defused(figure) == (figure if figure != "- 5" else "'- 5")


@given(st.text(max_size=60))
def test_no_cell_begins_as_a_formula_unless_it_is_a_figure(text: str) -> None:
    told = dataclasses.replace(event(text, mention(1, text, article())), who=(text,))
    (row,) = read(written([told]))
    for cell in row.values():
        assert cell[:1] not in set("=@＝＋－＠\t\r")
        if cell[:1] in set("+-−"):
            assert re.fullmatch(r".[0-9][0-9.,\s]*[%‰]?", cell)


@pytest.mark.slow
@pytest.mark.skipif(_OFFICE is None, reason="needs LibreOffice: Debian's package")
def test_a_spreadsheet_computes_nothing_and_reads_utf_8(tmp_path: Path) -> None:
    """LibreOffice is told to compute what is in quotation marks, as it can be."""
    traps = ["=1+1", '=HYPERLINK("http://a.example")', "+1+1", "-1+1", "@SUM(1,1)"]
    traps += ["\t=1+1", " =1+1", "\u200e=1+1", "=cmd|' /C calc'!A0", "Zürich 東京 😀"]
    path = tmp_path / "events.csv"
    lines = written(
        [event(text, mention(1, text, article(title=text))) for text in traps]
    )
    path.write_text(f"{lines}control,=1+1\r\n", encoding="utf-8", newline="")
    subprocess.run(  # noqa: S603 - what is installed
        [
            str(_OFFICE),
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true",
            "--convert-to",
            "fods",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    read = path.with_suffix(".fods").read_text(encoding="utf-8")
    assert re.findall('table:formula="([^"]*)"', read) == ["of:=1+1"]
    assert "Zürich 東京 😀" in read
