"""States that tell what came about, headlines in capitals, nouns looked back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        pytest.param("Bo Lind is dead.", ["dead"], id="dead"),
        pytest.param(
            "Two are in police custody after a robbery in Tarrow.",
            ["custody", "robbery"],
            id="in custody",
        ),
        pytest.param("Lind was in critical condition.", ["condition"], id="condition"),
        pytest.param("Two boys are each charged with arson.", ["charged"], id="each"),
        pytest.param("Twelve are feared dead.", ["dead"], id="feared dead"),
        pytest.param("All four were said to be in custody.", ["custody"], id="said to"),
        pytest.param("Kell is in talks to buy the mill.", ["talks"], id="in talks"),
        pytest.param("All three suffered burns.", ["suffered"], id="a harm"),
        pytest.param("The quake was felt in Lima.", ["felt"], id="felt"),
        pytest.param("Lind suffers from asthma.", [], id="an illness"),
        pytest.param("The deal is dead.", [], id="in a manner of speaking"),
        pytest.param("The mill is in good condition.", [], id="of a thing"),
        pytest.param("The guess was dead wrong.", [], id="an adverb"),
    ],
)
def test_a_state_tells_what_came_about(
    read: Read, sentence: str, triggers: list[str]
) -> None:
    assert [each.trigger.text for each in read(sentence)] == triggers


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        pytest.param("Mill owner Anna Holm dead at 95", ["dead"], id="dead"),
        pytest.param("Rower found dead in Tarrow lake", ["found"], id="found dead"),
        pytest.param("Guard guilty in Tarrow fire", ["guilty"], id="guilty"),
        pytest.param("Harbour thief on the loose", ["loose"], id="at large"),
        pytest.param("Lakeside News: Boy Shot", ["Shot"], id="few words, all capital"),
        pytest.param("Boat Sunk In Tarrow", ["Sunk"], id="a capital preposition"),
        pytest.param("Tarrow man to stand trial", ["stand"], id="to stand trial"),
        pytest.param("Bomb explodes at a Tarrow bank.", ["explodes"], id="no object"),
        pytest.param("Robbery suspect held", ["held"], id="a suspect"),
    ],
)
def test_a_headline_needs_no_copula(
    read: Read, sentence: str, triggers: list[str]
) -> None:
    assert [each.trigger.text for each in read(sentence)] == triggers


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param("No arrests were made in that fire.", ["That fire"], id="that"),
        pytest.param(
            "A motive for the shooting is unknown.", ["The shooting"], id="for the"
        ),
        pytest.param(
            "This is the second murder in Kesh.", ["The second murder in Kesh"], id="is"
        ),
        pytest.param(
            "Guards continue to investigate a fire at the mill.",
            ["A fire at the mill"],
            id="behind an infinitive",
        ),
        pytest.param(
            "His suicide appeared to be related to a feud.",
            ["His suicide"],
            id="appeared to be",
        ),
        pytest.param(
            "All think of the death of the 51-year-old man.",
            ["The death of the 51-year-old man"],
            id="an age",
        ),
        pytest.param("They live by the burning mill.", [], id="an adjective"),
    ],
)
def test_a_noun_stands_where_the_sentence_looks_back_to_it(
    read: Read, sentence: str, titles: list[str]
) -> None:
    assert [each.title for each in read(sentence)] == titles


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Bo Lind, a baker known as “Fox,” died.", id="a nickname"),
        pytest.param(
            "Bo Lind, the oldest baker in a town who was known as a wit, died.",
            id="a relative clause inside",
        ),
        pytest.param("Bo Lind, a baker in Kesh, died of burns.", id="before “of”"),
    ],
)
def test_the_one_who_died_is_named_across_what_describes_them(
    read: Read, sentence: str
) -> None:
    assert [(each.trigger.text, each.who) for each in read(sentence)][-1] == (
        "died",
        ("Bo Lind",),
    )


def test_who_sits_for_allegedly_doing_something_is_said_to_have_done_it(
    read: Read,
) -> None:
    found = read("Bo Lind is behind bars for allegedly burning a barn.")
    assert [(each.trigger.text, each.role) for each in found][-1] == (
        "burning",
        "alleged",
    )


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param("Fire at mill in Tarrow", ["Fire at mill in Tarrow"], id="where"),
        pytest.param("Mill death may be suicide", ["Mill death"], id="a guess"),
        pytest.param(
            "Police investigating suspicious death",
            ["Police investigating suspicious death"],
            id="investigating",
        ),
        pytest.param("Fire safety at mills", [], id="no happening"),
    ],
)
def test_a_headline_that_opens_the_article_may_be_all_noun(
    read: Read, sentence: str, titles: list[str]
) -> None:
    assert [each.title for each in read(sentence)] == titles


def test_a_line_below_that_is_all_noun_may_be_a_heading(read: Read) -> None:
    assert read("It is a mill.", "Fire at mill in Tarrow") == []


def test_what_is_being_done_is_told_beside_what_it_is_done_about(read: Read) -> None:
    found = read("The fire at the mill is being investigated.")
    assert [each.trigger.text for each in found] == ["fire", "investigated"]


def test_what_investigators_suspect_is_their_word(read: Read) -> None:
    (found,) = read("Investigators suspect Bo Lind burned the barn.")
    assert (found.role, found.attribution) == ("alleged", "Investigators")


def test_who_is_feared_dead_is_said_to_be(read: Read) -> None:
    (found,) = read("Twelve miners are feared dead after the blast.")[:1]
    assert (found.trigger.text, found.role) == ("dead", "alleged")


def test_a_name_behind_tells_is_told_what_is_quoted(read: Read) -> None:
    (found,) = read("“We are grateful,” Anna Holm tells Lakeside Radio.")
    assert (found.trigger.text, found.role) == ("tells", "statement")


@pytest.mark.parametrize(
    "text",
    [
        "The attack never happened.",
        "The attack did not happen.",
        "The trial is expected to open in September.",
        "The trial is due to open on 4 April.",
    ],
)
def test_what_is_not_there_or_not_there_yet_has_not_happened(
    read: Read, text: str
) -> None:
    assert not [mention for mention in read(text) if mention.role == "occurrence"]


def test_a_stray_control_character_is_in_no_title(read: Read) -> None:
    (mention,) = read("Police arrested Tom \x07Brown on Monday.")
    assert mention.title == "Police arrested Tom Brown on Monday"
