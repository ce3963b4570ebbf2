"""`timeline verify` on PostgreSQL: the same checks, the same digests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline import Timeline
from timeline.api.verification import verify
from timeline.store.guards import guards_aside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.databases import Server
    from timeline.api.verification import Verification

pytestmark = pytest.mark.postgresql

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def url(server: Server, tmp_path: Path) -> Iterator[str]:
    """A store with one article."""
    with server.database() as found:
        with Timeline.open(found, author="Ada") as tl:
            tl.ingest(SEEDS / "01-harbour-gazette.txt")
            tl.annotate(tl.lines()[0].id, "seen")
            tl.anchor(tmp_path / "anchors.jsonl")
        yield found


def tamper(url: str, *statements: str) -> None:
    """Run statements as the owner of the tables, who may take the guards away."""
    engine = sa.create_engine(url)
    with engine.begin() as connection, guards_aside(connection):
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def damaged(found: Verification) -> list[str]:
    return [check.name for check in found.checks if check.problems]


def test_a_sound_store_is_sound(url: str, tmp_path: Path) -> None:
    found = verify(url, anchors=tmp_path / "anchors.jsonl")

    assert found.problems == ()
    names = [check.name for check in found.checks]
    assert names[-4:] == ["anchors", "checkpoints", "read tables", "words"]


@pytest.mark.parametrize(
    ("check", "position", "statement"),
    [
        (
            "entries",
            2,
            "UPDATE entries SET payload = payload || ' ' WHERE position = 2",
        ),
        ("entries", 2, "UPDATE entries SET type = 'x' WHERE position = 2"),
        ("entries", 1, "UPDATE commits SET author = 'Bob' WHERE id = 1"),
        ("store", 1, "UPDATE store_meta SET store_id = 'mine'"),
        ("texts", 1, "UPDATE article_texts SET body = 'x'"),
        ("texts", 1, "DELETE FROM article_texts"),
        (
            "redactions",
            2,
            "INSERT INTO redactions SELECT 2, hash, 3 FROM commits WHERE id = 1",
        ),
        ("checkpoints", 1, "UPDATE projection_checkpoints SET position = 1"),
        ("read tables", 1, "UPDATE proj_chronology SET title = 'x' WHERE row_id = 1"),
    ],
)
def test_an_alteration_is_named(
    url: str, check: str, position: int | None, statement: str
) -> None:
    tamper(url, statement)

    found = verify(url)

    assert damaged(found) == [check]
    named = found.first_position
    assert named == position or check == "read tables"


SCHEMA = {
    "a CHECK that lets more pass": (
        "ALTER TABLE entries DROP CONSTRAINT ck_entries_hash,"
        " ADD CONSTRAINT ck_entries_hash CHECK (length(hash) > 0)"
    ),
    "a CHECK of new rows only": (
        "ALTER TABLE entries DROP CONSTRAINT ck_entries_hash,"
        " ADD CONSTRAINT ck_entries_hash CHECK (length(hash) = 32) NOT VALID"
    ),
    "an index of other rows": (
        "DROP INDEX ix_proj_chronology_closed;"
        "CREATE INDEX ix_proj_chronology_closed ON proj_chronology (sys_to)"
    ),
    "an index of another order": (
        "DROP INDEX ix_proj_chronology_event;"
        "CREATE INDEX ix_proj_chronology_event ON proj_chronology (event DESC)"
    ),
}


@pytest.mark.parametrize("statements", SCHEMA.values(), ids=SCHEMA)
def test_an_altered_schema_is_named(url: str, statements: str) -> None:
    tamper(url, *statements.split(";"))

    found = verify(url)

    assert damaged(found) == ["schema"]
    assert "it is not as declared" in found.problems[0].what


def test_a_dropped_trigger_is_named(url: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER entries_no_delete ON entries")
    engine.dispose()

    assert damaged(verify(url, quick=True)) == ["triggers"]


def test_a_cut_tail_is_found_with_an_anchor(url: str, tmp_path: Path) -> None:
    kept = tmp_path / "anchors.jsonl"
    anchor = json.loads(kept.read_text(encoding="utf-8"))
    cut = anchor["commit"]
    tamper(
        url,
        f"DELETE FROM entries WHERE commit_id = {cut}",  # noqa: S608
        f"DELETE FROM commits WHERE id = {cut}",  # noqa: S608
    )
    with Timeline.open_for_rebuild(url) as tl:
        tl.rebuild(force=True)

    assert verify(url).problems == ()
    found = verify(url, anchors=kept)
    assert damaged(found) == ["anchors"]
    assert found.first_position == anchor["position"]
