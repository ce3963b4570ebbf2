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
from timeline.project.lines import corrected_date, member_rows, reported
from timeline.project.tables import (
    chronology,
    corrections,
    links,
    membership,
    proposals,
)
from timeline.project.versions import holds, if_any
from timeline.query.articles import article_ref
from timeline.query.decided import (
    first_commits,
    founder_of,
    held_apart_from,
    holder_of,
)
from timeline.query.ids import starts_with
from timeline.query.nearby import nearby_events, retracted_of
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
        linked = kin(self.connection, event_of, self.as_of)
        family = {mention: event_of[told] for mention, told in linked.items()}
        merged, hidden = self._links(told, family)
        maybe = self._proposals(event_of)
        fixed = self._corrections(told, family)
        parted = held_apart_from(self.connection, event_of, self.as_of)
        kindred: dict[str, list[str]] = {}
        for mention, event in family.items():
            kindred.setdefault(event, []).append(mention)
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
                    confidence=line.confidence,
                    founder=founder_of(line.id, kindred.get(line.id, ())),
                    linked=tuple(hidden.get(line.id, ())),
                    apart=tuple(parted.get(line.id, ())),
                )
            )
        return found

    def _mentions(
        self, events: set[str]
    ) -> tuple[dict[str, list[EventMention]], dict[str, list[Reported]]]:
        """Each event's mentions as they are cited, and as they are compared."""
        found: dict[str, list[EventMention]] = {}
        compared: dict[str, list[Reported]] = {}
        refs: dict[str, ArticleRef] = {}
        rows = member_rows(self.connection, events, self.as_of)
        for event, position, mention, article in rows:
            if article.article not in refs:
                refs[article.article] = article_ref(article)
            cited = _with_article(mention, refs[article.article])
            found.setdefault(event, []).append(cited)
            compared.setdefault(event, []).append(reported(mention, position, article))
        return found, compared

    def _links(
        self, told: Mapping[str, Sequence[EventMention]], family: Mapping[str, str]
    ) -> tuple[dict[str, list[MergeReason]], dict[str, list[MergeReason]]]:
        """Why mentions are one event, in their order; and links of earlier revisions.

        Of these the words are left out: they may be of a sentence that is gone.
        """
        rows: list[sa.RowMapping] = []
        for condition in if_any(links.c.b, family):
            query = sa.select(links).where(condition, holds(links, self.as_of))
            rows += self.connection.execute(query).mappings().all()
        by_people = {row["cause"] for row in rows if row["score"] is None}
        first = first_commits(self.connection, by_people)
        place = {
            mention.id: number
            for members in told.values()
            for number, mention in enumerate(members)
        }
        shown: dict[str, list[MergeReason]] = {}
        hidden: dict[str, list[MergeReason]] = {}
        for row in rows:
            is_shown = row["a"] in place and row["b"] in place
            reason = MergeReason(
                row["a"],
                row["b"],
                row["score"],
                row["why"] if is_shown else "",
                row["by"],
                first.get(row["cause"]),
            )
            found = shown if is_shown else hidden
            found.setdefault(family[row["b"]], []).append(reason)
        for reasons in shown.values():
            reasons.sort(key=lambda each: (*_places(each, place), *_told(each)))
        for reasons in hidden.values():
            reasons.sort(key=lambda each: (each.a, each.b, *_told(each)))
        return shown, hidden

    def _proposals(self, event_of: dict[str, str]) -> dict[str, list[MaybeSame]]:
        """Proposals in either direction, with the event that the other side is in.

        The likeliest first.  What a person took out is not told of.
        """
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
        gone = retracted_of(self.connection, everywhere.values(), self.as_of)
        found: dict[str, dict[str, MaybeSame]] = {}
        for row in sorted(
            rows.values(), key=lambda row: (row["cause"], row["a"], row["b"])
        ):
            a, b = everywhere.get(row["a"]), everywhere.get(row["b"])
            if a is None or b is None or a == b or gone & {a, b}:
                continue
            for event, other in ((a, b), (b, a)):
                same = MaybeSame(other, row["score"], row["why"], row["a"], row["b"])
                best = found.setdefault(event, {}).get(other)
                if best is None or best.score < same.score:
                    found[event][other] = same
        return {
            event: sorted(same.values(), key=lambda each: (-each.score, each.event))
            for event, same in found.items()
        }

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
        self, told: Mapping[str, Sequence[EventMention]], family: Mapping[str, str]
    ) -> dict[str, tuple[list[Note], list[Correction]]]:
        found: dict[str, tuple[list[Note], list[Correction]]] = {}
        rows: list[sa.RowMapping] = []
        for condition in if_any(corrections.c.mention, family):
            query = sa.select(corrections).where(
                condition, holds(corrections, self.as_of)
            )
            rows += self.connection.execute(query).mappings().all()
        first = first_commits(self.connection, {row["cause"] for row in rows})
        for row in sorted(rows, key=lambda row: (row["cause"], row["mention"])):
            event = family[row["mention"]]
            notes, history = found.setdefault(event, ([], []))
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
                mention=holder_of(
                    self.connection,
                    row["mention"],
                    [each.id for each in told[event]],
                    self.as_of,
                ),
                date=corrected_date(None, [(row["kind"], doc)]),
                first=first[row["cause"]],
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


def _places(reason: MergeReason, place: Mapping[str, int]) -> tuple[int, int]:
    """Order reasons as the mentions: by the later of the two, then by the other."""
    one, other = sorted((place[reason.a], place[reason.b]))
    return other, one


def _told(reason: MergeReason) -> tuple[bool, float, str, str, str]:
    is_by_people = reason.score is None
    return is_by_people, reason.score or 0.0, reason.a, reason.by, reason.why


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
