"""Markdown that renders any text to the letter, and reads as a brief."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.export.made import HOSTILE, article, event, mention
from timeline.articles import Estimate
from timeline.dates import Date
from timeline.export.markdown import markdown
from timeline.export.plain import one_line
from timeline.query.values import Claim, Correction, Disagreement, Event, Note

_GOLDEN = Path(__file__).parent / "golden"
_WHEN = dt.datetime(2024, 10, 26, 9, tzinfo=dt.UTC)


def shown(text: str) -> list[str]:
    """Parse Markdown and return the text of every block, as a reader sees it."""
    blocks = []
    for token in (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    ):
        assert token.type not in ("html_block", "fence", "code_block", "table_open")
        if token.type != "inline":
            continue
        words = []
        for child in token.children or ():
            assert child.type not in ("html_inline", "link_open", "image", "s_open")
            words.append("\n" if child.type == "softbreak" else child.content)
        blocks.append("".join(words))
    return blocks


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_renders_to_the_letter(text: str) -> None:
    quoted = mention(1, text, article(title=text, publisher=text, path=text))
    blocks = shown(markdown([event(text, quoted)], title=text))
    plain = one_line(text)
    assert blocks[0] == plain
    assert any(block.split("\n")[0] == plain for block in blocks)
    assert any(block.startswith(f"“{plain}” [1]") for block in blocks)
    assert any(block.startswith(f"“{plain}”. {plain}. 2024-10-25") for block in blocks)


@given(st.text(max_size=80))
def test_any_text_renders_to_the_letter(text: str) -> None:
    blocks = shown(
        markdown([event("The navy sent sailors", mention(1, text, article()))])
    )
    assert any(block.startswith(f"“{one_line(text)}” [1]") for block in blocks)


@pytest.mark.parametrize(
    "sign", ["\x1b", "\x00", "\x07", "\u202e", "\u2066", "\u200f", "\x9b", "\ufeff"]
)
def test_what_a_terminal_would_obey_is_dropped(sign: str) -> None:
    text = f"red{sign}alert"
    told = markdown([event(text, mention(1, text, article(title=text)))], title=text)
    assert sign not in told
    assert "redalert" in told


def test_notes_and_corrections_are_escaped_too() -> None:
    noted = Event(
        id="00000000000000ee",
        title="The navy sent sailors",
        date=None,
        role="occurrence",
        who=("<b>navy</b>",),
        where=("*Velmora*",),
        origins=1,
        mentions=(mention(1, "It sent sailors.", article()),),
        notes=(Note("see <i>this</i>", "Ada_B_", _WHEN),),
        corrections=(
            Correction("redate", "date set to none", "`why`", "Ada_B_", _WHEN, 3),
        ),
    )
    text = "\n".join(shown(markdown([noted])))
    for plain in ("<b>navy</b>", "*Velmora*", "see <i>this</i>", "Ada_B_", "`why`"):
        assert plain in text


def test_an_empty_chronology_renders() -> None:
    assert markdown([]) == "# Chronology\n\n0 events from 0 articles.\n"
    assert markdown([], title="  ") == markdown([])


def test_events_without_a_date_stand_in_a_group_of_their_own() -> None:
    dated = event("One", mention(1, "One.", article()), date=Date.month(2024, 6))
    undated = event("Two", mention(2, "Two.", article(), date=None))
    blocks = shown(markdown([dated, undated]))
    assert [b for b in blocks if b in ("June 2024", "Undated", "Sources")] == [
        "June 2024",
        "Undated",
        "Sources",
    ]


def _small_chronology() -> list[Event]:
    gazette, courier = article(1), article(2, "Fewer sail", publisher="Bay Courier")
    review = article(3, "", publisher="", undated="", evidence="no date found")
    day = Date.day(dt.date(2024, 10, 23))
    one = mention(1, "The navy sent 3,000 sailors on Wednesday.", gazette)
    other = mention(2, "The navy sent 1,500 sailors on Wednesday.", courier)
    sailed = Event(
        id="a1b2c3d4e5f60718",
        title="The navy sent 3,000 sailors on Wednesday",
        date=day,
        role="occurrence",
        who=("navy",),
        where=("Velmora",),
        origins=2,
        mentions=(one, other),
        disagreements=(
            Disagreement(
                "figure",
                "sailors",
                (
                    Claim("3,000 sailors", one.id, "navy", "sailors", "2024-10-23"),
                    Claim("at least 1,500 sailors", other.id, "Bay Courier"),
                ),
                "compatible",
            ),
        ),
        origin_names=("Reuters",),
        notes=(Note("asked the navy", "Ada", _WHEN),),
        corrections=(
            Correction("redate", "date set to 2024-10-23", "log", "Ada", _WHEN, 4),
        ),
    )
    bound = Date.until(dt.date(2024, 10, 25))
    closed = dataclasses.replace(
        mention(3, "The museum has closed.", gazette, date=bound),
        estimate=Estimate("2024-10-25~", "publication", 0.6),
    )
    rained = mention(4, "The well ran dry.", review, date=None)
    filled = dataclasses.replace(
        mention(5, "The well may have been filled, a guard told Reuters.", review),
        role="alleged",
        certainty="possible",
        attribution="a guard",
        chain=("Reuters",),
    )
    return [
        sailed,
        event("The museum has closed", closed, date=bound),
        event("The well ran dry", rained, role="alleged"),
        event("The well has been filled", filled, role="alleged"),
    ]


@pytest.mark.parametrize(
    ("is_exported", "by"), [(True, "2, Bay Courier"), (False, "Bay Courier")]
)
def test_a_figure_of_what_may_be_the_same_is_cited_where_it_is_exported(
    is_exported: bool, by: str
) -> None:
    one = mention(1, "The navy sent 3,000 sailors.", article(1))
    other = mention(2, "A fleet with 1,500 sailors has left.", article(2))
    claims = (
        Claim("3,000 sailors", one.id, "navy"),
        Claim("1,500 sailors", other.id, "Bay Courier", event="00000000000000ff"),
    )
    sent = dataclasses.replace(
        event("The navy sent 3,000 sailors", one),
        disagreements=(Disagreement("figure", "sailors", claims, if_same=True),),
    )
    told = markdown([sent, event("A fleet has left", other)][: 1 + is_exported])
    assert any(
        "Sources differ on figure of sailors, if these are one event (not all can be "
        "right): 3,000 sailors [1, navy] / 1,500 sailors "
        f"[{by}, event 00000000000000ff]" in block
        for block in shown(told)
    )


def test_a_small_chronology_reads_as_it_always_has() -> None:
    """Run with GOLDEN=write to accept a new text, and read the diff before."""
    path = _GOLDEN / "small-chronology.md"
    told = markdown(_small_chronology(), title="Velmora, October 2024")
    if os.environ.get("GOLDEN") == "write":
        path.write_text(told, encoding="utf-8")
    expected = path.read_text(encoding="utf-8")
    diff = "\n".join(
        difflib.unified_diff(
            expected.splitlines(), told.splitlines(), "golden", "now", lineterm=""
        )
    )
    assert not diff, diff
