"""Bytes of a file → Article: body, sentences, and the day it was published."""

from timeline.parse.files import FoundFiles, find_files, read_members
from timeline.parse.reader import read_article, read_member

__all__ = [
    "FoundFiles",
    "find_files",
    "read_article",
    "read_member",
    "read_members",
]
