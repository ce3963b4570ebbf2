"""The reference of the JSON lines, written from a real export and the docstrings."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.docs.api import attributes, member, text_of
from timeline import tag
from timeline.cli.resolve import Document, as_json
from timeline.export.jsonl import jsonl

if TYPE_CHECKING:
    import datetime as dt

    import griffe

    from timeline import Timeline

HEAD = """# JSON lines

<!-- written by GOLDEN=write pytest tests/docs/test_reference.py -->

`timeline export --format jsonl` and `timeline show --json` write one event a line, in
UTF-8. Fields may be added; none is renamed or dropped without a line in the changelog.
`start` and `end` count characters of the article's text as stored. What is not known is
`null`; a list may be empty.

"""
_HOMES = {
    "": ("An event", "query.values.Event"),
    "mentions": ("A mention", "articles.mention.Mention"),
    "mentions.article": ("Its article", "query.values.ArticleRef"),
    "mentions.trigger": ("Its trigger", "articles.mention.Span"),
    "mentions.estimate": ("Its estimate", "articles.mention.Estimate"),
    "mentions.timex": ("Its time phrase", "articles.mention.DateProvenance"),
    "mentions.timex.evidence": (
        "The sentence that gives its date",
        "articles.mention.Span",
    ),
    "mentions.figures": ("A figure", "articles.mention.Figure"),
    "merged_because": ("Why mentions are one event", "query.values.MergeReason"),
    "maybe_same": ("An event that may be the same", "query.values.MaybeSame"),
    "disagreements": ("Where sources differ", "query.values.Disagreement"),
    "disagreements.values": ("One side of it", "query.values.Claim"),
    "notes": ("A note", "query.values.Note"),
    "corrections": ("A correction", "query.values.Correction"),
    "linked": ("What links earlier revisions", "query.values.MergeReason"),
    "apart": ("What is never merged", "query.values.HeldApart"),
    "articles": ("How an article was read", "query.values.ArticleReading"),
    "articles.candidates": ("A date weighed", "articles.article.Candidate"),
}
"""Of each object in the line: a heading, and the class whose fields tell of it."""
_SAID = {
    "id": "The first digits will do wherever an id is asked for.",
    "title": "What happened, as one of its mentions words it.",
    "role": "`statement`, `occurrence`, `alleged` or `planned`.",
    "who": "Names of who did it.",
    "where": "Names of places.",
    "origins": "How many wordings it rests on: articles that share one count once.",
    "modifier": "`start`, `mid`, `end`, `approx`, `before` or `after`.",
    "polarity": "`negative` where it is a statement of not saying.",
    "certainty": "`probable` or `possible` where the text hedges.",
    "confidence": "From 0 to 1.",
    "start": "The first character.",
    "end": "The character behind the last.",
    "text": "As it stands there.",
    "rule": "Name of the rule that read it; it is kept with the date.",
    "anchor": "The day it was counted from.",
    "anchor_source": "Where that day comes from.",
    "comparator": "`=`, `≥`, `≤` and the like.",
    "value": "What is given.",
    "score": "How alike, from 0 to 1.",
    "why": "In words.",
    "sha256": "Of the text as stored.",
    "published": "The day of publication.",
    "published_evidence": "What that day rests on.",
    "about": "What it is that they differ on.",
    "recorded_at": "With the zone.",
    "author": "Who.",
    "reason": "Why, as the person gave it.",
    "commit": "Its number in the log of the store that it was first recorded in.",
    "store": "The id of that store.",
    "articles": "Where an article is cited for the first time in a file.",
    "checksum": "SHA-256 of the other fields: it tells whether one was changed.",
    "revision": "Which one of the article.",
    "a": "The id of one mention; ids, where it is a list.",
    "b": "The id of the other.",
}
"""Of fields whose names say it to who reads the code."""
_KINDS = {"commit": "number or null", "store": "text or null"}
"""Of those that no class has, what is no text."""
_DATE = "dates.date.Date"
_RESOLVED = """
## A time expression

`timeline resolve` writes one time expression a line: TIMEX3's attributes and ours.

| field | type | is |
| --- | --- | --- |
"""
_SENTENCE = (
    "They had met at 9 p.m. EST on Friday, from Monday to Wednesday or in early June."
)
_JSON = (
    (r"\btuple\[.*\]", "list"),
    (r"\b(str|dt\.date|dt\.datetime|Granularity|Modifier|Role)\b", "text"),
    (
        r"\b(DisagreementKind|Relation|DateSource|Certainty|Polarity|AnchorSource)\b",
        "text",
    ),
    (r"\bLiteral\[.*\]", "text"),
    (r"\b(int|float)\b", "number"),
    (r"\bbool\b", "true or false"),
    (r"\bNone\b", "null"),
    (r"\b(Span|DateProvenance|Estimate|ArticleRef|Date|Timex)\b", "object"),
)


def fields_page(tl: Timeline, anchor: dt.date) -> str:
    """Write every field that an export of a store has, and those of a resolution.

    The store must hold of everything: corrections, notes, what differs.
    """
    found: dict[str, list[str]] = {}
    for line in jsonl(tl.events()):
        _walk("", json.loads(line), found)
    assert found.keys() == _HOMES.keys()
    told = (_object(path, found[path]) for path in _HOMES)
    return HEAD + "\n".join(told) + _RESOLVED + _resolved(anchor)


def _walk(path: str, value: object, found: dict[str, list[str]]) -> None:
    """Note the fields of an object, and of those in it."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            found.setdefault(path, list(each))
            for name, inner in each.items():
                _walk(f"{path}.{name}".removeprefix("."), inner, found)


def _object(path: str, names: list[str]) -> str:
    title, home = _HOMES[path]
    where = f" (`{path}`)" if path else ""
    rows = "".join(_row(name, home, f"{path}.{name}".strip(".")) for name in names)
    return f"## {title}{where}\n\n| field | type | is |\n| --- | --- | --- |\n{rows}"


def _row(name: str, home: str, path: str) -> str:
    known = attributes(member(_DATE)) | attributes(member(home))
    field = known.get(name)
    kind = "object" if path in _HOMES else _KINDS.get(name, "text")
    if field is not None:
        kind = _json(str(field.annotation))
    said = (text_of(field) if field is not None else "") or _SAID.get(name, "")
    said = re.sub(r"\bNone\b", "null", said)
    if path in _HOMES:
        heading = f"{_HOMES[path][0]} (`{path}`)"
        anchor = re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        said = f"[{_HOMES[path][0].lower()}](#{anchor}). {said}".strip()
    return f"| `{name}` | {kind} | {said.replace('|', '&#124;')} |\n"


def _json(annotation: str) -> str:
    for pattern, word in _JSON:
        annotation = re.sub(pattern, word, annotation)
    return annotation.replace(" | ", " or ")


def _resolved(anchor: dt.date) -> str:
    found = tag(_SENTENCE, anchor)
    fields = as_json(Document("a", _SENTENCE, anchor), found[0])
    homes = ("resolve.timex.Timex", _DATE, "resolve.timex.Resolution")
    known = {k: v for home in homes for k, v in attributes(member(home)).items()}
    known["utc_offset"] = known["offset"]
    own = {"id": "text or number", "interval": "text or null"}
    return "".join(
        f"| `{name}` | {own.get(name) or _json(str(known[name].annotation))} | "
        f"{_said(known, name)} |\n"
        for name in fields
    )


def _said(known: dict[str, griffe.Attribute], name: str) -> str:
    said = text_of(known[name]) if name in known else "That of the line read."
    return re.sub(r"\bNone\b", "null", said or _SAID.get(name, ""))
