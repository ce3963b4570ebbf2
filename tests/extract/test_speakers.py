"""Whose word it is: speakers, quotations that run on, sayings in the midst."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.triggers import of

if TYPE_CHECKING:
    from tests.extract.conftest import Read


def test_speakers_are_named_outward(read: Read) -> None:
    mentions = read("Reuters reported that two officials said Kesh had shelled Tarrow.")
    said, shelled = of(mentions, "said"), of(mentions, "shelled")
    assert (said.role, said.attribution) == ("alleged", "Reuters")
    assert (shelled.role, shelled.attribution) == ("alleged", "officials")
    assert shelled.chain == ("Reuters",)


def test_a_quotation_over_sentences_is_its_last_speakers(read: Read) -> None:
    mentions = read(
        "“Two gunmen shot the guard at noon.",
        "Rain fell on the yard all day.",
        "The guard died at once,” Anna Holm said on Tuesday.",
        "The mill closed.",
    )
    said = of(mentions, "said")
    for trigger in ("shot", "died"):
        spoken = of(mentions, trigger)
        assert (spoken.role, spoken.attribution) == ("alleged", "Anna Holm")
        assert spoken.said_in == said.id
    assert of(mentions, "closed").attribution is None


def test_a_quotation_goes_on_with_who_spoke_before(read: Read) -> None:
    mentions = read(
        "“The mill burned,” Anna Holm said.",
        "“Two gunmen shot the guard.",
        "The guard died.”",
        "The mill closed.",
    )
    assert of(mentions, "shot").attribution == "Anna Holm"
    assert of(mentions, "died").attribution == "Anna Holm"
    assert of(mentions, "closed").role == "occurrence"


def test_a_mark_that_nothing_closes_quotes_nothing_further(read: Read) -> None:
    mentions = read(
        'The "mill burned on Monday.', "The guard died.", "The mill closed."
    )
    assert of(mentions, "died").role == "occurrence"


def test_adding_is_a_statement_by_the_same_speaker(read: Read) -> None:
    mentions = read("Anna Holm said it rained, adding that the mill had burned.")
    adding = of(mentions, "adding")
    assert (adding.role, adding.who) == ("statement", ("Anna Holm",))
    assert of(mentions, "burned").said_in == adding.id


def test_who_is_quoted_as_saying_speaks(read: Read) -> None:
    mentions = read("The Herald quoted Ada Holm as saying that Kesh had sold it.")
    assert of(mentions, "sold").attribution == "Ada Holm"


def test_western_nations_are_nobody_whom_he_may_stand_for(read: Read) -> None:
    mentions = read(
        "Oskar Lund left Harl.", "It alarmed Western nations.", "He returned on Monday."
    )
    assert of(mentions, "returned").who == ("Oskar Lund",)


@pytest.mark.parametrize(
    ("sentence", "trigger", "role", "attribution"),
    [
        pytest.param(
            "Holm said she would appeal and called the ruling “a farce”.",
            "called",
            "occurrence",
            None,
            id="said … and called",
        ),
        pytest.param(
            "Lund declared a day of mourning and cancelled a trip.",
            "cancelled",
            "occurrence",
            None,
            id="declared … and cancelled",
        ),
        pytest.param(
            "The baker, Tom Vik, who fled in May and agreed to testify, told a court"
            " that Holm had stolen it.",
            "told",
            "statement",
            "Tom Vik",
            id="the noun before “who” speaks",
        ),
        pytest.param(
            "Police said he took cash, which was hidden in a barn.",
            "hidden",
            "alleged",
            "Police",
            id="which, of a common noun",
        ),
        pytest.param(
            "Police said he fled to Harl, which was bombed in May.",
            "bombed",
            "occurrence",
            None,
            id="which, of a name",
        ),
        pytest.param(
            "The court heard that guards searched a barn and seized a gun.",
            "seized",
            "alleged",
            None,
            id="the court heard that",
        ),
        pytest.param(
            "The jury was told that Holm had stolen a van and burned it.",
            "burned",
            "alleged",
            None,
            id="was told that",
        ),
        pytest.param(
            "“It was not enough,” Holm said. “Guards sold a ship in May.”",
            "sold",
            "alleged",
            "Holm",
            id="a quotation taken up again",
        ),
    ],
)
def test_each_verb_is_the_word_of_the_right_one(
    read: Read, sentence: str, trigger: str, role: str, attribution: str | None
) -> None:
    told = of(read(sentence), trigger)
    assert (told.role, told.attribution) == (role, attribution)


@pytest.mark.parametrize(
    ("sentence", "trigger", "speaker"),
    [
        pytest.param(
            "Kesh moved 900 men to Harl in May, said a Western envoy who asked not"
            " to be named.",
            "moved",
            "Western envoy",
            id="a relative behind him",
        ),
        pytest.param(
            "The army shelled a school in May, said a nurse who works there.",
            "shelled",
            "nurse",
            id="no name",
        ),
        pytest.param(
            "The mill burned in May, said Lund.", "burned", "Lund", id="a surname"
        ),
    ],
)
def test_who_stands_behind_said_speaks(
    read: Read, sentence: str, trigger: str, speaker: str
) -> None:
    deed, said = read(sentence)
    assert (deed.trigger.text, deed.role, deed.attribution) == (
        trigger,
        "alleged",
        speaker,
    )
    assert (said.role, said.who) == ("statement", (speaker,))


@pytest.mark.parametrize(
    ("sentence", "trigger", "who"),
    [
        pytest.param(
            "Bo Lind was held on Monday, police said, and is accused of having burned"
            " the mill.",
            "burned",
            "Bo Lind",
            id="having burned",
        ),
        pytest.param(
            "Ada Holm was charged on Monday, guards said, and is accused of hiding two"
            " pistols.",
            "hiding",
            "Ada Holm",
            id="hiding",
        ),
    ],
)
def test_behind_an_inserted_saying_the_subject_goes_on(
    read: Read, sentence: str, trigger: str, who: str
) -> None:
    mentions = read(sentence)
    assert of(mentions, "accused").who == (who,)
    deed = of(mentions, trigger)
    assert (deed.role, deed.who) == ("alleged", (who,))
    assert deed.title.startswith(who)


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("Judge Holm ruled that", id="ruled that"),
        pytest.param("Judge Holm ruled on Thursday that", id="on a day"),
    ],
)
def test_a_comma_behind_what_is_ruled_leads_back_to_the_judge(
    read: Read, opening: str
) -> None:
    mentions = read(f"{opening} the raid on Monday had been illegal, and fined Oslo.")
    ruled, fined = of(mentions, "ruled"), of(mentions, "fined")
    assert (ruled.role, fined.role) == ("statement", "occurrence")
    assert ruled.title.endswith("illegal")
    assert fined.who == ("Holm",)
    assert fined.timex is None


def test_without_a_comma_the_deeds_stay_the_thiefs(read: Read) -> None:
    fled = of(read("Police said that the man robbed a bank and fled."), "fled")
    assert (fled.role, fled.attribution) == ("alleged", "Police")


def test_who_tells_of_a_telling_is_another_than_who_told(read: Read) -> None:
    mentions = read(
        "Ada Holm left Harl.", "Bo Lind told her that guards sold a van, she said."
    )
    told, sold = of(mentions, "told"), of(mentions, "sold")
    assert (told.who, told.role, told.attribution) == (
        ("Bo Lind",),
        "alleged",
        "Ada Holm",
    )
    assert (sold.attribution, sold.chain) == ("Bo Lind", ("Ada Holm",))


@pytest.mark.parametrize(
    ("sentence", "trigger", "attribution"),
    [
        pytest.param(
            "Police said that the man robbed a bank, and fled.",
            "fled",
            "Police",
            id="a deed of the one told of",
        ),
        pytest.param(
            "The court ruled that Lind burned a barn, and fined him.",
            "fined",
            None,
            id="a deed of the one who tells",
        ),
        pytest.param(
            "Bo Lind was accused by prosecutors of burning a barn.",
            "burning",
            "prosecutors",
            id="accused by",
        ),
        pytest.param(
            "Police said that Bo Lind is accused of burning a barn.",
            "burning",
            "Police",
            id="said to be accused",
        ),
        pytest.param(
            "Bo Lind is accused of burning a barn.", "burning", None, id="by nobody"
        ),
    ],
)
def test_a_deed_is_the_word_of_who_tells_it(
    read: Read, sentence: str, trigger: str, attribution: str | None
) -> None:
    assert of(read(sentence), trigger).attribution == attribution
