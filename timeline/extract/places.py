"""Places known by name, and the country that each stands for.

Countries, capitals, states and large cities come from `gazetteer.txt`, which names
its source and its licence; regions, seats of government and other spellings are
listed here.  Names only: no coordinates, and no claims about borders.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache, lru_cache
from pathlib import Path

from timeline.extract.demonyms import DEMONYMS

_FILE = Path(__file__).with_name("gazetteer.txt")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_REGIONS = _names(
    "Africa|Antarctica|Arctic|Asia|Balkans|Black Sea|Caribbean|Caucasus|Central Asia|"
    "Eastern Europe|Europe|European Union|Latin America|Middle East|North America|"
    "Red Sea|Siberia|South America|Southeast Asia|Baltic Sea|Mediterranean|Sahel|"
    "Western Europe|Baltics|Persian Gulf|South China Sea|Horn of Africa"
)
_MORE = {
    "Bosnia and Herzegovina": "Bosnia",
    "Democratic Republic of the Congo": "Congo|DR Congo|DRC",
    "Czechia": "Czech Republic",
    "Germany": "Frankfurt|Cologne|Bavaria|Saxony|Hesse",
    "Iraq": "Basra",
    "Italy": "Venice|Sicily|Sardinia|Tuscany|Lombardy",
    "Israel": "Tel Aviv-Yafo",
    "Myanmar": "Burma",
    "Netherlands": "The Hague|Hague|Holland",
    "Palestine": "Gaza Strip|West Bank|Rafah|Khan Younis|Gaza City|Jenin|Hebron|Nablus",
    "Russia": "St. Petersburg|St Petersburg|Bryansk|Chechnya|Dagestan|Tatarstan",
    "Spain": "Catalonia|Andalusia|Basque Country",
    "Switzerland": "Lausanne|Geneva|Davos",
    "Turkey": "Türkiye",
    "Ukraine": "Kiev|Crimea|Donbas|Donbass|Kherson|Zaporizhzhia|Odessa|Kharkov|Bakhmut",
    "United Kingdom": "UK|U.K.|Britain|Great Britain|England|Scotland|Wales|"
    "Northern Ireland|Gibraltar",
    "United States": "US|U.S.|USA|U.S.A.|America|Washington, D.C.|Washington D.C.|"
    "Washington state|Hawaii",
    "Vatican": "Vatican City",
    "Vietnam": "Ho Chi Minh City|Saigon",
    "India": "Kashmir|Punjab|Kerala|Gujarat|Maharashtra|Uttar Pradesh|Tamil Nadu|Assam",
    "Canada": "Ontario|Quebec|British Columbia|Alberta|Manitoba|Nova Scotia",
    "Australia": "New South Wales|Queensland|Tasmania|South Australia",
    "China": "Xinjiang|Tibet|Sichuan|Hubei|Guangdong|Yunnan|Inner Mongolia",
    "Iran": "Isfahan|Mashhad",
    "Somalia": "Somaliland|Puntland",
    "Pakistan": "Balochistan|Sindh|Waziristan",
}
SEATS = {
    "Kremlin": "Russia",
    "White House": "United States",
    "Pentagon": "United States",
    "Capitol Hill": "United States",
    "State Department": "United States",
    "Downing Street": "United Kingdom",
    "Whitehall": "United Kingdom",
    "Westminster": "United Kingdom",
    "Elysee": "France",
    "Élysée": "France",
    "Quai d'Orsay": "France",
    "Blue House": "South Korea",
    "Zhongnanhai": "China",
    "Rashtrapati Bhavan": "India",
    "Holy See": "Vatican",
}
"""Houses that speak for a country, and are not where something happened."""
_NOT_OF = frozenset({"Jerusalem", "East Jerusalem", "Hong Kong"})
"""Places whose country is disputed or apart: they stand for themselves only."""
_ALSO = _names(
    "Bosnia|Congo|DR Congo|DRC|Czech Republic|Burma|Holland|Türkiye|UK|U.K.|Britain|"
    "Great Britain|US|U.S.|USA|U.S.A.|America|Vatican City"
)
"""Other names of countries."""
_CAPITALS = _names("Kiev|The Hague|Hague|Washington, D.C.|Washington D.C.|Tel Aviv")
"""Other names of capitals, and where governments sit beside them."""


@cache
def _gazetteer() -> dict[str, str]:
    """Each place to its country; read once, when first asked for."""
    found: dict[str, str] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, capital, others = line.split("\t")
        found.update(dict.fromkeys(others.split("|"), country))
        found.setdefault(capital, country)
        _capitals()[country] = capital
    for country, listed in _MORE.items():
        found.update(dict.fromkeys(listed.split("|"), country))
    found.update((country, country) for country in _capitals())
    found.update((name, "") for name in (*_REGIONS, *_NOT_OF))
    found.pop("", None)
    return found


@cache
def _capitals() -> dict[str, str]:
    """Each country to its capital, filled as the gazetteer is read."""
    return {}


class _Places(Container[str]):
    """Every name of the gazetteer, read when one is first looked for."""

    def __contains__(self, name: object) -> bool:
        return name in _gazetteer()


PLACES: Container[str] = _Places()
"""Every place known by name, as English news writes it: `"Lima" in PLACES`."""


def is_country(name: str) -> bool:
    """Tell a country's name, in any spelling, from that of a town or a region.

    >>> is_country("U.S."), is_country("Lima")
    (True, False)
    """
    plain = without_article(name)
    return plain in _capitals_read() or (plain in _ALSO and plain not in _CAPITALS)


def is_capital(name: str) -> bool:
    """Tell a capital, which speaks for its country, from other towns.

    >>> is_capital("Moscow"), is_capital("Kazan")
    (True, False)
    """
    plain = without_article(name)
    country = country_of(plain)
    return bool(country) and (
        plain == _capitals_read().get(str(country)) or plain in _CAPITALS
    )


def is_seat(name: str) -> bool:
    """Tell a house that speaks for its country: “the Kremlin”."""
    return without_article(name) in SEATS


def _capitals_read() -> dict[str, str]:
    _gazetteer()
    return _capitals()


@lru_cache(maxsize=16384)
def country_of(name: str) -> str | None:
    """Tell the country that a place, a people or a seat of government stands for.

    >>> [country_of(name) for name in ("Kremlin", "Pyongyang", "Americans", "Velmora")]
    ['Russia', 'North Korea', 'United States', None]
    """
    plain = without_article(name)
    found = _gazetteer().get(plain) or DEMONYMS.get(plain) or SEATS.get(plain)
    return found or None


def without_article(name: str) -> str:
    """Write a name without its article and without the s of possession."""
    bare = name[4:] if name[:4].lower() == "the " and name != "The Hague" else name
    return bare.removesuffix("'s").removesuffix("’s")


def within(a: str, b: str) -> bool:
    """Tell whether two places can both be right: a town and the country it lies in.

    What is not known by name may lie in any country.

    >>> within("Kursk", "Russia"), within("Kazan", "Kursk"), within("Lima", "Lima")
    (True, False, True)
    """
    first, second = (without_article(name).lower() for name in (a, b))
    if first == second:
        return True
    words = set(first.split()), set(second.split())
    if not (a in PLACES and b in PLACES) and (
        words[0] <= words[1] or words[1] <= words[0]
    ):
        return True  # “Kursk” and “Kursk Oblast”
    either = is_country(a) or is_country(b)
    countries = {country for place in (a, b) if (country := country_of(place))}
    return either and len(countries) == 1
