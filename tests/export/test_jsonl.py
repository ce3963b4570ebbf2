"""One event a line, with the fields that other programs rely on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import pytest

from timeline.export.jsonl import checksum

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import NewDatabase, Tell
    from timeline import Timeline

_Kinds: TypeAlias = "dict[str, type | tuple[type, ...]]"
_NULL = type(None)
_TEXT = (str, _NULL)
_EVENT: _Kinds = {
    "id": str,
    "title": str,
    "edtf": _TEXT,
    "earliest": _TEXT,
    "latest": _TEXT,
    "granularity": _TEXT,
    "modifier": _TEXT,
    "role": str,
    "who": list,
    "where": list,
    "origins": int,
    "origin_names": list,
    "mentions": list,
    "merged_because": list,
    "maybe_same": list,
    "disagreements": list,
    "notes": list,
    "corrections": list,
    "founder": str,
    "linked": list,
    "apart": list,
    "articles": list,
    "checksum": str,
}
_MENTION: _Kinds = {
    "id": str,
    "article": dict,
    "title": str,
    "quote": str,
    "start": int,
    "end": int,
    "trigger": dict,
    "edtf": _TEXT,
    "estimate": (dict, _NULL),
    "role": str,
    "timex": (dict, _NULL),
    "attribution": _TEXT,
    "figures": list,
    "confidence": float,
    "extractor": str,
    "whom": list,
    "polarity": str,
    "certainty": str,
    "chain": list,
    "said_in": _TEXT,
}
_ARTICLE: _Kinds = {
    "id": str,
    "path": str,
    "title": str,
    "publisher": str,
    "url": _TEXT,
    "sha256": str,
    "published": _TEXT,
    "published_evidence": str,
    "revision": int,
}
_TIMEX: _Kinds = {
    "text": str,
    "start": int,
    "end": int,
    "rule": str,
    "anchor": _TEXT,
    "anchor_source": str,
    "confidence": float,
    "evidence": (dict, _NULL),
}
_FIGURE: _Kinds = {
    "value": (int, float),
    "comparator": str,
    "unit": str,
    "text": str,
    "counted": str,
    "is_part": bool,
}
_SPAN: _Kinds = {"text": str, "start": int, "end": int}
_NEWS = """The navy sent 3,000 sailors to the island of Velmora on Wednesday.

The ministry said on Thursday that the storm had cost 2.5 million euros.

