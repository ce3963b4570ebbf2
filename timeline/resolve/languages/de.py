"""The words of time in German."""

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
_DATED = r"(?:{weekday},? (?:de[nmr] )?)?{day}\. ?{month}"
_PART = "(?:morgen|vormittag|mittag|nachmittag|abend|nacht|früh)?"
_LAST = "letzte|letzten|letzter|letztes|letztem|vergangene|vergangenen|vergangener|\
vergangenes|vergangenem|vorige|vorigen|voriger|voriges|vorigem"
_THIS = "diese|diesen|dieser|dieses|diesem"
_NEXT = "nächste|nächsten|nächster|nächstes|nächstem|kommende|kommenden|kommender|\
kommendes|kommendem"

LANGUAGE = Language(
    code="de",
    months=row(
        "januar|jänner|januars februar|feber|februars märz april mai juni juli august "
        "september oktober november dezember"
    ),
    short_months=row("jan feb mrz apr - jun jul aug sep|sept okt nov dez"),
    weekdays=row(
        "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag"
    ),
    short_weekdays=row("mo di mi do fr sa so"),
    units={
        "tag|tage|tagen": _DAY,
        "woche|wochen": _WEEK,
        "monat|monate|monaten": _MONTH,
        "jahr|jahre|jahren": _YEAR,
    },
    nows={
        "heute": Counted(_DAY, 0),
        "gestern": Counted(_DAY, -1),
        "vorgestern": Counted(_DAY, -2),
        "morgen": Counted(_DAY, 1),
        "übermorgen": Counted(_DAY, 2),
        pairs(_LAST, "woche"): Counted(_WEEK, -1),
        pairs(_THIS, "woche"): Counted(_WEEK, 0),
        pairs(_NEXT, "woche"): Counted(_WEEK, 1),
        pairs(_LAST, "monat|monats"): Counted(_MONTH, -1),
        pairs(_THIS, "monat|monats"): Counted(_MONTH, 0),
        pairs(_NEXT, "monat|monats"): Counted(_MONTH, 1),
        pairs(_LAST, "jahr|jahres"): Counted(_YEAR, -1),
        f"{pairs(_THIS, 'jahr|jahres')}|heuer": Counted(_YEAR, 0),
        pairs(_NEXT, "jahr|jahres"): Counted(_YEAR, 1),
    },
    mentions={
        "vortag|tag zuvor|tags zuvor|tag davor": Counted(_DAY, -1),
        "folgetag|tag darauf|tags darauf|nächsten tag": Counted(_DAY, 1),
        "selben tag|gleichen tag": Counted(_DAY, 0),
    },
    steps={_LAST: -1, _THIS: 0, _NEXT: 1},
    numbers=numbered(
        "ein|eine|einen|einem|einer zwei drei vier fünf sechs sieben acht neun zehn "
        "elf zwölf"
    )
    | {"zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "hundert": 100},
    edges={
        "anfang|beginn|beginn des": "START",
        "mitte": "MID",
        "ende|ende des": "END",
    },
    phrases=(
        Phrase("absolute.dmy", _DATED + " {year}"),
        Phrase(
            "monthday.range",
            r"(?P<from>{first_day}\.)(?: bis(?: zum)? | ?- ?)"
            r"(?P<to>{day}\. ?{month}(?: {year})?)",
        ),
        Phrase("monthday", _DATED + "(?: {now})?"),
        Phrase(
            "monthday.figures",
            r"{day}\.{month_figure}\.(?!\d)",
            after="am|vom|bis|zum|seit|ab|den",
        ),
        Phrase("absolute.my", "{month} {year}"),
        Phrase(
            "month",
            "{month_name}(?: {now})?",
            after="im|seit|bis|ab|vom|von|zum|monat|monats|zwischen|und|vor|nach",
        ),
        Phrase("month.stepped", "{step} {month_name}"),
        Phrase("weekday", "(?<!herr )(?<!frau ){weekday_name}" + _PART),
        Phrase("weekday.stepped", "{step} {weekday_name}"),
        Phrase("weekday.of_week", "{weekday_name} {now}"),
        Phrase("weekday.of_week", "{now} {weekday_name}"),
        Phrase("relative", "{now}"),
        Phrase("relative.mention", "{mention}", after="am|dem|der|einen|vom"),
        Phrase("relative.mention", "tags (?:zuvor|darauf)"),
        Phrase("ago", "vor {count} {unit}"),
        Phrase("ago.ahead", "(?P<ahead>in) {count} {unit}"),
        Phrase("year", "jahr(?:e|es|s)? {year}"),
        Phrase(
            "year",
            "{year}",
            after=r"zwischen \d{4} und|seit|sommer|winter|herbst|frühling|frühjahr",
        ),
        Phrase(
            "year",
            r"{year}(?= ?[.,;:)!?]| und | bis )",
            after="von|bis|ab|nach|zwischen",
        ),
    ),
    future="wird|werden|soll|sollen|will|wollen|plant|planen|geplant|dürfte|dürften|"
    "voraussichtlich|möchte|vorgesehen",
    past="wurde|wurden|hat|haben|hatte|hatten|war|waren|worden|sagte|sagten|teilte|"
    "erklärte|kam|kamen|ging|gab|fand|begann|starb|starben|ließ|traf|trafen",
    until="bis|bis zum|bis ende|bis anfang|bis mitte",
    capitals=True,
    closes=r"(?!\w|-\w)",
    every="jede[nrsm]?|alle",
    reads=(
        "Er kam am [25. Oktober 2024] an. | 2024-10-25 | de.absolute.dmy",
        "Er kam am [Freitag, dem 25. Oktober 2024]. | 2024-10-25 | de.absolute.dmy",
        "Es geschah am [5. März]. | 2024-03-05 | de.monthday.past",
        "Es geschah am [5. März vergangenen Jahres]. | 2023-03-05 | de.monthday",
        "Es geschah am [5.3.] in Bonn. | 2024-03-05 | de.monthday.figures.past",
        "Im [Juni 2019] trat er ab. | 2019-06 | de.absolute.my",
        "Im [Juni] regnete es. | 2023-06 | de.month.past",
        "Die Brücke wird im [Juni] geöffnet. | 2024-06 | de.month.future",
        "Das Werk schließt [Ende Mai 2024]. | 2024-05 | de.absolute.my",
        "Im [vergangenen Juni] regnete es. | 2023-06 | de.month.stepped",
        "Sie sprach am [Mittwoch] in Köln. | 2024-03-20 | de.weekday.past",
        "Sie wird am [Mittwoch] in Köln sprechen. | 2024-03-27 | de.weekday.future",
        "Sie sprach am [Mittwochabend] in Köln. | 2024-03-20 | de.weekday.past",
        "Das Angebot gilt bis [Freitag]. | 2024-03-22 | de.weekday.future",
        "Sie sprach [letzten Donnerstag]. | 2024-03-14 | de.weekday.stepped",
        "Sie sprach am [Montag vergangener Woche]. | 2024-03-11 | de.weekday.of_week",
        "Er kam [gestern]. | 2024-03-20 | de.today",
        "Es regnete [vergangene Woche]. | 2024-W11 | de.relative.last",
        "Es regnet in [diesem Jahr]. | 2024 | de.relative.this",
        "Er geht [nächsten Monat]. | 2024-04 | de.relative.next",
        "Am 3. Mai 1998 siegte er, am [Tag zuvor] schlief er."
        " | 1998-05-02 | de.relative.mention",
        "Er starb [vor drei Tagen]. | 2024-03-18 | de.ago",
        "Er kommt [in zwei Wochen]. | 2024-W14 | de.ago.ahead",
        "Er lebte im [Jahr 2019] hier. | 2019 | de.year",
        "Sie trafen sich vom [3.] bis 5. März. | 2024-03-03 | de.monthday.range.past",
        "Sie trafen sich vom 3. bis [5. März]. | 2024-03-05 | de.monthday.range.past",
    ),
    leaves=(
        "Sie läuft jeden Mittwoch.",
        "Herr Freitag sieht das Heute-Journal.",
        "Am Morgen lag der Morgentau auf dem Weg.",
        "Rund 2000 Soldaten kamen, der mai aber nicht.",
    ),
)
