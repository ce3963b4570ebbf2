"""The words of time in Dutch."""

from __future__ import annotations

from timeline.dates import Granularity
from timeline.resolve.languages.language import (
    Counted,
    Language,
    Phrase,
    numbered,
    pairs,
    row,
)

_DAY, _WEEK = Granularity.DAY, Granularity.WEEK
_MONTH, _YEAR = Granularity.MONTH, Granularity.YEAR
_DATED = "(?:{weekday},? )?{day} {month}"

LANGUAGE = Language(
    code="nl",
    months=row(
        "januari februari maart april mei juni juli augustus september oktober "
        "november december"
    ),
    short_months=row("jan feb mrt apr - jun jul aug sep|sept okt nov dec"),
    weekdays=row("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    units={
        "dag|dagen": _DAY,
        "week|weken": _WEEK,
        "maand|maanden": _MONTH,
        "jaar|jaren": _YEAR,
    },
    nows={
        "vandaag": Counted(_DAY, 0),
        "gisteren": Counted(_DAY, -1),
        "eergisteren": Counted(_DAY, -2),
        "morgen": Counted(_DAY, 1),
        "overmorgen": Counted(_DAY, 2),
        pairs("vorige|afgelopen", "week"): Counted(_WEEK, -1),
        "deze week": Counted(_WEEK, 0),
        pairs("volgende|komende", "week"): Counted(_WEEK, 1),
        pairs("vorige|afgelopen", "maand"): Counted(_MONTH, -1),
        "deze maand": Counted(_MONTH, 0),
        pairs("volgende|komende", "maand"): Counted(_MONTH, 1),
        pairs("vorig|afgelopen", "jaar"): Counted(_YEAR, -1),
        "dit jaar": Counted(_YEAR, 0),
        pairs("volgend|komend", "jaar"): Counted(_YEAR, 1),
    },
    mentions={
        "dag ervoor|dag eerder|vorige dag": Counted(_DAY, -1),
        "dag erna|dag later|volgende dag": Counted(_DAY, 1),
        "dezelfde dag|diezelfde dag|die dag": Counted(_DAY, 0),
        "hetzelfde jaar|dat jaar": Counted(_YEAR, 0),
    },
    steps={"vorige|afgelopen": -1, "deze": 0, "volgende|komende|aanstaande": 1},
    numbers=numbered("een|één twee drie vier vijf zes zeven acht negen tien elf twaalf")
    | {"vijftien": 15, "twintig": 20, "dertig": 30, "vijftig": 50, "honderd": 100},
    edges={"begin|het begin van": "START", "half|medio|midden": "MID", "eind": "END"},
    phrases=(
        Phrase("absolute.dmy", _DATED + " {year}"),
        Phrase(
            "monthday.range",
            "(?P<from>{first_day})(?: tot(?: en met)? |-)"
            "(?P<to>{day} {month}(?: {year})?)",
        ),
        Phrase("monthday", _DATED + "(?: {now})?"),
        Phrase("absolute.my", "{month} {year}"),
        Phrase(
            "month",
            "{month_name}(?: {now})?",
            after="in|sinds|tot|vanaf|van|voor|na|tussen|en|maand",
        ),
        Phrase("month.stepped", "{step} {month_name}"),
        Phrase("weekday", "{weekday_name}(?:ochtend|middag|avond|nacht)?"),
        Phrase("weekday.stepped", "{step} {weekday_name}"),
        Phrase("relative", r"(?<!\bde ){now}"),
        Phrase("relative.mention", "{mention}", after="de|een|op|van"),
        Phrase("ago", "{count} {unit} geleden"),
        Phrase("ago.ahead", "(?P<ahead>over) {count} {unit}"),
        Phrase("year", "jaar {year}"),
        Phrase("year", "{year}", after=r"tussen \d{4} en|in|sinds|vanaf"),
        Phrase(
            "year",
            "{year}(?= ?[.,;:)!?]| en | tot )",
            after="van|tot|na|voor|en|tussen",
        ),
    ),
    future="zal|zullen|wordt|worden|moet|moeten|gaat|gaan|gepland|wil|willen",
    past="werd|werden|heeft|hebben|had|hadden|was|waren|zei|zeiden|kwam|overleed",
    until="tot|tot en met|tot eind",
    capitals=False,
    every="elke|iedere",
    reads=(
        "Hij kwam op [25 oktober 2024] aan. | 2024-10-25 | nl.absolute.dmy",
        "Hij kwam op [vrijdag 25 oktober 2024]. | 2024-10-25 | nl.absolute.dmy",
        "Het is op [5 maart] getekend. | 2024-03-05 | nl.monthday.past",
        "Het is op [5 maart vorig jaar] getekend. | 2023-03-05 | nl.monthday",
        "Zij won in [juni 2019]. | 2019-06 | nl.absolute.my",
        "Het regende in [juni]. | 2023-06 | nl.month.past",
        "De brug zal in [juni] opengaan. | 2024-06 | nl.month.future",
        "De fabriek sloot [eind mei 2023]. | 2023-05 | nl.absolute.my",
        "Het regende [afgelopen juni]. | 2023-06 | nl.month.stepped",
        "Zij sprak [woensdag] in Gent. | 2024-03-20 | nl.weekday.past",
        "Zij sprak [woensdagavond] in Gent. | 2024-03-20 | nl.weekday.past",
        "Zij zal [woensdag] in Gent spreken. | 2024-03-27 | nl.weekday.future",
        "Zij sprak [vorige donderdag]. | 2024-03-14 | nl.weekday.stepped",
        "Hij kwam [gisteren]. | 2024-03-20 | nl.today",
        "Het regende [vorige week]. | 2024-W11 | nl.relative.last",
        "Het regent [dit jaar]. | 2024 | nl.relative.this",
        "Hij gaat [volgende maand]. | 2024-04 | nl.relative.next",
        "Op 3 mei 1998 won hij; een [dag eerder] sliep hij."
        " | 1998-05-02 | nl.relative.mention",
        "Hij overleed [drie dagen geleden]. | 2024-03-18 | nl.ago",
        "Hij komt [over twee weken] terug. | 2024-W14 | nl.ago.ahead",
        "Hij woonde hier in [2019]. | 2019 | nl.year",
        "Zij kwamen bijeen van [3] tot 5 maart. | 2024-03-03 | nl.monthday.range.past",
        "Zij kwamen bijeen van 3 tot [5 maart]. | 2024-03-05 | nl.monthday.range.past",
    ),
    leaves=(
        "Zij loopt elke woensdag.",
        "In de morgen zag mevrouw Van Mei de marechaussee.",
        "Ruim 2000 soldaten hielden stand; in 2000 gevallen ging het mis.",
    ),
)
