"""Extractors by name: ours, and those that other packages register.

A package registers one as an entry point of the group `timeline.extractors`: a name and
what makes the extractor when it is called, with its options as keywords.
"""

from __future__ import annotations

import inspect
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from timeline.errors import TimelineError, UsageError
from timeline.extract import Extractor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GROUP = "timeline.extractors"
OURS = {
    "llm": "timeline.extractors.llm:LLM",
    "rules": "timeline.extract:Rules",
    "spacy": "timeline.extractors.spacy_pipeline:Spacy",
}
"""Ours: a copy that was never installed has them too, and nobody takes their name."""
DEFAULT = "rules"


def extractor_names() -> list[str]:
    """List what can be chosen; nothing of it is loaded."""
    return sorted(_registered())


def make_extractor(name: str, options: Mapping[str, str] | None = None) -> Extractor:
    """Load and make the extractor of a name.

    Args:
        name: as registered.
        options: what it is to be made with, such as the name of a model.

    Raises:
        UsageError: no such extractor, it cannot be loaded, or it has no such option.
    """
    registered = _registered()
    if name not in registered:
        raise UsageError(
            f"no such extractor: {name!r}; expected one of "
            f"{', '.join(sorted(registered))}; install the package that has it, or "
            "choose one of these"
        )
    entry = registered[name]
    factory = _load(entry)
    given = dict(options or {})
    _check_options(name, factory, given)
    try:
        made = factory(**given)
    except TimelineError:
        raise
    except (Exception, SystemExit) as error:  # another's code may raise anything
        raise _unusable(entry, f"{type(error).__name__}: {error}") from error
    if not isinstance(made, Extractor) or made.name != name or not made.version:
        raise _unusable(entry, f"it gives {made!r:.80}, which is no {name!r} extractor")
    return made


def _registered() -> dict[str, EntryPoint]:
    """Find all entry points of the group; of two with one name the first counts."""
    found = {name: EntryPoint(name, value, GROUP) for name, value in OURS.items()}
    for entry in entry_points(group=GROUP):
        found.setdefault(entry.name, entry)
    return found


def _load(entry: EntryPoint) -> Callable[..., object]:
    try:
        factory = entry.load()
    except (Exception, SystemExit) as error:  # importing may raise anything
        raise _unusable(entry, f"{type(error).__name__}: {error}") from error
    if not callable(factory):
        raise _unusable(entry, f"{entry.value} is no class or function")
    made: Callable[..., object] = factory
    return made


def _unusable(entry: EntryPoint, why: str) -> UsageError:
    package = f", of {entry.dist.name} {entry.dist.version}" if entry.dist else ""
    return UsageError(
        f"the extractor {entry.name!r} ({entry.value}{package}) cannot be used: {why}; "
        "expected a name, a version and extract(article); mend or uninstall its "
        "package, or choose another with --extractor"
    )


def _check_options(
    name: str, factory: Callable[..., object], given: Mapping[str, str]
) -> None:
    try:
        taken = inspect.signature(factory).parameters
    except ValueError:  # some callables of C tell none
        return
    if any(each.kind is each.VAR_KEYWORD for each in taken.values()):
        return
    options = [each for each in taken if each not in ("name", "version")]
    for option in given:
        if option not in options:
            raise UsageError(
                f"the extractor {name!r} has no option {option!r}; expected "
                f"{', '.join(options) or 'none'}; leave it out"
            )
