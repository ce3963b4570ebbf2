from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from timeline import Timeline
from timeline.query.values import Claim, Disagreement
from tui.account import FIGURE, PHRASE, TRIGGER, account, quoted
from tui.rows import lay_out
from tui.text import shown

if TYPE_CHECKING:
    from pathlib import Path

    from timeline import Event


def find(timeline: Timeline, words: str) -> Event:
    found = [line for line in timeline.lines() if words in line.title]
    return timeline.event(found[0].id)


def told(event: Event, width: int = 60) -> str:
    return lay_out(account(event, lambda _: None), width).plain


def folded(event: Event) -> str:
    return " ".join(told(event, 200).split())


def test_the_phrase_the_trigger_and_the_figures_are_highlighted(
    alder: Timeline,
) -> None:
    mention = find(alder, "Ines Calder said").mentions[0]
    quote = quoted(mention)
    marked = {
        str(span.style): quote.plain[span.start : span.end] for span in quote.spans
    }
    assert marked[PHRASE] == "Thursday"
    assert marked[TRIGGER] == "said"
    assert "1,200" in marked[FIGURE] or "2,000" in marked[FIGURE]
    assert quote.plain == mention.quote


def test_every_mention_is_told_with_its_source_and_publication_evidence(
    alder: Timeline,
) -> None:
    text = folded(find(alder, "Engineers closed"))
    for words in (
        "Quayside Herald",
        "articles/quayside-herald.txt",
        "https://herald.example/bridge",
        "17 May 2024 · header",
        "Bay Courier",
        "18 May 2024 · header",
        "2 mentions, 2 origins",
    ):
        assert words in text


def test_a_merge_is_told_with_its_reason(alder: Timeline) -> None:
    event = find(alder, "Engineers closed")
    text = folded(event)
    assert "Why these are one event" in text
    assert event.merged_because[0].why in text


def test_sources_that_differ_stand_side_by_side(alder: Timeline) -> None:
    text = folded(find(alder, "Ines Calder said"))
    assert "≠ Sources differ on the figure" in text
    assert "1,200" in text
    assert "2,000" in text


def test_a_figure_of_what_may_be_the_same_stands_with_its_speaker(
    alder: Timeline,
) -> None:
    event = find(alder, "Engineers closed")
    claims = (
        Claim("40 boats", event.mentions[0].id, "Ada"),
        Claim("60 boats", "ffffffffffffffff", "Ines Calder", event="eeeeeeeeeeeeeeee"),
    )
    differing = Disagreement("figure", "boats", claims, if_same=True)
    text = folded(replace(event, disagreements=(differing,)))
    assert "≠ If one event, sources differ on the figure: boats" in text
    assert "40 boats [1] " in text
    assert "60 boats Ines Calder" in text


def test_a_date_that_no_phrase_states_says_what_bounds_it(alder: Timeline) -> None:
    text = folded(find(alder, "Lena Okafor"))
    assert "by 6 September 2022" in text
    assert "no day stated: bound by publication, 6 September 2022" in text


def test_an_undated_event_says_that_nothing_bounds_it(alder: Timeline) -> None:
    text = folded(find(alder, "old bridge was repaired"))
    assert "undated" in text
    assert "no date stated, and nothing bounds it" in text
    assert "no publication date" in text


def test_nothing_overflows_a_narrow_pane(alder: Timeline) -> None:
    for line in alder.lines():
        widths = [cell_len(row) for row in told(alder.event(line.id), 38).split("\n")]
        assert max(widths) <= 38


def test_corrections_and_notes_are_told_with_author_and_reason(
    tmp_path: Path, db: str
) -> None:
    (tmp_path / "a.txt").write_text("Rain fell on Port Alder on 3 May 2024.\n")
    with Timeline.open(db, author="Ada") as timeline:
        timeline.ingest(tmp_path / "a.txt")
        (line,) = timeline.lines()
        timeline.redate(line.id, "2024-05-04", reason="the gauge says so")
        timeline.annotate(line.id, "Ask the [weather] office")
        text = folded(timeline.event(line.id))
    assert "Saturday, 4 May 2024" in text
    assert "by hand" in text
    assert "the gauge says so" in text
    assert "Ask the [weather] office" in text
    assert "Ada" in text


@pytest.mark.parametrize(
    "words",
    [
        "[red]Ines[/red] [@click=app.quit]Calder[/]",
        "Ines \x1b[31mCalder\x07",
        "Ines \u202eredlaC",
        "伊内斯·卡尔德",
        "Ines 👩‍👩‍👧 Calder",
        "x" * 200,
    ],
    ids=["markup", "escape codes", "right to left override", "wide", "emoji", "long"],
)
def test_hostile_text_is_told_to_the_letter_and_stays_in_its_pane(
    alder: Timeline, words: str
) -> None:
    event = find(alder, "Ines Calder said")
    mention = replace(event.mentions[0], quote=words, attribution=words)
    text = told(replace(event, title=words, who=(words,), mentions=(mention,)), 38)
    rows = text.split("\n")
    assert not any(each in text for each in "\x1b\x07\u202e")
    assert max(map(cell_len, rows)) <= 38
    assert shown(words).split()[0][:30] in rows[0]
