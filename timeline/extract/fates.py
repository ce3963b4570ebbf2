"""What befell those who are counted: twelve killed are no rivals of thirty hurt."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_TABLE = """
    dead: dead died dies die dying dead killed killing kill kills killings slain slew
        slaying murdered murdering perished drowned drowning death deaths toll fatality
        fatalities executed executing bodies massacred
    hurt: hurt hurting injured injuring injure injures injury injuries wounded wounding
        wounds hospitalised hospitalized maimed
    shot: shot
    missing: missing unaccounted disappeared vanished
    held: arrested arresting arrests detained detaining jailed imprisoned captured
        capturing
    charged: charged charging indicted indicting
    convicted: convicted convicting sentenced sentencing
    taken: kidnapped kidnapping abducted abducting seized
    freed: freed freeing rescued rescuing released releasing saved
    driven out: displaced displacing evacuated evacuating uprooted homeless
    trapped: trapped trapping stranded stranding
    ill: infected infecting sickened sickening ill
    laid off: dismissed dismissing sacked sacking
    destroyed: destroyed destroying razed razing burned burnt gutted
    damaged: damaged damaging
"""


def _fates() -> dict[str, str]:
    found = {}
    for name, listed in re.findall(r"([a-z ]+):([^:]*)(?=\n +[a-z ]+:|\Z)", _TABLE):
        found.update(dict.fromkeys(listed.split(), name.strip()))
    return found


FATES = _fates()
"""Each word to what it says of those counted."""

PASSIVE = {
    "kill": "killed",
    "injure": "injured",
    "wound": "wounded",
    "hurt": "hurt",
    "arrest": "arrested",
    "detain": "detained",
}
"""How a word of doing is said of those to whom it is done."""


def fate(counted: str) -> str:
    """Tell what befell those who are counted; empty where nothing is said.

    >>> fate("people killed"), fate("injured passengers"), fate("North Korean troops")
    ('dead', 'hurt', '')
    """
    told = [FATES[word] for word in _WORD.findall(counted.lower()) if word in FATES]
    return told[-1] if told else ""


def undergone(word: str) -> str:
    """Say a word of doing of those to whom it is done.

    >>> undergone("killing"), undergone("freed"), undergone("evacuating")
    ('killed', 'freed', 'evacuated')
    """
    if word.endswith("ing"):
        stem = word.removesuffix("ing")
        return PASSIVE.get(stem, f"{stem}d" if stem.endswith("e") else f"{stem}ed")
    return PASSIVE.get(word.removesuffix("s"), word)
