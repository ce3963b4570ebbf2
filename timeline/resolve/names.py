"""Words of time that are part of a name: of people, papers, bands and streets."""

from __future__ import annotations

import re

from timeline.resolve.tense import is_past

_TITLE = re.compile(r"\b(?:(?:Mr|Mrs|Ms|Dr)\.?|Miss|Sir|Lady|Lord|Aunt|Uncle) $")
_OFFICE = re.compile(r"\b(?:Justice|Judge|Senator|Minister|President|Professor) $")
_SURNAME = re.compile(r" [A-Z][a-z]")
_NAME_BEFORE = re.compile(
    r"\b(?:[Bb]lack|[Bb]loody|Red|Super|Fat|Ash|Cyber|Shrove|Palm|Good|Giving|Sheffield|"
    r"Ruby|Man|[Ff]reaky|[Cc]asual|(?:his|her|my|our|their|your) (?:man|girl|gal)) $"
)
_PAPER_ON = re.compile(r"\b(?:Mail|Sun) on $")
_NAME_AFTER = re.compile(
    r"(?: (?:Morning|Evening|Night))? (?:Times|Mirror|Telegraph|Mail|Express|Herald|"
    r"Post|Tribune|Gazette|World|Star|People|Mercury|Independent|Courier|Football|Club|Group|Movement|Brigades?|Revolution|Uprising|Rising|"
    r"Coup|Plot|Agreement|Accords?|Pact|Manifesto|Offensive|Massacre|Bridge|Square|"
    r"Street|Avenue|Plaza|Martyrs)\b| Night (?:Live|Fever|Lights)\b"
    r"| (?:school|roast|best|league|drivers?)\b"
)
_VESSEL_BEFORE = re.compile(
    r"\b[Tt]he (?:ferry|trawler|yacht|tanker|steamer|freighter|schooner|tug|sloop|"
    r"barge) $"
)
_OTHER_DAY = re.compile(
    r" [^.;,]*\b(?:on|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_WORK_BEFORE = re.compile(
    r"\b(?:film|movie|song|hit|single|album|novel|band|series|chain) (?:[A-Z]\w{1,9} )$"
)
_QUOTE_BEFORE = re.compile(r"[“\"‘'](?:[A-Z]\w{0,12} ){1,2}$")
_QUOTE_AFTER = re.compile(r"[,.!?]?[”\"’'](?!s\b)")
_PAPER_BEFORE = re.compile(r"\b[Tt]he $")
_PAPER_AFTER = re.compile(r" [A-Z][a-z]{2,}")
_PERSON_BEFORE = re.compile(
    r"\b(?:sister|brother|daughter|son|wife|husband|mother|aunt|niece|cousin|girlfriend|"
    r"friend|actress|singer|novelist|"
    r"[Jj]udge|[Jj]ustice|[Mm]ayor|[Ss]enator|[Cc]aptain|[Cc]olonel|[Gg]eneral|[Ss]ergeant|"
    r"(?:spokes\w{3,6}|lawyers?|attorneys?|aides?|advis[eo]rs?|all(?:y|ies)) "
    r"(?:for|to|of)) $"
)
_AGE_AFTER = re.compile(r", (?:aged )?\d\d?,")
_FIRST_NAME = re.compile(r"\b[A-Z][a-z]+ $")
"""“Kofi Friday, 19, …”: an age follows people."""
_WIDEST = 32
_NO_NAMES = (" on ", " in ", " last ", " since ", " by ", " until ", " of ", " and ")
"""Behind these no name goes on: the rest need not be tried."""


def is_in_a_name(text: str, start: int, end: int) -> bool:
    """Tell whether a word of time is part of a name with the words beside it.

    >>> is_in_a_name("The Sunday Times had it.", 4, 10)
    True
    >>> is_in_a_name("They covered “Manic Monday” well.", 20, 26)
    True
    >>> is_in_a_name("The talks ended in Dublin Friday.", 26, 32)
    False
    >>> is_in_a_name("She told The Sun on Friday.", 20, 26)
    False
    >>> is_in_a_name("Kofi Friday, 19, scored.", 5, 11)
    True
    """
    floor = max(0, start - _WIDEST)
    if _NAME_AFTER.match(text, end):
        return True
    if text[start:end] == "Sunday" and _PAPER_ON.search(text, floor, start):
        return True
    if text.endswith(_NO_NAMES, floor, start):
        return False
    if _NAME_BEFORE.search(text, floor, start):
        return True
    if _TITLE.search(text, floor, start) or _WORK_BEFORE.search(text, floor, start):
        return True
    if _VESSEL_BEFORE.search(text, floor, start) and _OTHER_DAY.match(text, end):
        return True
    if _OFFICE.search(text, floor, start) and _SURNAME.match(text, end):
        return True
    if _AGE_AFTER.match(text, end) and _FIRST_NAME.search(text, floor, start):
        return True
    is_quoted = _QUOTE_BEFORE.search(text, floor, start)
    return bool(is_quoted and _QUOTE_AFTER.match(text, end))


def is_a_person(text: str, start: int) -> bool:
    """Tell whether what stands before “May” or “April” makes it a person.

    >>> is_a_person("His sister April came.", 11)
    True
    >>> is_a_person("In court Judge June dissented.", 15)
    True
    """
    return bool(_PERSON_BEFORE.search(text, max(0, start - _WIDEST), start))


def is_a_first_name(text: str, start: int, end: int) -> bool:
    """Tell whether it opens a sentence with a surname and a verb behind it.

    >>> is_a_first_name("It fell. Sunday Adeyemi was arrested.", 9, 15)
    True
    >>> is_a_first_name("It fell. On Sunday Adeyemi was arrested.", 12, 18)
    False
    """
    follows = _SURNAME_AND_VERB.match(text, end)
    if not follows or not _SENTENCE_START.search(text, max(0, start - 4), start):
        return False
    return follows[1] in _OTHER_VERBS or is_past(follows[1])


def is_a_surname(text: str, start: int, end: int) -> bool:
    """Tell whether it stands between a first name and a verb, as no month does.

    >>> is_a_surname("Then Julius April sued.", 12, 17)
    True
    """
    verb = _VERB.match(text, end)
    named = _FIRST_NAME.search(text, max(0, start - _WIDEST), start)
    return bool(verb and named and is_past(verb[1]))


_VERB = re.compile(r" ([a-z]+)\b")
_SURNAME_AND_VERB = re.compile(r" [A-Z][a-z]+ ([a-z]+)\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?\n][”\"’')]?\s*|[“\"])$")
_OTHER_VERBS = {"is", "has", "will", "says", "tells", "plays", "wins", "leads"}


def is_a_paper(text: str, start: int, end: int) -> bool:
    """Tell whether a day of the week begins a name: “told the Sunday Courier”.

    >>> is_a_paper("They told the Sunday Courier.", 14, 20)
    True
    """
    named = _PAPER_BEFORE.search(text, max(0, start - 5), start)
    return bool(named and text[start].isupper() and _PAPER_AFTER.match(text, end))
