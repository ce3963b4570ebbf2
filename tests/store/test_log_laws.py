"""What holds for any sequence of appends."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.store import NewEntry, StoredEntry, open_log
from timeline.store.payloads import EventAnnotated

if TYPE_CHECKING:
    from tests.conftest import NewDatabase

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ENTRIES = st.tuples(st.sampled_from(["a", "b", "c"]), TEXTS)
COMMITS = st.lists(st.lists(ENTRIES, min_size=1, max_size=4), max_size=6)
CLOCKS = st.lists(st.integers(0, 2**50), min_size=10, max_size=10)


def text_of(entry: StoredEntry) -> str:
    assert isinstance(entry.payload, EventAnnotated)
    return entry.payload.text


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(commits=COMMITS, clock=CLOCKS)
def test_any_appends_read_back_in_order(
    new_db: NewDatabase, commits: list[list[tuple[str, str]]], clock: list[int]
) -> None:
    log = open_log(new_db(), create=True, clock=iter(clock).__next__)
    for number, commit in enumerate(commits, 1):
        committed = log.append(
            [
                NewEntry(stream, EventAnnotated(event="e1", text=text, reason=text))
                for stream, text in commit
            ],
            author="Ada",
            command="annotate",
            software="timeline 0.1",
        )
        assert committed.commit == number

    stored = list(log.entries())
    given_entries = [entry for commit in commits for entry in commit]
    assert [entry.position for entry in stored] == list(range(1, len(stored) + 1))
    assert [(entry.stream, text_of(entry)) for entry in stored] == given_entries
    seen: Counter[str] = Counter()
    for entry in stored:
        seen[entry.stream] += 1
        assert entry.version == seen[entry.stream]
    recorded = [commit.recorded_at for commit in log.commits()]
    assert recorded == sorted(set(recorded))
    log.close()
