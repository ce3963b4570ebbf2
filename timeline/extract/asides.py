"""Time phrases that date nothing that happens: descriptions, insertions, new dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.dated_nouns import NEAR_DAYS
from timeline.extract.quotations import quoted
from timeline.extract.verb_forms import is_adverb, is_participle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.extract.clauses import Clause
    from timeline.extract.tokens import Token
    from timeline.resolve import Resolution

_YEAR = re.compile(r"\d{4}")
_MOVED = lexicon.words(
    "move postpone reschedule delay adjourn defer schedule set slate put push"
)
"""Verbs after which “to July” or “until Monday” is the new date, not their own."""
_OPENS_CLAUSE = lexicon.words("say claim argue insist allege contend believe think")
"""Verbs whose object is a clause: in “said a claim in 1998 …” 1998 is the claim's."""
_SETS_OUT = lexicon.words(
    "starting beginning commencing effective ending expiring due scheduled slated"
)
"""Words after which a phrase is the beginning or end of what their noun names."""
_NAMES = lexicon.words("announce call choose declare designate mark name pick set")
_ORDERS = frozenset({"since", "after", "before", "following", "until"})
_HOURS = lexicon.words("midnight noon midday dawn dusk dark sunrise sunset nightfall")
_BEFORE_GERUNDS = frozenset({"of", "for", "from", "after", "before", "without"})
_COMPARES = frozenset({"down", "up", "compared", "versus", "against", "than"})
_ARTICLES = frozenset({"a", "an", "the"})
_OWNS = frozenset({"'s", "’s"})
_OWNERS = _ARTICLES | {"its", "his", "her", "their", "'s", "’s"}
_INSERTED = _ARTICLES | _COMPARES
_CLOSED = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS
_NO_NOUNS = _CLOSED | lexicon.PRONOUNS | (lexicon.DETERMINERS - _OWNS)


def is_aside(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    clause: Clause | None,
    span: tuple[int, int],
    group: Sequence[Resolution],
) -> bool:
    """Tell a phrase that dates no verb of its sentence."""
    preposition = group[0].preposition
    spoken = quoted(tokens)
    if clause is not None and span[0] in spoken and clause.verb.main not in spoken:
        return True  # “said he “left on Sunday””
    if preposition == "of" or (preposition in ("to", "from") and len(group) == 1):
        return True  # “the class of 2015”, “moved to July”, “mourning from Thursday”
    if _is_set_out(tokens, clause, span[0], preposition):
        return True
    if clause is not None and _is_declared(tokens, clause, span):
        return True
    if preposition == "since" and _is_superlative(tokens, span[0]):
        return True
    is_near = group[0].rule.startswith(NEAR_DAYS)
    if clause is not None and _is_not_the_verbs(
        tokens, clause, span[0], preposition, is_near=is_near
    ):
        return True
    return describes(tokens, span, preposition) or _is_inserted(
        tokens, clauses, span[0]
    )


def _is_set_out(
    tokens: Sequence[Token], clause: Clause | None, first: int, preposition: str | None
) -> bool:
    """Tell “a curfew starting Friday” and “bond set Tuesday” from “is due Friday”."""
    place = first - 1
    if place >= 0 and tokens[place].lower == preposition:
        place -= 1
    if place < 0 or (clause and clause.verb.first <= place <= clause.verb.last):
        return False
    word = tokens[place].lower
    return word in _SETS_OUT or (clause is not None and _is_set(tokens, clause, place))


def _is_declared(
    tokens: Sequence[Token], clause: Clause, span: tuple[int, int]
) -> bool:
    """Tell “declared Saturday a day of mourning”, where the day is what is declared."""
    follows = tokens[span[1]].lower if span[1] < len(tokens) else ""
    is_object = span[0] == clause.verb.last + 1 and not clause.verb.passive
    return is_object and follows in {"a", "an", "as"} and clause.verb.lemma in _NAMES


def _is_set(tokens: Sequence[Token], clause: Clause, place: int) -> bool:
    """Tell the participle of “held on bond set Tuesday” from “shot and killed”."""
    noun = place - 1
    in_subject = clause.subject[0] <= noun < clause.subject[1]
    if not (in_subject or noun > clause.verb.last) or not is_participle(tokens[place]):
        return False
    word = tokens[noun].lower
    if tokens[place].is_capital:
        return False  # “face Harl United on Saturday”
    return tokens[noun].is_word and word not in _NO_NOUNS and not is_adverb(word)


