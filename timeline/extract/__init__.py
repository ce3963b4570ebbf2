"""Sentences to mentions: what each says happened, when, who says so.  Pure."""

from timeline.extract.asked import Asked, dates_at
from timeline.extract.extractor import Extractor, Rules, label, labelled
from timeline.extract.mentions import extract, mention_id
from timeline.extract.reading import LONGEST, readings, unread

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
