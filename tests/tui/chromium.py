"""A headless Chromium, driven over its own protocol: pages, keys, pictures."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import tempfile
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
"""None where there is none; Debian's package is chromium."""
_PATIENCE = 30.0
"""Seconds until a page must have answered."""


class Page:
    """A page that is open."""

    def __init__(self, socket: Any) -> None:
        self._socket, self._numbers = socket, count(1)
        self.received = ""
        """What the page's own web sockets were sent so far."""
        self.complaints: list[str] = []
        """Errors of the page, once `Runtime` or `Log` is enabled."""

    async def ask(self, method: str, **params: object) -> Any:
        """Give an order and return what it is answered."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": params})
        while True:
            said = await self._hear()
            if said.get("id") == number:
                return said["result"]

    async def until_received(self, text: str) -> None:
        """Listen until the page was sent a text."""
        while text not in self.received:
            await self._hear()

    async def until(self, expression: str) -> None:
        """Wait until an expression holds in the page."""
        while not await self.value(expression):
            await asyncio.sleep(0.1)

    async def value(self, expression: str) -> Any:
        """Work an expression out in the page."""
        answer = await self.ask("Runtime.evaluate", expression=expression)
        return answer["result"].get("value")

    async def press(self, key: str) -> None:
        """Press a key that types itself."""
        await self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def picture(self) -> bytes:
        """Draw the page as a PNG."""
        return base64.b64decode((await self.ask("Page.captureScreenshot"))["data"])

    async def _hear(self) -> Any:
        said = await asyncio.wait_for(self._socket.receive_json(), _PATIENCE)
        if said.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
            self.complaints.append(json.dumps(said["params"]))
        if said.get("method") == "Network.webSocketFrameReceived":
            data = said["params"]["response"]
            sent = data["payloadData"]
            is_text = data["opcode"] == 1
            self.received += sent if is_text else _text(sent)
        return said


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Page]:
    """Open a page in a Chromium of its own."""
    import aiohttp

    assert CHROMIUM
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        chromium = await asyncio.create_subprocess_exec(
            CHROMIUM,
            "--headless",
            "--no-sandbox",  # root may not have one, and the page is ours
            "--disable-gpu",
            "--remote-debugging-port=0",
            f"--user-data-dir={folder}",
            "--window-size=1200,800",
            "about:blank",
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            port = await _port(Path(folder) / "DevToolsActivePort")
            async with aiohttp.ClientSession() as session:
                tabs = await session.get(f"http://127.0.0.1:{port}/json/list")
                tab = next(each for each in await tabs.json() if each["type"] == "page")
                address = tab["webSocketDebuggerUrl"]
                async with session.ws_connect(address, max_msg_size=0) as socket:
                    page = Page(socket)
                    await page.ask("Network.enable")
                    await page.ask("Emulation.setFocusEmulationEnabled", enabled=True)
                    await page.ask("Page.bringToFront")
                    await page.ask("Page.navigate", url=url)
                    yield page
        finally:
            chromium.kill()
            await chromium.wait()


async def _port(file: Path) -> str:
    async with asyncio.timeout(_PATIENCE):
        while not (file.exists() and (lines := file.read_text().splitlines())):
            await asyncio.sleep(0.1)
    return lines[0]


def _text(payload: str) -> str:
    return base64.b64decode(payload).decode(errors="replace")
