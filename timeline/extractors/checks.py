"""What an extractor found, held to the article's text before anything is stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from timeline.articles import Certainty, Mention, Polarity, Role
from timeline.errors import ExtractError
from timeline.extract import label, labelled, mention_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.articles import Article
    from timeline.extract import Extractor


_LONGEST_TITLE = 500
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_KINDS = tuple(map(get_args, (Role, Polarity, Certainty)))


def checked_mentions(extractor: Extractor, article: Article) -> list[Mention]:
    """Extract an article's mentions, each of which its text bears out.

    Every mention gets the extractor's name and version.  As a function of two values
    that can be pickled it may run in another process.

    Raises:
        ExtractError: the extractor failed, or found what the text does not hold.
    """
    told = label(extractor)
    try:
        found = list(extractor.extract(article))
        wrong = next(_violations(article, found), None)
    except ExtractError:
        raise
    except (Exception, SystemExit) as error:  # another's code may raise anything
        raise ExtractError(
            f"cannot extract from {article.path}: the extractor “{told}” failed with "
            f"{type(error).__name__}{_words_of(error)}; expected mentions; tell "
            "whoever maintains it, or choose another with --extractor"
        ) from error
    if wrong:
        raise ExtractError(
            f"cannot take what the extractor “{told}” found in {article.path}: "
            f"{wrong}; tell whoever maintains it, or choose another with --extractor"
        )
    return labelled(extractor, found)


def _words_of(error: BaseException) -> str:
    """Give what an error says, if it can be asked."""
    try:
        return f": {error}"
    except Exception:  # another's code, again
        return ""


def _violations(article: Article, found: list[Mention]) -> Iterator[str]:
    """Say in what the mentions do not fit the text."""
    ids = set[str]()
    for number, mention in enumerate(found, start=1):
        if not isinstance(mention, Mention):
            yield f"{mention!r:.80} is given; expected mentions"
            return
        for wrong in _misfits(article, mention):
            yield f"mention {number}: {wrong}"
        if mention.id in ids:
            yield f"mention {number}: its id {mention.id} is not its own; expected so"
        ids.add(mention.id)


def _misfits(article: Article, mention: Mention) -> Iterator[str]:
    """Say in what one mention does not fit the text."""
    spans = [("sentence", mention.quote, mention.start, mention.end)]
    named = [("trigger", mention.trigger)]
    if mention.timex:
        timex = mention.timex
        spans.append(("time phrase", timex.text, timex.start, timex.end))
        named += [("evidence", timex.evidence)] if timex.evidence else []
    spans += [(what, span.text, span.start, span.end) for what, span in named]
    for what, text, start, end in spans:
        stands = article.text[start:end] if 0 <= start < end else ""
        if not text or stands != text:
            yield (
                f"its {what} is {text!r:.80}, but from {start} to {end} the text has "
                f"{stands!r:.80}; expected the same"
            )
    trigger = mention.trigger
    if trigger.start < mention.start or trigger.end > mention.end:
        yield (
            f"its trigger {trigger.text!r:.80} lies outside its sentence; expected "
            "one within"
        )
    if len(mention.title) > _LONGEST_TITLE or _CONTROL.search(mention.title):
        yield (
            f"its title is {mention.title!r:.80}; expected a line of at most "
            f"{_LONGEST_TITLE} characters"
        )
    due = mention_id(article.sha256, trigger.start, trigger.end)
    if mention.id != due:
        yield f"its id is {mention.id!r:.40}; expected {due}, that of mention_id()"
    told = (mention.role, mention.polarity, mention.certainty)
    for value, kinds in zip(told, _KINDS, strict=True):
        if value not in kinds:
            yield f"{value!r:.40} is given; expected one of {', '.join(kinds)}"
    if not 0 <= mention.confidence <= 1:
        yield f"its confidence is {mention.confidence}; expected 0 to 1"
