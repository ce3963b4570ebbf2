"""A row of the table of actions."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Scope: TypeAlias = Literal[
    "app", "main", "chronology", "detail", "density", "filter", "article", "review"
]
"""Where an action lives: the app, a screen, or one of the widgets."""


class Command(NamedTuple):
    """One action: its keys, its name, and what people read about it."""

    scope: Scope
    keys: str
    """As Textual names them, the first one first."""
    display: str
    """The keys as people read them."""
    action: str
    label: str
    help: str
    in_footer: bool | Literal["wide"] = False
    """At the foot of the screen; “wide”: where there is room for more than the rest."""
    at_once: bool = False
    """Acts before the key after it is looked at: what is typed next has its place."""
