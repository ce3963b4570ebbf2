"""What holds when nobody says: environment, configuration, data folder."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

from timeline.errors import StoreError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from timeline.extract import Extractor


def config_file() -> Path:
    """Tell where the configuration is kept: `config.toml` in the user's own folder."""
    from platformdirs import user_config_path

    return user_config_path("timeline") / "config.toml"


def default_database() -> str:
    """Find the database: `TIMELINE_DB`, then `db` in the configuration, then a file.

    Raises:
        StoreError: the data folder cannot be made.
        UsageError: the configuration cannot be read.
    """
    named = os.environ.get("TIMELINE_DB")
    if named:
        return named
    configured = _configured("db")
    if configured:
        return configured
    from platformdirs import user_data_path

    folder = user_data_path("timeline")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot make {folder} for the store: {error.strerror}; expected a data "
            "folder that you may write to; name another file with --db or TIMELINE_DB"
        ) from error
    return str(folder / "timeline.db")


def known_locale(given: str | None = None) -> str | None:
    """Find the locale: as given, then `TIMELINE_LOCALE`, then `locale` configured.

    Raises:
        UsageError: no such locale, or the configuration cannot be read.
    """
    from timeline.resolve.locales import order_of

    locale = given or os.environ.get("TIMELINE_LOCALE") or _configured("locale")
    if locale:
        order_of(locale)  # it raises where there is no such locale
    return locale


def known_language(given: str | None) -> str | None:
    """Take a language as given; None where each text is to tell its own.

    Raises:
        UsageError: a language that is not read.
    """
    from timeline.resolve.languages import language_code

    return None if given is None or given == "auto" else language_code(given)


def known_extractor(
    given: str | Extractor | None = None, options: Mapping[str, str] | None = None
) -> Extractor:
    """Find the extractor: as given, then `TIMELINE_EXTRACTOR`, then as configured.

    Its options are those given, then `TIMELINE_LLM_MODEL` and the like, then those in
    the table of its name in the configuration.

    Raises:
        UsageError: no such extractor or option, or the configuration cannot be read.
    """
    from timeline.extractors.registry import DEFAULT, make_extractor

    if given is not None and not isinstance(given, str):
        return given
    named = os.environ.get("TIMELINE_EXTRACTOR")
    name = given or named or _configured("extractor") or DEFAULT
    prefix = f"TIMELINE_{name.upper()}_"
    environment = {
        option: os.environ[prefix + option.upper()]
        for option in ("model", "endpoint")
        if os.environ.get(prefix + option.upper())
    }
    return make_extractor(name, _table(name) | environment | dict(options or {}))


def _table(name: str) -> dict[str, str]:
    """Read the options of an extractor: `[llm]` in the configuration."""
    table = _read_config().get(name, {})
    if not isinstance(table, dict):
        raise UsageError(
            f"{config_file()}: {name} is {table!r}; expected a table of options, "
            f'[{name}] and a line such as model = "…"; mend it'
        )
    for option, value in table.items():
        if not isinstance(value, str):
            raise UsageError(
                f"{config_file()}: {name}.{option} is {value!r}; expected text in "
                "quotes; mend it"
            )
    return table


def _configured(name: str) -> str | None:
    value = _read_config().get(name)
    if value is not None and not isinstance(value, str):
        raise UsageError(
            f"{config_file()}: {name} is {value!r}; expected {_EXPECTED[name]}; mend it"
        )
    return value


def _read_config() -> dict[str, object]:
    path = config_file()
    if not path.exists():
        return {}
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"cannot read {path}: {error}; expected TOML such as db = "
            '"/path/to/timeline.db"; mend or remove it'
        ) from error


_EXPECTED = {
    "db": "a path or a database URL",
    "extractor": "a name such as rules",
    "locale": "a locale such as en_GB",
}


def default_author() -> str:
    """Name who acts: `TIMELINE_AUTHOR`, else the user's login name."""
    import getpass

    try:
        return os.environ.get("TIMELINE_AUTHOR") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
