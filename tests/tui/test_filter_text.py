from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.asking.filter_text import EXPECTED, Part, completed, parts, take_chips, written

TYPED = st.text(
    st.one_of(st.sampled_from('ab:- "\\\n/'), st.characters(codec="utf-8")),
    max_size=40,
) | st.lists(
    st.sampled_from(
        ["who:", "-", "is:unsure", '"', "quay", " ", "\\", "when:2024", "-role:", "x:y"]
    ),
    max_size=8,
).map("".join)
KEYED = st.builds(
    Part, st.sampled_from(sorted(EXPECTED)), st.text().map(str.strip), st.booleans()
)

READ = [
    pytest.param("quay fire", [("", "quay"), ("", "fire")], id="words"),
    pytest.param('"quay fire"', [("", '"quay fire"')], id="words in a row"),
    pytest.param('"quay fi', [("", '"quay fi')], id="words in a row, not shut yet"),
    pytest.param("who:Aske", [("who", "Aske")], id="a key"),
    pytest.param("WHO:Aske", [("who", "Aske")], id="a key in capitals"),
    pytest.param('who:"Tilde Aske" x', [("who", "Tilde Aske"), ("", "x")], id="quoted"),
    pytest.param('who:"Tilde As', [("who", "Tilde As")], id="quoted, not shut yet"),
    pytest.param(r'who:"the \"Gull\""', [("who", 'the "Gull"')], id="quotes in quotes"),
    pytest.param("who:", [("who", "")], id="a key without a value"),
    pytest.param("at 10:30", [("", "at"), ("", "10:30")], id="a time of day"),
    pytest.param("https://a.example", [("", "https://a.example")], id="a URL"),
    pytest.param("Watch: fire", [("", "Watch:"), ("", "fire")], id="a colon in prose"),
    pytest.param("sorce:quay", [("sorce", "quay")], id="a key that is none"),
    pytest.param('"who:Aske"', [("", '"who:Aske"')], id="a key to be looked for"),
    pytest.param("long-range", [("", "long-range")], id="a hyphen within"),
    pytest.param("-", [("", "-")], id="a hyphen alone"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("typed", "told"), READ)
def test_a_filter_is_read_as_it_is_meant(
    typed: str, told: list[tuple[str, str]]
) -> None:
    assert parts(typed) == tuple(Part(key, value) for key, value in told)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("-quay", Part("", "quay", inverse=True)),
        ('-"quay fire"', Part("", '"quay fire"', inverse=True)),
        ('-who:"Tilde Aske"', Part("who", "Tilde Aske", inverse=True)),
    ],
)
def test_a_hyphen_before_it_turns_a_part_round(typed: str, part: Part) -> None:
    assert parts(typed) == (part,)
    assert part.text == typed


@given(st.lists(KEYED, max_size=5).map(tuple))
def test_what_is_written_reads_as_it_was(told: tuple[Part, ...]) -> None:
    assert parts(written(told)) == told


@given(TYPED)
def test_whatever_is_typed_reads_the_same_when_written_again(text: str) -> None:
    assert parts(written(parts(text))) == parts(text)


@given(TYPED)
@example('who:"Aske"ly')
def test_chips_and_the_rest_are_what_was_typed(text: str) -> None:
    taken = take_chips(text)
    shut = sorted(part.shut() for part in parts(text))
    assert sorted(part.shut() for part in (*taken.chips, *parts(taken.text))) == shut


@given(TYPED, st.integers(0, 40))
def test_the_cursor_stays_between_the_letters_where_it_was(
    text: str, cursor: int
) -> None:
    taken = take_chips(text, min(cursor, len(text)))
    behind = text[min(cursor, len(text)) :]
    assert 0 <= taken.cursor <= len(taken.text)
    assert taken.chips or taken.text[taken.cursor :] == behind


@pytest.mark.parametrize(
    ("text", "chips", "left"),
    [
        pytest.param("who:Aske", "", "who:Aske|", id="being typed"),
        pytest.param("who:Aske ", "who:Aske", "|", id="a blank behind it"),
        pytest.param('who:"Tilde ', "", 'who:"Tilde |', id="a blank in quotes"),
        pytest.param("quay -fire ", "-fire", "quay |", id="words are left"),
        pytest.param('-"fire on ', "", '-"fire on |', id="words in a row"),
        pytest.param("who: ", "", "who: |", id="no value"),
        pytest.param("quay ", "", "quay |", id="words are no chips"),
        pytest.param("who:Aske|ly quay", "", "who:Aske|ly quay", id="cursor in it"),
        pytest.param("who:Aske qu|ay", "who:Aske", "qu|ay", id="cursor behind it"),
        pytest.param("q|u who:Aske ", "who:Aske", "q|u ", id="cursor before it"),
    ],
)
def test_a_chip_is_made_of_what_is_written_to_its_end(
    text: str, chips: str, left: str
) -> None:
    cursor = text.index("|") if "|" in text else len(text)
    taken = take_chips(text.replace("|", ""), cursor)
    assert written(taken.chips) == chips
    assert f"{taken.text[: taken.cursor]}|{taken.text[taken.cursor :]}" == left


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("sou", "source:"),
        ("quay -whe", None),
        ("quay -wher", "quay -where:"),
        ("role:pl", "role:planned"),
        ("-is:co", "-is:corrected"),
        ("is:corrected", None),
        ("f", None),
        ("quay ", None),
        ("", None),
        ("who:rol", None),
    ],
)
def test_keys_and_values_that_only_one_begins_with_are_completed(
    text: str, whole: str | None
) -> None:
    assert completed(text) == whole
