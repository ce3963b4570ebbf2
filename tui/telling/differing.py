"""Where sources differ, as small tables, and which events may be the same."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from timeline.export.told import worded
from tui.telling.provenance import in_short
from tui.telling.rows import BLANK, MUTED, Table, heading, labelled, plain
from tui.telling.text import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.query.values import Claim, Disagreement, DisagreementKind, Event
    from tui.telling.rows import Block

_HEADS = ("value", "who says so", "of what", "day", "mention")


class _Value(NamedTuple):
    """What sources give for one thing; those that agree stand together."""

    value: str
    scope: str
    day: str


def disagreements(event: Event) -> Iterator[Block]:
    """Show what the sources of an event give, and then what others do if it is theirs.

    What stands in one table is not told again in the next.
    """
    refs = references(event)
    told: set[tuple[str, str]] = set()
    for each in event.disagreements:
        if not each.if_same:
            yield BLANK
            yield plain(f"≠ Sources differ on {_subject(each)}", "bold $text-error")
            yield from _table(each, each.values, refs, event)
            told |= {(claim.value, claim.mention) for claim in each.values}
    perhaps = [each for each in event.disagreements if each.if_same]
    if perhaps:
        yield BLANK
        on = f" on {_subject(perhaps[0])}" if len(perhaps) == 1 else ""
        told_if = f"≠ If these are one event, sources differ{on}"
        yield plain(told_if, "bold $text-warning")
    for each in perhaps:
        fresh = [c for c in each.values if (c.value, c.mention) not in told]
        told |= {(claim.value, claim.mention) for claim in fresh}
        if fresh and len(perhaps) > 1:
            yield plain(f"on {_subject(each)}", "$text-warning")
        if fresh:
            yield from _table(each, fresh, refs, event)


def maybe_same(event: Event, title_of: Callable[[str], str | None]) -> Iterator[Block]:
    """List the events that may be the same, the likeliest first, each with a letter."""
    refs = references(event)
    others = beside(event)
    proposed = {same.event: same for same in event.maybe_same}
    if others:
        yield BLANK
        yield heading("May be the same")
    for other in others:
        same = proposed.get(other)
        title = title_of(other) or f"event {other}"
        yield labelled(refs[other], title, cells=5)
        why = f"{same.score:.2f}, {same.why}" if same else "through one of these"
        yield labelled("", Content.styled(shown(why), MUTED), cells=5)


def beside(event: Event) -> dict[str, None]:
    """Find the events that may be the same, and those that these lead to."""
    likely = sorted(event.maybe_same, key=lambda same: -same.score)
    claims = (claim for each in event.disagreements for claim in each.values)
    further = (claim.event for claim in claims if claim.event)
    return dict.fromkeys([*(same.event for same in likely), *further])


def references(event: Event) -> dict[str, str]:
    """Number an event's mentions, “[1]”, and letter the events beside it, “(a)”."""
    mentions = {m.id: f"[{at}]" for at, m in enumerate(event.mentions, start=1)}
    letters = {
        other: f"({chr(97 + at % 26)}{at // 26 or ''})"
        for at, other in enumerate(beside(event))
    }
    return mentions | letters


def _subject(each: Disagreement) -> str:
    return f"the {each.kind}" + ("" if each.about == each.kind else f": {each.about}")


def _table(
    each: Disagreement, claims: Iterable[Claim], refs: dict[str, str], event: Event
) -> Iterator[Block]:
    """Lay out who says what; who agrees in value, subject and day has one line."""
    if each.kind == "figure" and each.relation == "compatible":
        yield plain("All of these may be right.", MUTED)
    files = {m.id: m.article.path for m in event.mentions}
    rows: dict[_Value, tuple[dict[str, None], dict[str, None]]] = {}
    for claim in claims:
        who, where = rows.setdefault(_valued(claim, each.kind), ({}, {}))
        path = files.get(claim.mention)
        speaker = PurePath(path).name if path == claim.speaker else claim.speaker
        who[speaker] = None
        where[refs.get(claim.mention) or refs.get(claim.event, "")] = None
    yield Table(
        _HEADS,
        tuple(
            (
                Content.styled(shown(value.value), "bold"),
                Content(shown(", ".join(filter(None, who)))),
                Content(shown(value.scope)),
                Content(value.day),
                Content.styled(_in_ranges(where), MUTED),
            )
            for value, (who, where) in rows.items()
        ),
    )


def _valued(claim: Claim, kind: DisagreementKind) -> _Value:
    is_told = claim.scope.lower() in claim.value.lower()
    is_dated = kind in ("figure", "place")
    return _Value(
        worded(claim.value) if kind == "date" else claim.value,
        "" if is_told else claim.scope,
        in_short(worded(claim.date)) if claim.date and is_dated else "",
    )


def _in_ranges(refs: Iterable[str]) -> str:
    """Join references, those of mentions that follow each other as one range.

    >>> _in_ranges(["[1]", "[3]", "[4]", "[5]", "(a)"])
    '[1] [3–5] (a)'
    """
    runs: list[list[str]] = []
    for ref in refs:
        if runs and _number(ref) and _number(ref) == _number(runs[-1][-1]) + 1:
            runs[-1].append(ref)
        else:
            runs.append([ref])
    return " ".join(
        f"{run[0][:-1]}–{run[-1][1:]}" if len(run) > 1 else run[0] for run in runs
    )


def _number(ref: str) -> int:
    return int(ref[1:-1]) if ref[1:-1].isdecimal() else 0
