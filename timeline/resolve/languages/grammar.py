"""Find the phrases of a language other than English in a text, by its tables.

The tables and the meanings that English has too read all that is recognised here;
dateparser is asked only for what a person types (`typed`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from timeline.dates import Granularity
from timeline.resolve.expression import Expression
from timeline.resolve.figures import settle
from timeline.resolve.languages.cues import Cues
from timeline.resolve.languages.folding import fold
from timeline.resolve.languages.language import Phrase
from timeline.resolve.languages.meanings import meaning_of
from timeline.resolve.languages.tables import Tables, alternation, compiled
from timeline.resolve.locales import order_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.resolve.languages.language import Language
    from timeline.resolve.languages.tables import Parts
    from timeline.resolve.locales import Order
    from timeline.resolve.tense import Cue

_FIGURES = (
    Phrase(
        "absolute.ymd",
        r"{year}(?P<mark>[-/.]) ?{month_figure}(?P=mark) ?{day}(?![-/]?\d)",
    ),
    Phrase(
        "absolute.slashes",
        r"(?P<first>\d\d?)(?P<separator>/)(?P<second>\d\d?)/(?P<year>\d{4}|\d\d)"
        r"(?![/\d])",
    ),
    Phrase(
        "absolute.dashes",
        r"(?P<first>\d\d?)(?P<separator>-)(?P<second>\d\d?)-{year}(?![-\d])",
    ),
    Phrase(
        "absolute.dots",
        r"{day}\. ?{month_figure}\. ?(?P<year>(?:19|20)\d\d|(?<=\d\d\.\d\d\.)\d\d)"
        r"(?!\.?\d)",
    ),
)
"""Days in figures, in any language."""

_SENTENCE_OPENS = re.compile(r"(?:\A|[.!?:…\n«»„“”\"'(–—-])\s{0,3}\Z")


_CASED = ("weekday", "month", "mention")
"""Groups of words that have no capital within a sentence, German apart."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language's tables made into patterns."""

    language: Language
    tables: Tables
    patterns: tuple[tuple[Phrase, re.Pattern[str]], ...]
    edge: re.Pattern[str]
    every: re.Pattern[str]
    cues: Cues

    def recognise(self, text: str, order: Order | None = None) -> list[Expression]:
        """Find the expressions of a text in order; none overlap.

        Of those that overlap the leftmost is kept, and of these the longest.  Days in
        figures that could be read both ways go by `order`, else as the language does.
        """
        folded = fold(text)
        found = list(self._found(text, folded))
        found.sort(key=lambda each: (each.start, -each.end))
        kept: list[Expression] = []
        for each in found:
            floor = kept[-1].end if kept else 0
            if each.start >= floor:
                kept.append(each)
        return settle(kept, order or order_of(self.language.code))

    def fold(self, text: str) -> str:
        """Write a text as `direction` wants it."""
        return fold(text)

    def direction(self, folded: str, start: int, end: int) -> Cue:
        """Tell whether what stands around a phrase looks forward or back."""
        return self.cues.direction(folded, start, end)

    def _found(self, text: str, folded: str) -> Iterator[Expression]:
        for phrase, pattern in self.patterns:
            for match in pattern.finditer(folded):
                if self._is_cased(match, text) and not self._is_one_of_many(match):
                    yield from self._read(phrase, match)

    def _read(self, phrase: Phrase, match: re.Match[str]) -> Iterator[Expression]:
        """Say what a match means: one thing, two ends, or nothing after all."""
        whole = self.tables.read(match)
        if _is_amount(match, whole):
            return
        mod = self.tables.edges.get(match.groupdict().get("edge", ""))
        for group, parts in _ends(whole):
            if meaning := meaning_of(parts):
                rule = f"{self.language.code}.{_family(phrase.rule, parts)}"
                start, end = match.span(group)
                found = Expression(start, end, "DATE", rule, meaning, mod)
                yield self._grown(found, parts, match.string)

    def _grown(self, found: Expression, parts: Parts, folded: str) -> Expression:
        """Take in “début”, “Ende”, “в начале” before a month, a week or a year."""
        if parts.is_day:
            return found
        edge = self.edge.search(folded, max(0, found.start - 24), found.start)
        if edge is None:
            return found
        start, mod = edge.start("edge"), self.tables.edges[edge["edge"]]
        return replace(found, start=start, mod=mod)

    def _is_one_of_many(self, match: re.Match[str]) -> bool:
        """Tell “chaque mercredi”, which is no day."""
        start = match.start("phrase")
        floor = max(0, start - 16)
        return bool(self.every.search(match.string, floor, start))

    def _is_cased(self, match: re.Match[str], text: str) -> bool:
        """Tell a day or month from a name: no “Domingo” within a Spanish sentence."""
        groups = match.groupdict()
        names = ("weekday", "month") if self.language.capitals else _CASED
        named = next((name for name in (*names, "now") if groups.get(name)), None)
        if self.language.capitals is None or named is None:
            return True
        has_capital = text[match.start(named)].isupper()
        if self.language.capitals and named != "now":
            return has_capital
        start = match.start("phrase")
        is_beside_figures = any(sign.isdigit() for sign in match["phrase"])
        opens = _SENTENCE_OPENS.search(text[max(0, start - 4) : start])
        return not has_capital or is_beside_figures or bool(opens)


@cache
def grammar_of(code: str) -> Grammar:
    """Make the grammar of a language; its tables are loaded when they are asked for."""
    language: Language = import_module(f"{__package__}.{code}").LANGUAGE
    tables = Tables(language)
    phrases = (*language.phrases, *_FIGURES)
    patterns = tuple((each, compiled(each, tables, language)) for each in phrases)
    edge = rf"{language.opens}(?P<edge>{alternation(tables.edges)})[ -]?\Z"
    every = rf"{language.opens}(?:{language.every or '(?!)'})[ -]?\Z"
    return Grammar(
        language,
        tables,
        patterns,
        re.compile(edge),
        re.compile(every),
        Cues(language),
    )


def _ends(parts: Parts) -> list[tuple[str, Parts]]:
    """Divide “3 au 5 mai” into its two days; the groups say where each stands."""
    if parts.first_day is None:
        return [("phrase", parts)]
    if parts.day is None or parts.first_day >= parts.day:
        return []
    first = replace(parts, day=parts.first_day, first_day=None)
    return [("from", first), ("to", replace(parts, first_day=None))]


def _is_amount(match: re.Match[str], parts: Parts) -> bool:
    """Tell “in 2000 gevallen”: a round number before a word counts something."""
    is_round = parts.year is not None and parts.year % 100 == 0
    if not is_round or not match["phrase"].isdecimal():
        return False
    behind = match.string[match.end() : match.end() + 2]
    return behind[:1] == " " and behind[1:].isalpha()


def _family(rule: str, parts: Parts) -> str:
    """Name the rule; of what is counted in whole units, which way it looks."""
    step = parts.within
    if rule != "relative" or step is None:
        return rule
    if step.granularity is Granularity.DAY:
        return "today"
    return f"relative.{'last' if step.count < 0 else 'next' if step.count else 'this'}"
