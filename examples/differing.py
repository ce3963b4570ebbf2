"""Print where the sources of one event differ, and who says what.

python examples/differing.py demo/timeline.db
"""

from __future__ import annotations

import sys

from timeline import Timeline


def main(store: str) -> None:
    """Print each disagreement in a store, its sides under one another."""
    with Timeline.open(store, create=False) as tl:
        for event in tl.events(disagrees=True):
            print(event.title)
            for differing in event.disagreements:
                print(f"  {differing.kind}, {differing.about}:")
                for claim in differing.values:
                    print(f"    {claim.value}  ({claim.speaker or 'nobody named'})")


if __name__ == "__main__":
    main(*sys.argv[1:])
