"""Sentences set all in capitals, read as if in lower case but for names.

Which words are names, the capitals no longer tell: places and peoples are known by the
gazetteer, people by the title before them or by the article's other sentences.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.articles import Span
from timeline.extract import lexicon
from timeline.extract.demonyms import DEMONYMS
from timeline.extract.event_words import EVENT_VERBS, HAPPENINGS, PARTICIPLES, THIRD
from timeline.extract.places import PLACES
from timeline.extract.tokens import tokenize
from timeline.extract.verb_forms import is_adverb

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from timeline.articles import Article, DateProvenance, Mention, Sentence
    from timeline.extract.tokens import Token

_FEWEST = 3
"""Words.  Fewer in capitals may be a name: “FBI AGENT”."""
_ACRONYMS = frozenset(
    {"nato", "eu", "un", "uk", "usa", "nasa", "unesco", "opec", "iaea"}
)
_LONGEST_PLACE = 4
"""Tokens of a place's name: “Papua New Guinea”."""
_LONGEST_NAME = 2
"""Words that a title is followed by: “MAYOR ANNA HOLM”."""
_TITLES = lexicon.words("""
    president minister chancellor king queen prince princess pope senator sen sen. rep
    rep. governor gov gov. mayor secretary admiral colonel col. captain capt. mr mr. mrs
    mrs. ms ms. dr dr. sir lord lady judge justice spokesman spokeswoman sergeant sgt.
    lieutenant lt. gen. detective inspector sheriff ambassador bishop archbishop
""")
"""Words behind which a person is named."""
_KNOWN = (
    EVENT_VERBS
    | set(THIRD)
    | set(PARTICIPLES)
    | HAPPENINGS
    | set(lexicon.IRREGULAR)
    | lexicon.EVENT_NOUNS
    | lexicon.ORGANISATION_NOUNS
    | lexicon.TITLES
    | lexicon.REPORTING
    | lexicon.PREPOSITIONS
    | lexicon.DETERMINERS
    | lexicon.PRONOUNS
    | lexicon.CONJUNCTIONS
    | lexicon.SUBORDINATORS
    | lexicon.ADJECTIVES
    | lexicon.BE
    | lexicon.HAVE
    | lexicon.DO
    | lexicon.MODALS_OPEN
    | lexicon.MODALS_FUTURE
    | {"to", "us"}
)
"""Words that are no names, whatever else they may be: “reading”, “split”."""


def uncapitalised(article: Article) -> Article:
    """Write sentences in capitals as others are written; offsets stay the same."""
    if not any(map(_is_in_capitals, article.sentences)):
        return article
    names = _names(article.sentences)
    pieces, sentences, end = [], [], 0
    for sentence in article.sentences:
        if _is_in_capitals(sentence):
            sentence = replace(sentence, text=_written(sentence.text, names))
        pieces += [article.text[end : sentence.start], sentence.text]
        sentences.append(sentence)
        end = sentence.end
    text = "".join(pieces) + article.text[end:]
    if len(text) != len(article.text):
        return article  # a letter whose small form is longer: “İ”
    return replace(article, text=text, sentences=tuple(sentences))


def as_written(mention: Mention, text: str) -> Mention:
    """Give a mention its quotation, trigger and phrase as the article has them."""
    return replace(
        mention,
        quote=text[mention.start : mention.end],
        trigger=_cut(mention.trigger, text),
        timex=_phrase(mention.timex, text),
    )


def _phrase(timex: DateProvenance | None, text: str) -> DateProvenance | None:
    if timex is None:
        return None
    evidence = _cut(timex.evidence, text) if timex.evidence else None
    return replace(timex, text=text[timex.start : timex.end], evidence=evidence)


def _cut(span: Span, text: str) -> Span:
    return Span(text[span.start : span.end], span.start, span.end)


def _is_in_capitals(sentence: Sentence) -> bool:
    return sentence.text.isupper() and sentence.text.count(" ") >= _FEWEST - 1


def _names(sentences: Iterable[Sentence]) -> set[str]:
    """Collect words that name people: behind a title, or with a capital elsewhere."""
    names: set[str] = set()
    for sentence in sentences:
        tokens = tokenize(sentence.text)
        if not _is_in_capitals(sentence):
            names |= {t.lower for t in tokens[1:] if t.is_capital and _is_open(t.lower)}
            continue
        for place, token in enumerate(tokens):
            if token.lower in _TITLES:
                for named in tokens[place + 1 : place + 1 + _LONGEST_NAME]:
                    if not named.text.isalpha() or not _is_open(named.lower):
                        break
                    names.add(named.lower)
    return names


def _is_open(word: str) -> bool:
    """Tell a word that may be a name from one that is known, or has its ending."""
    return (
        word not in _KNOWN
        and not word.endswith(("ed", "ing", "ion", "ers"))
        and not is_adverb(word)
    )


def _written(text: str, names: Collection[str]) -> str:
    """Write a sentence small, its names and its first word with a capital.

    >>> _written("MAYOR HOLM LEFT OLDHAM IN MAY.", {"holm"})
    'Mayor Holm left Oldham in May.'
    """
    tokens = tokenize(text)
    letters = list(text.lower())
    if len(letters) != len(text):
        return text
    opening = next((at for at, token in enumerate(tokens) if token.is_word), 0)
    place = 0
    while place < len(tokens):
        last = max(place + 1, _place_end(tokens, place))
        is_long = last > place + 1 or place == opening
        is_name = is_long or _is_name(tokens[place], names)
        if is_name:
            for token in tokens[place:last]:
                letters[token.start] = text[token.start]
        if _is_acronym(tokens[place]):
            letters[tokens[place].start : tokens[place].end] = tokens[place].text
        place = last
    return "".join(letters)


def _is_name(token: Token, names: Collection[str]) -> bool:
    word = token.text.capitalize()
    is_place = word in PLACES and token.lower not in _KNOWN
    is_day = token.lower in lexicon.CALENDAR and token.lower != "march"
    return is_place or is_day or word in DEMONYMS or token.lower in names


def _is_acronym(token: Token) -> bool:
    """Tell “U.S.”, “NATO” and “FBI”, which no vowel breaks."""
    is_short = token.text.isalpha() and 2 <= len(token.text) <= 4
    return (
        token.lower in _ACRONYMS
        or "." in token.text[:-1]
        or (is_short and not set(token.lower) & set("aeiouy"))
    )


def _place_end(tokens: Sequence[Token], place: int) -> int:
    """Find where a place's name of more than one word ends."""
    for last in range(min(len(tokens), place + _LONGEST_PLACE), place + 1, -1):
        name = " ".join(token.text.capitalize() for token in tokens[place:last])
        if name in PLACES:
            return last
    return place
