"""Article to mentions: every happening its sentences report, with date and speaker."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.articles import Mention, Span
from timeline.extract import dating, lexicon
from timeline.extract.attach import attach, token_range
from timeline.extract.clauses import RELATIVES, find_clauses, is_trailing
from timeline.extract.figures import figures
from timeline.extract.names import places, subjects
from timeline.extract.places import PLACES
from timeline.extract.speech import Memory, according_to, quoted
from timeline.extract.titles import clause_title, noun_phrase
from timeline.extract.tokens import tokenize
from timeline.resolve import tag

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from timeline.articles import Article, Role, Sentence
    from timeline.dates import Date
    from timeline.extract.attach import Attached
    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token
    from timeline.resolve import Resolution

EXTRACTOR = "rules 1"
"""Name and version, kept with every article read."""

_LONGEST = 4000
"""Characters.  What runs on longer without a full stop is a table, not a sentence."""
_DENYING = frozenset({"deny", "dispute", "dismiss", "refute", "reject", "question"})
_INDIRECT = frozenset({"how", "what", "why", "whatever", "whereby"})
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
_HEARSAY = frozenset({"reportedly", "allegedly", "purportedly"})


def extract(article: Article) -> list[Mention]:
    """Find what an article says happened, in the order of its text.

    Pure: no clock and no I/O, so that it may run in another process.
    """
    resolutions = tag(_body_only(article), article.publication.date)
    starts = [found.timex.start for found in resolutions]
    sentences = [each for each in article.sentences if len(each.text) <= _LONGEST]
    memory = Memory(sentence.text for sentence in sentences)
    mentions: list[Mention] = []
    for sentence in sentences:
        first = bisect_left(starts, sentence.start)
        last = bisect_left(starts, sentence.end)
        inside = resolutions[first:last]
        mentions += _Reader(article, sentence, inside, memory).mentions()
    return mentions


def _body_only(article: Article) -> str:
    """Blank out everything but the sentences, so that furniture dates nothing."""
    pieces, end = [], 0
    for sentence in article.sentences:
        gap = article.text[end : sentence.start]
        pieces += ["\n" * len(gap) if "\n" in gap else " " * len(gap), sentence.text]
        end = sentence.end
    pieces.append(" " * (len(article.text) - end))
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the sentence says of one clause, before it becomes a mention."""

    role: Role
    speaker: str | None
    who: tuple[str, ...]


