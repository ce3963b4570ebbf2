"""Sentences are joined by average linkage, and no two groups are left that fit."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from timeline.match.groups import join
from timeline.match.profiles import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

_NONE: frozenset[str] = frozenset()
_LEAST = 0.3


def sentences(count: int) -> list[Sentence]:
    """Sentences of as many articles, told apart by their place alone."""
    return [Sentence(str(at), 0, _NONE, _NONE, _NONE, _NONE) for at in range(count)]


def grouped(
    table: Sequence[Sequence[float]], bind: bool = True
) -> tuple[list[set[int]], list[float]]:
    """Join sentences by a table of likelihoods; give the groups and what was bound."""
    made = sentences(len(table))
    at = {sentence: number for number, sentence in enumerate(made)}
    means: list[float] = []

    def agree(_: object, __: object, mean: float) -> bool:
        means.append(mean)
        return bind

    groups = join(
        [[each] for each in made],
        lambda a, others: [table[at[a]][at[b]] for b in others],
        agree,
        _LEAST,
    )
    return [{at[each] for each in group} for group in groups], means


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    """Likelihoods of some sentences, the same either way."""
    count = draw(st.integers(1, 7))
    table = [[1.0] * count for _ in range(count)]
    for a, b in combinations(range(count), 2):
        table[a][b] = table[b][a] = draw(st.floats(0, 1))
    return table


@given(tables())
def test_each_sentence_is_in_one_group_and_no_two_groups_fit(
    table: list[list[float]],
) -> None:
    groups, _ = grouped(table)
    assert sorted(each for group in groups for each in group) == [*range(len(table))]
    for one, other in combinations(groups, 2):
        total = sum(table[a][b] for a, b in product(one, other))
        assert total / (len(one) * len(other)) < _LEAST + 1e-9


@given(tables())
def test_nothing_is_joined_that_may_not_be(table: list[list[float]]) -> None:
    groups, _ = grouped(table, bind=False)
    assert len(groups) == len(table)


def test_a_chain_of_likenesses_brings_nothing_together() -> None:
    table = [[1, 0.9, 0.0], [0.9, 1, 0.5], [0.0, 0.5, 1]]
    groups, means = grouped(table)
    assert sorted(map(sorted, groups)) == [[0, 1], [2]]
    assert means == [0.9]


def test_the_likeliest_is_joined_first_and_weighed_as_a_whole() -> None:
    table = [[1, 0.4, 0.8], [0.4, 1, 0.6], [0.8, 0.6, 1]]
    groups, means = grouped(table)
    assert groups == [{0, 1, 2}]
    assert means == [0.8, 0.5]
