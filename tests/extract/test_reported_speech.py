"""What a saying makes of what is said: accusations, claims, opinions, statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.triggers import of

if TYPE_CHECKING:
    from tests.extract.conftest import Read


def test_what_is_said_names_the_mention_of_its_saying(read: Read) -> None:
    said, seized = read("The army said on Wednesday that it had seized the mill.")
    assert seized.said_in == said.id
    assert said.said_in is None


@pytest.mark.parametrize(
    ("sentence", "attribution", "chain"),
    [
        pytest.param(
            "The mayor cited reports from Oslo that guards had sold the keys.",
            "Oslo",
            ("mayor",),
            id="reports from",
        ),
        pytest.param(
            "Putin did not deny U.S. claims that guards had sold the keys.",
            "U.S.",
            (),
            id="claims that are not denied",
        ),
        pytest.param(
            "Reports from Norway have revealed that guards had sold the keys.",
            "Norway",
            (),
            id="reports reveal",
        ),
        pytest.param(
            "Western claims that guards had sold the keys grew on Friday.",
            None,
            (),
            id="an adjective names nobody",
        ),
        pytest.param(
            "Norway believes that guards sold the keys in May.",
            "Norway",
            (),
            id="an opinion is its holder's",
        ),
    ],
)
def test_a_claim_is_the_word_of_who_stands_behind_it(
    read: Read, sentence: str, attribution: str | None, chain: tuple[str, ...]
) -> None:
    sold = of(read(sentence), "sold")
    assert (sold.role, sold.attribution, sold.chain) == ("alleged", attribution, chain)


@pytest.mark.parametrize(
    ("sentence", "trigger", "role", "who", "attribution"),
    [
        pytest.param(
            "Norway accused Peru on Monday of sinking a trawler in 2019.",
            "sinking",
            "alleged",
            ("Peru",),
            "Norway",
            id="accused of",
        ),
        pytest.param(
            "Anna Holm was charged with killing two guards in 2019.",
            "killing",
            "alleged",
            ("Anna Holm",),
            None,
            id="charged with",
        ),
        pytest.param(
            "Anna Holm was convicted of killing two guards in 2019.",
            "killing",
            "occurrence",
            ("Anna Holm",),
            None,
            id="convicted of",
        ),
        pytest.param(
            "Anna Holm admitted stealing the ring.",
            "stealing",
            "alleged",
            ("Anna Holm",),
            "Anna Holm",
            id="admitted",
        ),
    ],
)
def test_what_somebody_is_accused_of_is_a_mention_of_its_own(
    read: Read,
    sentence: str,
    trigger: str,
    role: str,
    who: tuple[str, ...],
    attribution: str | None,
) -> None:
    deed = of(read(sentence), trigger)
    assert (deed.role, deed.who, deed.attribution) == (role, who, attribution)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Anna Holm was cleared of stealing the ring.", id="cleared of"),
        pytest.param("Anna Holm denied stealing the ring.", id="denied"),
        pytest.param("Anna Holm left without stealing the ring.", id="without"),
        pytest.param(
            "Anna Holm was not accused of stealing the ring.", id="not accused"
        ),
        pytest.param("Anna Holm may be charged with stealing it.", id="may be charged"),
    ],
)
def test_a_deed_nobody_stands_for_is_no_mention(read: Read, sentence: str) -> None:
    assert "stealing" not in [each.trigger.text for each in read(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Lund said it was Kesh which had shelled the mill.", id="which"),
        pytest.param("Lund said it was Kesh that had shelled the mill.", id="that"),
        pytest.param("Lund said the men who shelled the mill were paid.", id="who"),
        pytest.param("The mill, Lund said, had been shelled in May.", id="around"),
        pytest.param(
            "Lund said that the port was shut and that Kesh had shelled the mill.",
            id="that … and that",
        ),
    ],
)
def test_what_stands_under_a_saying_never_just_happened(
    read: Read, sentence: str
) -> None:
    shelled = of(read("Oskar Lund spoke.", sentence), "shelled")
    assert (shelled.role, shelled.attribution) == ("alleged", "Oskar Lund")


def test_a_place_told_of_behind_a_comma_is_the_reporters_own(read: Read) -> None:
    mentions = read(
        "Lund said units had come to Harl, a port where guards lost a mill in May."
    )
    assert of(mentions, "lost").role == "occurrence"


def test_what_is_plainly_said_is_told_as_certain(read: Read) -> None:
    mentions = read("The bank said profit had fallen.")
    assert of(mentions, "fallen").certainty == "certain"


@pytest.mark.parametrize(
    ("sentence", "trigger", "polarity"),
    [
        pytest.param("Lund went on to say so.", "say", "positive", id="went on"),
        pytest.param(
            "Lund took the opportunity to accuse Oslo.",
            "accuse",
            "positive",
            id="took the opportunity",
        ),
        pytest.param(
            "Lund used his speech in Harl to warn Oslo.",
            "warn",
            "positive",
            id="used his speech",
        ),
        pytest.param(
            "Lund continued to deny the theft.", "deny", "positive", id="continued"
        ),
        pytest.param(
            "Lund referred to the pact.", "referred", "positive", id="referred to"
        ),
        pytest.param("Lund declined to comment.", "comment", "negative", id="declined"),
        pytest.param(
            "Lund refrained from elaborating on it.",
            "elaborating",
            "negative",
            id="refrained",
        ),
        pytest.param(
            "Lund stopped short of accusing Oslo.",
            "accusing",
            "negative",
            id="stopped short",
        ),
        pytest.param(
            "Lund was quoted as saying so.", "saying", "positive", id="quoted as"
        ),
    ],
)
def test_a_verb_that_leads_on_to_a_saying_is_one_statement(
    read: Read, sentence: str, trigger: str, polarity: str
) -> None:
    (told,) = read("Oskar Lund had lunch.", sentence)[-1:]
    assert (told.role, told.attribution) == ("statement", "Oskar Lund")
    assert (told.trigger.text, told.polarity) == (trigger, polarity)
    assert len(read("Oskar Lund is tall.", sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "The move has been interpreted by Oslo as a threat.", id="interpreted"
        ),
        pytest.param("The deal was hailed in Oslo as a triumph.", id="hailed"),
        pytest.param("Article 4 of the pact says: “All shall help.”", id="article"),
        pytest.param("The treaty states that no member may leave.", id="treaty"),
    ],
)
def test_opinions_and_standing_texts_are_no_happenings(
    read: Read, sentence: str
) -> None:
    assert not read(sentence)


def test_a_report_that_says_something_makes_a_statement(read: Read) -> None:
    said, killed = read("The report says 40 people were killed.")
    assert (said.role, killed.role) == ("statement", "alleged")


def test_what_would_have_been_is_the_word_of_who_stands_behind(read: Read) -> None:
    (said,) = read("If the crane had held, nobody would have died, said Lund.")
    assert (said.role, said.who, said.whom) == ("statement", ("Lund",), ())


def test_telling_somebody_is_a_plain_statement(read: Read) -> None:
    told, sold = read("Ada Holm told Bo Lind that guards had sold a van.")
    assert (told.role, told.who) == ("statement", ("Ada Holm",))
    assert (sold.role, sold.attribution) == ("alleged", "Ada Holm")


@pytest.mark.parametrize(
    ("sentence", "trigger", "role"),
    [
        pytest.param("Lund called for an inquiry.", "called", "statement", id="for"),
        pytest.param("Lund called on Oslo to act.", "called", "statement", id="on"),
        pytest.param("Lund called on Monday.", "called", "occurrence", id="a day"),
        pytest.param(
            "Lund refused to answer as he left Harl.", "left", "occurrence", id="as"
        ),
    ],
)
def test_what_is_said_is_told_from_what_goes_on_around_it(
    read: Read, sentence: str, trigger: str, role: str
) -> None:
    assert of(read(sentence), trigger).role == role
