"""Verbs that give a thing a day to come: “put off to May”, “it begins Monday”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIXED = re.compile(
    r"planned|set|scheduled|slated|due|expected|called|plans|pencill?ed|forecast|booked|"
    r"billed|tipped|predicted"
)
_IS = {"is", "are", "be", "remains", "remain"}
"""“is planned in June” looks forward, “was planned in June” does not."""
_MOVED = re.compile(
    r"\b(?:moved|moves|postpon(?:e|es|ed|ing)|reschedul(?:e|es|ed|ing)|delay(?:s|ed|ing)|"
    r"adjourn(?:s|ed|ing)?|defer(?:s|red|ring)|shifted|extended|"
    r"(?:put|puts|putting) off|(?:brought|brings|bringing) forward|pushed back)\b"
)
_PROPOSES = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:for )?|propos(?:es?|ed|ing)|demand(?:s|ed|ing)?|"
    r"agree[sd]? (?:to|on)|wants?|seeks?|sought|announc(?:es?|ed)|urge[sd]?)"
    r" ?(?:an? |the |new |early |fresh |snap |general |free )*"
    r"(?:elections?|votes?|referendum|summit|strikes?|talks|polls?|hearing|conference|"
    r"meeting|ceasefire|truce)$"
)
"""“called for elections in June”: of things that are to be."""
_PROPOSED = (
    *("election", "elections", "vote", "votes", "referendum", "summit", "strike"),
    *("strikes", "talks", "poll", "polls", "hearing", "conference", "meeting"),
    *("ceasefire", "truce"),
)
_THERE_IS = re.compile(r"\bthere(?:'s| is| are)(?: (?!no\b)[a-z]+){1,4}$")
_TARGETS = {"to", "for", "until", "till"}
_NEAR = 9
"""Words between a verb of moving and the day: “delayed the vote from May to June”."""
_ENDS_CLAUSE = re.compile(r"[;:!?]| (?:that|while|when|because|but) ")

_BEGINS = re.compile(
    r"(?:begins|opens|starts|ends|resumes|reopens|reconvenes|convenes|expires|sails|votes"
    r"|airs|premieres|hosts|plays)\b|meets(?= (?:again|in|on|at)\b|$)"
    r"|(?:faces|awaits)(?= (?:[a-z]+ ){0,2}"
    r"(?:trial|hearing|sentencing|vote|election)\b)"
    r"|takes(?= (?:place|effect|office)\b)|reports(?= (?:earnings|results)\b)"
    r"|go(?:es)?(?= on (?:trial|sale)\b| into effect\b)"
    r"|go(?:es)?(?= to (?:a vote|trial|the polls)\b)"
    r"|leaves(?= (?:for|on)\b|$)|comes?(?= (?:due|into (?:force|effect))\b)"
    r"|closes(?= (?:on|in|at)\b|$)|hears(?= (?:the|his|her|their|its|an?) )"
    r"|steps(?= down)|kicks(?= off)|returns(?= to (?:work|court|parliament|school)\b)"
)
"""What a timetable says in the present; “X meets Y” is what a picture shows."""
_BEGIN = re.compile(r"begin|resume|reopen|reconvene|open|start|vote|convene|expire")
_SEVERAL = re.compile(r"[A-Za-z]{3,}s")
"""What stands before the base form as its subject: “Talks resume Monday”."""
_NO_OBJECT = re.compile(
    r"[.,;!?\n]|in|at|on|with|and|again|here|there|for|across|under|place|effect|trial"
)
"""What follows a verb that has no object; “the deal ends a strike” has one."""

_ALSO_NOUNS = {"starts", "ends", "votes", "sails"}
_SURELY_VERB = {",", "and", "that", "which", "who"}


def is_appointed(before: Sequence[str]) -> bool:
    """Tell whether a verb gives its subject the day that follows these words.

    >>> is_appointed("they called for elections in".split())
    True
    >>> is_appointed("the raid was planned in".split())
    False
    """
    words, preposition = _clause(before)
    if words and _FIXED.fullmatch(words[-1]):
        if preposition == "for":
            return True
        if preposition in ("in", "on"):
            return not _IS.isdisjoint(words[-4:-1])
    if _FIXED.fullmatch(preposition):
        return not _IS.isdisjoint(words[-3:])
    clause = " ".join(words)
    if clause.endswith(_PROPOSED) and _PROPOSES.search(clause):
        return True
    return "there" in clause and bool(_THERE_IS.search(clause))


def is_put_off(before: Sequence[str]) -> bool:
    """Tell whether a verb moves its object to the day that follows these words.

    >>> is_put_off("the hearing was put off to".split())
    True
    """
    words, preposition = _clause(before)
    if preposition not in _TARGETS:
        return False
    clause = " ".join(words)
    moved = list(_MOVED.finditer(clause))
    return bool(moved) and not _ENDS_CLAUSE.search(clause, moved[-1].end())


def _clause(before: Sequence[str]) -> tuple[list[str], str]:
    """Give the nearest words and the preposition behind them, in lower case."""
    *words, preposition = [word.lower() for word in before[-_NEAR - 1 :]] or [""]
    return words, preposition


def is_limited(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether the phrase is the last or first day for something still to come.

    >>> is_limited("it could come as early as".split(), ["."])
    True
    >>> is_limited("they rested ahead of".split(), ["'s", "game"])
    True
    """
    nearest = [word.lower() for word in before[-_NEAR_LIMIT:]]
    if not _OF_LIMITS.isdisjoint(nearest) and _AHEAD.search(" ".join(nearest)):
        return True
    return after[:1] == ["deadline"] and before[-1:] in (["A"], ["a"])


_NEAR_LIMIT = 5
_OF_LIMITS = frozenset({"as", "than", "of"})
"""“as early as”, “later than”, “ahead of” hold one of these."""
_AHEAD = re.compile(
    r"(?:(?:early|soon|late) as|(?:later|sooner) than)(?: on| in)?$|"
    r"\bahead of(?: (?!last)[a-z']+){0,3}$"
)


def is_timetabled(words: Sequence[str], place: int) -> bool:
    """Tell whether the word at `place` is a verb that says when a thing is to be.

    >>> is_timetabled("the trial begins on".split(), 2)
    True
    """
    word = words[place].lower()
    if _BEGIN.fullmatch(word):
        return place > 0 and bool(_SEVERAL.fullmatch(words[place - 1]))
    return word.endswith(("s", "go", "come")) and bool(
        _BEGINS.match(" ".join([word, *words[place + 1 : place + 4]]))
    )


def may_be_timetabled(word: str) -> bool:
    """Tell whether a word, in lower case, can be such a verb."""
    return bool(_BEGIN.fullmatch(word)) or word.endswith(("s", "go", "come"))


def may_be_noun(words: Sequence[str], place: int) -> bool:
    """Tell whether it is no verb behind another one: “they counted the votes”."""
    is_led = words[max(place - 1, 0)].lower() in _SURELY_VERB
    return words[place].lower() in _ALSO_NOUNS and not is_led


def has_no_object(words: Sequence[str], place: int) -> bool:
    """Tell whether the verb at `place` stands without an object."""
    following = words[place + 1 : place + 2]
    return not following or bool(_NO_OBJECT.fullmatch(following[0].lower()))
