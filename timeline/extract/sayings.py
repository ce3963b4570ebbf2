"""Verbs that are a saying together with what follows them: “went on to accuse”.

The infinitive or gerund is the saying: it carries the meaning, and is the trigger.
“Declined to comment” is one too, that was not made.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.verb_forms import VerbGroup, is_adverb, lemma_of, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token

_GOES_ON = frozenset({"continue", "hasten", "proceed", "rush", "hurry"})
_USES = frozenset({"take", "use", "seize"})
_HOLDS_BACK = frozenset({"decline", "refuse", "refrain", "hesitate", "stop", "avoid"})
_WITH = {
    ("refer", "to"): "mention",
    ("allude", "to"): "hint",
    ("call", "for"): "demand",
    ("call", "on"): "urge",
    ("hit", "out"): "criticise",
    ("lash", "out"): "criticise",
}
"""Verbs that say something only with the word behind them, and what they say."""
_CITES = frozenset({"quote", "cite"})
"""“was quoted as saying”: only the passive."""
OPENING = (_GOES_ON | _USES | _HOLDS_BACK | _CITES | {verb for verb, _ in _WITH}) | {
    "go",
    "put",
    "rule",
}
"""Bases of the verbs that may open such a saying."""
_SOON = 5
"""Tokens within which “that” follows “ruled on Friday”."""
_LONGEST = 7
"""Tokens between “used” and “to warn”: “used his speech in Oslo to warn”."""
RECKONED = lexicon.words(
    "amount cost count death estimate figure number strength tally toll total"
)
"""Nouns of an amount that somebody puts at so much."""
SPOKEN = {base + "ing": base for base in lexicon.REPORTING} | {
    base.removesuffix("e") + "ing": base for base in lexicon.REPORTING
}
"""“adding” → “add”, “stating” → “state”."""


def as_saying(tokens: Sequence[Token], group: VerbGroup) -> VerbGroup:
    """Take what a verb leads on to into its group, where that is a saying.

    Another group is given back as it is.
    """
    if group.lemma not in OPENING or group.passive != (group.lemma in _CITES):
        return group
    after = group.last + 1
    meant = _WITH.get((group.lemma, word_at(tokens, after)))
    if meant and word_at(tokens, after + 1) not in lexicon.CALENDAR:
        return replace(group, lemma=meant)
    if group.lemma == "put":
        return replace(group, lemma="estimate") if reckons(tokens, after) else group
    if group.lemma == "rule":
        soon = [token.lower for token in tokens[after : after + _SOON]]
        is_said = (
            "that" in soon
            and soon[0] != "out"
            and all(map(str.isalnum, soon[: soon.index("that")]))
        )
        return replace(group, lemma="state") if is_said else group
    last = _saying(tokens, group, after)
    if last is None:
        return group
    word = tokens[last].lower
    held = group.lemma in _HOLDS_BACK
    return replace(
        group,
        last=last,
        lemma=SPOKEN.get(word, word),
        passive=False,
        negated=group.negated != held,
    )


def reckons(tokens: Sequence[Token], place: int) -> bool:
    """Tell “put [the toll at 800]” and “put [a number on it]” from “put it there”."""
    words = [token.lower for token in tokens[place : place + _LONGEST]]
    if words[:2] == ["it", "at"]:
        return any(token.is_number for token in tokens[place + 2 : place + 5])
    noun = next((at for at, word in enumerate(words) if word in RECKONED), None)
    if noun is None or not all(map(str.isalnum, words[:noun])):
        return False
    return "at" in words[noun:] or words[noun + 1 : noun + 2] == ["on"]


def leads_on(tokens: Sequence[Token], place: int) -> bool:
    """Tell “used the occasion to warn” and “continued to deny” from other uses."""
    group = VerbGroup(place, place, lemma_of(tokens[place].lower), "past")
    return as_saying(tokens, group) is not group


def _saying(tokens: Sequence[Token], group: VerbGroup, after: int) -> int | None:
    """Find the verb of saying that a light verb leads on to."""
    lemma, following = group.lemma, [word_at(tokens, after + n) for n in range(3)]
    if lemma == "go" and following[:2] == ["on", "to"]:
        return _infinitive(tokens, after + 1)
    if following[0] == "to" and (lemma in _GOES_ON or lemma in _HOLDS_BACK):
        return _infinitive(tokens, after)
    if lemma == "refrain" and following[0] == "from":
        return _gerund(tokens, after + 1)
    if lemma == "stop" and following[:2] == ["short", "of"]:
        return _gerund(tokens, after + 2)
    if lemma in _CITES and following[0] == "as":
        return _gerund(tokens, after + 1)
    if lemma == "avoid":
        return _gerund(tokens, after)
    if lemma in _USES:
        for place in range(after + 1, min(len(tokens), after + _LONGEST)):
            if not (tokens[place].is_word or tokens[place].text in {"'s", "’s"}):
                return None
            if tokens[place].lower == "to" and (at := _infinitive(tokens, place)):
                return at
    return None


def _infinitive(tokens: Sequence[Token], to: int) -> int | None:
    """Find the verb of “to say”, “to publicly deny”."""
    place = _past_adverbs(tokens, to + 1)
    return place if word_at(tokens, place) in lexicon.REPORTING else None


def _gerund(tokens: Sequence[Token], place: int) -> int | None:
    place = _past_adverbs(tokens, place)
    return place if word_at(tokens, place) in SPOKEN else None


def _past_adverbs(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and is_adverb(tokens[place].lower):
        place += 1
    return place
