"""Count the events of each month, with pandas: the extra timeline[pandas].

    python examples/months.py demo/timeline.db

An event counts in a month only where it certainly lies in it: “in 2024” is in none.
"""

from __future__ import annotations

import sys

from timeline import Timeline


def main(store: str) -> None:
    """Print a line a month: how many events, and how many sentences they stand on."""
    with Timeline.open(store, create=False) as tl:
        frame = tl.to_pandas()
    first, last = (frame[name].dt.to_period("M") for name in ("earliest", "latest"))
    sure = frame[first.notna() & (first == last)]
    months = sure.groupby(first[sure.index])["mentions"].agg(["count", "sum"])
    for month, (events, sentences) in months.iterrows():
        print(f"{month}  {events:>4} events  {sentences:>4} sentences")


if __name__ == "__main__":
    main(*sys.argv[1:])
