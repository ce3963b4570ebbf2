"""What libraries log of a hostile page stays out of the terminal."""

from __future__ import annotations

import logging


def keep_quiet(name: str) -> None:
    """Keep a library's messages from standard error, where nobody asked to see them.

    Who sets up logging for a program still gets them.
    """
    logger = logging.getLogger(name)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
