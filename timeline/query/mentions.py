"""What was read in an article: its mentions, each with the event it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from timeline.project.lines import load_mention
from timeline.project.tables import chronology, membership, mentions
from timeline.project.versions import holds
from timeline.query.lines import read_line
from timeline.query.values import ArticleMention
from timeline.store.stand_ins import StandIns
from timeline.store.tables import entries

if TYPE_CHECKING:
    from timeline.articles import Mention


def article_mentions(
    connection: sa.Connection, article: str, as_of: int | None
) -> list[ArticleMention]:
    """List the mentions of an article, in the order of its text.

    Of a revision only those that hold; an article without any gives none.
    """
    standing, found = StandIns(connection), []
    for row in connection.execute(in_article(article, as_of)).mappings():
        said = standing.read(row["position"], row["schema_version"], row["payload"])
        found.append(ArticleMention(read_line(row), load_mention(*said)))
    return sorted(found, key=lambda each: _place(each.mention))


def in_article(article: str, as_of: int | None) -> sa.Select[*tuple[Any, ...]]:
    """Select the mentions of an article and the lines of their events, by indexes."""
    return (
        sa.select(
            mentions.c.position,
            entries.c.schema_version,
            entries.c.payload,
            *chronology.c,
        )
        .join_from(mentions, membership, membership.c.mention == mentions.c.mention)
        .join(chronology, chronology.c.event == membership.c.event)
        .join(entries, entries.c.position == mentions.c.position)
        .where(
            mentions.c.article == article,
            *(holds(table, as_of) for table in (mentions, membership, chronology)),
        )
    )


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, mention.trigger.start, mention.id
