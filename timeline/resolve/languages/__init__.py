"""Dates in other languages than English: tables of words, and the same meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.errors import UsageError
from timeline.resolve.languages.detect import detect

if TYPE_CHECKING:
    from timeline.resolve.languages.grammar import Grammar

__all__ = ["NAMES", "detect", "grammar_in", "language_code"]

NAMES = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "ru": "Russian",
    "uk": "Ukrainian",
    "ar": "Arabic",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
}
"""The languages that are read, by their ISO 639-1 codes."""


def language_code(language: str) -> str:
    """Give the code of a language, from one that may name a territory as well.

    >>> language_code("pt-BR"), language_code("FR")
    ('pt', 'fr')

    Raises:
        UsageError: a language that is not read.
    """
    code = language.replace("_", "-").partition("-")[0].lower()
    if code not in NAMES:
        raise UsageError(
            f"no such language: {language!r}; expected auto or one of "
            f"{', '.join(NAMES)}; choose one of these"
        )
    return code


def grammar_in(language: str | None, text: str) -> Grammar | None:
    """Choose the grammar of a text; None for English, which has rules of its own.

    Args:
        language: a code, `auto` to tell it from the text, or None for English.
        text: what to tell it from.

    Raises:
        UsageError: a language that is not read.
    """
    if language is None:
        return None
    code = detect(text) if language == "auto" else language_code(language)
    if code == "en":
        return None
    from timeline.resolve.languages.grammar import grammar_of

    return grammar_of(code)
