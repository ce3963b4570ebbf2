from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.chromium import CHROMIUM, opened
from tests.tui.conftest import ARTICLES
from timeline import Timeline
from timeline.cli.main import STORE, USAGE, main
from tui.browser import is_allowed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_ROOT = Path(__file__).parents[2]


_NAMES = frozenset({"localhost", "desk.example"})


@pytest.mark.parametrize(
    ("asked", "origin", "names", "allowed"),
    [
        pytest.param("127.0.0.1:8000", None, None, True, id="opened by hand"),
        pytest.param("localhost:8000", None, None, True, id="by its other name"),
        pytest.param(
            "[::1]:8000", "http://[::1]:8000", None, True, id="our page, by IPv6"
        ),
        pytest.param(
            "127.0.0.1:8000", "http://127.0.0.1:8001", None, False, id="another port"
        ),
        pytest.param(
            "127.0.0.1:8000", "https://web.example", None, False, id="a page of the web"
        ),
        pytest.param("127.0.0.1:8000", "null", None, False, id="a page of no origin"),
        pytest.param(
            "web.example:8000", "http://web.example:8000", None, False, id="rebound"
        ),
        pytest.param("192.0.2.7:8000", None, None, False, id="another address"),
        pytest.param("[::1", None, None, False, id="no host"),
        pytest.param("", None, None, False, id="nothing"),
        pytest.param('localhost:1"><script>', None, None, False, id="markup"),
        pytest.param("localhost:1\n", None, None, False, id="a line of its own"),
        pytest.param("me@localhost:1", None, None, False, id="a user"),
        pytest.param(
            "desk.example:8000",
            "http://desk.example:8000",
            _NAMES,
            True,
            id="served on",
        ),
        pytest.param("Desk.Example", None, _NAMES, True, id="served on, in capitals"),
        pytest.param("192.0.2.7:8000", None, _NAMES, True, id="served on, its address"),
        pytest.param("[2001:db8::7]", None, _NAMES, True, id="served on, its IPv6"),
        pytest.param(
            "desk.example", "http://web.example", _NAMES, False, id="served on, the web"
        ),
        pytest.param(
            "web.example", "http://web.example", _NAMES, False, id="served on, rebound"
        ),
    ],
)
def test_only_our_own_page_is_answered(
    asked: str, origin: str | None, names: frozenset[str] | None, *, allowed: bool
) -> None:
    assert is_allowed(asked, origin, names=names) is allowed


