"""What is asked of spaCy's words and pipelines, so that ours is typed without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Word(Protocol):
    """A word of a parsed sentence (spaCy's `Token`)."""

    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    tag_: str
    """As in the Penn Treebank: VBD, VBN, MD …"""
    dep_: str
    """As in ClearNLP's scheme: nsubj, ccomp, advcl, relcl …"""

    @property
    def head(self) -> Word:
        """The word it depends on; itself at the root."""
        ...

    @property
    def children(self) -> Iterable[Word]:
        """Those that depend on it, in the order of the sentence."""
        ...

    @property
    def left_edge(self) -> Word:
        """The first word of all that hangs on it."""
        ...

    @property
    def right_edge(self) -> Word:
        """The last word of all that hangs on it."""
        ...


class Pipeline(Protocol):
    """What parses texts (spaCy's `Language`)."""

    @property
    def pipe_names(self) -> list[str]:
        """Its components."""
        ...

    @property
    def meta(self) -> Mapping[str, object]:
        """Name, version and licence."""
        ...

    def pipe(self, texts: Sequence[str]) -> Iterator[Sequence[Word]]:
        """Parse texts in batches."""
        ...
