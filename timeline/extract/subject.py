"""Where the subject of a verb stands among the tokens before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.places import PLACES
from timeline.extract.verb_forms import before_lapse, is_adverb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token

_LONG_NAME = 4
"""Tokens.  A longer piece between commas is no name in a list."""
_DESCRIBES = frozenset({"a", "an", "the", "who", "which", "whose", "where"})


def subject_before(tokens: Sequence[Token], low: int, end: int) -> tuple[int, int]:
    """Cut fronted phrases, insertions and adverbs off what precedes a verb."""
    end = before_lapse(tokens, low, end)
    while low < end and is_adverb(tokens[end - 1].lower):
        end -= 1
    commas = [place for place in range(low, end) if tokens[place].text == ","]
    if not commas:
        return trim(tokens, low, end) if low < end else (end, end)
    starts = [low, *(place + 1 for place in commas)]
    chunks = list(zip(starts, [*commas, end], strict=True))
    if chunks[-1][0] < chunks[-1][1]:
        return trim(tokens, _list_start(tokens, chunks), chunks[-1][1])
    for number in range(len(chunks) - 2, -1, -1):
        first, last = chunks[number]
        names = first < last and tokens[first].is_capital
        names = names and not (number and _is_place(tokens, first, last))
        if names and not describes(tokens, first):
            before = chunks[number - 1] if number else (first, first)
            titled = tokens[before[1] - 1].lower in lexicon.TITLES
            return trim(tokens, before[0] if number and titled else first, last)
    first, last = next((chunk for chunk in chunks if chunk[0] < chunk[1]), chunks[0])
    opens = first < last and tokens[first].lower not in lexicon.PREPOSITIONS
    if len(chunks) > 1 and opens and not tokens[first].lower.endswith("ing"):
        return trim(tokens, first, last)
    return end, end


def _list_start(tokens: Sequence[Token], chunks: Sequence[tuple[int, int]]) -> int:
    """Take in the first names of “Anna Kell, Tom Reyes and Bo Lind signed”."""
    first, last = chunks[-1]
    words = [token.lower for token in tokens[first:last]]
    opens = tokens[first].is_capital or words[0] == "and"
    if "and" not in words[:-1] or not opens:
        return first
    for start, end in reversed(chunks[:-1]):
        named = start < end and all(_names(token) for token in tokens[start:end])
        if not named or _is_place(tokens, start, end) or end - start > _LONG_NAME:
            break
        first = start
    return first


def _names(token: Token) -> bool:
    return (token.is_capital and token.lower not in lexicon.CALENDAR) or (
        token.lower in {"of", "al", "bin", "de", "van", "von"}
    )


def _is_place(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell the country of “a court in Hallam, England, said” from a name."""
    return " ".join(token.text for token in tokens[first:last]) in PLACES


def describes(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a piece describes the subject: “, speaking in Kazan,”."""
    word = tokens[first].lower
    return (
        word.endswith("ing")
        or word in _DESCRIBES
        or word in lexicon.PREPOSITIONS
        or (word.endswith("ed") and not tokens[first].is_capital)
    )


def trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Drop a leading conjunction or adverb: “But he”, “Earlier the army”."""
    while first < last and (
        tokens[first].lower in lexicon.CONJUNCTIONS
        or _is_loose(tokens[first].lower)
        or not tokens[first].is_word
    ):
        first += 1
    return first, last


def _is_loose(word: str) -> bool:
    """Tell “Earlier the army” from “Since June the army”."""
    return is_adverb(word) and word not in lexicon.PREPOSITIONS
