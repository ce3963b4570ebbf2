"""Figures with what they count: “at least 1,500 North Korean troops”."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.articles import Figure
from timeline.extract import lexicon
from timeline.extract.counting import MEASURES, PEOPLE, noun_phrase
from timeline.extract.fates import FATES, undergone
from timeline.extract.names import join
from timeline.extract.numbers import amounts
from timeline.extract.places import PLACES
from timeline.extract.sayings import RECKONED

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.extract.counting import Noun
    from timeline.extract.numbers import Amount
    from timeline.extract.tokens import Token

_LABELS = lexicon.words("""
    article articles no number nos chapter section page pages flight room route highway
    line gate level phase part block channel act bus lot step round game season episode
    volume resolution case size aged age ages group type model mark
""")
"""What a number behind it names, not counts."""
_CLOCK = lexicon.words("am pm a.m. p.m. o'clock o’clock gmt utc est hours' th st nd rd")
_SCORED = lexicon.words(
    "win victory defeat loss draw lead score block ruling decision tie run"
)
_INCLUDING = frozenset({"including", "includes", "included"})
_LISTED = frozenset({"and", ",", "or", "plus", "as", "well", "another", "the"})
_SINGLE = lexicon.words(
    "person man woman child soldier officer boy girl civilian worker"
)
"""Of whom “one” is worth a figure: “one person died”."""
_OPENING = (
    lexicon.PREPOSITIONS
    | lexicon.DETERMINERS
    | lexicon.CONJUNCTIONS
    | lexicon.SUBORDINATORS
    | lexicon.ADVERBS
)
_BEFORE = 8
"""Tokens before a figure in which “the number of …” is looked for."""
_GATHERINGS = lexicon.words("crowd crowds congregation audience throng turnout")
"""Nouns before “of 500” that tell what is counted where no noun follows."""
_AUXILIARIES = (
    lexicon.BE | lexicon.HAVE | lexicon.words("been reported feared be found")
)
_SINCE = lexicon.words("also already later now since subsequently then")


_NAMED = _LABELS | lexicon.CALENDAR
_LEADS_TO_YEAR = lexicon.PREPOSITIONS | lexicon.DETERMINERS
_JOINED_UNITS = MEASURES | {"magnitude"}
_BEHIND_ALONE = (
    lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.SUBORDINATORS
    | lexicon.BE
    | lexicon.HAVE
) - {"of"}
"""Words before which a number has no noun."""


class _Counted(NamedTuple):
    """What an amount counts, and where its phrase ends."""

    unit: str
    phrase: str
    last: int
    is_part: bool = False


class _Governor(NamedTuple):
    """The word before a figure, which those listed after it share."""

    fate: str = ""
    is_part: bool = False


_NO_GOVERNOR = _Governor()


def figures(
    tokens: Sequence[Token], timed: Collection[int], known: Figure | None = None
) -> tuple[Figure, ...]:
    """Read the figures of a clause; `timed` are places of time phrases, no figures.

    What “put the number at 12” counts, the figure `known` before tells.  A range gives
    two, its least and its most, with the same words.

    >>> from timeline.extract.tokens import tokenize
    >>> (found,) = figures(tokenize("sent at least 1,500 North Korean troops"), ())
    >>> found.unit, found.counted
    ('troops', 'North Korean troops')
    """
    found: list[Figure] = []
    governor, end, listed = _NO_GOVERNOR, 0, 0
    for amount in amounts(tokens, timed):
        if not _is_range_end(amount, found) and not _is_listed(tokens, amount, end):
            governor, listed = _governor(tokens, amount, governor), len(found)
        if _names_only(tokens, amount):
            continue
        counted = _counted(tokens, amount, timed, governor.fate) or _reckoned(
            tokens, amount, timed, known
        )
        if counted is None:
            continue
        end = counted.last
        found.append(
            Figure(
                value=amount.value,
                comparator=amount.comparator,
                unit=counted.unit,
                text=join(tokens[amount.first : counted.last]),
                counted=counted.phrase,
                is_part=counted.is_part or governor.is_part,
            )
        )
        if [token.lower for token in tokens[end : end + 2]] == ["among", "them"]:
            part = max(listed, 1)  # the first of all is the whole
            found[part:] = [replace(each, is_part=True) for each in found[part:]]
    return tuple(found)


def _is_range_end(amount: Amount, found: Sequence[Figure]) -> bool:
    return bool(found) and amount.comparator == "<=" and found[-1].comparator == ">="


def _is_listed(tokens: Sequence[Token], amount: Amount, end: int) -> bool:
    """Tell whether only “and” or a comma parts a figure from the one before it."""
    between = [token.lower for token in tokens[end : amount.first]]
    return bool(end) and len(between) <= 3 and all(word in _LISTED for word in between)


def _governor(tokens: Sequence[Token], amount: Amount, above: _Governor) -> _Governor:
    """Read “killing 12 …” and “including 500 …”: lists share them."""
    place = amount.first - 1
    while place >= 0 and tokens[place].lower in {"a", "an", "the", "total", "of"}:
        place -= 1
    words = [token.lower for token in tokens[max(0, place - 1) : place + 1]]
    word = words[-1] if words else ""
    if word in _INCLUDING or words == ["among", "them"]:
        return _Governor(above.fate, is_part=True)
    does = word in FATES and not word.endswith("s")
    return _Governor(undergone(word) if does else "")


def _names_only(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell a number that is a label, an age, a year or a score."""
    before = tokens[amount.first - 1] if amount.first else None
    after = tokens[amount.last] if amount.last < len(tokens) else None
    if after and after.lower in _CLOCK:
        return True
    if before is None or amount.currency:
        return False
    if before.lower in _NAMED or (
        before.text == "."
        and amount.first > 1
        and tokens[amount.first - 2].lower in _NAMED
    ):
        return True
    numeral = tokens[amount.place].text
    if amount.comparator != "=" or not numeral.isdigit():
        return False
    opens = amount.first == 1 and before.text[1:].islower()
    if before.lower in _OPENING or opens:
        is_year = len(numeral) == 4 and 1700 <= amount.value < 2100
        return is_year and before.lower in _LEADS_TO_YEAR
    counts_people = after is not None and after.lower in PEOPLE
    is_name = any(sign.isupper() for sign in before.text)  # “a Boeing 737 jet”
    return is_name and before.text not in PLACES and not counts_people


