"""Taking words out of the log: which entries hold them, and what stays of each.

The log is append-only but for this.  An entry's header and hash stay, its payload goes,
and the entry that took it out holds its digest: so the chain is whole, and what stands
in for it is in the chain itself.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.articles import REDACTED
from timeline.errors import StoreError
from timeline.store.chain import payload_digest
from timeline.store.parts import StoredBlank, StoredSpan
from timeline.store.payloads import (
    ArticleRead,
    EventsMerged,
    MentionFound,
    MergeProposed,
    dump,
)
from timeline.store.tables import article_texts, entries, redactions

if TYPE_CHECKING:
    from typing import TypeAlias

    from timeline.store.entries import StoredEntry
    from timeline.store.parts import StoredMention
    from timeline.store.payloads import ArticleRedacted, Payload

    Worded: TypeAlias = ArticleRead | MentionFound | EventsMerged | MergeProposed


def blank(entry: StoredEntry) -> StoredBlank:
    """Say what is left of an entry when the words of its article are taken out.

    Raises:
        ValueError: it holds no word of an article.
    """
    left = _wordless(entry.payload)
    return StoredBlank(
        position=entry.position,
        digest=payload_digest(entry.text).hex(),
        schema_version=left.SCHEMA_VERSION,
        reads_as=json.loads(dump(left)),
    )


def take_out(connection: sa.Connection, by: int, taken: ArticleRedacted) -> None:
    """Blank the payloads and delete the texts that an appended entry names.

    Args:
        connection: in the transaction in which the entry was appended.
        by: the entry's position.
        taken: its payload.

    Raises:
        StoreError: an entry is redacted already, and nothing was taken out of it.
    """
    rows = [
        {
            "position": each.position,
            "payload_digest": bytes.fromhex(each.digest),
            "by_position": by,
        }
        for each in taken.blanks
    ]
    try:
        connection.execute(redactions.insert(), rows)
    except sa.exc.IntegrityError as error:
        raise StoreError(
            f"article {taken.article} cannot be taken down: one of its entries "
            "is redacted already and has its words still; expected both or "
            'neither; the store is damaged: run "timeline verify", restore a backup'
        ) from error
    mine = sa.select(redactions.c.position).where(redactions.c.by_position == by)
    connection.execute(
        entries.update().where(entries.c.position.in_(mine)).values(payload=None)
    )
    for sha256 in taken.texts:
        connection.execute(
            article_texts.delete().where(article_texts.c.sha256 == sha256)
        )


def _wordless(payload: Payload) -> Worded:
    """Take the words out of a payload; ids, places, dates, rules and roles stay."""
    match payload:
        case ArticleRead():
            wordless = {"evidence": REDACTED, "candidates": ()}
            publication = payload.publication.model_copy(update=wordless)
            return payload.model_copy(
                update={
                    "title": REDACTED,
                    "publication": publication,
                    "fingerprints": (),
                    "terms": None,
                }
            )
        case MentionFound():
            mention = _wordless_mention(payload.mention)
            return payload.model_copy(update={"mention": mention})
        case EventsMerged() | MergeProposed():
            return payload.model_copy(update={"why": REDACTED})
        case _:
            raise ValueError(f"{payload.TYPE} holds no word of an article")


def _wordless_mention(mention: StoredMention) -> StoredMention:
    trigger, timex = mention.trigger, mention.timex
    return mention.model_copy(
        update={
            "quote": REDACTED,
            "title": REDACTED,
            "trigger": StoredSpan(text=REDACTED, start=trigger.start, end=trigger.end),
            "timex": timex
            and timex.model_copy(update={"text": REDACTED, "evidence": None}),
            "who": (),
            "where": (),
            "whom": (),
            "attribution": None,
            "chain": (),
            "figures": (),
        }
    )
