"""The words of time in French."""

from __future__ import annotations

from timeline.dates import Granularity
from timeline.resolve.languages.language import Counted, Language, Phrase, numbered, row

_DAY, _WEEK = Granularity.DAY, Granularity.WEEK
_MONTH, _YEAR = Granularity.MONTH, Granularity.YEAR
_DATED = "(?:{weekday},? (?:le )?)?{day}(?:er)? {month}"

LANGUAGE = Language(
    code="fr",
    months=row(
        "janvier février|fevrier mars avril mai juin juillet août|aout septembre "
        "octobre novembre décembre|decembre"
    ),
    short_months=row("janv févr|fév - avr - - juil - sept oct nov déc"),
    weekdays=row("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    short_weekdays=row("lun mar mer jeu ven sam dim"),
    units={
        "jour|jours": _DAY,
        "semaine|semaines": _WEEK,
        "mois": _MONTH,
        "an|ans|année|années": _YEAR,
    },
    nows={
        "aujourd'hui": Counted(_DAY, 0),
        "hier": Counted(_DAY, -1),
        "avant-hier": Counted(_DAY, -2),
        "demain": Counted(_DAY, 1),
        "après-demain": Counted(_DAY, 2),
        "la semaine dernière|la semaine passée": Counted(_WEEK, -1),
        "cette semaine": Counted(_WEEK, 0),
        "la semaine prochaine": Counted(_WEEK, 1),
        "le mois dernier|le mois passé": Counted(_MONTH, -1),
        "ce mois|ce mois-ci": Counted(_MONTH, 0),
        "le mois prochain": Counted(_MONTH, 1),
        "l'an dernier|l'année dernière|l'an passé|l'année passée": Counted(_YEAR, -1),
        "cette année": Counted(_YEAR, 0),
        "l'an prochain|l'année prochaine": Counted(_YEAR, 1),
    },
    mentions={
        "la veille": Counted(_DAY, -1),
        "l'avant-veille": Counted(_DAY, -2),
        "le lendemain": Counted(_DAY, 1),
        "le surlendemain": Counted(_DAY, 2),
        "ce jour-là|le même jour": Counted(_DAY, 0),
        "cette année-là|la même année": Counted(_YEAR, 0),
    },
    steps={"dernier|passé": -1, "prochain": 1},
    numbers=numbered(
        "un|une deux trois quatre cinq six sept huit neuf dix onze douze treize "
        "quatorze quinze seize dix-sept dix-huit dix-neuf vingt"
    )
    | {"trente": 30, "quarante": 40, "cinquante": 50, "cent": 100},
    edges={
        "début|le début de|le début d'|le début du mois de": "START",
        "mi|la mi": "MID",
        "fin|la fin de|la fin d'|la fin du mois de": "END",
    },
    phrases=(
        Phrase("absolute.dmy", _DATED + " {year}"),
        Phrase(
            "monthday.range",
            "(?P<from>{first_day}(?:er)?)(?: au |-)(?P<to>{day} {month}(?: {year})?)",
        ),
        Phrase("monthday", _DATED + "(?: {step}| de {now})?"),
        Phrase("absolute.my", "{month} {year}"),
        Phrase(
            "month",
            "{month_name}(?: de {now})?",
            after="en|depuis|dès|avant|après|jusqu'en|d'ici|courant|entre|et|à|de|d'|"
            "mois de|mois d'|jusqu'à",
        ),
        Phrase("month.stepped", "{month_name} {step}"),
        Phrase("weekday", "{weekday_name}"),
        Phrase("weekday.stepped", "{weekday_name} {step}"),
        Phrase("weekday.stepped", "{step} {weekday_name}", after="le|ce|de|d'ici"),
        Phrase("relative", "{now}"),
        Phrase("relative.mention", "{mention}"),
        Phrase("ago", "il y a {count} {unit}"),
        Phrase("ago.ahead", "(?P<ahead>dans) {count} {unit}"),
        Phrase("year", "(?:l')?année {year}"),
        Phrase(
            "year",
            "{year}",
            after=r"entre \d{4} et|en|depuis|dès|jusqu'en|d'ici|courant",
        ),
        Phrase(
            "year", "{year}(?= ?[.,;:)!?»]| et | à )", after="de|et|à|avant|après|entre"
        ),
    ),
    future=r"(?!a?ff?ront)\w+ront|\w+(?:era|ira|ura|rra|dra|vra|oira)|va|vont|doit"
    r"|doivent|prévue?s?|attendue?s?|devrait|devraient",
    past="a|ont|était|étaient|avait|avaient|fut|furent|est|sont|été",
    until="(?:jusqu'|d'ici )(?:à|au|en|le|la|fin|à la fin de)?",
    capitals=False,
    every="chaque|tous les|toutes les",
    reads=(
        "Il est né le [25 octobre 2024]. | 2024-10-25 | fr.absolute.dmy",
        "Né le [mardi 1er mai 2018]. | 2018-05-01 | fr.absolute.dmy",
        "Fondée le [31 février 2018]. | XXXX-XX-XX | fr.absolute.dmy.impossible",
        "Signé le [5 mars]. | 2024-03-05 | fr.monthday.past",
        "Signé le [5 mars de l'an dernier]. | 2023-03-05 | fr.monthday",
        "Signé le [5 juin dernier]. | 2023-06-05 | fr.monthday.past",
        "Élu en [juin 2019], il est parti. | 2019-06 | fr.absolute.my",
        "Il a plu en [juin]. | 2023-06 | fr.month.past",
        "Le pont rouvrira en [juin]. | 2024-06 | fr.month.future",
        "Tout commence [début mai 2024]. | 2024-05 | fr.absolute.my",
        "Il a plu en [juin dernier]. | 2023-06 | fr.month.stepped",
        "Elle a parlé [mercredi] à Lyon. | 2024-03-20 | fr.weekday.past",
        "Elle parlera [mercredi] à Lyon. | 2024-03-27 | fr.weekday.future",
        "Tout a fini [jeudi]. | 2024-03-21 | fr.weekday.same",
        "Elle a parlé [jeudi dernier]. | 2024-03-14 | fr.weekday.stepped",
        "Le [prochain jeudi] est férié. | 2024-03-28 | fr.weekday.stepped",
        "Il est venu [hier]. | 2024-03-20 | fr.today",
        "Il a plu [la semaine dernière]. | 2024-W11 | fr.relative.last",
        "Il pleut [cette année]. | 2024 | fr.relative.this",
        "Il partira [le mois prochain]. | 2024-04 | fr.relative.next",
        "Le 3 mai 1998 il gagne ; [la veille] il dormait."
        " | 1998-05-02 | fr.relative.mention",
        "Il est mort [il y a trois jours]. | 2024-03-18 | fr.ago",
        "Il revient [dans deux semaines]. | 2024-W14 | fr.ago.ahead",
        "Il a vécu ici en [2019]. | 2019 | fr.year",
        "Ils se sont vus du [3] au 5 mars. | 2024-03-03 | fr.monthday.range.past",
        "Ils se sont vus du 3 au [5 mars]. | 2024-03-05 | fr.monthday.range.past",
    ),
    leaves=(
        "Elle court chaque mercredi.",
        "Mars attire les sondes, et Avril Lavigne chante mardigras.",
        "Plus de 2000 soldats et 1999 chevaux.",
    ),
)
