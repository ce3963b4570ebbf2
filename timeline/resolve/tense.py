"""Which way the sentence around a phrase looks: forward or back."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from timeline.resolve.appointments import (
    has_no_object,
    is_appointed,
    is_limited,
    is_put_off,
    is_timetabled,
    may_be_noun,
    may_be_timetabled,
)
from timeline.resolve.foretold import is_foretold
from timeline.resolve.intent import is_said, meant, meant_by_verb

Cue: TypeAlias = Literal["past", "future", "aim", "was", "near", "foretold"] | None
"""“aim” is what was meant in the past, on either side of now, “was” what was to be,
where even the day of a week may be over, “near” what lies there where it is nearer,
“foretold” what lay ahead of a day long past that is told before it.
"""

_LASTING = {"until", "till", "through"}
_FIXING = {"the", "a", "an", "this", "that", "its", "his", "their"}
_FUTURE = re.compile(
    r"will|would|shall|should|may|might|can|must|won't|can't|wouldn't|\w+'ll|due|scheduled|"
    r"expected|expects?|plans?|slated|upcoming|hopes?|intends?|likely"
)
_PAST = re.compile(
    r"was|were|had|did|said|told|went|came|took|made|got|gave|found|left|held|won|lost|"
    r"began|fell|rose|met|saw|ran|sent|brought|struck|shot|hit|cut|sold|bought|paid|led|"
    r"became|kept|wrote|spoke|broke|drew|grew|flew|threw|knew|beat|put|sat|stood|drove|"
    r"rode|chose|froze|stole|swore|tore|wore|woke|lay|slept|heard|felt|taught|thought|"
    r"caught|fought|sought|built|spent|lent|meant|dealt|fled|fed|sank|sang|swam|shook|"
    r"died|\w{2,}ed"
)
_FORESEEN = {"due", "scheduled", "expected", "slated", "likely"}
"""“is due in June” looks forward, “was due in June” may be over."""
_SUPPOSING = {"may", "might", "could", "would", "should", "must"}
"""“may have left Friday” looks back, “will have left by Friday” does not."""
_IS = re.compile(r"is|are|\w+'re")
_PROGRESSIVE = re.compile(r"(?!during|morning|evening|nothing|king|ring)\w{2,}ing")
_BEHIND = {"after", "following", "since", "over", "because", "despite"}
"""“is recovering after a fall Friday”: the day is that of what stands behind it."""
_HAS_BEEN = {"had", "was", "were", "been", "be", "is", "are", "has", "have"}
"""“had planned a march”, “was planned”: only “planned a march” is of one to come."""
_UNFORESEEN = re.compile(
    r"attacks?|bombings?|shootings?|blasts?|explosions?|crash(?:es)?|fires?|killings?|"
    r"murders?|deaths?|(?:earth)?quakes?|accidents?|disasters?|raids?|assaults?|arrests?|"
    r"slayings?|massacre|resignation|ruling|announcement|defeat|collapse|derailment|riots?"
)
"""Nobody sets a day for these: “Monday's attack could delay the vote”."""
_SAYING = {"said", "says", "say", "that", "told", "warned", "added"}
_NO_VERB = re.compile(
    r"need|united|hundred|indeed|speed|seed|feed|exceed|proceed|un\w+ed|"
    r"(?:(?:sea|river|road|flower)?b|sl|shr?|w|watersh)ed"
)
_AIM = re.compile(
    r"agree\w*|plan\w*|expect\w*|schedul\w*|vow\w*|promis\w*|decid\w*|want\w*|hop\w*|"
    r"order\w*|ask\w*|urg\w*|invit\w*|allow\w*|forc\w*|offer\w*|threaten\w*|suppos\w*|"
    r"slated|told|likely|due|set|going|have|has|had|is|are|need\w*|intend\w*|try\w*|"
    r"deadline|chance|right|time|ready|bound|prepar\w*|required|seek\w*|here|forecast\w*"
)
"""What makes “to meet Friday” a thing to come, and not “rose to close Friday”."""
_DETERMINER = re.compile(r"the|an?|his|her|its|their|this|that|these|those|our|my|your")
_OWNING = {"the", "a", "an", "his", "its", "their", "our", "my", "your"}
_LEADING = {"on", "in", "at", "by", "until", "since", "from", "late", "early", "and"}
_CLAUSE = {",", ";", ":", "but", "that", "while", "when", "because"}

