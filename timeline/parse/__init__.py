"""Bytes of a file → Article: body, sentences, and the day it was published."""

from timeline.parse.decode import MAX_BYTES
from timeline.parse.files import FoundFiles, Problem, find_files, read_bytes
from timeline.parse.reader import read_article

__all__ = [
    "MAX_BYTES",
    "FoundFiles",
    "Problem",
    "find_files",
    "read_article",
    "read_bytes",
]
