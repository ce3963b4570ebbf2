"""What marks a common origin: long quotations, shared sentences, agencies' credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.agencies import agencies, agency_of, credited
from timeline.extract.stems import fingerprints

if TYPE_CHECKING:
    from tests.extract.conftest import Read

_SAID = (
    "“When the tide turns we will decide… but it is our own harbour and our own pier, "
    "and whether we open it, or close it, or need it at all, we will say,” Weber said."
)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            [_SAID.replace("“", '"').replace("”", '"').replace("…", "...")],
            id="other marks",
        ),
        pytest.param(
            [
                "“When the tide turns we will decide,” said Weber, the mayor.",
                "“But it is our own harbour and our own pier, and whether we open it, "
                "or close it, or need it at all, we will say.”",
            ],
            id="cut by the speaker",
        ),
        pytest.param([_SAID.replace("harbour", "harbor")], id="spelt otherwise"),
        pytest.param([_SAID.replace("“", "").replace("”", "")], id="unmarked"),
        pytest.param(
            ["The mayor spoke of the tide.", f"She went on: {_SAID}"], id="elsewhere"
        ),
    ],
)
def test_a_long_quotation_is_known_again(other: list[str]) -> None:
    assert set(fingerprints([_SAID])) & set(fingerprints(other))


def test_shared_wording_marks_an_origin_though_a_phrase_is_added() -> None:
    wire = (
        "The mayor said that she had seen evidence that the island sent forty boats "
        "to the bay for use as a breakwater, a step that could anger the port."
    )
    longer = wire.replace("said that", "said on Wednesday, at noon, that")
    assert set(fingerprints([wire])) & set(fingerprints(["It rained.", longer]))


def test_a_short_quotation_is_marked_whole() -> None:
    told = "“It is our own harbour and our own business,” {} said."
    marks = [fingerprints([told.format(name)]) for name in ("Weber", "the mayor")]
    assert set(marks[0]) & set(marks[1])


@given(st.lists(st.text(max_size=30), max_size=6))
def test_any_text_is_marked_alike_again(sentences: list[str]) -> None:
    assert fingerprints(sentences) == fingerprints(sentences)
    assert fingerprints(sentences) == tuple(sorted(set(fingerprints(sentences))))


@pytest.mark.parametrize(
    "other",
    [
        "“We will decide when the tide turns,” Weber said.",
        "“It is our own harbour,” Weber said, “and our own pier.”",
        "Weber said the harbour would open when the tide turned, or close.",
        "Weber said the tide, but it is our own harbour and our own pier, so she said.",
    ],
)
def test_a_few_words_in_common_are_no_origin(other: str) -> None:
    assert not set(fingerprints([_SAID])) & set(fingerprints([other]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LIMA (Reuters) - Divers found the wreck.", "Reuters"),
        ("LIMA, Peru (AP) — Divers found the wreck.", "Associated Press"),
        (
            "Divers find wreck\nBy The Associated Press\nThey looked.",
            "Associated Press",
        ),
        ("Divers find wreck\nReuters - Reuters\nThey looked.", "Reuters"),
        ("They looked.\n(Reporting by Reuters; Editing by A. Kell)", "Reuters"),
        ("They looked.\n— AFP", "Agence France-Presse"),
        ("They looked. (PTI)", "Press Trust of India"),
    ],
)
def test_the_credits_of_an_article_name_its_agency(text: str, name: str) -> None:
    assert [agency_of(mark) for mark in agencies(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A diver smiles. / Photo: Reuters / Reuters",
        "Divers look on (AP Photo/Anna Kell)",
        "A guard told Reuters that the wreck was gone.",
        "The AP exam was held on Friday.",
        "",
    ],
)
def test_a_picture_or_a_word_on_the_way_credits_no_article(text: str) -> None:
    assert agencies(text) == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Divers found a wreck on Friday, according to a Reuters report.", ["Reuters"]),
        (
            "Divers found a wreck on Friday, according to the official Korean Central "
            "News Agency.",
            ["Korean Central News Agency"],
        ),
        ("Divers found a wreck on Friday, according to the mayor.", []),
    ],
)
def test_a_sentence_may_credit_an_agency(
    read: Read, sentence: str, names: list[str]
) -> None:
    (mention,) = read(sentence)
    assert sorted({agency_of(mark) for mark in credited(mention)}) == names
