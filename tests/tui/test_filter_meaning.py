from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli.choosing import add_filters, read_filters
from timeline.query.values import Filters
from tui.asking.command_line import filter_options
from tui.asking.filter_text import parts
from tui.asking.filtering import parse

if TYPE_CHECKING:
    from timeline import Timeline

TODAY = dt.date(2024, 5, 21)
MARCH: dict[str, Any] = {"since": dt.date(2024, 3, 1), "until": dt.date(2024, 3, 31)}

ASKED: list[tuple[str, dict[str, Any]]] = [
    ("quay fire", {"text": "quay fire"}),
    ('"quay fire" crane', {"text": '"quay fire" crane'}),
    ("source:courier", {"source": "courier"}),
    ('who:"Tilde Aske" where:Hull', {"who": "Tilde Aske", "where": "Hull"}),
    ("quay who:Aske fire", {"text": "quay fire", "who": "Aske"}),
    ("role:planned", {"role": "planned"}),
    ("from:2024-03", {"since": dt.date(2024, 3, 1)}),
    ("to:2024-03", {"until": dt.date(2024, 3, 31)}),
    ('to:"25 Oct 2023"', {"until": dt.date(2023, 10, 25)}),
    ('from:"last Wednesday"', {"since": dt.date(2024, 5, 15)}),
    ("when:2024-03", MARCH),
    ("when:2024-03-01/2024-03-31", MARCH),
    ("from:2024 when:2024-03 to:2025", MARCH),
    ("is:disagreed -is:unsure", {"disagrees": True, "unsure": False}),
    ("is:corrected", {"corrected": True}),
    ("with:retracted", {"retracted": True}),
    ("-quay", {"but_not": (Filters(text="quay"),)}),
    ('-"quay fire"', {"but_not": (Filters(text='"quay fire"'),)}),
    (
        "-who:Aske -who:Calder",
        {"but_not": (Filters(who="Aske"), Filters(who="Calder"))},
    ),
    ("-when:2024-03", {"but_not": (Filters(**MARCH),)}),
    ("who:Aske who:Aske", {"who": "Aske"}),
    (
        'who:Aske who:"Ines Calder" who:Lind who:Aske',
        {"who": '"Aske" "Ines Calder" "Lind"'},
    ),
    (r'source:"the \"Gull\"" source:quay', {"source": '"the  Gull" "quay"'}),
    ("-", {}),
    ("quay -", {"text": "quay"}),
    ('-"', {}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "fields"), ASKED, ids=[text for text, _ in ASKED])
def test_what_is_typed_asks_for_what_it_says(text: str, fields: dict[str, Any]) -> None:
    parsed = parse(text, TODAY)
    assert parsed.filters == Filters(**fields)
    assert not any(parsed.problems)
    assert parsed.words == fields.get("text", "")


@pytest.mark.parametrize("text", [*(text for text, _ in ASKED), "-from:2024 -to:1999"])
def test_the_command_line_is_given_the_same_filter(
    alder_in_file: Timeline, text: str
) -> None:
    filters = parse(text, TODAY).filters
    parser = argparse.ArgumentParser()
    add_filters(parser)
    read = read_filters(alder_in_file, parser.parse_args(filter_options(filters)))
    assert set(read.but_not) == set(filters.but_not)
    assert replace(read, but_not=()) == replace(filters, but_not=())


WRONG = {
    "who:": "who:: expected a name",
    "role:maybe": "expected statement, occurrence, alleged or planned",
    "is:wrong": "expected disagreed, unsure or corrected",
    "from:abc": "no date: 'abc'",
    "from:2024-13": "no date: '2024-13'",
    "from:7/8/2007": "a date with two readings",
    "sorce:courier": "no such filter: sorce; expected source, who, where",
    "-with:retracted": "left out unless asked for",
    "-who:!": "expected a name",
    "from:[..2024]": "is open there",
    "who:a\0b": "NUL",
}


@pytest.mark.parametrize(("text", "told"), WRONG.items(), ids=map(repr, WRONG))
def test_what_is_wrong_filters_nothing_and_says_what_was_expected(
    text: str, told: str
) -> None:
    parsed = parse(f"quay {text} is:unsure", TODAY)
    assert parsed.filters == Filters(text="quay", unsure=True)
    assert told in parsed.problems[1]
    assert [bool(problem) for problem in parsed.problems] == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "role:alleged role:planned",
        "is:unsure -is:unsure",
        "from:2024 to:2023",
        "to:2 when:3",
    ],
)
def test_what_cannot_be_together_leaves_the_first(text: str) -> None:
    parsed = parse(text, TODAY)
    assert parsed.problems[-1]
    assert parsed.filters == parse(text.split()[0], TODAY).filters


@given(st.text(st.sampled_from('who:is-"\\ 24al\0'), max_size=20))
def test_whatever_is_typed_is_understood_or_told_of(text: str) -> None:
    parsed = parse(text, TODAY)
    assert len(parsed.problems) == len(parsed.parts)
    assert parsed.parts == parts(text)