_WORD = re.compile(r"[A-Za-z']+|[.,:;!?\n]")
_SENTENCE_END = re.compile(
    r"[.!?\n](?:(?<=[a-z\d][.!?])(?<!Mr.)(?<!Ms.)(?<!Dr.)(?<!St.)(?<!Lt.)(?<!Mrs.)"
    r"(?<!Sen.)(?<!Gov.)(?<!Rep.)(?<!Gen.)(?<!Col.)(?<!Sgt.)(?<!Rev.)"
    r"[\"”’')]*\s+(?=[A-Z“\"`'])|(?<=\n)\s*\n|(?<=[.!?])[\"”’')]+\s+)"
)
"""A set of characters comes first: a search for those is three times as fast."""
_WORDS = 14
_WIDEST = 32
_SUBJECT = 4
"""Words of a headline’s subject: “Leaders of both sides to meet Friday”."""
_CHARACTERS = 160
_LOOK_BEHIND = 4
"""Characters before the first of them that tell whether it ends a sentence."""


def direction(text: str, start: int, end: int, preposition: str | None) -> Cue:
    """Tell whether what governs the phrase looks forward or back.

    >>> direction("They will vote Friday.", 15, 21, None)
    'future'
    >>> direction("They had to be out by Friday.", 22, 28, "by")
    'future'
    >>> direction("It had been mended by Friday.", 22, 28, "by")
    'past'
    """
    left = max(0, start - _CHARACTERS - _LOOK_BEHIND)
    ahead = text[end : end + _CHARACTERS // 2]
    return _direction(text[left : start + 1], start - left, ahead, preposition)


@lru_cache(maxsize=256)
def _direction(behind: str, start: int, ahead: str, preposition: str | None) -> Cue:
    """Read the words on both sides; a page is looked at twice, for its day as well."""
    before = _WORD.findall(behind[_sentence_start(behind, start) : start])[-_WIDEST:]
    after = _WORD.findall(ahead)[:_WORDS]
    if _is_of_unforeseen(before, after):
        return "past"
    if preposition == "since" or _has_run(preposition, before):
        return "past"
    if is_appointed(before):
        return meant_by_verb(before)
    if is_put_off(before) or is_limited(before, after):
        return "future"
    if before and before[-1].lower() in _FIXING:
        return (_opens_clause(before[:-1]) and _forwards(after)) or "past"
    if _opens_clause(before) or _owns_subject(before, after):
        return _forwards(after) or _backwards(before) or _cue_of(preposition)
    if preposition in _LASTING:
        return "past" if _has_lasted(before) else meant_by_verb(before)
    cue = _backwards(before) or _forwards(after) or _cue_of(preposition)
    if cue == "was":
        return _cue_of_standing(after)
    return "future" if cue == "near" and preposition == "by" else cue


def _cue_of_standing(after: list[str]) -> Cue:
    """Read “was to open Wednesday”: who says so says what is still to come.

    “was to open Wednesday but was flooded” is over where somebody says that, too.
    """
    clause = [word.lower() for word in after]
    ends = [place for place, word in enumerate(clause) if word in _SENTENCE_ENDS]
    clause = clause[: ends[0]] if ends else clause
    is_crossed = not _CROSSED.isdisjoint(clause)
    return "future" if is_said(clause) and not is_crossed else "was"


_SENTENCE_ENDS = {".", "!", "?", "\n"}
_CROSSED = {"but", "until", "before", "when", "instead", "however", "yet"}


def _has_lasted(words: list[str]) -> bool:
    """Tell whether “until” ends a state: “stayed open until Monday”."""
    nearest = [word.lower() for word in words[-_NEAREST:]]
    return any(map(_STATE.fullmatch, nearest)) and not any(
        map(_TERM.fullmatch, nearest)
    )


_STATE = re.compile(r"stayed|remained|lasted|lived|ran|worked|served|ruled|waited|fell")
_TERM = re.compile(
    r"will|would|was|were|be|been|closed|jailed|banned|suspended|\w+ed to"
)


def stands_beside_verb(text: str, start: int) -> bool:
    """Tell whether at most a preposition parts the phrase from the verb of its clause.

    >>> stands_beside_verb("The barn burned on Jan. 15.", 19)
    True
    >>> stands_beside_verb("He will be sentenced on Nov. 20.", 24)
    True
    >>> stands_beside_verb("It declared a dividend payable Dec. 15.", 31)
    False
    """
    found = _WORD.findall(text[max(0, start - _CHARACTERS // 2) : start])
    words = [word.lower() for word in found[-_NEAREST:]]
    while words and words[-1] in _LEADING:
        words.pop()
    if not words:
        return False
    if len(words) > 1 and words[-2] in _MODALS:
        return True
    if len(words) > 2 and words[-2] == "be" and words[-3] in _MODALS:
        return True
    is_present = len(words) > 1 and bool(_PRESENT.fullmatch(words[-2]))
    return is_past(words[-1]) and not is_present


_NEAREST = 6
_PRESENT = re.compile(r"be|is|are|being|get|gets|\w+'s|\w+'re")
_MODALS = {"will", "would", "shall", "won't", "must"}


def _has_run(preposition: str | None, before: list[str]) -> bool:
    """Tell whether it ends a time that figures are given for: “nine months through”."""
    lengths = [word.lower() for word in before[-2:-1]]
    return preposition == "through" and any(map(_LENGTH.fullmatch, lengths))


_LENGTH = re.compile(r"months|year|weeks|quarters?|period|half|ran")


def _is_of_unforeseen(before: list[str], after: list[str]) -> bool:
    """Tell whether the phrase dates a noun beside it that nobody can plan."""
    following = after[1:2] if after[:1] == ["'s"] else after[:1]
    nearest = [word for word in before[-2:] if word.lower() not in _LEADING][-1:]
    return any(_UNFORESEEN.fullmatch(word.lower()) for word in (*following, *nearest))


def _owns_subject(before: list[str], after: list[str]) -> bool:
    """Tell whether it stands in the subject of what is said: “said Friday's talks”."""
    return after[:1] == ["'s"] and bool(before) and before[-1].lower() in _SAYING


def _cue_of(preposition: str | None) -> Cue:
    return "future" if preposition == "by" or preposition in _LASTING else None


def _sentence_start(text: str, start: int) -> int:
    floor = max(0, start - _CHARACTERS)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, floor, start + 1)]
    return ends[-1] if ends else floor


def _opens_clause(before: list[str]) -> bool:
    """Tell whether at most a preposition parts the phrase from its clause's start."""
    words = [word.lower() for word in before[-2:]]
    if not words or words[-1] in _CLAUSE:
        return True
    return words[-1] in _LEADING and (len(words) == 1 or words[0] in _CLAUSE)


def _backwards(words: list[str]) -> Cue:
    """Read the nearest verb on the left."""
    follower = ""
    is_behind = False
    for place in range(len(words) - 1, -1, -1):
        word = words[place].lower()
        is_behind = is_behind or word in _BEHIND
        if word == "to":
            if _is_infinitive(follower) and (aim := _aim(words[:place])):
                return aim
        elif _plans(words, place):
            return meant(words, place)
        elif words[place - 1 : place] != ["be"] and (cue := _cue_at(words, place)):
            if is_foretold(words, place):
                return "foretold"
            return meant(words, place) if word in _FORESEEN else cue
        elif not is_behind and _may_come(word) and _is_to_come(words, place):
            return "future"
        follower = words[place]
    return None


@lru_cache(maxsize=4096)
def _may_come(word: str) -> bool:
    """Tell whether a word can be a verb of what is to come: most words cannot."""
    return bool(_IS.fullmatch(word) or _ACTS.fullmatch(word) or may_be_timetabled(word))


def _is_to_come(words: list[str], place: int) -> bool:
    """Tell whether a verb in the present tells what is to come."""
    if _IS.fullmatch(words[place].lower()):
        rest = [word.lower() for word in words[place + 1 :]]
        return all(word in _LEADING for word in rest) or bool(
            _PROGRESSIVE.fullmatch(rest[0])
        )
    if _acts_soon(words, place):
        return True
    return is_timetabled(words, place) and not (
        may_be_noun(words, place) and _has_verb(words[:place])
    )


def _acts_soon(words: list[str], place: int) -> bool:
    """Tell whether it is the plain form of a verb of events: “they play again”."""
    subject = words[place - 1].lower() if place else ""
    is_subject = subject in _PLURAL_SUBJECTS or bool(_PLURAL.fullmatch(subject))
    return is_subject and bool(_ACTS.fullmatch(words[place]))


_PLURAL_SUBJECTS = {"they", "we", "who", "both", "two"}
_PLURAL = re.compile(r"(?!his|its|was|has|is|this)[a-z]{2,}[^s]s|people|men|women")
_ACTS = re.compile(
    r"meet|play|host|arrive|return|travel|gather|leave|face|compete|depart|march|"
    r"try|kick|elect|choose|decide"
)


def _is_infinitive(follower: str) -> bool:
    return follower.islower() and not _DETERMINER.fullmatch(follower)


def _aim(before: list[str]) -> Cue:
    """Read what makes “to …” an aim, unless it stands alone; None for no aim."""
    if before[-1:] and before[-1].lower() in ("was", "were"):
        return meant(before, len(before) - 1)  # “talks were to begin Sunday”
    for place in range(len(before) - 1, max(len(before) - 5, -1), -1):
        if _AIM.fullmatch(before[place].lower()):
            return meant(before, place)
    is_alone = not _has_verb(before) and len(before) <= _SUBJECT
    return "future" if is_alone else None


def _has_verb(words: list[str]) -> bool:
    return any(_cue(word.lower()) for word in words)


def _forwards(words: list[str]) -> Cue:
    """Read the first verb on the right, up to the end of the sentence."""
    for place, word in enumerate(words):
        if word in ".;!?\n":
            return None
        if cue := _cue_at(words, place):
            return cue
        if is_timetabled(words, place) and has_no_object(words, place):
            return "future"
    return None


def _cue_at(words: list[str], place: int) -> Cue:
    """Read one word as a verb, with the words beside it."""
    word = words[place].lower()
    if words[place] == "May":
        return None  # the month: “in April or May” supposes nothing
    if word in _SUPPOSING and words[place + 1 : place + 2] == ["have"]:
        return "past"
    if word in ("plan", "plans") and (
        words[place + 1 : place + 2] in _OF_PLANS
        or (place > 0 and words[place - 1].lower() in _OWNING)
    ):
        return None  # “dropped the plan on Thursday”
    cue = _cue(word)
    return None if cue == "past" and _describes(words, place) else cue


def _describes(words: list[str], place: int) -> bool:
    """Tell the word of “the disputed border” and “a wanted man” from a verb."""
    follows = words[place + 1 : place + 2]
    return (
        words[place].endswith("ed")
        and bool(words[:place])
        and words[place - 1].lower() in _OWNING
        and bool(follows)
        and follows[0].islower()
        and follows[0] not in _LEADING
    )


_OF_PLANS = (["for"], ["of"], ["that"], ["was"], ["were"], ["had"])
"""What follows a plan that is a noun; “plans to” is the verb."""


def _plans(words: list[str], place: int) -> bool:
    """Tell whether the word is the verb of “planned a march for Friday”."""
    if words[place] != "planned" or all(w in _LEADING for w in words[place + 1 :]):
        return False
    return not _HAS_BEEN.intersection(words[max(place - 2, 0) : place])


@lru_cache(maxsize=4096)
def _cue(word: str) -> Cue:
    if _FUTURE.fullmatch(word):
        return "future"
    return "past" if is_past(word) else None


@lru_cache(maxsize=4096)
def is_past(word: str) -> bool:
    """Tell whether a word, in lower case, is a verb of the past: “fell”, “marched”."""
    return bool(_PAST.fullmatch(word)) and not _NO_VERB.fullmatch(word)
