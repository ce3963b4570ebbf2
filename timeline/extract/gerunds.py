"""Gerunds that name a happening: “after sinking a trawler”, “after being arrested”.

Whether it happened hangs on what governs it: after “after” it did, after “accused of”
somebody says so, after “cleared of” and “without” it did not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.extract import lexicon
from timeline.extract.certainty import HEARSAY
from timeline.extract.event_words import GERUNDS
from timeline.extract.verb_forms import is_adverb, is_participle, lemma_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

Standing: TypeAlias = Literal[
    "happened", "happened to the object", "said of the object", "said of the subject"
]
"""What the governing words make of a gerund, and whether the object of the verb did it:
“jailed him for burning a barn”, “accused him of burning a barn”."""

_AFTER = lexicon.words("after before since by while when upon despite ,")
"""Words and marks behind which it happened, if its clause did."""
ACCUSES = lexicon.words("""
    accuse suspect charge indict arrest detain hold question probe investigate sue blame
    try criticise criticize denounce condemn
""")
"""Verbs whose “of” or “for” names a deed that somebody is said to have done."""
_CONVICTS = lexicon.words("""
    convict jail imprison sentence fine punish execute sack thank praise award
    honour honor suspend ban discipline congratulate
""")
_ADMITS = lexicon.words("admit confess acknowledge")
_GOVERNED = frozenset({"of", "with", "for", "to", "on"})
_STATES = lexicon.STATIVE | {"be", "have"}
_LEADS_ON = frozenset({"having", "being"})
"""Words that make a gerund of the participle behind them."""
_FRONTED = frozenset({"after", "since", "upon", "by"})
"""Words behind which it happened before what the sentence goes on to tell."""
FORMS = frozenset(GERUNDS) | _LEADS_ON
"""A sentence without any of these has no gerund that names a happening."""
_OPENS = _AFTER | _GOVERNED
_HOLDS = (lexicon.DETERMINERS - {"that", "such"}) | {"him", "them", "it", "and"}
"""Words that open an object, and so tell “killing three” from a mere noun."""


def is_gerund(tokens: Sequence[Token], place: int) -> bool:
    """Tell a gerund that can name a happening from a noun in -ing, by what is before.

    >>> from timeline.extract.tokens import tokenize
    >>> is_gerund(tokenize("accused of killing three men"), 2)
    True
    >>> is_gerund(tokenize("the scene of shooting practice"), 4)
    False
    """
    token = tokens[place]
    is_passive = place > 0 and tokens[place - 1].lower == "being"
    is_form = token.lower in GERUNDS or (
        place > 0 and tokens[place - 1].lower in _LEADS_ON
    )
    if not is_form or place == 0 or not token.text.islower():
        return False
    if deed(tokens, place) is None:
        return False
    before = _opener(tokens, place)
    opener = tokens[before].lower
    admits = before and opener in {"admitted", "admits", "confessed", "acknowledged"}
    if is_passive:
        return opener in _AFTER or opener in {"for", "on"}
    return bool(opener in _OPENS or admits) and _has_object(tokens, place)


def deed(tokens: Sequence[Token], place: int) -> str | None:
    """Give the base of “burning”, “having burned” and “being burned”; else None."""
    token = tokens[place]
    if place and tokens[place - 1].lower in _LEADS_ON and is_participle(token):
        base = lemma_of(token.lower)
        return None if base in _STATES else base
    return GERUNDS.get(token.lower)


def _opener(tokens: Sequence[Token], place: int) -> int:
    """Find the word before “having” and adverbs, on which a gerund hangs."""
    before = place - 1
    while before > 0 and (
        is_adverb(tokens[before].lower) or tokens[before].lower in _LEADS_ON
    ):
        before -= 1
    return before


def _has_object(tokens: Sequence[Token], place: int) -> bool:
    """Tell “sinking a trawler” and “escaping from jail” from “training centre”."""
    if place + 1 >= len(tokens):
        return False
    follows = tokens[place + 1]
    if follows.lower in _HOLDS or follows.is_number:
        return True
    if follows.is_capital:
        return follows.lower not in lexicon.CALENDAR
    if tokens[place - 1].lower in {"of", "with", "after", "before", "by", ","}:
        return follows.is_word
    return follows.lower in lexicon.PREPOSITIONS


def standing(
    tokens: Sequence[Token], clause: Clause | None, place: int
) -> Standing | None:
    """Tell what the words around a gerund make of it; None where it did not happen."""
    before = _opener(tokens, place)
    opener = tokens[before].lower
    if clause is None:
        return None
    verb = clause.verb
    if verb.first > place:
        is_open = verb.tense in ("future", "modal") or clause.is_hypothetical
        is_fronted = opener in _FRONTED and place < clause.subject[0]
        return "happened" if is_fronted and not is_open else None
    if opener == "for" and not HEARSAY.isdisjoint(
        token.lower for token in tokens[before:place]
    ):
        return "said of the subject"  # “in jail for allegedly burning a barn”
    if opener in _GOVERNED:
        if verb.negated:
            return None
        subject = verb.passive or verb.lemma in _ADMITS
        if verb.lemma in ACCUSES:
            return "said of the subject" if subject else "said of the object"
        if verb.lemma in _ADMITS:
            return "said of the subject"
        if verb.lemma not in _CONVICTS:
            return None
        return "happened" if verb.passive else "happened to the object"
    if verb.lemma in _ADMITS and before == verb.last:
        return "said of the subject"
    return "happened" if opener in _AFTER else None
