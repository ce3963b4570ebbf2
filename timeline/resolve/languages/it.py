"""The words of time in Italian."""

from __future__ import annotations

from timeline.dates import Granularity
from timeline.resolve.languages.language import Counted, Language, Phrase, numbered, row

_DAY, _WEEK = Granularity.DAY, Granularity.WEEK
_MONTH, _YEAR = Granularity.MONTH, Granularity.YEAR
_DATED = "(?:{weekday},? )?{day}°? {month}"

LANGUAGE = Language(
    code="it",
    months=row(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
        "novembre dicembre"
    ),
    short_months=row("gen feb mar apr mag giu lug ago set ott nov dic"),
    weekdays=row("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    units={
        "giorno|giorni": _DAY,
        "settimana|settimane": _WEEK,
        "mese|mesi": _MONTH,
        "anno|anni": _YEAR,
    },
    nows={
        "oggi": Counted(_DAY, 0),
        "ieri": Counted(_DAY, -1),
        "l'altro ieri|altroieri": Counted(_DAY, -2),
        "domani": Counted(_DAY, 1),
        "dopodomani": Counted(_DAY, 2),
        "la settimana scorsa|la scorsa settimana|settimana scorsa|scorsa settimana": (
            Counted(_WEEK, -1)
        ),
        "questa settimana": Counted(_WEEK, 0),
        "la settimana prossima|la prossima settimana|settimana prossima"
        "|prossima settimana": Counted(_WEEK, 1),
        "il mese scorso|lo scorso mese|mese scorso|scorso mese": Counted(_MONTH, -1),
        "questo mese": Counted(_MONTH, 0),
        "il mese prossimo|il prossimo mese|mese prossimo|prossimo mese": Counted(
            _MONTH, 1
        ),
        "l'anno scorso|lo scorso anno|anno scorso|scorso anno": Counted(_YEAR, -1),
        "quest'anno": Counted(_YEAR, 0),
        "l'anno prossimo|il prossimo anno|anno prossimo|prossimo anno": Counted(
            _YEAR, 1
        ),
    },
    mentions={
        "il giorno prima|giorno precedente|la vigilia": Counted(_DAY, -1),
        "il giorno dopo|giorno successivo|giorno seguente": Counted(_DAY, 1),
        "quel giorno|lo stesso giorno|stesso giorno": Counted(_DAY, 0),
        "quell'anno|lo stesso anno|stesso anno": Counted(_YEAR, 0),
    },
    steps={"scorso|scorsa|passato": -1, "prossimo|prossima": 1},
    numbers=numbered(
        "un|una|uno due tre quattro cinque sei sette otto nove dieci undici dodici"
    )
    | {"quindici": 15, "venti": 20, "trenta": 30, "cinquanta": 50, "cento": 100},
    edges={
        "inizio|inizio di|inizi di": "START",
        "metà|metà di": "MID",
        "fine|fine di": "END",
    },
    phrases=(
        Phrase("absolute.dmy", _DATED + " (?:del )?{year}"),
        Phrase(
            "monthday.range",
            "(?P<from>{first_day})(?: al |-)(?P<to>{day} {month}(?: {year})?)",
        ),
        Phrase("monthday", _DATED + "(?: {step}| dell[o']? ?{now})?"),
        Phrase("absolute.my", "{month} (?:del )?{year}"),
        Phrase(
            "month",
            "{month_name}(?: dell[o']? ?{now})?",
            after="a|in|da|di|entro|tra|fra|e|mese di|dallo|nello|fino a",
        ),
        Phrase("month.stepped", "{month_name} {step}"),
        Phrase("month.stepped", "{step} {month_name}"),
        Phrase("weekday", "{weekday_name}"),
        Phrase("weekday.stepped", "{weekday_name} {step}"),
        Phrase("weekday.stepped", "{step} {weekday_name}"),
        Phrase("relative", "{now}"),
        Phrase("relative.mention", "{mention}"),
        Phrase("ago", "{count} {unit} fa"),
        Phrase("ago.ahead", "(?P<ahead>tra|fra) {count} {unit}"),
        Phrase("year", "anno {year}"),
        Phrase(
            "year", "{year}", after=r"tra il \d{4} e il|nel|dal|al|il|fino al|entro il"
        ),
        Phrase("year", "{year}(?= ?[.,;:)!?»]| e | al )", after="del"),
    ),
    future=r"\w{2,}r(?:à|anno)|previst[oaie]|dovrebbe|dovrebbero|deve|devono|sta per",
    past="ha|hanno|è|aveva|avevano|era|erano|fu|furono|sono stati|è stat[oa]",
    until="fino a|entro|fino al|entro il",
    capitals=False,
    every="ogni|tutti i",
    reads=(
        "È nato il [25 ottobre 2024]. | 2024-10-25 | it.absolute.dmy",
        "È nato [venerdì 25 ottobre 2024]. | 2024-10-25 | it.absolute.dmy",
        "È stato firmato il [5 marzo]. | 2024-03-05 | it.monthday.past",
        "È stato firmato il [5 marzo dell'anno scorso]. | 2023-03-05 | it.monthday",
        "Ha vinto nel [giugno 2019]. | 2019-06 | it.absolute.my",
        "Ha piovuto a [giugno]. | 2023-06 | it.month.past",
        "Il ponte aprirà a [giugno]. | 2024-06 | it.month.future",
        "Ha chiuso a [fine maggio 2023]. | 2023-05 | it.absolute.my",
        "Ha piovuto lo [scorso giugno]. | 2023-06 | it.month.stepped",
        "Ha parlato [mercoledì] a Bari. | 2024-03-20 | it.weekday.past",
        "Parlerà [mercoledì] a Bari. | 2024-03-27 | it.weekday.future",
        "Ha parlato [giovedì scorso]. | 2024-03-14 | it.weekday.stepped",
        "È arrivato [ieri]. | 2024-03-20 | it.today",
        "Ha piovuto [la settimana scorsa]. | 2024-W11 | it.relative.last",
        "Piove [quest'anno]. | 2024 | it.relative.this",
        "Partirà [il mese prossimo]. | 2024-04 | it.relative.next",
        "Il 3 maggio 1998 vinse; [il giorno prima] dormiva."
        " | 1998-05-02 | it.relative.mention",
        "È morto [tre giorni fa]. | 2024-03-18 | it.ago",
        "Torna [tra due settimane]. | 2024-W14 | it.ago.ahead",
        "Visse qui nel [2019]. | 2019 | it.year",
        "Si sono visti dal [3] al 5 marzo. | 2024-03-03 | it.monthday.range.past",
        "Si sono visti dal 3 al [5 marzo]. | 2024-03-05 | it.monthday.range.past",
    ),
    leaves=(
        "Corre ogni mercoledì.",
        "Suor Domenica vide oltre 2000 soldati alle Idi, e Marzo tacque.",
        "Il marziano aprì le porte di Ierilandia.",
    ),
)
