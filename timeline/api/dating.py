"""An article's publication date given by hand: its stored text is read anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.api import settings
from timeline.api.corrections import given_reason
from timeline.api.ingest import Ingest, Origin
from timeline.errors import CorrectionError, WrongVersionError
from timeline.formats import Member, Stated, StatedDate
from timeline.parse import read_member
from timeline.query.articles import find_article
from timeline.version import SOFTWARE
from timeline.workers.task import Options

if TYPE_CHECKING:
    import datetime as dt

    from timeline.api.ingested import Ingested
    from timeline.articles import Article
    from timeline.query.values import ArticleRecord
    from timeline.store import Log

DATE = "date"
"""The command of a commit that dates an article that is in the store."""


def date_article(
    log: Log,
    wanted: str,
    day: dt.date,
    *,
    reason: str,
    author: str,
    expected_version: int | None = None,
) -> Ingested:
    """Read an article's stored text anew, as published on a day; a new revision.

    The extractor that read it reads it again, in the version that is installed.

    Raises:
        NotFoundError: no such article, or more than one.
        CorrectionError: no reason is given, or its text was taken down.
        WrongVersionError: it has been read anew since that version.
        UsageError: the extractor that read it is not installed.
    """
    why = given_reason(reason)
    with log.reading() as connection:
        record = find_article(connection, wanted, None)
    _check(record, record.position if expected_version is None else expected_version)
    article = _read(log, record, day, f"{author}: {why}")
    extractor = settings.known_extractor(record.extractor.partition(" ")[0])
    ingest = Ingest(
        log,
        author=author,
        software=SOFTWARE,
        options=Options(extractor=extractor, date=day),
        command=DATE,
    )
    return ingest.again(
        article,
        Origin(record.location, record.source),
        lambda connection: _check(
            find_article(connection, record.ref.id, None), record.position
        ),
    )


def _check(record: ArticleRecord, version: int) -> None:
    if record.takedown is not None:
        raise CorrectionError(
            f"article {record.ref.id} was taken down; expected one that has its text; "
            'list the others with "timeline articles"'
        )
    if not record.has_text:
        raise CorrectionError(
            f"article {record.ref.id} was imported without its text; expected one that "
            f"can be read anew; ingest {record.ref.path} again, or date its events"
        )
    if record.position != version:
        raise WrongVersionError(
            f"article {record.ref.id} was read anew since, at {record.position}; "
            f"expected {version}, which was looked at; look again with "
            '"timeline articles"'
        )


def _read(log: Log, record: ArticleRecord, day: dt.date, said: str) -> Article:
    ref = record.ref
    stated = Stated(
        title=ref.title,
        publisher="" if "publisher" in record.by_hand else ref.publisher,
        url=ref.url,
        canonical=record.canonical,
        dates=tuple(
            StatedDate(each.text, each.kind, each.where)
            for each in record.candidates
            if each.where
        ),
    )
    text = log.text(ref.sha256) or ""
    article = read_member(
        Member(ref.path, text.encode(), stated=stated),
        date=day,
        publisher=ref.publisher if "publisher" in record.by_hand else None,
        locale=settings.known_locale(None),
    )
    told = replace(
        article.publication, evidence=f"{article.publication.evidence}; {said}"
    )
    return replace(article, publication=told, encoding=record.encoding)
