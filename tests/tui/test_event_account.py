from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from timeline import Timeline
from timeline.articles import Estimate, Span
from timeline.query.values import Claim, Disagreement
from tui.telling.account import account
from tui.telling.marks import FIGURE, PHRASE, TRIGGER
from tui.telling.rows import lay_out
from tui.telling.testimony import quoted
from tui.telling.text import shown

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
    assert "≠ If these are one event, sources differ on the figure: boats" in text
    assert "value who says so mention 40 boats Ada [1] 60 boats Ines Calder (a)" in text
    assert "May be the same (a) event eeeeeeeeeeeeeeee" in text


def test_what_stands_in_one_table_is_not_told_again_in_the_next(
    alder: Timeline,
) -> None:
    event = find(alder, "Engineers closed")
    ours = [
        Claim(value, mention.id, "Ada", date="2024-05-15")
        for value, mention in zip(("40 boats", "70 boats"), event.mentions, strict=True)
    ]
    other = Claim("60 boats", "f" * 16, "Ines Calder", event="e" * 16)
    differing = (
        Disagreement("figure", "boats", tuple(ours)),
        Disagreement("figure", "boats", (*ours, other), if_same=True),
        Disagreement("figure", "ships", (*ours, other), if_same=True),
    )
    text = folded(replace(event, disagreements=differing))
    for value in ("40 boats", "70 boats", "60 boats"):
        assert text.count(value) == 1
    assert "40 boats Ada 15 May 2024 [1]" in text


def test_sources_that_agree_share_a_line_of_the_table(alder: Timeline) -> None:
    event = find(alder, "Engineers closed")
    told = [("40 boats", "Ada"), ("40 boats", "Bea"), ("70 boats", "Cem")]
    mentions = [
        replace(event.mentions[0], id=str(number) * 16) for number in range(len(told))
    ]
    claims = tuple(
        Claim(value, mention.id, who)
        for mention, (value, who) in zip(mentions, told, strict=True)
    )
    differing = (Disagreement("figure", "boats", claims),)
    text = folded(replace(event, mentions=tuple(mentions), disagreements=differing))
    assert "40 boats Ada, Bea [1–2] 70 boats Cem [3]" in text


def test_an_article_that_tells_it_twice_is_described_once(alder: Timeline) -> None:
    event = find(alder, "Engineers closed")
    twice = (*event.mentions, replace(event.mentions[0], id="f" * 16))
    text = folded(replace(event, mentions=twice))
    article = event.mentions[0].article
    assert text.count(article.path) == 1
    assert f"[3] {article.publisher}, as [1]" in text


def test_an_estimate_is_told_as_a_guess_with_its_basis(alder: Timeline) -> None:
    event = find(alder, "Engineers closed")
    guessed = replace(
        event.mentions[0],
        date=None,
        timex=None,
        estimate=Estimate("2024-05-17~", "publication", 0.6),
    )
    text = folded(replace(event, date=None, mentions=(guessed,)))
    told = "perhaps 17 May 2024 (a guess: by the day of publication)"
    assert f"undated {told}" in text
    assert f"guess {told}" in text


def test_a_mention_says_where_it_is_told_otherwise_than_the_event(
    alder: Timeline,
) -> None:
    event = find(alder, "Engineers closed")
    first, other = event.mentions
    other = replace(
        other,
        role="alleged",
        certainty="probable",
        attribution="Tom Varga",
        chain=("police",),
    )
    text = folded(replace(event, mentions=(first, other)))
    assert "as ? alleged · probable says Tom Varga ← police" in text


def test_the_sentence_that_gives_the_day_is_quoted_where_it_is_another(
    alder: Timeline,
) -> None:
    event = find(alder, "Engineers closed")
    (mention, *_) = event.mentions
    assert mention.timex
    timex = replace(mention.timex, evidence=Span("The quay shut on Wednesday.", 0, 27))
    text = folded(replace(event, mentions=(replace(mention, timex=timex),)))
    assert "stands in “The quay shut on Wednesday.”" in text
    evidence = mention.article.published_evidence
    assert f"May 2024: publication date, {evidence} result" in text


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
