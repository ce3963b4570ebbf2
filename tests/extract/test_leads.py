"""The day of an undated lead, from the body's own words for the same saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read

_LEAD = "Ada Brandt said the closed copper mine in Halden would never reopen."
_BODY = "On Wednesday Ada Brandt said that the copper mine in Halden would not reopen."


def test_a_lead_takes_the_day_that_the_body_gives_the_same_saying(read: Read) -> None:
    lead, *_ = read(_LEAD, "The town had 900 miners.", _BODY)
    assert (lead.date and lead.date.edtf) == "2024-10-23"
    assert lead.timex is not None
    assert lead.timex.text == "Wednesday"
    assert lead.timex.evidence is not None
    assert lead.timex.evidence.text == _BODY


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            ["On Wednesday Karl Heep said the copper mine in Halden would not reopen."],
            id="another speaker",
        ),
        pytest.param(
            ["On Wednesday Ada Brandt said that taxes on fuel would fall next year."],
            id="other words",
        ),
        pytest.param(
            ["Ada Brandt said that the copper mine in Halden would not reopen."],
            id="no day",
        ),
        pytest.param(
            [
                _BODY,
                "On Monday Ada Brandt said the copper mine in Halden would not reopen.",
            ],
            id="two days",
        ),
        pytest.param(
            [_BODY, "On Monday Ada Brandt said that taxes on fuel would fall."],
            id="another saying of another day",
        ),
    ],
)
def test_a_lead_stays_open_where_the_body_does_not_give_its_day(
    read: Read, body: list[str]
) -> None:
    lead, *_ = read(_LEAD, *body)
    assert (lead.date and lead.date.edtf) == "[..2024-10-25]"
    assert lead.timex is None


def test_what_is_far_down_takes_no_day_from_elsewhere(read: Read) -> None:
    filler = ["The town is old.", "The road is long.", "The lake is deep."]
    mentions = read(*filler, _LEAD, _BODY)
    assert (mentions[0].date and mentions[0].date.edtf) == "[..2024-10-25]"
