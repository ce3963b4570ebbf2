"""Articles and mentions to what is stored of them, and back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.articles import (
    Candidate,
    DateProvenance,
    Estimate,
    Figure,
    Mention,
    Publication,
    Span,
    Terms,
)
from timeline.dates import Date
from timeline.store.parts import (
    StoredDate,
    StoredEstimate,
    StoredMention,
    StoredPublication,
    StoredSpan,
    StoredTerms,
    StoredTimex,
)

if TYPE_CHECKING:
    from timeline.dates import Granularity, Modifier


def stored_publication(publication: Publication) -> StoredPublication:
    """Turn a publication date with its evidence into what is stored."""
    return StoredPublication.model_validate(publication, from_attributes=True)


def stored_terms(terms: Terms) -> StoredTerms:
    """Turn the terms of an article into what is stored."""
    return StoredTerms.model_validate(terms, from_attributes=True)


def to_publication(stored: StoredPublication) -> Publication:
    """Turn a stored publication date back."""
    return Publication(
        date=stored.date,
        source=stored.source,
        evidence=stored.evidence,
        candidates=tuple(
            Candidate(
                text=candidate.text,
                start=candidate.start,
                end=candidate.end,
                date=candidate.date,
                kind=candidate.kind,
                accepted=candidate.accepted,
                why=candidate.why,
                where=candidate.where,
            )
            for candidate in stored.candidates
        ),
    )


def stored_mention(mention: Mention) -> StoredMention:
    """Turn a mention into what is stored; a date's days follow from its EDTF text."""
    return StoredMention.model_validate(mention, from_attributes=True)


@lru_cache(maxsize=512)
def to_mention(stored: StoredMention) -> Mention:
    """Turn a stored mention back; kept, for each projection asks of a new one."""
    return Mention(
        id=stored.id,
        quote=stored.quote,
        start=stored.start,
        end=stored.end,
        trigger=_to_span(stored.trigger),
        title=stored.title,
        role=stored.role,
        date=_to_date(stored.date) if stored.date else None,
        timex=_to_provenance(stored.timex),
        who=stored.who,
        where=stored.where,
        attribution=stored.attribution,
        figures=tuple(
            Figure(
                figure.value,
                figure.comparator,
                figure.unit,
                figure.text,
                figure.counted,
                figure.is_part,
            )
            for figure in stored.figures
        ),
        confidence=stored.confidence,
        extractor=stored.extractor,
        whom=stored.whom,
        polarity=stored.polarity,
        certainty=stored.certainty,
        chain=stored.chain,
        said_in=stored.said_in,
        estimate=_to_estimate(stored.estimate),
    )


def _to_date(stored: StoredDate) -> Date:
    return _read_date(stored.edtf, stored.granularity, stored.modifier)


@lru_cache(maxsize=4096)
def _read_date(
    edtf: str, granularity: Granularity | None, modifier: Modifier | None
) -> Date:
    return Date.from_edtf(edtf, granularity).modified(modifier)


def _to_provenance(stored: StoredTimex | None) -> DateProvenance | None:
    if stored is None:
        return None
    return DateProvenance(
        text=stored.text,
        start=stored.start,
        end=stored.end,
        rule=stored.rule,
        anchor=stored.anchor,
        anchor_source=stored.anchor_source,
        value=stored.value,
        confidence=stored.confidence,
        other=stored.other,
        evidence=_to_span(stored.evidence) if stored.evidence else None,
    )


def _to_span(stored: StoredSpan) -> Span:
    return Span(stored.text, stored.start, stored.end)


def _to_estimate(stored: StoredEstimate | None) -> Estimate | None:
    if stored is None:
        return None
    return Estimate(stored.edtf, stored.basis, stored.confidence)
