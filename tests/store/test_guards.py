"""The log refuses to be rewritten, whoever writes to its database."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.databases import on_postgresql, on_sqlite
from timeline.errors import StoreError
from timeline.store import guards_postgresql, guards_sqlite, open_log, schema
from timeline.store.engine import database_url
from timeline.store.parts import StoredBlank
from timeline.store.payloads import ArticleRedacted, dump
from timeline.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Kind
    from tests.store.conftest import Append
    from timeline.store import Log

LOG_TABLES = ["store_meta", "commits", "entries", "redactions", "article_texts"]
SHA256 = "ab" * 32
TEXT = "INSERT INTO article_texts VALUES ('SHA256', 'zlib', 1, BYTES({n}))"


class Plain:
    """The database of a store as any other program opens it: without our settings."""

    def __init__(self, db: str, database: Kind) -> None:
        self.engine = sa.create_engine(database_url(db))
        self._is_sqlite = database == "sqlite"

    def run(self, *statements: str) -> None:
        """Run statements in one transaction."""
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(self._spelled(statement))

    def refuses(self, *statements: str, why: str = "not the next row") -> None:
        """Run statements of which the last is refused, and see that none is left."""
        before = self.rows()
        # A key of PostgreSQL's may be asked before the guard is.
        keys = "" if self._is_sqlite else "|duplicate key|foreign key|null value"
        with pytest.raises(sa.exc.IntegrityError, match=why + keys):
            self.run(*statements)
        assert self.rows() == before

    def rows(self) -> dict[str, list[str]]:
        """All that the log holds."""
        with self.engine.connect() as connection:
            return {
                name: sorted(map(repr, connection.execute(sa.select(table))))
                for name in LOG_TABLES
                for table in [metadata.tables[name]]
            }

    def _spelled(self, statement: str) -> str:
        """Write bytes as the database does, and the digest of the text."""
        spelled = (
            r"zeroblob(\1)" if self._is_sqlite else r"decode(repeat('0', 2*\1), 'hex')"
        )
        return re.sub(r"BYTES\((\d+)\)", spelled, statement).replace("SHA256", SHA256)


@pytest.fixture
def plain(db: str, database: Kind, log: Log, append: Append) -> Iterator[Plain]:
    append("event:1", "event:1", key="k")
    log.close()
    plain = Plain(db, database)
    plain.run(TEXT.format(n=1))
    yield plain
    plain.engine.dispose()


CHANGES = {
    "update a payload": "UPDATE entries SET payload = '{}' WHERE position = 1",
    "blank a payload": "UPDATE entries SET payload = NULL WHERE position = 1",
    "update a hash": "UPDATE entries SET hash = BYTES(32) WHERE position = 1",
    "move an entry": "UPDATE entries SET position = 9 WHERE position = 2",
    "delete an entry": "DELETE FROM entries WHERE position = 2",
    "delete all entries": "DELETE FROM entries",
    "upsert an entry": (
        "INSERT INTO entries SELECT * FROM entries WHERE position = 1"
        " ON CONFLICT (position) DO UPDATE SET payload = '{}'"
    ),
    "update a commit": "UPDATE commits SET author = 'Bob'",
    "delete a commit": "DELETE FROM commits",
    "upsert a commit": (
        "INSERT INTO commits SELECT * FROM commits WHERE id = 1"
        " ON CONFLICT (id) DO UPDATE SET author = 'Bob'"
    ),
    "update the store's row": "UPDATE store_meta SET store_id = 'mine'",
    "delete the store's row": "DELETE FROM store_meta",
    "upsert the store's row": (
        "INSERT INTO store_meta SELECT * FROM store_meta WHERE id = 1"
        " ON CONFLICT (id) DO UPDATE SET store_id = 'mine'"
    ),
    "update a text": "UPDATE article_texts SET body = BYTES(2)",
    "delete a text": "DELETE FROM article_texts",
    "upsert a text": (
        "INSERT INTO article_texts SELECT * FROM article_texts WHERE size = 1"
        " ON CONFLICT (sha256) DO UPDATE SET body = BYTES(2)"
    ),
}
ADDITIONS = {
    "add to a closed commit": (
        "INSERT INTO entries"
        " VALUES (3, BYTES(16), 'event:1', 3, 't', 1, 1, '{}', BYTES(32))"
    ),
    "add without a commit": (
        "INSERT INTO entries"
        " VALUES (3, BYTES(16), 'event:1', 3, 't', 1, 2, '{}', BYTES(32))"
    ),
    "add an entry without a number": (
        "INSERT INTO entries"
        " VALUES (NULL, BYTES(16), 'event:1', 3, 't', 1, 1, '{}', BYTES(32))"
    ),
    "skip a commit": (
        "INSERT INTO commits VALUES"
        " (3, NULL, NULL, 9000000000000000, 1, 'a', 'c', 's', 3, 1, BYTES(32))"
    ),
    "turn the record around": (
        "INSERT INTO commits"
        " VALUES (2, NULL, NULL, 1, 1, 'a', 'c', 's', 3, 1, BYTES(32))"
    ),
    "overlap a commit": (
        "INSERT INTO commits VALUES"
        " (2, NULL, NULL, 9000000000000000, 1, 'a', 'c', 's', 2, 1, BYTES(32))"
    ),
    "take over a key": (
        "INSERT INTO commits VALUES"
        " (2, 'k', NULL, 9000000000000000, 1, 'a', 'c', 's', 3, 1, BYTES(32))"
    ),
    "add another store's row": (
        "INSERT INTO store_meta VALUES (1, 'mine', 'sha256-v1', BYTES(32), 1)"
    ),
    "redact by what is not there": "INSERT INTO redactions VALUES (1, BYTES(32), 9)",
    "redact what is not there": "INSERT INTO redactions VALUES (9, BYTES(32), 10)",
    "redact by the entry itself": "INSERT INTO redactions VALUES (1, BYTES(32), 1)",
    "redact by an earlier entry": "INSERT INTO redactions VALUES (2, BYTES(32), 1)",
}
REPLACEMENTS = {
    "an entry": (
        "REPLACE INTO entries SELECT position, entry_id, stream, version, type,"
        " schema_version, commit_id, '{}', hash FROM entries"
    ),
    "a commit": (
        "INSERT OR REPLACE INTO commits SELECT id, idempotency_key, request_digest,"
        " recorded_at, wall_at, 'Bob', command, software, first_position, n_entries,"
        " hash FROM commits"
    ),
    "the commit of a key": ADDITIONS["take over a key"].replace("INSERT", "REPLACE"),
    "the store's row": (
        "REPLACE INTO store_meta VALUES (1, 'mine', 'sha256-v1', BYTES(32), 1)"
    ),
    "a text": TEXT.format(n=2).replace("INSERT", "REPLACE"),
    "an entry by moving another": (
        "UPDATE OR REPLACE entries SET position = 1 WHERE position = 2"
    ),
}

OPEN_COMMIT = (
    "INSERT INTO commits VALUES"
    " (2, NULL, NULL, 9000000000000000, 1, 'Ada', 'c', 's', 3, {n}, BYTES(32))"
)


def entries(*rows: tuple[int, str, int]) -> str:
    """Insert entries of commit 2 in one statement, each by position and stream."""
    values = (
        f"({position}, BYTES(16), '{stream}', {version}, 't', 1, 2, '{{}}', BYTES(32))"
        for position, stream, version in rows
    )
    return f"INSERT INTO entries VALUES {', '.join(values)}"  # noqa: S608 - ours


NEXT_ENTRY = entries((3, "event:1", 3))


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_what_was_recorded_stays(plain: Plain, statement: str) -> None:
    plain.refuses(statement, why="append-only|not the next row")


@pytest.mark.parametrize("statement", ADDITIONS.values(), ids=ADDITIONS)
def test_only_the_next_row_is_let_in(plain: Plain, statement: str) -> None:
    plain.refuses(statement)


@on_sqlite
@pytest.mark.parametrize("statement", REPLACEMENTS.values(), ids=REPLACEMENTS)
def test_nothing_is_replaced(plain: Plain, statement: str) -> None:
    plain.refuses(statement, why="append-only|not the next row")


@on_postgresql
class TestReplica:
    """A session that passes for a replica of the database: other triggers sleep."""

    ROLE = "SET session_replication_role = replica"

    @pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
    def test_what_was_recorded_stays(self, plain: Plain, statement: str) -> None:
        plain.refuses(self.ROLE, statement, why="append-only|not the next row")

    @pytest.mark.parametrize("statement", ADDITIONS.values(), ids=ADDITIONS)
    def test_only_the_next_row_is_let_in(self, plain: Plain, statement: str) -> None:
        plain.refuses(self.ROLE, statement)

    def test_a_commit_is_whole(self, plain: Plain) -> None:
        plain.refuses(self.ROLE, OPEN_COMMIT.format(n=1), why="fewer entries")


@on_postgresql
@pytest.mark.parametrize("table", LOG_TABLES)
def test_no_table_is_emptied_at_once(plain: Plain, table: str) -> None:
    plain.refuses(f"TRUNCATE {table} CASCADE", why="append-only")


@on_postgresql
def test_a_temporary_table_does_not_pass_for_one_of_the_log(plain: Plain) -> None:
    plain.refuses(
        "CREATE TEMPORARY TABLE redactions (position bigint)",
        "INSERT INTO redactions VALUES (1)",
        "UPDATE entries SET payload = NULL WHERE position = 1",
        why="append-only",
    )


class TestNextEntry:
    """A commit of another program, which keeps the order if not the chain."""

    def test_the_next_entry_is_let_in(self, plain: Plain) -> None:
        plain.run(OPEN_COMMIT.format(n=1), NEXT_ENTRY)

        assert len(plain.rows()["entries"]) == 3

    def test_several_entries_of_several_streams_are_let_in(self, plain: Plain) -> None:
        several = entries(
            *((3, "event:2", 1), (4, "event:1", 3), (5, "event:2", 2)),
            *((6, "event:1", 4), (7, "event:2", 3)),
        )
        plain.run(OPEN_COMMIT.format(n=5), several)

        assert len(plain.rows()["entries"]) == 7

    @pytest.mark.parametrize(
        "statement",
        [
            entries((4, "event:1", 3)),
            entries((3, "event:1", 4)),
            entries((3, "event:1", 2)),
            entries((3, "event:2", 2)),
            NEXT_ENTRY.replace("1, 2, '{}'", "1, 1, '{}'"),
            NEXT_ENTRY.replace("'{}'", "NULL"),
            entries((3, "event:1", 3), (4, "event:1", 4), (5, "event:1", 5)),
            entries((3, "event:1", 3), (5, "event:1", 4)),
            entries((3, "event:1", 3), (4, "event:1", 5)),
            entries((3, "event:1", 4), (4, "event:1", 3)),
            entries((3, "event:2", 2), (4, "event:2", 3)),
        ],
        ids=[
            "a gap before it",
            "a version skipped",
            "a version there already",
            "a stream that begins with two",
            "of another commit",
            "no payload",
            "more than the commit says",
            "a gap among several",
            "a version skipped among several",
            "versions in another order",
            "several of a stream that begins with two",
        ],
    )
    def test_any_other_is_refused(self, plain: Plain, statement: str) -> None:
        plain.refuses(OPEN_COMMIT.format(n=2), statement, why="entries: not the next")

    @on_sqlite
    def test_no_version_is_replaced(self, plain: Plain) -> None:
        replace = entries((3, "event:1", 2)).replace("INSERT", "REPLACE")
        plain.refuses(OPEN_COMMIT.format(n=1), replace, why="entries: not the next row")

    @on_sqlite
    def test_nothing_follows_a_commit_that_lacks_entries(self, plain: Plain) -> None:
        plain.run(OPEN_COMMIT.format(n=2), NEXT_ENTRY)

        plain.refuses(
            "INSERT INTO commits VALUES"
            " (3, NULL, NULL, 9000000000000001, 1, 'a', 'c', 's', 4, 1, BYTES(32))"
        )

    @on_postgresql
    def test_a_commit_that_lacks_entries_is_refused(self, plain: Plain) -> None:
        plain.refuses(OPEN_COMMIT.format(n=2), NEXT_ENTRY, why="fewer entries than")


def takedown(text: str = SHA256, reason: str = "court order 12") -> tuple[str, str]:
    """Append an entry that takes a text down and asks to blank the first payload.

    What it leaves of that names the text, as what is left of an article does.
    """
    asks = ArticleRedacted(
        article="a1",
        reason=reason,
        texts=(text,),
        blanks=(
            StoredBlank(
                position=1,
                digest="00" * 32,
                schema_version=1,
                reads_as={"sha256": SHA256},
            ),
        ),
    )
    entry = NEXT_ENTRY.replace("'t'", "'article_redacted'")
    return OPEN_COMMIT.format(n=1), entry.replace("'{}'", f"'{dump(asks)}'")


class TestRedaction:
    REDACT = "INSERT INTO redactions VALUES (1, BYTES(32), 3)"
    BLANK = "UPDATE entries SET payload = NULL WHERE position = 1"

    def test_a_payload_is_blanked_where_a_redaction_says_so(self, plain: Plain) -> None:
        plain.run(*takedown(), self.REDACT, self.BLANK)

        with plain.engine.connect() as connection:
            payloads = connection.exec_driver_sql(
                "SELECT payload IS NULL FROM entries ORDER BY position"
            ).scalars()
            assert list(payloads) == [True, False, False]

    @pytest.mark.parametrize(
        "statement",
        [
            REDACT.replace("(1,", "(2,"),
            REDACT.replace("BYTES(32)", "(SELECT hash FROM commits WHERE id = 1)"),
            REDACT.replace("3)", "2)"),
        ],
        ids=["another entry", "another digest", "by another entry"],
    )
    def test_only_what_a_takedown_asks_for_is_redacted(
        self, plain: Plain, statement: str
    ) -> None:
        plain.run(*takedown())

        plain.refuses(statement, why="redactions: not the next row")

    def test_an_entry_of_another_type_asks_for_nothing(self, plain: Plain) -> None:
        commit, entry = takedown()
        note = entry.replace("article_redacted", "event_annotated")

        plain.refuses(commit, note, self.REDACT, why="redactions: not the next row")

    def test_what_a_reason_quotes_is_not_asked_for(self, plain: Plain) -> None:
        quoted = f"""{{"position":2,"digest":"{"00" * 32}","schema_version":1}}"""
        plain.run(*takedown(reason=quoted))

        plain.refuses(self.REDACT.replace("(1,", "(2,"))

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE entries SET payload = '{}' WHERE position = 1",
            "UPDATE entries SET payload = NULL, type = 't' WHERE position = 1",
            "UPDATE entries SET payload = NULL WHERE position = 2",
            "UPDATE redactions SET by_position = 1",
            "DELETE FROM redactions",
            REDACT,
        ],
        ids=[
            "another payload",
            "another type with it",
            "another entry",
            "update a redaction",
            "delete a redaction",
            "redact twice",
        ],
    )
    def test_a_redaction_allows_nothing_more(
        self, plain: Plain, statement: str
    ) -> None:
        plain.run(*takedown(), self.REDACT)

        plain.refuses(statement, why="append-only|not the next row")

    @on_sqlite
    def test_no_redaction_is_replaced(self, plain: Plain) -> None:
        plain.run(*takedown(), self.REDACT)

        plain.refuses(self.REDACT.replace("INSERT", "REPLACE"))


class TestTakedown:
    """A text goes only where an entry that redacts another lists it."""

    REDACT = TestRedaction.REDACT
    DELETE = "DELETE FROM article_texts"

    def test_a_text_that_is_asked_for_can_be_deleted(self, plain: Plain) -> None:
        plain.run(*takedown(), self.REDACT, self.DELETE)

        assert plain.rows()["article_texts"] == []

    @pytest.mark.parametrize(
        "statements",
        [
            takedown(),
            (*takedown(text="cd" * 32), REDACT),
            (*takedown(text="cd" * 32, reason=f'"texts":["{SHA256}"]'), REDACT),
        ],
        ids=["nothing redacted", "what stands in names it", "the reason quotes it"],
    )
    def test_any_other_stays(self, plain: Plain, statements: tuple[str, ...]) -> None:
        plain.refuses(*statements, self.DELETE, why="append-only")

    def test_it_is_deleted_not_altered(self, plain: Plain) -> None:
        plain.run(*takedown(), self.REDACT)

        plain.refuses("UPDATE article_texts SET body = BYTES(2)", why="append-only")


GUARDS_OF = {"0004": {"sqlite": "f15e316604f3c887", "postgresql": "c7663b05be46662d"}}
"""Digests of the guards' text by the revision of the schema that puts them in place."""


