"""A reader that tails a log, run as a program: `DB COMMITS`.

It tells on standard output of each commit as it comes, until it has seen so many.
"""

from __future__ import annotations

import sys
import time

from timeline.store import open_log


def main(db: str, commits: str) -> None:
    """Read until the log has so many commits."""
    log, seen = open_log(db), 0
    while seen < int(commits):
        for commit in log.commits(seen):
            seen = commit.id
            positions = [entry.position for entry in commit.entries]
            sys.stdout.write(f"{commit.id} {positions[0]} {positions[-1]}\n")
        time.sleep(0.005)
    log.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
