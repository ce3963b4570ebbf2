"""What people decide: each decision one commit, with its author and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from timeline.dates import Date
from timeline.dates.labels import label
from timeline.errors import CorrectionError, NotFoundError
from timeline.project.tables import chronology, corrections, membership, mentions
from timeline.project.versions import holds
from timeline.query.events import find_event
from timeline.resolve import read_typed
from timeline.store import NewEntry
from timeline.store.payloads import (
    ArticleRedacted,
    CorrectionUndone,
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsMerged,
    EventSplit,
)
from timeline.store.tables import entries

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from timeline.store.payloads import Payload

_UNDATED = frozenset({"none", "undated", "unknown"})


class Corrections:
    """Turns a person's decision into entries, over one open connection.

    Every method raises NotFoundError for an unknown id and CorrectionError for a
    decision that makes no sense as things stand.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def redate(
        self, event: str, text: str, reason: str, today: dt.date | None
    ) -> list[NewEntry]:
        """Give an event another date, or none."""
        found = self._shown(event)
        if not text.strip():
            raise CorrectionError(
                "no date is given; expected one such as 2024-06, or “none” for an "
                "undated event; give it after the event"
            )
        date = None if text.strip().lower() in _UNDATED else read_typed(text, today)
        return _entries(
            found,
            EventRedated(
                event=found,
                edtf=date.edtf if date else None,
                granularity=date.granularity if date else None,
                modifier=date.modifier if date else None,
                text=text,
                reason=given_reason(reason),
            ),
        )

    def merge(self, events: Sequence[str], reason: str, author: str) -> list[NewEntry]:
        """Make one event of several; the eldest keeps its id."""
        found = list(dict.fromkeys(self._shown(event) for event in events))
        if len(found) < 2:
            raise CorrectionError(
                f"nothing to merge: {', '.join(events)} are one event already; "
                'expected two or more; list them with "timeline list"'
            )
        eldest = sorted((self._members(event)[0], event) for event in found)
        (_, first), kept = eldest[0][0], eldest[0][1]
        why = given_reason(reason)
        return [
            entry
            for (_, mention), _ in eldest[1:]
            for entry in _entries(
                kept, EventsMerged(a=first, b=mention, score=None, why=why, by=author)
            )
        ]

    def split(self, event: str, wanted: Sequence[str], reason: str) -> list[NewEntry]:
        """Take mentions out of an event, never to be merged with it again."""
        found = self._shown(event)
        members = [mention for _, mention in self._members(found)]
        taken = [self._mention(found, members, each) for each in wanted]
        if not taken or len(set(taken)) == len(members):
            raise CorrectionError(
                f"cannot split {len(set(taken))} of {len(members)} mentions off event "
                f"{found}; expected some to go and some to stay; see them with "
                f'"timeline show {found}"'
            )
        mentions_ = tuple(dict.fromkeys(taken))
        return _entries(
            found,
            EventSplit(event=found, mentions=mentions_, reason=given_reason(reason)),
        )

    def retract(self, event: str, reason: str) -> list[NewEntry]:
        """Take an event out of the chronology; its entries stay in the log."""
        found = self._event(event)
        if self._is_retracted(found):
            raise CorrectionError(
                f"event {found} is retracted already; expected one that is shown; "
                'nothing was recorded, "timeline undo" takes the retraction back'
            )
        return _entries(found, EventRetracted(event=found, reason=given_reason(reason)))

    def annotate(self, event: str, text: str, reason: str) -> list[NewEntry]:
        """Write a note beside an event."""
        found = self._shown(event)
        if not text.strip():
            raise CorrectionError(
                "the note is empty; expected some words; give them after the event"
            )
        return _entries(found, EventAnnotated(event=found, text=text, reason=reason))

    def undo(self, commit: int | None, reason: str) -> tuple[list[NewEntry], int, str]:
        """Take back a correction: a given commit's, or the last that stands.

        Returns:
            The entries, the commit that is undone, and what it had done.
        """
        standing = sa.select(
            corrections.c.commit_id, corrections.c.doc, corrections.c.mention
        ).where(holds(corrections))
        if commit is not None:
            self._refuse_takedown(commit)
            standing = standing.where(corrections.c.commit_id == commit)
        row = self.connection.execute(
            standing.order_by(corrections.c.cause.desc()).limit(1)
        ).first()
        if row is None:
            which = "no correction stands" if commit is None else f"commit {commit}"
            verb = "" if commit is None else " is no correction that stands"
            raise CorrectionError(
                f"nothing to undo: {which}{verb}; expected a redate, merge, split, "
                'retract or annotate; list them with "timeline log"'
            )
        event = self.connection.execute(
            sa.select(membership.c.event).where(
                membership.c.mention == row.mention, holds(membership)
            )
        ).scalar()
        undone = CorrectionUndone(commit=row.commit_id, reason=reason)
        stream = f"event:{event}" if event else "corrections"
        return [NewEntry(stream, undone)], row.commit_id, row.doc

    def _refuse_takedown(self, commit: int) -> None:
        taken = sa.select(entries.c.position).where(
            entries.c.commit_id == commit, entries.c.type == ArticleRedacted.TYPE
        )
        if self.connection.execute(taken.limit(1)).first() is not None:
            raise CorrectionError(
                f"commit {commit} took an article down; expected a correction, for "
                "what was taken down is gone; ingest another text of the article, if "
                "you may"
            )

    def _event(self, wanted: str) -> str:
        return find_event(self.connection, wanted, None)

    def _shown(self, wanted: str) -> str:
        """Find an event that is not retracted: the rest are out of sight."""
        found = self._event(wanted)
        if self._is_retracted(found):
            raise CorrectionError(
                f"event {found} is retracted; expected one that is shown; undo the "
                f'retraction first, "timeline show {found}" tells its commit'
            )
        return found

    def _is_retracted(self, event: str) -> bool:
        retracted = sa.select(chronology.c.retracted).where(
            chronology.c.event == event, holds(chronology)
        )
        return bool(self.connection.execute(retracted).scalar_one())

    def _members(self, event: str) -> list[tuple[int, str]]:
        """Position and id of an event's mentions, eldest first."""
        query = (
            sa.select(mentions.c.position, mentions.c.mention)
            .join(membership, membership.c.mention == mentions.c.mention)
            .where(membership.c.event == event, holds(membership), holds(mentions))
            .order_by(mentions.c.position)
        )
        return [
            (position, mention) for position, mention in self.connection.execute(query)
        ]

    def _mention(self, event: str, members: Sequence[str], wanted: str) -> str:
        found = [each for each in members if wanted and each.startswith(wanted.lower())]
        if len(found) == 1:
            return found[0]
        problem = "more than one mention starts with" if found else "no such mention"
        raise NotFoundError(
            f"{problem}: {wanted!r} in event {event}; expected one of "
            f'{", ".join(members)}; see them with "timeline show {event}"'
        )


def date_given(entries: Iterable[NewEntry]) -> str:
    """Tell how a new date was understood; empty where none was given."""
    for entry in entries:
        payload = entry.payload
        if not isinstance(payload, EventRedated):
            continue
        if payload.edtf is None:
            return "undated"
        date = Date.from_edtf(payload.edtf, payload.granularity)
        words = label(date.modified(payload.modifier))
        return words if words == payload.edtf else f"{payload.edtf}, {words}"
    return ""


def _entries(event: str, payload: Payload) -> list[NewEntry]:
    return [NewEntry(f"event:{event}", payload)]


def given_reason(reason: str) -> str:
    """Make sure that a decision has a reason: a chronology must be defended."""
    if not reason.strip():
        raise CorrectionError(
            "no reason is given; expected why this is right; add it with --reason"
        )
    return reason
