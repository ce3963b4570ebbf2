"""The roles of docs/postgresql.md: what each may do, and that it is enough."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.databases import Server

pytestmark = pytest.mark.postgresql

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
PAGE = (ROOT / "docs" / "postgresql.md").read_text(encoding="utf-8")
EDITOR, TAKEDOWN = re.findall(r"```sql\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture
def owner(server: Server) -> Iterator[sa.Engine]:
    """A store with an article, and the role of an editor on it."""
    with server.database() as url:
        with Timeline.open(url) as tl:
            tl.ingest(SEEDS / "01-harbour-gazette.txt")
        engine = sa.create_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql(EDITOR.replace("%", "%%"))
        yield engine
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP OWNED BY timeline_editor")
            connection.exec_driver_sql("DROP ROLE timeline_editor")
        engine.dispose()


@pytest.fixture
def editor(owner: sa.Engine) -> str:
    """The URL by which an editor reaches the store."""
    url = owner.url.set(username="timeline_editor")
    return url.render_as_string(hide_password=False)


def test_an_editor_ingests_corrects_undoes_and_rebuilds(editor: str) -> None:
    with Timeline.open(editor, author="Ada") as tl:
        assert tl.ingest(SEEDS).count("failed") == 0
        before = tl.to_jsonl(tl.events())
        first, second = tl.lines()[:2]
        tl.merge(first.id, second.id, reason="one ship")
        tl.undo()
        tl.rebuild()
        assert tl.to_jsonl(tl.events()) == before
        assert tl.verify().problems == ()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER entries_no_update ON entries",
        "ALTER TABLE entries DISABLE TRIGGER ALL",
        "UPDATE entries SET payload = NULL",
        "DELETE FROM article_texts",
        "TRUNCATE entries CASCADE",
        "SET session_replication_role = replica",
        "UPDATE alembic_version SET version_num = '0001'",
    ],
)
def test_an_editor_may_not_touch_what_guards_the_log(
    editor: str, statement: str
) -> None:
    engine = sa.create_engine(editor)
    with (
        pytest.raises(
            sa.exc.ProgrammingError, match=r"permission denied|must be owner"
        ),
        engine.begin() as connection,
    ):
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_the_right_to_take_down_does_not_pass_the_guards(
    owner: sa.Engine, editor: str
) -> None:
    with owner.begin() as connection:
        connection.exec_driver_sql(TAKEDOWN)
    engine = sa.create_engine(editor)
    for statement in (
        "UPDATE entries SET payload = NULL",
        "DELETE FROM article_texts",
    ):
        with (
            pytest.raises(sa.exc.IntegrityError, match="append-only"),
            engine.begin() as connection,
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()
