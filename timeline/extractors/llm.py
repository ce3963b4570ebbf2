"""Happenings pointed out by a language model, every word of them held to the text."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.errors import ExtractError, UsageError
from timeline.extract import labelled
from timeline.extractors.llm_answers import Reader, read_answer
from timeline.extractors.llm_endpoint import Endpoint
from timeline.extractors.llm_prompt import messages

if TYPE_CHECKING:
    from timeline.articles import Article, Mention

_VERSION = "1"
_AT_ONCE = 40
"""Sentences to a request: small models lose count of more."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LLM:
    """Asks an OpenAI-compatible server which words of an article name happenings.

    The model only points: it gives words of a sentence.  What is not there word for
    word is rejected; dates, figures and titles are read by the rules.  The key, where
    the server wants one, is `TIMELINE_LLM_KEY` in the environment of the process that
    asks; it is never kept.
    """

    endpoint: str = ""
    """Base URL: `http://127.0.0.1:8080/v1`."""
    model: str = ""
    """As the server names it."""
    timeout: float | str = 120.0
    """Seconds for one answer, from the request to its last byte."""
    pause: float | str = 1.0
    """Seconds before the first further try; twice as many before the next."""
    name: str = "llm"

    def __post_init__(self) -> None:
        """Make sure that there is a server and a model to ask.

        Raises:
            UsageError: an option is missing or makes no sense.
        """
        if not self.model:
            raise UsageError(
                "the extractor 'llm' needs a model; expected its name as the server "
                "has it; give --model NAME, or model under [llm] in the configuration"
            )
        self._server()

    @property
    def version(self) -> str:
        """Ours and the model's name."""
        return f"{_VERSION}+{'-'.join(self.model.split())}"

    def extract(self, article: Article) -> list[Mention]:
        """Find what the article says happened, in the order of its text.

        How many of the answers were rejected, and why, is logged as a warning.

        Raises:
            ExtractError: the server cannot be asked, or gives no answer of the form.
        """
        found, rejected = self.read(article)
        if rejected:
            told = ", ".join(f"{count} {why}" for why, count in rejected.most_common())
            _log.warning(
                "%r: %d of %d answers of the model rejected: %s",
                article.path,
                rejected.total(),
                rejected.total() + len(found),
                told,
            )
        return found

    def read(self, article: Article) -> tuple[list[Mention], Counter[str]]:
        """Find mentions, and count by reason the answers that were rejected.

        Raises:
            ExtractError: the server cannot be asked, or gives no answer of the form.
        """
        if article.language != "en":
            return [], Counter()
        reader = Reader(article)
        sentences = reader.sentences
        try:
            for start in range(0, len(sentences), _AT_ONCE):
                part = sentences[start : start + _AT_ONCE]
                answer = self._server().ask(self.model, messages(part))
                reader.take(part, read_answer(answer))
        except ExtractError as error:
            raise ExtractError(
                f"cannot extract from {article.path}: {error}"
            ) from error
        return labelled(self, reader.mentions()), reader.rejected

    def _server(self) -> Endpoint:
        return Endpoint(
            self.endpoint,
            timeout=_seconds("timeout", self.timeout),
            pause=_seconds("pause", self.pause),
        )


def _seconds(option: str, given: float | str) -> float:
    try:
        seconds = float(given)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < 86_400:
        raise UsageError(
            f"the extractor 'llm' has {option} = {given!r}; expected seconds, such as "
            f'"60"; mend it in the configuration'
        )
    return seconds
