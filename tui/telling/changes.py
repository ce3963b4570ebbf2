"""What changed, in rows for a list: grouped by kind, with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from timeline.dates.labels import label
from tui.telling.text import shown
from tui.widgets.as_of import minute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.query.values import Change, ChangeKind, Changes, EventLine, Reason

Part: TypeAlias = Literal["heading", "title", "date", "change", "reason"]

KINDS: dict[ChangeKind, str] = {
    "redated": "Another date",
    "merged": "Merged",
    "split": "Split",
    "retracted": "Retracted",
    "restored": "Restored",
    "disputed": "Sources differ now",
    "settled": "Sources no longer differ",
    "reclassed": "Another role",
    "corrected": "Corrected",
    "noted": "Noted",
    "revised": "Article revised",
    "reworded": "Told otherwise",
    "reported": "More reports",
    "added": "New",
    "removed": "Gone",
}
"""Their headings, in the order of the groups: what people look for first."""

_DONE = {
    "article_read": "read",
    "events_merged": "merged",
    "merge_withdrawn": "parted",
    "event_redated": "re-dated",
    "event_split": "split",
    "event_retracted": "retracted",
    "event_annotated": "noted",
    "correction_undone": "took back",
}
_REASONS_AT_MOST = 3


class ChangeRow(NamedTuple):
    """One line of the list."""

    text: str
    part: Part
    change: int
    """Which of the changes it is of; a heading is of that below it."""
    date: str = ""
    """What stands at the right."""


def grouped(changes: Sequence[Change]) -> list[Change]:
    """Put changes in the order of their groups, in each as they came."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(changes, key=lambda change: order[leading(change)])


def leading(change: Change) -> ChangeKind:
    """Tell under which of its kinds a change is listed."""
    return next(kind for kind in KINDS if kind in change.kinds)


def counted(changes: Changes) -> str:
    """Tell how many changes there are, or that these are the first of more."""
    listed = len(changes.listed)
    if changes.are_all:
        return f"{listed:,} event{'s' * (listed != 1)} changed"
    return f"first {changes.looked_at:,} of {changes.touched:,} events touched"


def rows(changes: Sequence[Change]) -> list[ChangeRow]:
    """Tell changes that are `grouped`, line by line."""
    titles = {
        change.event: line.title
        for change in changes
        if (line := change.after or change.before)
    }
    sizes: dict[ChangeKind, int] = {}
    for change in changes:
        sizes[leading(change)] = sizes.get(leading(change), 0) + 1
    found: list[ChangeRow] = []
    for at, change in enumerate(changes):
        kind = leading(change)
        if at == 0 or leading(changes[at - 1]) != kind:
            found += [ChangeRow("", "heading", at)] if at else []
            found += [ChangeRow(f"{KINDS[kind]}  {sizes[kind]:,}", "heading", at)]
        found += _told(change, at, titles)
    return found


def _told(change: Change, at: int, titles: Mapping[str, str]) -> Iterator[ChangeRow]:
    line = change.after or change.before
    if line is None:
        return
    yield ChangeRow(shown(line.title), "title", at, label(line.date))
    for kind in sorted(change.kinds, key=list(KINDS).index):
        words = _how(kind, change, titles)
        if kind != leading(change):
            words = f"also {KINDS[kind].lower()}{words and ': '}{words}"
        if words:
            yield ChangeRow(shown(words), "change", at)
    for reason in change.reasons[-_REASONS_AT_MOST:]:
        yield ChangeRow(_why(reason), "reason", at)
    if len(change.reasons) > _REASONS_AT_MOST:
        yield ChangeRow("and more before: its history tells", "reason", at)


def _how(kind: ChangeKind, change: Change, titles: Mapping[str, str]) -> str:
    """Word a change as before → after; nothing where the heading says it all."""
    before, after = change.before, change.after
    others = ", ".join(f"“{titles.get(o, f'event {o}')}”" for o in change.others)
    if before is None or after is None:
        went = {"merged": f"now in {others}", "split": f"out of {others}"}
        return went.get(kind, "") if others else ""
    if kind in {"merged", "split"}:
        word = "with" if kind == "merged" else "from it"
        return f"{word} {others}" if others else ""
    return _differing(kind, before, after)


def _differing(kind: ChangeKind, before: EventLine, after: EventLine) -> str:
    match kind:
        case "redated":
            return f"{label(before.date)} → {label(after.date)}"
        case "reclassed":
            return f"{before.role} → {after.role}"
        case "reworded" if before.title != after.title:
            return f"was “{before.title}”"
        case "disputed":
            return "agreed → its sources differ"
        case "settled":
            return "its sources differed → agreed"
        case "reported" | "revised" if before.mentions != after.mentions:
            origins = f"{before.origins} → {after.origins} origins"
            return f"{before.mentions} → {after.mentions} mentions, {origins}"
    return ""


def _why(reason: Reason) -> str:
    done = _DONE.get(reason.type, reason.type)
    why = f": {reason.why}" if reason.why else ""
    return shown(f"{minute(reason.recorded_at)} · {reason.author} {done}{why}")