def _counted(
    tokens: Sequence[Token], amount: Amount, timed: Collection[int], fate: str
) -> _Counted | None:
    """Find what an amount counts; None where it counts nothing that we know."""
    for read in (_money, _share, _strength, _part_of):
        if (counted := read(tokens, amount, timed)) is not None:
            return counted
    if amount.last < len(tokens) and tokens[amount.last].text in {"-", "‑"}:
        return None  # “33-year-old”, “3-1”
    return _heads(tokens, amount, timed, fate)


def _money(
    tokens: Sequence[Token], amount: Amount, timed: Collection[int]
) -> _Counted | None:
    if not amount.currency:
        return None
    spent = noun_phrase(tokens, amount.last, timed)
    if spent is not None and spent.unit != "worth":
        return _Counted(amount.currency, spent.phrase, amount.last)
    return _Counted(amount.currency, _purpose(tokens, amount, timed), amount.last)


def _purpose(tokens: Sequence[Token], amount: Amount, timed: Collection[int]) -> str:
    """Read “$5m in damages” and “a fine of $5m”."""
    after = tokens[amount.last].lower if amount.last < len(tokens) else ""
    if after in {"in", "of", "worth"}:
        first = amount.last + 1  # “worth of” is two
        first += first < len(tokens) and tokens[first].lower == "of"
        found = noun_phrase(tokens, first, timed)
        return found.phrase if found else ""
    before = tokens[max(0, amount.first - 2) : amount.first]
    if len(before) == 2 and before[1].lower == "of" and before[0].text.islower():
        return before[0].text
    return ""


def _share(
    tokens: Sequence[Token], amount: Amount, timed: Collection[int]
) -> _Counted | None:
    """Read per cent and percentage points, with what they are a share of."""
    words = [token.lower for token in tokens[amount.last : amount.last + 2]]
    unit, last = "per cent", amount.last + 1
    if words == ["per", "cent"]:
        last += 1
    elif words and words[0] == "percentage" and words[1:] in (["point"], ["points"]):
        unit, last = "percentage points", last + 1
    elif not words or words[0] not in {"%", "percent", "pct"}:
        return None
    first = last
    if first < len(tokens) and tokens[first].lower == "of":
        first += 1
        first += first < len(tokens) and tokens[first].lower in lexicon.DETERMINERS
    of = noun_phrase(tokens, first, timed)
    return _Counted(unit, of.phrase if of else "", last)


def _strength(
    tokens: Sequence[Token], amount: Amount, timed: Collection[int]
) -> _Counted | None:
    """Read a magnitude, and what is measured by a unit after a hyphen."""
    before = [token.lower for token in tokens[max(0, amount.first - 2) : amount.first]]
    if before[-1:] == ["magnitude"] or before == ["magnitude", "of"]:
        return _Counted("magnitude", "magnitude", amount.last)
    words = [token.lower for token in tokens[amount.last : amount.last + 2]]
    if words[:1] == ["magnitude"]:
        return _Counted("magnitude", "magnitude", amount.last + 1)
    is_joined = len(words) == 2 and words[0] in {"-", "‑"}
    if not is_joined or words[1] not in _JOINED_UNITS:
        return None
    what = noun_phrase(tokens, amount.last + 2, timed)
    phrase = "magnitude" if words[1] == "magnitude" else what.phrase if what else ""
    return _Counted(words[1], phrase or words[1], amount.last + 2)


