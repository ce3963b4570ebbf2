"""An article to take down, and the words that only it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline import Redacted, Timeline

HARBOUR = """Quillfeather scandal reaches the harbour

Treasurer Odalys Quillfeather said on Wednesday that the Zanthorpe levy had brought \
in 4,321 ducats. Divers found the wreck of the ferry Aurora off Velmora in August, \
near the Brimwaller light. "No grumblethwick shall ever cross this quay again as \
long as I hold the key to it, and I shall hold it long," she said."""
COURIER = """Divers busy

Divers found the wreck of the ferry Aurora off Velmora in August. The navy sent \
3,000 sailors to Velmora on Wednesday."""
WORDS = ("quillfeather", "zanthorpe", "4,321", "ducats", "brimwaller", "grumblethwick")


def redact(tl: Timeline, article: str) -> Redacted:
    """Take an article down, by order of a court."""
    return tl.redact(article, reason="court order 12")
