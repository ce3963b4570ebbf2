"""How articles are to be read: the options that `ingest` and `watch` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.common import add_language, add_locale

if TYPE_CHECKING:
    import argparse

    from timeline.api.watching import Reading
    from timeline.extract import Extractor


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
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


def reading(args: argparse.Namespace) -> Reading:
    """Give what was asked for to the API."""
    if args.dask:
        from timeline.workers.cluster import keep_quiet

        keep_quiet()
    return {
        "date": args.date,
        "publisher": args.publisher,
        "language": args.language,
        "locale": args.locale,
        "extractor": _extractor(args),
        "jobs": args.jobs,
        "dask": args.dask,
    }


def _extractor(args: argparse.Namespace) -> Extractor | None:
    """Make the extractor that is asked for; None where nothing is said of it."""
    from timeline.api.settings import known_extractor

    given = {"model": args.model, "endpoint": args.endpoint}
    options = {name: value for name, value in given.items() if value}
    if args.extractor is None and not options:
        return None
    return known_extractor(args.extractor, options)
