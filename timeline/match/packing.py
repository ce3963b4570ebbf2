"""The form that a story has in the index."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from timeline.articles import DateProvenance, Mention, Span
from timeline.dates import Date, Granularity
from timeline.match.profiles import Profile, Sentence, Story

if TYPE_CHECKING:
    from collections.abc import Sequence


def pack(told: Story) -> str:
    """Write a story as JSON; stems stand there once, and are numbered."""
    number = {stem: at for at, stem in enumerate(told.bag)}

    def numbered(stems: frozenset[str]) -> list[int]:
        return sorted(number.setdefault(stem, len(number)) for stem in sorted(stems))

    parts = [numbered(each) for each in (told.head, told.lead, told.names)]
    sentences = [
        [
            numbered(each.stems),
            numbered(each.names),
            sorted(each.numbers),
            sorted(each.kinds),
            [_packed(mention.mention) for mention in each.profiles],
        ]
        for each in told.sentences
    ]
    return json.dumps(
        [
            list(number),
            list(told.bag.values()),
            *parts,
            sorted(told.numbers),
            sentences,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


@lru_cache(maxsize=2048)
def unpack(article: str, day: int, text: str) -> Story:
    """Read a story from its JSON."""
    stem, counts, head, lead, names, numbers, sentences = json.loads(text)

    def stems(numbered: list[int]) -> frozenset[str]:
        return frozenset([stem[at] for at in numbered])

    return Story(
        article,
        day,
        dict(zip(stem, counts, strict=False)),
        stems(head),
        stems(lead),
        stems(names),
        frozenset(numbers),
        lambda: tuple(
            _sentence(article, at, stems(around), stems(named), *rest)
            for at, (around, named, *rest) in enumerate(sentences)
        ),
    )


def _sentence(
    article: str,
    at: int,
    stems: frozenset[str],
    names: frozenset[str],
    numbers: list[str],
    kinds: list[str],
    mentions: list[list[Any]],
) -> Sentence:
    made = Sentence(article, at, stems, names, frozenset(numbers), frozenset(kinds))
    made.profiles.extend(Profile(_unpacked(*each), made) for each in mentions)
    return made


def _packed(mention: Mention) -> Sequence[object]:
    date, timex = mention.date, mention.timex
    return (
        mention.id,
        mention.start,
        mention.trigger.text,
        mention.title,
        mention.role,
        (date.edtf, date.granularity, date.modifier) if date else None,
        timex.value if timex and not date else None,
        mention.who,
        mention.where,
        mention.polarity,
    )


def _unpacked(
    mention: str,
    start: int,
    trigger: str,
    title: str,
    role: Any,
    date: list[Any] | None,
    value: str | None,
    who: list[str],
    where: list[str],
    polarity: Any,
) -> Mention:
    return Mention(
        id=mention,
        quote=title,
        start=start,
        end=start,
        trigger=Span(trigger, start, start),
        title=title,
        role=role,
        date=_date(*date) if date else None,
        timex=_left_open(value) if value else None,
        who=tuple(who),
        where=tuple(where),
        polarity=polarity,
    )


@lru_cache(maxsize=8192)
def _date(edtf: str, granularity: Any, modifier: Any) -> Date:
    unit = Granularity(granularity) if granularity else None
    return Date.from_edtf(edtf, unit).modified(modifier)


@lru_cache(maxsize=1024)
def _left_open(value: str) -> DateProvenance:
    return DateProvenance("", 0, 0, "", None, "none", value, 0.0)
