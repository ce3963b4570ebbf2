"""Finding, among what was read, the mention of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.articles import Mention


def of(mentions: Iterable[Mention], trigger: str) -> Mention:
    """The only mention with this trigger."""
    (found,) = [each for each in mentions if each.trigger.text == trigger]
    return found
