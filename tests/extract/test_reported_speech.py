"""Who says so: chains of speakers, accusations, claims, quotations that run on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read
    from timeline.articles import Mention


def _of(mentions: list[Mention], trigger: str) -> Mention:
    (found,) = [each for each in mentions if each.trigger.text == trigger]
    return found


def test_speakers_are_named_outward(read: Read) -> None:
    mentions = read("Reuters reported that two officials said Kesh had shelled Tarrow.")
    said, shelled = _of(mentions, "said"), _of(mentions, "shelled")
    assert (said.role, said.attribution) == ("alleged", "Reuters")
    assert (shelled.role, shelled.attribution) == ("alleged", "officials")
    assert shelled.chain == ("Reuters",)


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
    sold = _of(read(sentence), "sold")
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
    deed = _of(read(sentence), trigger)
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


def test_a_quotation_over_sentences_is_its_last_speakers(read: Read) -> None:
    mentions = read(
        "“Two gunmen shot the guard at noon.",
        "Rain fell on the yard all day.",
        "The guard died at once,” Anna Holm said on Tuesday.",
        "The mill closed.",
    )
    said = _of(mentions, "said")
    for trigger in ("shot", "died"):
        spoken = _of(mentions, trigger)
        assert (spoken.role, spoken.attribution) == ("alleged", "Anna Holm")
        assert spoken.said_in == said.id
    assert _of(mentions, "closed").attribution is None


def test_a_quotation_goes_on_with_who_spoke_before(read: Read) -> None:
    mentions = read(
        "“The mill burned,” Anna Holm said.",
        "“Two gunmen shot the guard.",
        "The guard died.”",
        "The mill closed.",
    )
    assert _of(mentions, "shot").attribution == "Anna Holm"
    assert _of(mentions, "died").attribution == "Anna Holm"
    assert _of(mentions, "closed").role == "occurrence"


def test_a_mark_that_nothing_closes_quotes_nothing_further(read: Read) -> None:
    mentions = read(
        'The "mill burned on Monday.', "The guard died.", "The mill closed."
    )
    assert _of(mentions, "died").role == "occurrence"


def test_adding_is_a_statement_by_the_same_speaker(read: Read) -> None:
    mentions = read("Anna Holm said it rained, adding that the mill had burned.")
    adding = _of(mentions, "adding")
    assert (adding.role, adding.who) == ("statement", ("Anna Holm",))
    assert _of(mentions, "burned").said_in == adding.id


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
    shelled = _of(read("Oskar Lund spoke.", sentence), "shelled")
    assert (shelled.role, shelled.attribution) == ("alleged", "Oskar Lund")


def test_a_place_told_of_behind_a_comma_is_the_reporters_own(read: Read) -> None:
    mentions = read(
        "Lund said units had come to Harl, a port where guards lost a mill in May."
    )
    assert _of(mentions, "lost").role == "occurrence"


def test_what_is_plainly_said_is_told_as_certain(read: Read) -> None:
    mentions = read("The bank said profit had fallen.")
    assert _of(mentions, "fallen").certainty == "certain"


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


def test_who_is_quoted_as_saying_speaks(read: Read) -> None:
    mentions = read("The Herald quoted Ada Holm as saying that Kesh had sold it.")
    assert _of(mentions, "sold").attribution == "Ada Holm"


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


def test_western_nations_are_nobody_whom_he_may_stand_for(read: Read) -> None:
    mentions = read(
        "Oskar Lund left Harl.", "It alarmed Western nations.", "He returned on Monday."
    )
    assert _of(mentions, "returned").who == ("Oskar Lund",)


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
    told = _of(read(sentence), trigger)
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


def test_what_would_have_been_is_the_word_of_who_stands_behind(read: Read) -> None:
    (said,) = read("If the crane had held, nobody would have died, said Lund.")
    assert (said.role, said.who, said.whom) == ("statement", ("Lund",), ())


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
    assert _of(mentions, "accused").who == (who,)
    deed = _of(mentions, trigger)
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
    ruled, fined = _of(mentions, "ruled"), _of(mentions, "fined")
    assert (ruled.role, fined.role) == ("statement", "occurrence")
    assert ruled.title.endswith("illegal")
    assert fined.who == ("Holm",)
    assert fined.timex is None


def test_without_a_comma_the_deeds_stay_the_thiefs(read: Read) -> None:
    fled = _of(read("Police said that the man robbed a bank and fled."), "fled")
    assert (fled.role, fled.attribution) == ("alleged", "Police")


def test_who_tells_of_a_telling_is_another_than_who_told(read: Read) -> None:
    mentions = read(
        "Ada Holm left Harl.", "Bo Lind told her that guards sold a van, she said."
    )
    told, sold = _of(mentions, "told"), _of(mentions, "sold")
    assert (told.who, told.role, told.attribution) == (
        ("Bo Lind",),
        "alleged",
        "Ada Holm",
    )
    assert (sold.attribution, sold.chain) == ("Bo Lind", ("Ada Holm",))


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
    assert _of(read(sentence), trigger).role == role


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
    assert _of(read(sentence), trigger).attribution == attribution
