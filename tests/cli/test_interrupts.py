"""An interrupt that something swallowed ends the command at the next step."""

from __future__ import annotations

import contextlib
import io
import os
import signal
from typing import TYPE_CHECKING

import pytest

from timeline.cli.interrupts import Interrupts
from timeline.cli.main import INTERRUPTED, main

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """Let Ctrl-C interrupt, whatever this process was started with."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_a_swallowed_interrupt_is_raised_when_asked_for() -> None:
    with Interrupts() as interrupts:
        interrupts.check()
        with contextlib.suppress(KeyboardInterrupt):
            _interrupt()
        with pytest.raises(KeyboardInterrupt):
            interrupts.check()


def test_an_interrupt_is_raised_at_once() -> None:
    with Interrupts(), pytest.raises(KeyboardInterrupt):
        _interrupt()


def test_afterwards_interrupts_are_as_before() -> None:
    with Interrupts():
        pass
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_who_ignores_interrupts_goes_on_doing_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Interrupts() as interrupts:
        _interrupt()
        interrupts.check()


class _FailsWhenInterrupted(io.StringIO):
    """Is interrupted as it writes, and fails as it cleans up, as a driver may."""

    def write(self, text: str) -> int:
        try:
            _interrupt()
        finally:
            raise ValueError("cannot let go of the connection now")


def test_what_fails_after_an_interrupt_is_told_as_an_interrupt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout", _FailsWhenInterrupted())

    assert main(["explain", "yesterday", "--anchor", "2024-03-21"]) == INTERRUPTED
    assert capsys.readouterr().err.startswith("interrupted")
