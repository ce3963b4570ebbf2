"""One event a line, with everything that is known of it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.articles import Span
    from timeline.dates import Date
    from timeline.export.formats import About
    from timeline.query.values import (
        ArticleReading,
        ArticleRef,
        Event,
        EventMention,
        FirstCommit,
        MergeReason,
    )


def jsonl(events: Iterable[Event]) -> Iterator[str]:
    """Write each event as one line of JSON, without its line end."""
    return map(_Lines().line, events)


def checksum(fields: Mapping[str, object]) -> str:
    """Digest a line's other fields: so whoever reads it sees that none was changed.

    It is the SHA-256, in hexadecimal, of the JSON without this field, with the names in
    each object in order, as Python writes it.
    """
    told = {name: value for name, value in fields.items() if name != "checksum"}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


class JsonLines:
    """Writes all that is known of an event as one line of JSON."""

    def __init__(self, about: About) -> None:
        """Take no title: each line is an event."""
        self._lines = _Lines()

    def event(self, event: Event) -> Iterator[str]:
        """Write the next event."""
        yield f"{self._lines.line(event)}\n"

    def document(self, body: Iterable[str]) -> Iterable[str]:
        """Write nothing around the lines."""
        return body


class _Lines:
    """Writes lines that follow each other: how an article was read stands once."""

    def __init__(self) -> None:
        self._cited: set[str] = set()

    def line(self, event: Event) -> str:
        fields = _event_fields(event)
        fields["articles"] = self._first_cited(event)
        fields["checksum"] = checksum(fields)
        return json.dumps(fields, ensure_ascii=False)

    def _first_cited(self, event: Event) -> list[dict[str, object]]:
        """Tell how the articles were read that no line before has cited."""
        found = {}
        for mention in event.mentions:
            article = mention.article
            if article.reading and article.id not in self._cited:
                self._cited.add(article.id)
                found[article.id] = _reading_fields(article.id, article.reading)
        return list(found.values())


def _event_fields(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "title": event.title,
        **_date_fields(event.date),
        "confidence": event.confidence,
        "role": event.role,
        "who": list(event.who),
        "where": list(event.where),
        "origins": event.origins,
        "origin_names": list(event.origin_names),
        "mentions": [_mention_fields(mention) for mention in event.mentions],
        "merged_because": [_link_fields(each) for each in event.merged_because],
        "maybe_same": [
            {
                "event": each.event,
                "score": each.score,
                "why": each.why,
                "a": each.a,
                "b": each.b,
            }
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
                **_first_fields(each.first),
                "mention": each.mention,
                **_date_fields(each.date),
            }
            for each in event.corrections
        ],
        "founder": event.founder,
        "linked": [_link_fields(each) for each in event.linked],
        "apart": [
            {"a": list(each.a), "b": list(each.b), **_first_fields(each.first)}
            for each in event.apart
        ],
    }


def _link_fields(link: MergeReason) -> dict[str, object]:
    return {
        "a": link.a,
        "b": link.b,
        "score": link.score,
        "why": link.why,
        "by": link.by,
        **_first_fields(link.first),
    }


def _first_fields(first: FirstCommit | None) -> dict[str, object]:
    return {
        "commit": first.commit if first else None,
        "store": first.store if first else None,
        "author": first.author if first else None,
        "recorded_at": first.recorded_at.isoformat() if first else None,
    }


def _reading_fields(article: str, reading: ArticleReading) -> dict[str, object]:
    return {
        "id": article,
        "encoding": reading.encoding,
        "canonical": reading.canonical,
        "by_hand": list(reading.by_hand),
        "source": reading.source,
        "candidates": [
            {
                "text": each.text,
                "start": each.start,
                "end": each.end,
                "date": _iso(each.date),
                "kind": each.kind,
                "accepted": each.accepted,
                "why": each.why,
                "where": each.where,
            }
            for each in reading.candidates
        ],
        "extractor": reading.extractor,
        "fingerprints": list(reading.fingerprints),
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
        "title": mention.title,
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
            "confidence": timex.confidence,
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
        "revision": article.revision,
    }
