"""The app in a browser: a web server that runs one app a window, by textual-serve."""

from __future__ import annotations

import asyncio
import html
import ipaddress
import os
import re
import shlex
import signal
import socket
import sys
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from timeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_PAGE = Template((Path(__file__).parent / "browser.html").read_text(encoding="utf-8"))
_APP = (sys.executable, "-P", "-m", "timeline.cli.main", "tui")
"""What runs in each window; `-P`, for no folder named `timeline` is to be run."""
_NEVER_FRAMED = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
}
"""Keys and clicks are for a page that is seen: another must not lay itself over it."""
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?")
"""What a header Host may hold, for the page repeats it."""


def serve(db: str | None, *, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve the app until the process is told to end.

    Args:
        db: the store; None leaves it to the environment and the configuration.
        port: 0 takes one that is free.
        say: is told the address, once it answers.

    Raises:
        UsageError: the extra is not installed, or the address cannot be had.
    """
    try:
        import aiohttp.web  # noqa: F401 - of the extra, as is the next
        import textual_serve.server  # noqa: F401
    except ImportError as error:
        raise UsageError(
            "no web server: textual-serve is not installed; expected the extra "
            "“serve”; install it with: pip install 'timeline[serve]'"
        ) from error
    if db is not None:
        os.environ["TIMELINE_DB"] = db  # a URL may hold a password: no argument of ours
    try:
        asyncio.run(_serve(host, port, say))
    except OSError as error:
        raise UsageError(
            f"cannot serve on {host}, port {port}: {error.strerror or error}; expected "
            "an address of this machine and a free port; give others with --host and "
            "--port"
        ) from error


def is_loopback(host: str) -> bool:
    """Tell whether only programs on this machine reach an address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_allowed(asked: str, origin: str | None, *, names: frozenset[str] | None) -> bool:
    """Tell whether a request comes from our own page: a browser sends others' as well.

    A page of the web can ask for an address of this machine, and by a name of its own
    that leads there; what the app can do here must not be theirs.

    >>> is_allowed("localhost:8000", "http://localhost:8000", names=None)
    True
    >>> is_allowed("localhost:8000", "https://news.example", names=None)
    False
    >>> is_allowed("news.example:8000", "http://news.example:8000", names=None)
    False
    >>> is_allowed("192.0.2.7:8000", "http://192.0.2.7:8000", names=frozenset())
    True

    Args:
        asked: the header Host.
        origin: the header Origin; a browser leaves it out where a page is opened.
        names: this machine's, in small letters, where other machines are served; they
            may ask for any address as well.  None: the server is for this one only.
    """
    if not _HOST.fullmatch(asked):
        return False
    try:
        host = urlsplit(f"//{asked}").hostname or ""
        from_page = asked if origin is None else urlsplit(origin).netloc
    except ValueError:
        return False
    is_ours = is_loopback(host) or (
        names is not None and (host in names or _is_address(host))
    )
    return is_ours and from_page == asked


def is_led_here(site: str | None, destination: str | None) -> bool:
    """Tell whether another site's page may ask: to open ours, as a link does.

    Not to hold it in a frame, nor to speak to the app.  (W3C, Fetch Metadata Request
    Headers; a browser that sends none is held by `is_allowed` alone.)

    >>> is_led_here("cross-site", "document"), is_led_here("cross-site", "iframe")
    (True, False)

    Args:
        site: the header Sec-Fetch-Site.
        destination: the header Sec-Fetch-Dest.
    """
    return site != "cross-site" or destination == "document"


async def _serve(host: str, port: int, say: Callable[[str], None]) -> None:
    from aiohttp import web

    stop = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    runner = web.AppRunner(_application(_names(host)))
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        say(_address(host, runner.addresses[0][1]))
        await stop.wait()
    finally:
        await runner.cleanup()


def _names(host: str) -> frozenset[str] | None:
    """Tell by which names other machines may ask; None where they are not served."""
    if is_loopback(host):
        return None
    return frozenset({"localhost", host.lower(), socket.gethostname().lower()})


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _application(names: frozenset[str] | None) -> Any:
    """Put our page and our guard before what textual-serve does for a window."""
    from aiohttp import web
    from textual_serve.server import Server

    server = Server(f"exec {shlex.join(_APP)}", title="timeline")
    windows: set[asyncio.Task[Any]] = set()

    async def guard(request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
        headers = request.headers
        if not (
            is_allowed(request.host, headers.get("Origin"), names=names)
            and is_led_here(
                headers.get("Sec-Fetch-Site"), headers.get("Sec-Fetch-Dest")
            )
        ):
            raise web.HTTPForbidden(text="not from this page\n")
        return await handler(request)

    async def forbid_frames(_: Any, response: Any) -> None:
        response.headers.update(_NEVER_FRAMED)

    async def page(request: Any) -> Any:
        proxied = request.headers.get("X-Forwarded-Proto", request.scheme)
        url = f"{'wss' if proxied == 'https' else 'ws'}://{request.host}/ws"
        return web.Response(
            text=_PAGE.substitute(socket=html.escape(url)), content_type="text/html"
        )

    async def window(request: Any) -> Any:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a handler runs in one
        windows.add(task)
        task.add_done_callback(windows.discard)
        return await server.handle_websocket(request)

    async def close(_: Any) -> None:
        for task in windows:
            task.cancel()

    application = web.Application(middlewares=[web.middleware(guard)])
    application.add_routes(
        [
            web.get("/", page),
            web.get("/ws", window),
            web.get("/download/{key}", server.handle_download),
            web.static("/static", server.statics_path),
        ]
    )
    application.on_response_prepare.append(forbid_frames)
    application.on_shutdown.append(close)
    return application


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
