"""Who acts in each clause of a sentence: by name, office or pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.antecedents import PERSONS
from timeline.extract.names import subjects
from timeline.extract.offices import HEADS
from timeline.extract.places import PLACES
from timeline.extract.sources import PAPERS, claimed_by
from timeline.extract.speech import bystander
from timeline.extract.surnames import surname

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.speech import Memory
    from timeline.extract.tokens import Token

_AGENCIES = frozenset({"Reuters", "Interfax", "Xinhua", "Bloomberg", "Kyodo", "Tass"})
"""Agencies whose name is one word, known also where it opens a sentence."""


def _owns(token: Token) -> bool:
    return token.text in {"'s", "’s"}


def _joined(words: Sequence[str]) -> list[str]:
    """Put the sign of the genitive back to its owner."""
    return " ".join(words).replace(" 's", "'s").replace(" ’s", "’s").split()


class Actors:
    """Names the subjects of a sentence's clauses by what the article has named.

    `timed` are the places in the text that phrases of time take up, `quoted` the tokens
    inside quotation marks, `words` all words of the sentence in lower case.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        clauses: Sequence[Clause],
        timed: Collection[int],
        words: Collection[str],
        quoted: Collection[int],
        memory: Memory,
    ) -> None:
        self._tokens, self._clauses, self._memory = tokens, clauses, memory
        self._timed, self._words, self._quoted = timed, words, quoted
        self._named: dict[int, tuple[str, ...]] = {}

    def named(self, clause: Clause) -> tuple[str, ...]:
        """Name the subject; “he” only where one candidate remains."""
        place = clause.verb.first
        if place not in self._named:
            self._named[place] = self._names(clause)
        return self._named[place]

    def _names(self, clause: Clause) -> tuple[str, ...]:
        subject = self._tokens[slice(*clause.subject)]
        bare = [token.lower for token in subject if token.start not in self._timed]
        if bare and bare[-1] in lexicon.PERSON_PRONOUNS:
            is_quoted = clause.subject[1] - 1 in self._quoted
            return () if is_quoted else self._antecedent(clause)
        if bare and bare[-1] in HEADS and (holder := self._holder(subject)):
            return (holder,)
        if bare[1:2] == ["and"] and bare[0] in lexicon.PERSON_PRONOUNS:
            him = (
                self._antecedent(clause) if clause.verb.main not in self._quoted else ()
            )
            rest = subjects(subject[2:], self._timed)
            return tuple(dict.fromkeys((*him, *map(self._memory.full, rest))))
        opens = self._tokens[0].text if clause.subject[0] == 0 else ""
        has_claim = not PAPERS.isdisjoint(self._words)
        named = claimed_by(subject, self._timed) if has_claim else ()
        named = named or subjects(subject, self._timed)
        if not named and (clause.verb.reports or clause.subject[0] > clause.verb.last):
            named = bystander(subject)
        return tuple(
            dict.fromkeys(
                self._memory.full(self._without_opener(name, opens))
                for name in named
                if name != opens or self._names_a_body(name)
            )
        )

    def _holder(self, subject: Sequence[Token]) -> str | None:
        """Name who is meant by “the president”, “Kremlin chief”."""
        words = [token.text for token in subject]
        marks = [token for token in subject if not (token.is_word or _owns(token))]
        first = words[0].lower()
        is_one = first == "the" or first not in lexicon.DETERMINERS
        return self._memory.holder(_joined(words)) if is_one and not marks else None

    def _without_opener(self, name: str, opens: str) -> str:
        """Cut “Neighbouring” off “Neighbouring Sundland” where it opens a sentence."""
        if not opens or not name.startswith(opens):
            return name
        first, _, rest = name.partition(" ")
        is_loose = (
            first == opens and rest[:1].isupper() and not self._memory.knows(first)
        ) and surname(name) != first
        return rest if is_loose and name not in PLACES else name

    def _names_a_body(self, word: str) -> bool:
        """Tell “Police” and “Reuters” from a word that only opens its sentence."""
        is_body = word.lower() in lexicon.ORGANISATION_NOUNS
        is_body = is_body or word.lower() in PERSONS
        return is_body or word in _AGENCIES or self._memory.knows(word)

    def _told_by(self, saying: Clause) -> tuple[str, ...] | None:
        """Name who told in “Brandt told Lund that …, she said”: she is another."""
        for clause in self._clauses:
            at = clause.speaker
            if at is not None and self._clauses[at].verb == saying.verb:
                return self.named(clause) if clause.verb.lemma == "tell" else None
        return None

    def _antecedent(self, clause: Clause) -> tuple[str, ...]:
        """Tell whom “he” stands for: the one person of the sentence, or before it."""
        if (told := self._told_by(clause)) is not None:
            before_it = self._memory.person()
            return (before_it,) if before_it and before_it not in told else ()
        for earlier in self._clauses:
            if earlier.subject[0] >= clause.subject[0]:
                break
            if earlier.verb.main in self._quoted:
                continue
            words = self._tokens[slice(*earlier.subject)]
            if words and words[-1].lower not in lexicon.PRONOUNS:
                named = self.named(earlier)
                if len(named) == 1 and self._memory.is_person(named[0]):
                    return named
        person = self._memory.person()
        between = self._tokens[1 : clause.subject[0]]
        before = {self._memory.full(t.text) for t in self._tokens[: clause.subject[0]]}
        inserted = clause.start > 0 and self._tokens[clause.start - 1].text == ","
        if person is None or self._memory.names_other(between, person):
            return ()
        if inserted and person in before:
            return ()  # “Trent, she said, had …”: she is another
        return (person,)
