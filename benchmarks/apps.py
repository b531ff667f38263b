"""The apps that are compared, and what each one's frontend would send when a slider moves."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from secrets import token_hex

import yaml
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from tests.browser.serving import ROOT, Server, serve

GOLDEN = 0.6180339887498949
TOPIC = "design_lock"
Elements = Sequence[tuple[str, object]]


@dataclass(frozen=True)
class App:
    """One app: where it is served from, where its slider and its chart are, and how it is moved."""

    name: str
    folder: Path
    script: str
    page: str
    slider: str
    chart: str
    moves: Callable[[Elements, int], Iterator[WidgetStates]]

    def serve(self, *options: str) -> AbstractContextManager[Server]:
        """Serve the app on a free port, under the configuration of its folder."""
        return serve(self.script, self.folder, options)


def spread(low: float, high: float, step: float, index: int) -> float:
    """The index-th value of a sequence that goes all over a range, on its steps, in no rhythm."""
    steps = round((high - low) / step)
    return low + step * (int(index * GOLDEN * (steps + 1)) % (steps + 1))


def slider_moves(elements: Elements, seed: int) -> Iterator[WidgetStates]:
    """Streamlit's own slider: its value as a list of one number."""
    slider = next(element for kind, element in elements if kind == "slider")
    for index in count(1000 * seed):
        value = spread(slider.min, slider.max, slider.step, index)
        yield WidgetStates(widgets=[WidgetState(id=slider.id, double_array_value={"data": [value]})])


def control_moves(elements: Elements, seed: int) -> Iterator[WidgetStates]:
    """Our controls: one component whose `asked` trigger names the slider; each slider in turn."""
    sliders = numeric_assumptions()
    controls = controls_id(elements)
    for index in count(1000 * seed):
        key, low, high, step = sliders[index % len(sliders)]
        yield WidgetStates(widgets=[moved(controls, key, spread(low, high, step, index))])


def moved(component_id: str, key: str, value: float) -> WidgetState:
    """What our controls send when a slider is let go."""
    return asked(component_id, {"key": key, "value": value, "final": True})


def asked(component_id: str, one: dict) -> WidgetState:
    """What our controls send when something is asked of them: a move or a tool."""
    return event(component_id, "asked", pending(one))


def pending(*asked: dict) -> dict:
    """What a panel of controls sends along: each time as a panel of its own, so that no number was heard before."""
    return {"panel": token_hex(4), "asked": [{"number": at} | one for at, one in enumerate(asked, 1)]}


def event(component_id: str, name: str, value: object) -> WidgetState:
    """What a components-v2 frontend sends for setTriggerValue(name, value): a list of events."""
    events = json.dumps([{"event": name, "value": value}])
    return WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{component_id}__events", json_trigger_value=events)


def controls_id(elements: Elements) -> str:
    """The id of the components-v2 component that draws the controls in sight."""
    for kind, element in elements:
        if kind == "bidi_component" and element.component_name == "controls":
            return element.id
    raise LookupError("There are no controls on the page.")


def numeric_assumptions(topic: str = TOPIC) -> list[tuple[str, float, float, float]]:
    """Key, low, high and step of every slider in sight, which are those the panel can send."""
    text = (ROOT / "data" / "assumptions" / f"{topic}.yaml").read_text()
    rows = yaml.safe_load(text)["assumptions"]
    return [
        (row["key"], row["low"], row["high"], row["step"]) for row in rows if "step" in row and row["sight"] == "main"
    ]


SLIDER, CHART = "input[type=range]", ".stVegaLiteChart"
OUR_SLIDER = "input[type=range][data-key]"
APPS = {
    "ours": App("ours", ROOT, "streamlit_app:app", TOPIC, OUR_SLIDER, CHART, control_moves),
    "stock": App("stock", ROOT / "benchmarks", "stock_app.py", "", SLIDER, CHART, slider_moves),
    "tuned": App("tuned", ROOT, "benchmarks/stock_app.py", "", SLIDER, CHART, slider_moves),
}
