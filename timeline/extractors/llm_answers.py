"""What a language model answered, word by word looked up in the sentence it names.

A model may invent, and an article may talk it into anything.  So its answer is never
taken for more than a finger on words: each string must stand in the one sentence, and
what these words mean (the date, a figure, whether it happened at all) is read by the
rules.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from timeline.articles import Mention, Role, Span
from timeline.dates import Date
from timeline.errors import ExtractError
from timeline.extract import dating, lexicon, mention_id
from timeline.extract.clauses import find_clauses
from timeline.extract.figures import figures
from timeline.extract.mentions import one_line
from timeline.extract.quotations import quoted
from timeline.extract.reading import readings
from timeline.extract.settling import settled
from timeline.extract.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles import Article, Sentence
    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token
    from timeline.extract.verb_forms import Tense
    from timeline.resolve import Resolution

_MOST = 400
"""Answers to one request; more is a model that repeats itself."""
_TRIGGER = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*(?: [^\W\d_]+){0,2}")
"""A verb or noun, or a verb with its particle; no sentence."""
_CERTAIN = 0.6
"""What a model points out is less sure than what a rule finds (`rules`: 0.8)."""


class _Rejected(Exception):  # noqa: N818 - counted, not reported one by one
    """Why an answer is not taken."""


def read_answer(text: str) -> list[object]:
    """Read the list of mentions that a model was asked for.

    Raises:
        ExtractError: it is no JSON object with such a list.
    """
    begin, end = text.find("{"), text.rfind("}") + 1
    try:
        answer = json.loads(text[begin:end])
    except (ValueError, RecursionError):
        answer = None
    mentions = answer.get("mentions") if isinstance(answer, dict) else None
    if not isinstance(mentions, list):
        raise ExtractError(
            f"the model answers {' '.join(text[:200].split())!r:.120}; expected a JSON "
            'object with a list of "mentions"; ask a model that keeps to JSON'
        )
    return mentions


class Reader:
    """Makes mentions of answers about one article, and counts those it rejects."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.rejected: Counter[str] = Counter()
        self._found: dict[int, Mention] = {}
        self._dates = {
            sentence: resolutions for sentence, resolutions, _ in readings(article)
        }
        self.sentences = list(self._dates)

    def take(self, sentences: Sequence[Sentence], answers: list[object]) -> None:
        """Take the answers about some sentences, which were numbered from 1."""
        for number, answer in enumerate(answers):
            try:
                if number >= _MOST:
                    raise _Rejected("too many")
                mention = self._mention(sentences, answer)
            except _Rejected as why:
                self.rejected[str(why)] += 1
            else:
                self._found[mention.trigger.start] = mention

    def mentions(self) -> list[Mention]:
        """List what was taken, in the order of the text."""
        found = [self._found[start] for start in sorted(self._found)]
        tied = [_with_saying(each, found) for each in found]
        return settled(self.article, tied)

    def _mention(self, sentences: Sequence[Sentence], answer: object) -> Mention:
        if not isinstance(answer, dict):
            raise _Rejected("not an object")
        number = answer.get("sentence")
        if type(number) is not int or not 1 <= number <= len(sentences):
            raise _Rejected("of no sentence")
        sentence = sentences[number - 1]
        given = _Given(sentence, answer)
        trigger = self._trigger(sentence, given)
        tokens = tokenize(sentence.text, sentence.start)
        told = [token for token in tokens if _inside(token, given.clause)]
        resolution = self._when(sentence, given)
        is_past = self._is_past(resolution)
        role = _role(given.role, trigger, tokens, is_past=is_past)
        tense: Tense = "future" if role == "planned" else "past"
        date, dated_by = dating.date_of(
            [resolution] if resolution else [],
            tense,
            trigger.start,
            self.article.publication,
            ceiling=self.article.publication.date,
        )
        sure = dated_by.confidence if dated_by else 0.6
        return Mention(
            id=mention_id(self.article.sha256, trigger.start, trigger.end),
            quote=sentence.text,
            start=sentence.start,
            end=sentence.end,
            trigger=trigger,
            title=one_line(given.clause.text),
            role=role,
            date=date,
            timex=dating.provenance(dated_by, self.article.publication),
            who=given.who,
            whom=given.whom,
            where=given.where,
            attribution=given.who[0]
            if role == "statement" and given.who
            else given.speaker,
            figures=figures(told, self._timed(sentence)),
            confidence=round(_CERTAIN * sure, 2),
        )

    def _trigger(self, sentence: Sentence, given: _Given) -> Span:
        """Find the trigger in its clause, where no other mention has it."""
        for found in re.finditer(rf"\b{re.escape(given.trigger)}\b", given.clause.text):
            start = given.clause.start + found.start()
            if start not in self._found:
                return Span(given.trigger, start, start + len(given.trigger))
        raise _Rejected("twice the same, or its trigger is not in its clause")

    def _when(self, sentence: Sentence, given: _Given) -> Resolution | None:
        """Find what the rules read where the model saw a time phrase."""
        if given.time is None:
            return None
        for found in self._dates[sentence]:
            timex = found.timex
            overlaps = timex.start < given.time.end and timex.end > given.time.start
            if overlaps and dating.usable(found):
                return found
        return None

    def _is_past(self, resolution: Resolution | None) -> bool:
        date = dating.date_by(resolution) if resolution else None
        latest = date.latest if date else None
        published = self.article.publication.date
        return bool(latest and published and latest <= published)

    def _timed(self, sentence: Sentence) -> set[int]:
        """Find the words of time phrases, whose numbers count nothing."""
        return {
            token.start
            for token in tokenize(sentence.text, sentence.start)
            for found in self._dates[sentence]
            if token.start < found.timex.end and token.end > found.timex.start
        }


