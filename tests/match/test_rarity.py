"""How rare a stem is taken to be, in a store that holds little and in a full one."""

from __future__ import annotations

import pytest

from timeline.extract.stems import stems
from timeline.match import rarity as module
from timeline.match.rarity import Rarity, cosine


def test_an_empty_store_knows_what_news_of_any_kind_says() -> None:
    rarity = Rarity({}, 0)
    (police,), (zeppelin,) = stems("police"), stems("zeppelin")
    assert rarity[police] < rarity[zeppelin]


@pytest.mark.parametrize("word", ["police", "harbour"])
def test_the_more_articles_have_a_word_the_less_it_tells(word: str) -> None:
    (stem,) = stems(word)
    weights = [Rarity({stem: count}, 50)[stem] for count in (1, 5, 20, 50)]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)


def test_shared_rare_words_make_clauses_more_alike_than_shared_common_ones() -> None:
    rarity = Rarity({}, 0)
    one = frozenset(stems("police zeppelin"))
    rare = cosine(one, frozenset(stems("officials zeppelin")), rarity)
    common = cosine(one, frozenset(stems("police balloon")), rarity)
    assert rare > common > 0


def test_every_line_of_the_table_is_a_stem_and_a_share() -> None:
    lines = module._FILE.read_text(encoding="utf-8").splitlines()
    told = [line.split() for line in lines if not line.startswith("#")]
    assert len(told) > 500
    assert len({stem for stem, _ in told}) == len(told)
    assert all(0 < float(share) <= 100 and stem.isalpha() for stem, share in told)
