"""The sentences of an article, each with its time phrases, as they are read."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline.extract.speech import Memory
from timeline.resolve import tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.articles import Article, Mention, Sentence
    from timeline.resolve import Resolution

LONGEST = 4000
"""Characters.  What runs on longer without a full stop is a table, not a sentence."""


def unread(article: Article, found: Iterable[Mention]) -> int:
    """Count the sentences that were too long to be read, and in which nothing was."""
    told = {mention.start for mention in found}
    return sum(
        len(sentence.text) > LONGEST and sentence.start not in told
        for sentence in article.sentences
    )


def readings(
    article: Article,
) -> Iterator[tuple[Sentence, Sequence[Resolution], Memory]]:
    """Give the sentences of the body with their time phrases, and what is known."""
    resolutions = tag(_body_only(article), article.publication.date)
    starts = [found.timex.start for found in resolutions]
    sentences = [each for each in article.sentences if len(each.text) <= LONGEST]
    memory = Memory((sentence.text for sentence in sentences), article.title)
    for sentence in sentences:
        first = bisect_left(starts, sentence.start)
        last = bisect_left(starts, sentence.end)
        yield sentence, resolutions[first:last], memory


def _body_only(article: Article) -> str:
    """Blank out everything but the sentences, so that furniture dates nothing."""
    pieces, end = [], 0
    for sentence in article.sentences:
        gap = article.text[end : sentence.start]
        pieces += ["\n" * len(gap) if "\n" in gap else " " * len(gap), sentence.text]
        end = sentence.end
    pieces.append(" " * (len(article.text) - end))
    return "".join(pieces)
