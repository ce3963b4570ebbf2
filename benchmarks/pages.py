"""Publication dates of web pages: ours and htmldate's, on the pages of the tests.

The pages were written to trap a reader of dates, so the figures say which traps each
falls into, not how often the web has them.

    python benchmarks/pages.py
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from htmldate import find_date

from timeline.formats import Member
from timeline.parse.reader import read_member

PAGES = Path(__file__).parents[1] / "tests" / "formats" / "pages"


def ours(name: str) -> str | None:
    """The day that this program takes, by evidence or as a guess."""
    data = (PAGES / f"{name}.html").read_bytes()
    day = read_member(Member(f"{name}.html", data, "html")).publication.date
    return day and day.isoformat()


def theirs(name: str) -> str | None:
    """The day that htmldate takes, asked for the first publication."""
    return find_date((PAGES / f"{name}.html").read_bytes(), original_date=True)


def verdict(told: str | None, stated: str | None) -> str:
    """Compare a day with the right one; where there is none, none is right."""
    if told == stated:
        return "exact" if stated else "rightly none"
    return "wrong" if told else "missed"


def main() -> None:
    """Print a table, and what each gets wrong."""
    expected = json.loads((PAGES / "expected.json").read_text("utf-8"))["articles"]
    verdicts = ("exact", "rightly none", "missed", "wrong")
    print(f"{len(expected)} pages", *verdicts, sep="\t")
    for label, read in (("timeline", ours), ("htmldate", theirs)):
        counts: Counter[str] = Counter()
        misread = []
        for name, page in expected.items():
            told = read(name)
            each = verdict(told, page["date"])
            counts[each] += 1
            if each in ("missed", "wrong"):
                misread.append(f"{name}: {told}, not {page['date']} ({page['about']})")
        print(label, *(counts[each] for each in verdicts), sep="\t")
        print(*(f"    {line}" for line in misread), sep="\n")


if __name__ == "__main__":
    main()