def test_without_the_extra_it_says_what_to_install(
    db: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    Timeline.open(db).close()
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    assert main(["--db", db, "tui", "--serve"]) == USAGE
    told = capfd.readouterr().err
    assert "pip install 'timeline[serve]'" in told
    assert told.count("\n") == 1


def test_another_host_is_warned_of(
    db: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    Timeline.open(db).close()
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    main(["--db", db, "tui", "--serve", "--host", "0.0.0.0"])  # noqa: S104 - it is only warned of
    assert "warning: whoever reaches 0.0.0.0 can read" in capfd.readouterr().err


def test_a_store_that_is_missing_is_not_served(
    empty_db: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["--db", empty_db, "tui", "--serve"]) == STORE
    assert capfd.readouterr().err.startswith("timeline: no store at ")


@pytest.mark.parametrize(
    "arguments",
    [["--port", "8000"], ["--host", "localhost"]],
    ids=["a port", "a host"],
)
def test_an_address_without_serving_is_refused(
    db: str, capfd: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["--db", db, "tui", *arguments]) == USAGE
    assert "expected --serve" in capfd.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_refused(
    port: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["tui", "--serve", "--port", port])
    assert "--port" in capfd.readouterr().err


def test_a_port_that_is_taken_is_one_line(
    db: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("textual_serve")
    Timeline.open(db).close()
    monkeypatch.setenv("TIMELINE_DB", db)  # as the server leaves it to its windows
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["--db", db, "tui", "--serve", "--port", port]) == USAGE
    told = capfd.readouterr().err
    assert f"cannot serve on 127.0.0.1, port {port}" in told
    assert told.count("\n") == 1


@contextmanager
def served(db: str, state: Path, *more: str) -> Iterator[str]:
    """Serve a store as a user does; yield the address."""
    arguments = ["--db", db, "tui", "--serve", "--port", "0", *more]
    server = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "timeline.cli.main", *arguments],
        cwd=_ROOT,
        env={**os.environ, "TIMELINE_STATE": str(state)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    try:
        told = "".join(islice(server.stderr, 2 if more else 1))  # one more is a warning
        found = re.search(r"http://\S+", told)
        assert found
        yield found[0]
    finally:
        server.terminate()
        assert server.wait(10) == 0
        server.stderr.close()


_UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGltZWxpbmUgaXMgYSB0ZQ==",
}


def ask(url: str, path: str, sent: dict[str, str]) -> tuple[int, Message, bytes]:
    """Ask as a browser does; return the status, the headers and the page."""
    connection = HTTPConnection(url.removeprefix("http://"), timeout=20)
    try:
        connection.request("GET", path, headers=sent)
        answer = connection.getresponse()
        page = b"" if answer.status == HTTPStatus.SWITCHING_PROTOCOLS else answer.read()
    finally:
        connection.close()
    return answer.status, answer.headers, page


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("textual_serve")
    folder = tmp_path_factory.mktemp("served")
    Timeline.open(str(folder / "alder.db")).close()
    with served(str(folder / "alder.db"), folder / "state") as url:
        yield url


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        pytest.param("/", {}, 200, id="the page"),
        pytest.param("/static/css/xterm.css", {}, 200, id="a file of it"),
        pytest.param("/none", {}, 404, id="no page"),
        pytest.param("/", {"Host": "web.example"}, 403, id="refused"),
    ],
)
def test_no_page_can_be_held_in_a_frame(
    url: str, path: str, sent: dict[str, str], status: int
) -> None:
    answered, headers, _ = ask(url, path, sent)
    assert answered == status
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("path", "site", "destination", "status"),
    [
        pytest.param("/", "none", "document", 200, id="opened by hand"),
        pytest.param("/", "cross-site", "document", 200, id="a link"),
        pytest.param("/", "cross-site", "iframe", 403, id="a frame"),
        pytest.param("/", "cross-site", "object", 403, id="an object"),
        pytest.param("/ws", "same-origin", "websocket", 101, id="our window"),
        pytest.param("/ws", "cross-site", "websocket", 403, id="another's window"),
        pytest.param("/ws", "cross-site", "empty", 403, id="in Firefox"),
    ],
)
def test_a_page_of_another_site_can_only_lead_here(
    url: str, path: str, site: str, destination: str, status: int
) -> None:
    sent = {"Sec-Fetch-Site": site, "Sec-Fetch-Dest": destination}
    upgrade = _UPGRADE if path == "/ws" else {}
    assert ask(url, path, sent | upgrade)[0] == status


def test_the_page_repeats_no_markup(url: str) -> None:
    status, _, page = ask(url, "/", {"Host": 'localhost:1"><script>'})
    assert status == HTTPStatus.FORBIDDEN
    assert b"<script>" not in page


def test_other_machines_ask_by_address_or_by_the_name_of_this_one(
    tmp_path: Path,
) -> None:
    pytest.importorskip("textual_serve")
    db = str(tmp_path / "alder.db")
    Timeline.open(db).close()
    with served(db, tmp_path / "state", "--host", "0.0.0.0") as url:  # noqa: S104
        url = url.replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        names = ["192.0.2.7", "localhost", socket.gethostname(), "web.example"]
        answered = [ask(url, "/", {"Host": f"{name}:8000"})[0] for name in names]
    assert answered == [200, 200, 200, 403]


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: Debian's chromium")
async def test_a_browser_shows_the_chronology_and_its_keys_move_it(
    tmp_path: Path,
) -> None:
    pytest.importorskip("textual_serve")
    db = str(tmp_path / "alder.db")
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Timeline.open(db) as timeline:
        timeline.ingest(tmp_path / name for name in ARTICLES)
        lines = timeline.lines()
    with served(db, tmp_path / "state") as url:
        async with opened(url) as page:
            await page.until_received(lines[0].title[:20])
            await page.until_received(f"1 / {len(lines)}")
            await page.until("document.activeElement.className.includes('xterm')")
            before = await page.picture()
            await page.press("j")
            await page.until_received(f"2 / {len(lines)}")
            await page.until_received("Why this date")
            assert await page.picture() != before
            await page.press("q")
            await page.until("document.body.classList.contains('-closed')")
    assert (tmp_path / "state" / "tui.json").exists()
