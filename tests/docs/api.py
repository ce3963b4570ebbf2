"""The reference of the Python API, written from the docstrings of its public names."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import TYPE_CHECKING

import griffe

import timeline
from tests.docs.pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """# Python

<!-- written by GOLDEN=write pytest tests/docs/test_reference.py -->

The public names of `timeline`, from their docstrings. Everything the command line and
the terminal UI do goes through them; queries return frozen values. A day is a
`datetime.date`, or text that is read as a date; a moment has a zone.

"""
_FIRST = ("Timeline", "verify", "tag")


def api_page() -> str:
    """Write every public name as Markdown."""
    names = [*_FIRST, *(each for each in timeline.__all__ if each not in _FIRST)]
    listed = "\n".join(
        f"* [`{name}`](#{name.lower()}): {_summary(member(name))}" for name in names
    )
    return f"{HEAD}{listed}\n\n" + "\n".join(
        part for name in names for part in _told(name, member(name))
    )


@cache
def _package() -> griffe.Module:
    logging.getLogger("griffe").setLevel(logging.ERROR)
    found = griffe.load(
        "timeline", search_paths=[str(ROOT)], docstring_parser=griffe.Parser.google
    )
    assert isinstance(found, griffe.Module)
    return found


def member(name: str) -> griffe.Object:
    """Find what a public name, or a path below `timeline`, stands for."""
    found = _package()[name]
    target = found.final_target if isinstance(found, griffe.Alias) else found
    assert isinstance(target, griffe.Object)
    return target


def attributes(kind: griffe.Object) -> dict[str, griffe.Attribute]:
    """The fields of a class and of those it stands on, in their order."""
    found: dict[str, griffe.Attribute] = {}
    if isinstance(kind, griffe.Class):
        for base in [*reversed(kind.mro()), kind]:
            for name, each in base.members.items():
                if isinstance(each, griffe.Attribute) and not name.startswith("_"):
                    found[name] = each
    return found


def text_of(thing: griffe.Object) -> str:
    """The docstring as one paragraph."""
    return " ".join(thing.docstring.value.split()) if thing.docstring else ""


def _told(name: str, thing: griffe.Object) -> Iterator[str]:
    yield f"## {name}\n"
    if isinstance(thing, griffe.Function):
        yield from _function(name, thing)
        return
    yield from _prose(thing)
    fields = attributes(thing)
    if fields:
        yield "| field | is |\n| --- | --- |"
        for field, each in fields.items():
            told = _cell(text_of(each))
            kind = f"`{_cell(str(each.annotation))}`" if each.annotation else ""
            parts = ". ".join(filter(None, (kind, told)))
            yield f"| `{field}` | {parts} |"
        yield ""
    if isinstance(thing, griffe.Class):
        for method, function in sorted(_methods(thing).items()):
            yield f"### {name}.{method}\n"
            yield from _function(method, function)


def _methods(kind: griffe.Class) -> dict[str, griffe.Function]:
    found: dict[str, griffe.Function] = {}
    for base in [*reversed(kind.mro()), kind]:
        for name, each in base.members.items():
            if isinstance(each, griffe.Function) and not name.startswith("_"):
                found[name] = each
    return found


def _function(name: str, function: griffe.Function) -> Iterator[str]:
    parameters = [
        each for each in function.parameters if each.name not in ("self", "cls")
    ]
    starred = False
    said = []
    for each in parameters:
        if each.kind is griffe.ParameterKind.keyword_only and not starred:
            starred = True
            said.append("*")
        kind = f": {each.annotation}" if each.annotation else ""
        default = f" = {each.default}" if each.default is not None else ""
        said.append(f"{each.name}{kind}{default}")
    inside = "".join(f"    {each},\n" for each in said)
    returns = f" -> {function.returns}" if function.returns else ""
    yield f"```py\n{name}({f'{chr(10)}{inside}' if said else ''}){returns}\n```\n"
    yield from _prose(function)


def _prose(thing: griffe.Object) -> Iterator[str]:
    for section in thing.docstring.parsed if thing.docstring else ():
        if isinstance(section, griffe.DocstringSectionText):
            yield f"{_fenced(section.value)}\n"
        elif isinstance(section, griffe.DocstringSectionParameters):
            for each in section.value:
                yield f"* `{each.name}`: {_one_line(each.description)}"
            yield ""
        elif isinstance(section, griffe.DocstringSectionRaises):
            yield "Raises:\n"
            for raised in section.value:
                yield f"* `{raised.annotation}`: {_one_line(raised.description)}"
            yield ""


def _fenced(text: str) -> str:
    """Put examples into fences: `>>>` would be a quotation."""
    parts = text.replace("::\n", ":\n").split("\n\n")
    return "\n\n".join(
        f"```pycon\n{part}\n```" if part.lstrip().startswith(">>>") else _prose_of(part)
        for part in parts
    )


def _prose_of(part: str) -> str:
    return re.sub(r"  +", " ", part.replace("<", "&lt;"))


def _summary(thing: griffe.Object) -> str:
    text = thing.docstring.value if thing.docstring else ""
    return _prose_of(text.split("\n\n")[0].replace("\n", " "))


def _one_line(text: str) -> str:
    return _prose_of(" ".join(text.split()))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