def test_a_guard_changes_only_with_a_revision(log: Log, database: Kind) -> None:
    guards = guards_sqlite if database == "sqlite" else guards_postgresql
    with log.reading() as connection:
        text = repr(sorted(guards.expected(connection).items()))

    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    assert digest == GUARDS_OF[schema.revisions()[-1]][database]


class TestOpening:
    def test_every_dropped_guard_is_named(
        self, db: str, database: Kind, plain: Plain
    ) -> None:
        for name, table in guards(plain, database):
            drop = f"DROP TRIGGER {name}"
            on = "" if database == "sqlite" else f" ON {table}"
            with plain.engine.begin() as connection:
                text = definition(connection, name, database)
                connection.exec_driver_sql(drop + on)

            with pytest.raises(StoreError, match=f"trigger {name} is missing"):
                open_log(db)

            plain.run(*text)
            open_log(db).close()

    def test_an_altered_guard_is_named(
        self, db: str, database: Kind, plain: Plain
    ) -> None:
        if database == "sqlite":
            plain.run(
                "DROP TRIGGER entries_no_update",
                "CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries"
                " BEGIN SELECT 1; END",
            )
        else:
            plain.run(
                "CREATE OR REPLACE FUNCTION timeline_entry_update() RETURNS trigger"
                " LANGUAGE plpgsql SET search_path TO public, pg_temp"
                " AS 'BEGIN RETURN NEW; END'",
            )

        with pytest.raises(StoreError, match="trigger entries_no_update is altered"):
            open_log(db)

    @on_postgresql
    @pytest.mark.parametrize(
        "statements",
        [
            ("ALTER TABLE commits ENABLE TRIGGER commits_no_update",),
            ("ALTER TABLE commits DISABLE TRIGGER commits_no_update",),
            ("ALTER FUNCTION timeline_refuse() RESET search_path",),
            ("ALTER FUNCTION timeline_refuse() SECURITY DEFINER",),
            (
                "CREATE TRIGGER commits_no_update BEFORE UPDATE ON proj_links"
                " FOR EACH ROW EXECUTE FUNCTION timeline_refuse()",
            ),
            (
                "DROP TRIGGER commits_no_update ON commits",
                "CREATE TRIGGER commits_no_update BEFORE UPDATE OF wall_at ON commits"
                " FOR EACH ROW EXECUTE FUNCTION timeline_refuse()",
                "ALTER TABLE commits ENABLE ALWAYS TRIGGER commits_no_update",
            ),
            (
                "DROP TRIGGER commits_no_update ON commits",
                "CREATE TRIGGER commits_no_update BEFORE UPDATE ON commits"
                " FOR EACH ROW WHEN (NEW.id = 7) EXECUTE FUNCTION timeline_refuse()",
                "ALTER TABLE commits ENABLE ALWAYS TRIGGER commits_no_update",
            ),
            (
                "DROP TRIGGER commits_no_update ON commits",
                "CREATE TRIGGER commits_no_update BEFORE DELETE ON commits"
                " FOR EACH ROW EXECUTE FUNCTION timeline_refuse()",
                "ALTER TABLE commits ENABLE ALWAYS TRIGGER commits_no_update",
            ),
        ],
        ids=[
            *("asleep", "off", "no path", "another's rights", "a namesake"),
            *("of one column", "of one row", "of deletes"),
        ],
    )
    def test_a_guard_that_stands_for_show_is_named(
        self, db: str, plain: Plain, statements: tuple[str, ...]
    ) -> None:
        plain.run(*statements)

        with pytest.raises(StoreError, match=r"commits \(.*_no_update is altered"):
            open_log(db)

    def test_what_somebody_else_put_there_is_named(
        self, db: str, database: Kind, plain: Plain
    ) -> None:
        if database == "sqlite":
            plain.run(
                "CREATE TRIGGER swallow BEFORE INSERT ON entries"
                " BEGIN SELECT RAISE(IGNORE); END"
            )
        else:
            plain.run(
                "CREATE RULE swallow AS ON INSERT TO entries DO INSTEAD NOTHING",
                "CREATE TABLE more_entries () INHERITS (entries)",
            )
            with pytest.raises(StoreError, match="more_entries is not known"):
                open_log(db)

        with pytest.raises(StoreError, match="swallow is not known"):
            open_log(db)

    @on_sqlite
    @pytest.mark.parametrize("table", ["ENTRIES", '"Commits"', "proj_links"])
    def test_a_trigger_on_any_table_is_named(
        self, db: str, plain: Plain, table: str
    ) -> None:
        plain.run(f"CREATE TRIGGER evil AFTER INSERT ON {table} BEGIN SELECT 1; END")

        with pytest.raises(StoreError, match="evil is not known"):
            open_log(db)

    @on_postgresql
    @pytest.mark.parametrize(
        ("statement", "name"),
        [
            (
                "CREATE TRIGGER evil BEFORE INSERT ON proj_links"
                " FOR EACH ROW EXECUTE FUNCTION timeline_refuse()",
                "evil",
            ),
            ("CREATE RULE evil AS ON INSERT TO proj_links DO INSTEAD NOTHING", "evil"),
            ("CREATE TABLE evil () INHERITS (proj_links)", "evil"),
            (
                "ALTER TABLE proj_chronology ENABLE ROW LEVEL SECURITY",
                "row-level security of proj_chronology",
            ),
            (
                "ALTER TABLE entries ENABLE ROW LEVEL SECURITY",
                "row-level security of entries",
            ),
            ("ALTER TABLE proj_links SET UNLOGGED", "unlogged table proj_links"),
            ("ALTER TABLE article_texts SET UNLOGGED", "unlogged table article_texts"),
        ],
    )
    def test_what_hides_loses_or_turns_away_rows_is_named(
        self, db: str, plain: Plain, statement: str, name: str
    ) -> None:
        plain.run(statement)

        with pytest.raises(StoreError, match=f"{name} is not known"):
            open_log(db)

    @on_sqlite
    def test_a_rebuilt_table_has_lost_its_guards(self, db: str, plain: Plain) -> None:
        plain.run(
            "CREATE TABLE rebuilt AS SELECT * FROM store_meta",
            "DROP TABLE store_meta",
            "ALTER TABLE rebuilt RENAME TO store_meta",
        )

        with pytest.raises(StoreError, match="store_meta_append is missing"):
            open_log(db)


def guards(plain: Plain, database: Kind) -> list[tuple[str, str]]:
    """The name of every guard, and of its table."""
    if database == "sqlite":
        names = list(guards_sqlite.EXPECTED)
    else:
        with plain.engine.connect() as connection:
            names = list(guards_postgresql.expected(connection))
    tables = sorted(LOG_TABLES, key=len, reverse=True)
    return [
        (name, next(table for table in tables if name.startswith(table)))
        for name in names
    ]


def definition(connection: sa.Connection, name: str, database: Kind) -> list[str]:
    """The statements that put a guard back."""
    if database == "sqlite":
        return [guards_sqlite.EXPECTED[name]]
    row = connection.execute(
        sa.text(
            "SELECT pg_get_triggerdef(oid), tgrelid::regclass::text FROM pg_trigger"
            " WHERE tgname = :name"
        ),
        {"name": name},
    ).one()
    return [row[0], f"ALTER TABLE {row[1]} ENABLE ALWAYS TRIGGER {name}"]
