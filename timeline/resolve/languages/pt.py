"""The words of time in Portuguese."""

from __future__ import annotations

from timeline.dates import Granularity
from timeline.resolve.languages.language import Counted, Language, Phrase, numbered, row

_DAY, _WEEK = Granularity.DAY, Granularity.WEEK
_MONTH, _YEAR = Granularity.MONTH, Granularity.YEAR
_DATED = "(?:{weekday},? )?{day}[º°]? de {month}"

LANGUAGE = Language(
    code="pt",
    months=row(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro "
        "novembro dezembro"
    ),
    short_months=row("jan fev mar abr mai jun jul ago set out nov dez"),
    weekdays=row(
        "segunda-feira|segunda_feira terça-feira|terça_feira quarta-feira|quarta_feira "
        "quinta-feira|quinta_feira sexta-feira|sexta_feira sábado domingo"
    ),
    short_weekdays=row("segunda terça quarta quinta sexta - -"),
    units={
        "dia|dias": _DAY,
        "semana|semanas": _WEEK,
        "mês|meses": _MONTH,
        "ano|anos": _YEAR,
    },
    nows={
        "hoje": Counted(_DAY, 0),
        "ontem": Counted(_DAY, -1),
        "anteontem": Counted(_DAY, -2),
        "amanhã": Counted(_DAY, 1),
        "depois de amanhã": Counted(_DAY, 2),
        "semana passada|última semana": Counted(_WEEK, -1),
        "esta semana|nesta semana|desta semana": Counted(_WEEK, 0),
        "próxima semana|semana que vem": Counted(_WEEK, 1),
        "mês passado": Counted(_MONTH, -1),
        "este mês|neste mês|deste mês": Counted(_MONTH, 0),
        "próximo mês|mês que vem": Counted(_MONTH, 1),
        "ano passado": Counted(_YEAR, -1),
        "este ano|neste ano|deste ano": Counted(_YEAR, 0),
        "próximo ano|ano que vem": Counted(_YEAR, 1),
    },
    mentions={
        "dia anterior|véspera": Counted(_DAY, -1),
        "dia seguinte": Counted(_DAY, 1),
        "mesmo dia|nesse dia|naquele dia": Counted(_DAY, 0),
        "mesmo ano|nesse ano|naquele ano": Counted(_YEAR, 0),
    },
    steps={"passado|passada|última|último": -1, "próximo|próxima|que vem": 1},
    numbers=numbered(
        "um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze"
    )
    | {"quinze": 15, "vinte": 20, "trinta": 30, "cinquenta": 50, "cem": 100},
    edges={
        "início de|começo de": "START",
        "meados de": "MID",
        "fim de|final de": "END",
    },
    phrases=(
        Phrase("absolute.dmy", _DATED + " de {year}"),
        Phrase(
            "monthday.range",
            "(?P<from>{first_day})(?: a |-)(?P<to>{day} de {month}(?: de {year})?)",
        ),
        Phrase("monthday", _DATED + "(?: {step}| d[oe] {now})?"),
        Phrase("day", r"{weekday},? \({day}\)"),
        Phrase("monthday.figures", r"{weekday},? \({day}/{month_figure}\)"),
        Phrase("absolute.my", "{month}(?: de)? {year}"),
        Phrase(
            "month",
            "{month_name}(?: d[oe] {now})?",
            after="em|desde|até|durante|entre|e|para|mês de|de|a",
        ),
        Phrase("month.stepped", "{month_name} {step}"),
        Phrase("weekday", "{weekday_name}"),
        Phrase("weekday.stepped", "{weekday_name} {step}"),
        Phrase("weekday.stepped", "{step} {weekday_name}"),
        Phrase("relative", "(?:a |o )?{now}"),
        Phrase("relative.mention", "{mention}"),
        Phrase("ago", "há {count} {unit}(?: atrás)?"),
        Phrase("ago", "{count} {unit} atrás"),
        Phrase("ago.ahead", "(?P<ahead>daqui a|dentro de) {count} {unit}"),
        Phrase("year", "ano de {year}"),
        Phrase("year", "{year}", after=r"entre \d{4} e|em|desde|até"),
        Phrase("year", "{year}(?= ?[.,;:)!?]| e | a )", after="de|entre|e|a"),
    ),
    future=r"(?!verão|barão)\w{2,}r(?:á|ão)|vai|vão|deve|devem|previst[oa]s?|planeja",
    past=r"\w+(?:ou|aram|eram|iram)|foi|foram|tem|havia|era|disse|fez|esteve",
    until="até|até a|até o|até ao|até à",
    capitals=False,
    every="cada|toda|todo|todos os|todas as",
    reads=(
        "Nasceu em [25 de outubro de 2024]. | 2024-10-25 | pt.absolute.dmy",
        "Nasceu na [sexta-feira, 25 de outubro de 2024]."
        " | 2024-10-25 | pt.absolute.dmy",
        "Foi assinado em [5 de março]. | 2024-03-05 | pt.monthday.past",
        "Foi assinado em [5 de março do ano passado]. | 2023-03-05 | pt.monthday",
        "Morreu nesta [quarta-feira (20)] em Recife. | 2024-03-20 | pt.day.past",
        "Morreu na [quarta (20/3)] em Recife. | 2024-03-20 | pt.monthday.figures.past",
        "Venceu em [junho de 2019]. | 2019-06 | pt.absolute.my",
        "Choveu em [junho]. | 2023-06 | pt.month.past",
        "A ponte abrirá em [junho]. | 2024-06 | pt.month.future",
        "Fechou no [fim de maio de 2023]. | 2023-05 | pt.absolute.my",
        "Choveu em [junho passado]. | 2023-06 | pt.month.stepped",
        "Falou na [quarta-feira] em Braga. | 2024-03-20 | pt.weekday.past",
        "Falará na [quarta-feira] em Braga. | 2024-03-27 | pt.weekday.future",
        "Falou na [última quinta-feira]. | 2024-03-14 | pt.weekday.stepped",
        "Chegou [ontem]. | 2024-03-20 | pt.today",
        "Choveu na [semana passada]. | 2024-W11 | pt.relative.last",
        "Chove [neste ano]. | 2024 | pt.relative.this",
        "Partirá no [próximo mês]. | 2024-04 | pt.relative.next",
        "Em 3 de maio de 1998 venceu; no [dia anterior] dormia."
        " | 1998-05-02 | pt.relative.mention",
        "Morreu [há três dias]. | 2024-03-18 | pt.ago",
        "Volta [daqui a duas semanas]. | 2024-W14 | pt.ago.ahead",
        "Viveu aqui em [2019]. | 2019 | pt.year",
        "Reuniram-se de [3] a 5 de março. | 2024-03-03 | pt.monthday.range.past",
        "Reuniram-se de 3 a [5 de março]. | 2024-03-05 | pt.monthday.range.past",
    ),
    leaves=(
        "Corre toda quarta-feira.",
        "Domingos chegou na segunda tentativa, de manhã.",
        "Mais de 2000 soldados; a terça parte ficou em Maio.",
    ),
)
