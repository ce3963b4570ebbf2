"""The log refuses to be rewritten, whoever writes to its database."""

from __future__ import annotations

import pytest

from tests.databases import on_postgresql, on_sqlite
from tests.store.plain import LOG_TABLES, SHA256, TEXT, Plain
from timeline.store.parts import StoredBlank
from timeline.store.payloads import ArticleRedacted, dump

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
