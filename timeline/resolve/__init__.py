"""Time expressions in text: found, and resolved against an anchor.  Pure."""

from timeline.resolve.explanation import explain
from timeline.resolve.tagger import tag
from timeline.resolve.timex import Resolution, Timex, TimexType
from timeline.resolve.typed import read_typed

__all__ = ["Resolution", "Timex", "TimexType", "explain", "read_typed", "tag"]
