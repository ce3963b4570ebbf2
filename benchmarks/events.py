"""How well events are merged and dated, on files in the form of the development data.

    python benchmarks/events.py merge DOCS GOLD
    python benchmarks/events.py date ITEMS GOLD [--wrong FILE]
    python benchmarks/events.py cost [--events N …]    see events_cost.py
    python benchmarks/events.py speed [FOLDER] [--extractor NAME …] [--rounds N]

DOCS holds a document a line: `doc`, `date` (or null) and `sentences`, each with its
number and text; GOLD the sentences that report an event, with its id.  The documents
are ingested in the order of the file, every sentence as one of the body, and the
export is read: merged is what shares an event, proposed what `maybe_same` adds.  The
same sentences are joined by simple methods in the same run (`events_peers.py`).

ITEMS holds an event a line: `id`, `doc`, `sentence`, `mention` (its word), `text` and
`dct` (the anchor); GOLD its date as EDTF, or null.  A date is right where its first and
last day are.

FOLDER holds articles; without one they are made up, no two alike (`made_articles.py`).
"""

from __future__ import annotations

import argparse
import itertools
import sys
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from documents import article, rows
from event_dates import dated, write_wrong
from speed import speed

from timeline import Timeline
from timeline.api.ingest import Ingest
from timeline.version import SOFTWARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Place = tuple[str, int]
"""A document and the number of a sentence in it."""
Pairs = set[tuple[Place, Place]]


class Score(NamedTuple):
    """Pairs of sentences from different documents said to report one event."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the given pairs that are right."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Share of the wanted pairs that are given."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        told = (self.precision, self.recall, self.f1)
        return "P {:.3f}  R {:.3f}  F1 {:.3f}".format(*told)


def merged(docs: Path) -> tuple[dict[Place, set[str]], dict[str, str]]:
    """Ingest documents; give the events of each sentence, and each event's proposals.

    The second maps an event to one that stands for all that are proposed as the same,
    directly or through others.
    """
    places: dict[str, tuple[list[int], list[int]]] = {}
    with Timeline.open(":memory:") as timeline:
        ingest = Ingest(timeline._log, author="benchmark", software=SOFTWARE)
        for doc in rows(docs):
            made = article(
                doc["doc"], doc["date"], [each["text"] for each in doc["sentences"]]
            )
            starts = [each.start for each in made.sentences]
            places[doc["doc"]] = starts, [each["sentence"] for each in doc["sentences"]]
            ingest.article(made)
        found: dict[Place, set[str]] = defaultdict(set)
        links = []
        for event in timeline.events():
            links += [(event.id, other.event) for other in event.maybe_same]
            for mention in event.mentions:
                starts, numbers = places[mention.article.path]
                number = numbers[bisect_right(starts, mention.start) - 1]
                found[mention.article.path, number].add(event.id)
    return found, joined(links)


def joined(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name the groups that links make, each by one of its members."""
    root: dict[str, str] = {}

    def find(each: str) -> str:
        while root.setdefault(each, each) != each:
            each = root[each]
        return each

    for a, b in links:
        root[find(a)] = find(b)
    return {each: find(each) for each in list(root)}


def pairs(events: Mapping[Place, set[str]]) -> Pairs:
    """Pairs of sentences from different documents that share an event."""
    members = defaultdict(list)
    for place, held in events.items():
        for event in held:
            members[event].append(place)
    return {
        (a, b)
        for held in members.values()
        for a, b in itertools.combinations(sorted(held), 2)
        if a[0] != b[0]
    }


def merge(docs: Path, gold: Path) -> Iterator[tuple[str, Score]]:
    """Score what merged by itself, what is proposed besides, and the peers."""
    truth = {(g["doc"], g["sentence"]): set(map(str, g["events"])) for g in rows(gold)}
    found, same = merged(docs)
    wanted = pairs(truth)
    alone = {place: found.get(place, set()) for place in truth}
    both = {
        place: {same.get(event, event) for event in events}
        for place, events in alone.items()
    }
    for band, events in (("merged", alone), ("merged or proposed", both)):
        yield band, scored(pairs(events), wanted)
    try:
        from events_peers import near_days, story, tf_idf
    except ImportError:  # scikit-learn is of the extra `bench`
        return
    told = rows(docs)
    found_by_words = list(tf_idf(told, sorted(truth)))
    near = (near_days(told, given) for given in found_by_words)
    yield "TF-IDF", max((scored(g, wanted) for g in found_by_words), key=_f1)
    yield "TF-IDF, near days", max((scored(g, wanted) for g in near), key=_f1)
    yield "story, an oracle", scored(story(truth), wanted)


def scored(given: Pairs, wanted: Pairs) -> Score:
    """Count what of the given pairs is right."""
    return Score(len(given & wanted), len(given), len(wanted))


def _f1(score: Score) -> float:
    return score.f1


def main() -> None:
    """Measure what the command line names and print it."""
    if sys.argv[1:2] == ["cost"]:
        import events_cost

        events_cost.main(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["merge", "date", "speed"])
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--wrong", type=Path, help="write what date got wrong here")
    parser.add_argument("--extractor", nargs="+", default=["rules"], metavar="NAME")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    if asked.what == "speed":
        speed(asked.extractor, asked.data, asked.rounds)
    elif asked.data is None or asked.gold is None:
        parser.error(f"{asked.what} needs the data and the gold")
    elif asked.what == "merge":
        for band, score in merge(asked.data, asked.gold):
            print(f"{asked.gold.stem:12s} {band:20s} {score}")
    else:
        _print_dates(asked.data, asked.gold, asked.wrong)


def _print_dates(items: Path, gold: Path, wrong: Path | None) -> None:
    told = dated(rows(items), rows(gold))
    for name, with_guess in (("dates", False), ("dates and estimates", True)):
        print(f"{gold.stem:20s} {name:20s} {told.score(with_guess=with_guess)}")
    print("\n".join(told.guesses()))
    if wrong:
        with wrong.open("w", encoding="utf-8") as out:
            write_wrong(told.events, out)


if __name__ == "__main__":
    main()
