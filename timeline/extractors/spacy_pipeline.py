"""Clauses by a spaCy pipeline's parse; all else as the rules have it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from timeline.errors import UsageError
from timeline.extract import extract, labelled
from timeline.extractors.spacy_syntax import ParsedSyntax

if TYPE_CHECKING:
    from types import ModuleType

    from timeline.articles import Article, Mention
    from timeline.extractors.spacy_words import Pipeline

_VERSION = "1"
_FIRST = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""The pipelines to prefer, the most accurate first."""
_NOT_NEEDED = ("ner", "senter", "entity_linker", "textcat", "spancat")
"""Left out: names are found as the rules find them, and sentences are given."""
_LONGEST = 4000
"""Characters.  What runs on longer is a table, which nothing is read in."""


@dataclass(frozen=True)
class Spacy:
    """Reads happenings by the dependency parse of an English spaCy pipeline."""

    model: str = ""
    """The pipeline's package; empty for the most accurate that is installed."""
    name: str = "spacy"

    def __post_init__(self) -> None:
        """Settle on a pipeline, so that every process takes the same.

        Raises:
            UsageError: spaCy or the pipeline is missing, or it has no parser.
        """
        object.__setattr__(self, "model", self.model or _best_installed())
        _load(self.model)

    @property
    def version(self) -> str:
        """Ours, and the pipeline's name and version."""
        return f"{_VERSION}+{self.model}-{_load(self.model).meta['version']}"

    def extract(self, article: Article) -> list[Mention]:
        """Find what the article says happened, in the order of its text."""
        if article.language != "en":
            return []
        sentences = [each for each in article.sentences if len(each.text) <= _LONGEST]
        parsed = _load(self.model).pipe([each.text for each in sentences])
        starts = [each.start for each in sentences]
        return labelled(self, extract(article, ParsedSyntax(starts, list(parsed))))


def _best_installed() -> str:
    installed: list[str] = _spacy().util.get_installed_models()
    english = [name for name in installed if name.startswith("en_")]
    for name in (*_FIRST, *sorted(english)):
        if name in english:
            return name
    raise UsageError(
        "no English spaCy pipeline is installed; expected one with a parser, such as "
        "en_core_web_sm; install it with: python -m spacy download en_core_web_sm"
    )


@lru_cache(maxsize=2)
def _load(model: str) -> Pipeline:
    """Load a pipeline once a process, without what is not needed of it."""
    spacy = _spacy()
    try:
        pipeline: Pipeline = spacy.load(model, exclude=list(_NOT_NEEDED))
    except (OSError, ValueError, ImportError) as error:
        installed = ", ".join(spacy.util.get_installed_models()) or "none"
        reason = str(error).splitlines()[0]
        raise UsageError(
            f"cannot load the spaCy pipeline {model!r}: {reason}; expected one that is "
            f"installed ({installed}); name another with --model"
        ) from error
    if not {"parser", "tagger"} <= set(pipeline.pipe_names):
        raise UsageError(
            f"the spaCy pipeline {model!r} has {', '.join(pipeline.pipe_names)}; "
            "expected a tagger and a parser of English; name another with --model"
        )
    return pipeline


def _spacy() -> ModuleType:
    try:
        return import_module("spacy")
    except ImportError as error:
        raise UsageError(
            "the extractor 'spacy' needs spaCy, which is not installed; install it "
            "with: pip install 'timeline[nlp]'"
        ) from error
