"""The form of a trigger, told from the few words before it."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from timeline.extract import lexicon
from timeline.extract.verb_forms import is_adverb

Form: TypeAlias = Literal[
    "past", "perfect", "pluperfect", "present", "ahead", "gerund", "noun"
]
"""“Ahead” is what is to come or only may be: future, modal, infinitive."""

_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_NEAR = 60
"""Characters: auxiliaries and adverbs never take more."""
_AHEAD = lexicon.MODALS_FUTURE | lexicon.MODALS_OPEN | {"to"}
_AUXILIARIES = lexicon.BE | lexicon.HAVE | lexicon.DO | _AHEAD
_PAST = lexicon.BE_PAST | {"did", "didn't", "didn’t"}
_BEFORE_NOUNS = lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.ADJECTIVES


def form_of(before: str, trigger: str) -> Form:
    """Tell the form of a word that names a happening.

    >>> [form_of(*each) for each in (("The firm ", "sold"), ("It had since ", "sold"))]
    ['past', 'pluperfect']
    >>> [form_of(*each) for each in (("It will ", "sell"), ("during the ", "sale"))]
    ['ahead', 'noun']
    """
    word = trigger.lower()
    words = [found.lower() for found in _WORD.findall(before[-_NEAR:])]
    chain = []
    while words and (words[-1] in _AUXILIARIES or is_adverb(words[-1])):
        chain.append(words.pop())
    verbs = [each for each in chain if each in _AUXILIARIES]
    if verbs and words:
        return _of_chain(verbs[-1])
    if word.endswith("ing"):
        return "gerund"
    if words and words[-1] in _BEFORE_NOUNS:
        return "noun"
    if word in lexicon.IRREGULAR or word.endswith("ed"):
        return "past"
    is_noun = word in lexicon.EVENT_NOUNS or not word.endswith("s")
    return "noun" if is_noun and word not in lexicon.HAVE else "present"


def _of_chain(first: str) -> Form:
    """Read a group by its first auxiliary."""
    if first in _AHEAD:
        return "ahead"
    if first == "had":
        return "pluperfect"
    if first in lexicon.HAVE:
        return "perfect"
    return "past" if first in _PAST else "present"
