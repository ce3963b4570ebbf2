"""What a new article costs in a small store and in a large one.

    python benchmarks/events.py cost [--events N …] [--articles N] [--keep FOLDER]

Each store is filled by the append and the projections, but not by the matcher, which is
what is measured: every mention is an event of its own.  Verbs, words, names and places
are spread by Zipf's law, days over the same thirty years whatever the size, so that a
hundred times the events are a hundred times as many a day.  Then articles of eighteen
sentences, one of which tells what the store has been told, are read and taken in.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import random
import statistics
import sys
import time
from contextlib import ExitStack
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from store_databases import folder
from store_news import DAYS, FIRST_DAY, MENTIONS, claims, phrase_for, vocabulary
from store_peers import Ours, new_entries

from timeline import Timeline
from timeline.api import matching
from timeline.api.ingest import Ingest
from timeline.api.projections import PROJECTIONS
from timeline.parse import read_article
from timeline.version import SOFTWARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store_news import Claim, Fields, Phrase

SIZES = (10_000, 100_000, 1_000_000)
ARTICLES = 50
_WARM = 5
"""Articles that are taken in before the clock is looked at."""
_SENTENCES = 18
_COMMIT = 1000
_SAMPLE = 500
"""One in so many mentions is told again by a new article."""
_COMMON_VERBS = (
    "killed attacked arrested signed met visited launched opened struck announced won"
    " rejected approved elected resigned sent seized destroyed wounded closed bought"
    " sold fined banned released charged convicted evacuated crashed collapsed invaded"
    " sank shelled bombed captured freed expelled recalled dissolved nationalised"
)
_VERBS = _COMMON_VERBS.split()
_NAMES, _PLACES = 30_000, 3_000
"""How many people and places there are to write about."""


class Told(NamedTuple):
    """A sentence of the news, in its parts."""

    who: str
    verb: str
    rest: str
    place: str

    def quote(self, phrase: Phrase | None) -> str:
        """Write it, dated."""
        when = f" {phrase.text}" if phrase else ""
        return f"{self.who} {self.verb} {self.rest} in {self.place}{when}."


class Cost(NamedTuple):
    """CPU of an article, median, in milliseconds."""

    events: int
    whole: float
    matching: float


@cache
def _zipf(size: int) -> list[float]:
    return list(accumulate(1 / (rank + 2) for rank in range(size)))


def _one(chance: random.Random, size: int) -> int:
    """Choose a rank by Zipf's law."""
    return chance.choices(range(size), cum_weights=_zipf(size))[0]


def _sentence(chance: random.Random) -> Told:
    words, name, place = vocabulary(), _one(chance, _NAMES), _one(chance, _PLACES)
    first, last = words[-1 - name % 97], words[-200 - name]
    rest = [words[_one(chance, len(words))] for _ in range(14)]
    return Told(
        who=f"{first.capitalize()} {last.capitalize()}",
        verb=_VERBS[_one(chance, len(_VERBS))],
        rest=" ".join(["the", *rest]),
        place=words[-40_000 + place].capitalize(),
    )


def _mention(fields: Fields, told: Told, phrase: Any) -> Fields:
    """Put another sentence into a made-up mention, with its date."""
    start = int(str(fields["start"]))
    text = told.quote(None)[:-1] + (f" {phrase['text']}." if phrase else ".")
    verb = start + len(told.who) + 1
    timex = phrase and {
        **phrase,
        "start": start + len(text) - 1 - len(phrase["text"]),
        "end": start + len(text) - 1,
    }
    return fields | {
        "quote": text,
        "end": start + len(text),
        "trigger": {"text": told.verb, "start": verb, "end": verb + len(told.verb)},
        "title": " ".join(text.split()[:12]),
        "timex": timex,
        "who": [told.who],
        "where": [told.place],
        "attribution": None,
    }


