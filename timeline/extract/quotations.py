"""Quotations: what stands in quotation marks, also where they run over sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles import Article, Mention, Sentence
    from timeline.extract.tokens import Token

MARKS = frozenset('“”«»„"')
_MARK = re.compile(f"[{''.join(sorted(MARKS))}]")
LONGEST = 8
"""Sentences that one speaker's quotation is followed for."""


class Quotation(NamedTuple):
    """Who was speaking when the last sentence ended."""

    speaker: str | None = None
    said_in: str | None = None
    """Id of the mention of the saying."""
    runs_on: bool = False
    """It goes on in the sentence that is read now."""
    length: int = 0
    """Sentences it has run on for."""


def quoted(tokens: Sequence[Token], *, is_open: bool = False) -> set[int]:
    """Find the places of the tokens inside double quotation marks.

    `is_open` tells of a quotation that began in an earlier sentence.  A straight mark
    opens where it begins a sentence and closes where it ends one.

    >>> from timeline.extract.tokens import tokenize
    >>> tokens = tokenize('“We came,” he said. “And we')
    >>> sorted(tokens[place].text for place in quoted(tokens))
    [',', 'And', 'We', 'came', 'we']
    """
    inside: set[int] = set()
    if not is_open and MARKS.isdisjoint([token.text for token in tokens]):
        return inside
    for place, token in enumerate(tokens):
        if token.text in {"“", "«", "„"}:
            is_open = True
        elif token.text in {"”", "»"}:
            is_open = False
        elif token.text == '"':
            is_open = place == 0 or (not is_open and place + 1 < len(tokens))
        elif is_open:
            inside.add(place)
    return inside


def run_on(sentences: Sequence[str]) -> list[bool]:
    """Tell of each sentence whether a quotation of an earlier one runs on into it.

    It does where a later sentence closes it before any other opens; an odd mark that
    nothing closes is taken for a slip.

    >>> run_on(["“We came.", "We saw.", "We left,” he said.", "It rained."])
    [False, True, True, False]
    >>> run_on(["“We came.", "It rained.", "“We left,” he said."])
    [False, False, False]
    """
    running = [False] * len(sentences)
    for number, sentence in enumerate(sentences):
        marks = [*_MARK.finditer(sentence)]
        if not marks or not _leaves_open(sentence, marks, running[number]):
            continue
        for later in range(number + 1, min(len(sentences), number + LONGEST + 1)):
            found = _MARK.search(sentences[later])
            if found and _closes(sentences[later], found):
                running[number + 1 : later + 1] = [True] * (later - number)
            if found:
                break
    return running


def _leaves_open(sentence: str, marks: Sequence[re.Match[str]], is_open: bool) -> bool:
    for mark in marks:
        if mark[0] == '"':
            last = mark.end() == len(sentence)
            is_open = mark.start() == 0 or (not is_open and not last)
        else:
            is_open = mark[0] in "“«„"
    return is_open


def _closes(sentence: str, mark: re.Match[str]) -> bool:
    """Tell a closing mark: of a straight one, by the letter or stop before it."""
    if mark[0] != '"':
        return mark[0] in "”»"
    before = sentence[: mark.start()]
    return bool(before) and (not before[-1].isspace() or before.rstrip()[-1:] in ",.!?")


class Dialogue:
    """Follows quotations over the sentences of an article, to their speakers."""

    def __init__(self, article: Article) -> None:
        texts = [sentence.text for sentence in article.sentences]
        starts = [sentence.start for sentence in article.sentences]
        running = run_on(texts)
        self._running = dict(zip(starts, running, strict=True))
        self._goes_on = dict(zip(starts, [*running[1:], False], strict=False))
        self._at = 0
        self._earlier = Quotation()
        self._waiting: list[int] = []

    def begin(self, sentence: Sentence, before: Quotation) -> Quotation:
        """Tell who speaks as a sentence begins.

        Nobody where a quotation opens that runs on: its speaker is yet to come.
        """
        self._at = sentence.start
        runs_on = self._running[self._at]
        if self._goes_on[self._at] and not runs_on:
            self._earlier = before
            return Quotation()
        if before.runs_on == runs_on:
            return before
        return before._replace(runs_on=runs_on)

    def end(self, after: Quotation) -> Quotation:
        """Fall back on who spoke before where a quotation ends without a speaker."""
        ends = self._running[self._at] and not self._goes_on[self._at]
        return self._earlier if ends and after.speaker is None else after

    def attribute(
        self, mentions: list[Mention], spoken: Sequence[int], speaker: Quotation
    ) -> None:
        """Give what waits for its speaker to the one who is named behind it at last.

        `spoken` are the places of the mentions of this sentence that lack one.
        """
        if self._goes_on[self._at] or self._running[self._at]:
            self._waiting += spoken
        if speaker.speaker is not None:
            for place in self._waiting:
                mentions[place] = replace(
                    mentions[place],
                    attribution=speaker.speaker,
                    said_in=speaker.said_in,
                )
        if speaker.speaker is not None or not self._goes_on[self._at]:
            self._waiting = []
