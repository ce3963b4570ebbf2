"""What the matcher asks of the database, each statement made once."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from timeline.project.tables import (
    FOREVER,
    apart,
    articles,
    corrections,
    keys,
    membership,
    mentions,
    proposals,
    stories,
)
from timeline.project.versions import among, holds, table_of_wanted
from timeline.store.prepared import Prepared
from timeline.store.tables import BIG, entries

_COMMA = sa.literal_column("','", sa.Text)
_COUNTED = 500
"""Articles that are counted of those that have a stem."""

LATEST = Prepared(
    sa.select(mentions.c.article, sa.func.max(mentions.c.position))
    .where(among(mentions.c.mention), holds(mentions))
    .group_by(mentions.c.article)
)
"""The articles that hold these mentions, and where the log has the last of them."""

_STORIES = sa.select(
    stories.c.story, stories.c.article, stories.c.day, stories.c.doc
).order_by(stories.c.story)
STORIES_OF = Prepared(_STORIES.where(among(stories.c.article)))
STORIES = Prepared(_STORIES.where(among(stories.c.story, are_numbers=True)))

TOTAL = Prepared(sa.select(sa.func.max(articles.c.row_id)))


def _counts() -> sa.Select[int, int]:
    given = table_of_wanted()
    number = sa.cast(given.c.value, BIG)
    some = (
        sa.select(keys.c.story)
        .where(keys.c.key == number)
        .limit(_COUNTED)
        .correlate(given)
        .subquery()
    )
    count = sa.select(sa.func.count()).select_from(some).scalar_subquery()
    return sa.select(number, count)


def _sharing() -> sa.Select[int, str]:
    given = table_of_wanted()
    number = sa.cast(given.c.value, BIG)
    since, until = (
        sa.bindparam(name, type_=sa.Integer()) for name in ("since", "until")
    )
    of_the_time = sa.or_(keys.c.day == 0, keys.c.day.between(since, until))
    found = (
        sa.select(sa.func.aggregate_strings(sa.cast(keys.c.story, sa.Text), _COMMA))  # type: ignore[arg-type]  # as a parameter it would be written anew
        .where(keys.c.key == number, of_the_time)
        .correlate(given)
        .scalar_subquery()
    )
    return sa.select(number, found)


COUNTS = Prepared(_counts())
"""How many articles have each key, no further than makes a difference."""
SHARING = Prepared(_sharing())
"""Which stories have each of these keys, of those published between two days.

They are told in one text, which takes a third of the time that rows would.
"""

_GIVEN = membership.alias()
TOGETHER = Prepared(
    sa.select(membership.c.event, membership.c.mention)
    .join(_GIVEN, _GIVEN.c.event == membership.c.event)
    .where(among(_GIVEN.c.mention), _GIVEN.c.sys_to == FOREVER, holds(membership))
    .distinct()
)
"""The events that these mentions are in, with all their members."""
PROPOSED = Prepared(
    sa.union(
        *(
            sa.select(proposals.c.a, proposals.c.b).where(among(side), holds(proposals))
            for side in (proposals.c.a, proposals.c.b)
        )
    )
)
"""The pairs that a matcher has proposed of these mentions and others."""

FROM_THE_LOG: Prepared[*tuple[Any, ...]] = Prepared(
    sa.select(
        mentions.c.mention,
        mentions.c.article,
        mentions.c.position,
        entries.c.schema_version,
        entries.c.payload,
    )
    .join(entries, entries.c.position == mentions.c.position)
    .where(among(mentions.c.mention), holds(mentions))
)

_RETRACTED = sa.and_(corrections.c.kind == "retract", holds(corrections))
ANY_DECIDED = Prepared(
    sa.union_all(
        sa.select(apart.c.row_id).where(holds(apart)).limit(1).subquery().select(),
        sa.select(corrections.c.row_id).where(_RETRACTED).limit(1).subquery().select(),
    )
)
"""Whether people hold anything apart, or took anything out."""
TAKEN_OUT = Prepared(
    sa.select(corrections.c.row_id)
    .where(among(corrections.c.mention), _RETRACTED)
    .limit(1)
)
