"""Find time expressions and what they say, before any anchor is known.

A phrase begins with the words that may lead up to a trigger (“the last two …”); of the
rules that read on from the first of these, the one that reads furthest wins.  The
phrase then grows to the left (“early”, “the end of”) and joins with its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.resolve.cues import modifier_before
from timeline.resolve.ellipsis import expand
from timeline.resolve.ends import lend_calendar
from timeline.resolve.era import DOUBTFUL, with_early
from timeline.resolve.expression import Expression
from timeline.resolve.figures import settle
from timeline.resolve.hours import lend, without_full_stop
from timeline.resolve.joins import join
from timeline.resolve.lexicon import LEADS, fold
from timeline.resolve.rules import RULES
from timeline.resolve.triggers import KINDS, TRIGGER, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.resolve.locales import Order

_RULES_OF = {
    kind: tuple(rule for rule in RULES if kind in rule.triggers) for kind in KINDS
}
_MAX_LEADS = 8
_LONGEST_LEAD = 16
_FROM_NOW = ("ago", "ago.ahead", "ago.mention", "relative.year_before")
_LEAD = re.compile(rf"(?:(?<![\w.,'$£€-])(?:{LEADS})|(?<=-)(?:{LEADS}))[ -]$")


def recognise(text: str, order: Order | None = None) -> list[Expression]:
    """Find the expressions of a text in order; none overlap.

    `order` is the locale's, for days in figures that the text itself does not settle.
    """
    folded = fold(text)
    found: list[Expression] = []
    doubtful: list[Expression] = []
    floor = 0
    for trigger in TRIGGER.finditer(folded):
        if trigger.start() < floor:
            continue
        core = _core(text, folded, floor, trigger)
        if core and core.rule == DOUBTFUL:
            doubtful.append(core)
        elif core:
            grown = _grown(folded, core, floor)
            found.append(grown)
            floor = grown.end
    joined = join(settle(with_early(found, doubtful), order), folded)
    joined = lend_calendar(lend(joined, folded), folded)
    strong = [without_full_stop(each, text) for each in joined if not each.weak]
    return expand(strong, folded)


def _core(
    text: str, folded: str, floor: int, trigger: re.Match[str]
) -> Expression | None:
    """Read the longest phrase that begins furthest left of a trigger."""
    rules = _RULES_OF[kind_of(trigger)]
    for start in _starts(folded, floor, trigger.start()):
        best: Expression | None = None
        for rule in rules:
            match = rule.compiled.match(folded, start)
            if not match or match.end() < trigger.end():
                continue
            if best and match.end() <= best.end:
                continue
            if meaning := rule.build(match, text):
                best = Expression(
                    start,
                    match.end(),
                    rule.type,
                    rule.name,
                    meaning,
                    rule.mod,
                    rule.weak,
                )
        if best:
            return best
    return None


def _starts(folded: str, floor: int, trigger: int) -> Iterator[int]:
    """Give where a phrase may begin, from the left: at each lead and at the trigger."""
    starts = [trigger]
    while len(starts) <= _MAX_LEADS:
        start = _lead_before(folded, floor, starts[-1])
        if start is None:
            break
        starts.append(start)
    return reversed(starts)


def _lead_before(folded: str, floor: int, start: int) -> int | None:
    """Find where a lead begins that ends at a place."""
    widest = max(floor, start - _LONGEST_LEAD)
    if start <= widest or folded[start - 1] not in " -":
        return None
    blank = folded.rfind(" ", widest, start - 1)
    if blank < 0:
        found = _LEAD.search(folded, widest, start)
        return found.start() if found else None
    length = _lead_length(folded[blank + 1 : start])
    return start - length if length else None


@lru_cache(maxsize=4096)
def _lead_length(word: str) -> int:
    """Measure the lead that closes a word with its blank: of “ninety-first ” all."""
    found = _LEAD.search(word)
    return len(word) - found.start() if found else 0


def _grown(folded: str, core: Expression, floor: int) -> Expression:
    """Take in “early”, “the end of” and, before what can be counted, “about”."""
    counted = not folded.startswith(("the ", "several "), core.start)
    is_clock = core.rule.startswith("clock.")
    is_amount = counted and (
        core.type == "DURATION" or is_clock or core.rule in _FROM_NOW
    )
    modifier = modifier_before(folded, core.start, floor, is_amount=is_amount)
    if not modifier:
        return core
    return replace(core, start=modifier.start, mod=modifier.mod or core.mod)
