"""Find and resolve every time expression of a text, in two passes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import Granularity
from timeline.resolve.asides import (
    Telling,
    end_of_overview,
    is_night,
    looks_back,
    reached,
)
from timeline.resolve.clocks import stated_clock, with_told_offsets
from timeline.resolve.confidence import confidence_in
from timeline.resolve.course import Course
from timeline.resolve.cues import preposition_before
from timeline.resolve.era import tells_of_antiquity, written_back
from timeline.resolve.holiday import Holiday
from timeline.resolve.intervals import with_intervals
from timeline.resolve.languages import grammar_in
from timeline.resolve.lexicon import fold
from timeline.resolve.locales import order_of
from timeline.resolve.meaning import At, Context, Fixed
from timeline.resolve.mode import is_story, opening
from timeline.resolve.named import MonthDay, Weekday
from timeline.resolve.recognise import recognise
from timeline.resolve.slot import OutOfCalendarError
from timeline.resolve.tense import direction, stands_beside_verb
from timeline.resolve.timex import Resolution, Timex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from timeline.dates import Date, Modifier
    from timeline.resolve.expression import Expression
    from timeline.resolve.languages.grammar import Grammar
    from timeline.resolve.meaning import Reading
    from timeline.resolve.mode import Mode
    from timeline.resolve.slot import Slot
    from timeline.resolve.story import Story
    from timeline.resolve.tense import Cue

_CLEAR = (Fixed, At)
"""Meanings that have but one direction."""
_ANCHORED = (Fixed, At, Weekday, MonthDay)
"""Meanings that have none without an anchor."""
_MODIFIERS: dict[str, Modifier] = {
    "START": "start",
    "MID": "mid",
    "END": "end",
    "APPROX": "approx",
    "LESS_THAN": "approx",
    "MORE_THAN": "approx",
    "EQUAL_OR_MORE": "approx",
    "EQUAL_OR_LESS": "approx",
    "BEFORE": "before",
    "AFTER": "after",
}


def tag(
    text: str,
    anchor: dt.date | None = None,
    *,
    mode: Mode = "news",
    language: str | None = None,
    locale: str | None = None,
) -> list[Resolution]:
    """Find and resolve the time expressions of a text, in the order of the text.

    Offsets are characters of `text`.  Without an anchor, relative phrases keep an
    underspecified value and no date.  The language is English, another by its code
    (`fr`), or `auto` for the one that the text is in.  The locale (`en_GB`) tells how
    to read 7/8/07; without one both readings are kept, and doubted.

    >>> import datetime
    >>> for found in tag("It fell on Friday.", datetime.date(2024, 10, 25)):
    ...     print(found.timex.text, found.value, found.rule, found.preposition)
    Friday 2024-10-25 weekday.same on

    Raises:
        UsageError: no such language or locale.
    """
    grammar = grammar_in(language, text)
    order = None if locale is None else order_of(locale)
    found = grammar.recognise(text, order) if grammar else recognise(text, order)
    return _resolved(text, found, anchor, mode, grammar)


def tag_up_to(
    wanted: Callable[[str], object], text: str, *, locale: str | None = None
) -> list[Resolution]:
    """Tag English text without an anchor, up to the last phrase that is wanted.

    What stands behind it has no part in what it says, and what is recognised only
    costs half as much.  No cue is told, for a day without an anchor has no direction.
    """
    found = recognise(text, None if locale is None else order_of(locale))
    while found and not wanted(text[found[-1].start : found[-1].end]):
        found.pop()
    return _resolved(text, found, None, "news", None, with_cues=False)


def _resolved(
    text: str,
    found: list[Expression],
    anchor: dt.date | None,
    mode: Mode,
    grammar: Grammar | None,
    *,
    with_cues: bool = True,
) -> list[Resolution]:
    story = opening(found) if is_story(found, anchor, mode) else None
    document = _Document(text, anchor, story, grammar, with_cues=with_cues)
    resolutions = [document.resolve(each) for each in found]
    return with_intervals(with_told_offsets(resolutions, text), document.folded)


class _Document:
    """What a text has said so far, as its phrases are resolved in order."""

    def __init__(
        self,
        text: str,
        anchor: dt.date | None,
        story: Story | None,
        grammar: Grammar | None = None,
        *,
        with_cues: bool = True,
    ) -> None:
        self.text = text
        self.with_cues = with_cues
        self.folded = grammar.fold(text) if grammar else fold(text)
        self.straight = text.replace("’", "'")
        self.anchor = anchor
        self.story = story
        self.grammar = grammar
        self.antique = tells_of_antiquity(self.folded)
        self.course = Course(self.folded, anchor)
        self.mention: Slot | None = None
        self.finer: _Told | None = None
        self.quarter: Slot | None = None
        self.phrases: dict[dt.date | None, str] = {}
        self.end_of_overview = end_of_overview(self.folded) if story else 0
        self.end_before = 0
        self.opener: str | None = None

    def resolve(self, found: Expression) -> Resolution:
        """Resolve one phrase and remember what it says."""
        preposition = self._preposition(found.start)
        cue = self._cue(found, preposition)
        story = self._story_at(found)
        before = self.finer.near(found.start) if self.finer else None
        context = Context(
            self.anchor,
            cue,
            is_sure=cue is not None and self._is_beside_verb(found),
            mention=self.mention,
            before=before,
            quarter=self.quarter,
            story=story,
        )
        if self.story is None:
            context = self.course.behind(found.meaning, found.start, context)
        try:
            reading = found.meaning.read(context)
            resolution = self._resolution(found, reading, context, preposition)
        except OutOfCalendarError:
            reading = Fixed("XXXX", confidence=0.1).read(context)
            resolution = self._resolution(found, reading, context, preposition)
        self._remember(found, reading)
        self.end_before, self.opener = found.end, preposition
        return resolution

    def _preposition(self, start: int) -> str | None:
        """Find an English word that governs; those of other languages are not told."""
        return None if self.grammar else preposition_before(self.folded, start)

    def _cue(self, found: Expression, preposition: str | None) -> Cue:
        """Ask the verb only where there is a choice."""
        if isinstance(found.meaning, _CLEAR if self.with_cues else _ANCHORED):
            return None
        start, end = found.governed_at or (found.start, found.end)
        if self.grammar:
            return self.grammar.direction(self.folded, start, end)
        if found.governed_at:
            preposition = self._preposition(start)
        return direction(self.straight, start, end, preposition)

    def _is_beside_verb(self, found: Expression) -> bool:
        if not isinstance(found.meaning, MonthDay | Holiday):
            return False
        return stands_beside_verb(self.straight, found.start)

    def _resolution(
        self,
        found: Expression,
        reading: Reading,
        context: Context,
        preposition: str | None,
    ) -> Resolution:
        if self.antique:
            reading = written_back(reading)
        rule = f"{found.rule}.{reading.direction}" if reading.direction else found.rule
        anchor = _origin(reading, context)
        clock = stated_clock(found.meaning, reading)
        return Resolution(
            timex=Timex(self._phrase(found), found.start, found.end, found.type),
            value=reading.value,
            mod=found.mod,
            date=_date(reading, found.mod),
            anchor=anchor,
            rule=rule,
            confidence=confidence_in(
                rule, reading.confidence, narrative=context.narrative
            ),
            preposition=preposition,
            other=reading.other.date if reading.other else None,
            cue=context.cue,
            counted_from=self.phrases.get(anchor) if anchor != self.anchor else None,
            time=clock.time,
            zone=clock.zone,
            offset=clock.offset,
        )

    def _phrase(self, found: Expression) -> str:
        return self.text[found.start : found.end]

    def _story_at(self, found: Expression) -> Story | None:
        """Say how a phrase is told in a story; None for news."""
        if self.story is None:
            return None
        back = looks_back(self.folded, found.start, found.end)
        return replace(self.story, looks_back=back)

    def _remember(self, found: Expression, reading: Reading) -> None:
        slot = reading.slot
        if slot:
            self.phrases[slot.first] = self._phrase(found)
        if reading.direction in ("impossible", "ambiguous", "either"):
            self._forget()  # nothing is counted from a day in doubt
        elif slot and self.story:
            self._go_on(found, reading, self.story)
        elif reading.direction == "open" and isinstance(found.meaning, MonthDay):
            self._forget()  # the next day is no older one's
        elif slot:
            self.mention = slot
            self.course.tell(slot, found.start, found.end)
            if self.finer is None or not self.finer.outlasts(slot):
                self.finer = _Told(slot, found.end)
            is_told = found.rule == "quarter.ending" or reading.direction == "past"
            if is_told and slot.granularity is Granularity.QUARTER:
                self.quarter = slot

    def _forget(self) -> None:
        self.mention = self.finer = None
        self.course.forget()

    def _go_on(self, found: Expression, reading: Reading, story: Story) -> None:
        """Let the story stand at a date, unless it is told beside its course."""
        now, slot = story.last(Granularity.YEAR), reached(found.meaning, reading)
        if slot is None:
            return
        telling = Telling(
            found,
            slot,
            states_year=not reading.anchored,
            folded=self.folded,
            end_before=self.end_before,
            opener=self.opener,
            is_overview=found.start < self.end_of_overview,
        )
        if now and telling.is_inserted(now):
            return
        self.mention = slot
        if not now or not telling.is_aside(now):
            self.story = story.moved(slot, is_night=is_night(found.meaning))


class _Told(NamedTuple):
    """A date of the news, and where it was told."""

    slot: Slot
    end: int

    def outlasts(self, slot: Slot) -> bool:
        """Tell whether a date told after it is but its background."""
        is_coarser = slot.granularity.rank > self.slot.granularity.rank
        return is_coarser and slot.first <= self.slot.last

    def near(self, start: int) -> Slot | None:
        """Give the date to what is told soon after it."""
        return self.slot if start - self.end < _SOON else None


_SOON = 250
"""Characters, some two sentences."""


def _origin(reading: Reading, context: Context) -> dt.date | None:
    """Give the day that a phrase was counted from: the anchor or a stated date."""
    if not reading.anchored or reading.origin:
        return reading.origin
    return context.origin(reading.slot.granularity) if reading.slot else context.anchor


def _date(reading: Reading, mod: str | None) -> Date | None:
    date = reading.date or (reading.slot.date if reading.slot else None)
    return date.modified(_MODIFIERS.get(mod or "")) if date else None
