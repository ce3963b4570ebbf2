"""What is said apart from what happened: role, date and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read

_TOLD = [
    pytest.param(
        "The agency said on Wednesday that customs officers had seized 40 tonnes of "
        "steel in August.",
        [
            ("said", "statement", "2024-10-23", "agency"),
            ("seized", "alleged", "2024-08", "agency"),
        ],
        id="saying and happening have dates of their own",
    ),
    pytest.param(
        "Divers found the wreck near Tallinn on Monday, police said.",
        [
            ("found", "alleged", "2024-10-21", "police"),
            ("said", "statement", "[..2024-10-25]", "police"),
        ],
        id="attribution behind",
    ),
    pytest.param(
        "The river had flooded in 1953, the ministry recalled on Sunday.",
        [
            ("flooded", "alleged", "1953", "ministry"),
            ("recalled", "statement", "2024-10-20", "ministry"),
        ],
        id="attribution behind, with a date",
    ),
    pytest.param(
        "“We saw the smoke at dawn,” said Anna Weber, the harbour master.",
        [("said", "statement", "[..2024-10-25]", "Anna Weber")],
        id="inverted quotation",
    ),
    pytest.param(
        '"The bridge is closed," Anna Weber said on Tuesday.',
        [("said", "statement", "2024-10-22", "Anna Weber")],
        id="quotation before its speaker",
    ),
    pytest.param(
        "“We closed the plant in March,” Anna Weber told Coastline Radio.",
        [
            ("closed", "alleged", "2024-03", "Anna Weber"),
            ("told", "statement", "[..2024-10-25]", "Anna Weber"),
        ],
        id="a dated quotation is its speaker's word",
    ),
    pytest.param(
        "“We will close the plant in March,” Anna Weber said on Tuesday.",
        [
            ("close", "planned", "2025-03", "Anna Weber"),
            ("said", "statement", "2024-10-22", "Anna Weber"),
        ],
        id="a plan in a quotation",
    ),
    pytest.param(
        "The plant closed in March, according to Anna Weber.",
        [("closed", "alleged", "2024-03", "Anna Weber")],
        id="according to",
    ),
    pytest.param(
        "The ministry says 40 trucks crossed the border on Tuesday.",
        [
            ("says", "statement", "[..2024-10-25]", "ministry"),
            ("crossed", "alleged", "2024-10-22", "ministry"),
        ],
        id="saying in the present tense",
    ),
    pytest.param(
        "The president told reporters in an interview on Monday that he had vetoed "
        "the bill in May.",
        [
            ("told", "statement", "2024-10-21", "president"),
            ("interview", "occurrence", "2024-10-21", None),
            ("vetoed", "alleged", "2024-05", "president"),
        ],
        id="said in an interview",
    ),
    pytest.param(
        "The ministry rejected claims that the ferry had sunk in June.",
        [
            ("rejected", "statement", "[..2024-10-25]", "ministry"),
        ],
        id="claims that are rejected",
    ),
    pytest.param(
        "The commission cited reports that guards had sold the keys in March.",
        [
            ("cited", "statement", "[..2024-10-25]", "commission"),
            ("sold", "alleged", "2024-03", None),
        ],
        id="reports that",
    ),
    pytest.param(
        "It is alleged that the treasurer took bribes in June.",
        [("took", "alleged", "2024-06", None)],
        id="it is alleged that",
    ),
    pytest.param(
        "The driver reportedly fled on Sunday.",
        [("fled", "alleged", "2024-10-20", None)],
        id="reportedly",
    ),
    pytest.param(
        "The army has not confirmed that the bridge was hit on Monday.",
        [
            ("confirmed", "statement", "[..2024-10-25]", "army"),
            ("hit", "alleged", "2024-10-21", None),
        ],
        id="what is not confirmed is nobody's word",
    ),
    pytest.param(
        "The treasurer was in Lisbon on Thursday.",
        [("was", "occurrence", "2024-10-24", None)],
        id="being somewhere on a day",
    ),
]


@pytest.mark.parametrize(("sentence", "told"), _TOLD)
def test_a_sentence_tells_role_date_and_source(
    read: Read, sentence: str, told: list[tuple[str, str, str, str | None]]
) -> None:
    assert [
        (
            mention.trigger.text,
            mention.role,
            mention.date.edtf if mention.date else None,
            mention.attribution,
        )
        for mention in read(sentence)
    ] == told


@pytest.mark.parametrize(
    ("sentence", "trigger", "edtf"),
    [
        pytest.param(
            "The leaders will meet in Vienna on 4 November.",
            "meet",
            "2024-11-04",
            id="will",
        ),
        pytest.param(
            "A new tram line is due to open in December.",
            "open",
            "2024-12",
            id="due to",
        ),
        pytest.param(
            "The city plans to build 2,000 flats next year.",
            "build",
            "2025",
            id="plans",
        ),
        pytest.param(
            "Trains are set to resume in January.", "resume", "2025-01", id="set to"
        ),
        pytest.param(
            "The judge is to meet the mayor in Oslo on Monday.",
            "meet",
            "2024-10-28",
            id="is to",
        ),
        pytest.param(
            "The parade is expected to start on Monday.",
            "start",
            "2024-10-28",
            id="is expected to",
        ),
    ],
)
def test_what_is_to_happen_is_planned_and_dated_ahead(
    read: Read, sentence: str, trigger: str, edtf: str
) -> None:
    (mention,) = read(sentence)
    assert mention.role == "planned"
    assert mention.trigger.text == trigger
    assert mention.date is not None
    assert mention.date.edtf == edtf


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The dam could fail in November.", id="could"),
        pytest.param("The bank may cut rates on Friday.", id="may"),
        pytest.param("The dam would have broken on Monday.", id="would have"),
        pytest.param("If the dam breaks on Monday, the town will flood.", id="if"),
        pytest.param("Whether the tanker leaked is unclear.", id="whether"),
        pytest.param("Had the valve opened, the crew would have lived.", id="had …"),
        pytest.param("The minister did not resign on Monday.", id="did not"),
        pytest.param("The rebels didn't attack on Monday.", id="didn't"),
        pytest.param("The rebels never attacked the town.", id="never"),
        pytest.param("The ferry hasn't sailed since June.", id="hasn't"),
        pytest.param("The union will not strike on Monday.", id="will not"),
        pytest.param("Nobody was hurt on Sunday.", id="nobody"),
        pytest.param("No train ran on Sunday.", id="no train"),
        pytest.param("The treaty, signed by both, binds them.", id="participle"),
        pytest.param("The fine was €40 million.", id="bare copula"),
        pytest.param("The museum means much to the town.", id="a state"),
    ],
)
def test_what_did_not_happen_is_no_mention(read: Read, sentence: str) -> None:
    assert read(sentence) == []


def test_no_fewer_than_is_no_negation(read: Read) -> None:
    (mention,) = read("No fewer than 12 miners died on Sunday.")
    assert mention.trigger.text == "died"


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        pytest.param(
            "Units trained in Norway had been deployed in the valley on Sunday.",
            ["deployed"],
            id="participle before a perfect",
        ),
        pytest.param(
            "The bridge damaged in June was reopened on Monday.",
            ["reopened"],
            id="participle before a passive",
        ),
        pytest.param(
            "The mayor, who resigned in June, was arrested on Monday.",
            ["resigned", "arrested"],
            id="a relative clause is a happening",
        ),
    ],
)
def test_a_participle_that_describes_a_noun_is_no_happening(
    read: Read, sentence: str, triggers: list[str]
) -> None:
    assert [mention.trigger.text for mention in read(sentence)] == triggers
