"""What the mentions of an event give, side by side: a value, who says so, of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from timeline.project.derive import Reported

Relation: TypeAlias = Literal["compatible", "conflicting"]
"""Whether all can be right: “at least 1,500” and 3,000 can, 3,000 and 12,000 not."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """One side: what a mention gives, who says so, about what, and for which day."""

    value: str
    mention: str
    speaker: str
    scope: str = ""
    """What is counted, as worded: “North Korean troops”."""
    date: str | None = None
    """The mention's date as EDTF."""
    event: str = ""
    """Which other event the mention is of; empty where it is of the event itself."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Mentions of one event that give different values for one thing."""

    kind: Literal["date", "figure", "place", "certainty"]
    about: str
    values: tuple[Claimed, ...]
    relation: Relation = "conflicting"
    if_same: bool = False
    """True where some value is of another event, which may be the same."""


def speaker(report: Reported) -> str:
    """Name who says so: the speaker that the text names, or else the publisher."""
    path, title, publisher, *_ = (*report.source, "", "", "")
    return report.mention.attribution or publisher or title or path


def claimed(report: Reported, value: str, scope: str = "", event: str = "") -> Claimed:
    """Put a value together with who gives it and for which day."""
    date = report.mention.date
    edtf = date.edtf if date else None
    return Claimed(value, report.mention.id, speaker(report), scope, edtf, event)
