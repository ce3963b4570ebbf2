"""A small gazetteer: sovereign states, their capitals and some large cities.

Written by hand for this package from general knowledge; it holds names only, no
coordinates and no claims about borders.
"""

from __future__ import annotations

_COUNTRIES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria
Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan
Bolivia|Bosnia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso
Burundi|Cambodia|Cameroon|Canada|Cape Verde|Central African Republic|Chad|Chile|China
Colombia|Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Denmark
Djibouti|Dominica|Dominican Republic|East Timor|Ecuador|Egypt|El Salvador|England
Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia
Georgia|Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti
Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast
Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia
Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi
Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco
Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands
New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Northern Ireland
Norway|Oman|Pakistan|Palau|Palestine|Panama|Papua New Guinea|Paraguay|Peru
Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Samoa|San Marino
Saudi Arabia|Scotland|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia
Slovenia|Solomon Islands|Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka
Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tonga
Trinidad and Tobago|Tunisia|Turkey|Türkiye|Turkmenistan|Tuvalu|U.K.|U.S.|UK|US|Uganda
Ukraine|United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan|Vanuatu
Vatican|Venezuela|Vietnam|Wales|Yemen|Zambia|Zimbabwe
"""
_CITIES = """
Abu Dhabi|Abuja|Accra|Addis Ababa|Aleppo|Algiers|Amman|Amsterdam|Ankara|Astana|Athens
Atlanta|Auckland|Baghdad|Baku|Bamako|Bangkok|Barcelona|Basra|Beijing|Beirut|Belfast
Belgrade|Berlin|Bern|Bogota|Boston|Brasilia|Bratislava|Brisbane|Brussels|Bucharest
Budapest|Buenos Aires|Cairo|Calgary|Canberra|Cape Town|Caracas|Casablanca|Chennai
Chicago|Chisinau|Copenhagen|Dakar|Dallas|Damascus|Delhi|Denver|Detroit|Dhaka|Doha
Donetsk|Dubai|Dublin|Edinburgh|Frankfurt|Gaza|Geneva|Glasgow|Goma|Grozny|Guangzhou
The Hague|Hamburg|Hanoi|Harare|Havana|Helsinki|Hong Kong|Houston|Islamabad|Istanbul
Jakarta|Jerusalem|Johannesburg|Kabul|Kampala|Karachi|Kazan|Kharkiv|Khartoum|Kherson
Kiev|Kigali|Kinshasa|Kolkata|Kuala Lumpur|Kursk|Kyiv|Lagos|Lahore|Lausanne|Lima|Lisbon
Ljubljana|London|Los Angeles|Luanda|Lusaka|Lviv|Madrid|Managua|Manchester|Manila
Mariupol|Melbourne|Mexico City|Miami|Milan|Minsk|Mogadishu|Montreal|Moscow|Mosul|Mumbai
Munich|Nairobi|Naples|New Delhi|New Orleans|New York|Nice|Odesa|Odessa|Oslo|Ottawa
Panama City|Paris|Perth|Philadelphia|Phnom Penh|Port-au-Prince|Prague|Pretoria
Pristina|Pyongyang|Quito|Rafah|Ramallah|Reykjavik|Riga|Rio de Janeiro|Riyadh|Rome
Rotterdam|Saint Petersburg|St. Petersburg|San Diego|San Francisco|San Salvador|Sanaa
Santiago|Sao Paulo|Sarajevo|Seattle|Sevastopol|Seoul|Shanghai|Shenzhen|Skopje|Sofia
Stockholm|Strasbourg|Sydney|Taipei|Tallinn|Tashkent|Tbilisi|Tehran|Tel Aviv|Tirana
Tokyo|Toronto|Tripoli|Tunis|Ulaanbaatar|Vancouver|Venice|Vienna|Vientiane|Vilnius
Vladivostok|Warsaw|Washington|Wellington|Wuhan|Yangon|Yerevan|Zagreb|Zaporizhzhia
Zurich
"""
_REGIONS = """
Africa|Antarctica|Arctic|Asia|Balkans|Black Sea|California|Caribbean|Caucasus
Central Asia|Crimea|Donbas|Eastern Europe|Europe|European Union|Florida|Gaza Strip
Latin America
Middle East|North America|Red Sea|Siberia|South America|Southeast Asia|Texas|West Bank
"""


def _names(text: str) -> frozenset[str]:
    return frozenset(
        name for line in text.strip().splitlines() for name in line.split("|")
    )


COUNTRIES = _names(_COUNTRIES)
PLACES = COUNTRIES | _names(_CITIES) | _names(_REGIONS)
"""Every name of the gazetteer, as English news writes it."""
