"""Places by name, the country each stands for, and who speaks for whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.extract import places
from timeline.extract.bodies import body_key, same_body
from timeline.extract.demonyms import DEMONYMS
from timeline.extract.places import PLACES, country_of, is_country, within

_TABLE = Path(places.__file__).with_name("gazetteer.txt")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kremlin", "Russia"),
        ("the Kremlin", "Russia"),
        ("Pyongyang", "North Korea"),
        ("U.S.", "United States"),
        ("US", "United States"),
        ("Americans", "United States"),
        ("Texas", "United States"),
        ("Dutch", "Netherlands"),
        ("The Hague", "Netherlands"),
        ("Kiev", "Ukraine"),
        ("Zürich", "Switzerland"),
        ("Zurich", "Switzerland"),
        ("Ukraine’s", "Ukraine"),
        ("Velmora", None),
        ("Reading", None),
        ("Europe", None),
    ],
)
def test_a_place_or_a_people_stands_for_its_country(
    name: str, country: str | None
) -> None:
    assert country_of(name) == country


@pytest.mark.parametrize("name", ["Lima", "Kursk", "New York", "UK", "Black Sea"])
def test_the_gazetteer_knows(name: str) -> None:
    assert name in PLACES


@pytest.mark.parametrize("name", ["Police", "Man", "Mary", "George", "March", ""])
def test_words_and_given_names_are_no_places(name: str) -> None:
    assert name not in PLACES


def test_every_demonym_is_that_of_a_country_known() -> None:
    assert [name for name in set(DEMONYMS.values()) if not is_country(name)] == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Moscow", "Russia", True),
        ("Moscow", "the Kremlin", True),
        ("Washington", "US", True),
        ("Dutch government", "Netherlands", True),
        ("White House", "American", True),
        ("Kazan", "Russia", False),
        ("Russian troops", "Russia", False),
        ("Seoul", "Pyongyang", False),
        ("Anna Weber", "Weber", True),
        ("Anna Weber", "Karl Brandt", False),
        ("Hong Kong", "Kong", False),
    ],
)
def test_who_speaks_for_one_body(a: str, b: str, same: bool) -> None:
    assert same_body(a, b) is same
    assert (body_key(a) == body_key(b)) is same


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        ("Kursk", "Russia", True),
        ("Russia", "Kursk", True),
        ("Velmora", "Russia", True),
        ("Velmora", "Karsholm", False),
        ("Velmora", "Lima", False),
        ("Kazan", "Kursk", False),
        ("Kursk", "Ukraine", False),
        ("U.S.", "the United States", True),
        ("Velmora", "Velmora County", True),
        ("York", "New York", False),
    ],
)
def test_a_town_and_its_country_can_both_be_right(a: str, b: str, both: bool) -> None:
    assert within(a, b) is both


def test_the_table_names_its_source_and_licence() -> None:
    head = _TABLE.read_text(encoding="utf-8")[:600]
    assert "GeoNames" in head
    assert "CC BY 4.0" in head
    assert _TABLE.stat().st_size < 400_000
