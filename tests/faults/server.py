"""A PostgreSQL server of our own, durable as it comes, that can crash."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from itertools import count
from pathlib import Path


def find_server() -> Path | None:
    """The newest server that Debian's packages have installed."""
    found = Path("/usr/lib/postgresql").glob("*/bin")
    return max(found, key=lambda path: int(path.parent.name), default=None)


class Server:
    """Starts on a free port of the loopback; `crash` stops it as a power cut would."""

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="timeline-faults-"))
        self._port = _free_port()
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres")
        user = ("-A", "trust", "-U", "timeline", "-E", "UTF8", "--locale=C")
        self._run("initdb", "-D", self._data, *user)
        self.start()
        self._databases = count(1)

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def start(self) -> None:
        """Start it and wait until it has recovered."""
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", self._data, "-l", log, "-w", "-o", options, "start")

    def database(self) -> str:
        """Make an empty database; return its URL."""
        name = f"news{next(self._databases)}"
        where = ("-h", "127.0.0.1", "-p", str(self._port), "-U", "timeline")
        self._run("createdb", *where, name)
        return f"postgresql+psycopg://timeline@127.0.0.1:{self._port}/{name}"

    def crash(self) -> None:
        """End every process of it at once: nothing is written out."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    def remove(self) -> None:
        """Stop it for good."""
        self.crash()
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), *arguments]
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(  # noqa: S603 - our own
            command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder
        )


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
