"""Packages that bring an extractor of their own, installed for one test."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: 1.4\n"


class Install(Protocol):
    """Install a package of one module that registers an extractor."""

    def __call__(self, extractor: str, code: str, makes: str = "Own") -> None: ...


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Put packages on the path of this process; they are gone after the test."""
    folder, modules = tmp_path / "site-packages", list[str]()
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))

    def put(extractor: str, code: str, makes: str = "Own") -> None:
        module = f"of_{extractor}"
        modules.append(module)
        (folder / f"{module}.py").write_text(code, encoding="utf-8")
        about = folder / f"{module}-1.4.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(_METADATA.format(name=module))
        (about / "entry_points.txt").write_text(
            f"[timeline.extractors]\n{extractor} = {module}:{makes}\n"
        )
        importlib.invalidate_caches()

    yield put
    for module in modules:
        sys.modules.pop(module, None)
