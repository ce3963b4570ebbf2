"""A chronology written by a user's own template, in a sandbox."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from timeline.dates.labels import label
from timeline.errors import UsageError
from timeline.export.plain import escaped, one_line
from timeline.export.told import dating

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.export.formats import About
    from timeline.query.values import ArticleRef, Event, EventMention

_ESCAPED = (".html", ".htm", ".xhtml", ".xml", ".svg")


class Template:
    """A template of Jinja2; `docs/exporting.md` tells what it may name.

    It cannot reach a file, change a value or call what is not safe.  Where its name is
    that of HTML or XML, also before `.j2`, what it shows is escaped.

    Raises:
        UsageError: it cannot be read, or is no template.
    """

    def __init__(self, path: str | Path) -> None:
        self._path = str(path)
        plain = self._path.lower().removesuffix(".j2").removesuffix(".jinja")
        environment = ImmutableSandboxedEnvironment(
            autoescape=plain.endswith(_ESCAPED),
            undefined=jinja2.StrictUndefined,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters |= {
            "label": label,
            "line": one_line,
            "markdown": escaped,
            "why": _why,
        }
        try:
            source = Path(path).read_text(encoding="utf-8")
            code = environment.compile(source, self._path, self._path)
        except jinja2.TemplateSyntaxError as error:
            raise self._fault(error.lineno, error.message or "no template") from error
        except (OSError, UnicodeError) as error:
            raise UsageError(
                f"cannot read {path}: {error}; expected a template in UTF-8; "
                "give another"
            ) from error
        self._template = environment.template_class.from_code(
            environment, code, environment.make_globals(None)
        )

    def document(self, events: Iterable[Event], about: About) -> Iterator[str]:
        """Write the document; all events are held meanwhile.

        Raises:
            UsageError: the template names what is not there, or may not do it.
        """
        listed = list(events)
        sources: dict[str, ArticleRef] = {
            mention.article.id: mention.article
            for event in listed
            for mention in event.mentions
        }
        numbers = {article: number for number, article in enumerate(sources, 1)}
        try:
            yield from self._template.generate(
                title=about.title,
                events=listed,
                sources=list(sources.values()),
                numbers=numbers,
            )
        except (
            jinja2.TemplateError,
            ArithmeticError,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
        ) as error:
            raise self._fault(self._line(error), str(error)) from error

    def _line(self, error: Exception) -> int | None:
        """Find the line of the template at which it failed."""
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == self._path]
        return lines[-1] if lines else None

    def _fault(self, line: int | None, what: str) -> UsageError:
        where = f"{self._path}, line {line}" if line else self._path
        return UsageError(
            f"the template fails: {where}: {one_line(what)}; expected what "
            "docs/exporting.md tells of; mend it there"
        )


def _why(mention: EventMention, shown: Callable[[str], str] = one_line) -> str:
    return dating(mention, shown)
