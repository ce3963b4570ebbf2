"""Two events side by side: what each says, and what would differ if they are one."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from timeline.dates.labels import label
from tui.telling.provenance import basis, briefly
from tui.telling.rows import BLANK, MUTED, barred, heading, lay_out, plain
from tui.telling.testimony import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.query.values import Event
    from tui.telling.rows import Row

_NARROW = 56
"""Below so many cells one stands under the other."""
_BETWEEN = " │ "
_MOST_SENTENCES = 3


def beside(one: Event, other: Event, width: int) -> Content:
    """Lay two events out side by side: what they are, why they may be one, who says so.

    Where there is no room beside, one stands under the other.
    """
    events = one, other
    parts = [
        _columns([_head(each) for each in events], width),
        lay_out(_together(one, other), width),
        _columns([_sentences(each) for each in events], width),
    ]
    return Content("\n").join(parts)


def _columns(sides: Sequence[Iterable[Row]], width: int) -> Content:
    if width < _NARROW:
        return Content("\n\n").join(lay_out(side, width) for side in sides)
    room = (width - len(_BETWEEN)) // 2
    columns = [lay_out(side, room).split("\n") for side in sides]
    return Content("\n").join(
        Content.assemble(
            left, " " * max(0, room - left.cell_length), (_BETWEEN, MUTED), right
        )
        for left, right in zip_longest(*columns, fillvalue=Content(""))
    )


def _head(event: Event) -> Iterator[Row]:
    """Tell when it was, what it was, and how that is known."""
    yield plain(label(event.date), "bold $text-accent")
    yield plain(event.title, "bold")
    dating = basis(event)
    if dating is not None:
        yield plain(briefly(dating), MUTED)


def _sentences(event: Event) -> Iterator[Row]:
    """Tell who says so, by the first sentences."""
    for mention in event.mentions[:_MOST_SENTENCES]:
        yield BLANK
        yield barred(quoted(mention), "$accent")
        source = mention.article.publisher or mention.article.path
        day = mention.article.published or "no publication date"
        yield plain(f"{source}, {day}", MUTED)
    more = len(event.mentions) - _MOST_SENTENCES
    if more > 0:
        yield plain(f"and {more} more", MUTED)


def _together(one: Event, other: Event) -> Iterator[Row]:
    """Tell why they may be one, and what their sources would differ on."""
    yield BLANK
    same = next((each for each in one.maybe_same if each.event == other.id), None)
    if same is None:
        yield plain("Not proposed as one by the matcher.", MUTED)
    else:
        yield heading(f"Proposed as one: {same.score:.0%}")
        yield plain(same.why)
    for each in one.disagreements:
        if not each.if_same or all(claim.event != other.id for claim in each.values):
            continue
        about = "" if each.about == each.kind else f": {each.about}"
        yield plain(
            f"≠ If one event, sources differ on the {each.kind}{about}", "$text-warning"
        )
        for claim in each.values:
            by = f" ({claim.speaker})" if claim.speaker else ""
            yield plain(f"{claim.value}{by}", indent=2)
    first, second = one.date, other.date
    if first and second and not first.overlaps(second.earliest, second.latest):
        words = f"≠ If one event, its dates differ: {label(first)}, {label(second)}"
        yield plain(words, "$text-warning")
