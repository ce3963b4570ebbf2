"""What of a text a mention was read from: time phrase, trigger, figures, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.articles import Mention

MarkKind: TypeAlias = Literal["figure", "evidence", "trigger", "phrase"]

PHRASE = "bold reverse $text-warning"
TRIGGER = "bold underline"
FIGURE = "$text-success"


class Mark(NamedTuple):
    """A piece of an article's text that something was read from."""

    start: int
    end: int
    kind: MarkKind


def marks(mention: Mention) -> Iterator[Mark]:
    """Find what a mention was read from; what matters more comes later.

    Figures carry no offsets: each is looked for in the sentence, the first that fits.
    """
    if mention.is_redacted:
        return
    for figure in mention.figures:
        at = mention.quote.find(figure.text)
        if figure.text and at >= 0:
            start = mention.start + at
            yield Mark(start, start + len(figure.text), "figure")
    timex = mention.timex
    if timex and timex.evidence:
        yield Mark(timex.evidence.start, timex.evidence.end, "evidence")
    if mention.trigger.start < mention.trigger.end:
        yield Mark(mention.trigger.start, mention.trigger.end, "trigger")
    if timex and timex.start < timex.end:
        yield Mark(timex.start, timex.end, "phrase")
