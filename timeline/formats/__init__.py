"""Files as users have them → members, each an article's bytes, and their text.

Imports no library of a format: one is loaded when a file of that format is met.
"""

from timeline.formats.decode import MAX_BYTES
from timeline.formats.document import Document, read_document
from timeline.formats.member import Kind, Member, Problem, Stated, StatedDate
from timeline.formats.members import members

__all__ = [
    "MAX_BYTES",
    "Document",
    "Kind",
    "Member",
    "Problem",
    "Stated",
    "StatedDate",
    "members",
    "read_document",
]
