"""Corrections through the open chronology: each one commit, recorded once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.api.asked import (
    check_names,
    check_numbers,
    check_texts,
    request_digest,
)
from timeline.api.corrections import Corrections, as_typed, date_given
from timeline.api.dating import date_article
from timeline.api.days import day_of, publication_day
from timeline.api.lately import last_done, last_undone
from timeline.api.matching import append_matches
from timeline.api.opened import OpenStore
from timeline.api.undoing import Undoing, last_correction, undone_since
from timeline.errors import CorrectionError
from timeline.store.payloads import CorrectionUndone
from timeline.store.reading import commit_page
from timeline.version import SOFTWARE

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.api.lately import Done
    from timeline.dates import Date
    from timeline.store import Committed, NewEntry, StoredEntry, Writer


@dataclass(frozen=True, slots=True)
class Recorded:
    """A correction that was recorded."""

    commit: int
    """Undo it with `undo(commit)`."""
    what: str
    """For people: “redate: event 1f2e… to 2024-10, October 2024”."""
    event: str | None
    """Where the event is now."""
    lost: int = 0
    """How many standing corrections lost their event, when an ingest was undone."""
    is_new: bool = True
    """False where the same request had been recorded under its key before."""
    undone_by: int | None = None
    """The commit that has taken it back since, where it was recorded before."""


class Correcting(OpenStore):
    """What people decide.  Every method takes, beside what is decided:

    Args:
        reason: why; kept with the correction.
        expected_version: the `version` of the event that this was decided on, a
            position of the log; of the first event where there are several.  None
            takes whatever stands.
        key: any text that names this request: the same request under the same key, a
            retry after a lost reply, records nothing more and answers the same.

    Raises:
        NotFoundError: no such event or mention.
        CorrectionError: it makes no sense as things stand.
        WrongVersionError: the event has changed since that version.
        KeyUsedError: another request was recorded under the key.
        UsageError: a blank key, or an argument of another kind.
    """

    def redate(
        self,
        event_id: str,
        date: str | dt.date | Date | None,
        *,
        reason: str,
        today: dt.date | None = None,
        expected_version: int | None = None,
        key: str | None = None,
    ) -> Recorded:
        """Give an event another date; None, or “none”, leaves it undated.

        “Next Tuesday” counts from today, and the answer says so.

        Args:
            today: what “last Tuesday” is read against; None asks the clock.

        Raises:
            DateError: text that is no date.
        """
        if isinstance(date, dt.date):
            date = day_of(date).isoformat()
        today = today or dt.datetime.now().astimezone().date()
        return self._correct(
            ("redate", event_id, as_typed(date), reason),
            lambda corrections: corrections.redate(event_id, date, reason, today),
            expected_version,
            key,
        )

    def merge(
        self,
        *event_ids: str,
        reason: str,
        expected_version: int | None = None,
        key: str | None = None,
    ) -> Recorded:
        """Make one event of several; the eldest keeps its id, the others lead to it."""
        return self._correct(
            ("merge", *(event_ids or ("",)), reason),
            lambda corrections: corrections.merge(event_ids, reason, self.author),
            expected_version,
            key,
        )

    def split(
        self,
        event_id: str,
        *mention_ids: str,
        reason: str,
        expected_version: int | None = None,
        key: str | None = None,
    ) -> Recorded:
        """Take mentions out of an event; the matcher never merges the two again."""
        return self._correct(
            ("split", event_id, *mention_ids, reason),
            lambda corrections: corrections.split(event_id, mention_ids, reason),
            expected_version,
            key,
        )

    def keep_apart(
        self,
        *event_ids: str,
        reason: str,
        expected_version: int | None = None,
        key: str | None = None,
    ) -> Recorded:
        """Never make one event of the first and any of the others: the matcher obeys.

        A merge by a person ends it.
        """
        return self._correct(
            ("apart", *(event_ids or ("",)), reason),
            lambda corrections: corrections.keep_apart(event_ids or ("",), reason),
            expected_version,
            key,
        )

    def retract(
        self,
        event_id: str,
        *,
        reason: str,
        expected_version: int | None = None,
        key: str | None = None,
    ) -> Recorded:
        """Take an event out of the chronology; nothing is deleted."""
        return self._correct(
            ("retract", event_id, reason),
            lambda corrections: corrections.retract(event_id, reason),
            expected_version,
            key,
        )

    def annotate(
        self,
        event_id: str,
        text: str,
        *,
        reason: str = "",
        expected_version: int | None = None,
        key: str | None = None,
    ) -> Recorded:
        """Write a note beside an event."""
        return self._correct(
            ("annotate", event_id, text, reason),
            lambda corrections: corrections.annotate(event_id, text, reason),
            expected_version,
            key,
        )

    def date_article(
        self,
        article: str,
        date: str | dt.date,
        *,
        reason: str,
        expected_version: int | None = None,
    ) -> Recorded:
        """Give an article the day it was published: its stored text is read anew.

        It is a new revision of the article; `undo` brings the one before back.

        Args:
            article: its id, the id's first digits, or its path.
            expected_version: the `position` of the article that was looked at.

        Raises:
            DateError: text that is no date.
            UsageError: a date that is no single day.
        """
        check_texts(article=article, reason=reason)
        check_numbers(expected_version=expected_version)
        day = publication_day(date)
        if day is None:
            raise TypeError(date)
        done = date_article(
            self._log,
            article,
            day,
            reason=reason,
            author=self.author,
            expected_version=expected_version,
        )
        if done.commit is None:
            raise CorrectionError(
                f"nothing to record: {done.path} is dated {day} by hand already; "
                "expected another day; leave it as it is"
            )
        what = f"date: {done.path} published {day}"
        return Recorded(done.commit, what, None, done.lost)

    def last_done(self, *, by: str | None = None) -> Done | None:
        """Find the last correction that stands, of one author or of anybody."""
        check_names(by=by)
        with self._log.reading() as connection:
            return last_done(connection, by)

    def last_undone(self, *, by: str | None = None) -> Done | None:
        """Find what was taken back last: undo its commit to bring it back.

        None where the author has corrected something else since.
        """
        check_names(by=by)
        with self._log.reading() as connection:
            return last_undone(connection, by)

    def undo(
        self, commit: int | None = None, *, reason: str = "", key: str | None = None
    ) -> Recorded:
        """Take back a commit by appending its opposite: by default the last correction.

        An ingest goes with its mentions and with what the matcher made of them, and
        the revision before is back.  An undo brings back what it had taken away.
        """
        check_numbers(commit=commit)
        check_texts(reason=reason)
        check_names(key=key)
        asked = ("undo", "" if commit is None else str(commit), reason)
        with self._log.writing() as writer:
            digest = request_digest(self.author, asked)
            done = writer.recorded(key, digest) if key else None
            if done is None:
                wanted = (
                    last_correction(writer.connection) if commit is None else commit
                )
                undoing = Undoing(writer.connection, wanted)
                done = self._append(writer, asked, undoing.entries(reason), key)
                undoing.check()
                orphans = undoing.orphans(done)
                append_matches(writer, orphans, software=SOFTWARE)
            return _undone(writer, done)

    def _correct(
        self,
        asked: tuple[str, ...],
        decide: Callable[[Corrections], list[NewEntry]],
        expected_version: int | None,
        key: str | None,
    ) -> Recorded:
        """Record what is asked: the verb, the event and the rest."""
        for each in asked:
            check_texts(**{asked[0]: each})
        check_numbers(expected_version=expected_version)
        check_names(key=key)
        with self._log.writing() as writer:
            digest = request_digest(self.author, asked)
            done = writer.recorded(key, digest) if key else None
            if done is None:
                corrections = Corrections(writer.connection)
                if expected_version is not None:
                    corrections.expect(asked[1], expected_version)
                done = self._append(writer, asked, decide(corrections), key)
            entry = _first_entry(writer, done)
            undone_by = undone_since(writer.connection, done)
        event = entry.stream.removeprefix("event:")
        date = date_given(entry.payload, dt.datetime.now().astimezone().date())
        what = f"{asked[0]}: event {event}{f' to {date}' if date else ''}"
        return Recorded(
            done.commit, what, event, is_new=done.is_new, undone_by=undone_by
        )

    def _append(
        self,
        writer: Writer,
        asked: tuple[str, ...],
        entries: list[NewEntry],
        key: str | None,
    ) -> Committed:
        return writer.append(
            entries,
            author=self.author,
            command=asked[0],
            software=SOFTWARE,
            idempotency_key=key,
            request_digest=request_digest(self.author, asked),
        )


def _undone(writer: Writer, done: Committed) -> Recorded:
    payload = _first_entry(writer, done).payload
    if not isinstance(payload, CorrectionUndone):
        raise TypeError(payload.TYPE)
    undoing = Undoing(writer.connection, payload.commit)
    return Recorded(
        done.commit,
        undoing.told(),
        None,
        undoing.lost(),
        done.is_new,
        undone_since(writer.connection, done),
    )


def _first_entry(writer: Writer, done: Committed) -> StoredEntry:
    (commit,) = commit_page(writer.connection, done.commit - 1, 1)
    return commit.entries[0]
