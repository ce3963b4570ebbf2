"""What a sentence tells of one clause, before it becomes a mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extract.sources import NOBODY, Source

if TYPE_CHECKING:
    from timeline.articles import Certainty, Polarity, Role


@dataclass(slots=True)
class Told:
    """What the sentence says of one clause, before it becomes a mention.

    Nothing changes one.
    """

    role: Role
    who: tuple[str, ...]
    source: Source = NOBODY
    whom: tuple[str, ...] = ()
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
