"""The day an article was published, or none: every date on the page, weighed.

The article's own metadata outranks a line beside the byline, which outranks the
dateline, which outranks a year put together from elsewhere and checked by a weekday.
A crawl date, a copyright year, an update or a date that the prose tells of never wins.
What the top of the rank says is held against the others (`contested`): a time in UTC
against the day that the page shows, a page that was put out again against its address.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.articles import Candidate, Publication
from timeline.parse.contested import (
    Contest,
    contest_first,
    doubt_guesses,
    near_midnight,
)
from timeline.parse.weekdays import agreement, complete_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.articles.article import DateSource
    from timeline.parse.clues import Clue

_PROSE = "in the prose"
_EARLIEST_YEAR = 1400
_LATEST_YEAR = 2100

_TRUSTED: dict[str, tuple[int, DateSource]] = {
    "header": (0, "header"),
    "url": (1, "header"),
    "front matter": (2, "metadata"),
    "field": (2, "metadata"),
    "json-ld": (3, "metadata"),
    "meta": (4, "metadata"),
    "feed": (5, "metadata"),
    "published time": (6, "metadata"),
    "published line": (7, "byline"),
    "address": (8, "address"),
    "byline": (9, "byline"),
    "time": (10, "metadata"),
    "dateline": (11, "dateline"),
    "date line": (12, "byline"),
    "page date": (13, "metadata"),
    "foot line": (14, "byline"),
    "weekday check": (15, "weekday check"),
    "mail": (16, "metadata"),
    "guess": (17, "guess"),
}
"""Kinds of clue that can give the date, by rank, and the source they count as."""

_NEVER = {
    "crawl date": "the day the page was saved or shown, not the day of the article",
    "updated": "says when the page was changed, not when the article came out",
    "copyright": "a copyright notice is no publication date",
    "notice": "a notice about the page is no publication date",
    "related link": "belongs to a link to another page",
    "caption": "belongs to a picture",
    "comment": "belongs to a reader's comment",
    "heading": "belongs to a heading",
    "page banner": "stands outside the article on a web page, where sites show today",
    "inside the text": "stands between paragraphs, where it heads a part of the text",
    _PROSE: "what the text tells of, not when it came out",
}
_ZERO = frozenset({dt.date(1970, 1, 1), dt.date(1969, 12, 31)})
_MOST_OF_PROSE = 20
"""Dates of running prose that are listed; a chronicle has thousands."""


def weigh(clues: Sequence[Clue], by_hand: dt.date | None = None) -> Publication:
    """Decide on the publication date and say why; a date given by hand wins."""
    clues = [*clues, *complete_dateline(clues)]
    saved = [clue.date.day for clue in clues if clue.kind == "crawl date"]
    first_saved = min(filter(None, saved), default=None)
    doubts = [_doubt(clue, first_saved) for clue in clues]
    doubts = doubt_guesses(clues, doubts)
    trusted = [clue for clue, doubt in zip(clues, doubts, strict=True) if not doubt]
    chosen, contest = contest_first(sorted(trusted, key=_rank))
    verdict = _Verdict(chosen, by_hand, contest)
    candidates = tuple(
        verdict.on(clue, doubt) for clue, doubt in zip(clues, doubts, strict=True)
    )
    shown = _shortened(candidates)
    if by_hand:
        evidence = "given by hand"
        if chosen and chosen.date.day != by_hand:
            evidence += f"; the {chosen.kind} says {chosen.date.day}"
        return Publication(by_hand, "by hand", evidence, shown)
    if chosen is None:
        return Publication(None, "none", _nothing_found(shown), shown)
    evidence = _evidence(chosen, clues, trusted, contest)
    return Publication(chosen.date.day, _TRUSTED[chosen.kind][1], evidence, shown)


def _rank(clue: Clue) -> tuple[int, int]:
    return _TRUSTED[clue.kind][0], clue.start or 0


def _doubt(clue: Clue, first_saved: dt.date | None) -> str:
    """Say why a clue cannot date the article; empty where it can."""
    if clue.kind in _NEVER:
        return _NEVER[clue.kind]
    day = clue.date.day
    if day is None:
        return f"no calendar day: {clue.date.lacks}"
    if clue.start is None and day in _ZERO:
        return "the zero of a computer's clock, which stands for no date"
    if not _EARLIEST_YEAR <= day.year <= _LATEST_YEAR:
        return f"the year {day.year} is not plausible"
    if first_saved and day > first_saved:
        return f"later than the day the page was saved, {first_saved}"
    return ""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What won, so that every other clue can be told why it did not."""

    chosen: Clue | None
    by_hand: dt.date | None
    contest: Contest

    def on(self, clue: Clue, doubt: str) -> Candidate:
        day = self.by_hand or (self.chosen.date.day if self.chosen else None)
        is_accepted = not doubt and clue.date.day == day
        return Candidate(
            text=" ".join(clue.text.split()),
            start=clue.start,
            end=clue.end,
            date=clue.date.day,
            kind=clue.kind,
            accepted=is_accepted,
            why=doubt or self._why(clue, is_accepted),
            where=clue.where,
        )

    def _why(self, clue: Clue, is_accepted: bool) -> str:
        if self.by_hand:
            agrees = "agrees with" if is_accepted else "set aside for"
            return f"{agrees} the date given by hand"
        if self.chosen is None or clue is self.chosen:
            return "the strongest evidence on the page"
        if is_accepted:
            return f"agrees with the {self.chosen.kind}"
        if clue.date.day == self.contest.day:
            return self.contest.why
        return f"outranked by the {self.chosen.kind}, {self.chosen.date.day}"


