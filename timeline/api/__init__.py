"""One way in: everything the command line and the terminal UI do goes through here."""

from timeline.api.correcting import Recorded
from timeline.api.imported import Imported
from timeline.api.ingested import Ingested, IngestReport
from timeline.api.lately import Done
from timeline.api.redact import Redacted
from timeline.api.rematch import Rematched
from timeline.api.timeline import Timeline
from timeline.api.verification import Verification, verify

__all__ = [
    "Done",
    "Imported",
    "IngestReport",
    "Ingested",
    "Recorded",
    "Redacted",
    "Rematched",
    "Timeline",
    "Verification",
    "verify",
]
