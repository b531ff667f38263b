"""A browser tab without a browser: speaks Streamlit's protocol over the real websocket."""

import asyncio
import time
import zlib
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.apps import App

FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
RUNS_A_MESSAGE_IS_KEPT = 2
ANSWER_SECONDS = 60


class Visitor:
    """One session: what it has seen, and the next rerun."""

    def __init__(self, socket: ClientConnection, app: App, seed: int):
        self.socket, self.app, self.seed = socket, app, seed
        self.elements: list[tuple[str, object]] = []
        self.query = self.page_hash = self.fragment = ""
        self.kept: dict[str, int] = {}
        self.runs = self.answers_changed = self.answer = 0

    async def arrive(self) -> None:
        """The first run of the page."""
        await self.rerun(WidgetStates())
        self.moves = self.app.moves(self.elements, self.seed)

    async def move(self) -> None:
        """The next slider move, to its last message."""
        before = self.answer
        await self.rerun(next(self.moves))
        self.answers_changed += self.answer != before

    async def rerun(self, widgets: WidgetStates) -> None:
        """Ask for a rerun and take everything it says until it has finished."""
        self.answer = 0
        self.runs += 1
        await self.socket.send(self._request(widgets).SerializeToString())
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                while not self._take(ForwardMsg.FromString(await self.socket.recv())):
                    pass
        except TimeoutError:
            raise TimeoutError(f"no answer within {ANSWER_SECONDS} s") from None

    def _request(self, widgets: WidgetStates) -> BackMsg:
        """What a browser sends: where it is, what moved, and which large messages it still has."""
        fresh = self.runs - RUNS_A_MESSAGE_IS_KEPT
        state = ClientState(
            query_string=self.query,
            page_script_hash=self.page_hash,
            page_name="" if self.page_hash else self.app.page,
            fragment_id=self.fragment,
            widget_states=widgets,
            context_info=ContextInfo(url=f"http://localhost/{self.app.page}"),
            cached_message_hashes=[key for key, run in self.kept.items() if run >= fresh],
        )
        return BackMsg(rerun_script=state)

    def _take(self, message: ForwardMsg) -> bool:
        """Note what a message says; true if the run has finished."""
        kind = message.WhichOneof("type")
        if kind in ("new_session", "navigation"):
            self.page_hash = getattr(message, kind).page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "ref_hash":
            self._keep(message.ref_hash)
        elif kind == "delta":
            self._see(message)
        return kind == "script_finished" and message.script_finished in FINISHED

    def _see(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable:
            self._keep(message.hash)
        self.answer = zlib.crc32(message.hash.encode(), self.answer)
        kind = message.delta.new_element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"{self.app.name}: {message.delta.new_element.exception.message}")
        if kind and self.runs == 1:
            self.elements.append((kind, getattr(message.delta.new_element, kind)))

    def _keep(self, message_hash: str) -> None:
        self.kept[message_hash] = self.runs


def open_socket(url: str) -> connect:
    """A connection to the server, as a browser's tab opens it; a busy server may be silent for as long as it needs."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    return connect(address, subprotocols=["streamlit"], max_size=None, compression=None, ping_interval=None)


@asynccontextmanager
async def visitors(app: App, url: str, count: int, seed: int = 0) -> AsyncIterator[Sequence[Visitor]]:
    """So many sessions, each of which has the page before it."""
    async with AsyncExitStack() as stack:
        arrived = []
        for index in range(count):
            socket = await stack.enter_async_context(open_socket(url))
            arrived.append(Visitor(socket, app, seed + index))
        await asyncio.gather(*(visitor.arrive() for visitor in arrived))
        yield arrived


async def move_until(visitor: Visitor, deadline: float) -> list[float]:
    """Move again as soon as the last move is answered; the moments of the answers."""
    moments = []
    while time.perf_counter() < deadline:
        await visitor.move()
        moments.append(time.perf_counter())
    return moments


async def move_times(visitor: Visitor, times: int) -> None:
    """So many moves, one after the other."""
    for _ in range(times):
        await visitor.move()
