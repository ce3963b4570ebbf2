"""Which comes first in a day in figures, by the country that a text comes from.

The tables are those of CLDR's short dates.  A library with all of CLDR weighs 33 MB;
this needs ten territories that write the month first and the year last, and nine whose
dates begin with the year, where the month stands before the day as well.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from timeline.errors import UsageError

Order: TypeAlias = Literal["mdy", "dmy"]
"""Which comes first, the month (America) or the day (most other countries)."""


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTH_FIRST = _codes("AS GU MH MP PA PH PR UM US VI BT CN HU JP KP KR LT MN NP TW")
_TERRITORIES = _codes(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM "
    "BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX "
    "CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG "
    "GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV "
    "LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE "
    "NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO "
    "RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF "
    "WS XK YE YT ZA ZM ZW"
)
_MONTH_FIRST_LANGUAGES = _codes("en fil ja ko zh yue hu lt mn ne dz")
"""By the territory that CLDR names first for the language: en is en_US."""
_DAY_FIRST_LANGUAGES = _codes(
    "af am ar az be bg bn bs ca cs cy da de el es et eu fa fi fr ga gd gl gu he hi hr "
    "hy id is it ka kk km kn ky lb lo lv mk ml mr ms mt my nb nl nn no pa pl ps pt ro "
    "ru sk sl sq sr sv sw ta te tg th tk tr uk ur uz vi zu"
)
_FORM = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[-_][a-z]{4})?"
    r"(?:[-_](?P<territory>[a-z]{2}|\d{3}))?(?:\.[\w-]+)?(?:@\w+)?",
    re.IGNORECASE,
)


def order_of(locale: str) -> Order:
    """Tell the order of a locale, in POSIX or BCP 47 form, by its territory.

    A language alone stands for the territory that most of its speakers live in.

    >>> order_of("en_US"), order_of("en-GB"), order_of("fr"), order_of("de_AT.UTF-8")
    ('mdy', 'dmy', 'dmy', 'dmy')

    Raises:
        UsageError: no locale, or one of a territory or language that is not known.
    """
    form = _FORM.fullmatch(locale.strip())
    if form:
        language, territory = (
            form["language"].lower(),
            (form["territory"] or "").upper(),
        )
        if territory in _TERRITORIES or territory.isdigit():
            return "mdy" if territory in _MONTH_FIRST else "dmy"
        if not territory and language in _MONTH_FIRST_LANGUAGES:
            return "mdy"
        if not territory and language in _DAY_FIRST_LANGUAGES:
            return "dmy"
    raise UsageError(
        f"no such locale: {locale!r}; expected a language and a territory such as "
        "en_US, en-GB or fr_CA, or a known language alone; write it in one of these "
        "forms"
    )
