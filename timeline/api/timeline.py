"""The open chronology: ingest, ask, correct, export."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.api import settings
from timeline.api.asked import check_names, check_numbers, check_texts
from timeline.api.collecting import set_aside
from timeline.api.correcting import Correcting
from timeline.api.days import check_window, publication_day, window_edge
from timeline.api.ingest import Ingest, Ingested, IngestReport
from timeline.api.moments import as_moment, no_position
from timeline.api.redact import Redacted, redact
from timeline.api.rematch import Rematched, rematch
from timeline.errors import NotFoundError, UsageError
from timeline.export.jsonl import jsonl
from timeline.export.markdown import markdown
from timeline.parse import find_files
from timeline.query.articles import article_records, find_article
from timeline.query.diff import changes
from timeline.query.events import EventReader, find_event
from timeline.query.lines import event_lines, event_page
from timeline.query.log import logged
from timeline.query.values import Filters
from timeline.version import SOFTWARE
from timeline.workers.hire import hired
from timeline.workers.task import Options

if TYPE_CHECKING:
    import datetime as dt
    import threading
    from collections.abc import Callable, Iterable, Iterator

    from timeline.api.moments import AsOf
    from timeline.articles import Role
    from timeline.extract import Extractor
    from timeline.query.values import (
        ArticleRecord,
        Change,
        Event,
        EventLine,
        LoggedCommit,
        Page,
    )

_PAGE = 200


class Timeline(Correcting):
    """A chronology in a store.  Make one with `Timeline.open`, use it in a `with`.

    Queries return frozen values; what a query answered does not change under you.
    """

    # -- in --------------------------------------------------------------------

    def ingest(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        date: dt.date | str | None = None,
        publisher: str | None = None,
        language: str | None = None,
        locale: str | None = None,
        extractor: str | Extractor | None = None,
        jobs: int | str = 1,
        dask: str | None = None,
        progress: Callable[[Ingested, int, int], None] | None = None,
    ) -> IngestReport:
        """Read files and folders; bad input is reported, the rest is stored.

        Args:
            paths: files, folders, or `-` for standard input.
            date: the publication date by hand, over what the texts say.
            publisher: likewise.
            language: of all texts, such as `fr`; None tells each one's from itself.
            locale: of 7/8/07, such as `en_GB`; None asks the environment and settings.
            extractor: the name of one, or one itself; texts that another has read are
                then read anew, as a revision.  None asks the environment and settings,
                and leaves what is known as it was read.
            jobs: how many processes read; `auto` is one for each core.  What is stored
                is the same.  A script asks for more than one only under
                `if __name__ == "__main__":`, as processes that start import it.
            dask: the scheduler of a Dask cluster whose workers are to read instead,
                such as `tcp://host:8786`.
            progress: called after each file with its outcome, its number and how many
                there are.

        Raises:
            UsageError: no such number of jobs, or a cluster as well.
            WorkerError: the processes do not start, or the cluster is not to be had.
        """
        found = find_files([paths] if isinstance(paths, str | Path) else paths)
        options = Options(
            extractor=settings.known_extractor(extractor),
            date=publication_day(date),
            publisher=publisher,
            language=settings.known_language(language),
            locale=settings.known_locale(locale),
        )
        done: list[Ingested] = []
        total = len(found.problems) + len(found.files)

        def keep(result: Ingested) -> None:
            done.append(result)
            if progress:
                progress(result, len(done), total)

        for problem in found.problems:
            keep(Ingested(problem.path, "failed", error=str(problem.error)))
        crew = hired(options, len(found.files), jobs=jobs, dask=dask)
        with set_aside(), crew as workers:
            ingest = Ingest(
                self._log,
                author=self.author,
                software=SOFTWARE,
                options=options,
                anew=extractor is not None,
                workers=workers,
            )
            for result in ingest.files(found.files):
                keep(result)
        return IngestReport(tuple(done))

    # -- queries ---------------------------------------------------------------

    def lines(
        self, filters: Filters | None = None, *, as_of: AsOf = None
    ) -> list[EventLine]:
        """List the chronology, a light line an event, in order; undated ones last."""
        with self._log.reading() as connection:
            return event_lines(connection, filters or Filters(), self.position(as_of))

    def page(
        self,
        filters: Filters | None = None,
        *,
        after: str | None = None,
        size: int = 50,
        as_of: AsOf = None,
    ) -> Page:
        """List some lines of the chronology, from the start or past a page before.

        Every page costs the same, however deep.  Lines that come in between are in
        their place; none is shown twice.

        Args:
            after: `next` of the page before; None starts at the first line.
            size: how many lines.

        Raises:
            UsageError: `after` is no place, or `size` below one.
        """
        check_names(after=after)
        check_numbers(size=size)
        with self._log.reading() as connection:
            return event_page(
                connection,
                filters or Filters(),
                self.position(as_of),
                after=after,
                size=size,
            )

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
        as_of: AsOf = None,
    ) -> list[Event]:
        """List whole events, filtered, in chronological order; undated ones last.

        Args:
            since: first day of a window, or text that is read as a date.
            until: last day of the window.
            certainly: only events that lie in the window whatever day they mean.
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
        )
        with self.snapshot():
            return list(self.full(self.lines(filters, as_of=as_of), as_of=as_of))

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

    def text(self, sha256: str) -> str:
        """Return an article's text as stored, furniture and all.

        Raises:
            NotFoundError: no such text, or it was taken down.
        """
        check_texts(sha256=sha256)
        text = None if "\0" in sha256 else self._log.text(sha256)
        if text is None:
            raise NotFoundError(
                f"no text with SHA-256 {sha256!r}: never read, or taken down; expected "
                'that of an article in the store; list them with "timeline articles"'
            )
        return text

    def log(self, after: int = 0) -> Iterator[LoggedCommit]:
        """Every commit past number `after` with its entries, oldest first."""
        check_numbers(after=after)
        return map(logged, self._log.commits(after))

    def diff(self, start: AsOf, end: AsOf = None) -> list[Change]:
        """List what changed in the chronology between two “as of”, with the reasons.

        Args:
            start: the earlier; a day counts to its end.
            end: the later; None is now.

        Raises:
            UsageError: the end is before the start, or one is no moment of the log.
        """
        if start is None:
            raise UsageError(
                "nothing to compare with: no earlier moment is given; expected a "
                "position of the log, a day or a time; 0 is before the first entry"
            )
        with self._log.reading() as connection:
            first, last = self.position(start), self.position(end)
            head = self._log.head().position
            first, last = (head if each is None else each for each in (first, last))
            if last < first:
                raise UsageError(
                    f"nothing lies between position {first} and {last}; expected the "
                    "earlier first; swap the two"
                )
            return changes(connection, first, last)

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

    def position(self, as_of: AsOf) -> int | None:
        """Turn “as of” into a position of the log; a day counts to its end.

        Raises:
            UsageError: text that is neither a position, a day nor a moment, or a
                position that the log does not have.
        """
        if as_of is None:
            return None
        moment = as_moment(as_of)
        if not isinstance(moment, int):
            return self._log.position_at(moment)
        head = self._log.head().position
        if not 0 <= moment <= head:
            raise no_position(moment, head)
        return moment

    # -- out -------------------------------------------------------------------------

    def to_markdown(self, events: Iterable[Event], *, title: str = "Chronology") -> str:
        """Write events as Markdown, ready to paste into a brief."""
        return markdown(events, title=title)

    def to_jsonl(self, events: Iterable[Event]) -> str:
        """Write events as JSON lines, one an event."""
        return "".join(f"{line}\n" for line in jsonl(events))
