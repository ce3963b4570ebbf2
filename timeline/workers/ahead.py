"""Reading ahead: articles are begun before their turn, and come in order."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from timeline.formats import Member
    from timeline.workers.task import Read

T = TypeVar("T")

Pending: TypeAlias = "Callable[[], Read]"
"""Waits for an article that is being read; raises what reading it raised."""

PER_WORKER = 4
"""Articles under way for each worker: none waits for work, and few are held."""


class Workers(Protocol):
    """What reads elsewhere, over an executor, until it is left."""

    most: int
    """How many articles may be under way at once."""

    def start(self, member: Member) -> Pending:
        """Begin to read an article."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the workers; what is under way is given up."""
        ...


def read_ahead(
    members: Iterable[T], start: Callable[[T], Pending], most: int
) -> Iterator[tuple[T, Pending]]:
    """Begin to read members, at most so many before their turn; yield them in order."""
    waiting: deque[tuple[T, Pending]] = deque()
    for member in members:
        waiting.append((member, start(member)))
        if len(waiting) > most:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()
