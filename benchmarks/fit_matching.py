"""Fit the weights by which the matcher takes reports for one.

    python benchmarks/fit_matching.py STORIES EVENTS

STORIES and EVENTS are each the path of a set of documents in the form of the
development data, without `.docs.jsonl` and `.gold.jsonl`.  The likelihood of one story
is fitted on STORIES alone, whose documents are named by topic and seminal event as in
ECB+ (`12_3ecbplus`); that of one happening on both, each with the same weight, and with
likelihoods of stories that were fitted on other topics.
Needs scikit-learn.  What is printed goes into `timeline/match/likelihood.py`.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from documents import article, rows
from sklearn.linear_model import LogisticRegression

from timeline.extract import extract
from timeline.extract.terms import terms
from timeline.match.likelihood import (
    PairSigns,
    StorySigns,
    pair_signs,
    story_signs,
    unheard,
)
from timeline.match.profiles import story
from timeline.match.rarity import Rarity
from timeline.store.articles import stored_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.match.profiles import Sentence, Story

_CANDIDATES = 20
_LEAST_STORY = 0.1
_FOLDS = 3


class Told(NamedTuple):
    """A document and the event of each of its sentences that has one."""

    name: str
    story: Story
    events: dict[Sentence, str]


@dataclass
class Beside:
    """A document, and those before it that share most with it."""

    told: Told
    rarity: Rarity
    others: list[Told]


def read(path: str) -> list[Told]:
    """Read documents as stories, with the gold event of each sentence."""
    gold = {
        (each["doc"], each["sentence"]): str(each["events"][0])
        for each in rows(Path(f"{path}.gold.jsonl"))
    }
    found = []
    for doc in rows(Path(f"{path}.docs.jsonl")):
        name, date = doc["doc"], doc["date"]
        made = article(name, date, [each["text"] for each in doc["sentences"]])
        numbers = {
            sentence.start: each["sentence"]
            for sentence, each in zip(made.sentences, doc["sentences"], strict=True)
        }
        day = dt.date.fromisoformat(date[:10]).toordinal() if date else 0
        told = story(name, day, extract(made), stored_terms(terms(made)))
        events = {}
        for sentence in told.sentences:
            number = numbers[sentence.profiles[0].mention.start]
            if (name, number) in gold:
                events[sentence] = gold[name, number]
        found.append(Told(name, told, events))
    return found


def in_order(documents: list[Told]) -> Iterator[Beside]:
    """Find for each document what the matcher would find among those before it."""
    counts: Counter[str] = Counter()
    having: dict[str, list[Told]] = defaultdict(list)
    for number, told in enumerate(documents, 1):
        stems = told.story.bag
        counts.update(stems.keys())
        rarity = Rarity({stem: counts[stem] for stem in stems}, number)
        votes: dict[int, float] = defaultdict(float)
        by_id = {}
        for stem in stems:
            for other in having[stem]:
                by_id[id(other)] = other
                votes[id(other)] += rarity[stem] ** 2
            having[stem].append(told)
        others = [
            by_id[each] for each in sorted(votes, key=votes.__getitem__)[-_CANDIDATES:]
        ]
        yield Beside(told, rarity, others)


def topic(name: str) -> str:
    """Name the story of a document from its own name, as ECB+ and GVC do."""
    number, _, rest = name.partition("_")
    kind = re.fullmatch(r"\d+(ecb|ecbplus)", rest)
    return f"{number} {kind[1]}" if kind else number


def fitted(signs: list[Any], same: list[bool], weights: list[float], c: float) -> Any:
    """Fit a logistic regression."""
    model = LogisticRegression(C=c, max_iter=4000)
    return model.fit(np.array(signs), np.array(same), sample_weight=weights)


def show(name: str, kind: Any, model: Any) -> None:
    """Print weights as they stand in the program."""
    weights = kind(*(round(float(each), 2) for each in model.coef_[0]))
    print(f"{name} = {weights}\n{name}_BIAS = {model.intercept_[0]:.2f}")


def fit_stories(beside: list[Beside], fold: int | None = None) -> Any:
    """Fit how likely two articles tell one story, on the topics of other folds."""
    pairs = [
        (each, other)
        for each in beside
        for other in each.others
        if fold is None or fold not in (fold_of(each.told), fold_of(other))
    ]
    signs = [story_signs(a.told.story, b.story, a.rarity) for a, b in pairs]
    same = [topic(a.told.name) == topic(b.name) for a, b in pairs]
    return fitted(signs, same, [1.0] * len(same), 10.0)


def fold_of(told: Told) -> int:
    """Deal the topics out to folds."""
    return int(told.name.partition("_")[0]) % _FOLDS


def across(each: Beside, stories: Any) -> Iterator[tuple[PairSigns, bool]]:
    """Compare its sentences with those of others that may tell its story."""
    for other in each.others:
        compared = story_signs(each.told.story, other.story, each.rarity)
        told = stories.predict_proba([compared])[0][1]
        if told >= _LEAST_STORY:
            alone = unheard(each.told.story, other.story)
            for a, mine in each.told.events.items():
                found = pair_signs(a, other.events, told, alone, each.rarity)
                for signs, theirs in zip(found, other.events.values(), strict=True):
                    yield signs, mine == theirs


def within(each: Beside, _: Any) -> Iterator[tuple[PairSigns, bool]]:
    """Compare its sentences with each other."""
    for (a, mine), (b, theirs) in combinations(each.told.events.items(), 2):
        (signs,) = pair_signs(a, [b], 1.0, frozenset(), each.rarity)
        yield signs, mine == theirs


def main() -> None:
    """Fit all that is fitted, and print it."""
    first, second = (list(in_order(read(path))) for path in sys.argv[1:3])
    stories = fit_stories(first)
    show("_STORY", StorySigns, stories)
    others = [fit_stories(first, fold) for fold in range(_FOLDS)]
    unseen = [[others[fold_of(each.told)] for each in first], [stories] * len(second)]
    for name, compared in (("_ACROSS", across), ("_WITHIN", within)):
        signs: list[PairSigns] = []
        same: list[bool] = []
        weights: list[float] = []
        for beside, models in zip((first, second), unseen, strict=True):
            found = [
                pair
                for each, model in zip(beside, models, strict=True)
                for pair in compared(each, model)
            ]
            signs += [each for each, _ in found]
            same += [is_same for _, is_same in found]
            weights += [1000 / len(found)] * len(found)
        show(name, PairSigns, fitted(signs, same, weights, 1.0))


if __name__ == "__main__":
    main()
