"""Who acts, where, and the line that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.extract.names import is_generic

if TYPE_CHECKING:
    from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("sentences", "who"),
    [
        pytest.param(["Anna Weber resigned on Monday."], ("Anna Weber",), id="name"),
        pytest.param(
            ["Justice Minister Anna Weber resigned."], ("Anna Weber",), id="titles go"
        ),
        pytest.param(
            ["Anna Weber and Karl Brandt resigned."],
            ("Anna Weber", "Karl Brandt"),
            id="two",
        ),
        pytest.param(["The agency closed."], ("agency",), id="body"),
        pytest.param(["Police arrested two men."], ("Police",), id="body that opens"),
        pytest.param(["Residents fled on Monday."], ("Residents",), id="people"),
        pytest.param(["The tanker Aurora sank."], ("Aurora",), id="an apposition"),
        pytest.param(
            ["Last month northern leader Kim Dae Suk resigned."],
            ("Kim Dae Suk",),
            id="an office before the name",
        ),
        pytest.param(
            ["The initial Dutch units left on Monday."],
            ("Dutch units",),
            id="an adjective goes",
        ),
        pytest.param(
            ["Kim Dae Suk resigned on Monday.", "Kim had lost a vote in June."],
            ("Kim Dae Suk",),
            id="a family name that stands first",
        ),
        pytest.param(["It rained on Monday."], (), id="nobody"),
        pytest.param(
            ["Minister Anna Weber spoke.", "Weber had lost a vote in June."],
            ("Anna Weber",),
            id="a surname stands for the full name",
        ),
        pytest.param(
            ["Minister Anna Weber opened the bridge.", "She thanked the builders."],
            ("Anna Weber",),
            id="a pronoun with one candidate",
        ),
        pytest.param(
            ["Anna Weber and Karl Brandt signed.", "He left on Tuesday."],
            (),
            id="a pronoun with two candidates",
        ),
        pytest.param(["She resigned on Monday."], (), id="a pronoun with none"),
        pytest.param(
            ["The workers, Anna Weber said, had left on Monday."],
            ("workers",),
            id="an inserted speaker does not act",
        ),
    ],
)
def test_who_acts_is_named_only_where_it_is_sure(
    read: Read, sentences: list[str], who: tuple[str, ...]
) -> None:
    assert read(*sentences)[-1].who == who


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        pytest.param("Divers met in Lima on Monday.", ("Lima",), id="city"),
        pytest.param(
            "Divers met in the Kursk region on Monday.", ("Kursk",), id="region"
        ),
        pytest.param("Divers met on Monday in May.", (), id="a month is no place"),
        pytest.param("Divers met near Oldham on Monday.", ("Oldham",), id="unlisted"),
        pytest.param("The gift went to Anna Weber.", (), id="a person is no place"),
        pytest.param(
            "Divers met in the southern city of Kandahar on Monday.",
            ("Kandahar",),
            id="what kind of place",
        ),
        pytest.param(
            "Divers met in Lima, Peru, on Monday.", ("Lima", "Peru"), id="its country"
        ),
        pytest.param(
            "Divers met in Lima and Quito.", ("Lima", "Quito"), id="two places"
        ),
        pytest.param(
            "Divers fought in North Korea.", ("North Korea",), id="a name that is two"
        ),
        pytest.param("Divers met in the Gulf of Aden.", ("Gulf of Aden",), id="a gulf"),
        pytest.param("Divers met in Parliament at NBC.", (), id="bodies"),
        pytest.param(
            "The choice fell up to Lima.", (), id="up to whom is not where to"
        ),
    ],
)
def test_where_it_happened(read: Read, sentence: str, where: tuple[str, ...]) -> None:
    assert read(sentence)[0].where == where


@pytest.mark.parametrize(
    ("name", "generic"),
    [
        ("police", True),
        ("Police", True),
        ("two officials", True),
        ("Residents", True),
        ("American officials", False),
        ("Kremlin", False),
        ("Anna Weber", False),
        ("Weber", False),
    ],
)
def test_who_acts_may_have_no_name(name: str, generic: bool) -> None:
    assert is_generic(name) is generic


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param(
            "The mayor signed the order on Monday and left for Rome.",
            ["The mayor signed the order on Monday", "The mayor left for Rome"],
            id="a shared subject is repeated",
        ),
        pytest.param(
            "The bridge, which collapsed on Sunday, carried 3,000 cars.",
            ["The bridge collapsed on Sunday", "The bridge carried 3,000 cars"],
            id="relative clause",
        ),
        pytest.param(
            "The workers, he said, had left on Monday.",
            [None, "The workers had left on Monday"],
            id="inserted speaker",
        ),
        pytest.param(
            "Since June the mine has flooded.",
            ["Since June the mine has flooded"],
            id="since stays",
        ),
        pytest.param(
            '"It is\nover," Anna Weber\tsaid.',
            ['"It is over," Anna Weber said.'],
            id="one line",
        ),
    ],
)
def test_a_title_is_the_clause_in_the_words_of_the_article(
    read: Read, sentence: str, titles: list[str | None]
) -> None:
    found = [mention.title for mention in read(sentence)]
    assert len(found) == len(titles)
    for one, wanted in zip(found, titles, strict=True):
        assert wanted is None or one == wanted


def test_a_long_title_is_cut_at_a_word(read: Read) -> None:
    beads = ", ".join(f"bead{number}" for number in range(60))
    (mention,) = read(f"The museum bought {beads} on Monday.")
    assert len(mention.title) <= 162
    assert mention.title.endswith(" …")
    assert mention.title.removesuffix(" …").split()[-1] in mention.quote


@pytest.mark.parametrize(
    ("sentence", "trigger", "title"),
    [
        pytest.param(
            "Lund said that the mill had been mined and that two guards had fled.",
            "mined",
            "The mill had been mined",
            id="and that",
        ),
        pytest.param(
            "Oslo gave a report in which it said Kesh had sold the mill.",
            "gave",
            "Oslo gave a report",
            id="in which",
        ),
        pytest.param(
            "Oslo said 300 men may be in Harl, with talk that more could come.",
            "be",
            "300 men may be in Harl",
            id="with talk that",
        ),
        pytest.param(
            "The guard was beaten and killed on Sunday.",
            "killed",
            "The guard was … killed on Sunday",
            id="shared auxiliary",
        ),
        pytest.param(
            "Police arrested Lund on Monday, two days after she had fled.",
            "arrested",
            "Police arrested Lund on Monday",
            id="counted from the next clause",
        ),
        pytest.param(
            "Oslo sold the mill last year after the dam broke.",
            "sold",
            "Oslo sold the mill last year",
            id="a year of its own",
        ),
        pytest.param(
            "Lund was held for two days before she was freed.",
            "held",
            "Lund was held for two days",
            id="a length of its own",
        ),
        pytest.param(
            "The mill, Lund said, had been sold.",
            "said",
            "The mill, Lund said, had been sold.",
            id="inserted saying",
        ),
    ],
)
def test_a_title_is_a_whole_clause(
    read: Read, sentence: str, trigger: str, title: str
) -> None:
    (found,) = [each for each in read(sentence) if each.trigger.text == trigger]
    assert found.title == title


@pytest.mark.parametrize(
    ("subject", "who"),
    [
        pytest.param("The president", ("Ada Holm",), id="the only president"),
        pytest.param("The Norwegian leader", ("Ada Holm",), id="of that country"),
        pytest.param("The prime minister", ("Bo Lind",), id="two words"),
        pytest.param("The minister", ("Ole Dahl",), id="a prime minister is another"),
        pytest.param("The leader", ("leader",), id="two may be meant"),
        pytest.param("The Chilean leader", ("Chilean leader",), id="elsewhere"),
        pytest.param("A president", ("president",), id="not the one"),
        pytest.param("The vice president", ("vice president",), id="vice"),
        pytest.param(
            "The company's president", ("company's president",), id="of a firm"
        ),
    ],
)
def test_a_title_stands_for_the_one_who_holds_it(
    read: Read, subject: str, who: tuple[str, ...]
) -> None:
    mentions = read(
        "Norwegian President Ada Holm met Danish Prime Minister Bo Lind.",
        "Foreign Minister Ole Dahl came too.",
        f"{subject} resigned.",
    )
    assert mentions[-1].who == who


def test_an_owner_stays_with_what_is_owned_before_a_relative(read: Read) -> None:
    taken = read("Lund said it was Holm's party that had taken money.")[-1]
    assert taken.title == "Holm's party had taken money"


def test_a_coach_is_called_by_the_name_alone(read: Read) -> None:
    assert read("Coach Ada Lind left.", "Lind returned.")[-1].who == ("Ada Lind",)


@pytest.mark.parametrize(
    ("sentence", "trigger", "title"),
    [
        (
            "Ulf Brant was accused on Wednesday of having loosened the bolts.",
            "loosened",
            "Ulf Brant loosened the bolts",
        ),
        (
            "Mara Quill was fined on Monday and two days later was taken to Harl.",
            "taken",
            "Mara Quill was taken to Harl",
        ),
        (
            "Mara Quill was fined on Monday and a week later left for Harl.",
            "left",
            "Mara Quill left for Harl",
        ),
        (
            "“On Sunday we ran,” said crew chief Tilde Aske.",
            "said",
            "“On Sunday we ran,” said crew chief Tilde Aske.",
        ),
        (
            "Six armoured vehicles crossed the bridge on Tuesday.",
            "crossed",
            "Six armoured vehicles crossed the bridge on Tuesday",
        ),
    ],
    ids=["having", "days later", "a week later", "office in small letters", "armoured"],
)
def test_a_title_has_its_subject_and_no_loose_words(
    read: Read, sentence: str, trigger: str, title: str
) -> None:
    told = {mention.trigger.text: mention.title for mention in read(sentence)}
    assert told[trigger] == title
    assert "armoured" not in told


def test_one_with_an_office_in_small_letters_speaks_behind_the_verb(read: Read) -> None:
    ran, said = read("“On Sunday we ran,” said crew chief Tilde Aske.")
    assert said.who == ("Tilde Aske",)
    assert ran.attribution == "Tilde Aske"


@pytest.mark.parametrize(
    ("sentence", "trigger", "title"),
    [
        pytest.param(
            "Holm recalled the defence pact that she and Bo Lind signed in June.",
            "signed",
            "The defence pact that she and Bo Lind signed in June",
            id="what was signed",
        ),
        pytest.param(
            "Holm left after Oslo put a number on the men it believes have come.",
            "put",
            "Oslo put a number on the men it believes have come",
            id="no “that”",
        ),
        pytest.param(
            "The mayor neither confirmed nor denied that the mill had burned.",
            "confirmed",
            "The mayor neither confirmed nor denied that the mill had burned",
            id="neither … nor",
        ),
        pytest.param(
            "Two men died after a collision involving a tram.",
            "collision",
            "A collision involving a tram",
            id="what collided",
        ),
        pytest.param(
            "The war began with the invasion of Kesh in May 2022.",
            "invasion",
            "The invasion of Kesh in May 2022",
            id="what began it",
        ),
    ],
)
def test_a_title_tells_enough_by_itself(
    read: Read, sentence: str, trigger: str, title: str
) -> None:
    found = {each.trigger.text: each.title for each in read(sentence)}
    assert found[trigger] == title


def test_a_war_that_begins_with_an_invasion_is_one_happening(read: Read) -> None:
    (found,) = read("The war began with the invasion of Kesh in May 2022.")
    assert found.trigger.text == "invasion"


def test_she_and_another_are_both_who_act(read: Read) -> None:
    found = read("Anna Holm left.", "She and Bo Lind signed a pact in June.")
    assert found[-1].who == ("Anna Holm", "Bo Lind")
