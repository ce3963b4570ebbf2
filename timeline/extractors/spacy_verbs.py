"""Verb groups of a parsed sentence: which words are finite verbs, tense and voice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.auxiliaries import auxiliary_group
from timeline.extract.present import tells_now
from timeline.extract.verb_forms import VerbGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.tokens import Token
    from timeline.extract.verb_forms import Tense
    from timeline.extractors.spacy_words import Word

_DAYS = lexicon.words("yesterday today week weekend month year ago earlier")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_VERBS = _FINITE | {"VB", "VBG", "VBN"}
_AUXILIARY = frozenset({"aux", "auxpass"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NO_CLAUSE = _AUXILIARY | {"amod", "compound", "nmod", "punct", "case", "mark", "prep"}


def verb_group(
    word: Word, tokens: Sequence[Token], places: Sequence[int]
) -> VerbGroup | None:
    """Read the verb group that a word heads; None for a word that heads none.

    `places` are the places of the sentence's words among our tokens.
    """
    if word.tag_ not in _VERBS or word.dep_ in _NO_CLAUSE:
        return None
    main = places[word.i]
    if not tokens[main].is_word:
        return None
    auxiliaries = _auxiliaries(word)
    finite = next((each for each in (*auxiliaries, word) if each.tag_ in _FINITE), None)
    if finite is None:
        return _bare(word, tokens, places)
    if not auxiliaries and word.lemma_ == "be":
        return auxiliary_group(tokens, main)
    if finite is word and word.tag_ != "VBD" and not _is_news(word, tokens, main):
        return None
    first = places[auxiliaries[0].i] if auxiliaries else main
    negated = any(each.dep_ == "neg" for each in word.children) or any(
        token.negates for token in tokens[max(0, first - 1) : main]
    )
    passive = any(each.dep_ == "auxpass" for each in auxiliaries)
    tense = _tense(finite, auxiliaries)
    return VerbGroup(min(first, main), main, lemma(word), tense, passive, negated)


def lemma(word: Word) -> str:
    """Tell the base of a verb, as the word tables have it."""
    return word.lemma_.lower()


def _auxiliaries(word: Word) -> list[Word]:
    """Find the auxiliaries next to the verb: none before a subject between them."""
    found: list[Word] = []
    for child in word.children:
        if child.i >= word.i:
            break
        if child.dep_ in _SUBJECT:
            found.clear()
        elif child.dep_ in _AUXILIARY and child.lower_ != "to":
            found.append(child)
    return found


def _tense(finite: Word, auxiliaries: Sequence[Word]) -> Tense:
    if finite.tag_ == "MD":
        return "future" if finite.lower_ in lexicon.MODALS_FUTURE else "modal"
    if finite in auxiliaries and finite.lower_ in lexicon.HAVE:
        return "perfect"
    return "past" if finite.tag_ == "VBD" else "present"


def _bare(
    word: Word, tokens: Sequence[Token], places: Sequence[int]
) -> VerbGroup | None:
    """Read a verb without a finite form.

    It is joined to one by “and”, is still “to” be done or is said “to have” been, or is
    a participle with a date: “a law passed in June”.
    """
    main = places[word.i]
    if word.dep_ == "conj":
        partner = verb_group(word.head, tokens, places)
        shares = partner and word.tag_ == word.head.tag_ and partner.first < main
        if partner is None or not shares:
            return None
        passive = partner.passive and word.tag_ == "VBN"
        return VerbGroup(
            main, main, lemma(word), partner.tense, passive, partner.negated
        )
    if word.dep_ == "acl" and word.tag_ == "VBN" and _has_day(word):
        return VerbGroup(main, main, lemma(word), "past", passive=True)
    if word.tag_ == "VBN" and word.dep_ in {"ROOT", "ccomp"} and _acts(word):
        return VerbGroup(main, main, lemma(word), "past")
    if word.dep_ == "xcomp" and _is_perfect(word):
        passive = any(each.dep_ == "auxpass" for each in word.children)
        opens = verb_group(word.head, tokens, places)
        first = opens.first if opens and opens.first < main else main
        return VerbGroup(first, main, lemma(word), "perfect", passive)
    if not _is_planned(word):
        return None
    to = next((each for each in word.children if each.lower_ == "to"), word)
    passive = any(each.dep_ == "auxpass" for each in word.children)
    return VerbGroup(places[to.i], main, lemma(word), "future", passive)


def _is_news(word: Word, tokens: Sequence[Token], main: int) -> bool:
    """Tell “police arrest a man” and “the vote starts on Monday” from “sells bread”."""
    return (
        lemma(word) in lexicon.REPORTING
        or _has_day(word)
        or tells_now(tokens, main, is_headline=False) is not None
    )


def _is_perfect(word: Word) -> bool:
    """Tell “is believed to have left” from “is to leave”."""
    has = {each.lower_ for each in word.children if each.dep_ in _AUXILIARY}
    return word.tag_ == "VBN" and {"to", "have"} <= has


def _acts(word: Word) -> bool:
    """Tell a past form that was taken for a participle: it has a subject."""
    return any(each.dep_ == "nsubj" and each.i < word.i for each in word.children)


def _has_day(word: Word) -> bool:
    """Tell “a poll published on Sunday” from “units trained in Russia”."""
    below = [grandchild for each in word.children for grandchild in each.children]
    return any(
        each.lower_ in lexicon.CALENDAR | _DAYS or _YEAR.fullmatch(each.text)
        for each in (*word.children, *below)
    )


def _is_planned(word: Word) -> bool:
    """Tell “agreed to meet” and “plans to attack” from “managed to leave”."""
    has_to = any(each.lower_ == "to" and each.dep_ == "aux" for each in word.children)
    if word.tag_ != "VB" or not has_to or word.dep_ not in {"xcomp", "acl", "advcl"}:
        return False
    head = word.head
    return bool({head.lower_, head.lemma_.lower()} & lexicon.PLANNING)
