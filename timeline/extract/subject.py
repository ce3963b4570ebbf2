"""Where the subject of a verb stands among the tokens before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.places import PLACES
from timeline.extract.verb_forms import before_lapse, is_adverb, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token

_LONG_NAME = 4
"""Tokens.  A longer piece between commas is no name in a list."""
_DAYS = lexicon.words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today"
)
_SAME_DAY = ["on", "the", "day"]
_OPENERS = lexicon.PRONOUNS | lexicon.DETERMINERS
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
    first = _past_time(tokens, first, last)
    opens = first < last and tokens[first].lower not in lexicon.PREPOSITIONS
    if len(chunks) > 1 and opens and not tokens[first].lower.endswith("ing"):
        return trim(tokens, first, last)
    return end, end


def _past_time(tokens: Sequence[Token], first: int, last: int) -> int:
    """Skip “in 2021” and “on Monday” before “a court in Harl, citing …,”."""
    place = first + 1
    if tokens[first].lower not in lexicon.PREPOSITIONS:
        return first
    while place < last and (
        tokens[place].is_number or tokens[place].lower in lexicon.CALENDAR
    ):
        place += 1
    opens = place < last and tokens[place].lower in lexicon.DETERMINERS
    return place if opens and place > first + 1 else first


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
    """Drop a leading conjunction, adverb or day: “But he”, “[said] Thursday it”."""
    if [token.lower for token in tokens[first : first + 3]] == _SAME_DAY:
        first = min(first + 3, last)  # “on the day [the pact] was signed”
    while first < last and (
        tokens[first].lower in lexicon.CONJUNCTIONS
        or _is_loose(tokens, first)
        or _is_day(tokens, first, last)
        or not tokens[first].is_word
    ):
        first += 1
    return first, last


def _is_loose(tokens: Sequence[Token], place: int) -> bool:
    """Tell “Earlier the army” from “Since June the army” and “All of them”."""
    word = tokens[place].lower
    is_part = word_at(tokens, place + 1) == "of"
    return is_adverb(word) and word not in lexicon.PREPOSITIONS and not is_part


def _is_day(tokens: Sequence[Token], place: int, last: int) -> bool:
    """Tell the day of “said Thursday it had left” from that of “Thursday's talks”."""
    if place == 0 or place + 1 >= last or tokens[place].lower not in _DAYS:
        return False
    follows = tokens[place + 1]
    return follows.is_word and follows.lower in _OPENERS
