"""Who acts and where: names told by capitals, titles and a small gazetteer."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.extract import lexicon
from timeline.extract.lexicon import words
from timeline.extract.places import PLACES, country_of
from timeline.extract.verb_forms import is_adverb

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.extract.tokens import Token

_INSIDE = frozenset(
    {"of", "al", "bin", "ibn", "de", "da", "di", "del", "la", "van", "von", "der", "ul"}
)
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "over", "throughout"}
)
_OPENERS = (
    lexicon.DETERMINERS
    | lexicon.PREPOSITIONS
    | lexicon.SUBORDINATORS
    | lexicon.CONJUNCTIONS
    | lexicon.HAVE
    | lexicon.BE
    | lexicon.DO
    | {"there"}
)
_AMOUNTS = words("""
    two three four five six seven eight nine ten eleven twelve dozens hundreds thousands
    scores number total group majority large evidence least most estimated
""")
"""Words that count or measure, and are no part of a name."""
_EDGES = _OPENERS | _AMOUNTS
_TOWARDS = frozenset({"to", "from", "into", "of", "against", "on", "toward", "towards"})
_LEADS_TO_PLACE = _PLACE_PREPOSITIONS | _TOWARDS
_PLAIN = words("""
    new old first last initial latest same top senior big large small major key main
""")
"""Adjectives that are no part of the name of those who act."""
_BEFORE_PLACES = words("""
    the its central eastern western northern southern north south east west north-east
    north-west south-east south-west northeastern northwestern southeastern southwestern
    downtown mainland rural nearby neighbouring neighboring coastal capital port border
    city town village district province region state island suburb of
""")
"""What may stand between a preposition and a place: “in the southern city of Lima”."""
PLACE_NOUNS = words("""
    region city province district town village border airport island county oblast
    state area peninsula port strait valley
""")


_BREAKS = (lexicon.PREPOSITIONS - {"of"}) | lexicon.PRONOUNS
_ACTORS = lexicon.ORGANISATION_NOUNS | lexicon.TITLES
_LONGEST = 7
"""Tokens of a body's name."""
_LINKS = _INSIDE | {"&"}
_NO_PLACES = lexicon.ORGANISATION_NOUNS | lexicon.EVENT_NOUNS
_CLOSED = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS
_AUXILIARIES = lexicon.BE | lexicon.HAVE | lexicon.MODALS_FUTURE


def subjects(tokens: Sequence[Token], timed: Collection[int]) -> tuple[str, ...]:
    """Name those who act in a subject phrase; `timed` are places of time phrases.

    >>> from timeline.extract.tokens import tokenize
    >>> subjects(tokenize("Russian President Vladimir Putin and the army"), ())
    ('Vladimir Putin', 'army')
    """
    pieces = _pieces(tokens, timed)
    names: list[str] = []
    for number, piece in enumerate(pieces):
        follows = pieces[number + 1] if number + 1 < len(pieces) else []
        if _is_office(piece) and follows and follows[0].is_capital:
            continue  # “the leader, Kim Jong Un”: the name follows
        if (name := _name(piece)) and name not in names:
            names.append(name)
    return tuple(names)


def is_generic(name: str) -> bool:
    """Tell a common noun, “police” or “two officials”, from a name.

    It names who acts, but two that act under it need not be the same.

    >>> is_generic("Police"), is_generic("Dutch police"), is_generic("Kremlin")
    (True, False, False)
    """
    parts = name.split()
    if any(part[:1].isupper() for part in parts[1:]):
        return False
    opens = bool(parts) and parts[0][:1].isupper()
    is_common = len(parts) == 1 and name.lower() in _ACTORS
    return not opens or (is_common and country_of(name) is None)


def _pieces(tokens: Sequence[Token], timed: Collection[int]) -> list[list[Token]]:
    """Split “A, B and C” where each part stands by itself, without phrases of time."""
    piece: list[Token] = []
    pieces = [piece]
    for token in tokens:
        if token.start in timed:
            continue
        if token.lower in {"and", ","}:
            pieces.append(piece := [])
        else:
            piece.append(token)
    return pieces


def _is_office(piece: list[Token]) -> bool:
    return bool(piece) and piece[-1].lower in lexicon.TITLES


def _name(piece: list[Token]) -> str:
    """Reduce a noun phrase to the name or the body that acts; empty if neither."""
    words = _without_edges(piece)
    if not words:
        return ""
    if words[-1].is_capital and not _is_headed(words):
        return join(_proper_name(words))
    if len(words) > _LONGEST:
        return ""
    acts = words[-1].lower in _ACTORS or any(word.is_capital for word in words)
    return join(words) if acts else ""


def _is_headed(words: list[Token]) -> bool:
    """Tell “port authority of Velmora”, headed by no name, from “Bank of Velmora”."""
    of = [place for place, word in enumerate(words) if word.lower == "of" and place]
    return bool(of) and words[of[0] - 1].text.islower()


def _without_edges(piece: list[Token]) -> list[Token]:
    """Cut leading articles and numbers and everything from a preposition on."""
    first = 0
    while first < len(piece) and _is_edge(piece[first].text):
        first += 1
    words = piece[first:]
    for place, word in enumerate(words):
        if _ends_name(word.text) and (place or not _describes(word.text)):
            return words[:place]
    return words


