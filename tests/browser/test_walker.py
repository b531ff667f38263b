"""The visitor of the benchmarks who uses everything speaks as the pages listen: no step of its own is a fault."""

import asyncio
from threading import Thread

import pytest

from benchmarks.apps import APPS
from benchmarks.visitor import open_socket
from benchmarks.walk import Walker
from tests.browser.serving import Server
from tests.sample import some

STEPS = ("take", "read", "rest", "use", "slide", "open_section", "present", "go")


async def walk(server: Server, seed: int) -> dict[str, str]:
    """Take each kind of step, the first on a section that offers files; what was wrong with each."""
    visitor, wrong = Walker(await open_socket(server.url), APPS["ours"], server.url, seed), {}
    await visitor.arrive()
    await visitor._open("Take away")
    for name in STEPS:
        try:
            await getattr(visitor, name)()
            wrong[name] = ""
        except RuntimeError as why:
            wrong[name] = str(why)
    await visitor.socket.close()
    return wrong


@pytest.mark.parametrize("seed", some([1, 2], of=2))
def test_no_step_of_a_visitor_who_uses_everything_is_a_fault(server, seed):
    found = []
    apart = Thread(target=lambda: found.append(asyncio.run(walk(server, seed))))  # Playwright keeps this one's loop
    apart.start()
    apart.join(120)
    assert found == [dict.fromkeys(STEPS, "")]
