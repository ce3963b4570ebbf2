"""What this program writes out: named where it is met, never read as articles."""

from __future__ import annotations

import re

_BRIEF = re.compile(
    rb"# [^\n]{0,1000}\n\n[\d,]{1,12} events? from [\d,]{1,12} articles?\.\s"
)
_PAGE = b'<meta name="generator" content="timeline">'
_JSONL = frozenset({"id", "title", "edtf", "role", "mentions", "maybe_same"})
_TIMESKETCH = frozenset({"message", "datetime", "timestamp_desc", "event_id"})


def own_document(head: bytes) -> str | None:
    """Say which export of ours a text or a page is, by how it begins."""
    if _BRIEF.match(head):
        return "a chronology written as Markdown"
    return "a chronology written as a page" if _PAGE in head else None


def own_export(value: object) -> str | None:
    """Say which export of ours a line of JSON is of; None where it is of none."""
    if not isinstance(value, dict):
        return None
    if value.keys() >= _JSONL and isinstance(value["mentions"], list):
        return "an export of a chronology; use “timeline import”"
    if value.keys() >= _TIMESKETCH:
        return "an export for Timesketch"
    return None
