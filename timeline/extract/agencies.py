"""News agencies: where an article, or one sentence of it, says that it has it from.

An article's credits make a mark among its fingerprints; what one sentence credits is
read from its mention.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.articles import Mention

_TABLE = """
Reuters|Thomson Reuters
Associated Press|The Associated Press|AP
Agence France-Presse|Agence France Presse|AFP
Press Association|PA Media
Deutsche Presse-Agentur|dpa|DPA
United Press International|UPI
Canadian Press|The Canadian Press
Australian Associated Press|AAP
Press Trust of India|PTI
Asian News International|ANI
Indo-Asian News Service|IANS
Korean Central News Agency|KCNA
Yonhap|Yonhap News Agency
Kyodo|Kyodo News
Xinhua|Xinhua News Agency
TASS|Tass|ITAR-TASS
Interfax
RIA Novosti|RIA
Ukrinform
Anadolu|Anadolu Agency
EFE
ANSA
Belga
Ritzau
NTB
Bernama
Antara
IRNA
Agerpres
Lusa
Bloomberg|Bloomberg News
"""
_AGENCIES = {
    spelt: line.split("|")[0]
    for line in _TABLE.strip().splitlines()
    for spelt in line.split("|")
}
_NAME = "|".join(map(re.escape, sorted(_AGENCIES, key=len, reverse=True)))
_CREDITS = re.compile(
    rf"""
      \((?P<dateline>{_NAME})\)\s*(?:[-–—:]|$)        # LIMA (Reuters) -
    | \((?:Reporting|Writing)\ by\ (?P<desk>{_NAME})\b
    | ^\W*(?:By|Source:|From|Via|©|\(c\))?\s*
      (?P<byline>{_NAME})(?:\s*[-–—|/]\s*(?:{_NAME}))?\W*$
    | \((?P<bracketed>{_NAME})\)\W*$
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Lines that credit the whole article; the credit of a picture is none of them."""
_SAID = re.compile(
    r"\b(?:according to|citing|reported by) (?:a |the |an )?(?:[\w-]+ ){0,3}?"
    rf"(?P<name>{_NAME})\b"
)
_MARK = "agency "


def agencies(text: str) -> tuple[str, ...]:
    """Name the agencies that an article's credits name, as marks of its origin.

    >>> agencies("LIMA (Reuters) - Divers found the wreck.")
    ('agency Reuters',)
    >>> agencies("A diver smiles. / Photo: Reuters")
    ()
    """
    if not _may_credit(text):
        return ()
    named = (found[found.lastgroup or 0] for found in _CREDITS.finditer(text))
    return tuple(sorted({_MARK + _AGENCIES[name] for name in named}))


def _may_credit(text: str) -> bool:
    return any(name in text for name in _AGENCIES)


def credited(mention: Mention, publisher: Iterable[str] = ()) -> Iterator[str]:
    """Mark the agencies that a mention's speakers, sentence or publisher name."""
    for name in (mention.attribution, *mention.chain, *publisher):
        if name in _AGENCIES:
            yield _MARK + _AGENCIES[name]
    yield from _in_sentence(mention.quote)


@lru_cache(maxsize=8192)
def _in_sentence(quote: str) -> tuple[str, ...]:
    if not _may_credit(quote):
        return ()
    return tuple(_MARK + _AGENCIES[each["name"]] for each in _SAID.finditer(quote))


def agency_of(mark: str) -> str:
    """Read the agency's name out of a mark; empty for a mark of another kind."""
    return mark.removeprefix(_MARK) if mark.startswith(_MARK) else ""