class _Given:
    """The strings of one answer, each found in its sentence."""

    def __init__(self, sentence: Sentence, answer: dict[str, Any]) -> None:
        self._sentence = sentence
        self.role: Role = answer.get("role", "")
        if self.role not in get_args(Role):
            raise _Rejected("of no role")
        self.trigger = self._text(answer.get("trigger"), "trigger").text
        if not _TRIGGER.fullmatch(self.trigger):
            raise _Rejected("with a trigger that is no verb or noun")
        clause = answer.get("clause") or sentence.text
        self.clause = self._text(clause, "clause")
        self.who = self._names(answer, "who")
        self.whom = self._names(answer, "whom")
        self.where = self._names(answer, "where")
        speaker, when = answer.get("speaker"), answer.get("time")
        self.speaker = self._text(speaker, "speaker").text if speaker else None
        self.time = self._text(when, "time") if when else None

    def _text(self, given: object, field: str) -> Span:
        if not isinstance(given, str) or not given.strip():
            raise _Rejected(f"with a {field} that is no text")
        found = re.search(
            rf"(?<!\w){re.escape(given.strip())}(?!\w)", self._sentence.text
        )
        if found is None:
            raise _Rejected(f"with a {field} that is not in the sentence")
        start = self._sentence.start
        return Span(found[0], start + found.start(), start + found.end())

    def _names(self, answer: dict[str, Any], field: str) -> tuple[str, ...]:
        given = answer.get(field) or []
        if not isinstance(given, list):
            raise _Rejected(f"with a {field} that is no list")
        names = (self._text(each, field).text for each in given)
        pronouns = lexicon.PRONOUNS | lexicon.PERSON_PRONOUNS
        return tuple(dict.fromkeys(n for n in names if n.lower() not in pronouns))


def _with_saying(mention: Mention, found: Sequence[Mention]) -> Mention:
    """Tie what is said to its saying, which it cannot have happened after."""
    for saying in found:
        same = saying.start == mention.start and saying.attribution
        if mention.role != "alleged" or saying.role != "statement" or not same:
            continue
        if mention.attribution == saying.attribution:
            said = saying.date.latest if saying.date else None
            is_open = mention.timex is None and said is not None
            date = Date.until(said) if is_open and said else mention.date
            return replace(mention, said_in=saying.id, date=date)
    return mention


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.start and token.end <= span.end


def _role(
    given: Role, trigger: Span, tokens: Sequence[Token], *, is_past: bool
) -> Role:
    """Hold a role to what the sentence says: a model never makes a plan a fact.

    What holds for the verb of a clause holds for the nouns in it, but for one whose own
    date (`is_past`) sets it before: “will review the raid of 2 May”.
    """
    place = next(n for n, token in enumerate(tokens) if token.end > trigger.start)
    is_quoted = place in quoted(tokens)
    around = [each for each in find_clauses(tokens) if each.start <= place < each.end]
    for clause in around:
        if clause.verb.main == place or not is_past:
            return _no_more_than(given, clause, is_quoted)
    is_said = is_quoted or any(clause.speaker is not None for clause in around)
    return "alleged" if given == "occurrence" and is_said else given


def _no_more_than(given: Role, clause: Clause, is_quoted: bool) -> Role:
    if clause.is_hypothetical:
        raise _Rejected("of what hangs on an “if”")
    if clause.verb.negated and not clause.verb.reports:
        raise _Rejected("of what did not happen")
    if clause.verb.tense in ("future", "modal"):
        return "planned"
    if given == "occurrence" and (clause.speaker is not None or is_quoted):
        return "alleged"
    return given