def _evidence(
    chosen: Clue, clues: Sequence[Clue], trusted: Sequence[Clue], contest: Contest
) -> str:
    words = " ".join(chosen.text.split())
    parts = [f"{chosen.kind} “{words}”"]
    day = chosen.date.day
    if chosen.kind == "weekday check" and day:
        parts[0] = f"dateline “{words}”, its year by the weekday"
    if chosen.where and chosen.kind != "guess":
        parts[0] += f", {chosen.where}"
    if chosen.kind == "guess":
        parts[0] = f"a guess of {chosen.where}, “{words}”: the page states no date"
    parts.append(near_midnight(chosen, trusted))
    others = dict.fromkeys(
        (clue.kind, clue.date.day) for clue in trusted if clue.date.day != day
    )
    parts.extend(
        f"but the {kind} says {other}"
        + (f", {contest.why}" if other == contest.day else "")
        for kind, other in others
        if kind != "guess"
    )
    if day:
        parts.append(agreement(clues, day))
    return "; ".join(part for part in parts if part)


def _nothing_found(candidates: Sequence[Candidate]) -> str:
    """Say what was looked for, and what was found but is no publication date."""
    looked_for = "no header, byline, dateline or date line gives a day"
    kinds = Counter(candidate.kind for candidate in candidates)
    rejected = ", ".join(
        f"{kind} ({count})" if count > 1 else kind for kind, count in kinds.items()
    )
    return f"{looked_for}; rejected: {rejected}" if rejected else looked_for


def _shortened(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Leave out most of a chronicle's dates, and say so at the last that is kept."""
    dated = [at for at, one in enumerate(candidates) if one.kind == _PROSE and one.date]
    last, left_out = dated[_MOST_OF_PROSE - 1 : _MOST_OF_PROSE], dated[_MOST_OF_PROSE:]
    kept = set(dated[:_MOST_OF_PROSE])
    return tuple(
        replace(one, why=f"{one.why}; and {len(left_out)} more after it")
        if left_out and at in last
        else one
        for at, one in enumerate(candidates)
        if one.kind != _PROSE or at in kept
    )
