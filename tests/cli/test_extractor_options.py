"""Which extractor reads, by option, by environment and by the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.api import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Result


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the configuration, which is not there yet."""
    file = tmp_path / "config.toml"
    monkeypatch.setattr(settings, "config_file", lambda: file)
    return file


def test_naming_the_extractor_that_has_read_changes_nothing(
    store: Callable[..., Result],
) -> None:
    assert "2 known" in store("ingest", "articles", "--extractor", "rules").err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(
            ["--extractor", "rulse"], "'rulse'; expected one of", id="unknown"
        ),
        pytest.param(["--model", "m"], "'rules' has no option 'model'", id="no such"),
        pytest.param(["--extractor", "llm"], "needs a model", id="no model"),
        pytest.param(
            ["--extractor", "llm", "--model", "m"], "has the endpoint ''", id="no URL"
        ),
    ],
)
def test_options_that_make_no_extractor_are_refused(
    run: Callable[..., Result], options: list[str], told: str
) -> None:
    refused = run("ingest", "articles", *options)
    assert refused.code == 2
    assert told in refused.err


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        pytest.param('extractor = "rulse"', "'rulse'", id="name"),
        pytest.param("extractor = 3", "expected a name such as rules", id="no text"),
        pytest.param('extractor = "llm"', "needs a model", id="no table"),
        pytest.param(
            'extractor = "llm"\n[llm]\nmodel = "m"\nendpoint = "ftp://x"',
            "'ftp://x'",
            id="its table",
        ),
        pytest.param("llm = 3\nextractor = 'llm'", "table of options", id="no options"),
        pytest.param(
            "extractor = 'llm'\n[llm]\nmodel = 3", "llm.model is 3", id="no text in it"
        ),
    ],
)
def test_the_configuration_names_one_and_its_options(
    run: Callable[..., Result], config: Path, toml: str, told: str
) -> None:
    config.write_text(toml, encoding="utf-8")
    refused = run("ingest", "articles")
    assert refused.code == 2
    assert told in refused.err


def test_the_environment_outranks_the_configuration(
    run: Callable[..., Result], config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text('extractor = "llm"\n[llm]\nmodel = "m"\nendpoint = "ftp://x"')
    monkeypatch.setenv("TIMELINE_LLM_ENDPOINT", "ftp://y")
    assert "'ftp://y'" in run("ingest", "articles").err
    monkeypatch.setenv("TIMELINE_EXTRACTOR", "rules")
    assert run("ingest", "articles").code == 0
