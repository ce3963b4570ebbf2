"""What the app remembers from one run to the next: colours, layout, places."""

from __future__ import annotations

import json
import os
import tempfile
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from platformdirs import user_state_path

SPLIT = 57
"""The chronology's share of the width beside the detail, in percent."""
NARROWEST, WIDEST = 30, 75
_STORES = 50
"""Stores whose place is remembered: those left last."""
_Value = TypeVar("_Value", str, int)


@dataclass(frozen=True)
class Remembered:
    """The values; each has one that fits where nothing is known yet."""

    theme: str = ""
    """Empty leaves it to Textual."""
    split: int = SPLIT
    """Percent of the width, or of the height, that the chronology takes."""
    detail: bool = True
    """Whether the event is shown beside the chronology."""
    recent: tuple[str, ...] = ()
    """Filters, as the filter writes them; the last one used first."""
    paths: str = ""
    """Where articles were last read from, as it can be typed anywhere."""
    places: dict[str, str] = field(default_factory=dict)
    """The event that the cursor was on, by the store's place."""
    seen: dict[str, int] = field(default_factory=dict)
    """The position of the log that was last shown, by the store's place."""


class Settings:
    """What is remembered, and the file that it is in.

    Nothing of it is worth a crash: a file that cannot be read gives the defaults, one
    that cannot be written leaves them to this run; `problem` says so, once.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Read the file.

        Args:
            path: None remembers for this run only.
        """
        self._path = path
        self.problem = ""
        """What to tell the reader: the file could not be read, or not be written."""
        self._alone = threading.Lock()
        self._now = Remembered()
        self._now = self._read()

    @property
    def now(self) -> Remembered:
        """The values as they are."""
        return self._now

    def keep(self, **values: object) -> None:
        """Change values by name, and write all of them.

        What another window has kept in the meantime stays.  Any thread may ask.
        """
        with self._alone:
            self._refresh()
            self._now = replace(self._now, **values)  # type: ignore[arg-type]  # a wrong name raises
            self._write()

    def keep_place(self, store: str, event: str, position: int) -> None:
        """Remember where the reader was in a store, and what the log held."""
        with self._alone:
            self._refresh()
            self._now = replace(
                self._now,
                places=_last(self._now.places, store, event),
                seen=_last(self._now.seen, store, position),
            )
            self._write()

    def _refresh(self) -> None:
        if not self.problem:
            self._now = self._read()

    def _read(self) -> Remembered:
        if self._path is None:
            return self._now
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            if not isinstance(found, dict):
                raise ValueError("no object")
        except (FileNotFoundError, NotADirectoryError):
            return self._now
        except (OSError, ValueError, RecursionError) as error:
            self.problem = (
                f"cannot read the settings in {self._path}: {error}; the defaults are "
                "used and nothing is remembered; remove the file to start anew"
            )
            return self._now
        return _checked(found)

    def _write(self) -> None:
        if self._path is None or self.problem:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._path.parent, suffix=".tmp")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(asdict(self._now), file, indent=1)
                Path(name).replace(self._path)
            except BaseException:
                with suppress(OSError):
                    Path(name).unlink()
                raise
        except OSError as error:
            self.problem = (
                f"cannot write the settings to {self._path}: {error}; what you choose "
                "holds until you leave; make the folder writable, or name another in "
                "TIMELINE_STATE"
            )


def state_file() -> Path:
    """Name the file, in the folder `TIMELINE_STATE` or else the user's for state."""
    folder = os.environ.get("TIMELINE_STATE")
    return Path(folder or user_state_path("timeline", appauthor=False)) / "tui.json"


def _checked(found: dict[str, Any]) -> Remembered:
    """Take what is as it should be; an edited or older file may hold anything."""
    checks = {
        "theme": lambda value: isinstance(value, str),
        "split": lambda value: type(value) is int and NARROWEST <= value <= WIDEST,
        "detail": lambda value: isinstance(value, bool),
        "recent": lambda value: isinstance(value, list) and _all(str, value),
        "paths": lambda value: isinstance(value, str),
        "places": lambda value: isinstance(value, dict) and _all(str, value.values()),
        "seen": lambda value: isinstance(value, dict) and _positions(value.values()),
    }
    names = [each.name for each in fields(Remembered)]
    good = {name: found[name] for name in names if checks[name](found.get(name))}
    if "recent" in good:
        good["recent"] = tuple(good["recent"])
    return Remembered(**good)


def _all(kind: type, values: Any) -> bool:
    return all(type(value) is kind for value in values)


def _positions(values: Any) -> bool:
    return _all(int, values) and all(value >= 0 for value in values)


def _last(values: dict[str, _Value], store: str, value: _Value) -> dict[str, _Value]:
    """Put a store last, and let go of those that were left long ago."""
    kept = {each: values[each] for each in values if each != store} | {store: value}
    return dict(list(kept.items())[-_STORES:])
