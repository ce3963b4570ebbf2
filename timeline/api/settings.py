"""Where the store is, when nobody says: environment, configuration, data folder."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

from timeline.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def config_file() -> Path:
    """Tell where the configuration is kept: `config.toml` in the user's own folder."""
    from platformdirs import user_config_path

    return user_config_path("timeline") / "config.toml"


def default_database() -> str:
    """Find the database: `TIMELINE_DB`, then `db` in the configuration, then a file.

    Raises:
        UsageError: the configuration cannot be read.
    """
    named = os.environ.get("TIMELINE_DB")
    if named:
        return named
    configured = _configured()
    if configured:
        return configured
    from platformdirs import user_data_path

    folder = user_data_path("timeline")
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder / "timeline.db")


def _configured() -> str | None:
    path = config_file()
    if not path.exists():
        return None
    try:
        with path.open("rb") as file:
            db = tomllib.load(file).get("db")
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"cannot read {path}: {error}; expected TOML such as db = "
            '"/path/to/timeline.db"; mend or remove it'
        ) from error
    if db is not None and not isinstance(db, str):
        raise UsageError(
            f"{path}: db is {db!r}; expected a path or a database URL; mend it"
        )
    return db


def default_author() -> str:
    """Name who acts: `TIMELINE_AUTHOR`, else the user's login name."""
    import getpass

    try:
        return os.environ.get("TIMELINE_AUTHOR") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
