"""Past forms that only describe: “a study published in May”, “passed in 1980”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.verb_forms import participle_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token


def is_cited(tokens: Sequence[Token], noun: int) -> bool:
    """Tell “according to a study [published in May]”, where a noun only cites."""
    for place in range(noun, max(0, noun - 4), -1):
        if tokens[place].lower == "to":
            return tokens[place - 1].lower == "according"
        if not tokens[place].is_word:
            return False
    return False


def joins_participles(tokens: Sequence[Token], conjunction: int) -> bool:
    """Tell “a law, passed in 1980 and [amended]”: both only describe the noun."""
    place = conjunction - 1
    while place > 0 and (tokens[place].is_word or tokens[place].is_number):
        place -= 1
    first = tokens[place + 1]
    describes = tokens[place].text == "," and participle_at(tokens, place + 1)
    dated = tokens[place + 2].lower in {"in", "on"} and tokens[place + 3].is_number
    return place > 0 and describes and first.text.islower() and dated


def compares(tokens: Sequence[Token], noun: int) -> bool:
    """Tell “up from the 60 million [budgeted in 2020]”, an amount to compare with."""
    for place in range(noun, 0, -1):
        if tokens[place].lower in {"from", "with", "to"}:
            return tokens[place - 1].lower in {"up", "down", "compared"}
        if not (tokens[place].is_word or tokens[place].is_number):
            return False
    return False
