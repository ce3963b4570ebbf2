"""`timeline ingest`: articles into the store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import add_language, add_locale, open_timeline, taken_down
from timeline.cli.interrupts import Interrupts

if TYPE_CHECKING:
    import argparse

    from timeline.api import Ingested, IngestReport
    from timeline.api.ingest import Outcome
    from timeline.extract import Extractor
    from timeline.query.values import Takedown

NAME = "ingest"
HELP = "read articles from files, folders or - (stdin); again adds nothing"

_MANY = 20
_OUTCOMES: tuple[Outcome, ...] = ("new", "revised", "known", "redacted", "failed")
_NOT_ENGLISH = "; in {}: dates are read, happenings are not"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument(
        "--date", help="publication day by hand, over what the texts say"
    )
    parser.add_argument("--publisher", help="publisher by hand")
    parser.add_argument("--author", help="who; else TIMELINE_AUTHOR or your login")
    parser.add_argument(
        "--extractor",
        metavar="NAME",
        help="what finds the happenings: rules, spacy, llm or one of a plug-in; texts "
        "that another has read are read anew",
    )
    parser.add_argument(
        "--model", metavar="NAME", help="the extractor's: a spaCy pipeline, an LLM"
    )
    parser.add_argument(
        "--endpoint", metavar="URL", help="of an OpenAI-compatible server, for llm"
    )
    add_language(parser)
    add_locale(parser)
    parser.add_argument(
        "--jobs",
        metavar="N",
        default="1",
        help="read with so many processes; auto is one for each core",
    )
    parser.add_argument(
        "--dask",
        metavar="tcp://HOST:PORT",
        help="read with the workers of a Dask cluster: the address of its scheduler",
    )


def run(args: argparse.Namespace) -> int:
    """Ingest, one line an article; exit code 1 where something could not be read."""
    if args.dask:
        from timeline.workers.cluster import keep_quiet

        keep_quiet()
    with Interrupts() as interrupts, open_timeline(args, create=True) as timeline:

        def tell(each: Ingested, number: int, total: int) -> None:
            _tell(each, number, total)
            interrupts.check()

        report = timeline.ingest(
            args.paths,
            date=args.date,
            publisher=args.publisher,
            language=args.language,
            locale=args.locale,
            extractor=_extractor(args),
            jobs=args.jobs,
            dask=args.dask,
            progress=tell,
        )
    sys.stderr.write(_summary(report))
    return 1 if report.count("failed") or not report.articles else 0


def _extractor(args: argparse.Namespace) -> Extractor | None:
    """Make the extractor that is asked for; None where nothing is said of it."""
    from timeline.api.settings import known_extractor

    given = {"model": args.model, "endpoint": args.endpoint}
    options = {name: value for name, value in given.items() if value}
    if args.extractor is None and not options:
        return None
    return known_extractor(args.extractor, options)


def _tell(each: Ingested, number: int, total: int) -> None:
    from timeline.export.plain import one_line
    from timeline.resolve.languages import NAMES

    if each.error:
        sys.stderr.write(f"timeline: {one_line(each.error)}\n")
    elif each.takedown:
        told = taken_down(each.takedown)
        sys.stdout.write(f"{each.outcome}  {one_line(each.path)}  {told}\n")
    elif each.article:
        day = each.article.published or "no date"
        evidence = one_line(each.article.published_evidence)
        merged = f", {each.merged} merged" if each.merged else ""
        lost = f", {each.lost} correction{'s' * (each.lost != 1)} lost" * bool(
            each.lost
        )
        commit = f"  commit {each.commit}" if each.commit else ""
        language = "" if each.language == "en" else _NOT_ENGLISH
        sys.stdout.write(
            f"{each.outcome:7}  {one_line(each.path)}  published {day} ({evidence})  "
            f"{each.mentions} mention{'s' * (each.mentions != 1)}{merged}{lost}"
            f"{language.format(NAMES[each.language])}{commit}\n"
        )
        sys.stdout.flush()
        if each.unread:
            sys.stderr.write(_too_long(each))
        if each.beside:
            sys.stderr.write(_warning(each, each.beside))
    if total >= _MANY and sys.stderr.isatty():
        sys.stderr.write(f"\r{number} of {total} " + ("\n" if number == total else ""))


def _too_long(each: Ingested) -> str:
    from timeline.export.plain import one_line
    from timeline.extract import LONGEST

    count = f"{each.unread} sentence{'s' * (each.unread != 1)}"
    return (
        f"timeline: nothing was read in {count} of over {LONGEST:,} characters at "
        f"{one_line(each.path)}; expected full stops; put them in and ingest it again\n"
    )


def _warning(each: Ingested, beside: Takedown) -> str:
    from timeline.export.plain import one_line

    path = one_line(each.path)
    return (
        f"timeline: an article at {path} was {taken_down(beside)}; this other text of "
        f"it is now stored; redact it too if the takedown covers it\n"
    )


def _summary(report: IngestReport) -> str:
    if not report.articles:
        return "timeline: no article found; expected .txt, .text or .md files\n"
    counts = (
        (name, report.count(name))
        for name in ("new", "revised", "known", "redacted", "failed")
    )
    told = ", ".join(
        f"{count} {name}" for name, count in counts if count or name == "new"
    )
    commits = [each.commit for each in report.articles if each.commit]
    if len(commits) == 1:
        told += f"; take it back with: timeline undo {commits[0]}"
    elif commits:
        told += "; take one back with: timeline undo COMMIT"
    return f"{told}\n"
