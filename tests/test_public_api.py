"""Every public name is there and says what it is for."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

import timeline

_PACKAGE = Path(timeline.__file__).parent
_MODULES = sorted(
    path for path in _PACKAGE.rglob("*.py") if "migrations" not in path.parts
)


@pytest.mark.parametrize("name", timeline.__all__)
def test_a_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(timeline, name)
    assert inspect.getdoc(value)
    assert name in dir(timeline)


def test_the_names_for_type_checkers_are_those_at_run_time() -> None:
    tree = ast.parse(Path(timeline.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.asname or alias.name
        for branch in tree.body
        if isinstance(branch, ast.If)
        for node in branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported == set(timeline.__all__)
    assert list(timeline.__all__) == sorted(timeline.__all__)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Chronicle'"):
        _ = timeline.Chronicle


@pytest.mark.parametrize(
    "path", _MODULES, ids=lambda path: str(path.relative_to(_PACKAGE))
)
def test_a_module_and_its_public_names_are_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
    ]
    told = {node.name for node in public if ast.get_docstring(node)}
    assert {node.name for node in public} == told  # overloads as what they stand for


@pytest.mark.parametrize(
    "name",
    [
        "Timeline",
        "Date",
        "Filters",
        "Ingested",
        "IngestReport",
        "Recorded",
        "Verification",
    ],
)
def test_a_public_method_is_documented(name: str) -> None:
    kind = getattr(timeline, name)
    methods = [
        member
        for base in kind.__mro__[:-1]
        for member, value in vars(base).items()
        if not member.startswith("_")
        and (inspect.isfunction(value) or isinstance(value, classmethod | property))
    ]
    assert [m for m in methods if not inspect.getdoc(getattr(kind, m))] == []


def test_every_error_is_one_of_ours() -> None:
    errors = import_module("timeline.errors")
    kinds = [value for _, value in inspect.getmembers(errors, inspect.isclass)]
    assert all(issubclass(kind, errors.TimelineError) for kind in kinds)
    drawn = inspect.getdoc(errors) or ""
    assert all(kind.__name__ in drawn for kind in kinds)
