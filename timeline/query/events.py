"""Whole events, with every sentence they stand on and every reason."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.errors import NotFoundError
from timeline.project import derive
from timeline.project.components import event_id as founded_event
from timeline.project.components import kin
from timeline.project.counts import can_be_compared, figures_if_same
from timeline.project.disagreements import disagreements
from timeline.project.lines import member_rows, reported
from timeline.project.tables import (
    chronology,
    corrections,
    links,
    membership,
    proposals,
)
from timeline.project.versions import holds, if_any
from timeline.query.articles import article_ref
from timeline.query.ids import starts_with
from timeline.query.nearby import nearby_events
from timeline.query.values import (
    Claim,
    Correction,
    Disagreement,
    Event,
    EventMention,
    MaybeSame,
    MergeReason,
    Note,
)
from timeline.store.entries import to_datetime

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.articles import Mention
    from timeline.project.derive import Reported
    from timeline.query.values import ArticleRef, EventLine


class EventReader:
    """Loads events for the lines of a view, in pages."""

    def __init__(self, connection: sa.Connection, as_of: int | None) -> None:
        self.connection, self.as_of = connection, as_of

    def events(self, lines: Sequence[EventLine]) -> list[Event]:
        """Load the events of these lines, in their order."""
        ids = {line.id for line in lines}
        told, reports = self._mentions(ids)
        event_of = {
            mention.id: event for event, members in told.items() for mention in members
        }
        merged = self._links(event_of)
        maybe = self._proposals(event_of)
        fixed = self._corrections(event_of)
        nearby = self._nearby(reports, maybe)
        found = []
        for line in lines:
            members = told.get(line.id, [])
            notes, history = fixed.get(line.id, ([], []))
            found.append(
                Event(
                    id=line.id,
                    title=line.title,
                    date=line.date,
                    role=line.role,
                    who=line.who,
                    where=line.where,
                    origins=line.origins,
                    mentions=tuple(members),
                    merged_because=tuple(merged.get(line.id, ())),
                    maybe_same=tuple(maybe.get(line.id, ())),
                    disagreements=tuple(
                        _disagreements(
                            reports.get(line.id, []), nearby.get(line.id, {})
                        )
                    ),
                    notes=tuple(notes),
                    corrections=tuple(history),
                    retracted=line.retracted,
                    version=line.version,
                    origin_names=derive.origin_names(reports.get(line.id, [])),
                )
            )
        return found

    def _mentions(
        self, events: set[str]
    ) -> tuple[dict[str, list[EventMention]], dict[str, list[Reported]]]:
        """Each event's mentions as they are cited, and as they are compared."""
        found: dict[str, list[EventMention]] = {}
        compared: dict[str, list[Reported]] = {}
        rows = member_rows(self.connection, events, self.as_of)
        for event, position, mention, article in rows:
            cited = _with_article(mention, article_ref(article))
            found.setdefault(event, []).append(cited)
            compared.setdefault(event, []).append(reported(mention, position, article))
        return found, compared

    def _links(self, event_of: dict[str, str]) -> dict[str, list[MergeReason]]:
        found: dict[str, list[MergeReason]] = {}
        rows: list[tuple[int, MergeReason]] = []
        for condition in if_any(links.c.b, event_of):
            query = sa.select(links).where(condition, holds(links, self.as_of))
            rows += [
                (
                    row["cause"],
                    MergeReason(
                        row["a"], row["b"], row["score"], row["why"], row["by"]
                    ),
                )
                for row in self.connection.execute(query).mappings()
            ]
        for _, reason in sorted(rows, key=lambda row: (row[0], row[1].a, row[1].b)):
            event = event_of[reason.b]
            if event_of.get(reason.a) == event:
                found.setdefault(event, []).append(reason)
        return found

    def _proposals(self, event_of: dict[str, str]) -> dict[str, list[MaybeSame]]:
        """Proposals in either direction, with the event that the other side is in."""
        rows: dict[int, sa.RowMapping] = {}
        for side in (proposals.c.a, proposals.c.b):
            for condition in if_any(side, event_of):
                query = sa.select(proposals).where(
                    condition, holds(proposals, self.as_of)
                )
                for row in self.connection.execute(query).mappings():
                    rows[row["row_id"]] = row
        others = {mention for row in rows.values() for mention in (row["a"], row["b"])}
        everywhere = event_of | self._events_of(others - set(event_of))
        found: dict[str, dict[str, MaybeSame]] = {}
        for row in sorted(
            rows.values(), key=lambda row: (row["cause"], row["a"], row["b"])
        ):
            a, b = everywhere.get(row["a"]), everywhere.get(row["b"])
            if a is None or b is None or a == b:
                continue
            for event, other in ((a, b), (b, a)):
                same = MaybeSame(other, row["score"], row["why"])
                best = found.setdefault(event, {}).get(other)
                if best is None or best.score < same.score:
                    found[event][other] = same
        return {event: list(same.values()) for event, same in found.items()}

    def _events_of(self, wanted: set[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for condition in if_any(membership.c.mention, wanted):
            query = sa.select(membership.c.mention, membership.c.event).where(
                condition, holds(membership, self.as_of)
            )
            found.update((m, e) for m, e in self.connection.execute(query))
        return found

    def _nearby(
        self,
        reports: dict[str, list[Reported]],
        maybe: Mapping[str, Sequence[MaybeSame]],
    ) -> dict[str, dict[str, list[Reported]]]:
        """For events with figures, what is reported of those that may be the same."""
        counting = [
            event
            for event, told in reports.items()
            if event in maybe and can_be_compared(told)
        ]
        known = {
            event: {same.event: same.score for same in maybe.get(event, ())}
            for event in reports
        }
        near = nearby_events(self.connection, counting, known, self.as_of)
        others = {other for found in near.values() for other in found}
        told = dict(reports)
        rows = member_rows(self.connection, others - reports.keys(), self.as_of)
        for event, position, mention, article in rows:
            told.setdefault(event, []).append(reported(mention, position, article))
        return {
            event: {other: told[other] for other in found if other in told}
            for event, found in near.items()
        }

    def _corrections(
        self, event_of: dict[str, str]
    ) -> dict[str, tuple[list[Note], list[Correction]]]:
        found: dict[str, tuple[list[Note], list[Correction]]] = {}
        rows: list[sa.RowMapping] = []
        linked = kin(self.connection, event_of, self.as_of)
        event_of = {mention: event_of[told] for mention, told in linked.items()}
        for condition in if_any(corrections.c.mention, event_of):
            query = sa.select(corrections).where(
                condition, holds(corrections, self.as_of)
            )
            rows += self.connection.execute(query).mappings().all()
        for row in sorted(rows, key=lambda row: (row["cause"], row["mention"])):
            notes, history = found.setdefault(event_of[row["mention"]], ([], []))
            doc, when = json.loads(row["doc"]), to_datetime(row["recorded_at"])
            if row["kind"] == "annotate":
                notes.append(Note(doc["text"], row["author"], when))
            fixed = Correction(
                kind=row["kind"],
                what=doc["what"],
                reason=doc["reason"],
                author=row["author"],
                recorded_at=when,
                commit=row["commit_id"],
            )
            if history and (history[-1].commit, "merge") == (fixed.commit, fixed.kind):
                others = fixed.what.removeprefix("merged with ")
                fixed = dataclasses.replace(
                    fixed, what=f"{history.pop().what}, {others}"
                )
            history.append(fixed)
        return found


def find_event(connection: sa.Connection, wanted: str, as_of: int | None) -> str:
    """Find an event by its id, the start of it, or the id of one merged into it.

    Raises:
        NotFoundError: none, or more than one.
    """
    digits = wanted.strip().lower()
    query = (
        sa.select(chronology.c.event)
        .where(starts_with(chronology.c.event, digits), holds(chronology, as_of))
        .distinct()
        .limit(5)
    )
    found = list(connection.execute(query).scalars())
    if not found:
        found = _merged_into(connection, digits, as_of)
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(
            f"more than one event starts with {wanted!r}: {', '.join(sorted(found))}; "
            "expected one; give more digits"
        )
    raise NotFoundError(
        f"no such event: {wanted!r}; expected an id or its first digits; "
        'list them with "timeline list"'
    )


def _merged_into(
    connection: sa.Connection, digits: str, as_of: int | None
) -> list[str]:
    """Follow the id of an event that was merged away to where its founder is now."""
    query = (
        sa.select(membership.c.event)
        .where(starts_with(membership.c.event, digits))
        .distinct()
    )
    gone = set(connection.execute(query.limit(5)).scalars())
    if not gone:
        return []
    rows = connection.execute(
        sa.select(membership.c.mention).where(membership.c.event.in_(gone)).distinct()
    ).scalars()
    founders = [mention for mention in rows if founded_event(mention) in gone]
    query = (
        sa.select(membership.c.event)
        .where(membership.c.mention.in_(founders), holds(membership, as_of))
        .distinct()
    )
    return list(connection.execute(query).scalars())


def _with_article(mention: Mention, article: ArticleRef) -> EventMention:
    fields = {
        field.name: getattr(mention, field.name)
        for field in dataclasses.fields(mention)
    }
    return EventMention(**fields, article=article)


def _disagreements(
    reports: Sequence[Reported], nearby: Mapping[str, Sequence[Reported]]
) -> list[Disagreement]:
    """Tell where an event's sources differ, and then what would if it is another."""
    return [
        Disagreement(
            differing.kind,
            differing.about,
            tuple(
                Claim(
                    each.value,
                    each.mention,
                    each.speaker,
                    each.scope,
                    each.date,
                    each.event,
                )
                for each in differing.values
            ),
            differing.relation,
            differing.if_same,
        )
        for differing in (*disagreements(reports), *figures_if_same(reports, nearby))
    ]
