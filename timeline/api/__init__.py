"""One way in: everything the command line and the terminal UI do goes through here."""

from timeline.api.correcting import Recorded
from timeline.api.ingest import Ingested, IngestReport
from timeline.api.redact import Redacted
from timeline.api.rematch import Rematched
from timeline.api.timeline import Timeline
from timeline.api.verification import Verification, verify

__all__ = [
    "IngestReport",
    "Ingested",
    "Recorded",
    "Redacted",
    "Rematched",
    "Timeline",
    "Verification",
    "verify",
]
