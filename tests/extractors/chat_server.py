"""A chat server on the loopback that answers what a test tells it."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT = """Date: 2024-10-25

The navy sent 3,000 sailors to Velmora on Wednesday. Anna Weber said the port had \
closed in August. If the dam breaks, the town will flood. Inspectors did not open the \
pier.
"""
SENT = {
    "sentence": 1,
    "trigger": "sent",
    "clause": "The navy sent 3,000 sailors to Velmora",
    "role": "occurrence",
    "who": ["navy"],
    "whom": ["sailors"],
    "where": ["Velmora"],
    "speaker": None,
    "time": "on Wednesday",
}
CLOSED = {
    "sentence": 2,
    "trigger": "closed",
    "clause": "the port had closed in August",
    "role": "alleged",
    "who": ["port"],
    "speaker": "Anna Weber",
    "time": "in August",
}


def spoken(content: str) -> bytes:
    """Write what a chat server says around a model's answer."""
    message = {"role": "assistant", "content": content}
    return json.dumps({"choices": [{"message": message}]}).encode()


def answered(*mentions: object) -> bytes:
    """Write what a model answers that finds these mentions."""
    return spoken(json.dumps({"mentions": mentions}))


class Server(ThreadingHTTPServer):
    """A chat server that answers what a test tells it, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self, answers: list[Callable[[Handler], None]]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = answers
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.paths: list[str] = []

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    """Answers one request; the last answer is given again and again."""

    server: Server

    def do_POST(self) -> None:
        """Keep what is asked and give the next answer."""
        length = int(self.headers["Content-Length"])
        self.server.asked.append(json.loads(self.rfile.read(length)))
        self.server.keys.append(self.headers.get("Authorization"))
        self.server.paths.append(self.path)
        answers = self.server.answers
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)

    def give(self, body: bytes, status: int = 200) -> None:
        """Answer with a body."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def gives(body: bytes, status: int = 200) -> Callable[[Handler], None]:
    """Answer with a body."""
    return lambda handler: handler.give(body, status)


def hangs_up(handler: Handler) -> None:
    """Close the connection without an answer."""
    handler.close_connection = True
    handler.connection.close()


def waits(handler: Handler) -> None:
    """Answer too late; whoever asked has gone by then."""
    time.sleep(1.5)


def trickles(handler: Handler) -> None:
    """Send a byte now and then, so that no single wait is long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(20):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.1)


@contextmanager
def serving(*answers: Callable[[Handler], None] | bytes) -> Iterator[Server]:
    """Serve these answers, one after another."""
    server = Server(
        [gives(each) if isinstance(each, bytes) else each for each in answers]
    )
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}
    )
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
