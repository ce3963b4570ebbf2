"""How well events are dated, each of them given by its sentence and its word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TextIO

from documents import article

from timeline.dates import Date
from timeline.extract import dates_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.extract import Asked

Days = tuple["dt.date | None", "dt.date | None"]


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the data with its date, and what was read."""

    name: str
    word: str
    text: str
    gold: str | None
    read: Asked

    def days(self, *, with_guess: bool) -> Days | None:
        """Give first and last day as read; None for a bound, which dates nothing."""
        date, guess = self.read
        if date and not date.is_bound:
            return date.earliest, date.latest
        return _days(guess.edtf) if guess and with_guess else None


@dataclass(frozen=True, slots=True)
class Score:
    """How many events were dated, how many rightly, and how many were left open."""

    right: int
    given: int
    wanted: int
    left_open: int
    unknown: int

    def __str__(self) -> str:
        p = self.right / (self.given or 1)
        r = self.right / (self.wanted or 1)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        unknown = f"unknown left open {self.left_open} of {self.unknown}"
        return f"P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  given {self.given}  {unknown}"


@dataclass(frozen=True, slots=True)
class Dated:
    """Events with what was read."""

    events: Sequence[Event]

    def score(self, *, with_guess: bool) -> Score:
        """Score dates alone, or with the estimates that stand beside open dates."""
        pairs = [(_days(e.gold), e.days(with_guess=with_guess)) for e in self.events]
        return Score(
            right=sum(gold is not None and gold == read for gold, read in pairs),
            given=sum(read is not None for _, read in pairs),
            wanted=sum(gold is not None for gold, _ in pairs),
            left_open=sum(gold is None and read is None for gold, read in pairs),
            unknown=sum(gold is None for gold, _ in pairs),
        )

    def guesses(self) -> Iterator[str]:
        """Tell how often each kind of estimate was right, to set its confidence by."""
        right: Counter[tuple[str, float]] = Counter()
        given: Counter[tuple[str, float]] = Counter()
        for event in self.events:
            guess = event.read.estimate
            if guess and event.days(with_guess=False) is None:
                kind = guess.basis, guess.confidence
                given[kind] += 1
                right[kind] += _days(guess.edtf) == _days(event.gold)
        for (basis, confidence), count in sorted(given.items()):
            share = f"right {right[basis, confidence]} of {count}"
            yield f"  estimate by {basis:12s} at {confidence:.2f}: {share}"


def dated(items: Iterable[dict[str, Any]], gold: Iterable[dict[str, Any]]) -> Dated:
    """Read the sentences of each document as an article, and date the given words."""
    truth = {each["id"]: each["date"] for each in gold}
    documents = defaultdict(list)
    for item in items:
        documents[item["doc"]].append(item)
    return Dated(
        [
            Event(item["id"], item["mention"], item["text"], truth[item["id"]], read)
            for name, held in documents.items()
            for item, read in _read(name, sorted(held, key=_place))
        ]
    )


def _place(item: dict[str, Any]) -> tuple[int, int]:
    """Sentence and token number, by which the events of a document are in order."""
    return item["sentence"], int(item["id"].rsplit("#", 1)[1])


def _read(
    name: str, items: Sequence[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], Asked]]:
    texts = {each["sentence"]: each["text"] for each in items}
    made = article(name, items[0]["dct"], texts.values())
    starts = {
        number: sentence.start
        for number, sentence in zip(texts, made.sentences, strict=True)
    }
    seen: Counter[tuple[int, str]] = Counter()
    places = []
    for number, word, text in map(itemgetter("sentence", "mention", "text"), items):
        first = re.escape(word.split()[0])
        found = [m.start() for m in re.finditer(rf"(?<!\w){first}(?!\w)", text)]
        places.append(starts[number] + found[min(seen[number, word], len(found) - 1)])
        seen[number, word] += 1
    yield from zip(items, dates_at(made, places), strict=True)


def _days(edtf: str | None) -> Days | None:
    if edtf is None:
        return None
    date = Date.from_edtf(edtf.removesuffix("~"))
    return date.earliest, date.latest


def write_wrong(events: Iterable[Event], out: TextIO) -> None:
    """Write what is not as annotated: id, word, both dates, the estimate, sentence."""
    for event in events:
        if _days(event.gold) != event.days(with_guess=True):
            date, guess = event.read
            read = (date.edtf if date else "-", guess.edtf if guess else "-")
            cells = (event.name, event.word, event.gold or "-", *read, event.text)
            print(*cells, sep="\t", file=out)
