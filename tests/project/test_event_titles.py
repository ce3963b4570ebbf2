"""Which mention gives an event its title."""

from __future__ import annotations

import pytest

from tests.project.test_disagreements import report
from timeline.project.derive import primary


@pytest.mark.parametrize("told", ["She was fined on Monday", "He was fined on Monday"])
def test_a_mention_that_names_the_person_titles_the_event(told: str) -> None:
    pronoun = report(1, told)
    named = report(2, "Mara Quill was fined", date=None, who=("Mara Quill",))
    assert primary([pronoun, named], pronoun.mention.date) is named.mention


def test_a_mention_that_names_somebody_goes_before_one_that_does_not() -> None:
    nobody = report(1, "Was fined on Monday")
    named = report(2, "Mara Quill was fined", who=("Mara Quill",))
    assert primary([nobody, named], named.mention.date) is named.mention
