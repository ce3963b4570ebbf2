"""Sentences to mentions: what each says happened, when, who says so.  Pure."""

from timeline.extract.extractor import Extractor, Rules, label
from timeline.extract.mentions import extract, mention_id

__all__ = ["Extractor", "Rules", "extract", "label", "mention_id"]
