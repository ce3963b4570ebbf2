"""What is told and never happened: opinions of the news, intents, texts in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.verb_forms import skip_adverbs, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

INTENDING = lexicon.words("aim expect hope intend plan prepare schedule want wish")
"""Verbs of what somebody has in mind, which is no happening yet."""
_HELD = lexicon.words("""
    brand characterise characterize depict describe dub hail interpret label perceive
    portray praise read treat
""")
"""Verbs of opinion where a passive has “as”: “was interpreted as a warning”."""
_STANDING = lexicon.words("""
    accord agreement article chapter charter clause code constitution contract
    convention deal law pact paragraph preamble protocol rule section statute treaty
""")
"""Texts that say the same for as long as they are in force."""


def tells_no_news(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell a clause that reports nothing which happened, whatever its verb."""
    return (
        hides_name(tokens, clause)
        or is_opinion(tokens, clause)
        or is_standing(tokens, clause)
        or is_intent(tokens, clause)
    )


_SAYS = frozenset({"say", "tell"})
"""“…, he said on condition of anonymity”: he did say it."""
_NAMED = (["named"], ["identified"], ["quoted"])


def is_opinion(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “was hailed as a success” from what was done."""
    if not clause.verb.passive or clause.verb.lemma not in _HELD:
        return False
    after = tokens[clause.verb.last + 1 : clause.end]
    return any(token.lower == "as" for token in after)


def hides_name(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “asked not to be named” and “spoke on condition of anonymity”."""
    after = [t.lower for t in tokens[clause.verb.last + 1 : clause.end]]
    is_only = "anonymity" in after and clause.verb.lemma not in _SAYS
    return is_only or (after[:3] == ["not", "to", "be"] and after[3:4] in _NAMED)


def is_intent(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell “they planned to march”, where only the march is news."""
    after, _ = skip_adverbs(tokens, clause.verb.last + 1)
    return clause.verb.lemma in INTENDING and word_at(tokens, after) == "to"


def is_standing(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell what a text always says, “Article 4 states …”, from a statement."""
    if not clause.verb.reports or clause.verb.tense != "present":
        return False
    head = ""
    for token in tokens[slice(*clause.subject)]:
        if token.lower in lexicon.PREPOSITIONS:
            break
        head = head if token.is_number else token.lower
    return head in _STANDING
