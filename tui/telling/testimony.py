"""Every mention of an event: its sentence, its source, who says so, and how surely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from timeline.export.told import guess, surety
from tui.telling.differing import references
from tui.telling.marks import FIGURE, PHRASE, TRIGGER, marks
from tui.telling.provenance import basis, briefly, published
from tui.telling.rows import BLANK, MUTED, barred, heading, labelled, plain
from tui.telling.text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.articles import Figure, Role
    from timeline.query.values import Event, EventMention
    from tui.telling.rows import Row

ROLES: dict[Role, tuple[str, str]] = {
    "statement": ("statement", "$text-primary"),
    "occurrence": ("reported as happened", "$text-success"),
    "alleged": ("? alleged", "$text-warning"),
    "planned": ("→ planned", "$text-accent"),
}
"""What a role is called, and its colour."""
GUESS = "italic $foreground-muted"
_STYLES = {"figure": FIGURE, "evidence": "", "trigger": TRIGGER, "phrase": PHRASE}


def testimony(event: Event) -> Iterator[Row]:
    """Tell every mention, eldest first; what is known of an article only once."""
    yield BLANK
    yield heading("Mentions" if len(event.mentions) > 1 else "Mention")
    refs, first, dating = references(event), dict[str, str](), basis(event)
    for mention in event.mentions:
        ref = refs[mention.id]
        if mention is not event.mentions[0]:
            yield BLANK
        for row in _told(event, mention, ref, first.get(mention.article.id), dating):
            yield replace(row, mention=mention.id)
        first.setdefault(mention.article.id, ref)


def quoted(mention: EventMention) -> Content:
    """Write the sentence, its time phrase, its trigger and its figures highlighted."""
    quote = Content(shown(mention.quote))
    for mark in marks(mention):
        if mention.start <= mark.start < mark.end <= mention.end:
            start, end = mark.start - mention.start, mark.end - mention.start
            quote = quote.stylize(_STYLES[mark.kind], start, end)
    return quote


def _told(
    event: Event,
    mention: EventMention,
    ref: str,
    before: str | None,
    dating: EventMention | None,
) -> Iterator[Row]:
    yield barred(quoted(mention), "$accent")
    yield _source(mention, ref, before)
    if before is None:
        yield from _article(mention)
    if told := _manner(event, mention):
        yield labelled("as", told)
    speakers = [each for each in (mention.attribution, *mention.chain) if each]
    if speakers and (len(event.mentions) > 1 or mention.chain):
        yield labelled("says", " ← ".join(speakers))
    if mention.whom:
        yield labelled("with", ", ".join(mention.whom))
    if mention.figures:
        figures = " · ".join(map(_figure, mention.figures))
        yield labelled("figures", Content.styled(shown(figures), FIGURE))
    if mention is not dating:
        yield labelled("date", briefly(mention))
        if mention.estimate:
            told = Content.styled(shown(guess(mention.estimate)), GUESS)
            yield labelled("guess", told)


def _source(mention: EventMention, ref: str, before: str | None) -> Row:
    article = mention.article
    named = article.publisher or article.title or article.path
    title = article.title if article.title != named and before is None else ""
    return plain(
        Content.assemble(
            (f"{ref} ", MUTED),
            (shown(named), "bold"),
            shown(f" · {title}") if title else "",
            (f", as {before}" if before else "", MUTED),
        )
    )


def _article(mention: EventMention) -> Iterator[Row]:
    article = mention.article
    if article.publisher or article.title:
        yield labelled("file", article.path)
    if article.url:
        yield labelled("url", article.url)
    yield labelled("dated", published(article))


def _manner(event: Event, mention: EventMention) -> Content:
    """Say how it is told, where that is not as the event's title has it."""
    words, style = ROLES[mention.role]
    told = Content.styled(words, style) if mention.role != event.role else Content("")
    hedge = surety(mention)
    return told + (f"{' · ' if told else ''}{hedge}" if hedge else "")


def _figure(figure: Figure) -> str:
    said = [] if figure.counted.lower() in figure.text.lower() else [figure.counted]
    said += ["a part of a whole"] if figure.is_part else []
    return figure.text + (f" ({', '.join(said)})" if said else "")
