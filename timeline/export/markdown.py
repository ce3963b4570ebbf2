"""A chronology as Markdown: grouped by date, every line with its sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates.labels import label
from timeline.export.formats import About
from timeline.export.plain import escaped
from timeline.export.told import (
    ROLES,
    claimed,
    condition,
    dating,
    guess,
    origins,
    sides,
    speakers,
    surety,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.query.values import ArticleRef, Disagreement, Event, EventMention

_TO_COME = "\0"
"""Around a mention whose number is not known yet: no text that is written holds it."""
_LATER = re.compile(f"{_TO_COME}(?P<mention>[^{_TO_COME}]*){_TO_COME}(?P<after>(, )?)")


def markdown(events: Iterable[Event], *, title: str = "Chronology") -> str:
    """Write events, in the order given, as Markdown ready to paste into a brief.

    Any text renders to the letter: what Markdown would read as markup is escaped.
    """
    document = MarkdownDocument(About(title))
    body = [line for event in events for line in document.event(event)]
    return "".join(document.document(body))


class MarkdownDocument:
    """A chronology that is written an event at a time: it holds no event.

    What is counted stands before the events, and an event may cite one after it; so
    the lines that `event` gives are kept by the caller, and put through `document`.
    """

    def __init__(self, about: About) -> None:
        self._title = escaped(about.title) or "Chronology"
        self._events = 0
        self._heading = ""
        self._articles: dict[str, ArticleRef] = {}
        self._numbers: dict[str, int] = {}
        """Of articles, in the order in which they are cited."""
        self._cited: dict[str, int] = {}
        """The number of each mention's article."""

    def event(self, event: Event) -> Iterator[str]:
        """Write the next event, in lines."""
        self._events += 1
        for mention in event.mentions:
            article = mention.article
            number = self._numbers.setdefault(article.id, len(self._numbers) + 1)
            self._articles[article.id] = article
            self._cited[mention.id] = number
        heading = _heading(event)
        if heading != self._heading:
            self._heading = heading
            yield f"## {heading}\n\n"
        yield from (f"{line}\n" for line in _event(event, self._cited))
        yield "\n"

    def document(self, body: Iterable[str]) -> Iterator[str]:
        """Write the whole document around the events, in lines."""
        articles = len(self._numbers)
        told = f"{self._events} event{'s' * (self._events != 1)}"
        told += f" from {articles} article{'s' * (articles != 1)}."
        yield f"# {self._title}\n\n{told}\n"
        if not self._events:
            return
        yield "\n"
        for line in body:
            yield _LATER.sub(self._later, line) if _TO_COME in line else line
        yield "## Sources\n\n"
        for article, number in self._numbers.items():
            yield f"{number}. {_source(self._articles[article])}".rstrip() + "\n"

    def _later(self, found: re.Match[str]) -> str:
        """Cite what stood for its mention until that came, or nothing."""
        number = self._cited.get(found["mention"])
        return "" if number is None else f"{number}{found['after']}"


def _heading(event: Event) -> str:
    text = label(event.date)
    return text[:1].upper() + text[1:]


def _event(event: Event, cited: dict[str, int]) -> list[str]:
    facts = [ROLES[event.role]]
    if event.who:
        facts.append("who: " + ", ".join(map(escaped, event.who)))
    if event.where:
        facts.append("where: " + ", ".join(map(escaped, event.where)))
    if event.date:
        facts.append(f"date: `{event.date.edtf}`")
    if len(event.mentions) > 1:
        facts.append(f"{len(event.mentions)} mentions, {escaped(origins(event))}")
    lines = [f"- **{escaped(event.title)}**", f"  {'; '.join(facts)} \\[{event.id}\\]"]
    if event.retracted:
        lines.append("  - *Retracted.*")
    lines += [_mention(mention, cited[mention.id]) for mention in event.mentions]
    lines += [_disagreement(each, cited) for each in event.disagreements]
    lines += [
        f"  - *Note* ({escaped(note.author)}): {escaped(note.text)}"
        for note in event.notes
    ]
    lines += [
        f"  - *Corrected*: {escaped(each.what)} by {escaped(each.author)}: "
        f"{escaped(each.reason)}"
        for each in event.corrections
        if each.kind != "annotate"
    ]
    return lines


def _mention(mention: EventMention, number: int) -> str:
    said = [f"{escaped(alleged)} said so" for alleged in speakers(mention)]
    said += [escaped(hedge)] if (hedge := surety(mention)) else []
    told = f" ({'; '.join(said)})" if said else ""
    source = f"\\[{number}\\]"
    perhaps = f", {escaped(guess(mention.estimate))}" if mention.estimate else ""
    why = dating(mention, escaped)
    return f"  - “{escaped(mention.quote)}”{told} {source} — {why}{perhaps}"


def _disagreement(each: Disagreement, cited: dict[str, int]) -> str:
    values = []
    for claim in each.values:
        number = str(cited.get(claim.mention, ""))
        if claim.event and not number:
            number = f"{_TO_COME}{claim.mention}{_TO_COME}"
        other = f"event {claim.event}" if claim.event else ""
        by = ", ".join(filter(None, [number, escaped(claimed(claim)), other]))
        values.append(escaped(claim.value) + (f" \\[{by}\\]" if by else ""))
    about = "" if each.about == each.kind else f" of {escaped(each.about)}"
    differ = f"*Sources differ on {each.kind}{about}{condition(each)}*{sides(each)}"
    return f"  - {differ}: {' / '.join(values)}"


def _source(article: ArticleRef) -> str:
    day = article.published.isoformat() if article.published else "no publication date"
    parts = [
        f"“{escaped(article.title)}”" if article.title else "untitled",
        escaped(article.publisher),
        f"{day} ({escaped(article.published_evidence)})",
        escaped(article.url or ""),
        escaped(article.path),
        f"SHA-256 {article.sha256[:12]}…",
    ]
    return ". ".join(part for part in parts if part)
