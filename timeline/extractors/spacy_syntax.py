"""Clauses from a dependency parse: verbs, their subjects, and whose words they are."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.attach import nearest_clause
from timeline.extract.clauses import Clause, find_clauses, seam
from timeline.extract.headlines import is_headline
from timeline.extract.quotations import quoted
from timeline.extract.speakers import RELATIVES, is_aside_clause, with_speakers
from timeline.extractors.spacy_verbs import verb_group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.extract.verb_forms import VerbGroup
    from timeline.extractors.spacy_words import Word

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_DESCRIBES = frozenset({"relcl", "acl", "appos", "advcl", "ccomp", "parataxis"})
"""What hangs on a noun and is no part of who acts."""
_OPENS = lexicon.CONJUNCTIONS | RELATIVES | {";", "that"}
"""What may open a clause though the parse hangs it elsewhere."""
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})


class ParsedSyntax:
    """The clauses of an article's sentences, each of which has been parsed."""

    def __init__(self, starts: Sequence[int], parses: Sequence[Sequence[Word]]) -> None:
        self._starts, self._parses = starts, parses

    def clauses(self, tokens: Sequence[Token]) -> list[Clause]:
        """Cut a sentence into clauses, one for each verb group, in order."""
        if not tokens or is_headline(tokens):
            return find_clauses(tokens)  # few pipelines were taught headlines
        return _Sentence(*self._aligned(tokens), tokens).clauses()

    def governor(
        self, tokens: Sequence[Token], clauses: Sequence[Clause], first: int, last: int
    ) -> int | None:
        """Climb from a phrase to the verb it hangs on; else take the nearest."""
        words, places = self._aligned(tokens)
        mains = {clause.verb.main: number for number, clause in enumerate(clauses)}
        inside = [word for word in words if first <= places[word.i] < last]
        for word in inside:
            if first <= places[word.head.i] < last and word.head.i != word.i:
                continue
            for above in ancestors(word):
                if (number := mains.get(places[above.i])) is not None:
                    return number
        return nearest_clause(tokens, clauses, first, last)

    def _aligned(self, tokens: Sequence[Token]) -> tuple[Sequence[Word], list[int]]:
        """Find a sentence's parse, and where its words are among our tokens."""
        number = bisect_right(self._starts, tokens[0].start) - 1
        words, offset = self._parses[number], self._starts[number]
        begins = [token.start for token in tokens]
        places = [max(0, bisect_right(begins, word.idx + offset) - 1) for word in words]
        return words, places


