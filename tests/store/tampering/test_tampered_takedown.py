"""A takedown is sound to `verify`, and what somebody alters of one is named.

In SQLite, by somebody who has the file and drops the guards first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.tamper import (
    PAID,
    SENT,
    ingest,
    new_store,
    tamper,
)
from timeline import verify

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two articles, positions 1 to 3 and 4 to 5; the first is taken down."""
    folder = tmp_path_factory.mktemp("sound")
    with new_store(folder) as tl:
        ingest(tl, folder, harbour=f"{SENT} {PAID}", coast=PAID)
        tl.annotate(tl.lines()[0].id, "confirmed by phone")
        tl.redact(str(folder / "harbour.txt"), reason="court order 12")
        log = [(e.position, e.type) for commit in tl.log() for e in commit.entries]
    assert log[0] == (1, "article_read")
    assert log[3] == (4, "article_read")
    assert log[-1] == (8, "article_redacted")
    return folder / "news.db"


def test_a_store_with_a_takedown_is_sound(db: Path) -> None:
    found = verify(db)
    assert found.problems == ()
    (redactions,) = [each for each in found.checks if each.name == "redactions"]
    assert redactions.found.startswith("4, each")  # and the reason of a merge


ALTERED = {
    "the digest of a payload": (
        2,
        ["UPDATE redactions SET payload_digest = zeroblob(32) WHERE position = 2"],
    ),
    "who asks": (2, ["UPDATE redactions SET by_position = 7 WHERE position = 2"]),
    "a redaction away": (3, ["DELETE FROM redactions WHERE position = 3"]),
    "a payload put back": (
        1,
        [
            "UPDATE entries SET payload = '{}' WHERE position = 1",
            "DELETE FROM redactions WHERE position = 1",
        ],
    ),
    "one entry more": (
        5,
        [
            "INSERT INTO redactions SELECT 5, payload_digest, 8 FROM redactions"
            " WHERE position = 2",
            "UPDATE entries SET payload = NULL WHERE position = 5",
        ],
    ),
    "what is read instead": (
        8,
        [
            "UPDATE entries SET payload = replace(payload, '[redacted]', '[edited]')"
            " WHERE position = 8"
        ],
    ),
    "the takedown itself blanked": (
        8,
        ["UPDATE entries SET payload = NULL WHERE position = 8"],
    ),
    "the text of the other article away": (4, ["DELETE FROM article_texts"]),
}


@pytest.mark.parametrize(("position", "statements"), ALTERED.values(), ids=ALTERED)
def test_what_is_altered_is_named(
    db: Path, position: int, statements: list[str]
) -> None:
    tamper(db, *statements)
    assert position in {each.position for each in verify(db, quick=True).problems}
