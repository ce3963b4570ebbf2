"""Payloads: typed, written the same way for ever, and read back at any age."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from timeline.errors import ReadError, StoreError, UnknownEntryError
from timeline.store.payloads import (
    PAYLOADS,
    EventAnnotated,
    EventRetracted,
    EventsMerged,
    dump,
    load,
)
from timeline.store.upcasters import UPCASTERS, Fields, upcast

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_payload_ever_released_still_loads(path: Path) -> None:
    type_name, _, version = path.stem.partition(".v")

    payload = load(type_name, int(version), path.read_text("utf-8"))

    assert type_name == payload.TYPE


@pytest.mark.parametrize("type_name", PAYLOADS)
def test_a_payload_of_today_is_written_byte_for_byte_as_released(
    type_name: str,
) -> None:
    version = PAYLOADS[type_name].SCHEMA_VERSION
    path = Path(__file__).parent / "golden" / f"{type_name}.v{version}.json"
    text = path.read_text("utf-8").removesuffix("\n")

    assert dump(load(type_name, version, text)) == text


@pytest.mark.parametrize("type_name", PAYLOADS)
def test_every_version_ever_released_has_a_golden_file(type_name: str) -> None:
    versions = range(1, PAYLOADS[type_name].SCHEMA_VERSION + 1)
    expected = {f"{type_name}.v{version}" for version in versions}

    found = {path.stem for path in GOLDEN if path.stem.startswith(f"{type_name}.")}

    assert found == expected


@pytest.mark.parametrize("type_name", PAYLOADS)
def test_an_upcaster_leads_from_every_earlier_version(type_name: str) -> None:
    for version in range(1, PAYLOADS[type_name].SCHEMA_VERSION):
        assert (type_name, version) in UPCASTERS


def test_a_payload_cannot_be_changed() -> None:
    payload = EventRetracted(event="e1", reason="said twice")

    with pytest.raises(ValidationError, match="frozen"):
        payload.reason = "another"


def test_a_field_that_is_not_known_is_refused() -> None:
    with pytest.raises(StoreError, match="'event_retracted' does not read: mood"):
        load("event_retracted", 1, '{"event":"e1","reason":"r","mood":"sad"}')


@pytest.mark.parametrize(
    "text", ["", '{"event":"e1"', '{"event":"e1"}'], ids=["empty", "torn", "a field"]
)
def test_a_text_with_something_missing_is_damaged(text: str) -> None:
    with pytest.raises(StoreError, match="the store is damaged"):
        load("event_retracted", 1, text)


def test_no_number_is_stored_that_json_lacks() -> None:
    with pytest.raises(ValidationError, match="finite"):
        EventsMerged(a="a", b="b", score=float("nan"), why="", by="matcher 1")


def test_half_a_surrogate_pair_is_refused_before_it_is_stored() -> None:
    payload = EventAnnotated(event="e1", text="a\udfffb", reason="")

    with pytest.raises(ReadError, match="event_annotated cannot be stored"):
        dump(payload)


def test_a_type_that_is_not_known_asks_for_an_upgrade() -> None:
    with pytest.raises(UnknownEntryError, match=r"'event_dreamt'.*upgrade timeline"):
        load("event_dreamt", 1, "{}")


def test_a_version_from_the_future_asks_for_an_upgrade() -> None:
    with pytest.raises(UnknownEntryError, match=r"version 99.*upgrade timeline"):
        load("event_retracted", 99, "{}")


def from_whose_to_event(fields: Fields) -> Fields:
    return {"event": fields["whose"], "reason": fields["reason"]}


def test_an_old_payload_is_read_as_todays_through_its_upcaster() -> None:
    text = json.dumps({"whose": "e1", "reason": "said twice"})

    payload = load(
        "event_retracted",
        0,
        text,
        registry={("event_retracted", 0): from_whose_to_event},
    )

    assert payload == EventRetracted(event="e1", reason="said twice")


def test_upcasters_follow_one_another() -> None:
    registry = {
        ("named", 1): lambda fields: {**fields, "steps": "1"},
        ("named", 2): lambda fields: {**fields, "steps": f"{fields['steps']}2"},
    }

    fields = upcast("named", {}, version=1, to=3, registry=registry)

    assert fields == {"steps": "12"}


def test_a_step_that_is_missing_is_named() -> None:
    registry = {("named", 1): from_whose_to_event}

    with pytest.raises(UnknownEntryError, match="leads to 3, but 2 does not"):
        upcast(
            "named",
            {"whose": "e1", "reason": ""},
            version=1,
            to=3,
            registry=registry,
        )
