"""Text as the words that it is searched by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.project.words import phrase, phrases, searchable, split_words

_TEXT = st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Öztürk's", ["ozturk", "s"], id="diacritics and an apostrophe"),
        pytest.param("ÉLYSÉE élyse\u0301e", ["elysee"] * 2, id="composed or not"),
        pytest.param("İstanbul Straße", ["istanbul", "strasse"], id="odd folding"),
        pytest.param("Москва ΑΘΗΝΑ", ["москва", "αθηνα"], id="other alphabets"),
        pytest.param("3,000 1.000.000", ["3000", "1000000"], id="grouped numbers"),
        pytest.param("3.5 1,25", ["3", "5", "1", "25"], id="other numbers"),
        pytest.param("long-range", ["long", "range"], id="a hyphen"),
        pytest.param("“would not”…", ["would", "not"], id="quotation marks"),
        pytest.param("東京 เมือง", [*"東京เมอง"], id="unspaced scripts"),
        pytest.param("x" * 300, ["x" * 100], id="a very long word"),
        pytest.param("— % _ ' \x00", [], id="no word at all"),
    ],
)
def test_text_is_cut_into_folded_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@given(_TEXT)
def test_words_are_letters_and_digits_and_fold_to_themselves(text: str) -> None:
    words = split_words(text)
    assert all(word.isalnum() for word in words)
    assert split_words(" ".join(words)) == words


@given(_TEXT, st.data())
def test_a_phrase_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    words = split_words(text)
    first = data.draw(st.integers(0, len(words)))
    last = data.draw(st.integers(first, len(words)))
    part = " ".join(words[first:last])
    stored = searchable(["before it", text, "after it"])
    for each in (phrase(part), *phrases(f'"{part}"'), *phrases(part)):
        assert not each.words or each.needle in stored


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    stored = searchable(["Anna Weber", "Karl May"])
    assert phrase("anna web").needle in stored
    assert phrase("weber karl").needle not in stored


def test_a_text_that_another_holds_is_not_kept_twice() -> None:
    assert searchable(["A fire.", "Oslo: a fire broke out", "Fire", "fir"]) == (
        " oslo a fire broke out \n fir "
    )


@pytest.mark.parametrize(
    ("text", "needles"),
    [
        pytest.param("troop kursk", [" troop", " kursk"], id="words may go on"),
        pytest.param('"of Kursk"', [" of kursk "], id="a phrase may not"),
        pytest.param('"of Kur', [" of kur"], id="unless it is still being typed"),
        pytest.param("don't U.S.", [" don t", " u s"], id="what is cut stays together"),
        pytest.param('a"b c"d', [" a", " b c ", " d"], id="without spaces"),
        pytest.param('"" " - " %', [], id="nothing asked"),
    ],
)
def test_what_is_searched_for(text: str, needles: list[str]) -> None:
    assert [each.needle for each in phrases(text)] == needles