def _is_superlative(tokens: Sequence[Token], first: int) -> bool:
    """Tell “the worst accident since 1998”, which compares, from what lasts."""
    before = [token.lower for token in tokens[max(0, first - 9) : first]]
    return any(
        word in {"worst", "best", "most", "least", "first", "lowest", "highest"}
        or (len(word) > 5 and word.endswith("est"))
        for word in before
    )


def _is_not_the_verbs(
    tokens: Sequence[Token],
    clause: Clause,
    first: int,
    preposition: str | None,
    *,
    is_near: bool,
) -> bool:
    """Tell “postponed until July” and “denied taking money in 2015”."""
    if clause.verb.lemma in _MOVED and preposition in {"until", "till", "for"}:
        return clause.verb.tense != "future"
    if clause.subject[0] > clause.verb.last:
        return False  # “said Anna Weber on Friday”
    if clause.subject[0] <= first < clause.subject[1]:
        start = clause.subject[0] + 1
        is_reduced = not is_near and any(
            _is_set(tokens, clause, place) for place in range(start, first)
        )  # “two men held in May were freed”
        return is_reduced or _acts(tokens, start, first)
    after = clause.verb.last + 1
    start = after if after <= first else 0
    if _is_ordered(tokens, start, first - (tokens[first - 1].lower == preposition)):
        return True
    stretch = [token.lower for token in tokens[after:first]]
    if _acts(tokens, after + 1, first):
        return True  # “accused of stealing … in 2020”
    starts = stretch[:1]
    if starts and len(starts[0]) > 4 and starts[0].endswith("ing"):
        return clause.verb.reports  # “denied taking money in 2015”
    return clause.verb.lemma in _OPENS_CLAUSE and bool(
        starts and starts[0] in lexicon.DETERMINERS
    )


def _is_ordered(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell “has won six since a loss to Hallam on Monday” from “after 8 on Monday”."""
    return any(
        tokens[place].lower in _ORDERS
        and not tokens[place + 1].is_number
        and tokens[place + 1].lower not in _HOURS
        for place in range(start, end - 1)
    )


def _acts(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell “a man accused of shooting his friend Monday told police”."""
    return any(
        _is_gerund(tokens, place)
        for place in range(start, end)
        if tokens[place].lower.endswith("ing")
    )


def _is_gerund(tokens: Sequence[Token], place: int) -> bool:
    """Tell “of stealing”, “after illegally selling” from “an opening”."""
    word, before = tokens[place].lower, place - 1
    while before > 0 and is_adverb(tokens[before].lower):
        before -= 1
    is_form = len(word) > 4 and word.endswith("ing")
    return is_form and before >= 0 and tokens[before].lower in _BEFORE_GERUNDS


def describes(
    tokens: Sequence[Token], span: tuple[int, int], preposition: str | None
) -> bool:
    """Tell “the 1962 bridge”, “the novel 1984”, “this year's budget”."""
    first, last = span
    follows = tokens[last] if last < len(tokens) else None
    before = tokens[first - 1] if first else None
    is_year = last == first + 1 and _YEAR.fullmatch(tokens[first].text)
    if is_year and preposition is None and before is not None and before.is_word:
        return True
    if follows is None or not follows.text[0].isalpha():
        return follows is not None and follows.text in {"'s", "’s"}
    starts = before is not None and before.lower in _OWNERS
    return starts and tokens[first].is_number and follows.lower not in _CLOSED


def _is_inserted(
    tokens: Sequence[Token], clauses: Sequence[Clause], first: int
) -> bool:
    """Tell “Jansen, born on 3 May 1955, has …”, “Heep, a volunteer since 2009”."""
    comma = first - 1
    while comma > 0 and tokens[comma].text != ",":
        comma -= 1
    if comma <= 0 or comma + 1 >= first:
        return False
    opens = comma + 1
    while opens + 1 < first and is_adverb(tokens[opens].lower):
        opens += 1
    opener = tokens[opens].lower
    is_participle = opener in lexicon.IRREGULAR or opener.endswith("ed")
    has_verb = any(
        clause.verb.first <= place <= clause.verb.last
        for clause in clauses
        for place in range(comma + 1, first)
    )
    return (is_participle or opener in _INSERTED) and not has_verb
