"""The version of this program, from the package that is installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("timeline")
except PackageNotFoundError:  # run from a copy that was never installed
    VERSION = "0"

SOFTWARE = f"timeline {VERSION}"
"""As it is kept with every commit."""
