"""What is written out: all that fits, the same however it is asked for, or nothing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal, get_args

import pytest

from timeline import Timeline
from timeline.api.files import whole_file
from timeline.cli.main import main
from timeline.errors import UsageError
from timeline.export.formats import FORMATS, Name
from timeline.query.values import Filters

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tell
    from timeline.api.exporting import Format

_DAYS = ("1 May 2024", "2 May 2024", "3 June 2024")


@pytest.fixture
def told(tl: Timeline, tell: Tell) -> Timeline:
    """Make a chronology of a few days, from two articles."""
    for name, number in (("herald", 3_000), ("courier", 1_500)):
        body = f"The navy sent {number:,} sailors to Velmora on 1 May 2024.\n\n"
        body += "".join(f"Mayor Holm opened a quay on {day}.\n\n" for day in _DAYS)
        tell(name, body)
    return tl


@pytest.mark.parametrize("form", ["markdown", "jsonl"])
def test_an_export_is_what_the_events_give_when_they_are_all_at_hand(
    told: Timeline,
    monkeypatch: pytest.MonkeyPatch,
    form: Literal["markdown", "jsonl"],
) -> None:
    monkeypatch.setattr("timeline.api.exporting._LINES", 2)
    for filters in (Filters(), Filters(text="quay"), Filters(text="nowhere")):
        output, events = io.StringIO(), list(told.full(told.lines(filters)))
        count = told.export(output, filters, format=form, title="A *quay*")
        markdown = told.to_markdown(events, title="A *quay*")
        jsonl = told.to_jsonl(events)
        assert output.getvalue() == (markdown if form == "markdown" else jsonl)
        assert count == len(events)


def test_an_export_tells_how_far_it_is_and_ends_when_it_is_told_to(
    told: Timeline,
) -> None:
    seen: list[int] = []

    def progress(number: int) -> None:
        seen.append(number)
        if number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        told.export(io.StringIO(), progress=progress)
    assert seen == [1, 2]


def test_an_export_as_of_a_position_knows_nothing_of_what_came_later(
    told: Timeline,
) -> None:
    output = io.StringIO()
    assert told.export(output, format="jsonl", as_of=0) == 0
    assert output.getvalue() == ""


def test_a_file_is_there_when_all_of_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    with whole_file(path) as file:
        file.write("one\n")
        assert not path.exists()
    assert path.read_bytes() == b"one\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), whole_file(path) as file:  # noqa: PT012 - what is written is the point
        file.write("half")
        raise KeyboardInterrupt
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_of_that_name_is_replaced_only_where_that_is_meant(
    tmp_path: Path,
) -> None:
    path = tmp_path / "brief.md"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o640)
    with (
        pytest.raises(UsageError, match="there is a file of that name"),
        whole_file(path, replace=False) as file,
    ):
        file.write("after")
    assert path.read_text(encoding="utf-8") == "before"
    with whole_file(path) as file:
        file.write("after")
    assert path.read_text(encoding="utf-8") == "after"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["alder.db", "alder.db-wal", "alder.db.lock"])
def test_no_store_is_written_over(tmp_path: Path, name: str) -> None:
    with Timeline.open(tmp_path / "alder.db"):
        kept = (tmp_path / name).read_bytes()
        with (
            pytest.raises(UsageError, match="is a database, or belongs to one"),
            whole_file(tmp_path / name),
        ):
            pass
        assert (tmp_path / name).read_bytes() == kept


def test_a_file_needs_a_name() -> None:
    with pytest.raises(UsageError, match="without a name"), whole_file(""):
        pass


def test_a_link_goes_on_leading_to_what_is_written(tmp_path: Path) -> None:
    path, link = tmp_path / "brief.md", tmp_path / "latest.md"
    path.write_text("before", encoding="utf-8")
    link.symlink_to(path)
    with whole_file(link) as file:
        file.write("after")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "after"


@pytest.mark.parametrize(
    ("form", "undated", "bounded"),
    [
        ("markdown", 0, 0),
        ("jsonl", 0, 0),
        ("csv", 0, 0),
        ("html", 0, 0),
        ("timelinejs", 1, 0),
        ("timesketch", 1, 0),
        ("markwhen", 1, 1),
        ("ics", 1, 1),
    ],
)
def test_what_a_format_has_no_place_for_is_counted_and_told(
    tl: Timeline,
    tell: Tell,
    db: str,
    capsys: pytest.CaptureFixture[str],
    form: Format,
    undated: int,
    bounded: int,
) -> None:
    tell("gazette", "The museum has closed.\n\nA quay was opened on 1 May 2024.")
    tell("review", "The well ran dry.", date=None)
    assert tl.count() == 3
    output = io.StringIO()
    written = tl.export(output, format=form)
    assert written == 3 - undated - bounded
    assert written.left_out == {"undated": undated, "bounded": bounded}
    assert main(["--db", db, "export", "--format", form]) == 0
    said = capsys.readouterr()
    assert said.out == output.getvalue()
    assert ("left out 1 event without a date" in said.err) == bool(undated)
    assert ("1 event of which only a bound is known" in said.err) == bool(bounded)


def test_where_nothing_is_left_to_write_nothing_matched(
    tl: Timeline, tell: Tell, db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tell("review", "The well ran dry.", date=None)
    assert main(["--db", db, "export", "--format", "ics"]) == 3
    assert "left out 1 event without a date: iCalendar" in capsys.readouterr().err


def test_a_format_that_is_none_is_named_with_those_there_are(tl: Timeline) -> None:
    with pytest.raises(UsageError, match="no such format: 'pdf'; expected one of mark"):
        tl.export(io.StringIO(), format="pdf")  # type: ignore[arg-type]  # the point


def test_every_format_is_in_the_table_under_its_name() -> None:
    assert tuple(FORMATS) == get_args(Name)
    assert all(name == each.name for name, each in FORMATS.items())
    assert len({each.suffix for each in FORMATS.values()}) == len(FORMATS)


def test_a_template_that_fails_leaves_the_file_as_it_was(
    told: Timeline, db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template, output = tmp_path / "brief.html", tmp_path / "out.html"
    template.write_text("{{ title }}: {{ events | length }}\n", encoding="utf-8")
    words = ["--db", db, "export", "--template", str(template), "-o", str(output)]
    assert main([*words, "--title", "A <quay>"]) == 0
    written = f"A &lt;quay&gt;: {told.count()}\n"
    assert output.read_text(encoding="utf-8") == written
    template.write_text("one\n{{ none }}\n{{ nothing }}\n", encoding="utf-8")
    assert main(words) == 2
    assert "brief.html, line 3: 'nothing' is undefined" in capsys.readouterr().err
    assert output.read_text(encoding="utf-8") == written
