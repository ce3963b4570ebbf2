"""`timeline tui`: the terminal UI, in a terminal or in a browser."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from timeline.cli.common import open_timeline
from timeline.errors import UsageError

if TYPE_CHECKING:
    import argparse

NAME = "tui"
HELP = "browse the chronology in the terminal, or with --serve in a browser"
_HOST, _PORT = "127.0.0.1", 8000
_NO_LOGIN = (
    "timeline: warning: whoever reaches {host} can read and correct this store, read "
    "and write files as you, and is asked for no password; expected 127.0.0.1; for "
    "other machines put a tunnel or a proxy with a login before it\n"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--serve",
        action="store_true",
        help="serve it to browsers on this machine; needs the extra timeline[serve]",
    )
    parser.add_argument(
        "--host", help=f"address to serve on (default: {_HOST}); there is no login"
    )
    parser.add_argument(
        "--port", type=_port, help=f"port to serve on (default: {_PORT}); 0: any free"
    )


def run(args: argparse.Namespace) -> int:
    """Open the store, then the app; what fails is said before the screen changes.

    Raises:
        StoreError: missing, locked, of another version, or damaged.
        UsageError: there is no terminal, or no web server.
    """
    if args.serve:
        return _serve(args)
    if args.host is not None or args.port is not None:
        raise UsageError(
            "--host and --port name where to serve; expected --serve with them; add it"
        )
    with open_timeline(args) as timeline:
        if not _is_terminal():
            raise UsageError(
                "no terminal: input or output is redirected; expected to be run in "
                'one; without one, use "timeline list" or "timeline export"'
            )
        from tui.app import TimelineApp
        from tui.settings import Settings, state_file

        app = TimelineApp(timeline, settings=Settings(state_file()))
        app.run()
    return app.return_code or 0


def _serve(args: argparse.Namespace) -> int:
    from tui.browser import is_loopback, serve

    host = args.host or _HOST
    port = _PORT if args.port is None else args.port
    open_timeline(args).close()  # so that what is wrong with it is said here
    if not is_loopback(host):
        sys.stderr.write(_NO_LOGIN.format(host=host))
    serve(args.db, host=host, port=port, say=_say_address)
    return 0


def _say_address(url: str) -> None:
    sys.stderr.write(f"the chronology is at {url} until Ctrl+C\n")
    sys.stderr.flush()


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise ValueError(text)
    return port


def _is_terminal() -> bool:
    """Look at what Textual reads keys from and draws on, unless a server does both."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    streams = (sys.__stdin__, sys.__stderr__)
    return all(stream is not None and stream.isatty() for stream in streams)
