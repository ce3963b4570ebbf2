"""What is told and yet never happened: opinions of the news, and texts in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

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
    )


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
    return "anonymity" in after or (
        after[:3] == ["not", "to", "be"] and after[3:4] in _NAMED
    )


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
