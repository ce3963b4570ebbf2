"""What a check of a store finds: frozen values, a bounded number of problems each."""

from __future__ import annotations

from dataclasses import dataclass

_AT_MOST = 20
"""One alteration may spoil many rows; the first few tell where to look."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a store that is not as it was recorded."""

    what: str
    position: int | None = None
    """The first position of the log that it spoils; None where it is none."""

    def __str__(self) -> str:
        """Name the position, then say what is wrong."""
        if self.position is None:
            return self.what
        return f"position {self.position}: {self.what}"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, and what is wrong with it."""

    name: str
    found: str
    """What was looked at, for people: “1,234, chain whole”."""
    problems: tuple[Problem, ...] = ()
    """The first ones, by position; empty where all is sound."""
    more: int = 0
    """How many problems are not listed."""


class Findings:
    """Collects the problems of one check."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._problems: list[Problem] = []
        self._count = 0

    def add(self, what: str, position: int | None = None) -> None:
        """Note a problem; past the first few it is only counted."""
        self._count += 1
        if len(self._problems) < _AT_MOST:
            self._problems.append(Problem(what, position))

    def __bool__(self) -> bool:
        """Tell whether there is a problem."""
        return self._count > 0

    def check(self, looked_at: str, sound: str) -> Check:
        """Close the check: what was looked at, and what that is where all is well."""
        problems = sorted(
            self._problems,
            key=lambda each: (each.position is None, each.position or 0),
        )
        verdict = sound if not problems else counted(self._count, "problem")
        return Check(
            name=self.name,
            found=", ".join(part for part in (looked_at, verdict) if part),
            problems=tuple(problems),
            more=self._count - len(problems),
        )


def counted(number: int, what: str) -> str:
    """Write a number with what it counts.

    >>> counted(1, "entry"), counted(1234, "row")
    ('1 entry', '1,234 rows')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"
