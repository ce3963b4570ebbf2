"""What stands before a date on a page and says what the date is of."""

from __future__ import annotations

import re
from typing import TypeAlias

Labels: TypeAlias = tuple[tuple[str, re.Pattern[str]], ...]
"""Kinds of clue, each with the words that tell it."""

_ENGLISH: Labels = (
    (
        "crawl date",
        re.compile(
            r"\b(?:today|now|current date|accessed|retrieved|printed|crawled|fetched"
            r"|archived|captured|downloaded|saved|viewed|snapshot|scraped|as of)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "updated",
        re.compile(
            r"\b(?:updated?|modified|edited|corrected|revised|amended|reviewed)\b",
            re.IGNORECASE,
        ),
    ),
    ("copyright", re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)),
    (
        "published line",
        re.compile(
            r"\b(?:published|posted|issued|released|filed|publication|date|dated)\b",
            re.IGNORECASE,
        ),
    ),
)
_UPDATED = {
    "fr": "mise? à jour|actualisée?|modifiée?",
    "de": "aktualisiert|geändert|update",
    "es": "actualizad[oa]|modificad[oa]",
    "it": "aggiornat[oa]|modificat[oa]",
    "pt": "atualizad[oa]|actualizad[oa]|modificad[oa]",
    "nl": "bijgewerkt|gewijzigd|laatste update",
    "pl": "aktualizacja|zaktualizowano|zmieniono",
    "ru": "обновлен[оа]?|обновление|изменен[оа]?",
    "uk": "оновлен[оа]|оновлення|змінено",
    "ar": "آخر تحديث|تحديث|حُدّث",
    "zh": "更新",
    "ja": "更新",
    "ko": "수정|업데이트",
}
_PUBLISHED = {
    "fr": "publiée?|parue?|date",
    "de": "veröffentlicht|erschienen|erstellt|stand|datum",
    "es": "publicad[oa]|fecha",
    "it": "pubblicat[oa]|data",
    "pt": "publicad[oa]|data",
    "nl": "gepubliceerd|geplaatst|datum",
    "pl": "opublikowano|publikacja|data",
    "ru": "опубликован[оа]?|публикация|дата",
    "uk": "опубліковано|публікація|дата",
    "ar": "نشر|نُشر|تاريخ",
    "zh": "发布|發布|发表|發表|时间|時間|日期",
    "ja": "公開|掲載|配信",
    "ko": "입력|등록|게재|발행",
}


def labels_in(language: str) -> Labels:
    """Give the labels of a language; a page may have English ones as well."""
    if language not in _UPDATED:
        return _ENGLISH
    edge = "" if language in ("zh", "ja", "ko") else r"\b"
    own = (("updated", _UPDATED), ("published line", _PUBLISHED))
    return (
        *_ENGLISH,
        *(
            (kind, re.compile(f"{edge}(?:{words[language]}){edge}", re.IGNORECASE))
            for kind, words in own
        ),
    )


def label_before(words: str, labels: Labels) -> str:
    """Name the kind that the last label in some words tells; empty if there is none.

    >>> label_before("Posted 3 May; updated", labels_in("en"))
    'updated'
    """
    found = [
        (match.start(), kind)
        for kind, label in labels
        for match in label.finditer(words)
    ]
    return max(found)[1] if found else ""
