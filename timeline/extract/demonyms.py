"""What belongs to a country is called after it: “Dutch intelligence”, “Kenyans”.

Written by hand from general knowledge.
"""

from __future__ import annotations

_TABLE = """
Afghanistan:Afghan|Albania:Albanian|Algeria:Algerian|Andorra:Andorran|Angola:Angolan
Argentina:Argentine,Argentinian|Armenia:Armenian|Australia:Australian,Aussie
Austria:Austrian|Azerbaijan:Azerbaijani,Azeri|Bahamas:Bahamian|Bahrain:Bahraini
Bangladesh:Bangladeshi|Barbados:Barbadian|Belarus:Belarusian,Belarusan|Belgium:Belgian
Belize:Belizean|Benin:Beninese|Bhutan:Bhutanese|Bolivia:Bolivian
Bosnia and Herzegovina:Bosnian|Botswana:Botswanan|Brazil:Brazilian|Brunei:Bruneian
Bulgaria:Bulgarian|Burkina Faso:Burkinabe|Burundi:Burundian|Cambodia:Cambodian
Cameroon:Cameroonian|Canada:Canadian|Chad:Chadian|Chile:Chilean|China:Chinese
Colombia:Colombian|Comoros:Comoran|Costa Rica:Costa Rican|Croatia:Croatian,Croat
Cuba:Cuban|Cyprus:Cypriot|Czechia:Czech|Democratic Republic of the Congo:Congolese
Denmark:Danish,Dane|Djibouti:Djiboutian|Dominican Republic:Dominican
East Timor:Timorese|Ecuador:Ecuadorian,Ecuadorean|Egypt:Egyptian
El Salvador:Salvadoran,Salvadorean|Eritrea:Eritrean|Estonia:Estonian|Eswatini:Swazi
Ethiopia:Ethiopian|Fiji:Fijian|Finland:Finnish,Finn|France:French,Frenchman
Gabon:Gabonese|Gambia:Gambian|Georgia:Georgian|Germany:German|Ghana:Ghanaian
Greece:Greek|Greenland:Greenlandic,Greenlander|Grenada:Grenadian
Guatemala:Guatemalan|Guinea:Guinean|Guyana:Guyanese|Haiti:Haitian|Honduras:Honduran
Hungary:Hungarian|Iceland:Icelandic,Icelander|India:Indian|Indonesia:Indonesian
Iran:Iranian|Iraq:Iraqi|Ireland:Irish,Irishman|Israel:Israeli|Italy:Italian
Ivory Coast:Ivorian|Jamaica:Jamaican|Japan:Japanese|Jordan:Jordanian
Kazakhstan:Kazakh,Kazakhstani|Kenya:Kenyan|Kosovo:Kosovar,Kosovan|Kuwait:Kuwaiti
Kyrgyzstan:Kyrgyz|Laos:Laotian,Lao|Latvia:Latvian|Lebanon:Lebanese|Liberia:Liberian
Libya:Libyan|Liechtenstein:Liechtensteiner|Lithuania:Lithuanian
Luxembourg:Luxembourgish,Luxembourger|Madagascar:Malagasy|Malawi:Malawian
Malaysia:Malaysian|Maldives:Maldivian|Mali:Malian|Malta:Maltese
Mauritania:Mauritanian|Mauritius:Mauritian|Mexico:Mexican|Moldova:Moldovan
Monaco:Monegasque|Mongolia:Mongolian|Montenegro:Montenegrin|Morocco:Moroccan
Mozambique:Mozambican|Myanmar:Burmese|Namibia:Namibian|Nepal:Nepalese,Nepali
Netherlands:Dutch,Dutchman|New Zealand:New Zealander|Nicaragua:Nicaraguan
Niger:Nigerien|Nigeria:Nigerian|North Korea:North Korean
North Macedonia:Macedonian,North Macedonian|Norway:Norwegian|Oman:Omani
Pakistan:Pakistani|Palestine:Palestinian|Panama:Panamanian
Papua New Guinea:Papua New Guinean|Paraguay:Paraguayan|Peru:Peruvian
Philippines:Filipino,Philippine|Poland:Polish,Pole|Portugal:Portuguese|Qatar:Qatari
Romania:Romanian|Russia:Russian|Rwanda:Rwandan|Samoa:Samoan|San Marino:Sammarinese
Saudi Arabia:Saudi,Saudi Arabian|Senegal:Senegalese|Serbia:Serbian,Serb
Seychelles:Seychellois|Sierra Leone:Sierra Leonean|Singapore:Singaporean
Slovakia:Slovak,Slovakian|Slovenia:Slovenian,Slovene|Somalia:Somali
South Africa:South African|South Korea:South Korean|South Sudan:South Sudanese
Spain:Spanish,Spaniard|Sri Lanka:Sri Lankan|Sudan:Sudanese|Suriname:Surinamese
Sweden:Swedish,Swede|Switzerland:Swiss|Syria:Syrian|Taiwan:Taiwanese
Tajikistan:Tajik,Tajikistani|Tanzania:Tanzanian|Thailand:Thai|Togo:Togolese
Tonga:Tongan|Trinidad and Tobago:Trinidadian|Tunisia:Tunisian|Turkey:Turkish,Turk
Turkmenistan:Turkmen|Uganda:Ugandan|Ukraine:Ukrainian|United Arab Emirates:Emirati
United Kingdom:British,Briton,Brit,English,Englishman,Scottish,Scot,Welsh
United States:American|Uruguay:Uruguayan|Uzbekistan:Uzbek|Vatican:Vatican
Venezuela:Venezuelan|Vietnam:Vietnamese|Yemen:Yemeni|Zambia:Zambian
Zimbabwe:Zimbabwean
"""


def _read() -> dict[str, str]:
    found = {}
    for entry in _TABLE.strip().replace("\n", "|").split("|"):
        country, _, listed = entry.partition(":")
        for word in listed.split(","):
            found[word] = country
            is_fixed = word.endswith(("ese", "sh", "ch", "ss"))
            if not is_fixed and not word.endswith("man"):
                found[f"{word}s"] = country
            elif word.endswith("man") and word not in {"German", "Roman"}:
                found[f"{word[:-2]}en"] = country
    return found | {"Germans": "Germany"}


DEMONYMS = _read()
"""Each adjective and noun, with its plural, to its country."""
