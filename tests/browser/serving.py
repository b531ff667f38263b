"""Starts the app and opens a browser: the one place for both, for tests, shots and benchmarks."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, TimeoutError, sync_playwright

ROOT = Path(__file__).parents[2]
RUNS = Path(__file__).with_name("runs.js")
START_SECONDS = 60
MACOS_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", MACOS_CHROME)
# Nothing but the app under test can be reached, so a page that leans on the network shows it.
BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    # All tabs of one context in one process: the app's scripts are read and compiled once, not for every tab.
    "--process-per-site",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
STILL_MS = 250
PATIENCE_MS = 180_000  # of a page on a machine that others use; what is settled is seen at once
POLL_MS = 50  # not at every frame, which would have the browser paint without end
SETTLED = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  const charts = [...document.querySelectorAll('.stVegaLiteChart')]
  return app?.dataset.testScriptState === 'notRunning'
    && !window.runAwaited
    && app.dataset.testConnectionState === 'CONNECTED'
    && document.querySelector('.stMain .stElementContainer') !== null
    && document.querySelector('[data-testid=stAppSkeleton], [data-testid=stSkeleton], [data-unheard]') === null
    && charts.every(chart => chart.querySelector('svg, canvas'))
    && document.fonts.status === 'loaded'
}"""
AWAITED = """() => ({
  state: document.querySelector('[data-testid=stApp]')?.dataset.testScriptState,
  connection: document.querySelector('[data-testid=stApp]')?.dataset.testConnectionState,
  run_awaited: window.runAwaited,
  unheard: [...document.querySelectorAll('[data-unheard]')].map(at => at.className),
  restless: document.querySelector('[data-restless]') !== null,
  skeletons: document.querySelectorAll('[data-testid=stAppSkeleton], [data-testid=stSkeleton]').length,
  undrawn: [...document.querySelectorAll('.stVegaLiteChart')].filter(at => !at.querySelector('svg, canvas')).length,
  fonts: document.fonts.status,
  address: location.search,
  moved: document.activeElement?.shadowRoot?.activeElement?.dataset.key ?? document.activeElement?.tagName,
})"""
# Settled without a break for so long, as seen from the outside.
STILL = f"""([since, still, rested]) => {{
  if (window.settling?.since !== since) window.settling = {{ since, from: null }}
  const settling = window.settling
  const restless = rested && document.querySelector('[data-restless]')
  settling.from = !restless && ({SETTLED})() ? settling.from ?? performance.now() : null
  return settling.from !== null && performance.now() - settling.from >= still
}}"""


@dataclass(frozen=True)
class Server:
    """A running app: its address, its process and what it printed."""

    url: str
    process: subprocess.Popen
    output: IO[str]

    def log(self) -> str:
        """What the server has printed so far."""
        self.output.seek(0)
        return self.output.read()


@contextmanager
def serve(script: str = "streamlit_app:app", folder: Path = ROOT, options: Sequence[str] = ()) -> Iterator[Server]:
    """Serve a script on a free local port, with the configuration of its folder, until the block ends."""
    port = free_port()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command(script, port, options), cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        server = Server(f"http://127.0.0.1:{port}", process, output)
        try:
            wait_until_healthy(server)
            yield server
        finally:
            stop(process)


def command(script: str, port: int, options: Sequence[str]) -> list[str]:
    """The command that serves a script, or an app named as module:app, on this machine only."""
    if ":" in script:
        quiet = ["--log-level", "warning", "--no-access-log"]
        return [sys.executable, "-m", "uvicorn", script, "--host", "127.0.0.1", "--port", str(port), *quiet, *options]
    address = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    return [sys.executable, "-m", "streamlit", "run", script, *address, *options]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_healthy(server: Server) -> None:
    """Wait until the server answers; if it stops or takes too long, say so with its log."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"The app did not start. It printed:\n{server.log()}")


def stop(process: subprocess.Popen) -> None:
    """End a process: first asked, then made to."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def find_browser(playwright: Playwright) -> str | None:
    """The path of a Chromium: the one named by CHROMIUM, the system's, or Playwright's own."""
    wanted = (os.environ.get("CHROMIUM"), *BROWSERS, playwright.chromium.executable_path)
    paths = (shutil.which(name) for name in wanted if name)
    return next((path for path in paths if path and starts(path)), None)


def starts(browser: str) -> bool:
    """Whether the browser can say its version: some systems put a stub in its place."""
    return subprocess.run([browser, "--version"], capture_output=True, timeout=60).returncode == 0


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A headless Chromium until the block ends."""
    with sync_playwright() as playwright:
        path = find_browser(playwright)
        if path is None:
            raise RuntimeError("No Chromium found: `make chromium` installs one, or name yours in CHROMIUM.")
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def new_context(browser: Browser, **options) -> BrowserContext:
    """A context whose pages know which runs of the script they wait for: `settle` asks them."""
    context = browser.new_context(**options)
    context.add_init_script(path=RUNS)
    return context


def open_page(browser: Browser, url: str, size: tuple[int, int] = (1440, 900), scheme: str = "light") -> Page:
    """A settled page in a browser context of its own, which the caller closes with `page.context.close()`."""
    width, height = size
    context = new_context(browser, viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.goto(url)
    settle(page)
    return page


def settle(page: Page, rested: bool = True, patience_ms: int = PATIENCE_MS) -> None:
    """Wait until the script has run, every chart is drawn, and nothing has stirred for a moment.

    `rested`: and until the server has heard that the visitor rests, after which it looks for what flips the decision.
    A page that never settles says what it waits for.
    """
    try:
        page.wait_for_function(STILL, arg=[time.monotonic(), STILL_MS, rested], polling=POLL_MS, timeout=patience_ms)
    except TimeoutError as late:
        raise AssertionError(f"not settled after {patience_ms / 1000:.0f} s: {page.evaluate(AWAITED)}") from late


if __name__ == "__main__":
    with sync_playwright() as found:
        sys.exit(0 if find_browser(found) else 1)
