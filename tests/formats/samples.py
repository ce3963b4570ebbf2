"""One small file of each format, made here, with the same few sentences."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST = "The navy sent 3,000 sailors to Velmora on Wednesday."
SECOND = "The mayor of Port Ellis resigned on Tuesday."
PAGE = (
    "<!DOCTYPE html><html><head><title>Sailors sent</title></head><body><article>"
    f"<h1>Sailors sent</h1><p>{FIRST} It was the largest deployment of the year, and "
    f"the harbour was closed for it.</p><p>{SECOND} The council meets on Monday, and "
    "the clerk of the town will count the votes.</p></article></body></html>"
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Wire</title>
<item><title>Navy &amp;amp; sailors</title><link>https://wire.example/1</link>
<guid>wire-1</guid><pubDate>Fri, 25 Oct 2024 06:30:00 +0200</pubDate>
<description>Sailors sent</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Bridge falls</title><link>https://wire.example/2</link>
<guid>wire-2</guid><pubDate>Fri, 25 Oct 2024 06:30:00 +0200</pubDate>
<description>The bridge at Aske collapsed on Thursday…</description></item>
</channel></rss>
"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Bay Courier</title>
<entry><title>Sailors sent</title><id>urn:bay:1</id><link href="https://bay.example/1"/>
<published>2024-10-25T06:30:00Z</published><updated>2025-04-12T00:00:00Z</updated>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry>
<entry><title>Mayor out</title><id>urn:bay:2</id><link href="https://bay.example/2"/>
<updated>2025-04-12T00:00:00Z</updated><content type="text">{SECOND}</content></entry>
</feed>
"""
MARKDOWN = f"""---
title: Sailors sent
date: 2024-10-25
lastmod: 2025-04-12
author: Ines Calder
source: Bay Courier
url: https://bay.example/1
---

# Sailors *sent*

{FIRST} [More](https://bay.example/2) ![a ship](ship.png)

- {SECOND}

| port | sailors |
|------|---------|
| Aske | 40      |
"""
RECORD = {
    "text": f"{FIRST} {SECOND}",
    "title": "Sailors sent",
    "publisher": "Bay Courier",
    "url": "https://bay.example/1",
    "published": "2024-10-25",
}
LINES = "\n".join(
    [
        json.dumps(RECORD),
        "{torn",
        json.dumps({"title": "no text"}),
        json.dumps({**RECORD, "text": SECOND}),
    ]
)
MAIL = f"""From: Ada <ada@desk.example>
To: bo@desk.example
Subject: Fwd: Sailors sent
Date: Sat, 26 Oct 2024 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=XX

--XX
Content-Type: text/plain; charset=utf-8

See below.

---------- Forwarded message ---------
From: Wire <wire@wire.example>
Date: Fri, 25 Oct 2024 at 09:00
Subject: Sailors sent
To: ada@desk.example

PORT ELLIS, Oct 24, 2024 (AP) - {FIRST} {SECOND}

--XX
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename="more.txt"

{SECOND}

--XX
Content-Type: image/png
Content-Disposition: attachment; filename="ship.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=

--XX--
"""

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Harbour Group", "foundingDate": "1990"},
        {
            "@type": ["NewsArticle"],
            "@id": "https://wire.example/1#article",
            "url": "https://wire.example/1",
            "headline": "Navy &amp; sailors",
            "publisher": {"@type": "Organization", "name": "Harbour Wire"},
            "datePublished": "2024-10-25T06:30:00+02:00",
            "dateModified": "2025-04-12T00:00:00Z",
            "articleBody": f"{FIRST}<br>{SECOND}",
            "comment": {"@type": "Comment", "text": "No.", "dateCreated": "2024-10-26"},
            "isBasedOn": {
                "@type": "NewsArticle",
                "headline": "Another",
                "datePublished": "2019-01-01",
                "articleBody": "It rained in 2019.",
            },
        },
    ],
}
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Wire",
    "items": [
        {
            "id": "wire-1",
            "url": "https://wire.example/1",
            "title": "Navy &amp; sailors",
            "content_html": f"<p>{FIRST}</p><p>{SECOND}</p>",
            "summary": "Sailors sent",
            "date_published": "2024-10-25T06:30:00+02:00",
            "date_modified": "2025-04-12T00:00:00Z",
        },
        {"id": "wire-2", "content_text": SECOND, "date_modified": "2025-04-12"},
        {"id": "wire-3", "title": "Bridge falls", "summary": "The bridge collapsed…"},
        {"id": "wire-4", "title": "Nothing"},
    ],
}
MBOX = f"""From ada@desk.example Fri Oct 25 09:00:00 2024
Message-ID: <one@desk.example>
Subject: Sailors sent
Date: Fri, 25 Oct 2024 09:00:00 +0000

{FIRST}

>From the town hall: {SECOND}

From bo@desk.example Sat Oct 26 10:00:00 2024
Message-ID: <two@desk.example>
{MAIL}
"""


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Pack files in a zip archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def crawled(*, packed: bool = True) -> bytes:
    """Make a web archive of a page, a picture, a page that is gone and a text."""
    answers = [
        ("https://bay.example/page", "text/html; charset=utf-8", "200 OK", PAGE),
        ("https://bay.example/ship.png", "image/png", "200 OK", "PNG"),
        ("https://bay.example/gone", "text/html", "404 Not Found", PAGE),
        ("https://bay.example/note.txt", "text/plain", "200 OK", SECOND),
        ("https://bay.example/page", "text/html", "200 OK", PAGE.replace("3,0", "4,0")),
    ]
    records = [
        _record("warcinfo", "application/warc-fields", "", "software: none\r\n"),
        *(
            _record(
                "response",
                "application/http; msgtype=response",
                f"WARC-Target-URI: {url}\r\n",
                f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{text}",
            )
            for url, kind, status, text in answers
        ),
    ]
    return b"".join(gzip.compress(r, mtime=0) if packed else r for r in records)


def _record(kind: str, content: str, more: str, block: str) -> bytes:
    data = block.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{more}WARC-Date: 2025-04-12T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{hashlib.md5(data).hexdigest()}>\r\n"  # noqa: S324 - a name, no secret
        f"Content-Type: {content}\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


def samples() -> dict[str, bytes]:
    """Give a file of each format, by name."""
    return {
        "feed.xml": RSS.encode(),
        "feed.atom": ATOM.encode(),
        "note.md": MARKDOWN.encode(),
        "articles.jsonl": LINES.encode(),
        "article.json": json.dumps(RECORD).encode(),
        "mail.eml": MAIL.encode(),
        "box.mbox": MBOX.encode(),
        "article.jsonld": json.dumps(LINKED).encode(),
        "feed.json": json.dumps(JSON_FEED).encode(),
        "page.html": PAGE.encode(),
        "crawl.warc": crawled(packed=False),
        "crawl.warc.gz": crawled(),
        "note.txt.gz": gzip.compress(FIRST.encode(), mtime=0),
        "all.zip": zipped({"feed.xml": RSS, "in/page.html": PAGE, "note.txt": FIRST}),
    }
