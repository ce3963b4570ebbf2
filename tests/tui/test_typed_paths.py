"""Paths as a shell reads them, and as it completes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import UsageError
from tui.paths import complete, quoted, read_paths


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a few files, which is home as well."""
    for name in ("alder one.txt", "alder two.txt", "bay.txt", ".hidden", "it's.txt"):
        (tmp_path / name).touch()
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "new $5.txt").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "paths"),
    [
        ("", []),
        ("  bay.txt   press ", ["bay.txt", "press"]),
        ("'alder one.txt' press", ["alder one.txt", "press"]),
        (r"alder\ one.txt", ["alder one.txt"]),
        ('"it\'s.txt"', ["it's.txt"]),
        ("al*.txt", ["alder one.txt", "alder two.txt"]),
        ("no*.txt", ["no*.txt"]),
        ("-", ["./-"]),
        ("#1", ["#1"]),
    ],
)
@pytest.mark.usefixtures("here")
def test_paths_are_read_as_a_shell_reads_them(typed: str, paths: list[str]) -> None:
    assert list(read_paths(typed)) == paths


def test_a_tilde_is_home(here: Path) -> None:
    assert read_paths("~/press ~") == (str(here / "press"), str(here))


@pytest.mark.parametrize("typed", ["'alder", 'a "b', "alder\\"])
def test_what_is_left_open_is_told(typed: str) -> None:
    with pytest.raises(UsageError, match="is open"):
        read_paths(typed)


@pytest.mark.parametrize(
    ("typed", "text", "names"),
    [
        ("b", "bay.txt ", ["bay.txt"]),
        ("al", r"alder\ ", ["alder one.txt", "alder two.txt"]),
        ("'al", "'alder ", ["alder one.txt", "alder two.txt"]),
        ("'alder o", "'alder one.txt' ", ["alder one.txt"]),
        ("bay.txt pr", "bay.txt press/", ["press/"]),
        ("~/press/n", r"~/press/new\ \$5.txt ", ["new $5.txt"]),
        ("'i", r"it\'s.txt ", ["it's.txt"]),
        (".h", ".hidden ", [".hidden"]),
        ("zzz", "zzz", []),
        ("no/such/a", "no/such/a", []),
    ],
)
@pytest.mark.usefixtures("here")
def test_tab_adds_what_is_common_to_all_that_fits(
    typed: str, text: str, names: list[str]
) -> None:
    assert complete(typed) == (text, tuple(names))


@pytest.mark.usefixtures("here")
def test_hidden_files_are_offered_only_where_asked_for() -> None:
    assert ".hidden" not in complete("").names


@pytest.mark.parametrize("path", ["a b", "it's", 'q"q', "$HOME", "~/x y", "ä*"])
@pytest.mark.usefixtures("here")
def test_what_is_quoted_is_read_back_as_one_path(path: str) -> None:
    assert read_paths(quoted(path)) == (str(Path(path).expanduser()),)
