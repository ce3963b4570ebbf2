"""Articles in, by `Timeline`: once, or whenever some appear in a folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.api import settings
from timeline.api.collecting import set_aside
from timeline.api.days import publication_day
from timeline.api.import_files import opened
from timeline.api.importing import Importing
from timeline.api.ingest import Ingest
from timeline.api.ingested import Ingested, IngestReport, failed, printable
from timeline.api.opened import OpenStore
from timeline.api.watching import appearing
from timeline.errors import StoppedError
from timeline.formats.kinds import may_hold_many
from timeline.imports.chronology import read_chronology
from timeline.parse import find_files
from timeline.version import SOFTWARE
from timeline.workers.hire import hired
from timeline.workers.task import Options

if TYPE_CHECKING:
    import datetime as dt
    import threading
    from collections.abc import Callable, Iterable
    from typing import Unpack

    from timeline.api.imported import Imported
    from timeline.api.watching import Reading
    from timeline.extract import Extractor
    from timeline.parse import FoundFiles


class TakingIn(OpenStore):
    """What a `Timeline` reads."""

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
        stop: threading.Event | None = None,
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
            progress: called after each article with its outcome, its number and how
                many there are, as far as is known: a file may hold many.
            stop: set it, in another thread, to end when the article at hand is read;
                what was read by then is stored, and the report ends there.

        Raises:
            UsageError: no such number of jobs, or a cluster as well.
            WorkerError: the processes do not start, or the cluster is not to be had.
        """
        listed = [paths] if isinstance(paths, str | Path) else paths
        found = find_files(listed, self._own_files())
        reading: Reading = {
            "date": date,
            "publisher": publisher,
            "language": language,
            "locale": locale,
            "extractor": extractor,
            "jobs": jobs,
            "dask": dask,
        }
        return self._take_in(found, progress, stop, reading)

    def watch(
        self,
        folder: str | Path,
        *,
        interval: float = 1.0,
        progress: Callable[[Ingested, int, int], None] | None = None,
        stop: threading.Event | None = None,
        **reading: Unpack[Reading],
    ) -> None:
        """Ingest what lies in a folder and what appears there, until told to stop.

        A file is read when two looks find it the same, so one that is being written is
        waited for; it is read again when it changes.

        Args:
            folder: is searched through.
            interval: seconds between two looks.
            progress: as that of `ingest`.
            stop: likewise; nothing else ends it but an exception.
            reading: what `ingest` takes besides: `date`, `publisher`, `jobs` …

        Raises:
            UsageError: it is no folder, no interval, or as `ingest` does.
            WorkerError: as `ingest` does.
        """
        for found in appearing(folder, interval, stop, self._own_files()):
            self._take_in(found, progress, stop, reading)

    def import_jsonl(
        self,
        path: str | Path,
        *,
        progress: Callable[[int], None] | None = None,
    ) -> Imported:
        """Take in what `export` wrote as JSON lines, in this store or in another.

        Into an empty store it brings the chronology as it was exported: ids, sources,
        merges, corrections and notes with their authors and times, all but the texts of
        the articles.  What is here already is not doubled, and what people decided here
        stands: where the file says otherwise, `conflicts` tells.  New mentions are
        matched with those that were here.

        Args:
            path: a file, or `-` for standard input.
            progress: called with how many lines are read so far.

        Raises:
            ReadError: the file is none, was cut off or changed; nothing is imported.
        """
        name = printable(str(path))
        with set_aside(), opened(path) as file:
            chronology = read_chronology(file, name, progress)
            with self._log.writing() as writer:
                return Importing(writer, chronology, self.author).run()

    def _take_in(
        self,
        found: FoundFiles,
        progress: Callable[[Ingested, int, int], None] | None,
        stop: threading.Event | None,
        reading: Reading,
    ) -> IngestReport:
        extractor = reading.get("extractor")
        options = Options(
            extractor=settings.known_extractor(extractor),
            date=publication_day(reading.get("date")),
            publisher=reading.get("publisher"),
            language=settings.known_language(reading.get("language")),
            locale=settings.known_locale(reading.get("locale")),
        )
        done: list[Ingested] = []
        files = len(found.problems) + len(found.files)

        def keep(result: Ingested, beyond: int = 0) -> None:
            done.append(result)
            if progress:
                progress(result, len(done), files + beyond)

        for problem in found.problems:
            keep(failed(problem.path, problem.error))
        jobs, dask = reading.get("jobs", 1), reading.get("dask")
        crew = hired(options, _at_least(found.files), jobs=jobs, dask=dask)
        with suppress(StoppedError), set_aside(), crew as workers:
            ingest = Ingest(
                self._log,
                author=self.author,
                software=SOFTWARE,
                options=options,
                anew=extractor is not None,
                workers=workers,
            )
            for result in ingest.files(found.files, stop):
                keep(result, ingest.beyond)
        return IngestReport(tuple(done))


def _at_least(files: Iterable[str]) -> int:
    """Count the articles in files: two for one that may hold many."""
    return sum(1 + may_hold_many(path) for path in files)
