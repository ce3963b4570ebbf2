"""Writers to be killed, run as programs: `WRITER DB SEED [COMMITS [PAGES]]`.

They write until they are stopped, or have told COMMITS times, and tell on standard
output of each commit once the store has said that it is recorded.  When the store fails
they say how, and exit 4.
"""

from __future__ import annotations

import os
import sys
import tempfile
import uuid
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from timeline import Timeline
from timeline.api.projections import PROJECTIONS
from timeline.errors import CorrectionError, NotFoundError, StoreError
from timeline.extract import extract
from timeline.parse import read_article
from timeline.store import NewEntry, open_log
from timeline.store.articles import stored_mention
from timeline.store.payloads import ArticleRead, MentionFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.store import Log

_NAMES = ("Anna Weber", "Omar Haddad", "Lucia Prado", "Henrik Dahl", "Mei Tanaka")
_PLACES = ("Velmora", "Karsholm", "Tarvena", "Brisco Bay", "Nordhaven")
_TOLD = (
    "The navy sent {n} sailors to {place} on Wednesday.",
    "{name} said on Thursday that the ferry company would not pay for the pier.",
    "The mayor of {place} resigned in June.",
    "{name} met {n} dock workers in {place} on Tuesday.",
    "Police in {place} arrested {n} people last week.",
    "{name} opened the new bridge in {place} on 3 September.",
)
_SENTENCES_AN_ARTICLE = 8


def tell(log: Log) -> None:
    """Tell of the last commit that the store has recorded."""
    head = log.head()
    os.write(1, f"{head.commit} {head.hash.hex()}\n".encode())


def article_text(random: Random) -> str:
    """Make up an article."""
    told = [
        random.choice(_TOLD).format(
            n=random.randrange(2, 4000),
            name=random.choice(_NAMES),
            place=random.choice(_PLACES),
        )
        for _ in range(_SENTENCES_AN_ARTICLE)
    ]
    day = random.randrange(1, 29)
    header = f"Date: 2024-10-{day:02}\nSource: The Harbour Gazette\n\n"
    return header + " ".join(told) + "\n"


def append(log: Log, random: Random) -> Iterator[None]:
    """Append commits of an article and its mentions, with all the read tables."""
    article = read_article(article_text(random).encode(), "-")
    found = [stored_mention(mention) for mention in extract(article)]
    while True:
        name = uuid.UUID(int=random.getrandbits(128), version=4).hex
        stream = f"article:{name}"
        mentions = [
            MentionFound(
                article=name,
                revision=1,
                mention=mention.model_copy(update={"id": f"{name[:12]}{number:04}"}),
            )
            for number, mention in enumerate(found)
        ]
        log.append(
            [
                NewEntry(stream, _read(name, len(found))),
                *(NewEntry(stream, mention) for mention in mentions),
            ],
            author="Ada",
            command="ingest",
            software="timeline 0.1",
        )
        yield


def _read(name: str, n_mentions: int) -> ArticleRead:
    return ArticleRead.model_validate(
        {
            "article": name,
            "revision": 1,
            "path": f"{name}.txt",
            "location": None,
            "source": None,
            "sha256": name * 2,
            "title": "News from the harbour",
            "publisher": "The Harbour Gazette",
            "url": None,
            "canonical": None,
            "encoding": "utf-8",
            "by_hand": (),
            "publication": {
                "date": "2024-10-25",
                "source": "header",
                "evidence": "Date: 2024-10-25",
                "candidates": (),
            },
            "extractor": "extractor 1",
            "fingerprints": (),
            "n_mentions": n_mentions,
            "terms": None,
        }
    )


def edit(log: Log, random: Random) -> Iterator[None]:
    """Ingest articles and new revisions of them, correct their events, and undo."""
    timeline = Timeline(log, author="Ada")
    with tempfile.TemporaryDirectory() as folder:
        while True:
            path = Path(folder, f"{random.randrange(12)}.txt")
            path.write_text(article_text(random), encoding="utf-8")
            report = timeline.ingest(path)
            assert report.count("failed") == 0, report
            yield
            for _ in range(random.randrange(4)):
                try:
                    _correct(timeline, random)
                except (CorrectionError, NotFoundError):
                    continue  # nothing to undo, or no such mention any more
                yield


def _correct(timeline: Timeline, random: Random) -> None:
    lines = timeline.lines()
    first, second = (random.choice(lines).id for _ in range(2))
    match random.randrange(6):
        case 0:
            timeline.redate(first, "2021-03", reason="the archive")
        case 1:
            timeline.merge(first, second, reason="one event")
        case 2:
            mentions = timeline.event(first).mentions
            timeline.split(first, mentions[-1].id, reason="another day")
        case 3:
            timeline.retract(first, reason="said twice")
        case 4:
            timeline.annotate(first, "seen", reason="checked by phone")
        case 5:
            timeline.undo(reason="a slip")


WRITERS: dict[str, Callable[[Log, Random], Iterator[None]]] = {
    "append": append,
    "edit": edit,
}


def main(
    writer: str, db: str, seed: str, commits: str = "0", pages: str = "1000"
) -> int:
    """Write until stopped; PAGES is how many SQLite writes between checkpoints."""
    try:
        log = open_log(db, create=True, projectors=[PROJECTIONS])
        if log.engine.dialect.name == "sqlite":
            with log.engine.connect() as connection:  # the pool keeps it for us
                connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {pages}")
        written = WRITERS[writer](log, Random(int(seed)))  # noqa: S311 - no secret
        for _ in islice(written, int(commits) or None):
            tell(log)
        log.close()
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return 4
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
