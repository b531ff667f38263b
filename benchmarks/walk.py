"""A visitor who uses everything: pages, sections, controls, dialogs, exports, Present, leaving and coming back.

Speaks Streamlit's protocol like `visitor.py`. What a walker does next hangs on its seed alone and on what is on screen.
"""

import asyncio
import json
import urllib.request
from collections.abc import Callable, Iterator
from random import Random

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection

from benchmarks.apps import asked, event, pending
from benchmarks.visitor import Visitor, open_socket

RESTS, SECONDS_BETWEEN_LOOKS = 3, 1.0
CLAIMS_WALKED = 3
MOST_DIFFERENT = 4  # assumptions that a visitor changes before beginning again
SECTION, PRESENT, REPRODUCE = "section", "present", "reproduce"
TOOLS = ("undo", "redo", "defaults", "opened", "pin")
LONG_WORK = "primary"  # the kind of button that starts it


class Walker(Visitor):
    """One session on all pages: what it sees, and its next step."""

    def __init__(self, socket: ClientConnection, app, url: str, seed: int):
        super().__init__(socket, app, seed)
        self.url, self.chance = url, Random(seed)
        self.shown: dict[str, tuple[str, object]] = {}
        self.large: dict[str, tuple[str, object]] = {}
        self.pages: list[str] = []
        self.session = ""
        self.looking = ""  # the part of the page that asks to be run again by itself
        self.files = self.differs = 0
        self.last = "arrive"  # what it is waiting for, in words

    async def arrive(self) -> None:
        """The first run of the page."""
        await self.rerun(WidgetStates())

    async def move(self) -> None:
        """The next step: one of those that what is on screen offers."""
        steps, weights = zip(*((step, weight) for step, weight, on in self._offers() if on), strict=True)
        step = self.chance.choices(steps, weights)[0]
        self.last = f"{step.__name__} at {self.query or 'the defaults'}"
        await step()

    async def tour(self) -> int:
        """Open every page and every section, and take every file offered there; how many steps that were."""
        before = self.runs + self.files
        for page in self.pages:
            await self._go(page)
            choice = self._found("button_group", SECTION)
            for option in [option.content for option in choice.options] if choice else []:
                await self._open(option)
                for offered in self._all("download_button"):
                    await self._download(offered)
        return self.runs + self.files - before

    def _offers(self) -> Iterator[tuple[Callable, int, object]]:
        yield self.slide, 50, self._panels("controls")
        yield self.open_section, 20, self._found("button_group", SECTION)
        yield self.go, 12 if self._panels("controls") else 40, self.pages
        yield self.take, 8, self._all("download_button")
        yield self.rest, 6, self._panels("controls")
        yield self.use, 6, self._panels("controls")
        yield self.read, 2, self._found("button", REPRODUCE)
        yield self.present, 2, self._found("button", PRESENT)

    async def slide(self) -> None:
        """Move one of the controls on screen; after a few, begin again from the defaults."""
        self.differs += 1
        if self.differs > MOST_DIFFERENT:
            self.differs = 0
            await self._send(asked(self._panels("controls")[0].id, {"tool": "defaults"}))
            return
        panel = self.chance.choice(self._panels("controls"))
        row = self.chance.choice(json.loads(panel.bytes)["rows"])
        if row["options"]:
            value = self.chance.choice(row["options"])["option"]
        else:
            value = row["low"] + row["step"] * self.chance.randint(0, round((row["high"] - row["low"]) / row["step"]))
        await self._send(asked(panel.id, {"key": row["key"], "value": value, "final": True}))

    async def open_section(self) -> None:
        """Open one of the sections behind "More"."""
        choice = self._found("button_group", SECTION)
        await self._open(self.chance.choice(choice.options).content)

    async def go(self) -> None:
        """Go to another page."""
        await self._go(self.chance.choice([page for page in self.pages if page != self.page_hash]))

    async def take(self) -> None:
        """Download one of the files offered."""
        await self._download(self.chance.choice(self._all("download_button")))

    async def rest(self) -> None:
        """Leave the controls alone: what flips the decision is looked for, and the page asks how far that is."""
        self.looking = ""
        await self._send(event(self._panels("controls")[0].id, "settled", pending()))
        for _ in range(RESTS):
            if self.looking:
                await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
                await self._send(fragment=self.looking)

    async def use(self) -> None:
        """Undo, redo, reset or pin."""
        await self._send(asked(self._panels("controls")[0].id, {"tool": self.chance.choice(TOOLS)}))

    async def read(self) -> None:
        """Open the dialog that says how to reproduce the numbers; the next step closes it."""
        await self._press(REPRODUCE)

    async def present(self) -> None:
        """Present: walk some claims, go to a claim's page and back, leave."""
        await self._press(PRESENT)
        for key in [*(self.chance.randint(0, 10) for _ in range(CLAIMS_WALKED)), "page", "page", "leave"]:
            if stage := self._panels("stage"):
                at = json.loads(stage[0].bytes)["at"]
                await self._send(event(stage[0].id, "key", pending({"word": key, "at": at})))

    async def leave(self) -> "Walker":
        """Close the tab, and open the link in a new one."""
        query = self.query
        await self.socket.close()
        again = Walker(await open_socket(self.url), self.app, self.url, self.chance.randint(0, 10**6))
        again.query = query
        await again.arrive()
        return again

    async def _go(self, page: str) -> None:
        self.page_hash, self.query = page, ""
        await self._send()

    async def _open(self, section: str) -> None:
        chosen = self._found("button_group", SECTION).id
        await self._send(WidgetState(id=chosen, string_array_value={"data": [section]}))

    async def _press(self, key: str) -> None:
        await self._send(WidgetState(id=self._found("button", key).id, trigger_value=True))

    async def _send(self, *widgets: WidgetState, fragment: str = "") -> None:
        self.fragment = fragment
        await self.rerun(WidgetStates(widgets=widgets))

    async def _download(self, offered) -> None:
        url = offered.url
        if offered.deferred_file_id:
            asked = BackMsg()
            asked.backend_operation_request.request_id = str(self.files)
            asked.backend_operation_request.session_id = self.session
            asked.backend_operation_request.deferred_file.file_id = offered.deferred_file_id
            await self.socket.send(asked.SerializeToString())
            made = await self._answer("backend_operation_response")
            if made.error_msg:
                raise RuntimeError(f"no file: {made.error_msg}")
            url = made.deferred_file.url
        await asyncio.to_thread(lambda: urllib.request.urlopen(self.url + url, timeout=60).read())
        self.files += 1

    async def _answer(self, kind: str):
        while (message := ForwardMsg.FromString(await self.socket.recv())).WhichOneof("type") != kind:
            self._take(message)
        return getattr(message, kind)

    def _take(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "new_session" and not self.fragment:
            self.shown, self.looking = {}, ""
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id
            self.fragment = ""  # a run of a part may be followed by one of the whole page
        if kind == "navigation":
            self.pages = [page.page_script_hash for page in message.navigation.app_pages if not page.is_hidden]
        if kind == "auto_rerun":
            self.looking = message.auto_rerun.fragment_id
        if kind == "ref_hash" and message.ref_hash in self.large:
            self._show(*self.large[message.ref_hash])
        return super()._take(message)

    def _see(self, message: ForwardMsg) -> None:
        super()._see(message)
        kind = message.delta.new_element.WhichOneof("type")
        if kind and hasattr(getattr(message.delta.new_element, kind), "id"):
            element = getattr(message.delta.new_element, kind)
            self._show(kind, element)
            if message.metadata.cacheable:
                self.large[message.hash] = kind, element

    def _show(self, kind: str, element) -> None:
        self.shown[element.id] = kind, element

    def _all(self, kind: str) -> list:
        return [element for one, element in self.shown.values() if one == kind]

    def _found(self, kind: str, key: str):
        return next((element for element in self._all(kind) if element.id.endswith(f"-{key}")), None)

    def _panels(self, name: str) -> list:
        return [one for one in self._all("bidi_component") if one.component_name == name]
