"""The words of time in Polish."""

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
_LAST = "zeszły|zeszłą|zeszłym|zeszłej|zeszłego|ubiegły|ubiegłą|ubiegłym|ubiegłej|\
ubiegłego|miniony|minioną|minionym|minionej|minionego"
_THIS = "ten|tę|tym|tej|tego|bieżący|bieżącym|bieżącej|bieżącego"
_NEXT = "przyszły|przyszłą|przyszłym|przyszłej|przyszłego|następny|następną|następnym|\
najbliższy|najbliższą|najbliższym|najbliższej"
_WEEKS, _MONTHS = "tydzień|tygodniu|tygodnia", "miesiąc|miesiącu|miesiąca"
_YEARS = "rok|roku"

LANGUAGE = Language(
    code="pl",
    months=row(
        "styczeń|stycznia|styczniu luty|lutego|lutym marzec|marca|marcu "
        "kwiecień|kwietnia|kwietniu maj|maja|maju czerwiec|czerwca|czerwcu "
        "lipiec|lipca|lipcu sierpień|sierpnia|sierpniu wrzesień|września|wrześniu "
        "październik|października|październiku listopad|listopada|listopadzie "
        "grudzień|grudnia|grudniu"
    ),
    weekdays=row(
        "poniedziałek|poniedziałku wtorek|wtorku środa|środę|środy|środzie "
        "czwartek|czwartku piątek|piątku sobota|sobotę|soboty|sobocie "
        "niedziela|niedzielę|niedzieli"
    ),
    units={
        "dzień|dni": _DAY,
        "tydzień|tygodnie|tygodni": _WEEK,
        "miesiąc|miesiące|miesięcy": _MONTH,
        "rok|lata|lat": _YEAR,
    },
    nows={
        "dziś|dzisiaj": Counted(_DAY, 0),
        "wczoraj": Counted(_DAY, -1),
        "przedwczoraj": Counted(_DAY, -2),
        "jutro": Counted(_DAY, 1),
        "pojutrze": Counted(_DAY, 2),
        f"{pairs(_LAST, _WEEKS)}|tydzień temu": Counted(_WEEK, -1),
        pairs(_THIS, _WEEKS): Counted(_WEEK, 0),
        f"{pairs(_NEXT, _WEEKS)}|za tydzień": Counted(_WEEK, 1),
        f"{pairs(_LAST, _MONTHS)}|miesiąc temu": Counted(_MONTH, -1),
        pairs(_THIS, _MONTHS): Counted(_MONTH, 0),
        f"{pairs(_NEXT, _MONTHS)}|za miesiąc": Counted(_MONTH, 1),
        f"{pairs(_LAST, _YEARS)}|rok temu": Counted(_YEAR, -1),
        pairs(_THIS, _YEARS): Counted(_YEAR, 0),
        f"{pairs(_NEXT, _YEARS)}|za rok": Counted(_YEAR, 1),
    },
    mentions={
        "poprzedniego dnia|dzień wcześniej|dzień przedtem": Counted(_DAY, -1),
        "następnego dnia|nazajutrz|dzień później": Counted(_DAY, 1),
        "tego samego dnia|tego dnia": Counted(_DAY, 0),
        "tego samego roku": Counted(_YEAR, 0),
    },
    steps={_LAST: -1, _THIS: 0, _NEXT: 1},
    numbers=numbered(
        "jeden|jedną dwa|dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć "
        "jedenaście dwanaście"
    )
    | {"piętnaście": 15, "dwadzieścia": 20, "trzydzieści": 30, "sto": 100},
    edges={
        "początku|początek": "START",
        "połowie|połowy": "MID",
        "końcu|końca|koniec": "END",
    },
    phrases=(
        Phrase("absolute.dmy", _DATED + r" {year}(?: roku| r\.)?"),
        Phrase(
            "monthday.range",
            "(?P<from>{first_day})(?: do |-)(?P<to>{day} {month}(?: {year})?)",
        ),
        Phrase("monthday", _DATED + "(?: {now})?"),
        Phrase("absolute.my", r"{month} {year}(?: roku| r\.)?"),
        Phrase(
            "month",
            "{month_name}(?: {now})?",
            after="w|we|od|do|z|na|po|przed|między|a|i",
        ),
        Phrase("month.stepped", "{step} {month_name}"),
        Phrase("weekday", "{weekday_name}"),
        Phrase("weekday.stepped", "{step} {weekday_name}"),
        Phrase("relative", "{now}"),
        Phrase("relative.mention", "{mention}"),
        Phrase("ago", "{count} {unit} temu"),
        Phrase("ago.ahead", "(?P<ahead>za) {count} {unit}"),
        Phrase("year", "roku {year}"),
        Phrase("year", r"{year} (?:roku|rok|r\.)"),
        Phrase("year", "{year}", after="w|od|do|po"),
    ),
    future=r"będzie|będą|odbędzie|odbędą|rozpocznie|rozpoczną|planuje|planują|"
    r"zaplanowan\w{1,3}|zostanie|zostaną|przyjedzie|przyjadą|wejdzie|wejdą",
    past=r"\w{2,}ł[aoiy]?|\w{2,}li",
    until="do|przed|do końca|najpóźniej w",
    capitals=False,
    every=r"każd\w{1,3}",
    reads=(
        "Urodził się [25 października 2024 roku]. | 2024-10-25 | pl.absolute.dmy",
        "Urodził się w [piątek, 25 października 2024 r.] w Łodzi."
        " | 2024-10-25 | pl.absolute.dmy",
        "Podpisano go [5 marca]. | 2024-03-05 | pl.monthday.past",
        "Podpisano go [5 marca ubiegłego roku]. | 2023-03-05 | pl.monthday",
        "Wygrał w [czerwcu 2019]. | 2019-06 | pl.absolute.my",
        "Padało w [czerwcu]. | 2023-06 | pl.month.past",
        "Most będzie otwarty w [czerwcu]. | 2024-06 | pl.month.future",
        "Fabryka stanęła pod [koniec maja 2023]. | 2023-05 | pl.absolute.my",
        "Padało w [ubiegłym czerwcu]. | 2023-06 | pl.month.stepped",
        "Mówiła w [środę] w Gdyni. | 2024-03-20 | pl.weekday.past",
        "Spotkanie odbędzie się w [środę]. | 2024-03-27 | pl.weekday.future",
        "Mówiła w [zeszły czwartek]. | 2024-03-14 | pl.weekday.stepped",
        "Przyjechał [wczoraj]. | 2024-03-20 | pl.today",
        "Padało w [zeszłym tygodniu]. | 2024-W11 | pl.relative.last",
        "Pada w [tym roku]. | 2024 | pl.relative.this",
        "Odejdzie w [przyszłym miesiącu]. | 2024-04 | pl.relative.next",
        "3 maja 1998 wygrał; [dzień wcześniej] spał."
        " | 1998-05-02 | pl.relative.mention",
        "Zmarł [trzy dni temu]. | 2024-03-18 | pl.ago",
        "Wróci [za dwa tygodnie]. | 2024-W14 | pl.ago.ahead",
        "Mieszkał tu w [2019 roku]. | 2019 | pl.year",
        "Spotkali się od [3] do 5 marca. | 2024-03-03 | pl.monthday.range.past",
        "Spotkali się od 3 do [5 marca]. | 2024-03-05 | pl.monthday.range.past",
    ),
    leaves=(
        "Biega w każdą środę.",
        "Ponad 2000 żołnierzy i 1999 koni, a Maja czekała.",
        "Wczorajszy deszcz nie padał we środkach.",
    ),
)
