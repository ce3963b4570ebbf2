"""What simple methods make of the same sentences: the peers of our matcher.

TF-IDF joins the gold sentences whose cosine passes a threshold, by average linkage; the
threshold is the one that is best on these very data, which flatters it.  The story is
an oracle: it knows which articles tell one story, and joins all their gold sentences.
Both are told which sentences report an event; our matcher is not.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Place = tuple[str, int]
    Pairs = set[tuple[Place, Place]]

_THRESHOLDS = [step / 50 for step in range(20, 50)]
_NEAR = 3
"""Days between two publication dates that may tell of one event."""


def tf_idf(
    docs: Sequence[Mapping[str, Any]], scored: Sequence[Place]
) -> Iterator[Pairs]:
    """Join sentences by their words, at every threshold."""
    texts = {
        (doc["doc"], each["sentence"]): each["text"]
        for doc in docs
        for each in doc["sentences"]
    }
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(
        [texts[place] for place in scored]
    )
    for threshold in _THRESHOLDS:
        labels = AgglomerativeClustering(
            n_clusters=None,
            metric="cosine",
            linkage="average",
            distance_threshold=threshold,
        ).fit_predict(vectors.toarray())
        yield _pairs(dict(zip(scored, map(str, labels), strict=True)))


def near_days(docs: Sequence[Mapping[str, Any]], found: Pairs) -> Pairs:
    """Keep the pairs whose articles appeared within three days."""
    days = {
        doc["doc"]: dt.date.fromisoformat(doc["date"][:10])
        for doc in docs
        if doc["date"]
    }

    def is_near(a: Place, b: Place) -> bool:
        if a[0] not in days or b[0] not in days:
            return True
        return abs((days[a[0]] - days[b[0]]).days) <= _NEAR

    return {(a, b) for a, b in found if is_near(a, b)}


def story(scored: Iterable[Place]) -> Pairs:
    """Join all sentences of the articles that tell one story, by the data's names."""
    return _pairs({place: story_of(place[0]) for place in scored})


def story_of(doc: str) -> str:
    """Read the story off a document's name.

    >>> story_of("12_10ecbplus"), story_of("12_10ecb"), story_of("146565_104db82")
    ('12 ecbplus', '12 ecb', '146565')
    """
    topic, _, rest = doc.partition("_")
    corpus = re.fullmatch(r"\d+(ecb|ecbplus)", rest)
    return f"{topic} {corpus[1]}" if corpus else topic


def _pairs(groups: Mapping[Place, str]) -> Pairs:
    members: dict[str, list[Place]] = defaultdict(list)
    for place, group in groups.items():
        members[group].append(place)
    return {
        (a, b)
        for held in members.values()
        for a, b in itertools.combinations(sorted(held), 2)
        if a[0] != b[0]
    }
