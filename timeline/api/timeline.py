"""The open chronology: ingest, ask, correct, export."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.api.asked import check_names, check_numbers, check_texts
from timeline.api.collecting import set_aside
from timeline.api.comparing import Comparing
from timeline.api.correcting import Correcting
from timeline.api.days import check_window, window_edge
from timeline.api.exporting import Written, every_event, write_events
from timeline.api.listing import Listing
from timeline.api.redact import Redacted, redact
from timeline.api.rematch import Rematched, rematch
from timeline.api.taking_in import TakingIn
from timeline.errors import NotFoundError
from timeline.export.formats import About
from timeline.export.frames import pandas_frame, polars_frame
from timeline.export.jsonl import jsonl
from timeline.export.markdown import markdown
from timeline.export.table import row
from timeline.query.articles import article_records, find_article
from timeline.query.events import EventReader, find_event
from timeline.query.lines import event_lines
from timeline.query.log import logged, recorded_at
from timeline.query.mentions import article_mentions
from timeline.query.shown import Listed
from timeline.query.values import Filters

if TYPE_CHECKING:
    import datetime as dt
    import threading
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    import pandas
    import polars

    from timeline.api.exporting import Format
    from timeline.api.moments import AsOf
    from timeline.articles import Role
    from timeline.export.table import Row
    from timeline.query.values import (
        ArticleMention,
        ArticleRecord,
        Event,
        EventLine,
        LoggedCommit,
    )

_PAGE = 200


class Timeline(TakingIn, Listing, Comparing, Correcting):
    """A chronology in a store.  Make one with `Timeline.open`, use it in a `with`.

    Queries return frozen values; what a query answered does not change under you.
    """

    # -- queries ---------------------------------------------------------------

    def events(
        self,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        *,
        text: str = "",
        source: str = "",
        who: str = "",
        where: str = "",
        role: Role | None = None,
        certainly: bool = False,
        retracted: bool = False,
        disagrees: bool | None = None,
        corrected: bool | None = None,
        unsure: bool | None = None,
        but_not: tuple[Filters, ...] = (),
        as_of: AsOf = None,
    ) -> Listed[Event]:
        """List whole events, filtered, in chronological order; undated ones last.

        Args:
            since: first day of a window, or text that is read as a date.
            until: last day of the window.
            certainly: only events that lie in the window whatever day they mean.
            disagrees: only events whose own sources differ; False: only the others.
            corrected: likewise those that a person corrected.
            unsure: likewise those whose date is misread too often.
            but_not: what fits any of these is left out.
            as_of: a position of the log, or a day or moment: the view as it was then.

        Raises:
            DateError: text that is no date.
            UsageError: the window ends before it starts, or `as_of` is no moment of
                the log.
        """
        first, final = self.window(since, until)
        filters = Filters(
            since=first,
            until=final,
            certainly=certainly,
            text=text,
            source=source,
            who=who,
            where=where,
            role=role,
            retracted=retracted,
            disagrees=disagrees,
            corrected=corrected,
            unsure=unsure,
            but_not=but_not,
        )
        with self.snapshot():
            return Listed(self.full(self.lines(filters, as_of=as_of), as_of=as_of))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Answer all that this thread asks in a `with` from one state of the store.

        What others record meanwhile is seen after it.
        """
        with self._log.reading():
            yield

    def full(
        self, lines: Iterable[EventLine], *, as_of: AsOf = None
    ) -> Iterator[Event]:
        """Load the whole events of some lines, page by page.

        Ask for both in one `snapshot`, or lines may have gone meanwhile.
        """
        listed, position = list(lines), self.position(as_of)
        for start in range(0, len(listed), _PAGE):
            with self._log.reading() as connection:
                reader = EventReader(connection, position)
                page = reader.events(listed[start : start + _PAGE])
            yield from page

    def event(self, event_id: str, *, as_of: AsOf = None) -> Event:
        """Find an event by its id, the id's first digits, or that of one merged away.

        Raises:
            NotFoundError: none, or more than one.
        """
        check_texts(event_id=event_id)
        with self._log.reading() as connection:
            position = self.position(as_of)
            found = find_event(connection, event_id, position)
            (line,) = event_lines(
                connection, Filters(retracted=True, event=found), position
            )
            (event,) = EventReader(connection, position).events([line])
        return event

    def articles(self, *, as_of: AsOf = None) -> list[ArticleRecord]:
        """List the articles with publication date and evidence, as first read."""
        with self._log.reading() as connection:
            return article_records(connection, self.position(as_of))

    def article(self, wanted: str, *, as_of: AsOf = None) -> ArticleRecord:
        """Find an article by its id, the id's first digits, or its path."""
        check_texts(wanted=wanted)
        with self._log.reading() as connection:
            return find_article(connection, wanted, self.position(as_of))

    def mentions(self, article: str, *, as_of: AsOf = None) -> Listed[ArticleMention]:
        """List what was read in an article, in the order of its text.

        Each mention comes with the line of the event that it is of.

        Args:
            article: its id, the id's first digits, or its path.

        Raises:
            NotFoundError: no such article, or more than one.
        """
        check_texts(article=article)
        with self._log.reading() as connection:
            position = self.position(as_of)
            found = find_article(connection, article, position)
            return Listed(article_mentions(connection, found.ref.id, position))

    def text(self, sha256: str) -> str:
        """Return an article's text as stored, furniture and all.

        Raises:
            NotFoundError: no such text, it was taken down, or its article was imported.
        """
        check_texts(sha256=sha256)
        text = None if "\0" in sha256 else self._log.text(sha256)
        if text is None:
            raise NotFoundError(
                f"no text with SHA-256 {sha256!r}: never read, taken down, or imported "
                "without it; expected that of an article in the store; list them with "
                '"timeline articles", or ingest it again'
            )
        return text

    def log(self, after: int = 0) -> Iterator[LoggedCommit]:
        """Every commit past number `after` with its entries, oldest first."""
        check_numbers(after=after)
        return map(logged, self._log.commits(after))

    def follow(
        self, after: int = 0, *, poll: float = 0.2, stop: threading.Event | None = None
    ) -> Iterator[LoggedCommit]:
        """Every commit past number `after`, then each new one once it is recorded.

        Each comes once, whole and in order, whoever writes, in whichever process.

        Args:
            poll: seconds between two looks at the log's end.
            stop: set it, in another thread, to end; by default this never ends.
        """
        check_numbers(after=after)
        return map(logged, self._log.follow(after, poll=poll, stop=stop))

    # -- takedown --------------------------------------------------------------------

    def redact(self, article: str, *, reason: str, key: str | None = None) -> Redacted:
        """Take an article down for good: its text, title, quotations and names go.

        Its lines keep their days and read “[redacted]”, also as of earlier positions;
        the log stays whole.  It cannot be undone.

        Args:
            article: its id, the id's first digits, or its path.
            key: any text that names this request, as that of a correction.

        Raises:
            NotFoundError: no such article, or more than one.
            CorrectionError: no reason is given, or it is taken down already.
            KeyUsedError: another request was recorded under the key.
        """
        check_texts(article=article, reason=reason)
        check_names(key=key)
        return redact(self._log, article, reason=reason, author=self.author, key=key)

    # -- matching anew -------------------------------------------------------------

    def rematch(
        self,
        *,
        apply: bool = False,
        reason: str = "",
        progress: Callable[[int, int], None] | None = None,
    ) -> Rematched:
        """Let this version's matcher decide of all that stands, as if it came anew.

        What people decided stands: links, splits, and the ids of corrected events.

        Args:
            apply: append the difference, as one commit; else it is only told.
            reason: kept with each decision.
            progress: called with the position of the log read so far, and the last.

        Raises:
            WrongVersionError: somebody appended while it was matched.
        """
        check_texts(reason=reason)
        return rematch(self._log, apply=apply, reason=reason, progress=progress)

    # -- upkeep --------------------------------------------------------------------

    def window(
        self, since: dt.date | str | None, until: dt.date | str | None
    ) -> tuple[dt.date | None, dt.date | None]:
        """Read the first and the last day of a window: “2024-10” means all its days.

        Raises:
            DateError: text that is no date.
            UsageError: the window ends before it starts.
        """
        edges = window_edge(since, last=False), window_edge(until, last=True)
        check_window(*edges)
        return edges

    # -- out -------------------------------------------------------------------------

    def export(
        self,
        output: TextIO,
        filters: Filters | None = None,
        *,
        format: Format = "markdown",  # noqa: A002 - so the command line calls it
        template: str | Path | None = None,
        title: str = "Chronology",
        as_of: AsOf = None,
        progress: Callable[[int], None] | None = None,
    ) -> Written:
        """Write the events that fit, in order, page by page; return how many.

        What is returned tells, as `left_out`, how many the format has no place for:
        those without a date, or with a bound alone.

        Args:
            output: a file opened with `newline=""` or `"\\n"`: some formats end their
                lines with a carriage return.
            format: one of `timeline.export.formats.FORMATS`.
            template: a file of Jinja2 to write by instead; see `docs/exporting.md`.
            title: the heading, where the format has one.
            progress: called with how many events are read so far; what it raises ends
                the export.

        Raises:
            UsageError: no such format, the template fails, or `as_of` is no moment.
        """
        with set_aside(), self.snapshot():
            events = every_event(self, filters or Filters(), self.position(as_of))
            about = About(title, self._recorded)
            way = format if template is None else Path(template)
            return write_events(events, output, way, about=about, progress=progress)

    def _recorded(self, position: int) -> dt.datetime:
        with self._log.reading() as connection:
            return recorded_at(connection, position)

    def to_markdown(self, events: Iterable[Event], *, title: str = "Chronology") -> str:
        """Write events as Markdown, ready to paste into a brief."""
        return markdown(events, title=title)

    def to_jsonl(self, events: Iterable[Event]) -> str:
        """Write events as JSON lines, one an event."""
        return "".join(f"{line}\n" for line in jsonl(events))

    def to_pandas(
        self, filters: Filters | None = None, *, as_of: AsOf = None
    ) -> pandas.DataFrame:
        """Make a frame of pandas: a row an event that fits, in order.

        The columns are those of the CSV export, each of its type; `docs/python.md`
        lists them.  Needs the extra `timeline[pandas]`.

        Raises:
            UsageError: pandas is not installed, or `as_of` is no moment.
        """
        return pandas_frame(self._rows(filters, as_of))

    def to_polars(
        self, filters: Filters | None = None, *, as_of: AsOf = None
    ) -> polars.DataFrame:
        """Make a frame of polars, as `to_pandas` does.

        Needs the extra `timeline[polars]`.

        Raises:
            UsageError: polars is not installed, or `as_of` is no moment.
        """
        return polars_frame(self._rows(filters, as_of))

    def _rows(self, filters: Filters | None, as_of: AsOf) -> Iterator[Row]:
        with set_aside(), self.snapshot():
            wanted, position = filters or Filters(), self.position(as_of)
            yield from map(row, every_event(self, wanted, position))
