"""Articles told, one of them to take down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.api.takedown import COURIER, HARBOUR

if TYPE_CHECKING:
    from tests.conftest import Tell
    from timeline import Timeline


@pytest.fixture
def harbour(tl: Timeline, tell: Tell) -> str:
    """The id of an article to take down; another tells one of its events too."""
    told = tell("harbour", HARBOUR).article
    tell("courier", COURIER)
    assert told
    return told.id
