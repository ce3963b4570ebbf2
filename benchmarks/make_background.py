"""Write timeline/match/background.txt anew: how common stems are in news of any kind.

    python benchmarks/make_background.py STORIES

STORIES is the path of a set of documents in the form of the development data, without
`.docs.jsonl`, named by topic and seminal event as in ECB+ (`12_3ecbplus`).  The share
of the articles that have a stem is taken within each story, then on the average of all
stories, so that no topic counts for more than another; stems of few stories are left
out, for what is common there may be a name.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from documents import article, rows
from fit_matching import topic

from timeline.extract.terms import terms

_TARGET = Path(__file__).parents[1] / "timeline" / "match" / "background.txt"
_STORIES = 8
_HEAD = """\
# How many of a hundred news articles have a stem, on the average of {stories} stories
# with {articles} articles (ECB+, Cybulska and Vossen 2014, CC BY 3.0; training topics).
# Only stems of {least} stories or more.  Made by benchmarks/make_background.py.
"""


def main() -> None:
    """Count, and write the table."""
    stories: dict[str, list[frozenset[str]]] = defaultdict(list)
    for doc in rows(Path(f"{sys.argv[1]}.docs.jsonl")):
        made = article(doc["doc"], None, [each["text"] for each in doc["sentences"]])
        stories[topic(doc["doc"])].append(frozenset(terms(made).stems))
    share: Counter[str] = Counter()
    having: Counter[str] = Counter()
    for told in stories.values():
        counts = Counter(stem for stems in told for stem in stems)
        having.update(counts.keys())
        for stem, count in counts.items():
            share[stem] += count / len(told) / len(stories)
    lines = [
        f"{stem} {100 * share[stem]:.1f}\n"
        for stem in sorted(having, key=lambda each: (-share[each], each))
        if having[stem] >= _STORIES and stem.isalpha()
    ]
    head = _HEAD.format(
        stories=len(stories), articles=sum(map(len, stories.values())), least=_STORIES
    )
    _TARGET.write_text(head + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} stems written to {_TARGET.name}")


if __name__ == "__main__":
    main()
