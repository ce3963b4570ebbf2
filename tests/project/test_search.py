"""The index of words gives every line that holds them, and nothing else is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import on_sqlite
from timeline.project.search import check_words, index_words, match_text, may_hold
from timeline.project.tables import chronology
from timeline.project.versions import open_rows
from timeline.project.words import phrases, searchable
from timeline.query.values import Filters

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Timeline

_HARBOUR = "The harbour of Velmora burned on Monday"
_QUAY = "The quay of Velmora burned on Tuesday"


def titles(tl: Timeline, text: str, as_of: int | None = None) -> list[str]:
    return [line.title for line in tl.lines(Filters(text=text), as_of=as_of)]


def problems(tl: Timeline) -> list[str]:
    with tl._log.reading() as connection:
        return [str(problem) for problem in check_words(connection, "words").problems]


def as_row(number: int, text: str) -> dict[str, object]:
    words = searchable([text])
    return {
        "event": f"{number:016x}",
        "span_class": 9,
        "sort_day": 9_999_999,
        "sort_rank": 0,
        "sort_end": 9_999_999,
        "edtf": None,
        "granularity": None,
        "modifier": None,
        "confidence": None,
        "unsure": False,
        "title": "told",
        "role": "occurrence",
        "who": "[]",
        "places": "[]",
        "mentions": 1,
        "origins": 1,
        "disagrees": False,
        "corrected": False,
        "retracted": False,
        "words": words,
        "who_words": "",
        "place_words": "",
        "source_words": "",
    }


_WORD = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5)
_TEXTS = st.lists(st.lists(_WORD, max_size=6).map(" ".join), min_size=1, max_size=5)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(_TEXTS, st.one_of(_WORD, st.lists(_WORD, max_size=3).map(" ".join)), st.data())
def test_the_index_gives_every_line_that_holds_what_is_asked(
    tl: Timeline, texts: list[str], text: str, data: st.DataObject
) -> None:
    """Of any characters at all: no text is syntax, and none is cut otherwise."""
    asked = phrases(data.draw(st.sampled_from([text, f'"{text}"', *texts])))
    if not asked:
        return
    log = tl._log
    with log.engine.connect() as connection:
        dialect = connection.dialect.name
        rows = [as_row(number, told) for number, told in enumerate(texts)]
        open_rows(connection, chronology, 1, rows)
        index_words(connection, 1)
        match = sa.bindparam("match", match_text(asked, dialect), sa.Text)
        query = sa.select(chronology.c.event).where(may_hold(match, dialect))
        found = set(connection.execute(query).scalars())
        connection.rollback()
    held = {
        row["event"]
        for row in rows
        if all(each.needle in str(row["words"]) for each in asked)
    }
    assert held <= found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("velm", 2, id="the start of a word"),
        pytest.param("elmora", 0, id="not its middle"),
        pytest.param("VELMORA burned", 2, id="words in any order and case"),
        pytest.param('"velmora burned"', 2, id="a phrase"),
        pytest.param('"burned velmora"', 0, id="in its order"),
        pytest.param('"velmora burn"', 0, id="whole"),
        pytest.param('"velmora burn', 2, id="unless it is still open"),
        pytest.param('quay" OR NEAR(', 0, id="no operator is one"),
        pytest.param("???", 0, id="text without a word is found nowhere"),
        pytest.param('""', 2, id="an empty phrase asks for nothing"),
    ],
)
def test_words_and_phrases(tl: Timeline, tell: Tell, text: str, found: int) -> None:
    tell("gazette", f"{_HARBOUR}.\n\n{_QUAY}.")
    assert len(titles(tl, text)) == found


def test_a_version_that_is_closed_is_found_as_of_then(tl: Timeline, tell: Tell) -> None:
    tell("gazette", f"{_HARBOUR}.")
    then = tl._log.head().position
    tell("gazette", f"{_QUAY}.")
    assert titles(tl, "harbour") == []
    assert titles(tl, "harbour", then) == [_HARBOUR]
    assert titles(tl, "quay", then) == []
    assert titles(tl, "quay") == [_QUAY]


def test_the_index_fits_the_lines_after_corrections_and_a_rebuild(
    tl: Timeline, tell: Tell
) -> None:
    tell("gazette", f"{_HARBOUR}.\n\n{_QUAY}.")
    first, second = tl.lines()
    tl.merge(first.id, second.id, reason="one fire")
    tl.undo()
    tl.retract(first.id, reason="withdrawn")
    tell("gazette", f"{_QUAY}.")
    assert problems(tl) == []
    tl.rebuild()
    assert problems(tl) == []
    assert titles(tl, "quay") == [_QUAY]


@on_sqlite
def test_an_index_that_does_not_fit_is_noticed(tl: Timeline, tell: Tell) -> None:
    """PostgreSQL keeps the index itself."""
    tell("gazette", f"{_HARBOUR}.")
    with tl._log.engine.begin() as connection:
        connection.execute(chronology.update().values(words=" quay "))
    words = ("burned", "harbour", "monday", "of", "on", "quay", "the", "velmora")
    told = [f"lines with “{word}” are not those of the index" for word in words]
    assert [problem.partition(";")[0] for problem in problems(tl)] == told
    tl.rebuild()
    assert problems(tl) == []
