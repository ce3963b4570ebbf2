"""Mails and saved pages (`.eml`, `.mhtml`) → the text, and what is attached."""

from __future__ import annotations

import email
import io
import re
from dataclasses import replace
from email import policy
from typing import TYPE_CHECKING

from timeline.formats.kinds import SUFFIXES
from timeline.formats.member import Stated, StatedDate
from timeline.formats.streams import bounded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, MIMEPart

    from timeline.formats.archives import Split
    from timeline.formats.member import Kind, Member, Problem
    from timeline.formats.place import Place

_PREFIX = re.compile(r"^(?:\s*(?:fwd?|fw|re|wg|tr|rv|aw)\s*:)+\s*", re.IGNORECASE)
_FORWARDED = re.compile(
    r"(?m)^(?:>[ ]?)*-{2,}[ ]?[^\n-]{0,40}(?:forward|original|weitergeleitet|transf"
    r"|reenvi|inoltrat)[^\n-]{0,40}-{2,}[ \t]*\n"
    r"(?P<head>(?:(?:>[ ]?)*[^\s:][^\n:]{0,30}:[^\n]{0,998}\n){1,12})",
    re.IGNORECASE,
)
_WROTE = r"(?:wrote|écrit|schrieb|geschrieben|escribió|scritto|schreef|escreveu)"
_ANSWERED = re.compile(
    r"(?m)^(?:(?:On|Le|Am|El|Il|Op|Em)\b[^\n]{3,200}(?:\n[^\n]{1,100})?"
    rf"|(?=[^\n]*\d)[^\n>]{{3,200}}){_WROTE}[^\n]{{0,60}}:[ \t]*\n\n?"
    r"(?:>[^\n]*(?:\n|\Z))+"
)
"""“On Mon, 2 Sep 2024, Desk wrote:” and the lines quoted: told on another day."""
_QUOTE = re.compile(r"(?m)^(?:>[ ]?)+")
_SIGNATURE = re.compile(r"(?m)^-- $")
_LEAST_OF_PAGE = 0.3
"""A text part that has less than this of the page's words only says to open it."""
_TAG = re.compile(r"<[^<>]{0,2000}>")
_MOST_PARTS = 200
_MOST_HEAD = 1024 * 1024


def parts(data: bytes, place: Place, split: Split) -> Iterator[Member | Problem]:
    """Read a mail's text, then each attachment; its `Date` says when it was sent."""
    if _ends_late(data):
        yield place.failed(
            f"has a head of over {_MOST_HEAD:,} bytes", "a mail that programs write"
        )
        return
    try:
        mail = email.message_from_bytes(data, policy=policy.default)
        found = list(_parts(mail, place, split))
    except RecursionError:
        yield place.failed("nests too deep", "a mail that programs write")
        return
    except Exception as error:
        yield place.failed(f"is no mail that can be read ({error})", "one saved whole")
        return
    yield from found


def _ends_late(data: bytes) -> bool:
    """Tell whether no blank line comes where a head ends at the latest."""
    head = data[:_MOST_HEAD]
    return len(data) > len(head) and b"\n\n" not in head and b"\n\r\n" not in head


def _parts(
    mail: EmailMessage, place: Place, split: Split
) -> Iterator[Member | Problem]:
    stated = _stated(mail)
    plain, page = mail.get_body(("plain",)), mail.get_body(("html",))
    text = _content(plain) if plain else ""
    markup = _content(page) if page else ""
    words = len(_TAG.sub(" ", markup).split())
    if (
        markup.strip() and len(text.split()) < _LEAST_OF_PAGE * words
    ) or not text.strip():
        if markup.strip():
            kind: Kind = "html" if stated.url else "fragment"
            data = markup.encode("utf-8", "replace")
            yield place.member(data, kind, stated, charset="utf-8")
        else:
            yield place.skipped("a mail without a text")
    else:
        text, before = _unwrapped(text)
        data = text.encode("utf-8", "replace")
        yield place.member(data, "text", stated.over(before))
    yield from _attached(mail, place, split)


def _stated(mail: EmailMessage) -> Stated:
    """Read the head; of a page that a browser saved, it tells where and when."""
    address = _header(mail, "Snapshot-Content-Location")
    subject = _PREFIX.sub("", _header(mail, "Subject"))
    sent = _header(mail, "Date")
    kind, where = (
        ("crawl", "when it was saved") if address else ("mail", "the mail's Date")
    )
    return Stated(
        title="" if address else subject,
        url=address or None,
        dates=(StatedDate(sent, kind, where),) if sent else (),
    )


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(mail.get(name, "")).split())
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""  # what the mail's own parser cannot read states nothing


def _content(part: MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, ValueError):  # an encoding that is not known
        payload = part.get_payload(decode=True)
        content = (
            payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
        )
    if not isinstance(content, str):
        return ""
    if part.get_param("format") == "flowed":
        content = re.sub(r"(?m)(?<=[^\s-]) \n(?!>|\s*$)", " ", content)
    return content.replace("\r\n", "\n")


def _unwrapped(text: str) -> tuple[str, Stated]:
    """Take the text out of a forwarded mail, and what its head states."""
    found = _FORWARDED.search(text)
    stated = Stated()
    if found:
        sent = re.search(
            r"(?mi)^(?:date|sent|datum|gesendet|envoyé|fecha|data):[ ]?(.+)$",
            _QUOTE.sub("", found["head"]),
        )
        if sent:
            date = StatedDate(sent[1].strip(), "mail", "the Date of the mail forwarded")
            stated = Stated(dates=(date,))
        above, below = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        text = f"{above}\n\n{below}".strip()
    text = _ANSWERED.sub("\n", text).strip() or text
    if text.count("\n>") * 2 > text.count("\n"):
        text = _QUOTE.sub("", text)
    return _SIGNATURE.split(text, maxsplit=1)[0] if found is None else text, stated


def _attached(
    mail: EmailMessage, place: Place, split: Split
) -> Iterator[Member | Problem]:
    if mail.get("Snapshot-Content-Location") is not None:
        return  # what the page shows: scripts, pictures
    for number, part in enumerate(mail.iter_attachments(), 1):
        if number > _MOST_PARTS:
            yield place.failed(f"has over {_MOST_PARTS} attachments", "fewer")
            return
        given = "".join(c for c in part.get_filename() or "" if c.isprintable())
        is_mail = part.get_content_type() == "message/rfc822"
        name = given.replace("/", "_") or (f"{number}.eml" if is_mail else str(number))
        here = place.inside(f"!/{name}", None, name)
        here = replace(here, depth=here.depth + 1)
        if here.suffix not in SUFFIXES or (not given and not is_mail):
            yield here.skipped(f"attached: {part.get_content_type()}")
            continue
        content = part.get_content()
        data = (
            content
            if isinstance(content, bytes)
            else str(content).encode("utf-8", "replace")
        )
        reader = bounded(io.BytesIO(data), len(data), here.path)
        yield from split(reader, here, len(data))
