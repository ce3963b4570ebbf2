"""Files are found in a stable order, and what cannot be read is named beside them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from timeline.errors import ReadError
from timeline.formats import MAX_BYTES, Member, Problem
from timeline.parse import find_files, read_members


def write(path: Path, text: str = "It rained.") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_folder_gives_its_texts_by_name_and_nothing_hidden(tmp_path: Path) -> None:
    wanted = [
        write(tmp_path / name) for name in ("a.txt", "b.TXT", "c.md", "d.text", "e")
    ]
    inner = write(tmp_path / "inner" / "f.txt")
    for name in (".hidden.txt", "g.png", ".git/h.txt"):
        write(tmp_path / name)
    assert find_files([tmp_path]).files == (*wanted, inner)


def test_an_empty_name_is_not_this_folder(tmp_path: Path) -> None:
    found = find_files(["", tmp_path])
    assert found.files == ()
    assert [str(each.error) for each in found.problems] == [
        "cannot read '': it is empty; expected the name of a file or folder; give one, "
        "such as . for this folder"
    ]


def test_a_file_named_by_itself_is_tried_whatever_its_name(tmp_path: Path) -> None:
    odd = write(tmp_path / ".odd.pdf")
    assert find_files([odd, "-", odd]).files == (odd, "-")


def problem(path: str) -> str:
    """Say what is wrong with the one thing that a file holds."""
    (found,) = read_members(path)
    assert isinstance(found, Problem)
    assert found.path == path
    assert isinstance(found.error, ReadError)
    return str(found.error)


def test_a_missing_path_is_a_problem_beside_the_files(tmp_path: Path) -> None:
    there, missing = write(tmp_path / "a.txt"), str(tmp_path / "gone")
    found = find_files([missing, there])
    assert found.files == (there,)
    assert [problem.path for problem in found.problems] == [missing]
    assert str(found.problems[0].error).startswith(f"cannot read {missing}: no such")


def test_a_loop_of_links_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    there = write(tmp_path / "inner" / "a.txt")
    (tmp_path / "inner" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to("self")
    found = find_files([tmp_path])
    assert found.files == (there,)
    assert [Path(problem.path).name for problem in found.problems] == ["self", "back"]
    assert "is a loop" in str(found.problems[1].error)


def test_a_broken_link_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    found = find_files([tmp_path])
    assert found.files == ()
    assert [Path(problem.path).name for problem in found.problems] == ["broken.txt"]


def test_two_links_to_one_folder_are_read_once(tmp_path: Path) -> None:
    write(tmp_path / "one" / "a.txt")
    (tmp_path / "two").symlink_to(tmp_path / "one", target_is_directory=True)
    assert find_files([tmp_path]) == find_files([tmp_path / "one"])


def test_a_pipe_in_a_folder_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert find_files([tmp_path]).files == ()


def test_a_file_that_has_vanished_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    Path(path).unlink()
    assert re.search(r"cannot read .*a\.txt: .*; expected .*; check", problem(path))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "directory" in problem(str(tmp_path))


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert re.search(rf"is too large: 52,428,800.*{MAX_BYTES:,}", problem(str(path)))


def test_an_endless_file_is_read_no_further_than_the_limit() -> None:
    assert "too large: more" in problem("/dev/zero")


def test_a_name_that_is_no_text_is_named_as_far_as_it_can_be(tmp_path: Path) -> None:
    write(tmp_path / os.fsdecode(b"caf\xe9.txt"))
    (problem,) = find_files([tmp_path]).problems
    assert problem.path.endswith("caf?.txt")
    assert "not UTF-8" in str(problem.error).encode().decode()


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Rain.\r\n")
    assert list(read_members(path)) == [Member(path, b"Rain.\r\n")]