@lru_cache(maxsize=8192)
def _ends_name(word: str) -> bool:
    """Tell a preposition, a mark or a participle behind a name."""
    is_mark = not word[0].isalnum() and word not in {"'s", "’s", "&"}
    return word.lower() in _BREAKS or is_mark or _describes(word)


def _describes(word: str) -> bool:
    """Tell the participle of “units trained in Russia”."""
    return word.islower() and word.endswith("ed") and word not in lexicon.NOT_VERBS


@lru_cache(maxsize=8192)
def _is_edge(word: str) -> bool:
    """Tell an article, an amount, an adverb or a mark before a name."""
    lower = word.lower()
    return (
        lower in _EDGES
        or (lower in _PLAIN and word.islower())
        or is_adverb(lower)
        or not word[0].isalnum()
        or word[0].isdigit()
    )


def _proper_name(words: list[Token]) -> list[Token]:
    """Take the last run of capitals, without the titles before it."""
    start = len(words) - 1
    while start and (
        words[start - 1].is_capital
        or (
            words[start - 1].lower in _LINKS
            and start > 1
            and words[start - 2].is_capital
        )
    ):
        start -= 1
    first = len(words) - 1
    while first > start and words[first - 1].lower not in lexicon.TITLES:
        first -= 1
    return words[first:]


def join(words: Sequence[Token]) -> str:
    """Write tokens as the text has them, parted by a blank where it parts them.

    >>> from timeline.extract.tokens import tokenize
    >>> join(tokenize("Ukraine's  military"))
    "Ukraine's military"
    """
    if len(words) == 1:
        return words[0].text
    text, end = "", -1
    for word in words:
        text += f" {word.text}" if text and word.start != end else word.text
        end = word.end
    return text


def places(tokens: Sequence[Token], timed: Collection[int]) -> tuple[str, ...]:
    """Name the places of a clause: “in the Kursk region”, “to Pyongyang”.

    >>> from timeline.extract.tokens import tokenize
    >>> places(tokenize("met in the Kursk region on a visit to Pyongyang"), ())
    ('Kursk', 'Pyongyang')
    """
    found: list[str] = []
    last = 0
    for place, token in enumerate(tokens):
        if token.lower not in _LEADS_TO_PLACE or place < last:
            continue
        known_only = token.lower in _TOWARDS
        if place and tokens[place - 1].lower in {"up", "according", "thanks"}:
            continue  # “up to Moscow”, “according to Lima”
        name, last = _place(tokens, place + 1, timed)
        while name and (name in PLACES or not known_only):
            found.append(name)
            if last >= len(tokens) or tokens[last].lower not in {",", "and"}:
                break
            name, last = _place(tokens, last + 1, timed)
            known_only = True  # “in Lima, Peru” and “in Lima and Quito”
    return tuple(dict.fromkeys(found))


def _place(
    tokens: Sequence[Token], start: int, timed: Collection[int]
) -> tuple[str, int]:
    """Read the name behind a preposition that can be a place, and the place past it."""
    while start < len(tokens) and tokens[start].lower in _BEFORE_PLACES:
        if tokens[start].is_capital and join(tokens[start : start + 2]) in PLACES:
            break  # “North Korea”
        start += 1
    if start >= len(tokens) or not tokens[start].is_capital:
        return "", start
    run = _capital_run(tokens, start, timed)
    last = start + len(run)
    if run and last < len(tokens) and tokens[last].lower == "of":
        of = _capital_run(tokens, last + 1, timed)  # “the Gulf of Aden”
        run, last = (
            ([*run, tokens[last], *of], last + 1 + len(of)) if of else (run, last)
        )
    name = join(run)
    return ("", last) if _is_no_place(name) else (name, last)


def _is_no_place(name: str) -> bool:
    """Tell “in Congress” and “at NBC” from a town that is not listed."""
    if " " in name or name in PLACES:
        return False
    is_body = name.lower() in _NO_PLACES
    return is_body or len(name) < 3 or (name.isupper() and len(name) < 7)


def _capital_run(
    tokens: Sequence[Token], start: int, timed: Collection[int]
) -> list[Token]:
    """Read capitalised words that can be a place."""
    run: list[Token] = []
    for token in tokens[start:]:
        if (
            not token.is_capital
            or token.start in timed
            or token.lower in lexicon.CALENDAR
        ):
            break
        run.append(token)
    after = tokens[start + len(run)] if start + len(run) < len(tokens) else None
    if not run or after is None:
        return run
    owns = after.lower in {"'s", "’s"}
    describes = not owns and after.text.islower() and after.text.isalpha()
    if not (owns or describes) or join(run) in PLACES:
        return run
    if owns:
        return []
    is_open = after.lower not in _CLOSED and after.lower not in PLACE_NOUNS
    return [] if is_open and not _is_verbal(after.lower) else run


def _is_verbal(word: str) -> bool:
    return (
        word in lexicon.IRREGULAR
        or word.endswith("ed")
        or word in _AUXILIARIES
        or is_adverb(word)
    )
