"""`timeline log --follow`: a real program, interrupted as a person would."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Result


@pytest.mark.usefixtures("interrupts")
def test_a_followed_log_prints_each_commit_once_until_interrupted(
    store: Callable[..., Result], articles: Path, db: str
) -> None:
    command = ["log", "--follow", "--json", "--after", "1"]
    follower = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "timeline.cli.main", "--db", db, *command],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with Timeline.open(db) as tl:
        before = [commit.id for commit in tl.log(after=1)]
        (articles / "late.txt").write_text(
            "date 2024-10-26 Divers found the anchor of the ferry on Friday.\n"
        )
        tl.ingest(articles / "late.txt")
        expected = [commit.id for commit in tl.log(after=1)]
    assert follower.stdout is not None
    seen = [json.loads(follower.stdout.readline())["commit"] for _ in expected]
    follower.send_signal(signal.SIGINT)
    rest, complaint = follower.communicate(timeout=60)

    assert len(before) < len(expected)
    assert seen == expected
    assert (follower.returncode, rest) == (130, ""), complaint
    assert complaint.startswith("interrupted")


def test_commits_are_followed_from_python(
    store: Callable[..., Result], articles: Path, db: str
) -> None:
    with Timeline.open(db) as tl:
        listed = list(tl.log())
        followed = tl.follow(poll=0.01)
        assert [next(followed) for _ in listed] == listed

        corrected = tl.retract(tl.lines()[0].id, reason="the agency withdrew it")

        assert next(followed).id == corrected.commit
