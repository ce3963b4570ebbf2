"""Several processes on one store: one log, in one order, that all agree on."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

from tests.store.processes import exit_code, printed, start
from timeline.store import open_log

if TYPE_CHECKING:
    from tests.store.conftest import Append
    from timeline.store import Log

NAMES = ("Ada", "Bob", "Cem", "Dee")

SAME_KEYS = """
for number in range(100):
    stream = f"event:{number}"
    done = append(log, NewEntry(stream, payload.model_copy(update={"reason": "gone"})),
                  key=f"key {number}")
    print(done.commit, done.first_position, done.recorded_at, done.is_new)
"""

IN_TURN = """
won = 0
for _ in range(40):
    version = len(log.stream("event:1"))
    try:
        append(log, NewEntry("event:1", payload, expected_version=version))
        won += 1
    except WrongVersionError:
        pass
print(won)
"""

WITHOUT_REPLY = """
append(log, NewEntry("event:1", payload), key="once")
os.kill(os.getpid(), 9)
"""

AGAIN = """
done = append(log, NewEntry("event:1", payload), key="once")
print(done.commit, done.is_new)
"""

THREES = """
for number in range(30):
    append(log, *[NewEntry(f"{name}:{part}", payload) for part in range(3)])
"""

FOLLOW = """
for commit in log.follow(poll=0.01):
    print(commit.id, *(entry.position for entry in commit.entries), flush=True)
    if commit.id == 90:
        break
"""


def test_the_same_requests_from_all_sides_are_recorded_once(db: str) -> None:
    answers = printed([start(SAME_KEYS, db, name) for name in NAMES])

    told = [[line.split() for line in lines] for lines in answers]
    places = [[line[:-1] for line in lines] for lines in told]
    assert all(each == places[0] for each in places)
    for same_request in zip(*told, strict=True):
        assert sorted(line[-1] for line in same_request) == ["False"] * 3 + ["True"]
    log = open_log(db)
    assert log.head().position == log.head().commit == 100
    log.close()


def test_who_expects_a_version_wins_it_alone(db: str) -> None:
    won = printed([start(IN_TURN, db, name) for name in NAMES[:3]])

    log = open_log(db)
    versions = [entry.version for entry in log.stream("event:1")]
    assert versions == list(range(1, sum(int(line) for [line] in won) + 1))
    log.close()


def test_a_request_whose_answer_was_lost_is_answered_when_asked_again(db: str) -> None:
    assert exit_code(start(WITHOUT_REPLY, db, "Ada")) == -signal.SIGKILL

    [lines] = printed([start(AGAIN, db, "Ada")])

    assert lines == ["1 False"]


def test_a_reader_that_follows_misses_nothing_and_sees_no_half(db: str) -> None:
    follower = start(FOLLOW, db, "reader")
    writers = [start(THREES, db, name) for name in NAMES[:3]]

    [seen] = printed([follower])

    printed(writers)
    expected = [
        [commit, *range(3 * commit - 2, 3 * commit + 1)] for commit in range(1, 91)
    ]
    assert [[int(number) for number in line.split()] for line in seen] == expected


def test_following_starts_after_a_commit_and_goes_on(log: Log, append: Append) -> None:
    append("a")
    append("b")
    followed = log.follow(after=1, poll=0.01)

    assert next(followed).id == 2
    append("c", "d")
    later = next(followed)

    assert [entry.stream for entry in later.entries] == ["c", "d"]


def test_following_ends_when_it_is_told_to(log: Log, append: Append) -> None:
    append("a")
    append("b")
    stop = threading.Event()
    seen = []

    for commit in log.follow(stop=stop):
        seen.append(commit.id)
        stop.set()

    assert seen == [1]
    assert list(log.follow(stop=stop)) == []
