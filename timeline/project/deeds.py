"""What an entry of the log did, in words for people."""

from __future__ import annotations

from timeline.store.payloads import (
    ArticleRead,
    ArticleRedacted,
    CorrectionUndone,
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsMerged,
    EventSplit,
    MentionFound,
    MergeProposed,
    MergeWithdrawn,
    Payload,
)


def deed(payload: Payload) -> str:
    """Say what an entry did.

    >>> deed(EventRetracted(event="e1", reason="said twice"))
    'retracted'
    """
    match payload:
        case ArticleRead():
            revision = f", revision {payload.revision}" * (payload.revision > 1)
            return f"read {payload.path}{revision}"
        case MentionFound():
            return "mention found"
        case EventRedated():
            return f"date set to {payload.edtf or 'none'}"
        case EventsMerged():
            return "merged with another event"
        case MergeProposed():
            return "another event proposed as the same"
        case MergeWithdrawn():
            merged = payload.was == "merge"
            return "merge withdrawn" if merged else "proposal withdrawn"
        case EventSplit():
            return "split, never to be merged again"
        case EventRetracted():
            return "retracted"
        case EventAnnotated():
            return "note added"
        case CorrectionUndone():
            return f"commit {payload.commit} undone"
        case ArticleRedacted():
            return "article taken down"
