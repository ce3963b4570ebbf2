"""An OpenAI-compatible chat server: asked with patience, never for ever."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from timeline.errors import ExtractError, UsageError

if TYPE_CHECKING:
    import httpx

KEY = "TIMELINE_LLM_KEY"
"""The environment variable that holds the key, where the server wants one."""
_TRIES = 3
_CONNECT = 10.0
"""Seconds to reach the server."""
_LARGEST = 4_000_000
"""Bytes of an answer."""
_PASSES = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may pass: too many requests, a server that starts or restarts."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class _Passing(Exception):  # noqa: N818 - no failure yet: it is tried again
    """What may be otherwise at the next try."""


@dataclass(frozen=True)
class Endpoint:
    """Where to ask, and how long to wait; all in seconds."""

    url: str
    timeout: float
    pause: float

    def __post_init__(self) -> None:
        """Make sure that the address is one.

        Raises:
            UsageError: it is none, or httpx is not installed.
        """
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(
                f"the extractor 'llm' has the endpoint {self.url!r}; expected the base "
                "URL of an OpenAI-compatible server, such as http://127.0.0.1:8080/v1; "
                "give --endpoint URL, or endpoint under [llm] in the configuration"
            )
        try:
            import httpx  # noqa: F401 - only to tell early that it is missing
        except ImportError as error:
            raise UsageError(
                "the extractor 'llm' needs httpx, which is not installed; install it "
                "with: pip install 'timeline[llm]'"
            ) from error

    def ask(self, model: str, messages: list[dict[str, str]]) -> str:
        """Return what the model answers, as text.

        What may pass (no connection, too many requests, a server that restarts) is
        tried three times; a slow answer is not.

        Raises:
            ExtractError: no answer, or none of a chat server.
        """
        asked = {
            "model": model,
            "messages": messages,
            "temperature": 0,
            "response_format": {"type": "json_object"},
        }
        for number in range(_TRIES):
            try:
                return _content(self._post(asked))
            except _Passing as error:
                if number == _TRIES - 1:
                    raise ExtractError(
                        f"{self.url} {error}, {_TRIES} times; expected an answer; see "
                        "whether the server runs, and ingest again"
                    ) from error
                time.sleep(self.pause * 2**number)
        raise AssertionError("unreachable: the last try returns or raises")

    def _post(self, asked: dict[str, object]) -> bytes:
        import httpx

        parts = urlsplit(self.url)
        key = os.environ.get(KEY, "")
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        path = self.url.rstrip("/").removesuffix("/chat/completions")
        due = time.monotonic() + self.timeout
        limits = httpx.Timeout(self.timeout, connect=min(_CONNECT, self.timeout))
        # A proxy of the environment is for what is elsewhere.
        trust = parts.hostname not in _LOOPBACK
        try:
            with (
                httpx.Client(timeout=limits, trust_env=trust) as client,
                client.stream(
                    "POST", f"{path}/chat/completions", json=asked, headers=headers
                ) as answer,
            ):
                body = self._read(answer, due)
        except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
            raise self._too_slow() from error
        except httpx.TransportError as error:
            raise _Passing(
                f"cannot be asked ({error or type(error).__name__})"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise ExtractError(
                f"{self.url} cannot be asked ({error}); expected a chat server; "
                "name another with --endpoint"
            ) from error
        if key:  # a server that echoes it shall not have it told
            body = body.replace(key.encode(), b"[key]")
        if answer.status_code in _PASSES:
            raise _Passing(f"answers {answer.status_code}")
        if not answer.is_success:
            raise ExtractError(
                f"{self.url} answers {answer.status_code}: {_printable(body)}; "
                "expected an answer of the model; see the endpoint, the model's name "
                f"and {KEY}"
            )
        return body

    def _read(self, answer: httpx.Response, due: float) -> bytes:
        """Read a body that neither trickles for ever nor fills the memory."""
        body = bytearray()
        for piece in answer.iter_bytes():
            body += piece
            if len(body) > _LARGEST:
                raise ExtractError(
                    f"{self.url} answers with more than {_LARGEST:,} bytes; expected "
                    "a few thousand; ask another model"
                )
            if time.monotonic() > due:
                raise self._too_slow()
        return bytes(body)

    def _too_slow(self) -> ExtractError:
        return ExtractError(
            f"{self.url} did not answer in {self.timeout:g} s; expected an answer by "
            'then; give it longer with timeout = "…" under [llm] in the configuration'
        )


def _content(body: bytes) -> str:
    """Take the model's text out of a chat server's answer."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        raise ExtractError(
            f"the server answers {_printable(body)}; expected what the chat "
            "completions of OpenAI's interface are; name another with --endpoint"
        )
    return content


def _printable(body: bytes) -> str:
    """Cut what a server says to one short line."""
    return repr(" ".join(body[:2000].decode("utf-8", "replace").split()))[:200]
