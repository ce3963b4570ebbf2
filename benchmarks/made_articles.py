"""Made-up articles of about 400 words, any number of them, no two alike.

What a reader has to look at is spread as it is in news: half of the sentences have a
phrase of time, a third are somebody's words, a quarter report nothing that happened;
some pages have a menu, links and a notice around them.  Names and places are invented.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = 400
_FIRST_DAY = dt.date(2024, 1, 8)
_SYLLABLES = [
    "bar",
    "dal",
    "fen",
    "gor",
    "hel",
    "kar",
    "lun",
    "mer",
    "nor",
    "os",
    "ral",
]
_ENDINGS = ("burg", "dam", "ford", "holm", "mouth", "port", "stad", "ville", "wick")
_GIVEN = ("Anna", "Boris", "Clara", "David", "Elena", "Farid", "Greta", "Hugo", "Ines")
_OFFICES = ("Foreign Minister", "Mayor", "General", "Governor", "Judge", "President")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


_BODIES = _lines("""
    the coast guard
    the health ministry
    the port authority
    the city council
    the opposition party
    the army
    the central bank
    a rescue team
""")
_DEEDS = _lines("""
    closed the main bridge
    signed a treaty on fishing
    seized two cargo ships
    rejected the new budget
    opened an inquiry into the fire
    cut the water tax
    sent {n} soldiers to the border
    arrested {few} people at the harbour
    evacuated about {n} families from the valley
    paid ${few} million for the land
    was elected by {few} votes to nine
    visited the flooded villages
""")
_SUFFERED = _lines("""
    At least {few} people were killed when a ferry sank off {place}
    More than {n} homes were destroyed by the storm near {place}
    The talks between {place} and {other} were suspended
    A court in {place} sentenced {person} to {few} years in prison
""")
_WHEN = _lines("""
    on {weekday}
    on {weekday}
    last week
    on {day}
    in {month}
    in {year}
    yesterday
    late on {weekday}
    {few} days ago
    earlier this month
    between {year} and {year}
    since {month}
    at 9:30 a.m. on {weekday}
""")
_MORE = _lines("""
    near the old market in the north of {place}
    in spite of warnings from {other}
    under the eyes of a crowd of shopkeepers, teachers and retired fishermen
    for the sake of the poorest families in the hills above the town of {other}
    with the help of engineers, divers and doctors from three of its neighbours
    as part of a long dispute over water, grazing and the price of diesel
""")
_PLANS = _lines("""
    {body} is due to meet in {place} next month
    {person} plans to visit {other} on {day}
""")
_IDLE = _lines("""
    Nobody in {place} knows what that would mean for the price of bread
    The valley is home to some {n} people, many of them farmers
    If the rain goes on, the road to {other} could be lost
    It is hard to say who is right, and few in {place} care
""")
_SAID = _lines("""
    “{idle},” {person} said{when}.
    {person} said that {body} {deed}{more}{when}.
    “We lost everything,” {person} told reporters in {place}{when}. “{idle}.”
    According to {body}, {person} {deed}{when}{more}.
    {person}, a member of {body}, denied that {other} {deed}{more}.
""")
_TOLD = _lines("""
    {person} {deed}{when}{more}, {body} said.
    {body} {deed}{more}{when}.
    {suffered}{when}{more}.
    {body}, which {deed}{when}, stands by that decision{more}.
    {when}, {person} and {partner} met in {place}, where {body} {deed}{more}.
""")
_TABLES = {"body": _BODIES, "deed": _DEEDS, "suffered": _SUFFERED, "idle": _IDLE}
_MENU = "Home World Business Sport\n\nHarbour Gazette\n\n"
_LINKS = (
    "\n\nRelated Articles\n\nStorm nears the coast\n\nRead more: Vote put off to May 3"
    "\n\n© {year} Harbour Gazette. All rights reserved\n"
)


def made_articles(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Give the name and the bytes of each article, the same ones for a seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for number in range(count):
        yield f"article-{seed}-{number:06}.txt", _Article(chance).text().encode()


class _Article:
    """One article: its day, its few people and places, and what is told of them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.day = _FIRST_DAY + dt.timedelta(days=chance.randrange(360))
        self.people = [self._person() for _ in range(4)]
        self.places = [self._place() for _ in range(4)]

    def text(self) -> str:
        """Write the page: headline, byline, day, and paragraphs of two sentences."""
        paragraphs: list[str] = []
        words = 0
        while words < WORDS:
            paragraph = f"{self._sentence()} {self._sentence()}"
            words += len(paragraph.split())
            paragraphs.append(paragraph)
        head = f"{self._fill('{person} {deed}')}\n\nBy {self._person()}\n\n"
        stated = f"Published {self.day.day} {self.day:%B %Y}\n\n"
        page = head + stated + "\n\n".join(paragraphs)
        if self.chance.random() < 0.3:
            page = _MENU + page + _LINKS.format(year=self.day.year)
        return page

    def _sentence(self) -> str:
        forms = self.chance.choices((_TOLD, _SAID, _PLANS, _IDLE), (45, 30, 10, 15))[0]
        text = self._fill(self.chance.choice(forms)).strip(" ,")
        text = text[0].upper() + text[1:]
        return text if text.endswith((".", "”")) else f"{text}."

    def _fill(self, form: str) -> str:
        """Put words for the names in braces, and for those in these."""
        while "{" in form:
            before, _, rest = form.partition("{")
            name, _, after = rest.partition("}")
            form = f"{before}{self._word(name)}{after}"
        return form

    def _word(self, name: str) -> str:
        chance, near = self.chance, self.day - dt.timedelta(self.chance.randrange(300))
        match name:
            case "person" | "partner":
                full = chance.choice(self.people)
                return full if chance.random() < 0.5 else full.split()[-1]
            case "place" | "other":
                return chance.choice(self.places)
            case "when":
                return f" {chance.choice(_WHEN)}" if chance.random() < 0.7 else ""
            case "more":
                return f" {chance.choice(_MORE)}" if chance.random() < 0.8 else ""
            case "n":
                return f"{chance.randrange(1_000, 20_000):,}"
            case "few":
                return str(chance.randrange(3, 40))
            case "weekday":
                return f"{near:%A}"
            case "day":
                return f"{near.day} {near:%B}"
            case "month":
                return f"{near:%B}"
            case "year":
                return str(self.day.year - chance.randrange(1, 20))
            case _:
                return chance.choice(_TABLES[name])

    def _person(self) -> str:
        chance = self.chance
        office = f"{chance.choice(_OFFICES)} " if chance.random() < 0.3 else ""
        return f"{office}{self.chance.choice(_GIVEN)} {self._place()[:-1]}a"

    def _place(self) -> str:
        first, second = self.chance.choices(_SYLLABLES, k=2)
        return f"{first}{second}{self.chance.choice(_ENDINGS)}".capitalize()
