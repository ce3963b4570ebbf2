"""What became of an article, on one line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import taken_down

if TYPE_CHECKING:
    from timeline.api import Ingested
    from timeline.query.values import Takedown

_MANY = 20
_NOT_ENGLISH = "; in {}: dates are read, happenings are not"


def tell(each: Ingested, number: int, total: int) -> None:
    """Tell what became of an article: on stdout, or on stderr where it failed."""
    from timeline.export.plain import one_line
    from timeline.resolve.languages import NAMES

    if each.error:
        sys.stderr.write(f"timeline: {one_line(each.error)}\n")
    elif each.skipped:
        told = one_line(each.skipped)
        sys.stdout.write(f"{each.outcome}  {one_line(each.path)}  {told}\n")
        sys.stdout.flush()
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
        teaser = "; a teaser only: the feed has no more" * each.is_teaser
        sys.stdout.write(
            f"{each.outcome:7}  {one_line(each.path)}  published {day} ({evidence})  "
            f"{each.mentions} mention{'s' * (each.mentions != 1)}{merged}{lost}"
            f"{language.format(NAMES[each.language])}{teaser}{commit}\n"
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
