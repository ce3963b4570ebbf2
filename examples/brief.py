"""Read a folder of articles and print its chronology, each line with its reason.

    python examples/brief.py seeds

Nothing is kept: the store is in memory.
"""

from __future__ import annotations

import sys

from timeline import Timeline


def main(folder: str) -> None:
    """Print the events of the articles in a folder."""
    with Timeline.open(":memory:") as tl:
        report = tl.ingest(folder)
        for each in report.articles:
            if each.error or each.skipped:
                print(f"{each.path}: {each.error or each.skipped}", file=sys.stderr)
        for event in tl.events():
            date = event.date.edtf if event.date else "undated"
            print(f"{date:<24} {event.title}")
            for mention in event.mentions:
                source = mention.article.publisher or mention.article.path
                phrase = f", by “{mention.timex.text}”" if mention.timex else ""
                print(f"{'':<24}   {source}{phrase}")


if __name__ == "__main__":
    main(*sys.argv[1:])
