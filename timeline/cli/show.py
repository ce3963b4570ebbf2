"""`timeline show`: one event with all provenance."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.common import add_as_of, open_timeline

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from timeline.articles import Figure
    from timeline.query.values import Event, EventMention

NAME = "show"
HELP = "show an event with every sentence, date and reason it stands on"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("event", metavar="EVENT", help="its id, or the first digits")
    parser.add_argument("--json", action="store_true", help="as in the JSONL export")
    add_as_of(parser)


def run(args: argparse.Namespace) -> int:
    """Print the event."""
    with open_timeline(args) as timeline:
        event = timeline.event(args.event, as_of=args.as_of)
        if args.json:
            sys.stdout.write(timeline.to_jsonl([event]))
            return 0
    sys.stdout.write("\n".join(_lines(event)) + "\n")
    return 0


def _lines(event: Event) -> Iterator[str]:
    from timeline.dates.labels import label
    from timeline.export.plain import one_line
    from timeline.export.told import claimed, condition, origins, sides

    yield one_line(event.title)
    edtf = f" ({event.date.edtf})" if event.date else ""
    yield f"  event {event.id}  {label(event.date)}{edtf}  {event.role}"
    yield f"  version {event.version}"
    if event.retracted:
        yield "  retracted"
    for about, names in (("who", event.who), ("where", event.where)):
        if names:
            yield f"  {about}: {', '.join(map(one_line, names))}"
    mentions = f"{len(event.mentions)} mention{'s' * (len(event.mentions) != 1)}"
    yield f"  {mentions}, {one_line(origins(event))}"
    for mention in event.mentions:
        yield from _mention(mention)
    for reason in event.merged_because:
        score = "" if reason.score is None else f" {reason.score}"
        why = one_line(reason.why)
        yield f"  merged {reason.a} + {reason.b}{score} by {reason.by}: {why}"
    for maybe in event.maybe_same:
        yield f"  maybe the same as {maybe.event} {maybe.score}: {one_line(maybe.why)}"
    for differing in event.disagreements:
        about = f"{differing.kind} ({differing.about})"
        yield f"  sources differ on {about}{condition(differing)}{sides(differing)}:"
        for claim in differing.values:
            by = one_line(claimed(claim))
            of = f"  (event {claim.event})" if claim.event else ""
            yield f"    {one_line(claim.value)} [{claim.mention}] {by}".rstrip() + of
    for note in event.notes:
        yield f"  note by {one_line(note.author)}: {one_line(note.text)}"
    for each in event.corrections:
        reason_ = f": {one_line(each.reason)}" if each.reason else ""
        who = one_line(each.author)
        yield f"  commit {each.commit}, {who}: {one_line(each.what)}{reason_}"


def _mention(mention: EventMention) -> Iterator[str]:
    from timeline.dates.labels import label
    from timeline.export.plain import one_line
    from timeline.export.told import guess, surety

    article, timex = mention.article, mention.timex
    hedge = f", {told}" if (told := surety(mention)) else ""
    by = f", read by {one_line(mention.extractor)}" if mention.extractor else ""
    yield (
        f"  mention {mention.id}  {mention.role}{hedge}, "
        f"confidence {mention.confidence}{by}"
    )
    yield f"    “{one_line(mention.quote)}”"
    if timex:
        anchor = f"{timex.anchor} ({timex.anchor_source})" if timex.anchor else "none"
        result = mention.date.edtf if mention.date else f"open, {timex.value}"
        other = f"; the other direction: {timex.other}" if timex.other else ""
        yield (
            f"    date: “{one_line(timex.text)}” → {timex.rule} → anchor {anchor} → "
            f"{result}{other}"
        )
        if timex.evidence:
            yield f"    the day stands in: “{one_line(timex.evidence.text)}”"
    elif mention.date:
        yield f"    date: {label(mention.date)}: no day stated, a bound"
    else:
        yield "    date: none stated"
    if mention.estimate:
        yield f"    {one_line(guess(mention.estimate))}"
    if mention.whom:
        yield f"    to or with {', '.join(map(one_line, mention.whom))}"
    if mention.attribution:
        said = " ← ".join(map(one_line, (mention.attribution, *mention.chain)))
        yield f"    attributed to {said}"
    for figure in mention.figures:
        yield f"    figure: {_figure(figure)}"
    name = article.title or article.publisher or "untitled"
    day = article.published or "no date"
    yield (
        f"    in {one_line(name)}, {one_line(article.path)}, published {day} "
        f"({one_line(article.published_evidence)})"
    )


def _figure(figure: Figure) -> str:
    from timeline.export.plain import one_line

    said = [] if figure.counted.lower() in figure.text.lower() else [figure.counted]
    said += ["a part of a whole"] if figure.is_part else []
    return one_line(figure.text) + (f" ({one_line(', '.join(said))})" if said else "")
