"""What an entry of the log did, in words for people."""

from __future__ import annotations

from timeline.store.payloads import (
    ArticleRead,
    ArticleRedacted,
    ChronologyImported,
    CommitImported,
    CorrectionImported,
    CorrectionUndone,
    EventAnnotated,
    EventRedated,
    EventRetracted,
    EventsKeptApart,
    EventsMerged,
    EventSplit,
    MentionFound,
    MentionsKeptApart,
    MentionSuperseded,
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
        case EventsKeptApart():
            return "never to be merged with another event"
        case EventRetracted():
            return "retracted"
        case EventAnnotated():
            return "note added"
        case CorrectionUndone():
            return f"commit {payload.commit} undone"
        case ArticleRedacted():
            return "article taken down"
        case ChronologyImported():
            return f"began to import {payload.name}"
        case CommitImported():
            return f"imported what {payload.author} decided elsewhere"
        case CorrectionImported():
            return f"imported: {payload.what}"
        case MentionsKeptApart():
            return "mentions never to be merged"
        case MentionSuperseded():
            return "a mention of an earlier revision named"
