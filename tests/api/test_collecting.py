"""What an ingest sets aside from the collector of garbage."""

from __future__ import annotations

import gc

import pytest

from timeline.api.collecting import set_aside


def test_what_is_there_is_set_aside_and_given_back() -> None:
    with set_aside():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0


def test_what_is_there_is_given_back_after_a_failure() -> None:
    with pytest.raises(KeyError), set_aside():
        raise KeyError
    assert gc.get_freeze_count() == 0


def test_what_the_caller_has_set_aside_stays_so() -> None:
    gc.freeze()
    try:
        with set_aside():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_what_is_new_is_looked_through_more_seldom_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with set_aside():
        assert gc.get_threshold() > before
    assert gc.get_threshold() == before


def test_who_has_no_garbage_collected_has_none_meanwhile() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with set_aside():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
