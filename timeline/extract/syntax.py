"""How a sentence is cut into clauses: the seam between word tables and a parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from timeline.extract.attach import nearest_clause
from timeline.extract.clauses import find_clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token


class Syntax(Protocol):
    """Tells the clauses of a sentence, and which of them a phrase belongs to.

    All that follows from these (roles, speakers, dates, figures, titles) is the same
    for every syntax.
    """

    def clauses(self, tokens: Sequence[Token]) -> list[Clause]:
        """Cut a sentence into clauses, one for each verb group, in order."""
        ...

    def governor(
        self, tokens: Sequence[Token], clauses: Sequence[Clause], first: int, last: int
    ) -> int | None:
        """Choose the clause that the tokens of a phrase, up to `last`, belong to."""
        ...


class WordTables:
    """Clauses by the forms of words and their neighbours."""

    def clauses(self, tokens: Sequence[Token]) -> list[Clause]:
        """Cut a sentence into clauses, one for each verb group, in order."""
        return find_clauses(tokens)

    def governor(
        self, tokens: Sequence[Token], clauses: Sequence[Clause], first: int, last: int
    ) -> int | None:
        """Choose between the verb before and the verb behind a phrase."""
        return nearest_clause(tokens, clauses, first, last)


WORD_TABLES = WordTables()
"""What the rules go by."""