def fill(db: Path, events: int) -> None:
    """Write so many events, each of one mention, a thousand entries a commit."""
    store, chance = Ours(db, [PROJECTIONS]), random.Random(3)  # noqa: S311 - no secret
    every = claims(events + math.ceil(events / MENTIONS))
    start = time.process_time()
    try:
        while commit := list(islice(every, _COMMIT)):
            store.append(new_entries([_retold(chance, claim) for claim in commit]))
    finally:
        store.close()
    took = time.process_time() - start
    print(f"{events:,} events filled in, {took:.0f} s of CPU", file=sys.stderr)


def _retold(chance: random.Random, claim: Claim) -> Claim:
    if claim.kind == "article":
        return claim
    told = _sentence(chance)
    return claim._replace(fields=_mention(claim.fields, told, claim.fields["timex"]))


def _known(events: int) -> list[tuple[Told, dt.date, str]]:
    """Sentences of the store, the days of their articles, and how they are dated."""
    chance, found = random.Random(3), []  # noqa: S311 - the one that filled it
    for claim in claims(events + math.ceil(events / MENTIONS)):
        if claim.kind == "mention":
            told, timex = _sentence(chance), claim.fields["timex"]
            if isinstance(timex, dict) and timex["text"].startswith("on "):
                day = dt.date.fromisoformat(timex["anchor"])
                found.append((told, day, timex["text"]))
        if len(found) == _SAMPLE:
            break
    return found


def news(events: int, articles: int) -> Iterator[bytes]:
    """Write new articles for a store of so many events."""
    chance, known = random.Random(5), _known(events)  # noqa: S311 - no secret
    for _ in range(articles):
        day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
        lines = []
        if known:
            told, day, when = chance.choice(known)
            lines.append(f"{told.quote(None)[:-1]} {when}.")
        while len(lines) < _SENTENCES:
            lines.append(_sentence(chance).quote(phrase_for(chance, day)))
        yield f"date {day.isoformat()}\n\n{' '.join(lines)}\n".encode()


def cost(db: Path, events: int, articles: int) -> Cost:
    """Take in new articles; tell what one costs, and what of it is matching."""
    with Timeline.open(db, create=False) as timeline, _timed_matching() as matched:
        ingest = Ingest(timeline._log, author="benchmark", software=SOFTWARE)
        whole, of_it, mentions = [], [], 0
        for number, data in enumerate(news(events, _WARM + articles)):
            matched.clear()
            start = time.process_time()
            done = ingest.article(read_article(data, f"new {number}.txt"))
            took = time.process_time() - start
            assert done.outcome == "new", done
            timeline.undo(done.commit)  # the next finds the store as this one did
            if number >= _WARM:
                whole.append(took)
                of_it.append(matched[0])
                mentions += done.mentions
    print(f"{mentions / articles:.1f} mentions an article", file=sys.stderr)
    return Cost(
        events, 1000 * statistics.median(whole), 1000 * statistics.median(of_it)
    )


class _timed_matching:  # noqa: N801 - used like a function
    """Put a clock around the matcher: yields the CPU seconds of each call."""

    def __enter__(self) -> list[float]:
        self.matcher, took = matching.match, list[float]()

        def timed(*given: Any) -> Any:
            start = time.process_time()
            try:
                return self.matcher(*given)
            finally:
                took.append(time.process_time() - start)

        matching.match = timed
        return took

    def __exit__(self, *_: object) -> None:
        matching.match = self.matcher


def main(arguments: Sequence[str]) -> None:
    """Fill stores of some sizes and print what an article costs in each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=SIZES)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument(
        "--keep", type=Path, help="keep the stores there, and use those that are there"
    )
    asked = parser.parse_args(arguments)
    print("   events   ms an article   times   ms of it matching   times")
    first = None
    for events in sorted(asked.events):
        with ExitStack() as lent:
            db = (asked.keep or lent.enter_context(folder())) / f"{events}.db"
            if not db.exists():
                fill(db, events)
            found = cost(db, events, asked.articles)
        first = first or found
        print(
            f"{events:9,}   {found.whole:13.1f}   {found.whole / first.whole:5.2f}   "
            f"{found.matching:17.1f}   {found.matching / first.matching:5.2f}",
            flush=True,
        )
