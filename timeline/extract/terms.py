"""What an article is about, in the terms by which another of its story is known."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from timeline.articles import Terms
from timeline.extract.capitals import uncapitalised
from timeline.extract.stems import stems

if TYPE_CHECKING:
    from timeline.articles import Article

_LEAD = 3
"""So many sentences open an article and tell what it is about."""
_CAPITAL = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][\w'’-]+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def terms(article: Article) -> Terms:
    """Count the stems of title and body; mark names, numbers and what stands in front.

    The title is the head of an article, or its first sentence where it has none.
    """
    article = uncapitalised(article)  # where all is in capitals, not all are names
    texts = [article.title] if article.title else []
    texts += [sentence.text for sentence in article.sentences]
    counts: Counter[str] = Counter()
    ends = []
    names: dict[str, None] = {}
    numbers: dict[str, None] = {}
    for text in texts:
        counts.update(stems(text))
        ends.append(len(counts))
        if not text.istitle():
            names |= dict.fromkeys(stems(" ".join(_CAPITAL.findall(text))))
        numbers |= dict.fromkeys(n.replace(",", "") for n in _NUMBER.findall(text))
    lead = _LEAD + bool(article.title)
    return Terms(
        stems=dict(counts),
        head=ends[0] if ends else 0,
        lead=ends[:lead][-1] if ends else 0,
        names=tuple(names),
        numbers=tuple(numbers),
    )
