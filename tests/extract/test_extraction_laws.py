"""What holds for any text: spans index it, ids are unique, the same gives the same."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.extract import extract

if TYPE_CHECKING:
    from tests.extract.conftest import ArticleOf, Read

_SENTENCES = [
    "The agency said on Wednesday that officers had seized 40 tonnes in August.",
    "Divers found the wreck near Tallinn on Monday, police said.",
    "“We saw the smoke at dawn,” said Anna Weber, the harbour master.",
    "The plant closed in March, according to Anna Weber.",
    "The January raid left three people in hospital.",
    "He denied it “in full” on Sunday — and left.",
    "The leaders will meet in Vienna on 4 November.",
    "Since June 2022 the mine has flooded; its owners sold it in May.",
    "İstanbul’s naïve façade fell on Tuesday, it said.",
    "At least 1,500 sheep died\non\tMonday.",
    "Plane Crashes Near Oslo After Storm Hits Coast",
]
_SOME_WORDS = """
    said told that who which and but the a on in of to by had has was were will may
    not never Monday June 2022 2024-10-25 early since before police Weber Anna Kyiv U.S.
    3,000 troops seized opened to-day “ ” " , . ; : — ( ) 's according vote raid claims
    he she it they $ % million İ ﬁ ß
"""
_WORDS = st.sampled_from(_SOME_WORDS.split())
_LAX = settings(
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@_LAX
@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6), st.booleans())
def test_every_span_indexes_the_text(
    article_of: ArticleOf, sentences: list[str], is_dated: bool
) -> None:
    article = article_of(*sentences, is_dated=is_dated)
    for mention in extract(article):
        trigger, timex = mention.trigger, mention.timex
        assert article.text[mention.start : mention.end] == mention.quote
        assert article.text[trigger.start : trigger.end] == trigger.text
        assert mention.start <= trigger.start < trigger.end <= mention.end
        if timex:
            assert article.text[timex.start : timex.end] == timex.text
        if timex and timex.evidence:
            evidence = timex.evidence
            assert article.text[evidence.start : evidence.end] == evidence.text
        for figure in mention.figures:
            assert figure.text.split()[0] in mention.quote


@_LAX
@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6), st.booleans())
def test_a_guess_stands_only_beside_an_open_date_of_a_dated_article(
    article_of: ArticleOf, sentences: list[str], is_dated: bool
) -> None:
    for mention in extract(article_of(*sentences, is_dated=is_dated)):
        if mention.estimate:
            assert is_dated
            assert mention.date is None or mention.date.is_bound
            assert mention.role in ("statement", "occurrence")
            assert mention.estimate.edtf.endswith("~")
        if mention.estimate and mention.date and mention.date.latest:
            assert mention.estimate.edtf[:-1] <= mention.date.latest.isoformat()


@_LAX
@given(st.lists(_WORDS, max_size=30))
def test_any_mix_of_words_is_read_and_its_spans_hold(
    article_of: ArticleOf, words: list[str]
) -> None:
    article = article_of(" ".join(words))
    for mention in extract(article):
        trigger = mention.trigger
        assert article.text[trigger.start : trigger.end] == trigger.text
        assert "\n" not in mention.title


@_LAX
@given(st.lists(st.text(max_size=60), max_size=4))
@example(["\x00\u202e\ud800 said 'on' Monday."])
@example(["²said ⅷ on ²⁵ Monday ٣٬٠٠٠ men fled."])
@example([""])
def test_no_text_at_all_raises(read: Read, sentences: list[str]) -> None:
    read(*sentences)


@_LAX
@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6))
def test_ids_are_unique_in_an_article_and_the_same_every_time(
    article_of: ArticleOf, sentences: list[str]
) -> None:
    once, again = (extract(article_of(*sentences)) for _ in range(2))
    assert once == again
    ids = [mention.id for mention in once]
    assert len(set(ids)) == len(ids)
    assert [m.trigger.start for m in once] == sorted(m.trigger.start for m in once)


def test_the_date_of_an_article_does_not_change_its_ids(read: Read) -> None:
    dated, undated = (
        {
            mention.trigger.text: mention.id
            for mention in read(*_SENTENCES[:2], is_dated=d)
        }
        for d in (True, False)
    )
    assert dated == undated


def test_another_text_gives_other_ids(read: Read) -> None:
    (one,), (other,) = read("The plant closed."), read("The plant closed!")
    assert one.id != other.id


def test_a_text_ten_times_as_long_takes_about_ten_times_as_long(
    article_of: ArticleOf,
) -> None:
    def seconds(times: int) -> float:
        article = article_of(*(_SENTENCES * times))
        started = time.process_time()
        extract(article)
        return time.process_time() - started

    seconds(2)
    short = max(min(seconds(10) for _ in range(3)), 0.005)
    assert seconds(100) < 30 * short


def test_one_endless_sentence_is_read_in_reasonable_time(read: Read) -> None:
    started = time.process_time()
    read("The agency said that " + "the army fled and " * 300 + "stopped on Monday.")
    assert time.process_time() - started < 5
