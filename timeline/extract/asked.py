"""The date of a word that somebody points at, be it a trigger of ours or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.articles import Mention, Span
from timeline.extract import dating, lexicon
from timeline.extract.attach import token_range
from timeline.extract.dated_nouns import EDGES
from timeline.extract.mentions import extract, mention_id
from timeline.extract.reading import readings
from timeline.extract.settling import settled
from timeline.extract.syntax import WORD_TABLES
from timeline.extract.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles import Article, Estimate, Sentence
    from timeline.dates import Date
    from timeline.extract.clauses import Clause
    from timeline.extract.speech import Memory
    from timeline.extract.tokens import Token
    from timeline.resolve import Resolution


_NEAR = 3
"""Tokens between a phrase and the noun that it stands before."""
_OWNS = frozenset({"'s", "’s"})
_CLOSED = (lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.DETERMINERS) - _OWNS
_REACH = 5
"""Tokens between a verb and its object."""


class Asked(NamedTuple):
    """When the happening that a word names took place."""

    date: Date | None
    estimate: Estimate | None


def dates_at(article: Article, places: Sequence[int]) -> list[Asked]:
    """Date the happenings that the words at these places of the text name.

    A word that is a trigger has its mention's date; any other, such as a noun that we
    make no event of, is dated in its clause by the same rules.

    Raises:
        ValueError: a place that is in no sentence of the article's body.
    """
    mentions = extract(article)
    triggers = [(each.trigger.start, each.trigger.end) for each in mentions]
    missing = [
        place
        for place in places
        if not any(start <= place < end for start, end in triggers)
    ]
    if missing:
        mentions = settled(article, [*mentions, *_bare(article, missing)])
    return [_asked(mentions, place) for place in places]


def _asked(mentions: Sequence[Mention], place: int) -> Asked:
    for mention in mentions:
        if mention.trigger.start <= place < mention.trigger.end:
            return Asked(mention.date, mention.estimate)
    raise ValueError(f"{place}: no word of a sentence stands there")


def _bare(article: Article, places: Sequence[int]) -> list[Mention]:
    """Make mentions of words that are no triggers, with nothing but their dates."""
    return [
        _at(article, sentence, resolutions, memory, place)
        for sentence, resolutions, memory in readings(article)
        for place in places
        if sentence.start <= place < sentence.end
    ]


def _at(
    article: Article,
    sentence: Sentence,
    resolutions: Sequence[Resolution],
    memory: Memory,
    place: int,
) -> Mention:
    published = article.publication.date
    telling = Telling(sentence, resolutions, memory, published, WORD_TABLES)
    at, word = next(
        (number, token)
        for number, token in enumerate(telling.tokens)
        if token.start <= place < token.end
    )
    beside = _beside(telling.tokens, resolutions, at)
    date, resolution = _date(article, telling, at, beside)
    return Mention(
        id=mention_id(article.sha256, word.start, word.end),
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
        trigger=Span(word.text, word.start, word.end),
        title=word.text,
        role="occurrence",
        date=date,
        timex=dating.provenance(resolution, article.publication),
    )


def _date(
    article: Article, telling: Telling, at: int, beside: Resolution | None
) -> tuple[Date | None, Resolution | None]:
    """Date the word by a phrase beside it, or by its clause's where it is the verb."""
    found = telling.attached.of_word(at)
    if found is not None:
        return dating.date_by(found), found
    for number, clause in enumerate(telling.clauses):
        is_verb = clause.verb.first <= at <= clause.verb.last
        if is_verb or _is_named_by(telling.tokens, clause, at):
            return dating.date_of(
                telling.attached.clauses.get(number, ()),
                clause.verb.tense,
                telling.tokens[clause.verb.first].start,
                article.publication,
                ceiling=article.publication.date if is_verb else None,
            )
    return (dating.date_by(beside), beside) if beside else (None, None)


def _beside(
    tokens: Sequence[Token], resolutions: Sequence[Resolution], at: int
) -> Resolution | None:
    """Find the phrase of “the address on Monday” and “Monday's opening address”."""
    for found in filter(dating.usable, resolutions):
        first, last = token_range(tokens, found)
        lead = tokens[last:at]
        is_before = 0 < len(lead) <= _NEAR and not _parts(lead)
        gap = [token.lower for token in tokens[at + 1 : first]] if at < first else None
        if is_before or gap in ([], ["on"], ["in"]):
            return found
    return None


def _parts(tokens: Sequence[Token]) -> bool:
    """Tell whether words between a phrase and a noun put them in two phrases."""
    return any(
        token.lower in _CLOSED or not (token.is_word or token.lower in _OWNS)
        for token in tokens
    )


def _is_named_by(tokens: Sequence[Token], clause: Clause, at: int) -> bool:
    """Tell a noun that happens when its verb does: “gave a keynote”, “sales began”."""
    first, last = clause.subject
    if first <= at < last:
        behind = tokens[first:at]
        return clause.verb.lemma in EDGES and not _has_preposition(behind)
    between = tokens[clause.verb.last + 1 : at]
    is_object = 0 < len(between) <= _REACH and not _has_preposition(between)
    return clause.verb.lemma in lexicon.LIGHT and is_object


def _has_preposition(tokens: Sequence[Token]) -> bool:
    return any(
        token.lower in lexicon.PREPOSITIONS or not token.is_word for token in tokens
    )
