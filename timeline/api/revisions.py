"""What an article's new revision carries on from the one before, and what it loses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.extract.stems import stems
from timeline.project.components import REVISION, kin
from timeline.project.corrections import held_apart
from timeline.project.lines import load_mention
from timeline.project.tables import apart, corrections, mentions
from timeline.project.versions import holds, if_any
from timeline.store.payloads import EventsMerged
from timeline.store.tables import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.articles import Mention
    from timeline.store.payloads import ArticleRead

_LEAST_ALIKE = 0.6
"""Share of the words of two titles that both have, when a sentence was edited."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How the mentions of two revisions of an article go together."""

    merges: tuple[EventsMerged, ...]
    kept: frozenset[str]
    """Mentions of the new revision that carry on an earlier one, or are the same."""
    gone: frozenset[str]
    """Mentions of the revision before that nothing carries on."""


NOTHING = Carried((), frozenset(), frozenset())
"""What a new article carries on."""


def carry_on(
    connection: sa.Connection, read: ArticleRead, found: Sequence[Mention]
) -> Carried:
    """Link the mentions of a new revision to those of the one before.

    First the same sentences, then edited ones that still tell it with the same verb:
    so an event keeps its id, and what people corrected in it, when its article changes.
    """
    query = (
        sa.select(entries.c.schema_version, entries.c.payload)
        .join(mentions, mentions.c.position == entries.c.position)
        .where(mentions.c.article == read.article, holds(mentions))
        .order_by(entries.c.position)
    )
    earlier = [load_mention(*row) for row in connection.execute(query)]
    both = {mention.id for mention in found} & {elder.id for elder in earlier}
    old = [elder for elder in earlier if elder.id not in both]
    new = [mention for mention in found if mention.id not in both]
    told = f"in revision {read.revision} of the article"
    same = f"the same sentence {told}"
    links = [_link(*pair, 1.0, same) for pair in _same_words(old, new)]
    taken = {each for link in links for each in (link.a, link.b)}
    edited = _edited(
        [elder for elder in old if elder.id not in taken],
        [mention for mention in new if mention.id not in taken],
    )
    links += [_link(a, b, score, f"edited {told}") for score, a, b in edited]
    merges = _allowed(connection, links)
    carried = {merge.a for merge in merges}
    return Carried(
        merges=tuple(merges),
        kept=frozenset(both | {merge.b for merge in merges}),
        gone=frozenset(elder.id for elder in old if elder.id not in carried),
    )


def lost_corrections(connection: sa.Connection, gone: Iterable[str]) -> int:
    """Count the standing corrections that no mention holds any more.

    Args:
        connection: to the read tables, with the new revision folded in.
        gone: mentions that the revision before had.
    """
    holders: dict[str, set[int]] = {}
    for condition in if_any(corrections.c.mention, kin(connection, gone)):
        query = sa.select(corrections.c.mention, corrections.c.commit_id).where(
            condition, holds(corrections)
        )
        for mention, commit in connection.execute(query):
            holders.setdefault(mention, set()).add(commit)
    lost = [
        commits
        for mention, commits in holders.items()
        if not _any_stands(connection, kin(connection, [mention]))
    ]
    return len(set().union(*lost))


def _any_stands(connection: sa.Connection, family: Iterable[str]) -> bool:
    """Tell whether a mention of a current revision is among these."""
    return any(
        connection.execute(
            sa.select(mentions.c.mention).where(condition, holds(mentions)).limit(1)
        ).first()
        for condition in if_any(mentions.c.mention, family)
    )


def _allowed(
    connection: sa.Connection, links: list[EventsMerged]
) -> list[EventsMerged]:
    """Leave out what a person holds apart: a text may come back in another place."""
    anything = sa.select(apart.c.row_id).where(holds(apart)).limit(1)
    if connection.execute(anything).first() is None:
        return links
    families: dict[str, frozenset[str]] = {}
    kept = []
    for link in links:
        one, other = (
            families.get(each) or frozenset(kin(connection, [each]))
            for each in (link.a, link.b)
        )
        if not held_apart(connection, one, other):
            families |= dict.fromkeys(one | other, one | other)
            kept.append(link)
    return kept


def _same_words(
    old: Sequence[Mention], new: Sequence[Mention]
) -> list[tuple[Mention, Mention]]:
    """Pair equal sentences in order, each once."""
    by_words: dict[tuple[str, str], list[Mention]] = {}
    for elder in old:
        by_words.setdefault((elder.quote, elder.trigger.text), []).append(elder)
    pairs = []
    for mention in new:
        same = by_words.get((mention.quote, mention.trigger.text))
        if same:
            pairs.append((same.pop(0), mention))
    return pairs


def _edited(
    old: Sequence[Mention], new: Sequence[Mention]
) -> list[tuple[float, Mention, Mention]]:
    """Pair edited sentences, the most alike first, each once."""
    close = [
        (score, elder, mention)
        for elder in old
        for mention in new
        if elder.trigger.text == mention.trigger.text
        and (score := _likeness(elder.title, mention.title)) >= _LEAST_ALIKE
    ]
    pairs, taken = [], set[str]()
    for score, elder, mention in sorted(close, key=lambda each: -each[0]):
        if not taken & {elder.id, mention.id}:
            pairs.append((score, elder, mention))
            taken |= {elder.id, mention.id}
    return pairs


def _likeness(one: str, other: str) -> float:
    mine, theirs = set(stems(one)), set(stems(other))
    return round(len(mine & theirs) / len(mine | theirs), 2) if mine | theirs else 0.0


def _link(elder: Mention, mention: Mention, score: float, why: str) -> EventsMerged:
    return EventsMerged(a=elder.id, b=mention.id, score=score, why=why, by=REVISION)
