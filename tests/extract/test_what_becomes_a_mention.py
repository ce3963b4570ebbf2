"""Headlines, the present tense, gerunds and nouns: what is a happening, what not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        pytest.param("Four people shot outside mill", ["shot"], id="no auxiliary"),
        pytest.param("Navy intercepts smuggler ship", ["intercepts"], id="present"),
        pytest.param("Police arrest man in Tarrow", ["arrest"], id="plural subject"),
        pytest.param("Kesh to close port", ["close"], id="infinitive"),
        pytest.param(
            "Anna Holm Quits Board After Mill Fire",
            ["Quits", "Fire"],
            id="a capital on each word",
        ),
        pytest.param("Man held over Oldham shooting", ["held", "shooting"], id="noun"),
        pytest.param("Ten things to know about mills", [], id="nothing happens"),
        pytest.param("Neither confirming nor denying", [], id="a heading"),
    ],
)
def test_a_headline_gives_its_happening(
    read: Read, sentence: str, triggers: list[str]
) -> None:
    assert [each.trigger.text for each in read(sentence)] == triggers


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        pytest.param("Oslo seizes the ferry.", ["seizes"], id="reported now"),
        pytest.param("Holm is charged with arson.", ["charged"], id="came about"),
        pytest.param(
            "Police are investigating the shooting of two men.",
            ["investigating", "shooting"],
            id="going on",
        ),
        pytest.param("Trade with Oslo rises every year.", [], id="again and again"),
        pytest.param("The rocket attacks on it killed three.", ["killed"], id="noun"),
        pytest.param("The shop sells bread.", [], id="a habit"),
        pytest.param("The hearing was planned for Thursday.", [], id="was planned"),
    ],
)
def test_the_present_tense_tells_what_it_reports(
    read: Read, sentence: str, triggers: list[str]
) -> None:
    assert [each.trigger.text for each in read(sentence)] == triggers


@pytest.mark.parametrize(
    ("sentence", "trigger", "title"),
    [
        pytest.param(
            "The navy returned after sinking a trawler.",
            "sinking",
            "The navy sinking a trawler",
            id="after a deed",
        ),
        pytest.param(
            "A bomb went off in Tarrow, killing 12 people.",
            "killing",
            "A bomb killing 12 people",
            id="its outcome",
        ),
        pytest.param(
            "Holm left Oslo following the arrest of Bo Lind in May.",
            "arrest",
            "The arrest of Bo Lind in May",
            id="a noun with a date",
        ),
        pytest.param(
            "Police questioned a man over the fatal stabbing of two guards.",
            "stabbing",
            "The fatal stabbing of two guards",
            id="a noun without",
        ),
        pytest.param(
            "There was an explosion at the mill.",
            "explosion",
            "An explosion at the mill",
            id="there was",
        ),
        pytest.param(
            "The police believe the shooting was accidental.",
            "shooting",
            "The shooting",
            id="of which something is said",
        ),
    ],
)
def test_gerunds_and_nouns_name_happenings(
    read: Read, sentence: str, trigger: str, title: str
) -> None:
    (found,) = [each for each in read(sentence) if each.trigger.text == trigger]
    assert found.title == title


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("No arrest was made.", id="none"),
        pytest.param("A strike could follow.", id="possible"),
        pytest.param("He called for an election.", id="called for"),
        pytest.param("They bought an attack helicopter.", id="another noun"),
        pytest.param("If an attack came, the pact would hold.", id="if"),
        pytest.param("The next visit will be short.", id="to come"),
        pytest.param("The court ruled out murder.", id="without an article"),
    ],
)
def test_a_noun_that_grants_nothing_is_no_happening(read: Read, sentence: str) -> None:
    nouns = {"arrest", "strike", "election", "attack", "visit", "murder"}
    assert not nouns & {each.trigger.text for each in read(sentence)}


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        pytest.param("The army shelled the mill.", "certain", id="plain"),
        pytest.param("The army reportedly shelled it.", "probable", id="reportedly"),
        pytest.param("Oslo claimed the army shelled it.", "probable", id="claimed"),
        pytest.param("It is believed to have shelled it.", "probable", id="believed"),
        pytest.param("The army may have shelled it.", "possible", id="may have"),
        pytest.param("Perhaps the army shelled it.", "possible", id="perhaps"),
    ],
)
def test_hedges_lower_the_certainty(read: Read, sentence: str, certainty: str) -> None:
    (found,) = [each for each in read(sentence) if each.trigger.text == "shelled"]
    assert found.certainty == certainty
    assert (found.role == "alleged") == (certainty != "certain")


def test_a_negated_statement_is_negative(read: Read) -> None:
    (denial,) = read("The army did not confirm the report.")
    assert (denial.role, denial.polarity) == ("statement", "negative")


@pytest.mark.parametrize(
    ("sentence", "role", "certainty"),
    [
        pytest.param(
            "About 300 men are in Oslo, the army said.", "alleged", "certain", id="are"
        ),
        pytest.param(
            "Norway says 300 men may be in Oslo.", "alleged", "possible", id="may be"
        ),
    ],
)
def test_being_somewhere_counts_with_place_and_number(
    read: Read, sentence: str, role: str, certainty: str
) -> None:
    (found,) = [each for each in read(sentence) if each.role != "statement"]
    assert (found.role, found.certainty, found.where) == (role, certainty, ("Oslo",))


@pytest.mark.parametrize(
    ("sentence", "who", "whom"),
    [
        pytest.param(
            "Anna Kell, Tom Reyes and Bo Lind signed the charter.",
            ("Anna Kell", "Tom Reyes", "Bo Lind"),
            (),
            id="a list",
        ),
        pytest.param(
            "Anna Kell met Tom Reyes in May.", ("Anna Kell",), ("Tom Reyes",), id="met"
        ),
        pytest.param(
            "Anna Kell signed a pact with Tom Reyes.",
            ("Anna Kell",),
            ("Tom Reyes",),
            id="with",
        ),
        pytest.param(
            "Anna Kell was arrested by Tom Reyes.",
            ("Anna Kell",),
            ("Tom Reyes",),
            id="a passive's agent",
        ),
    ],
)
def test_who_did_it_to_whom(
    read: Read, sentence: str, who: tuple[str, ...], whom: tuple[str, ...]
) -> None:
    (found,) = read(sentence)
    assert (found.who, found.whom) == (who, whom)


def test_an_amount_with_and_stays_whole(read: Read) -> None:
    _, seized = read("The army said 3,000 tonnes and 20 trucks were seized.")
    assert seized.title == "3,000 tonnes and 20 trucks were seized"


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param(
            "A storm that hit the coast killed three.",
            ["A storm hit the coast", "A storm killed three"],
            id="that",
        ),
        pytest.param(
            "A man who fled the country in 2019 returned on Monday.",
            ["A man fled the country in 2019", "A man returned on Monday"],
            id="who",
        ),
        pytest.param(
            "Police arrested a man who stole a car parked outside.",
            ["Police arrested a man", "A man stole a car parked outside"],
            id="an object has its verb already",
        ),
    ],
)
def test_the_main_verb_stands_behind_a_relative_clause(
    read: Read, sentence: str, titles: list[str]
) -> None:
    assert [mention.title for mention in read(sentence)] == titles


def test_a_participle_between_commas_is_no_saying(read: Read) -> None:
    (approved,) = read("The sale, first proposed in 2019, had been approved.")
    assert approved.role == "occurrence"
    assert approved.date is not None
    assert approved.date.edtf == "[..2024-10-25]"


@pytest.mark.parametrize(
    ("sentence", "title", "whom"),
    [
        pytest.param(
            "Lund referred to the recently signed pact with Norway, which is secret.",
            "The recently signed pact with Norway",
            ("Norway",),
            id="signed",
        ),
        pytest.param(
            "Lund said the recently seized ship was empty.",
            "The recently seized ship",
            (),
            id="seized",
        ),
    ],
)
def test_a_noun_may_take_a_happening_for_granted(
    read: Read, sentence: str, title: str, whom: tuple[str, ...]
) -> None:
    _, granted = read(sentence)
    assert (granted.title, granted.whom) == (title, whom)
    assert granted.timex is None
    assert granted.date is not None
    assert granted.date.edtf == "[..2024-10-25]"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Lund likes the signed copy of the pact.", id="no adverb"),
        pytest.param("Lund is the newly rich man of Harl.", id="no participle"),
    ],
)
def test_a_participle_that_only_describes_tells_nothing(
    read: Read, sentence: str
) -> None:
    assert not read(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Should Oslo fail to pay, all is lost.", id="should"),
        pytest.param("Holm had been due to speak on Friday.", id="had been due"),
    ],
)
def test_what_was_only_to_be_is_no_happening(read: Read, sentence: str) -> None:
    assert not read(sentence)


def test_a_study_that_is_cited_is_no_publication(read: Read) -> None:
    (found,) = read(
        "Scientists have found a frog, according to a study published on Monday."
    )
    assert (found.trigger.text, found.attribution) == ("found", "study")


def test_putting_a_figure_at_a_number_is_a_statement(read: Read) -> None:
    (reckoned,) = read("Dorn put the figure at 800 on Tuesday.")
    assert (reckoned.role, reckoned.figures) == ("statement", ())
    (guarded,) = read("Dorn put two guards at the gate on Tuesday.")
    assert guarded.trigger.text == "put"
