"""The chronology written out, filtered: an event at a time, however many there are."""

from __future__ import annotations

import tempfile
from collections import Counter
from typing import TYPE_CHECKING, Self, TypeAlias

from timeline.errors import UsageError
from timeline.export.formats import FORMATS, Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import TextIO

    from timeline.api.timeline import Timeline
    from timeline.export.formats import About, Exporter
    from timeline.export.template import Template
    from timeline.query.values import Event, Filters

Format: TypeAlias = Name
_LINES = 500
"""Asked for at once: where words are rare, each page looks at all that have them."""
_KINDS = {
    "undated": "without a date",
    "bounded": "of which only a bound is known",
}


class Written(int):
    """How many events were written, and how many the format has no place for."""

    left_out: Mapping[str, int]
    """By kind: `undated`, `bounded`."""

    @classmethod
    def counted(cls, written: int, left_out: Mapping[str, int]) -> Self:
        """Tell of an export."""
        made = cls(written)
        made.left_out = left_out
        return made

    @property
    def told(self) -> str:
        """Say what was left out; empty where nothing was.

        >>> Written.counted(7, {"undated": 1, "bounded": 20}).told
        '1 event without a date and 20 events of which only a bound is known'
        """
        return " and ".join(
            f"{count:,} event{'s' * (count != 1)} {_KINDS[kind]}"
            for kind, count in self.left_out.items()
            if count
        )


def every_event(
    timeline: Timeline, filters: Filters, as_of: int | None
) -> Iterator[Event]:
    """Load the events that fit, in order, page by page; ask in one `snapshot`."""
    after = None
    while True:
        page = timeline.page(filters, after=after, size=_LINES, as_of=as_of)
        yield from timeline.full(page.lines, as_of=as_of)
        if page.next is None:
            return
        after = page.next


def write_events(
    events: Iterable[Event],
    output: TextIO,
    way: Format | Path,
    *,
    about: About,
    progress: Callable[[int], None] | None,
) -> Written:
    """Write events, in a format as they come, or by a template file; return how many.

    Raises:
        UsageError: no such format, or the template fails.
    """
    if not isinstance(way, str):
        from timeline.export.template import Template  # only then is Jinja2 loaded

        return _write_by(Template(way), events, output, about, progress)
    chosen = FORMATS.get(way)
    if chosen is None:
        raise UsageError(
            f"no such format: {way!r}; expected one of {', '.join(FORMATS)}; give "
            "one of them"
        )
    written, left_out = 0, Counter(dict.fromkeys(_KINDS, 0))
    exporter = chosen.exporter(about)

    def body() -> Iterator[str]:
        nonlocal written
        for number, event in enumerate(events, 1):
            kind = chosen.omits(event)
            if kind:
                left_out[kind] += 1
            else:
                written += 1
                yield from exporter.event(event)
            if progress:
                progress(number)

    if chosen.counts_first:
        _write_kept(exporter, body(), output)
    else:
        output.writelines(exporter.document(body()))
    return Written.counted(written, left_out)


def _write_by(
    template: Template,
    events: Iterable[Event],
    output: TextIO,
    about: About,
    progress: Callable[[int], None] | None,
) -> Written:
    written = 0

    def told() -> Iterator[Event]:
        nonlocal written
        for written, event in enumerate(events, 1):
            yield event
            if progress:
                progress(written)

    output.writelines(template.document(told(), about))
    return Written.counted(written, dict.fromkeys(_KINDS, 0))


def _write_kept(exporter: Exporter, body: Iterable[str], output: TextIO) -> None:
    """Keep what the events give until all are counted: in a file, for it is much."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as kept:
        kept.writelines(body)
        kept.seek(0)
        output.writelines(exporter.document(kept))
