"""What a value shows of itself in a notebook, and to rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import RenderableType

T = TypeVar("T")


class Shown:
    """Shows itself whole: words of articles escaped, nothing a terminal would obey."""

    __slots__ = ()

    def __rich__(self) -> RenderableType:
        """Lay it out for `rich`, which the caller has loaded."""
        from timeline.export.notebook import as_rich

        return as_rich(self)

    def _repr_html_(self) -> str:
        """Write it as HTML, as notebooks ask."""
        from timeline.export.notebook import as_html

        return as_html(self)


class Listed(Shown, list[T]):
    """What a query lists: a list that shows itself as a table in a notebook."""

    __slots__ = ()
