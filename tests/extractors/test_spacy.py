"""Happenings by a spaCy parse, with whatever English pipeline is installed."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING, NamedTuple

import pytest

from timeline.errors import UsageError
from timeline.extract import label
from timeline.extractors import checked_mentions, make_extractor
from timeline.parse import read_article

if TYPE_CHECKING:
    from timeline.articles import Mention
    from timeline.extract import Extractor

pytestmark = pytest.mark.nlp
_NO_SPACY = "spaCy or an English pipeline is not installed; CI has both"


@pytest.fixture(scope="module")
def spacy() -> Extractor:
    """The pipeline that is installed; under TIMELINE_TEST_NLP there must be one."""
    try:
        return make_extractor("spacy")
    except UsageError:
        if os.environ.get("TIMELINE_TEST_NLP"):
            raise
        pytest.skip(_NO_SPACY)


class Told(NamedTuple):
    """What is expected of one mention."""

    trigger: str
    role: str
    edtf: str | None
    who: tuple[str, ...] = ()
    speaker: str | None = None


def _read(spacy: Extractor, text: str) -> list[Mention]:
    data = f"Date: 2024-10-25\n\n{text}\n".encode()
    return checked_mentions(spacy, read_article(data, "story.txt"))


def _told(mention: Mention) -> Told:
    return Told(
        mention.trigger.text,
        mention.role,
        mention.date.edtf if mention.date else None,
        mention.who,
        mention.attribution,
    )


_NAVY = ("navy",)
_ANNA = ("Anna Weber",)
_CASES = [
    pytest.param(
        "The navy sent 3,000 sailors to Velmora on Wednesday.",
        [Told("sent", "occurrence", "2024-10-23", _NAVY)],
        id="a verb with subject and day",
    ),
    pytest.param(
        "The ministry said on Thursday that rebels had seized the port in August.",
        [
            Told("said", "statement", "2024-10-24", ("ministry",), "ministry"),
            Told("seized", "alleged", "2024-08", ("rebels",), "ministry"),
        ],
        id="the saying apart from what is said",
    ),
    pytest.param(
        "Rebels had seized the port in August, the ministry said on Thursday.",
        [
            Told("seized", "alleged", "2024-08", ("Rebels",), "ministry"),
            Told("said", "statement", "2024-10-24", ("ministry",), "ministry"),
        ],
        id="the saying behind what is said",
    ),
    pytest.param(
        "Anna Weber said the dam had broken and accused the council of neglect.",
        [
            Told("said", "statement", "[..2024-10-25]", _ANNA, "Anna Weber"),
            Told("broken", "alleged", "[..2024-10-25]", (), "Anna Weber"),
            Told("accused", "statement", "[..2024-10-25]", _ANNA, "Anna Weber"),
        ],
        id="a second saying stays with the speaker",
    ),
    pytest.param(
        "Anna Weber, a judge from Hallam, resigned on Tuesday.",
        [Told("resigned", "occurrence", "2024-10-22", _ANNA)],
        id="an insertion is no part of the subject",
    ),
    pytest.param(
        "The council closed the pier, which had opened in May 2019.",
        [
            Told("closed", "occurrence", "[..2024-10-25]", ("council",)),
            Told("opened", "occurrence", "2019-05"),
        ],
        id="each clause has its own date",
    ),
    pytest.param(
        "A crew of 90, including Anna Weber, left Velmora on Tuesday.",
        [Told("left", "occurrence", "2024-10-22")],
        id="who is included is no actor of its own",
    ),
    pytest.param(
        "Voters in Hallam elect a council on 20 October 2024.",
        [Told("elect", "occurrence", "2024-10-20")],
        id="the present with a day",
    ),
    pytest.param("The farm sells bread and holds a licence.", [], id="what goes on"),
    pytest.param(
        "Three sailors are believed to have drowned on Tuesday.",
        [Told("drowned", "alleged", "2024-10-22")],
        id="what is believed to have happened",
    ),
    pytest.param(
        "The mill burned a law passed in June 2021.",
        [
            Told("burned", "occurrence", "[..2024-10-25]"),
            Told("passed", "occurrence", "2021-06"),
        ],
        id="a participle with a date",
    ),
    pytest.param(
        "The council plans to open the bridge on Monday.",
        [Told("open", "planned", "2024-10-28", ("council",))],
        id="what is planned",
    ),
    pytest.param("The navy did not send sailors.", [], id="what did not happen"),
    pytest.param(
        "If the dam breaks, the town will flood.", [], id="what hangs on an if"
    ),
    pytest.param(
        "The ministry denied that it had closed the mine on Monday.",
        [Told("denied", "statement", "[..2024-10-25]", ("ministry",), "ministry")],
        id="what is denied",
    ),
    pytest.param(
        "“We closed the mine on Monday,” said Anna Weber, a director.",
        [
            Told("closed", "alleged", "2024-10-21", (), "Anna Weber"),
            Told("said", "statement", "[..2024-10-25]", _ANNA, "Anna Weber"),
        ],
        id="a speaker behind the verb",
    ),
]


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_a_parse_tells_what_happened(
    spacy: Extractor, text: str, expected: list[Told]
) -> None:
    assert [_told(mention) for mention in _read(spacy, text)] == expected


def test_every_mention_tells_the_pipeline(spacy: Extractor) -> None:
    (mention,) = _read(spacy, "The navy sent 3,000 sailors to Velmora on Wednesday.")
    assert mention.extractor == label(spacy)
    assert "en_core" in mention.extractor


def test_it_can_go_to_another_process(spacy: Extractor) -> None:
    assert pickle.loads(pickle.dumps(spacy)) == spacy  # noqa: S301 - our own bytes


def test_what_is_not_english_gives_no_happenings(spacy: Extractor) -> None:
    data = (
        "Date: 2024-10-25\n\nLa marine a envoyé trois mille hommes à Velmora mercredi, "
        "a dit le ministère, qui a ajouté que les travaux avaient commencé en août.\n"
    )
    assert not checked_mentions(spacy, read_article(data.encode(), "fr.txt"))


def test_a_pipeline_that_is_not_there_lists_those_that_are(spacy: Extractor) -> None:
    with pytest.raises(UsageError, match="cannot load the spaCy pipeline 'en_absent'"):
        make_extractor("spacy", {"model": "en_absent"})


def test_a_pipeline_without_a_parser_is_refused(
    spacy: Extractor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import spacy as library

    folder = str(tmp_path_factory.mktemp("pipeline") / "blank")
    library.blank("en").to_disk(folder)
    with pytest.raises(UsageError, match="expected a tagger and a parser"):
        make_extractor("spacy", {"model": folder})
