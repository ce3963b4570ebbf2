"""How a filter is written: words, `key:value`, and `-` before what is left out.

bridge source:courier -who:"Ines Calder" role:alleged when:2024-05 is:disagreed
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias, get_args

from timeline.articles import Role

Key: TypeAlias = Literal[
    "source", "who", "where", "role", "when", "from", "to", "is", "with"
]

EXPECTED: dict[str, str] = {
    "source": "words of an article’s path, title, publisher or URL",
    "who": 'a name, or words of one; "Ines Calder" in quotation marks',
    "where": "a place, or words of one",
    "role": "statement, occurrence, alleged or planned",
    "when": "a day, a month, a year, or a range: 2024-03/2024-05",
    "from": 'the first day: 2024-10-25, 2024-10, "last Tuesday"',
    "to": 'the last day: 2024-10-25, 2024-10, "last Tuesday"',
    "is": "disagreed, unsure or corrected",
    "with": "retracted",
}
"""What may stand behind each key, in words."""

VALUES: dict[str, tuple[str, ...]] = {
    "role": get_args(Role),
    "is": ("disagreed", "unsure", "corrected"),
    "with": ("retracted",),
}
"""All that may stand behind the keys that take no free text."""

_TOKEN = re.compile(
    r"(?P<minus>-?)(?:(?P<key>[A-Za-z]+):(?!//)"
    r'(?:"(?P<quoted>(?:[^"\\]|\\.?)*)"?|(?P<plain>\S*))|(?P<words>"[^"]*"?|\S+))',
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LEAST_TO_COMPLETE = 2
"""Letters of a key: one alone begins most words that are looked for."""


class Part(NamedTuple):
    """One condition, as it is written."""

    key: str
    """A `Key`, another that is none, or empty for words."""
    value: str
    """Without quotation marks, but for those of words, which must follow each other."""
    inverse: bool = False
    """What fits is left out."""

    @property
    def text(self) -> str:
        """The part as it is typed.

        >>> Part("who", "Ines Calder", inverse=True).text
        '-who:"Ines Calder"'
        """
        written = f"{self.key}:{_quoted(self.value)}" if self.key else self.value
        return f"-{written}" if self.inverse else written

    def shut(self) -> Part:
        """Shut a quotation that is open, so that more can stand behind it."""
        is_open = not self.key and self.value.startswith('"')
        if not is_open or (len(self.value) > 1 and self.value.endswith('"')):
            return self
        return self._replace(value=f'{self.value}"')

    @property
    def is_chip(self) -> bool:
        """Tell whether it is shown by itself once it is written to its end."""
        return bool(self.value) and (bool(self.key) or self.inverse)


class Token(NamedTuple):
    """A part and where it stands in a text."""

    part: Part
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Cut a text into its parts; a quotation that is not shut goes on to the end.

    >>> [(token.part.key, token.part.value) for token in tokens('who:"Ines Cal')]
    [('who', 'Ines Cal')]
    >>> [token.part.value for token in tokens('at 10:30 https://a.example')]
    ['at', '10:30', 'https://a.example']
    """
    return [
        Token(part, found.start(), found.end())
        for found in _TOKEN.finditer(text)
        if (part := _part(found)).key or part.value
    ]


def parts(text: str) -> tuple[Part, ...]:
    """Read what is typed as its parts, in their order."""
    return tuple(token.part for token in tokens(text))


def written(told: tuple[Part, ...]) -> str:
    """Write parts as they are typed: `parts` reads the same from it."""
    return " ".join(part.text for part in told)


class Taken(NamedTuple):
    """Parts taken out of a text, the rest of it, and where the cursor is in that."""

    chips: tuple[Part, ...]
    text: str
    cursor: int


def take_chips(text: str, cursor: int | None = None) -> Taken:
    """Take out the chips that are written to their end.

    With a cursor those are the ones with a blank behind them, and the cursor not in
    them; without, all.

    >>> take_chips("is:unsure br", 12)
    Taken(chips=(Part(key='is', value='unsure', inverse=False),), text='br', cursor=2)
    """
    chips: list[Part] = []
    left, start, gone = "", 0, 0
    for part, first, end in tokens(text):
        blank = text[end : end + 1].isspace()
        if part.is_chip and (cursor is None or (blank and not first <= cursor <= end)):
            chips.append(part.shut())
            left += text[start:first]
            start = end + blank
            gone += start - first if cursor is None or first < cursor else 0
    left += text[start:]
    place = len(text) if cursor is None else cursor
    return Taken(tuple(chips), left, max(0, min(place - gone, len(left))))


def completed(text: str) -> str | None:
    """Complete the key or the value that a text ends in, where only one fits.

    >>> completed("bridge so"), completed("-is:dis"), completed("w")
    ('bridge source:', '-is:disagreed', None)
    """
    found = tokens(text)
    if not found or found[-1].end != len(text):
        return None
    key, value, _ = found[-1].part
    if key.lower() in VALUES:
        fitting, begun = VALUES[key.lower()], value
    elif not key and len(value) >= _LEAST_TO_COMPLETE:
        fitting, begun = tuple(f"{each}:" for each in EXPECTED), value
    else:
        return None
    whole = [each for each in fitting if each.startswith(begun.lower())]
    if len(whole) != 1 or whole[0] == begun:
        return None
    return text + whole[0][len(begun) :]


def without_begun_key(text: str) -> str:
    """Leave out a last word that may become a key: “wher” finds little before “where:”.

    >>> without_begun_key("bridge wher"), without_begun_key("bridge where ")
    ('bridge ', 'bridge where ')
    """
    found = tokens(text)
    if not found or found[-1].end != len(text):
        return text
    key, value, inverse = found[-1].part
    begins = not key and len(value) >= _LEAST_TO_COMPLETE
    if begins and any(each.startswith(value.lower()) for each in EXPECTED):
        return text[: len(text) - len(value) - inverse]
    return text


def _part(found: re.Match[str]) -> Part:
    inverse = bool(found["minus"])
    if not found["key"]:
        return Part("", found["words"] or "", inverse)
    value = found["plain"] or _ESCAPED.sub(r"\1", found["quoted"] or "")
    if not value and found["key"].lower() not in EXPECTED:
        return Part("", f"{found['key']}:", inverse)  # “Watch: …”
    return Part(found["key"].lower(), value.strip(), inverse)


def _quoted(value: str) -> str:
    if value and not value.startswith('"') and not re.search(r"\s", value):
        return value
    return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"' if value else ""
