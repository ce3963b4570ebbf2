"""A chronology as Markdown: grouped by date, every line with its sources."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from timeline.dates.labels import label
from timeline.export.plain import escaped
from timeline.export.told import claimed, condition, guess, origins, sides, surety

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.query.values import ArticleRef, Disagreement, Event, EventMention

_ROLES = {
    "statement": "statement",
    "occurrence": "reported as happened",
    "alleged": "alleged",
    "planned": "planned",
}


def markdown(events: Iterable[Event], *, title: str = "Chronology") -> str:
    """Write events, in the order given, as Markdown ready to paste into a brief.

    Any text renders to the letter: what Markdown would read as markup is escaped.
    """
    listed = list(events)
    numbers = _numbers(listed)
    cited = {
        mention.id: numbers[mention.article.id]
        for event in listed
        for mention in event.mentions
    }
    lines = [f"# {escaped(title) or 'Chronology'}", "", _count(listed, numbers), ""]
    for heading, group in groupby(listed, key=_heading):
        lines += [f"## {heading}", ""]
        for event in group:
            lines += _event(event, cited)
            lines.append("")
    lines += _sources(listed, numbers)
    return "\n".join(lines).rstrip() + "\n"


def _heading(event: Event) -> str:
    text = label(event.date)
    return text[:1].upper() + text[1:]


def _count(events: Sequence[Event], numbers: dict[str, int]) -> str:
    told = f"{len(events)} event{'s' * (len(events) != 1)}"
    return f"{told} from {len(numbers)} article{'s' * (len(numbers) != 1)}."


def _numbers(events: Iterable[Event]) -> dict[str, int]:
    """Number the articles in the order in which they are cited."""
    numbers: dict[str, int] = {}
    for event in events:
        for mention in event.mentions:
            numbers.setdefault(mention.article.id, len(numbers) + 1)
    return numbers


def _event(event: Event, cited: dict[str, int]) -> list[str]:
    facts = [_ROLES[event.role]]
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
    said = [f"{escaped(alleged)} said so" for alleged in _speakers(mention)]
    said += [escaped(hedge)] if (hedge := surety(mention)) else []
    told = f" ({'; '.join(said)})" if said else ""
    source = f"\\[{number}\\]"
    perhaps = f", {escaped(guess(mention.estimate))}" if mention.estimate else ""
    return f"  - “{escaped(mention.quote)}”{told} {source} {_dating(mention)}{perhaps}"


def _speakers(mention: EventMention) -> list[str]:
    """Name who says so, the nearest first, where it is only alleged."""
    if mention.role != "alleged":
        return []
    return [name for name in (mention.attribution, *mention.chain) if name]


def _dating(mention: EventMention) -> str:
    """Tell why the mention has its date: phrase, rule, anchor and its source."""
    timex = mention.timex
    if timex is None:
        if mention.date is None:
            return "— no date stated"
        return f"— {label(mention.date)}: no day stated; a bound"
    read = f"“{escaped(timex.text)}”"
    if mention.date is None:
        return f"— {read} leaves the date open ({timex.rule})"
    anchor = f" from {timex.anchor}, {timex.anchor_source}" if timex.anchor else ""
    by = f" in “{escaped(timex.evidence.text)}”" if timex.evidence else ""
    return f"— {read}{by} read as {mention.date.edtf} ({timex.rule}{anchor})"


def _disagreement(each: Disagreement, cited: dict[str, int]) -> str:
    values = []
    for claim in each.values:
        number = str(cited[claim.mention]) if claim.mention in cited else ""
        other = f"event {claim.event}" if claim.event else ""
        by = ", ".join(filter(None, [number, escaped(claimed(claim)), other]))
        values.append(escaped(claim.value) + (f" \\[{by}\\]" if by else ""))
    about = "" if each.about == each.kind else f" of {escaped(each.about)}"
    differ = f"*Sources differ on {each.kind}{about}{condition(each)}*{sides(each)}"
    return f"  - {differ}: {' / '.join(values)}"


def _sources(events: Iterable[Event], numbers: dict[str, int]) -> list[str]:
    articles: dict[str, ArticleRef] = {
        mention.article.id: mention.article
        for event in events
        for mention in event.mentions
    }
    if not articles:
        return []
    lines = ["## Sources", ""]
    for article_id, number in numbers.items():
        lines.append(f"{number}. {_source(articles[article_id])}")
    return lines


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
