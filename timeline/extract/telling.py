"""What a sentence tells: which of its clauses happen, who says so, who acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extract import dating, lexicon
from timeline.extract.attach import attach, token_range
from timeline.extract.names import places, subjects
from timeline.extract.places import PLACES
from timeline.extract.polarity import DENYING, happens_not, is_denied, is_refuted
from timeline.extract.speech import according_to, quoted
from timeline.extract.tokens import tokenize

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from timeline.articles import Role, Sentence
    from timeline.extract.attach import Attached
    from timeline.extract.clauses import Clause
    from timeline.extract.speech import Memory
    from timeline.extract.syntax import Syntax
    from timeline.extract.tokens import Token
    from timeline.resolve import Resolution

_INDIRECT = frozenset({"how", "what", "why", "whatever", "whereby"})
_HEARSAY = frozenset({"reportedly", "allegedly", "purportedly"})


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentence says of one clause, before it becomes a mention."""

    role: Role
    speaker: str | None
    who: tuple[str, ...]


class Telling:
    """A sentence cut into clauses, with its time phrases attached."""

    def __init__(
        self,
        sentence: Sentence,
        resolutions: Sequence[Resolution],
        memory: Memory,
        published: dt.date | None,
        syntax: Syntax,
    ) -> None:
        self.memory, self.published = memory, published
        self.tokens: list[Token] = tokenize(sentence.text, sentence.start)
        self.timed = {
            self.tokens[place].start
            for found in resolutions
            for place in range(*token_range(self.tokens, found))
        }
        self.clauses = syntax.clauses(self.tokens)
        usable = [found for found in resolutions if dating.usable(found)]
        self.attached: Attached = attach(self.tokens, self.clauses, usable, syntax)
        self.quoted = quoted(self.tokens)
        self.source = according_to(self.tokens, self.timed)

    def remember(self) -> None:
        """Keep the person whom the sentence names, for “he” in the next one."""
        outside = [
            clause for clause in self.clauses if clause.verb.main not in self.quoted
        ]
        self.memory.remember(
            [name for clause in outside for name in self.names(clause)],
            [t for place, t in enumerate(self.tokens) if place not in self.quoted],
        )

    def told(self, number: int) -> Told | None:
        """Tell role and speaker of a clause; None where nothing happens in it."""
        clause, verb = self.clauses[number], self.clauses[number].verb
        dated = any(found.date for found in self.attached.clauses.get(number, ()))
        if clause.is_hypothetical or happens_not(self.tokens, self.clauses, number):
            return None
        if verb.tense == "modal" and not self._is_settled(number):
            return None
        if verb.main in self.quoted and not dated:
            return None
        if verb.lemma in lexicon.NEVER_HAPPENS and not self._stays(clause, dated):
            return None
        if not dated and (
            verb.lemma in lexicon.STATIVE or clause.introducer in _INDIRECT
        ):
            return None
        speaker, hearsay = self.speaker(number)
        if is_denied(self.clauses, number) or is_refuted(self.tokens, clause):
            return None
        who = self.names(clause)
        if verb.tense in ("future", "modal"):
            if verb.negated:
                return None
            is_told = dated or (clause.speaker is None and verb.main not in self.quoted)
            return Told("planned", speaker, who) if is_told else None
        if verb.reports and clause.speaker is None:
            return Told("statement", who[0] if who else None, who)
        if verb.negated or (verb.tense == "present" and not dated):
            return None
        return Told("alleged" if hearsay else "occurrence", speaker, who)

    def _is_settled(self, number: int) -> bool:
        """Tell “said she would return by Monday” from “would return if asked”."""
        clause, published = self.clauses[number], self.published
        head = self.tokens[clause.verb.first].lower
        ends = [
            found.date.latest
            for found in self.attached.clauses.get(number, ())
            if found.date and found.date.latest
        ]
        chain = self.tokens[clause.verb.first : clause.verb.last]
        if any(token.lower == "have" for token in chain):
            return False  # “would have broken”
        if any(token.lower in {"if", "unless"} for token in self.tokens):
            return False
        if head not in {"would", "must", "shall"} or not ends or not published:
            return False
        return max(ends) >= published

    def _stays(self, clause: Clause, dated: bool) -> bool:
        """Tell “was in Kazan on Thursday” from a bare copula."""
        words = self.tokens[clause.verb.last + 1 : clause.verb.last + 2]
        is_there = bool(words) and words[0].lower in {"in", "at"}
        here = places(self.tokens[clause.verb.last : clause.end], self.timed)
        return dated and clause.verb.lemma == "be" and is_there and bool(here)

    def speaker(self, number: int) -> tuple[str | None, bool]:
        """Name who says it, and tell whether it stands as somebody's word only."""
        clause = self.clauses[number]
        words = self.tokens[clause.start : clause.end]
        hearsay = any(token.lower in _HEARSAY for token in words)
        is_claim = self._is_claim(clause)
        if clause.speaker is not None and not is_claim:
            saying = self.clauses[clause.speaker]
            named = self.names(saying)
            denied = saying.verb.lemma in DENYING or saying.verb.negated
            return (named[0] if named and not denied else None), True
        if self.source:
            return self.source, True
        return None, hearsay or is_claim or clause.verb.main in self.quoted

    def _is_claim(self, clause: Clause) -> bool:
        return clause.introducer == "that" and self._follows_claim(clause)

    def _follows_claim(self, clause: Clause) -> bool:
        """Tell “reports that …”, “indicating that …” and “it is alleged that …”."""
        earlier = [c.verb for c in self.clauses if c.verb.last < clause.start]
        if earlier and earlier[-1].passive and earlier[-1].lemma in lexicon.REPORTING:
            return True
        floor = earlier[-1].last + 1 if earlier else 0
        before = [token.lower for token in self.tokens[floor : clause.start - 1]][-8:]
        if before and before[-1].endswith("ing"):
            stem = before[-1].removesuffix("ing")
            return bool({stem, stem + "e"} & lexicon.REPORTING)
        return any(word in lexicon.CLAIM_NOUNS for word in before)

    def names(self, clause: Clause) -> tuple[str, ...]:
        """Name the subject; “he” only where one candidate remains."""
        subject = self.tokens[slice(*clause.subject)]
        bare = [token.lower for token in subject if token.start not in self.timed]
        if bare and bare[-1] in lexicon.PERSON_PRONOUNS:
            return self._antecedent(clause)
        opens = self.tokens[0].text if clause.subject[0] == 0 else ""
        return tuple(
            dict.fromkeys(
                self.memory.full(self._without_opener(name, opens))
                for name in subjects(subject, self.timed)
                if name != opens or self._names_a_body(name)
            )
        )

    def _without_opener(self, name: str, opens: str) -> str:
        """Cut “Neighbouring” off “Neighbouring Sundland” where it opens a sentence."""
        first, _, rest = name.partition(" ")
        is_loose = (
            first == opens and rest[:1].isupper() and not self.memory.knows(first)
        )
        return rest if is_loose and name not in PLACES else name

    def _names_a_body(self, word: str) -> bool:
        """Tell “Police” and “Reuters” from a word that only opens its sentence."""
        is_body = word.lower() in lexicon.ORGANISATION_NOUNS
        return is_body or self.memory.knows(word)

    def _antecedent(self, clause: Clause) -> tuple[str, ...]:
        """Tell whom “he” stands for: the one person of the sentence, or before it."""
        for earlier in self.clauses:
            if earlier.subject[0] >= clause.subject[0]:
                break
            if earlier.verb.main in self.quoted:
                continue
            words = self.tokens[slice(*earlier.subject)]
            if words and words[-1].lower not in lexicon.PRONOUNS:
                named = self.names(earlier)
                if len(named) == 1 and self.memory.is_person(named[0]):
                    return named
        person = self.memory.person()
        between = self.tokens[1 : clause.subject[0]]
        before = {self.memory.full(t.text) for t in self.tokens[: clause.subject[0]]}
        inserted = clause.start > 0 and self.tokens[clause.start - 1].text == ","
        if person is None or self.memory.names_other(between, person):
            return ()
        if inserted and person in before:
            return ()  # “Trent, she said, had …”: she is another
        return (person,)
