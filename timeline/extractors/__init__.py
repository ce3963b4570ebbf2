"""The extractors that can be chosen by name, ours and those of other packages."""

from timeline.extractors.checks import checked_mentions
from timeline.extractors.registry import extractor_names, make_extractor

__all__ = ["checked_mentions", "extractor_names", "make_extractor"]
