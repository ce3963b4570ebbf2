"""`timeline articles`: what was read, when it was published, and why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import NOTHING_MATCHED, add_as_of, open_timeline, taken_down

if TYPE_CHECKING:
    import argparse

    from timeline.query.values import ArticleRecord

NAME = "articles"
HELP = "list the articles with publication date, evidence and rejected dates"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_as_of(parser)


def run(args: argparse.Namespace) -> int:
    """Print the articles; exit code 3 where there is none."""
    with open_timeline(args) as timeline:
        records = timeline.articles(as_of=args.as_of)
    for record in records:
        _print(record)
    if not records:
        sys.stderr.write("no articles; read some with “timeline ingest PATH…”\n")
        return NOTHING_MATCHED
    return 0


def _print(record: ArticleRecord) -> None:
    from timeline.export.plain import one_line

    ref = record.ref
    facts = [ref.title or "untitled", ref.publisher, f"{record.mentions} mentions"]
    if ref.revision > 1:
        facts.append(f"revision {ref.revision}")
    told = "; ".join(one_line(fact) for fact in facts if fact)
    taken = [each for each in record.candidates if each.accepted]
    is_guess = bool(taken) and all(each.kind == "guess" for each in taken)
    day = f"{ref.published or 'none'}{' (a guess)' if is_guess else ''}"
    sys.stdout.write(f"{ref.id}  published {day}  {one_line(ref.path)}\n    {told}\n")
    if record.takedown:
        sys.stdout.write(f"    {taken_down(record.takedown)}\n")
        return
    if not record.has_text:
        sys.stdout.write("    imported without its text\n")
    if ref.url:
        sys.stdout.write(f"    url: {one_line(ref.url)}\n")
    sys.stdout.write(f"    evidence: {one_line(ref.published_evidence)}\n")
    for each in record.candidates:
        verdict = "taken" if each.accepted else "rejected"
        kind = ", ".join(one_line(word) for word in (each.kind, each.where) if word)
        sys.stdout.write(
            f"    {verdict}: “{one_line(each.text)}” ({kind}): {one_line(each.why)}\n"
        )
