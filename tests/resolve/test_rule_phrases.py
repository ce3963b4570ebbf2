"""The phrases beside each rule: what it must read and what all must leave alone."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.resolve import tag
from timeline.resolve.rules import RULES

_THURSDAY = dt.date(2024, 3, 21)
_READS = [(rule.name, each) for rule in RULES for each in rule.reads]
_LEAVES = [(rule.name, each) for rule in RULES for each in rule.leaves]


def _anchor(cells: list[str]) -> dt.date | None:
    if len(cells) < 4:
        return _THURSDAY
    return None if cells[3] == "none" else dt.date.fromisoformat(cells[3])


@pytest.mark.parametrize(("rule", "line"), _READS, ids=[line for _, line in _READS])
def test_a_rule_reads_its_phrases(rule: str, line: str) -> None:
    cells = [cell.strip() for cell in line.split(" | ")]
    before, _, rest = cells[0].partition("[")
    phrase, _, after = rest.partition("]")
    found = [
        each
        for each in tag(before + phrase + after, _anchor(cells))
        if each.timex.start == len(before)
    ]
    assert [(each.timex.text, each.value, each.rule) for each in found] == [
        (phrase, cells[1], cells[2])
    ]


@pytest.mark.parametrize(("rule", "sentence"), _LEAVES, ids=[s for _, s in _LEAVES])
def test_a_rule_leaves_other_words_alone(rule: str, sentence: str) -> None:
    assert [each.timex.text for each in tag(sentence, _THURSDAY)] == []


def test_every_rule_has_a_name_of_its_own_and_phrases_of_both_kinds() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert [rule.name for rule in RULES if not rule.reads] == []
    assert [rule.name for rule in RULES if not rule.leaves] == []
