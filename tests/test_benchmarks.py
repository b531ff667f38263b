"""The bench goes on where an app fails, says so in a line, and has at its end what could be measured."""

import asyncio
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

import numpy as np
import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.server import serve as listen

from benchmarks import __main__ as bench
from benchmarks import hours, reruns, start, visitor
from benchmarks import loop as loops
from benchmarks.apps import slider_moves
from benchmarks.report import Figure, table
from tests.browser.serving import Server

pytestmark = pytest.mark.usefixtures("own_loop")


def slider(value: float) -> ForwardMsg:
    """What a script sends for a slider."""
    said = ForwardMsg(hash=str(value))
    said.delta.new_element.slider.id = "slider"
    said.delta.new_element.slider.max = said.delta.new_element.slider.step = 1.0
    return said


@dataclass(frozen=True)
class Fake:
    """An app in this process: it answers as Streamlit does, hangs, breaks off, or does not start."""

    name: str
    manner: str
    page = ""
    moves = staticmethod(slider_moves)

    async def answer(self, socket) -> None:
        """Answer each request, or do not."""
        async for number, _ in counted(socket):
            if self.manner == "breaks off":
                return
            if self.manner == "answers":
                await socket.send(slider(number).SerializeToString())
                await socket.send(ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY).SerializeToString())

    @contextmanager
    def serve(self, *_options):
        """Listen on a free port until the block ends."""
        if self.manner == "does not start":
            raise RuntimeError("The app did not start. It printed:\na traceback")
        loop, ready = asyncio.new_event_loop(), []

        async def go() -> None:
            async with listen(self.answer, "127.0.0.1", 0, subprotocols=["streamlit"]) as server:
                ready.append((server.sockets[0].getsockname()[1], stop := asyncio.Event()))
                await stop.wait()

        thread = Thread(target=loop.run_until_complete, args=(go(),), daemon=True)
        thread.start()
        while not ready:
            assert thread.is_alive()
        port, stop = ready[0]
        try:
            yield Server(f"http://127.0.0.1:{port}", None, None)
        finally:
            loop.call_soon_threadsafe(stop.set)
            thread.join(10)


async def counted(socket):
    """Give each message with its number."""
    number = 0
    async for message in socket:
        number += 1
        yield number, message


OURS = Fake("ours", "answers")


@pytest.fixture(autouse=True)
def in_a_moment(monkeypatch, tmp_path):
    """Measure for a moment only, and leave the store that other tests read."""
    monkeypatch.setattr(start, "STORE", tmp_path)
    monkeypatch.setattr(visitor, "ANSWER_SECONDS", 0.5)
    for what, value in {"SESSIONS": (1, 2), "WARM_UP_SECONDS": 0, "SECONDS": 0.1, "MOST_CLIENT_LOAD": 9}.items():
        monkeypatch.setattr(reruns, what, value)


@pytest.mark.parametrize(
    ("manner", "said"), [("hangs", "stock: no answer within 0.5 s"), ("breaks off", "stock: received 1000 (OK)")]
)
def test_an_app_that_does_not_answer_is_a_line_and_ours_is_measured(manner, said, capsys):
    found = bench.collect(["reruns"], OURS, Fake("stock", manner))
    printed = capsys.readouterr().out
    assert printed.count(said) == len(found) == 2
    assert all(figure.ours > 0 and figure.stock is None for figure in found)
    for figure in found:
        assert figure.row() in printed  # told as soon as it is there, before the table
        assert figure.row() in table(found)


def test_both_are_measured_where_both_answer():
    assert all(
        figure.ours > 0 and figure.stock > 0 for figure in bench.collect(["reruns"], OURS, Fake("stock", "answers"))
    )


def test_an_app_that_does_not_start_leaves_the_other_in_the_table(capsys):
    found = bench.collect(["start"], OURS, Fake("stock", "does not start"))
    assert [figure.stock for figure in found] == [None, None]
    assert all(figure.ours > 0 for figure in found)
    assert capsys.readouterr().out.count("stock: The app did not start. It printed:\n") == start.ROUNDS


def test_a_measure_that_breaks_keeps_what_it_found_and_the_next_is_measured(monkeypatch, capsys):
    def breaks(_ours, _stock):
        yield Figure("one", "s", 1.0)
        raise OSError("no browser")

    monkeypatch.setattr(bench, "MEASURES", {"breaks": breaks, "goes": lambda *_: iter([Figure("two", "s", 2.0)])})
    found = bench.collect(["breaks", "goes"], OURS, OURS)
    assert [figure.what for figure in found] == ["one", "two"]
    assert "breaks: no browser" in capsys.readouterr().out


# Memory over hours


def curve(leak: float) -> np.ndarray:
    """The megabytes after every hundred of two thousand moves: caches fill, some noise, and a leak a move."""
    moves = 100.0 * np.arange(1, 21)
    noise = np.random.default_rng(3).normal(0, 8, len(moves))
    return 600 + 150 * np.minimum(moves / 500, 1) + noise + leak * moves


def test_a_curve_whose_caches_are_full_is_flat_and_one_high_point_does_not_make_it_climb():
    still = curve(leak=0.0)
    assert hours.flat(still)
    still[15] += 300
    assert hours.flat(still)


@pytest.mark.parametrize("leak", [0.06, 0.2, 1.0])
def test_a_curve_that_climbs_is_not_flat_and_the_climb_is_told(leak):
    assert not hours.flat(curve(leak))
    assert hours.climb(curve(leak)) == pytest.approx(1_000 * leak, rel=0.35)


@pytest.mark.long
@pytest.mark.parametrize(("library", "other"), [("simpy", loops.with_simpy), ("ciw", loops.with_ciw)])
def test_the_same_loop_agrees_within_intervals_and_takes_fifty_times_as_long_a_patient(library, other):
    pytest.importorskip(library)
    mine, found = loops.microseconds(lambda: loops.ours(loops.FEWER, loops.MANY), loops.FEWER * loops.MANY)
    assert loops.compared(other, found) >= 50 * mine
