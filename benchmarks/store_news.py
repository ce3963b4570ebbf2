"""Made-up news for the benchmark of the store: any number of articles, always the same.

Plain values, as any store may be given them.  Sizes, days and words are spread as they
are in news: an entry takes some 700 bytes of JSON; most happenings have a day, some a
month, a quarter, a year or a bound, some nothing; few words are common, most are rare.
"""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIRST_DAY, DAYS = dt.date(1995, 1, 1), 30 * 365
MENTIONS = 9
"""In each article: with the entry of the article itself a stream has ten."""
VOCABULARY = 50_000
_WORDS_A_SENTENCE = 22
_TITLE_WORDS = 12
_SHARES = {"day": 62, "month": 14, "quarter": 3, "year": 8, "bound": 8, "undated": 5}
"""Of a hundred happenings, how many are dated how."""
_COMMON = (
    "minister council river harbour government troops people police court market union"
    " company border village bridge island parliament army budget president treaty"
    " storm factory election report city capital visit mayor strike"
)
_SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprstvwz" for vowel in "aeio"]

Fields: TypeAlias = dict[str, object]


class Claim(NamedTuple):
    """One entry to be: where it goes and what it says, in plain values."""

    stream: str
    version: int
    kind: Literal["article", "mention"]
    fields: Fields


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a happening is dated, and in which words."""

    text: str
    edtf: str
    granularity: str | None
    rule: str


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word that the news may use, the commonest first; any two differ."""
    made = ("".join(parts) for parts in product(_SYLLABLES, repeat=3))
    rare = [f"{word}n" for word in made]
    random.Random(0).shuffle(rare)  # noqa: S311 - no secret
    common = _COMMON.split()
    return (*common, *rare[: VOCABULARY - len(common)])


@cache
def _weights() -> list[float]:
    """Zipf's law, cumulated: the word of rank n is used 1/n as often as the first."""
    return list(accumulate(1 / (rank + 2) for rank in range(len(vocabulary()))))


def claims(events: int, seed: int = 1) -> Iterator[Claim]:
    """Make up so many entries, article by article."""
    made = 0
    chance = random.Random(seed)  # noqa: S311 - no secret
    while made < events:
        for claim in _article(chance):
            if made < events:
                yield claim
            made += 1


def commits(events: int, size: int, seed: int = 1) -> list[list[Claim]]:
    """Make up entries in commits of a size."""
    every = list(claims(events, seed))
    return [every[start : start + size] for start in range(0, len(every), size)]


def _article(chance: random.Random) -> Iterator[Claim]:
    name = f"{chance.getrandbits(64):016x}"
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
    stream = f"article:{name}"
    yield Claim(stream, 1, "article", _read(chance, name, day))
    for number in range(MENTIONS):
        yield Claim(stream, number + 2, "mention", _mention(chance, day, number))


def _read(chance: random.Random, name: str, day: dt.date) -> Fields:
    words = _sentence(chance)
    header = f"date {day.isoformat()}"
    return {
        "article": name,
        "revision": 1,
        "path": f"articles/{name}.txt",
        "location": f"/srv/news/articles/{name}.txt",
        "source": hashlib.sha256(f"bytes of {name}".encode()).hexdigest(),
        "sha256": hashlib.sha256(name.encode()).hexdigest(),
        "title": " ".join(words[:8]).capitalize(),
        "publisher": f"{words[0].capitalize()} Gazette",
        "url": None,
        "canonical": None,
        "encoding": "utf-8",
        "by_hand": [],
        "publication": {
            "date": day.isoformat(),
            "source": "header",
            "evidence": f"header “{header}”",
            "candidates": [
                {
                    "text": header,
                    "start": 1,
                    "end": 1 + len(header),
                    "date": day.isoformat(),
                    "kind": "header",
                    "accepted": True,
                    "why": "the strongest evidence on the page",
                    "where": "",
                }
            ],
        },
        "extractor": "rules 1",
        "fingerprints": [f"{chance.getrandbits(64):016x}" for _ in range(8)],
        "n_mentions": MENTIONS,
        "terms": None,
    }


def _mention(chance: random.Random, day: dt.date, number: int) -> Fields:
    phrase = phrase_for(chance, day)
    words = _sentence(chance)
    who = f"{words[0].capitalize()} {words[1].capitalize()}"
    told = f"{who} told " + " ".join(words[2:])
    quote = f"{told} {phrase.text}." if phrase else f"{told}."
    start = 200 + 180 * number
    ends = start + len(quote)
    return {
        "id": f"{chance.getrandbits(64):016x}",
        "quote": quote,
        "start": start,
        "end": ends,
        "trigger": _span("told", start + len(who) + 1),
        "title": " ".join(quote.split()[:_TITLE_WORDS]),
        "role": chance.choice(("statement", "occurrence", "occurrence", "alleged")),
        "date": _date(phrase),
        "timex": _timex(phrase, day, ends),
        "who": [who],
        "where": [words[4].capitalize()] if chance.random() < 0.4 else [],
        "attribution": who if chance.random() < 0.5 else None,
        "figures": _figures(chance, start),
        "confidence": 0.86,
        "extractor": "rules 1",
        "whom": [],
        "polarity": "positive",
        "certainty": "certain",
        "chain": [],
        "said_in": None,
        "estimate": None,
    }


def _sentence(chance: random.Random) -> Sequence[str]:
    return chance.choices(vocabulary(), cum_weights=_weights(), k=_WORDS_A_SENTENCE)


def _span(text: str, start: int) -> Fields:
    return {"text": text, "start": start, "end": start + len(text)}


def _date(phrase: Phrase | None) -> Fields | None:
    if phrase is None:
        return None
    unit = phrase.granularity
    return {"edtf": phrase.edtf, "granularity": unit, "modifier": None}


def _timex(phrase: Phrase | None, day: dt.date, ends: int) -> Fields | None:
    if phrase is None:
        return None
    return {
        **_span(phrase.text, ends - 1 - len(phrase.text)),
        "rule": phrase.rule,
        "anchor": day.isoformat(),
        "anchor_source": "header",
        "value": phrase.edtf,
        "confidence": 0.96,
        "other": None,
        "evidence": None,
    }


def _figures(chance: random.Random, start: int) -> list[Fields]:
    if chance.random() > 0.2:
        return []
    value = chance.randrange(2, 5000)
    text = f"{value:,} troops"
    figure = {"value": float(value), "comparator": "=", "unit": "troops", "text": text}
    return [figure | {"counted": "troops", "is_part": False}]


def phrase_for(chance: random.Random, day: dt.date) -> Phrase | None:
    """Date a happening near the day of its article, or farther back if coarsely."""
    (kind,) = chance.choices(list(_SHARES), weights=list(_SHARES.values()))
    near = day - dt.timedelta(days=chance.randrange(7))
    far = day - dt.timedelta(days=chance.randrange(3000))
    month = f"{calendar.month_name[far.month]} {far.year}"
    first = 3 * ((far.month - 1) // 3) + 1
    match kind:
        case "day":
            return Phrase(f"{near:on %A}", near.isoformat(), "day", "weekday.past")
        case "month":
            return Phrase(f"in {month}", f"{far:%Y-%m}", "month", "month.year")
        case "quarter":
            text = f"in quarter {(far.month + 2) // 3} of {far.year}"
            edtf = f"[{far.year}-{first:02}..{far.year}-{first + 2:02}]"
            return Phrase(text, edtf, "quarter", "quarter")
        case "year":
            return Phrase(f"in {far.year}", str(far.year), "year", "year")
        case "bound":
            return Phrase("earlier", f"[..{near.isoformat()}]", None, "before")
    return None
