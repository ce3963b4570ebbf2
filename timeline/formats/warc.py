"""Web archives (WARC, ISO 28500) → the pages that were answered, by `warcio`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.errors import ReadError
from timeline.formats.decode import MAX_BYTES
from timeline.formats.member import Stated, StatedDate
from timeline.formats.place import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.formats.member import Kind, Member, Problem
    from timeline.formats.place import Place

_KINDS: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
_OF_THE_CRAWL = ("warcinfo", "request", "metadata", "conversion", "continuation")
"""Records that tell of the crawl, and hold no page."""

_STUMBLES = (AttributeError, IndexError, KeyError, TypeError)
"""What `warcio` raises over half a record: its words say nothing to a user."""


def records(file: BinaryIO, place: Place) -> Iterator[Member | Problem]:
    """Read the pages and plain texts of an archive; others are counted, by kind.

    When a page was fetched is stated as a crawl's day: evidence, never the date.
    """
    from timeline.formats.warc_reader import Records

    keys, others = Keys(), Counter[str]()
    number = 0
    try:
        for record in Records(file):
            number += 1
            found = _record(record, place, number, keys)
            if isinstance(found, str):
                others[found] += bool(found)
            else:
                yield found
    except ReadError:
        raise
    except Exception as error:
        told = str(error).partition("\n")[0] or type(error).__name__
        if isinstance(error, _STUMBLES):
            told = "it ends within one, or its lengths are off"
        records = f"{number} record{'s' * (number != 1)}"
        yield place.failed(
            f"is damaged after {records} ({told})", "a WARC file; fetch it again"
        )
    for kind, count in sorted(others.items()):
        if count:
            times = f"{count:,} record{'s' * (count != 1)}"
            yield place.inside("", None).skipped(f"{times} of {kind}")


def _record(
    record: Any, place: Place, number: int, keys: Keys
) -> Member | Problem | str:
    """Read a record; give what it is instead where it is no page, "" if no matter."""
    if record.rec_type in _OF_THE_CRAWL:
        return ""
    if record.rec_type not in ("response", "resource"):
        return f"the kind “{str(record.rec_type)[:40]}”"
    headers = record.http_headers
    if headers and headers.get_statuscode() != "200":
        return f"HTTP status {headers.get_statuscode()[:9]}"
    told = (headers or record.rec_headers).get_header(
        "Content-Type"
    ) or "no stated type"
    media, _, options = told.partition(";")
    kind = _KINDS.get(media.strip().lower())
    if kind is None:
        return media.strip().lower()[:60]
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    here = place.inside(f"#{number}", keys.once(url))
    data = record.content_stream().read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return here.too_large(None, MAX_BYTES)
    day = record.rec_headers.get_header("WARC-Date")
    dates = (StatedDate(day, "crawl", "the archive's WARC-Date"),) if day else ()
    stated = Stated(url=url or None, dates=dates)
    return here.member(data, kind, stated, charset=_charset(options))


def _charset(options: str) -> str | None:
    name, _, value = options.strip().partition("=")
    return value.strip("\"' ") or None if name.lower().strip() == "charset" else None
