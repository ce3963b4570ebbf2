"""The words of time in Spanish."""

from __future__ import annotations

from timeline.dates import Granularity
from timeline.resolve.languages.language import Counted, Language, Phrase, numbered, row

_DAY, _WEEK = Granularity.DAY, Granularity.WEEK
_MONTH, _YEAR = Granularity.MONTH, Granularity.YEAR
_DATED = r"(?:{weekday},? )?{day}(?:\.?º)? de {month}"

LANGUAGE = Language(
    code="es",
    months=row(
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre "
        "octubre noviembre diciembre"
    ),
    short_months=row("ene feb mar abr may jun jul ago sep|sept oct nov dic"),
    weekdays=row(
        "lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo"
    ),
    units={
        "día|días": _DAY,
        "semana|semanas": _WEEK,
        "mes|meses": _MONTH,
        "año|años": _YEAR,
    },
    nows={
        "hoy": Counted(_DAY, 0),
        "ayer": Counted(_DAY, -1),
        "anteayer|antier": Counted(_DAY, -2),
        "mañana": Counted(_DAY, 1),
        "pasado mañana": Counted(_DAY, 2),
        "la semana pasada|la pasada semana|la última semana": Counted(_WEEK, -1),
        "esta semana": Counted(_WEEK, 0),
        "la próxima semana|la semana próxima|la semana que viene": Counted(_WEEK, 1),
        "el mes pasado|el pasado mes|mes pasado": Counted(_MONTH, -1),
        "este mes": Counted(_MONTH, 0),
        "el próximo mes|el mes próximo|el mes que viene|próximo mes": Counted(
            _MONTH, 1
        ),
        "el año pasado|el pasado año|año pasado": Counted(_YEAR, -1),
        "este año": Counted(_YEAR, 0),
        "el próximo año|el año próximo|el año que viene|próximo año": Counted(_YEAR, 1),
    },
    mentions={
        "el día anterior|día anterior|la víspera": Counted(_DAY, -1),
        "el día siguiente|día siguiente": Counted(_DAY, 1),
        "ese día|ese mismo día|el mismo día": Counted(_DAY, 0),
        "ese año|ese mismo año|el mismo año": Counted(_YEAR, 0),
    },
    steps={"pasado|último": -1, "próximo|que viene": 1},
    numbers=numbered(
        "un|una|uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece "
        "catorce quince"
    )
    | {"veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "cien": 100},
    edges={
        "principios de|comienzos de|inicios de": "START",
        "mediados de": "MID",
        "finales de|fines de|el final de": "END",
    },
    phrases=(
        Phrase("absolute.dmy", _DATED + " del? {year}"),
        Phrase(
            "monthday.range",
            "(?P<from>{first_day})(?: al |-)(?P<to>{day} de {month}(?: del? {year})?)",
        ),
        Phrase("monthday", _DATED + "(?: {step}| del? {now})?"),
        Phrase("absolute.my", "{month}(?: del?)? {year}"),
        Phrase(
            "month",
            "{month_name}(?: del? {now})?",
            after="en|desde|hasta|durante|entre|y|para|mes de|de|a|desde el mes de",
        ),
        Phrase("month.stepped", "{month_name} {step}"),
        Phrase("month.stepped", "{step} {month_name}"),
        Phrase("weekday", "{weekday_name}"),
        Phrase("weekday.stepped", "{weekday_name} {step}"),
        Phrase("weekday.stepped", "{step} {weekday_name}"),
        Phrase("relative", r"(?<!\bla )(?<!sta )(?<!una )(?<!ada )(?<!\bpor ){now}"),
        Phrase("relative.mention", "{mention}"),
        Phrase("ago", "hace {count} {unit}"),
        Phrase("ago", "{count} {unit} atrás"),
        Phrase("ago.ahead", "(?P<ahead>dentro de) {count} {unit}"),
        Phrase("year", "año {year}"),
        Phrase("year", "{year}", after=r"entre \d{4} y|en|desde|hasta"),
        Phrase("year", "{year}(?= ?[.,;:)!?»]| y | a )", after="del?|entre|y|a"),
    ),
    future=r"\w{2,}r(?:á|án)|va a|van a|previst[oa]s?|prevé|debe|deben|planea|planean",
    past=r"\w+(?:ó|aron|ieron)|fue|fueron|ha|han|había|era|eran|dijo|estuvo|hizo|hubo|"
    "tuvo|vino|puso|quiso",
    until="hasta|hasta el|antes del|para el|hasta finales de",
    capitals=False,
    every="cada|todos los",
    reads=(
        "Nació el [25 de octubre de 2024]. | 2024-10-25 | es.absolute.dmy",
        "Nació el [viernes 25 de octubre del 2024]. | 2024-10-25 | es.absolute.dmy",
        "Se firmó el [5 de marzo]. | 2024-03-05 | es.monthday.past",
        "Se firmó el [5 de marzo del año pasado]. | 2023-03-05 | es.monthday",
        "Ganó en [junio de 2019]. | 2019-06 | es.absolute.my",
        "Llovió en [junio]. | 2023-06 | es.month.past",
        "El puente abrirá en [junio]. | 2024-06 | es.month.future",
        "Cerró a [finales de mayo de 2023]. | 2023-05 | es.absolute.my",
        "Llovió en [junio pasado]. | 2023-06 | es.month.stepped",
        "Habló el [miércoles] en Lima. | 2024-03-20 | es.weekday.past",
        "Hablará el [miércoles] en Lima. | 2024-03-27 | es.weekday.future",
        "Habló el [pasado jueves]. | 2024-03-14 | es.weekday.stepped",
        "Llegó [ayer]. | 2024-03-20 | es.today",
        "Llega [mañana] por la mañana. | 2024-03-22 | es.today",
        "Llovió [la semana pasada]. | 2024-W11 | es.relative.last",
        "Llueve [este año]. | 2024 | es.relative.this",
        "Se irá [el próximo mes]. | 2024-04 | es.relative.next",
        "El 3 de mayo de 1998 ganó; [el día anterior] dormía."
        " | 1998-05-02 | es.relative.mention",
        "Murió [hace tres días]. | 2024-03-18 | es.ago",
        "Vuelve [dentro de dos semanas]. | 2024-W14 | es.ago.ahead",
        "Vivió aquí en [2019]. | 2019 | es.year",
        "Se vieron del [3] al 5 de marzo. | 2024-03-03 | es.monthday.range.past",
        "Se vieron del 3 al [5 de marzo]. | 2024-03-05 | es.monthday.range.past",
    ),
    leaves=(
        "Corre todos los miércoles.",
        "Plácido Domingo cantó en la Plaza de Mayo por la mañana.",
        "Más de 2000 soldados; la ayeridad no existe.",
    ),
)
