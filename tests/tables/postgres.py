"""A PostgreSQL server of its own for the tests, in a folder that is gone afterwards."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

USER, PASSWORD, ENCODED = "owner", "p@ss/wörd", "p%40ss%2Fw%C3%B6rd"
_WAIT = 60


class Server:
    """A server that runs; ``url`` is its database, with the password."""

    def __init__(self, port: int, process: subprocess.Popen[bytes]) -> None:
        self.port = port
        self.process = process
        self.place = f"127.0.0.1:{port}"
        self.url = f"postgresql://{USER}:{ENCODED}@{self.place}/postgres"
        self.shown = f"postgresql://{USER}@{self.place}/postgres"

    def run(self, *statements: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url.replace("/postgres", f"/{database}"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def die(self) -> None:
        """End at once, as if the machine had lost its power."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(_WAIT)


@contextmanager
def server() -> Iterator[Server]:
    """Start a server in a new folder, and stop it."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="dp-rules-"))  # not in pytest's own, which only its user may enter
    try:
        as_user = _as_ordinary_user(folder)
        words = folder / "password"
        words.write_text(PASSWORD, encoding="utf-8")
        words.chmod(0o644)
        data = folder / "data"
        made = subprocess.run(
            [*as_user, programs / "initdb", "-D", data, "-U", USER, "-E", "UTF8", "--locale=C", "--no-sync",
             "--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={words}"],
            capture_output=True, check=False, cwd=folder,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr.decode()
        port = _free_port()
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [*as_user, programs / "postgres", "-D", data, "-k", folder, "-h", "127.0.0.1", "-p", str(port), "-F"],
                stdout=log, stderr=log, cwd=folder,
            )  # fmt: skip
        running = Server(port, process)
        try:
            _wait_for(running, folder / "log")
            yield running
        finally:
            if process.poll() is None:
                running.die()
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    """Return the folder of the server's programs; without them the test is skipped, or fails where none may be."""
    found = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin")) + ([Path(found).parent] if found else [])
    folders = [folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()]
    if folders:
        return folders[-1]
    message = "PostgreSQL (initdb, postgres) is not installed"
    if os.environ.get("DP_RULES_ALL_PROGRAMS"):
        pytest.fail(message)
    pytest.skip(message)


def _as_ordinary_user(folder: Path) -> list[str]:
    """Return the words that run a program as somebody who is not root, which the server refuses; the folder becomes theirs."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    shutil.chown(folder, "nobody", "nogroup")
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(running: Server, log: Path) -> None:
    """Wait until the server answers."""
    until = time.monotonic() + _WAIT
    while True:
        assert running.process.poll() is None, log.read_text(encoding="utf-8")
        try:
            running.run("SELECT 1")
        except psycopg.OperationalError:
            assert time.monotonic() < until, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        else:
            return
