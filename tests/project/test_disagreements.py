"""Where mentions of one event differ: who says what, about what, and for which day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from timeline.articles import Mention, Span
from timeline.dates import Date
from timeline.extract.figures import figures
from timeline.extract.tokens import tokenize
from timeline.project.counts import figures_if_same
from timeline.project.derive import Reported, origin_names, origins
from timeline.project.disagreements import disagreements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.project.claims import Differing

_DAY = Date.day(dt.date(2024, 10, 23))


def report(
    number: int,
    told: str,
    *,
    speaker: str | None = None,
    marks: Sequence[str] = (),
    **given: Any,
) -> Reported:
    """A report of an article of its own, with the figures that its words hold."""
    fields: dict[str, Any] = {"role": "occurrence", "date": _DAY} | given
    mention = Mention(
        id=f"m{number}",
        quote=told,
        start=0,
        end=len(told),
        trigger=Span("sent", 0, 4),
        title=told,
        timex=None,
        attribution=speaker,
        figures=figures(tokenize(told), ()),
        **fields,
    )
    source = (f"{number}.txt", "", f"Paper {number}", "")
    return Reported(mention, f"a{number}", frozenset(marks), number, source)


def differing(*told: str) -> list[Differing]:
    """Where the figures of such reports differ."""
    reports = [report(number, each) for number, each in enumerate(told)]
    return [each for each in disagreements(reports) if each.kind == "figure"]


def test_each_value_stands_with_its_speaker_its_scope_and_its_day() -> None:
    (found,) = disagreements(
        [
            report(1, "sent 3,000 troops", speaker="United States"),
            report(2, "sent about 12,000 North Korean troops", date=None),
            report(3, "sent at least 1,500 soldiers", speaker="Dutch intelligence"),
        ]
    )
    assert (found.kind, found.about, found.relation) == (
        "figure",
        "troops",
        "conflicting",
    )
    told = [(each.value, each.speaker, each.scope, each.date) for each in found.values]
    assert told == [
        ("3,000 troops", "United States", "troops", "2024-10-23"),
        (
            "about 12,000 North Korean troops",
            "Paper 2",
            "North Korean troops",
            None,
        ),
        ("at least 1,500 soldiers", "Dutch intelligence", "soldiers", "2024-10-23"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("sent at least 1,500 troops", "sent 3,000 troops", "compatible"),
        ("sent 3,000 troops", "sent 12,000 troops", "conflicting"),
        ("sent 3,000 troops", "sent about 3,100 soldiers", "compatible"),
        ("sent up to 40 boats", "sent 60 boats", "conflicting"),
        ("sent up to 40 boats", "sent 30 boats", "compatible"),
        ("sent more than 40 boats", "sent 41 boats", "compatible"),
        ("sent between 10 and 15 boats", "sent 12 boats", "compatible"),
        ("sent between 10 and 15 boats", "sent 16 boats", "conflicting"),
        ("dozens of boats sank", "30 boats sank", "compatible"),
        ("killed 12 people", "killed 15", "conflicting"),
        ("left 12 dead", "the death toll rose to 15", "conflicting"),
        ("a 6.1-magnitude quake", "a quake of magnitude 6.3", "conflicting"),
        ("a fine of $5 million", "a $6 million fine", "conflicting"),
    ],
)
def test_figures_differ_and_may_all_be_right(
    first: str, second: str, relation: str
) -> None:
    (found,) = differing(first, second)
    assert found.relation == relation
    assert len(found.values) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("sent 40 boats", "sent about 40 boats", id="the same number"),
        pytest.param("killed 12 people", "injured 30 people", id="another fate"),
        pytest.param(
            "killed 12 and wounded 30", "wounded 30 and killed 12", id="both fates"
        ),
        pytest.param(
            "sent 12,000 troops, including 500 officers",
            "sent 12,000 troops and 700 officers",
            id="a part and a whole",
        ),
        pytest.param(
            "sent 3,000 North Korean troops",
            "sent 800 Ukrainian troops",
            id="another people",
        ),
        pytest.param("built 40 new homes", "built 60 old homes", id="another kind"),
        pytest.param("a fine of $5 million", "a $9 million loss", id="other money"),
        pytest.param("a 5% fall", "a turnout of 60%", id="other shares"),
        pytest.param("sent 40 boats", "sent 60 planes", id="another thing"),
    ],
)
def test_what_counts_another_thing_is_no_disagreement(first: str, second: str) -> None:
    assert differing(first, second) == []


def test_figures_of_what_may_be_the_same_stand_behind_those_of_the_event() -> None:
    others = {
        "e2": [report(1, "sent about 12,000 North Korean troops", speaker="Kyiv")],
        "e3": [report(2, "sent at least 1,500 soldiers", date=None)],
    }
    (found,) = figures_if_same([report(3, "sent 3,000 troops")], others)
    assert (found.kind, found.about, found.relation, found.if_same) == (
        "figure",
        "troops",
        "conflicting",
        True,
    )
    assert [(each.value, each.speaker, each.event) for each in found.values] == [
        ("3,000 troops", "Paper 3", ""),
        ("about 12,000 North Korean troops", "Kyiv", "e2"),
        ("at least 1,500 soldiers", "Paper 2", "e3"),
    ]


def test_what_may_be_the_same_can_conflict_where_each_fits_the_event() -> None:
    others = {"e2": [report(2, "sent 40 boats")], "e3": [report(3, "sent 60 boats")]}
    (found,) = figures_if_same([report(1, "sent at least 10 boats")], others)
    assert found.relation == "conflicting"


_OTHER_DAY = Date.day(dt.date(2024, 10, 24))


@pytest.mark.parametrize(
    ("own", "other"),
    [
        pytest.param("sent 40 boats", report(9, "sent about 40 boats"), id="the same"),
        pytest.param("sent no boats", report(9, "sent 60 boats"), id="none of its own"),
        pytest.param(
            "killed 12 people", report(9, "injured 30 people"), id="another fate"
        ),
        pytest.param(
            "sent 40 boats", report(9, "sent 60 boats", date=_OTHER_DAY), id="other day"
        ),
        pytest.param(
            "fell 60 metres", report(9, "sailed 90 metres"), id="metres of anything"
        ),
        pytest.param("lost $5 million", report(9, "paid $9 million"), id="any money"),
    ],
)
def test_what_may_be_the_same_differs_only_in_what_it_counts_then(
    own: str, other: Reported
) -> None:
    assert list(figures_if_same([report(1, own)], {"e9": [other]})) == []


def test_what_an_event_gives_itself_is_not_told_again() -> None:
    reports = [report(1, "sent 40 boats"), report(2, "sent 60 boats")]
    others = {"e3": [report(3, "sent 60 boats")]}
    assert len(disagreements(reports)) == 1
    assert list(figures_if_same(reports, others)) == []


def test_two_figures_of_one_sentence_are_never_those_of_one_event() -> None:
    one = report(1, "sent 40 boats")
    other = dataclasses.replace(report(2, "lost 60 boats"), article=one.article)
    assert list(figures_if_same([one], {"e2": [other]})) == []


def test_two_figures_of_one_sentence_do_not_differ() -> None:
    told = "sent 40 boats on Monday and 60 boats later"
    assert differing(told, told) == []


def test_the_same_words_of_one_speaker_stand_once() -> None:
    reports = [
        report(1, "sent 40 boats", speaker="navy"),
        report(2, "sent 40 boats", speaker="navy"),
        report(3, "sent 60 boats", speaker="mayor"),
    ]
    (found,) = disagreements(reports)
    assert [(each.value, each.speaker) for each in found.values] == [
        ("40 boats", "navy"),
        ("60 boats", "mayor"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (("Kursk",), ("Russia",), False),
        (("Velmora",), ("Peru",), False),
        (("Lima", "Peru"), ("Lima",), False),
        (("Lima",), ("Quito",), True),
        (("Velmora",), ("Karsholm",), True),
        (("Peru",), ("Chile",), True),
    ],
    ids=str,
)
def test_places_differ_only_where_both_cannot_be_right(
    first: tuple[str, ...], second: tuple[str, ...], differ: bool
) -> None:
    reports = [
        report(1, "It sank.", where=first),
        report(2, "It sank.", where=second),
    ]
    found = disagreements(reports)
    assert [each.kind for each in found] == (["place"] if differ else [])


def test_days_that_exclude_each_other_stand_side_by_side() -> None:
    other = Date.day(dt.date(2024, 10, 24))
    (found,) = disagreements([report(1, "It sank."), report(2, "It sank.", date=other)])
    assert (found.kind, found.relation) == ("date", "conflicting")
    assert [each.value for each in found.values] == ["2024-10-23", "2024-10-24"]


@pytest.mark.parametrize(
    ("given", "sureties", "relation"),
    [
        ({"role": "alleged"}, ["occurrence", "alleged"], "compatible"),
        (
            {"certainty": "possible"},
            ["occurrence", "occurrence, possible"],
            "compatible",
        ),
        ({"polarity": "negative"}, ["occurrence", "denied"], "conflicting"),
    ],
    ids=["alleged", "possible", "denied"],
)
def test_sources_differ_on_how_sure_it_is(
    given: dict[str, Any], sureties: list[str], relation: str
) -> None:
    (found,) = disagreements([report(1, "It sank."), report(2, "It sank.", **given)])
    assert (found.kind, found.relation) == ("certainty", relation)
    assert [each.value for each in found.values] == sureties


def test_articles_that_share_a_mark_are_one_origin() -> None:
    reports = [
        report(1, "It sank.", marks=["aa", "bb"]),
        report(2, "It sank.", marks=["bb", "cc"]),
        report(3, "It sank.", marks=["cc"]),
        report(4, "It sank.", marks=["dd"]),
    ]
    assert origins(reports) == 2
    assert origin_names(reports) == ()


def test_an_agency_is_one_origin_and_named() -> None:
    reports = [
        report(1, "It sank.", marks=["aa", "agency Reuters"]),
        report(2, "It sank, according to a Reuters report."),
        report(3, "It sank."),
    ]
    assert origins(reports) == 2
    assert origin_names(reports) == ("Reuters",)