class _Reader:
    """Reads one sentence."""

    def __init__(
        self,
        article: Article,
        sentence: Sentence,
        resolutions: Sequence[Resolution],
        memory: Memory,
    ) -> None:
        self.article, self.sentence, self.memory = article, sentence, memory
        self.tokens: list[Token] = tokenize(sentence.text, sentence.start)
        self.timed = {
            self.tokens[place].start
            for found in resolutions
            for place in range(*token_range(self.tokens, found))
        }
        self.clauses = find_clauses(self.tokens)
        usable = [found for found in resolutions if dating.usable(found)]
        self.attached: Attached = attach(self.tokens, self.clauses, usable)
        self.quoted = quoted(self.tokens)
        self.source = according_to(self.tokens, self.timed)
        self.dates: dict[int, Date | None] = {}

    def mentions(self) -> list[Mention]:
        """Read the happenings of the sentence, speakers before what they say."""
        found = []
        order = sorted(
            range(len(self.clauses)), key=lambda n: not self.clauses[n].verb.reports
        )
        for number in order:
            if (told := self._told(number)) is not None:
                found.append(self._mention(number, told))
        found += [
            self._noun_mention(place, resolution)
            for place, resolution in self.attached.nouns.items()
        ]
        outside = [
            clause for clause in self.clauses if clause.verb.main not in self.quoted
        ]
        self.memory.remember(
            [name for clause in outside for name in self._names(clause)],
            [t for place, t in enumerate(self.tokens) if place not in self.quoted],
        )
        return sorted(found, key=lambda mention: mention.trigger.start)

    # -- what counts as a happening ----------------------------------------

    def _told(self, number: int) -> _Told | None:
        """Tell role and speaker of a clause; None where nothing happens in it."""
        clause, verb = self.clauses[number], self.clauses[number].verb
        dated = any(found.date for found in self.attached.clauses.get(number, ()))
        if clause.is_hypothetical or verb.tense == "modal" or self._is_empty(clause):
            return None
        if verb.main in self.quoted and not dated:
            return None
        if verb.lemma in lexicon.NEVER_HAPPENS and not self._stays(clause, dated):
            return None
        if not dated and (
            verb.lemma in lexicon.STATIVE or clause.introducer in _INDIRECT
        ):
            return None
        speaker, hearsay = self._speaker(number)
        who = self._names(clause)
        if verb.tense == "future":
            if verb.negated:
                return None
            is_told = dated or (clause.speaker is None and verb.main not in self.quoted)
            return _Told("planned", speaker, who) if is_told else None
        if verb.reports and clause.speaker is None:
            return _Told("statement", who[0] if who else None, who)
        if verb.negated or (verb.tense == "present" and not dated):
            return None
        return _Told("alleged" if hearsay else "occurrence", speaker, who)

    def _is_empty(self, clause: Clause) -> bool:
        """Tell “nobody was hurt” and “no train ran”; “no fewer than 12 died” is not."""
        words = [token.lower for token in self.tokens[slice(*clause.subject)][:2]]
        counts = words[1:] in (["fewer"], ["less"], ["more"])
        return bool(words) and words[0] in _NOBODY and not counts

    def _stays(self, clause: Clause, dated: bool) -> bool:
        """Tell “was in Kazan on Thursday” from a bare copula."""
        words = self.tokens[clause.verb.last + 1 : clause.verb.last + 2]
        is_there = bool(words) and words[0].lower in {"in", "at"}
        here = places(self.tokens[clause.verb.last : clause.end], self.timed)
        return dated and clause.verb.lemma == "be" and is_there and bool(here)

    def _speaker(self, number: int) -> tuple[str | None, bool]:
        """Name who says it, and tell whether it stands as somebody's word only."""
        clause = self.clauses[number]
        words = self.tokens[clause.start : clause.end]
        hearsay = any(token.lower in _HEARSAY for token in words)
        is_claim = clause.introducer == "that" and self._follows_claim(clause)
        if clause.speaker is not None and not is_claim:
            saying = self.clauses[clause.speaker]
            named = self._names(saying)
            denied = saying.verb.lemma in _DENYING or saying.verb.negated
            return (named[0] if named and not denied else None), True
        if self.source:
            return self.source, True
        return None, hearsay or is_claim or clause.verb.main in self.quoted

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

    def _names(self, clause: Clause) -> tuple[str, ...]:
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
                named = self._names(earlier)
                if len(named) == 1 and self.memory.is_person(named[0]):
                    return named
        person = self.memory.person()
        return (person,) if person else ()

    # -- mentions ------------------------------------------------------------

    def _mention(self, number: int, told: _Told) -> Mention:
        clause = self.clauses[number]
        words = self.tokens[clause.verb.first : self._end(number)]
        trigger = self.tokens[clause.verb.main]
        date, resolution = dating.date_of(
            self.attached.clauses.get(number, ()),
            clause.verb.tense,
            self.tokens[clause.verb.first].start,
            self.article.publication,
            ceiling=self._ceiling(clause),
        )
        self.dates[number] = date
        title = clause_title(
            self.article.text,
            self.tokens,
            clause,
            self._end(number),
            whole=clause.verb.reports and is_trailing(self.tokens, clause),
            person=told.who[0] if len(told.who) == 1 else None,
        )
        counted = (
            words
            if clause.verb.reports
            else self.tokens[clause.start :][: clause.end - clause.start]
        )
        return self._build(trigger, title, told, date, resolution, words, counted)

    def _end(self, number: int) -> int:
        """Find where a clause ends: a statement takes in what is said."""
        end = self.clauses[number].end
        if self.clauses[number].verb.reports:
            for later in range(number + 1, len(self.clauses)):
                said = self.clauses[later]
                if said.speaker is None and said.introducer not in RELATIVES:
                    break
                end = self.clauses[later].end
        return end

    def _ceiling(self, clause: Clause) -> dt.date | None:
        """Find the last day that what is past can have happened on."""
        if clause.speaker is not None:
            said = self.dates.get(clause.speaker)
            if said and said.latest:
                return said.latest
        return self.article.publication.date

    def _noun_mention(self, place: int, resolution: Resolution) -> Mention:
        first, last = noun_phrase(
            self.tokens, place, token_range(self.tokens, resolution)
        )
        words = self.tokens[first:last]
        published = self.article.publication.date
        date = resolution.date
        coming = bool(
            date and date.earliest and published and date.earliest > published
        )
        speaker, hearsay = self._noun_speaker(place)
        role: Role = "planned" if coming else "alleged" if hearsay else "occurrence"
        owner = self.tokens[first:place]
        possessed = [n for n, t in enumerate(owner) if t.text in {"'s", "’s"}]
        who = subjects(owner[: possessed[0]], self.timed) if possessed else ()
        told = _Told(role, speaker, tuple(self.memory.full(name) for name in who))
        title = self.article.text[words[0].start : words[-1].end]
        return self._build(
            self.tokens[place], title, told, date, resolution, words, words
        )

    def _noun_speaker(self, place: int) -> tuple[str | None, bool]:
        for number in reversed(range(len(self.clauses))):
            clause = self.clauses[number]
            if clause.start <= place < clause.end and clause.speaker is not None:
                return self._speaker(number)
        return None, False

    def _build(
        self,
        trigger: Token,
        title: str,
        told: _Told,
        date: Date | None,
        resolution: Resolution | None,
        words: Sequence[Token],
        counted: Sequence[Token],
    ) -> Mention:
        sentence = self.sentence
        return Mention(
            id=mention_id(self.article.sha256, trigger.start, trigger.end),
            quote=sentence.text,
            start=sentence.start,
            end=sentence.end,
            trigger=Span(trigger.text, trigger.start, trigger.end),
            title=_one_line(title),
            role=told.role,
            date=date,
            timex=dating.provenance(resolution, self.article.publication),
            who=told.who,
            where=places(words, self.timed),
            attribution=told.speaker,
            figures=figures(counted, self.timed),
            confidence=_confidence(resolution, told),
        )


def mention_id(sha256: str, start: int, end: int) -> str:
    """Make a mention's id from its article's hash and its trigger's span.

    The same article gives the same ids in every store.
    """
    return hashlib.sha256(f"{sha256}:{start}:{end}".encode()).hexdigest()[:16]


def _confidence(resolution: Resolution | None, told: _Told) -> float:
    base = 0.9 if told.role == "statement" else 0.8
    return round(base * (resolution.confidence if resolution else 0.6), 2)


def _one_line(text: str, limit: int = 160) -> str:
    """Fold white space and cut at a word, with the first letter a capital."""
    line = " ".join(text.split()).strip(" ,;:–—")
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—") + " …"
    return line[:1].upper() + line[1:]
