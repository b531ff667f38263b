"""The one server that the browser tests of all processes look at: the first to need it starts it, the last ends it.

It works every answer out once, however many processes ask for it.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests import shared
from tests.browser.serving import ROOT, Server, command, free_port, wait_until_healthy

SCRIPT = "streamlit_app:app"
PATIENCE_SECONDS = 10


@contextmanager
def everybodys() -> Iterator[Server]:
    """Join the server of all processes until the block ends."""
    with shared.locked():
        told = known() or started()
        write(told | {"users": told["users"] + 1})
    try:
        with log().open(encoding="utf-8") as output:
            yield Server(told["url"], None, output)
    finally:
        leave()


def leave() -> None:
    """Leave the server; end it if nobody looks at it any more."""
    with shared.locked():
        told = known()
        if told["users"] > 1:
            write(told | {"users": told["users"] - 1})
        else:
            place().unlink()
            shared.running(told["process"]).unlink()
            end(told["url"], told["process"])


def started() -> dict:
    """Start the server; it outlives the process that needed it first."""
    port = free_port()
    with log().open("a", encoding="utf-8") as output:
        process = subprocess.Popen(
            command(SCRIPT, port, ()), cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    shared.running(process.pid).touch()
    with log().open(encoding="utf-8") as output:
        server = Server(f"http://127.0.0.1:{port}", process, output)
        wait_until_healthy(server)
    return {"url": server.url, "process": process.pid, "users": 0}


def end(url: str, process: int) -> None:
    """End a server: first asked, then made to."""
    os.kill(process, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            urlopen(url, timeout=1).close()
        except OSError:
            return
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)


def known() -> dict | None:
    """Return what is known of the server, if it runs."""
    return json.loads(place().read_text(encoding="utf-8")) if place().exists() else None


def write(told: dict) -> None:
    """Let the other processes know of the server."""
    place().write_text(json.dumps(told), encoding="utf-8")


def place() -> Path:
    """Return where the server is told of."""
    return shared.folder() / "server.json"


def log() -> Path:
    """Return where the server prints."""
    return shared.folder() / "server.log"
