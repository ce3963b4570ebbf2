"""What was asked before, to be asked again: as a shell recalls its lines."""

from __future__ import annotations

_KEPT = 50


class Recall:
    """Goes back through what was used, and forth to what was typed.

    >>> recall = Recall(("role:alleged", "bridge"))
    >>> recall.earlier("fer"), recall.earlier("role:alleged")
    ('role:alleged', 'bridge')
    >>> recall.later("bridge"), recall.later("role:alleged"), recall.later("fer")
    ('role:alleged', 'fer', None)
    """

    def __init__(self, recent: tuple[str, ...] = ()) -> None:
        self.recent = recent
        """The last one used first."""
        self._way: list[str] = []
        """What was left on the way back, what was typed first."""

    def use(self, text: str) -> bool:
        """Keep a text that is used; tell whether that changes what is kept."""
        self._way = []
        if not text or self.recent[:1] == (text,):
            return False
        others = [each for each in self.recent if each != text]
        self.recent = (text, *others)[:_KEPT]
        return True

    def earlier(self, shown: str) -> str | None:
        """Give what was used before what is shown; None at the end."""
        if not self._is_on_the_way(shown):
            self._way = []
        left = {*self._way, shown}
        found = next((each for each in self.recent if each not in left), None)
        if found is not None:
            self._way.append(shown)
        return found

    def later(self, shown: str) -> str | None:
        """Give what was left for what is shown; None where nothing was."""
        if not self._is_on_the_way(shown):
            self._way = []
        return self._way.pop() if self._way else None

    def _is_on_the_way(self, shown: str) -> bool:
        """Tell whether what is shown was recalled, and not changed since."""
        return shown in self.recent
