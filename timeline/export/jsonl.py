"""One event a line, with everything that is known of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from timeline.articles import Span
    from timeline.dates import Date
    from timeline.query.values import ArticleRef, Event, EventMention


def jsonl(events: Iterable[Event]) -> Iterator[str]:
    """Write each event as one line of JSON, without its line end."""
    for event in events:
        yield json.dumps(event_fields(event), ensure_ascii=False)


def event_fields(event: Event) -> dict[str, object]:
    """Lay out an event as exports have it."""
    return {
        "id": event.id,
        "title": event.title,
        **_date_fields(event.date),
        "role": event.role,
        "who": list(event.who),
        "where": list(event.where),
        "origins": event.origins,
        "origin_names": list(event.origin_names),
        "mentions": [_mention_fields(mention) for mention in event.mentions],
        "merged_because": [
            {
                "a": each.a,
                "b": each.b,
                "score": each.score,
                "why": each.why,
                "by": each.by,
            }
            for each in event.merged_because
        ],
        "maybe_same": [
            {"event": each.event, "score": each.score, "why": each.why}
            for each in event.maybe_same
        ],
        "disagreements": [
            {
                "kind": each.kind,
                "about": each.about,
                "relation": each.relation,
                "if_same": each.if_same,
                "values": [
                    {
                        "value": claim.value,
                        "mention": claim.mention,
                        "speaker": claim.speaker,
                        "scope": claim.scope,
                        "date": claim.date,
                        "event": claim.event or event.id,
                    }
                    for claim in each.values
                ],
            }
            for each in event.disagreements
        ],
        "notes": [
            {
                "text": note.text,
                "author": note.author,
                "recorded_at": note.recorded_at.isoformat(),
            }
            for note in event.notes
        ],
        "corrections": [
            {
                "kind": each.kind,
                "what": each.what,
                "reason": each.reason,
                "author": each.author,
                "recorded_at": each.recorded_at.isoformat(),
                "commit": each.commit,
            }
            for each in event.corrections
        ],
    }


def _date_fields(date: Date | None) -> dict[str, object]:
    return {
        "edtf": date.edtf if date else None,
        "earliest": _iso(date.earliest) if date else None,
        "latest": _iso(date.latest) if date else None,
        "granularity": date.granularity if date else None,
        "modifier": date.modifier if date else None,
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _mention_fields(mention: EventMention) -> dict[str, object]:
    timex, estimate = mention.timex, mention.estimate
    return {
        "id": mention.id,
        "article": _article_fields(mention.article),
        "quote": mention.quote,
        "start": mention.start,
        "end": mention.end,
        "trigger": _span_fields(mention.trigger),
        **_date_fields(mention.date),
        "estimate": {
            "edtf": estimate.edtf,
            "basis": estimate.basis,
            "confidence": estimate.confidence,
        }
        if estimate
        else None,
        "role": mention.role,
        "polarity": mention.polarity,
        "certainty": mention.certainty,
        "timex": {
            "text": timex.text,
            "start": timex.start,
            "end": timex.end,
            "value": timex.value,
            "rule": timex.rule,
            "anchor": _iso(timex.anchor),
            "anchor_source": timex.anchor_source,
            "other": timex.other,
            "evidence": _span_fields(timex.evidence) if timex.evidence else None,
        }
        if timex
        else None,
        "who": list(mention.who),
        "whom": list(mention.whom),
        "where": list(mention.where),
        "attribution": mention.attribution,
        "chain": list(mention.chain),
        "said_in": mention.said_in,
        "figures": [
            {
                "value": int(each.value) if each.value.is_integer() else each.value,
                "comparator": each.comparator,
                "unit": each.unit,
                "text": each.text,
                "counted": each.counted,
                "is_part": each.is_part,
            }
            for each in mention.figures
        ],
        "confidence": mention.confidence,
        "extractor": mention.extractor,
    }


def _span_fields(span: Span) -> dict[str, object]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _article_fields(article: ArticleRef) -> dict[str, object]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "sha256": article.sha256,
        "published": _iso(article.published),
        "published_evidence": article.published_evidence,
        "redacted": article.redacted,
    }
