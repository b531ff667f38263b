"""Linear algebra runs on one thread however the explorer is started, unless the user asks for more."""

import asyncio
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info

from benchmarks.apps import APPS
from benchmarks.visitor import visitors
from explorer import threads
from explorer.threads import NAME
from tests.browser.serving import ROOT, Server, command, free_port, wait_until_healthy
from tests.sample import some

pytestmark = pytest.mark.usefixtures("own_loop")

TOLD = str(Path(__file__).with_name("threads_told.py"))
LIBRARIES = 2  # NumPy's and SciPy's
SERVED = {"uvicorn": "streamlit_app:app", "streamlit run": "streamlit_app.py"}
RUN = {
    "command line": ("explorer", "--help"),
    "tests": ("pytest", "-p", "no:cacheprovider", "tests/models/methods/test_chance.py"),
}


def environment(asked: str | None) -> dict[str, str]:
    """The environment of a user who asked for a number of threads, or for none."""
    others = {key: value for key, value in os.environ.items() if key != NAME}
    return others | ({} if asked is None else {NAME: asked})


def run(file: Path, module: str, *arguments: str, asked: str | None = None) -> list[str]:
    """Run a module to its end; the threads of each library."""
    subprocess.run(
        [sys.executable, TOLD, str(file), module, *arguments],
        cwd=ROOT, env=environment(asked), stdout=subprocess.DEVNULL, check=True, timeout=120,
    )  # fmt: skip
    return file.read_text(encoding="utf-8").split()


def serve_once(file: Path, script: str, asked: str | None = None) -> list[str]:
    """Serve the app to one visitor; the threads of each library when the server is stopped from the keyboard."""
    port = free_port()
    asking = [sys.executable, TOLD, str(file), *command(script, port, ())[2:]]
    with file.with_suffix(".log").open("w+", encoding="utf-8") as output:
        process = subprocess.Popen(asking, cwd=ROOT, env=environment(asked), stdout=output, stderr=output)
        try:
            server = Server(f"http://127.0.0.1:{port}", process, output)
            wait_until_healthy(server)
            asyncio.run(visit(server.url))
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
        finally:
            process.kill()
    return file.read_text(encoding="utf-8").split()


async def visit(url: str) -> None:
    """See one page."""
    async with visitors(replace(APPS["ours"], page="scenarios"), url, 1):
        pass


@pytest.mark.parametrize("start", some(SERVED, of=2))
def test_a_server_works_on_one_thread(start, tmp_path):
    assert serve_once(tmp_path / "threads", SERVED[start]) == ["1"] * LIBRARIES


@pytest.mark.parametrize("start", RUN)
def test_a_program_works_on_one_thread(start, tmp_path):
    assert run(tmp_path / "threads", *RUN[start]) == ["1"] * LIBRARIES


@pytest.mark.long
def test_the_user_may_ask_for_more(tmp_path):
    assert run(tmp_path / "threads", *RUN["command line"], asked="2") == ["2"] * LIBRARIES


@pytest.mark.parametrize("asked", ["", "0", "many"])
def test_what_is_no_number_of_threads_asks_for_nothing(asked, monkeypatch):
    monkeypatch.setenv(NAME, asked)
    threads.limit()
    assert os.environ[NAME] == "1"
    assert {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"} == {1}
