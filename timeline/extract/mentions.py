"""Article to mentions: every happening its sentences report, with date and speaker."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.articles import Mention, Span
from timeline.extract import dating, lexicon
from timeline.extract.attach import token_range
from timeline.extract.capitals import as_written, uncapitalised
from timeline.extract.counting import PEOPLE
from timeline.extract.dated_nouns import begins_with
from timeline.extract.figures import figures
from timeline.extract.names import places
from timeline.extract.participles import participles
from timeline.extract.polarity import is_denied
from timeline.extract.quotations import Dialogue
from timeline.extract.reading import readings
from timeline.extract.settling import settled
from timeline.extract.speakers import RELATIVES, is_inserted, is_trailing
from timeline.extract.syntax import WORD_TABLES
from timeline.extract.telling import Telling
from timeline.extract.titles import clause_title
from timeline.extract.unfinite import gerunds, nouns
from timeline.resolve import tag

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from timeline.articles import Article, Figure, Sentence
    from timeline.dates import Date
    from timeline.extract.clauses import Clause
    from timeline.extract.sources import Source
    from timeline.extract.speech import Memory
    from timeline.extract.syntax import Syntax
    from timeline.extract.tokens import Token
    from timeline.extract.told import Told
    from timeline.extract.unfinite import Unfinite
    from timeline.resolve import Resolution

EXTRACTOR = "rules 4"
"""Name and version, kept with every article read."""

_AHEAD = lexicon.words(
    "begins starts opens ends resumes continues closes faces face awaits await"
)
"""Verbs in the present tense that say of an event that it is to come."""

_FINDING = lexicon.words(
    "agree conclude decide determine discover establish find learn notice prove rule "
    "realise realize show"
)
"""Verbs that say little without their “that …”: “an audit found that …”."""


def extract(article: Article, syntax: Syntax = WORD_TABLES) -> list[Mention]:
    """Find what an article says happened, in the order of its text.

    Pure: no clock and no I/O, so that it may run in another process.  Happenings are
    read in English only: an article in another language gives none.
    `syntax` is what cuts its sentences into clauses.
    """
    if article.language != "en":
        return []
    read = uncapitalised(article)
    if read is not article:
        return [as_written(each, article.text) for each in _extracted(read, syntax)]
    return _extracted(article, syntax)


def _extracted(article: Article, syntax: Syntax) -> list[Mention]:
    mentions: list[Mention] = []
    dialogue = Dialogue(article)
    for sentence, inside, memory in readings(article):
        memory.quotation = dialogue.begin(sentence, memory.quotation)
        reader = _Reader(article, sentence, inside, memory, syntax)
        told = reader.mentions()
        memory.quotation = dialogue.end(memory.quotation)
        spoken = [n for n, m in enumerate(told, len(mentions)) if reader.quotes(m)]
        mentions += told
        dialogue.attribute(mentions, spoken, memory.quotation)
    return settled(article, mentions)


class _Reader:
    """Makes the mentions of one sentence."""

    def __init__(
        self,
        article: Article,
        sentence: Sentence,
        resolutions: Sequence[Resolution],
        memory: Memory,
        syntax: Syntax,
    ) -> None:
        self.article, self.sentence, self.memory = article, sentence, memory
        self.published = article.publication.date
        self.telling = Telling(
            sentence,
            resolutions,
            memory,
            self.published,
            syntax,
            opens=sentence is article.sentences[0],
        )
        self.tokens, self.clauses = self.telling.tokens, self.telling.clauses
        self.timed, self.quoted = self.telling.timed, self.telling.quoted
        self.attached = self.telling.attached
        self.dates: dict[int, Date | None] = {}

    def mentions(self) -> list[Mention]:
        """Read the happenings of the sentence, speakers before what they say."""
        found = []
        sayings = [n for n, each in enumerate(self.clauses) if each.verb.reports]
        order = [*sayings, *(n for n in range(len(self.clauses)) if n not in sayings)]
        for number in order:
            told = self.telling.told(number)
            mention = self._mention(number, told) if told else None
            if mention and not self._is_stale(mention):
                found.append(mention)
        for unfinite in self._unfinites():
            resolution = self.attached.of_word(unfinite.place)
            if resolution is None or not (
                self._only_begins(unfinite.place, resolution)
                or self._is_off(unfinite.place)
            ):
                opened = self._opens_as(unfinite)
                found = [each for each in found if each.id != opened]
                found.append(self._unfinite(unfinite, resolution))
        self.telling.remember()
        self.memory.quotation = self.telling.quotation(sayings, self._id)
        if len(found) > 1:
            found.sort(key=lambda mention: mention.trigger.start)
        return found

    def _unfinites(self) -> Iterator[Unfinite]:
        yield from gerunds(self.telling)
        yield from nouns(self.telling)
        yield from participles(self.telling)

    def _opens_as(self, unfinite: Unfinite) -> str:
        """Name the “began” of “the war began with the invasion”: one happening."""
        number = unfinite.governor
        if number is None or not begins_with(
            self.tokens, self.clauses[number], unfinite.first
        ):
            return ""
        return self._id(number)

    def quotes(self, mention: Mention) -> bool:
        """Tell whether a mention stands in quotation marks and lacks a speaker."""
        return mention.attribution is None and any(
            self.tokens[place].start == mention.trigger.start for place in self.quoted
        )

    def _is_stale(self, mention: Mention) -> bool:
        """Tell a plan whose day is past: whether it came about, nobody says."""
        published = self.published
        latest = mention.date.latest if mention.date else None
        return bool(
            mention.role == "planned" and published and latest and latest < published
        )

    def _mention(self, number: int, told: Told) -> Mention:
        clause = self.clauses[number]
        words = self.tokens[clause.verb.first : self._end(number)]
        trigger = self.tokens[clause.verb.main]
        date, resolution = dating.date_of(
            self._as_said(clause, self.attached.clauses.get(number, ())),
            "perfect" if told.role == "alleged" else clause.verb.tense,
            self.tokens[clause.verb.first].start,
            self.article.publication,
            ceiling=self._ceiling(clause),
        )
        self.dates[number] = date
        title = clause_title(
            self.article.text,
            self.tokens,
            clause,
            self._title_end(number),
            whole=clause.verb.reports
            and (is_trailing(self.tokens, clause) or is_inserted(self.tokens, clause)),
            person=told.who[0] if len(told.who) == 1 else None,
        )
        counted = (
            words
            if clause.verb.reports
            else self.tokens[clause.start :][: clause.end - clause.start]
        )
        return self._build(trigger, title, told, date, resolution, words, counted)

    def _as_said(
        self, clause: Clause, attached: Sequence[Resolution]
    ) -> Sequence[Resolution]:
        """Read “yesterday” in a quotation against the day on which it was said."""
        if clause.verb.main not in self.quoted or clause.speaker is None:
            return attached
        said = self.dates.get(clause.speaker)
        day = said.earliest if said and said.days == 1 else None
        if day is None or day == self.published:
            return attached
        anew = {
            found.timex.start + self.sentence.start: found
            for found in tag(self.sentence.text, day)
        }
        return [
            dating.moved(anew[each.timex.start], self.sentence.start)
            if each.timex.start in anew and each.anchor is not None
            else each
            for each in attached
        ]

    def _end(self, number: int) -> int:
        """Find where a clause ends: a statement takes in what is said."""
        end, is_open = self.clauses[number].end, False
        if self.clauses[number].verb.reports:
            for later in range(number + 1, len(self.clauses)):
                said = self.clauses[later]
                if said.introducer == "nor":  # “neither confirmed nor denied that …”
                    end, is_open = said.end, True
                    continue
                if is_open and said.introducer == "that":
                    end = said.end
                    continue
                if said.speaker is None and said.introducer not in RELATIVES:
                    break
                end = self.clauses[later].end
        return end

    def _title_end(self, number: int) -> int:
        """Find where a title ends: “an audit found” takes in what it found."""
        found = self.clauses[number + 1 : number + 2]
        tells = found and found[0].introducer == "that"
        is_finding = self.clauses[number].verb.lemma in _FINDING
        return found[0].end if tells and is_finding else self._end(number)

    def _ceiling(self, clause: Clause) -> dt.date | None:
        """Find the last day that what is past can have happened on."""
        if clause.speaker is not None:
            said = self.dates.get(clause.speaker)
            if said and said.latest:
                return min(said.latest, self.published or said.latest)
        return self.published

    def _is_off(self, place: int) -> bool:
        """Tell “rejected reports of a test in June”, “the strike was called off”."""
        for number, clause in enumerate(self.clauses):
            inside = clause.start <= place < clause.end
            if inside and is_denied(self.clauses, number):
                return True
            after = self.tokens[clause.verb.last + 1 : clause.verb.last + 2]
            called_off = clause.verb.lemma == "call" and [t.lower for t in after] == [
                "off"
            ]
            off = called_off or clause.verb.lemma in {"cancel", "postpone", "scrap"}
            if off and clause.subject[0] <= place < clause.subject[1]:
                return True
        return False

    def _only_begins(self, place: int, resolution: Resolution) -> bool:
        """Tell “the trial begins on Monday” where Monday was read as past."""
        date = resolution.date
        first, last = token_range(self.tokens, resolution)
        around = self.tokens[max(0, place - 3) : place]
        around += self.tokens[place + 1 : first] if place < first else []
        is_ahead = any(token.lower in _AHEAD for token in around)
        earliest = date.earliest if date else None
        is_past = bool(earliest and self.published and earliest <= self.published)
        return is_ahead and is_past and last > 0

    def _unfinite(self, found: Unfinite, resolution: Resolution | None) -> Mention:
        words = self.tokens[found.first : found.last]
        shared = self.attached.clauses.get(found.governor or 0, ())
        date = dating.date_by(resolution) if resolution else None
        if resolution is None:
            date, resolution = dating.date_of(
                shared if found.shares_time else (),
                "past",
                words[0].start,
                self.article.publication,
                ceiling=self._ceiling_under(found.governor),
            )
        published, told = self.published, found.told
        first = date.earliest if date else None
        is_ahead = bool(first and published and first > published)
        if is_ahead or (resolution and dating.is_meant(resolution)):
            told = replace(told, role="planned")
        title = self.article.text[words[0].start : words[-1].end]
        if found.gerund is not None:
            title = clause_title(
                self.article.text,
                self.tokens,
                found.gerund,
                found.last,
                whole=False,
                person=told.who[0] if len(told.who) == 1 else None,
            )
        trigger = self.tokens[found.place]
        return self._build(trigger, title, told, date, resolution, words, words)

    def _ceiling_under(self, number: int | None) -> dt.date | None:
        """Find the last day for what a clause takes for granted: the clause's own."""
        date = None if number is None else self.dates.get(number)
        days = [day for day in (date and date.latest, self.published) if day]
        return min(days) if days else None

    def _said_in(self, source: Source) -> str | None:
        """Name the mention of the saying, where it became one."""
        if source.clause is None:
            return source.said_in
        return self._id(source.clause) if self.telling.told(source.clause) else None

    def _id(self, number: int) -> str:
        verb = self.tokens[self.clauses[number].verb.main]
        return mention_id(self.article.sha256, verb.start, verb.end)

    def _build(
        self,
        trigger: Token,
        title: str,
        told: Told,
        date: Date | None,
        resolution: Resolution | None,
        words: Sequence[Token],
        counted: Sequence[Token],
    ) -> Mention:
        sentence, start, end = self.sentence, trigger.start, trigger.end
        return Mention(
            id=mention_id(self.article.sha256, start, end),
            quote=sentence.text,
            start=sentence.start,
            end=sentence.end,
            trigger=Span(self.article.text[start:end], start, end),
            title=one_line(title),
            role=told.role,
            date=date,
            timex=dating.provenance(resolution, self.article.publication),
            who=told.who,
            where=places(words, self.timed),
            attribution=told.source.speaker,
            figures=self._figures(counted),
            confidence=_confidence(resolution, told),
            extractor=EXTRACTOR,
            whom=told.whom,
            polarity=told.polarity,
            certainty=told.certainty,
            chain=told.source.chain,
            said_in=self._said_in(told.source),
        )

    def _figures(self, counted: Sequence[Token]) -> tuple[Figure, ...]:
        """Read figures; “the number” is of what was counted last."""
        found = figures(counted, self.timed, self.memory.counted)
        heads = [each for each in found if each.unit in PEOPLE and not each.is_part]
        if heads:
            self.memory.counted = heads[0]
        return found


def mention_id(sha256: str, start: int, end: int) -> str:
    """Make a mention's id from its article's hash and its trigger's span.

    The same article gives the same ids in every store.
    """
    return hashlib.sha256(f"{sha256}:{start}:{end}".encode()).hexdigest()[:16]


def _confidence(resolution: Resolution | None, told: Told) -> float:
    base = 0.9 if told.role == "statement" else 0.8
    return round(base * (resolution.confidence if resolution else 0.6), 2)


_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def one_line(text: str, limit: int = 160) -> str:
    """Fold white space and cut at a word, with the first letter a capital."""
    if not text.isprintable() or "  " in text:
        text = " ".join(_CONTROL.sub(" ", text).split())
    line = text.strip(" ,;:–—")
    if line.count('"') == 1 or ("”" in line and "“" not in line):
        line = line.removesuffix('"').removesuffix("”")
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—") + " …"
    return line[:1].upper() + line[1:]
