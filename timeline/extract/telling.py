"""What a sentence tells: which of its clauses happen, who says so, who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import dating, lexicon
from timeline.extract.actors import Actors
from timeline.extract.attach import attach, token_range
from timeline.extract.auxiliaries import BELIEVED
from timeline.extract.certainty import HEARSAY, certainty
from timeline.extract.clauses import is_relative
from timeline.extract.event_words import EVENT_VERBS
from timeline.extract.headlines import lowered
from timeline.extract.names import places
from timeline.extract.objects import objects
from timeline.extract.polarity import DENYING, happens_not, is_denied, is_refuted
from timeline.extract.predicates import befalls
from timeline.extract.quotations import LONGEST, MARKS, Quotation, quoted
from timeline.extract.sources import (
    NOBODY,
    Source,
    before_that,
    claimed_by,
    follows_claim,
)
from timeline.extract.speakers import is_told
from timeline.extract.speech import according_to
from timeline.extract.standing import tells_no_news
from timeline.extract.tokens import tokenize
from timeline.extract.told import Told
from timeline.extract.verb_forms import skip_adverbs, verb_places

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from timeline.articles import Role, Sentence
    from timeline.extract.attach import Attached
    from timeline.extract.clauses import Clause
    from timeline.extract.speech import Memory
    from timeline.extract.syntax import Syntax
    from timeline.extract.tokens import Token
    from timeline.resolve import Resolution

_LASTING = lexicon.STATIVE | {"have"}
_INDIRECT = frozenset({"how", "what", "why", "whatever", "whereby"})
_RESULTS = lexicon.words(
    "accuse arrest charge convict detain hold hospitalise hospitalize injure jail kill "
    "sentence strand wound"
)
"""Verbs whose present passive tells what came about: “is charged with arson”."""
_BEING = frozenset({"being"})
_FORESEEN = lexicon.words("plan schedule slate expect due time")
"""“was planned for Thursday”: whether it came about, nobody says."""
_SELF = frozenset({"i", "we", "you", "it", "that", "this", "there", "what"})
"""Subjects of talk rather than of news, inside a quotation."""


class Telling:
    """A sentence cut into clauses, with its time phrases attached."""

    def __init__(
        self,
        sentence: Sentence,
        resolutions: Sequence[Resolution],
        memory: Memory,
        published: dt.date | None,
        syntax: Syntax,
        *,
        opens: bool = False,
    ) -> None:
        self.memory, self.published, self.opens = memory, published, opens
        self.tokens: list[Token] = lowered(tokenize(sentence.text, sentence.start))
        self.timed = {
            self.tokens[place].start
            for found in resolutions
            for place in range(*token_range(self.tokens, found))
        }
        self.words = {token.lower for token in self.tokens}
        self.clauses = syntax.clauses(self.tokens)
        usable = [found for found in resolutions if dating.usable(found)]
        self.attached: Attached = attach(self.tokens, self.clauses, usable, syntax)
        is_open = memory.quotation.runs_on
        has_marks = is_open or not MARKS.isdisjoint(self.words)
        self.quoted = quoted(self.tokens, is_open=is_open) if has_marks else set[int]()
        self.source_named = (
            according_to(self.tokens, self.timed) if "according" in self.words else None
        )
        self.verbs = verb_places(self.clauses)
        self.actors = Actors(
            self.tokens, self.clauses, self.timed, self.words, self.quoted, memory
        )
        self._told: dict[int, Told | None] = {}
        self._sources: dict[int, Source] = {}

    def remember(self) -> None:
        """Keep the person whom the sentence names, for “he” in the next one."""
        clauses, tokens = self.clauses, self.tokens
        if self.quoted:
            clauses = [c for c in clauses if c.verb.main not in self.quoted]
            tokens = [t for at, t in enumerate(tokens) if at not in self.quoted]
        self.memory.remember(
            [name for clause in clauses for name in self.actors.named(clause)], tokens
        )

    def quotation(
        self, sayings: Iterable[int], mention_of: Callable[[int], str]
    ) -> Quotation:
        """Tell who speaks on after this sentence; `sayings` are numbers of clauses.

        `mention_of` names the mention of one.  A sentence that is all quotation keeps
        the speaker of the one before.
        """
        if not self.quoted:
            return Quotation()
        before = self.memory.quotation
        for number in sayings:
            told = self.told(number)
            if told and told.role == "statement":
                return Quotation(told.source.speaker, mention_of(number))
        words = {at for at, token in enumerate(self.tokens) if token.is_word}
        is_whole = bool(words) and words <= self.quoted
        if not is_whole or before.length >= LONGEST:
            return Quotation()
        return before._replace(length=before.length + 1)

    def range_of(self, resolution: Resolution) -> tuple[int, int]:
        """Find the first and one past the last token of a time phrase."""
        return token_range(self.tokens, resolution)

    def told(self, number: int) -> Told | None:
        """Tell role and speaker of a clause; None where nothing happens in it."""
        if number not in self._told:
            self._told[number] = self._tell(number)
        return self._told[number]

    def _tell(self, number: int) -> Told | None:
        clause, verb = self.clauses[number], self.clauses[number].verb
        dated = any(found.date for found in self.attached.clauses.get(number, ()))
        if clause.is_hypothetical or happens_not(self.tokens, self.clauses, number):
            return None
        if verb.tense == "modal" and not self._is_settled(number):
            return self._possibly(number)
        if verb.main in self.quoted and not dated and not self._is_news(clause):
            return None
        if verb.lemma in lexicon.NEVER_HAPPENS and not self._stays(clause, dated):
            return None
        if verb.passive and verb.lemma in _FORESEEN:
            return None
        if tells_no_news(self.tokens, clause):
            return None
        if not dated and (
            (
                verb.lemma in lexicon.STATIVE
                and verb.lemma != "be"
                and not befalls(self.tokens, clause)
            )
            or clause.introducer in _INDIRECT
        ):
            return None
        if is_denied(self.clauses, number) or is_refuted(self.tokens, clause):
            return None
        role = self._role(number, dated)
        return self._as(role, number) if role else None

    def _role(self, number: int, dated: bool) -> Role | None:
        """Tell a plan, a statement, somebody's word and what happened apart."""
        clause, verb = self.clauses[number], self.clauses[number].verb
        if verb.tense in ("future", "modal"):
            plain = clause.speaker is None and verb.main not in self.quoted
            return "planned" if not verb.negated and (dated or plain) else None
        if verb.reports and clause.speaker is None and verb.main not in self.quoted:
            return "statement"
        is_now = verb.tense == "present" and not (dated or self._goes_on(clause))
        if verb.negated or is_now:
            return None
        return "alleged" if self.source(number).is_hearsay else "occurrence"

    def _as(self, role: Role, number: int) -> Told:
        """Gather who is in a clause and how sure it is, for its role."""
        clause = self.clauses[number]
        who, source = self.actors.named(clause), self.source(number)
        if role == "statement":
            chain = tuple(each for each in [source.speaker] if each)
            source = Source(who[0] if who else None, chain)
        saying = None if clause.speaker is None else self.clauses[clause.speaker]
        sure = certainty(self.tokens, clause, saying)
        whom = objects(self.tokens, clause, self.timed)
        if role == "occurrence" and sure != "certain":
            role = "alleged"  # “Perhaps the army left”: the narrator's guess
        return Told(
            role,
            who,
            source,
            tuple(name for name in map(self.memory.full, whom) if name not in who),
            "negative" if clause.verb.negated else "positive",
            sure,
        )

    def _possibly(self, number: int) -> Told | None:
        """Tell “may have sunk” and “may be in Kesh” from “may sink”."""
        clause = self.clauses[number]
        verb = clause.verb
        chain = [token.lower for token in self.tokens[verb.first : verb.last]]
        open_ = self.tokens[verb.first].lower in {"may", "might"} and not verb.negated
        dated = bool(self.attached.clauses.get(number))
        happened = "have" in chain and verb.lemma not in _LASTING
        is_there = verb.lemma == "be" and self._stays(clause, dated)
        if not open_ or not (happened or is_there) or is_denied(self.clauses, number):
            return None
        return self._as("alleged", number)

    def _goes_on(self, clause: Clause) -> bool:
        """Tell “police arrest a man” and “is charged with” from “sells bread”."""
        verb = clause.verb
        if verb.passive:
            is_going_on = self._holds(_BEING, verb.first, verb.last)
            return verb.lemma in (EVENT_VERBS if is_going_on else _RESULTS)
        if is_relative(clause):
            return False  # “Stein, who runs the office”
        return clause.verb.lemma in EVENT_VERBS or self._stays(clause, dated=False)

    def _is_news(self, clause: Clause) -> bool:
        """Tell “two men shot him” from “we have never doubted it” in a quotation."""
        subject = self.tokens[slice(*clause.subject)]
        return (
            clause.verb.lemma in EVENT_VERBS
            and clause.verb.tense in ("past", "perfect")
            and not clause.verb.reports
            and bool(subject)
            and not {token.lower for token in subject} & _SELF
        )

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
        if not self.words.isdisjoint(("if", "unless")):
            return False
        if head not in {"would", "must", "shall"} or not ends or not published:
            return False
        return max(ends) >= published

    def _stays(self, clause: Clause, dated: bool) -> bool:
        """Tell “was in Kazan on Thursday”, “3,000 men are in Kesh” from a copula."""
        after, _ = skip_adverbs(self.tokens, clause.verb.last + 1)
        words = self.tokens[after : after + 1]
        is_there = bool(words) and words[0].lower in {"in", "at"}
        if clause.verb.lemma != "be" or not is_there:
            return False
        subject = self.tokens[slice(*clause.subject)]
        counted = any(
            token.is_number and token.start not in self.timed for token in subject
        )
        return (dated or counted) and bool(
            places(self.tokens[clause.verb.last : clause.end], self.timed)
        )

    def source(self, number: int) -> Source:
        """Name whose word a clause is, and whose word that is in turn."""
        if number not in self._sources:
            self._sources[number] = self._source(number)
        return self._sources[number]

    def _source(self, number: int) -> Source:
        clause = self.clauses[number]
        chain = list(self._speakers(number))
        outer = (self.source_named,) if self.source_named else ()
        if follows_claim(self.tokens, self.clauses, clause):
            claim = before_that(self.tokens, self.clauses, clause)
            named = claimed_by(claim, self.timed)
            further = tuple(each for each in chain if each and each not in named)
            return Source(named[0] if named else None, further + outer, True)
        if chain:
            further = tuple(each for each in chain[1:] if each)
            return Source(chain[0], further + outer, True, clause.speaker)
        if outer:
            return Source(outer[0], (), True)
        if clause.verb.main in self.quoted:
            if (at := self._saying_before(number)) is not None:
                named = self.actors.named(self.clauses[at])
                return Source(named[0] if named else None, (), True, at)
            quotation = self.memory.quotation
            return Source(quotation.speaker, (), True, said_in=quotation.said_in)
        is_hearsay = self._holds(HEARSAY, clause.start, clause.end)
        is_believed = self._holds(BELIEVED, clause.verb.first, clause.verb.last)
        return Source(is_hearsay=True) if is_hearsay or is_believed else NOBODY

    def _saying_before(self, number: int) -> int | None:
        """Find the “he said” that parts a quotation: “I left,” he said. “I ran.”"""
        for at in range(number - 1, -1, -1):
            verb = self.clauses[at].verb
            if verb.main not in self.quoted:
                return at if verb.reports and not verb.negated else None
        return None

    def _holds(self, wanted: frozenset[str], first: int, last: int) -> bool:
        """Tell whether one of these words stands from a token up to another."""
        if wanted.isdisjoint(self.words):
            return False
        return any(token.lower in wanted for token in self.tokens[first:last])

    def _speakers(self, number: int) -> Iterable[str | None]:
        """Name the speakers outward; None for one who does not stand for it."""
        at, passed = self.clauses[number].speaker, {number}
        while at is not None and at not in passed:
            passed.add(at)
            saying = self.clauses[at]
            named = self.actors.named(saying)
            denied = saying.verb.lemma in DENYING or saying.verb.negated
            denied = denied or is_told(self.tokens, saying)
            yield named[0] if named and not denied else None
            at = saying.speaker
