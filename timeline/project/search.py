"""The index of words: which lines may hold what is searched for.

FTS5 on SQLite, a GIN index on PostgreSQL, both over the same words and without their
places.  It only gathers: the words of each line are compared again by `holds_phrase`,
so that both databases find the same, phrases too.  Closed versions stay in it.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from timeline.project.tables import chronology
from timeline.store.bulk import driver_cursor
from timeline.store.findings import Findings, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.project.words import Phrase
    from timeline.store.findings import Check

_REBUILD = "expected the same; run “timeline rebuild”"

_PRIME = 2**127 - 1
_PAGED = {"yield_per": 2000}

_TOO_SHORT = 3
"""Letters from which the start of a word is worth looking up."""

_INDEX = sa.table("proj_words", sa.column("rowid"), sa.column("proj_words"))
"""FTS5's: a column named as the table stands for all that is indexed."""

_INDEXED = (  # to the letter as in the migration, or PostgreSQL does not use the index
    "array_to_tsvector(array_remove(string_to_array("
    "translate(words, chr(10), ' '), ' '), ''))"
)


_INDEX_LINES = (
    "INSERT INTO proj_words(rowid, words) "
    "SELECT row_id, words FROM proj_chronology WHERE sys_from = ?"
)


def holds_phrase(
    column: sa.ColumnElement[str], needle: sa.BindParameter[str], dialect: str
) -> sa.ColumnElement[bool]:
    """Select the lines whose words hold those of a phrase, one after the other."""
    find = sa.func.instr if dialect == "sqlite" else sa.func.strpos
    return find(column, needle) > 0


def may_hold(match: sa.BindParameter[str], dialect: str) -> sa.ColumnElement[bool]:
    """Select the lines that the index gives for a `match_text`."""
    if dialect == "sqlite":
        return chronology.c.row_id.in_(indexed(match, dialect))
    given = sa.cast(match, TSQUERY)
    return sa.literal_column(_INDEXED, TSVECTOR).op("@@", is_comparison=True)(given)


def indexed(match: sa.BindParameter[str], dialect: str) -> sa.Select[int]:
    """Select the rows that the index gives for a `match_text`, closed ones, too."""
    if dialect == "sqlite":
        rows = sa.select(_INDEX.c.rowid.label("row_id"))
        return rows.where(_INDEX.c.proj_words.match(match))
    return sa.select(chronology.c.row_id).where(may_hold(match, dialect))


def is_exact(phrases: Iterable[Phrase]) -> bool:
    """Tell whether the index alone gives what holds these: each is a word it looks up.

    >>> from timeline.project.words import phrases
    >>> [is_exact(phrases(text)) for text in ("troop", "s", "troop s", '"in Oslo"')]
    [True, True, False, False]
    """
    words = [phrase.words for phrase in phrases]
    is_short = [len(word) < _TOO_SHORT for (word, *_) in words]
    return all(len(each) == 1 and each[0].isascii() for each in words) and (
        len(words) == 1 or not any(is_short)
    )


def match_text(phrases: Iterable[Phrase], dialect: str) -> str:
    """Write what to look up: every word whole, but the last of a phrase may go on.

    Starts of a letter or two are left out if there is more: they lead to every line.
    Words are letters and digits only, so that nothing in them is syntax.

    >>> from timeline.project.words import phrases
    >>> match_text(phrases('troop in "region of Kursk"'), "sqlite")
    '"troop"* "region" "of" "kursk"'
    >>> match_text(phrases("troop 3,0"), "postgresql")
    "'troop':* & '3'"
    """
    wanted: dict[tuple[str, bool], None] = {}
    for phrase in phrases:
        *whole, last = phrase.words
        wanted |= {(word, True): None for word in whole}
        wanted[last, phrase.is_whole] = None
    worth = [each for each in wanted if each[1] or len(each[0]) >= _TOO_SHORT]
    quote, start, join = ('"', "*", " ") if dialect == "sqlite" else ("'", ":*", " & ")
    return join.join(
        f"{quote}{word}{quote}{'' if is_whole else start}"
        for word, is_whole in worth or wanted
    )


def index_words(connection: sa.Connection, at: int) -> None:
    """Index the lines that hold from a position on; PostgreSQL has done so itself."""
    if connection.dialect.name == "sqlite":
        with driver_cursor(connection) as cursor:
            cursor.execute(_INDEX_LINES, (at,))


def clear_words(connection: sa.Connection) -> None:
    """Empty the index before its lines are folded anew."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO proj_words(proj_words) VALUES ('delete-all')"
        )


def check_words(connection: sa.Connection, name: str) -> Check:
    """Compare the index with the words of every line; nothing is written.

    On PostgreSQL there is nothing to compare: the index is of the database's making.
    """
    findings = Findings(name)
    if connection.dialect.name != "sqlite":
        return findings.check("", "kept by the database")
    secret = secrets.randbelow(_PRIME)
    wanted = _by_word(_line_postings(connection), secret)
    found = _by_word(_index_postings(connection), secret)
    for word in sorted({word for word, _ in wanted.items() ^ found.items()}):
        findings.add(f"lines with “{word}” are not those of the index; {_REBUILD}")
    return findings.check(counted(len(wanted), "word"), "as the lines have them")


def _by_word(postings: Iterable[tuple[str, int]], secret: int) -> dict[str, int]:
    """Each word with the product of its lines' numbers, a secret added to each.

    Two sets of numbers give one product for next to no secret: whoever alters the index
    cannot know it.  The numbers themselves would take a hundred times the memory.
    """
    products: dict[str, int] = {}
    for word, number in postings:
        products[word] = products.get(word, 1) * (secret + number) % _PRIME
    return products


def _line_postings(connection: sa.Connection) -> Iterator[tuple[str, int]]:
    """Each word of each line, with the number of the line."""
    query = sa.select(chronology.c.row_id, chronology.c.words)
    for number, words in connection.execute(query, execution_options=_PAGED):
        for word in set(words.split()):
            yield word, number


def _index_postings(connection: sa.Connection) -> Iterator[tuple[str, int]]:
    """The same of the index, read by a table that lives as long as this does."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE temp.indexed_words "
        "USING fts5vocab(main, proj_words, instance)"
    )
    try:
        with connection.exec_driver_sql(
            "SELECT term, doc FROM temp.indexed_words", execution_options=_PAGED
        ) as rows:
            yield from ((word, number) for word, number in rows)
    finally:
        connection.exec_driver_sql("DROP TABLE temp.indexed_words")
