"""Extractors by name: ours, those of other packages, and what is wrong with some."""

from __future__ import annotations

import pickle
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.errors import UsageError
from timeline.extract import Extractor, Rules, label
from timeline.extractors import extractor_names, make_extractor
from timeline.extractors.registry import GROUP, OURS

if TYPE_CHECKING:
    from tests.extractors.conftest import Install

_OWN = """
class Own:
    name, version = "verbless", "7"
    def __init__(self, model: str = "small"):
        self.model = model
    def extract(self, article):
        return []
"""


def test_ours_are_registered_as_any_plug_in_is() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["entry-points"][GROUP] == OURS


def test_the_extractor_of_another_package_is_found_and_made(install: Install) -> None:
    install("verbless", _OWN)
    made = make_extractor("verbless", {"model": "large"})
    assert label(made) == "verbless 7"
    assert vars(made) == {"model": "large"}
    assert {"rules", "verbless"} <= set(extractor_names())


def test_a_broken_package_troubles_only_whoever_chooses_it(install: Install) -> None:
    install("broken", "import a_module_that_nobody_has")
    assert "broken" in extractor_names()
    assert isinstance(make_extractor("rules"), Extractor)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        pytest.param("import a_module_that_nobody_has", "nobody_has", id="no import"),
        pytest.param("Other = 1", "AttributeError", id="nothing of the name"),
        pytest.param("Own = 3", "no class or function", id="nothing to call"),
        pytest.param("def Own():\n    return 3", "gives 3", id="no extractor"),
        pytest.param("def Own():\n    1 / 0", "ZeroDivisionError", id="it fails"),
        pytest.param(
            _OWN.replace("verbless", "other"), "no 'bad' extractor", id="another name"
        ),
    ],
)
def test_a_bad_plug_in_is_named_with_its_package(
    install: Install, code: str, told: str
) -> None:
    install("bad", code)
    with pytest.raises(UsageError, match=told) as caught:
        make_extractor("bad")
    assert "'bad' (of_bad:Own, of of_bad 1.4)" in str(caught.value)


def test_nobody_takes_the_name_of_ours(install: Install) -> None:
    install("rules", _OWN.replace("verbless", "rules"))
    assert isinstance(make_extractor("rules"), Rules)


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'rulse'; expected one of .*rules"):
        make_extractor("rulse")


def test_an_option_that_it_has_not_is_refused() -> None:
    with pytest.raises(UsageError, match="'rules' has no option 'model'"):
        make_extractor("rules", {"model": "large"})


def test_the_rules_can_go_to_another_process() -> None:
    rules = Rules()
    assert pickle.loads(pickle.dumps(rules)) == rules  # noqa: S301 - our own bytes
