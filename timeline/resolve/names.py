"""Words of time that are part of a name: of people, papers, bands and streets."""

from __future__ import annotations

import re

_TITLE = re.compile(r"\b(?:(?:Mr|Mrs|Ms|Dr)\.?|Miss|Sir|Lady|Lord|Aunt|Uncle) $")
_OFFICE = re.compile(r"\b(?:Justice|Judge|Senator|Minister|President|Professor) $")
_SURNAME = re.compile(r" [A-Z][a-z]")
_NAME_BEFORE = re.compile(
    r"\b(?:[Bb]lack|[Bb]loody|Red|Super|Fat|Ash|Cyber|Shrove|Palm|Good|Giving|Sheffield|"
    r"Ruby|(?:his|her|my|our|their|your) (?:man|girl|gal)) $"
)
_PAPER_ON = re.compile(r"\b(?:Mail|Sun) on $")
_NAME_AFTER = re.compile(
    r"(?: (?:Morning|Evening|Night))? (?:Times|Mirror|Telegraph|Mail|Express|Herald|"
    r"Post|Tribune|Gazette|Football|Club|Group|Movement|Brigades?|Revolution|Uprising|Rising|"
    r"Coup|Plot|Agreement|Accords?|Pact|Manifesto|Offensive|Massacre|Bridge|Square|"
    r"Street|Avenue|Plaza|Martyrs)\b| Night (?:Live|Fever|Lights)\b"
    r"| (?:school|roast|best|league|drivers?)\b"
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
    r"(?:spokes\w{3,6}|lawyers?|attorneys?|aides?|advis[eo]rs?|all(?:y|ies)) "
    r"(?:for|to|of)) $"
)
_AGE_AFTER = re.compile(r", (?:aged )?\d\d?,")
_FIRST_NAME = re.compile(r"\b[A-Z][a-z]+ $")
"""“Kofi Friday, 19, …”: an age follows people."""
_WIDEST = 32


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
    if _NAME_AFTER.match(text, end) or _NAME_BEFORE.search(text, floor, start):
        return True
    if text[start:end] == "Sunday" and _PAPER_ON.search(text, floor, start):
        return True
    if _TITLE.search(text, floor, start) or _WORK_BEFORE.search(text, floor, start):
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
    """
    return bool(_PERSON_BEFORE.search(text, max(0, start - _WIDEST), start))


def is_a_paper(text: str, start: int, end: int) -> bool:
    """Tell whether a day of the week begins a name: “told the Sunday Courier”.

    >>> is_a_paper("They told the Sunday Courier.", 14, 20)
    True
    """
    named = _PAPER_BEFORE.search(text, max(0, start - 5), start)
    return bool(named and text[start].isupper() and _PAPER_AFTER.match(text, end))