def _part_of(
    tokens: Sequence[Token], amount: Amount, timed: Collection[int]
) -> _Counted | None:
    """Read “12 of the 30 miners”, a part of what is counted."""
    words = [token.lower for token in tokens[amount.last : amount.last + 2]]
    if len(words) < 2 or words[0] != "of" or words[1] not in lexicon.DETERMINERS:
        return None
    first = amount.last + 2
    inner = next(amounts(tokens[first : first + 4], timed), None)
    owned = inner and tokens[first + inner.first - 1].text in {"'s", "’s"}
    first += inner.last if inner and (inner.first == 0 or owned) else 0
    found = noun_phrase(tokens, first, timed)
    if found is None or amount.value < 2:
        return None
    return _Counted(found.unit, found.phrase, found.last, is_part=True)


def _heads(
    tokens: Sequence[Token], amount: Amount, timed: Collection[int], fate: str
) -> _Counted | None:
    """Read the noun counted, and what befell those who are."""
    first = amount.last
    found = noun_phrase(tokens, first, timed)
    if found is not None and not _is_fate_only(tokens, first, found.last):
        if found.unit in _SCORED or not _may_be_one(tokens, amount, found.unit):
            return None
        if found.unit in MEASURES:
            return _measured(tokens, found, timed)
        said = _fate(tokens, found.last)[0] or fate
        return _Counted(found.unit, f"{found.phrase} {said}".strip(), found.last)
    skipped = first < len(tokens) and tokens[first].lower in {"others", "more", "other"}
    said, last = _fate(tokens, first + skipped)
    if said:
        told = {token.lower for token in tokens[first + skipped : last]}
        end = first + skipped if told & _AUXILIARIES else last
        return _Counted("people", said, end)
    if fate and _stands_alone(tokens, first + skipped):
        return _Counted("people", f"people {fate}", first + skipped)
    before = [token.lower for token in tokens[max(0, amount.first - 6) : amount.first]]
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _GATHERINGS:
        return _Counted("people", before[-2], first)
    if "toll" in before and _stands_alone(tokens, first):
        death = before[before.index("toll") - 1 : before.index("toll")] != ["injury"]
        return _Counted("people", "death toll" if death else "injury toll", first)
    return None


def _reckoned(
    tokens: Sequence[Token],
    amount: Amount,
    timed: Collection[int],
    known: Figure | None,
) -> _Counted | None:
    """Read “put the number of the dead at 12”, and “put it at 12” by what is known."""
    first = max(0, amount.first - _BEFORE)
    words = [token.lower for token in tokens[first : amount.first]]
    nouns = [at for at, word in enumerate(words) if word in RECKONED]
    is_it = words[-3:] == ["put", "it", "at"]
    if not (is_it or (nouns and words[-1:] == ["at"])):
        return None
    if not _stands_alone(tokens, amount.last):
        return None
    after = [] if is_it else words[nouns[-1] + 1 :]
    if after[:1] == ["of"]:
        start = first + nouns[-1] + 2
        start += tokens[start].lower in lexicon.DETERMINERS
        found = noun_phrase(tokens[: amount.first - 1], start, timed)
        if found is None:
            return None
        unit = "people" if found.unit in FATES else found.unit
        return _Counted(unit, found.phrase, amount.last)
    return _Counted(known.unit, known.counted, amount.last) if known else None


def _is_fate_only(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell “12 shot dead” from “12 wounded soldiers”."""
    return all(token.lower in FATES for token in tokens[first:last])


def _measured(tokens: Sequence[Token], unit: Noun, timed: Collection[int]) -> _Counted:
    """Read what there is so much of: “50,000 tonnes of grain”."""
    is_of = unit.last < len(tokens) and tokens[unit.last].lower == "of"
    of = noun_phrase(tokens, unit.last + 1, timed) if is_of else None
    if of is None:
        return _Counted(unit.unit, unit.phrase, unit.last)
    return _Counted(unit.unit, f"{unit.phrase} of {of.phrase}", of.last)


def _may_be_one(tokens: Sequence[Token], amount: Amount, unit: str) -> bool:
    """Tell “one person died” from “one analyst”, where “one” is hardly a figure."""
    is_word = tokens[amount.place].lower in {"one", "a", "an"}
    return not (is_word and amount.value == 1) or unit in _SINGLE


def _fate(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """Read what befell those counted behind the noun: “dead”, “were wounded”."""
    place = first
    while place < min(len(tokens), first + 5) and (
        tokens[place].lower in _AUXILIARIES | _SINCE or tokens[place].lower == "shot"
    ):
        place += 1
    is_told = place < len(tokens) and tokens[place].lower in FATES
    if is_told and not tokens[place].lower.endswith("ing"):
        return tokens[place].text, place + 1
    if place > first and tokens[place - 1].lower == "shot":
        return "shot", place
    return "", first


def _stands_alone(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a number has no noun behind it: “killed 12 and wounded 30”."""
    if place >= len(tokens) or not tokens[place].is_word:
        return True
    return tokens[place].lower in _BEHIND_ALONE
