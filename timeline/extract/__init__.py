"""Sentences to mentions: what each says happened, when, who says so.  Pure."""

from timeline.extract.asked import Asked, dates_at
from timeline.extract.extractor import Extractor, Rules, label, labelled
from timeline.extract.mentions import LONGEST, extract, mention_id, readings, unread

__all__ = [
    "LONGEST",
    "Asked",
    "Extractor",
    "Rules",
    "dates_at",
    "extract",
    "label",
    "labelled",
    "mention_id",
    "readings",
    "unread",
]