class _Sentence:
    """Makes the clauses of one sentence."""

    def __init__(
        self, words: Sequence[Word], places: Sequence[int], tokens: Sequence[Token]
    ) -> None:
        self.words, self.places, self.tokens = words, places, tokens
        self.verbs: dict[int, VerbGroup] = {}
        for word in words:
            if group := verb_group(word, tokens, places):
                self._add(word, group)
        self.tables = {each.verb.main: each for each in find_clauses(tokens)}
        self.numbers = {i: number for number, i in enumerate(self.verbs)}

    def _add(self, word: Word, group: VerbGroup) -> None:
        """Keep a group, in place of one that it begins with: “is said to have left”."""
        before = next(reversed(self.verbs), None)
        if before is not None and group.first <= self.verbs[before].last:
            if group.first > self.verbs[before].first or group.last == group.first:
                return
            del self.verbs[before]
        self.verbs[word.i] = group

    def clauses(self) -> list[Clause]:
        """Make a clause of each verb, each ended where the next begins."""
        clauses: list[Clause] = []
        for i in self.verbs:
            clause = self._clause(self.words[i], clauses)
            if clauses:
                end = seam(self.tokens, clauses[-1], clause)
                clauses[-1] = replace(clauses[-1], end=end)
            clauses.append(clause)
        told = [self._speaker(self.words[i], clauses) for i in self.verbs]
        inside = quoted(self.tokens)
        return [
            replace(clause, speaker=by_tables.speaker)
            if speaker is None and clause.verb.main in inside
            else replace(clause, speaker=speaker)
            for speaker, clause, by_tables in zip(
                told, clauses, with_speakers(self.tokens, clauses), strict=True
            )
        ]

    def _clause(self, word: Word, earlier: Sequence[Clause]) -> Clause:
        verb = self.verbs[word.i]
        floor = earlier[-1].verb.last + 1 if earlier else 0
        partner, subject = None, self._subject(word)
        start = self._start(word, subject, floor)
        introducer = self._introducer(word, start)
        if subject is None:
            partner = self._partner(word, earlier)
            subject = partner.subject if partner else (verb.first, verb.first)
        return Clause(
            verb,
            start,
            len(self.tokens),
            subject,
            introducer,
            is_coordinated=partner is not None and verb.tense != "future",
            is_hypothetical=introducer in lexicon.HYPOTHETICAL
            or bool(partner and partner.is_hypothetical)
            or (verb.tense in ("future", "modal") and self._has_condition(word)),
        )

    def _has_condition(self, word: Word) -> bool:
        """Tell “will help the other if one is attacked”."""
        return any(
            mark.dep_ == "mark" and mark.lower_ in lexicon.HYPOTHETICAL
            for side in word.children
            if side.dep_ == "advcl"
            for mark in side.children
        )

    def _partner(self, word: Word, earlier: Sequence[Clause]) -> Clause | None:
        """Find the clause whose subject a verb without its own shares.

        A verb of saying joins one: “said it was up to them and accused the West”.
        """
        above = [self.numbers.get(each.i) for each in ancestors(word)]
        clauses = [earlier[n] for n in above if n is not None and n < len(earlier)]
        if self.verbs[word.i].reports:
            clauses = [each for each in clauses if each.verb.reports] or clauses
        return clauses[0] if clauses else None

    def _subject(self, word: Word) -> tuple[int, int] | None:
        """Find the words of the subject; None where it has none of its own.

        Where the parse has none, the word tables may.
        """
        found = [child for child in word.children if child.dep_ in _SUBJECT]
        if word.dep_ in {"relcl", "acl"} and (not found or found[-1].tag_ in _WH):
            return self._phrase(word.head, before=word.left_edge.i)
        if found:
            return self._phrase(found[-1])
        if word.dep_ in {"conj", "xcomp"}:
            return self._shared(word)
        by_tables = self.tables.get(self.verbs[word.i].main)
        shares = by_tables is None or by_tables.is_coordinated
        return None if by_tables is None or shares else by_tables.subject

    def _shared(self, word: Word) -> tuple[int, int] | None:
        """Find the subject of a verb above that is no clause: “plans to open”."""
        for above in ancestors(word):
            if above.i in self.verbs:
                return None
            for child in above.children:
                if child.dep_ in _SUBJECT and child.i < word.i:
                    return self._phrase(child)
        return None

    def _phrase(self, noun: Word, before: int | None = None) -> tuple[int, int]:
        """Find a noun with what stands around it, without clauses and insertions."""
        last = noun.right_edge.i if before is None else before - 1
        for word in self.words[noun.i + 1 : last + 1]:
            if self._describes(word.head, word):
                last = min(last, word.left_edge.i - 1)
                break
        first, stop = self.places[noun.left_edge.i], self.places[max(last, noun.i)] + 1
        while stop > first + 1 and not self.tokens[stop - 1].is_word:
            stop -= 1
        return first, stop

    def _describes(self, noun: Word, child: Word) -> bool:
        """Tell what is no part of the name: a clause, “, including 500 officers,”."""
        if child.dep_ == "appos":
            return not self._names(noun, child)
        before = self.tokens[self.places[child.left_edge.i] - 1].text
        inserted = child.dep_ == "prep" and before == "," and child.i > noun.i
        return child.dep_ in _DESCRIBES or inserted

    def _names(self, noun: Word, apposition: Word) -> bool:
        """Tell “the leader, Kim Jong Un” from “Kim, the leader,”."""
        before = self.tokens[self.places[apposition.left_edge.i] - 1]
        is_name = apposition.text[:1].isupper() and noun.lower_ in lexicon.TITLES
        return before.is_word or is_name

    def _start(self, word: Word, subject: tuple[int, int] | None, floor: int) -> int:
        """Find where a clause begins: with its own subject, or with its verb."""
        first = self.verbs[word.i].first
        if subject is None or not floor <= subject[0] < first:
            return first
        is_antecedent = subject[1] <= self.places[word.left_edge.i]
        return first if is_antecedent and word.dep_ in {"relcl", "acl"} else subject[0]

    def _introducer(self, word: Word, start: int) -> str:
        """Name what opens the clause: “that”, “if”, “who”."""
        for child in word.children:
            if child.i > word.i:
                break
            if child.dep_ == "mark" and child.lower_ != "to":
                return child.lower_
            opens = child.left_edge
            if opens.tag_ in _WH and child.dep_ != "ROOT":
                return opens.lower_
        before = self.tokens[start - 1].lower if start else ""
        return before if before in _OPENS else ""

    def _speaker(self, word: Word, clauses: Sequence[Clause]) -> int | None:
        """Climb to the verb of saying that reports this one."""
        clause, is_said, below = clauses[self.numbers[word.i]], False, word
        if clause.is_coordinated and clause.verb.reports:
            return None
        while below.head.i != below.i:
            above = below.head
            if below.dep_ == "relcl" and clause.introducer in RELATIVES:
                return None
            if below.dep_ == "advcl" and self._is_aside(below, clauses):
                return None
            is_said = is_said or below.dep_ in {"ccomp", "parataxis"}
            if below.dep_ == "acl" and above.lower_ in lexicon.CLAIM_NOUNS:
                is_said = True
            number = self.numbers.get(above.i)
            if number is not None and is_said and below.dep_ != "conj":
                if clauses[number].verb.reports:
                    return number
                is_said = False
            below = above
        return None

    def _is_aside(self, word: Word, clauses: Sequence[Clause]) -> bool:
        number = self.numbers.get(word.i)
        if number is None or number == 0:
            return False
        return is_aside_clause(self.tokens, clauses[number - 1], clauses[number])


def ancestors(word: Word) -> list[Word]:
    """List the words above a word, up to the root."""
    found = []
    while word.head.i != word.i:
        word = word.head
        found.append(word)
    return found
