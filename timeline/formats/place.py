"""Where bytes stand: a file, or a part of one, however deep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from timeline.errors import NoArticleError, ReadError
from timeline.formats.decode import too_large
from timeline.formats.member import NOTHING, Member, Problem

if TYPE_CHECKING:
    from timeline.formats.member import Kind, Stated


@dataclass(frozen=True, slots=True)
class Place:
    """A file as the user named it, and a part of it."""

    file: str
    part: str = ""
    key: str | None = ""
    name: str = ""
    """What tells its kind where its bytes do not; `file` where it is empty."""
    stated: Stated = NOTHING
    """What is stated of all that it holds."""
    depth: int = 0
    """So many archives it lies in."""

    @property
    def path(self) -> str:
        """Where it is, for people."""
        return self.file + self.part

    @property
    def suffix(self) -> str:
        """The end of its name, in small letters."""
        return PurePosixPath(self.name or self.file).suffix.lower()

    def inside(self, part: str, key: str | None, name: str = "") -> Place:
        """Go a step further in.

        Args:
            part: of the path, for people.
            key: of the place, stable; None where there is none.
            name: of the file that is there; none where there is no file.
        """
        whole = None if self.key is None or key is None else self.key + key
        return replace(self, part=self.part + part, key=whole, name=name or "-")

    def member(
        self,
        data: bytes,
        kind: Kind,
        stated: Stated = NOTHING,
        **told: str | bool | None,
    ) -> Member:
        """Make the member that is here."""
        known = stated.over(self.stated)
        return Member(self.file, data, kind, known, self.part, self.key, **told)  # type: ignore[arg-type]

    def skipped(self, reason: str) -> Problem:
        """Name what is here as no article."""
        return Problem(self.path, NoArticleError(self.path, reason))

    def failed(self, what: str, expected: str) -> Problem:
        """Name what is here as bad input.

        Args:
            what: is wrong, after the path.
            expected: instead, and what to do.
        """
        return Problem(self.path, ReadError(f"{self.path} {what}; expected {expected}"))

    def too_large(self, size: int | None, most: int) -> Problem:
        """Name what is here as larger than it may be."""
        return Problem(self.path, too_large(self.path, size, most))


class Keys:
    """Keys of one container, each given once: the second is not the first anew."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def once(self, key: str | None) -> str | None:
        """Give the key back if it is new, and None if not."""
        if not key or key in self._given:
            return None
        self._given.add(key)
        return f"#{key}"
