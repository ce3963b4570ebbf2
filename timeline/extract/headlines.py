"""Headlines: sentences without a full stop, told in the present or by participles.

“Four people shot outside nightclub” has no auxiliary, “INS Sukanya Intercepts Pirate
Ships” a capital on every word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.event_words import EVENT_VERBS, HAPPENINGS, PARTICIPLES, THIRD
from timeline.extract.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token

_LONGEST = 22
"""Tokens.  A longer line without a full stop is rather a list or a table."""
_CLOSING = frozenset({"'", "’", ")"})
_DASHES = frozenset({"–", "—"})
_FEWEST = 4
"""Words.  Capitals on fewer than that are as likely a name."""
_SUDDEN = lexicon.UNFORESEEN | {"arson", "heist", "suicide", "verdict"}
_BEHIND = lexicon.words("against at for in near of off on outside")
"""Prepositions behind the noun of a headline that has no verb."""
_GUESSED = lexicon.words(
    "accident accidental arson deliberate homicide linked murder related suicide"
)
"""What a happening “may be”, which did happen."""
_CLOSED = (
    lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.DETERMINERS
    | lexicon.SUBORDINATORS
    | lexicon.BE
    | lexicon.HAVE
    | lexicon.MODALS_OPEN
    | {"to", "won't", "won’t", "not", "says", "say"}
) - {"may", "will"}
_LOWERED = (_CLOSED | EVENT_VERBS | set(THIRD) | set(PARTICIPLES) | HAPPENINGS) - (
    lexicon.CALENDAR | {"grant", "rose", "miss", "order", "rule", "march"}
)
"""Words that keep no capital in a headline that gives one to each."""


def is_headline(tokens: Sequence[Token]) -> bool:
    """Tell a headline from a sentence, which ends in a mark.

    >>> from timeline.extract.tokens import tokenize
    >>> [is_headline(tokenize(text)) for text in ("Man held after fire", "It rained.")]
    [True, False]
    """
    return 2 < len(tokens) <= _LONGEST and (
        tokens[-1].is_word
        or tokens[-1].text in _CLOSING
        or [token.text for token in tokens if token.text in _DASHES]
        == [tokens[-1].text]  # “Boy shoots self –”
    )


def _is_titled(tokens: Sequence[Token]) -> bool:
    """Tell “Man Shot In Port!” by “In”, “Ada Wren Held” by a verb among capitals."""
    if len(tokens) > _LONGEST:
        return False
    words = [token for token in tokens[1:] if token.is_word and not token.is_number]
    capitals = [token for token in words if token.is_capital]
    if not capitals or len(capitals) < 0.7 * len(words):
        return False
    if any(token.lower in lexicon.PREPOSITIONS for token in capitals):
        return True
    tells = any(t.lower in THIRD or t.lower in PARTICIPLES for t in words)
    return tells and len(capitals) == len(words)


def is_title_noun(
    tokens: Sequence[Token], clauses: Sequence[Clause], noun: int, first: int
) -> bool:
    """Tell the noun that a headline tells its happening by; `first` opens its phrase.

    “Fire at mill in Oldham” has no verb, “Oldham fire may have been arson” only one of
    guessing, and before “investigating” or “in” an article is left out.
    """
    if tokens[noun].lower not in _SUDDEN:
        return False
    before = tokens[first - 1].lower if first else ""
    if before == "investigating":
        return True
    words = {token.lower for token in tokens[noun + 1 :]}
    if clauses:
        guesses = words & {"may", "might"} and words & _GUESSED
        is_only = len(clauses) == 1 and noun < clauses[0].verb.first
        return bool(guesses) and is_only
    follows = tokens[noun + 1].lower if noun + 1 < len(tokens) else ""
    is_last = not follows and (tokens[0].text in PLACES or before in {"in", "after"})
    return is_last or follows in _BEHIND


def lowered(tokens: list[Token]) -> list[Token]:
    """Write common words small in a headline that has a capital on each.

    >>> from timeline.extract.tokens import tokenize
    >>> [t.text for t in lowered(tokenize("Anna Holm Quits After Fire In Old Port"))]
    ['Anna', 'Holm', 'quits', 'after', 'fire', 'in', 'Old', 'Port']
    """
    is_titled = _is_titled(tokens)
    if not is_titled and not is_headline(tokens):
        return tokens
    telling = [
        token for token in tokens if token.text.isalpha() and len(token.text) > 3
    ]
    capitals = sum(token.is_capital for token in telling)
    fewest = 1 if is_titled else _FEWEST
    if len(telling) < fewest or capitals < 0.7 * len(telling):
        return tokens
    return [
        token.small() if place and token.lower in _LOWERED else token
        for place, token in enumerate(tokens)
    ]
