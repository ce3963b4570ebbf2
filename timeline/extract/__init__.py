"""Sentences to mentions: what each says happened, when, who says so.  Pure."""

from timeline.extract.mentions import EXTRACTOR, extract

__all__ = ["EXTRACTOR", "extract"]