The museum of glass has closed.
"""


def fits(found: dict[str, object], fields: _Kinds) -> bool:
    """Tell whether a JSON object has all fields, each of its type."""
    return all(isinstance(found[name], kind) for name, kind in fields.items())


@pytest.fixture
def lines(tl: Timeline, tell: Tell) -> list[str]:
    tell("gazette", _NEWS)
    tell(
        "courier", "The navy sent 1,500 sailors to the island of Velmora on Wednesday."
    )
    tell("review", "The navy sent a few sailors past the port.", date=None)
    sent = next(e for e in tl.events() if len(e.mentions) == 2)
    tl.annotate(sent.id, "asked the navy")
    return tl.to_jsonl(tl.events()).splitlines()


def test_every_line_has_the_fields_that_are_promised(lines: list[str]) -> None:
    assert len(lines) >= 4
    for line in lines:
        event = json.loads(line)
        assert fits(event, _EVENT)
        for mention in event["mentions"]:
            assert fits(mention, _MENTION)
            assert fits(mention["article"], _ARTICLE)
            assert fits(mention["trigger"], _SPAN)
            assert mention["timex"] is None or fits(mention["timex"], _TIMEX)
            assert all(fits(figure, _FIGURE) for figure in mention["figures"])


def test_a_merged_event_carries_its_reasons_and_its_disagreements(
    lines: list[str],
) -> None:
    (event,) = [e for e in map(json.loads, lines) if len(e["mentions"]) == 2]
    first, second = (mention["id"] for mention in event["mentions"])
    (reason,) = event["merged_because"]
    assert (reason["a"], reason["b"]) == (first, second)
    assert 0 < reason["score"] <= 1
    assert reason["why"]
    assert event["disagreements"] == [
        {
            "kind": "figure",
            "about": "sailors",
            "relation": "conflicting",
            "if_same": False,
            "values": [
                {
                    "value": "3,000 sailors",
                    "mention": first,
                    "speaker": "Gazette",
                    "scope": "sailors",
                    "date": "2024-10-23",
                    "event": event["id"],
                },
                {
                    "value": "1,500 sailors",
                    "mention": second,
                    "speaker": "Courier",
                    "scope": "sailors",
                    "date": "2024-10-23",
                    "event": event["id"],
                },
            ],
        }
    ]
    assert [note["text"] for note in event["notes"]] == ["asked the navy"]


def test_a_whole_figure_is_an_integer_and_a_fraction_is_not_rounded(
    lines: list[str],
) -> None:
    values = {
        figure["unit"]: figure["value"]
        for event in map(json.loads, lines)
        for mention in event["mentions"]
        for figure in mention["figures"]
    }
    assert values["euros"] == 2_500_000
    assert isinstance(values["euros"], int)


def test_an_event_without_a_date_has_nulls_and_comes_last(lines: list[str]) -> None:
    last = json.loads(lines[-1])
    dated = ("edtf", "earliest", "latest", "granularity", "modifier")
    assert [last[name] for name in dated] == [None] * 5
    assert last["mentions"][0]["article"]["published"] is None


def test_the_spans_index_the_text_as_stored(tl: Timeline, lines: list[str]) -> None:
    for event in map(json.loads, lines):
        for mention in event["mentions"]:
            text = tl.text(mention["article"]["sha256"])
            spans = [mention["trigger"], *filter(None, [mention["timex"]])]
            spans.append({**mention, "text": mention["quote"]})
            for span in spans:
                assert text[span["start"] : span["end"]] == span["text"]


def test_letters_stand_as_they_are_and_line_ends_do_not_break_a_line(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", "Minister Jürgen Öztürk resigned\u2028on Monday.")
    (line,) = tl.to_jsonl(tl.events()).rstrip("\n").split("\n")
    assert "Öztürk" in line
    assert json.loads(line)["mentions"][0]["quote"].startswith("Minister")


def test_how_an_article_was_read_stands_where_it_is_first_cited(
    lines: list[str],
) -> None:
    told: set[str] = set()
    for event in map(json.loads, lines):
        told |= {each["id"] for each in event["articles"]}
        assert {each["article"]["id"] for each in event["mentions"]} <= told
    assert len(told) == 3
    assert sum(len(json.loads(line)["articles"]) for line in lines) == 3


def test_a_line_tells_by_its_checksum_whether_it_was_changed(lines: list[str]) -> None:
    for line in lines:
        event = json.loads(line)
        assert checksum(event) == event["checksum"]
        event["title"] += "!"
        assert checksum(event) != event["checksum"]


def test_what_people_decided_is_told_with_the_mentions_that_hold_it(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", "The pier at Oxmoor closed on Monday. Rain fell in Sandwick.")
    one, other = (line.id for line in tl.lines())
    tl.redate(one, "2024-10-20", reason="the log book")
    apart = tl.keep_apart(one, other, reason="two things").commit
    first, second = map(json.loads, tl.to_jsonl(tl.events()).splitlines())

    dated, held = (
        each for each in (*first["corrections"],) if each["mention"] == first["founder"]
    )
    assert (dated["kind"], dated["edtf"]) == ("redate", "2024-10-20")
    assert (held["kind"], held["commit"]) == ("apart", apart)
    (pair,) = first["apart"]
    assert second["apart"] == [pair]
    assert {*pair["a"], *pair["b"]} == {first["founder"], second["founder"]}
    assert (pair["commit"], pair["store"]) == (apart, held["store"])


def test_a_link_to_an_earlier_revision_is_told_without_its_words(
    tl: Timeline, tmp_path: Path
) -> None:
    path = tmp_path / "gazette.txt"
    for text in ("The pier at Oxmoor closed.", "It rained. The pier at Oxmoor closed."):
        path.write_text(f"Date: 2024-10-25\n\n{text}\n", encoding="utf-8")
        tl.ingest(path)
    (event,) = (each for each in tl.events() if "Oxmoor" in each.title)
    fields = json.loads(tl.to_jsonl([event]))

    (link,) = fields["linked"]
    assert (link["a"], link["b"]) == (fields["founder"], event.mentions[0].id)
    assert (link["why"], link["by"], link["commit"]) == ("", "revision", None)
    assert fields["merged_because"] == []


def test_no_events_are_no_lines(tl: Timeline) -> None:
    assert tl.to_jsonl(tl.events()) == ""


def test_the_same_articles_give_the_same_ids_in_another_order(
    tl: Timeline,
    tell: Tell,
    new_db: NewDatabase,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    from timeline import Timeline as Opened

    bodies = ["The navy sent sailors to Velmora.", "The mayor resigned in June."]
    for number, body in enumerate(bodies):
        tell(f"paper{number}", body)
    folder = tmp_path_factory.mktemp("other")
    for number, body in reversed(list(enumerate(bodies))):
        header = f"Date: 2024-10-25\nSource: Paper{number}\n\n"
        path = folder / f"{number}.txt"
        path.write_text(f"{header}{body}\n", encoding="utf-8")
    with Opened.open(new_db(), author="Bo") as other:
        other.ingest([folder / "1.txt", folder / "0.txt"])
        theirs = {(e.id, m.id) for e in other.events() for m in e.mentions}
    assert {(e.id, m.id) for e in tl.events() for m in e.mentions} == theirs
