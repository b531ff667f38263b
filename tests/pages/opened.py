"""Opens the app without a browser, at any scenario, and reads what is on the page."""

import json
import re
from functools import cache
from pathlib import Path

import pandas as pd
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.util import calc_hash

from components import cached, session
from models.scenario import Scenario

ENTRY = str(Path(__file__).parents[2] / "components" / "app.py")
PAGE = "design_lock"
CLAIMS_PAGE = "claims"
SCENARIOS_PAGE = "scenarios"
COMPARE_PAGE = "compare"
ADDRESS = "http://localhost/design_lock"
FOOTPRINT_PAGE = "footprint"
PARTNER_PAGE = "partner"
VIABILITY_PAGE = "viability"
VEIN_PAGE = "vein_to_vein"
RAMP_PAGE = "ramp"
ITERATION_PAGE = "iteration"
TRANSLATION_PAGE = "translation"
MODALITY_PAGE = "modality"
PITCH_PAGE = "pitch"
MARKET_PAGE = "market"
REPLAY_PAGE = "replay"
EVIDENCE_PAGE = "evidence"
QUERY_PAGE = "query"

# Which packages bring components is the same for every visitor: looked up once, a tenth of a second for each app less.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def wait(runner: local_script_runner.LocalScriptRunner, timeout: float = 60) -> None:
    """Wait for the end of a run; Streamlit's own looks a thousand times a second, and keeps the run from its work."""
    runner._script_thread.join(timeout)
    if runner._script_thread.is_alive():
        runner.request_stop()
        raise RuntimeError(f"The page was not drawn within {timeout:g} seconds.")


local_script_runner.require_widgets_deltas = wait


def scenario_of(**changes) -> Scenario:
    """Return the defaults with some assumptions changed."""
    scenario = Scenario()
    for key, value in changes.items():
        scenario = scenario.with_change(cached.catalogue()[key], value)
    return scenario


def app(page: str | None = PAGE, **query) -> AppTest:
    """Return the app before its first run, opened at a page with parameters in its address, or at the bare address."""
    found = AppTest.from_file(ENTRY, default_timeout=60)
    found.context = {"url": ADDRESS}
    if page:
        found._page_hash = calc_hash(page)  # `switch_page` knows a page by its word only after a first run
    for key, value in query.items():
        found.query_params[key] = value
    return found


def at(scenario: Scenario, opened: AppTest | None = None, section: str | None = None) -> AppTest:
    """Return the page run after one move from the defaults to a scenario."""
    opened = opened or app()
    moves = [session.Move(session.PUBLIC, "Opened"), session.Move(scenario, "Moved")]
    opened.session_state[session.KEY] = session.Explorer(moves, session.PUBLIC, [], place=1)
    opened.session_state["section"] = section
    return opened.run()


def errors(opened: AppTest) -> list[str]:
    """Return everything that went wrong on the page, in words."""
    return [f"{found.value} {found.stack_trace}" for found in opened.exception] + [e.value for e in opened.error]


def panels(opened: AppTest) -> dict[str, dict]:
    """Return what was sent to each of our own components, by its key."""
    found = {}
    for panel in opened.get("bidi_component"):
        if panel.key not in ("address", "welcome"):  # one draws nothing, the other once in a browser's life
            found[panel.key] = json.loads(panel.proto.bytes)
    return found


def words(sentences: list) -> str:
    """Return sentences of text and numbers as plain text."""
    parts = [part if isinstance(part, str) else part["text"] for sentence in sentences for part in [*sentence, " "]]
    return "".join(parts).strip()


def answer(opened: AppTest) -> str:
    """Return the answer of the page as plain text, how sure it is at its end."""
    shown = panels(opened)["answer"]
    return words([*shown["sentences"], *([shown["sure"]["parts"]] if shown["sure"] else [])])


def headline(opened: AppTest) -> str:
    """Return the answer of a page that has no topic of its own."""
    (found,) = re.findall('class="headline">([^<]*)<', "".join(html.proto.body for html in opened.get("html")))
    return found


def markdown(opened: AppTest, about: str) -> str:
    """Return the one paragraph of a page that has some words; where it stands on the page says nothing."""
    (found,) = (one.value for one in opened.markdown if about in one.value)
    return found


def stations(opened: AppTest) -> dict[str, str]:
    """Return what the story bar says of each topic as plain text, by the topic's title."""
    return {one["name"]: station_words(one) for one in panels(opened)["ripple"]["stations"]}


def station_words(one: dict) -> str:
    """Return one station of the story bar as plain text."""
    figure = one["figure"]
    said = f"; {figure['label']} {figure['number']['text']} {figure['change']}" if figure else ""
    return f"{one['name']}: {one['verdict']}{' (changed)' if one['changed'] else ''}{said}".strip()


def numbers_of(panel: dict) -> list[dict]:
    """Return every number that a panel shows: in sentences, in how sure it is, in figures and in the story bar."""
    told = [*panel["sentences"], *([panel["sure"]["parts"]] if panel.get("sure") else [])]
    of_the_bar = [one["figure"]["number"] for one in panel.get("stations", []) if one["figure"]]
    return [
        *(part for parts in told for part in parts if isinstance(part, dict)),
        *(panel["figures"] or []),
        *of_the_bar,
    ]


NONSENSE = re.compile(r"\b(nan|inf|None|null|undefined)\b|not known|\{\w*\}|−0(?![.,\d])|e[+-]\d\d")


def assert_is_whole(opened: AppTest, topic: str, where: str) -> None:
    """Hold a topic's page against what it must show at any setting."""
    assert not errors(opened), f"{where}: {errors(opened)}"
    shown = panels(opened)
    assert set(shown) >= {"answer", "figures", "ripple", f"controls_{topic}_main"}, f"{where}: {set(shown)}"
    assert opened.get("vega_lite_chart"), f"{where}: no chart"
    for name in ("answer", "figures", "ripple"):
        for number in numbers_of(shown[name]):
            assert number["key"] in shown[name]["cards"], f"{where}: {number['key']} has no card"
            assert not NONSENSE.search(number["text"]), f"{where}: {number}"
    assert not NONSENSE.search(answer(opened)), f"{where}: {answer(opened)}"
    assert not unread(opened), f"{where}: {unread(opened)}"


KEY = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")
RAW = re.compile(r"(None|nan|NaN|NaT|<NA>|null)|([A-Z]+ )?[-−]?(\d{5,}(\.\d+)?|\d+\.\d{4,})( .*)?")
KEYED = ("Key", "Sets", "Assumption", "Choice", "Criterion")  # columns in which a key of one word is no word
PLACES = ("Row", "Address", "Locator", "Where")  # cells that say where something was read, as it is written there


def frame_of(sent: dict) -> pd.DataFrame:
    """Return a table as it is drawn."""
    heads = [one["head"] for one in sent["columns"]]
    assert all(len(row) == len(heads) for row in sent["rows"]) and "placeholder" in sent
    return pd.DataFrame(sent["rows"], columns=heads)


def tables(opened: AppTest) -> list[pd.DataFrame]:
    """Return the tables on a page as they are drawn."""
    return [frame_of(sent) for key, sent in panels(opened).items() if key.startswith("table_")]


def unread(opened: AppTest) -> list[str]:
    """Return what stands in the tables of a page that no reader reads: keys, no numbers, numbers as they came out."""
    found = []
    for key, sent in panels(opened).items():
        if not key.startswith("table_"):
            continue
        columns, formats = frame_of(sent), {one["head"]: one.get("format") for one in sent["columns"]}
        found += [name for name in columns if "_" in name or name[0].islower()]
        for name in columns.select_dtypes("number"):
            found += [] if formats[name] else [f"{name} without separators"]
            found += [f"{name}: {cell}" for cell in columns[name].dropna() if float(f"{cell:.6g}") != cell]
        for name in columns.select_dtypes(exclude="number").columns.difference(PLACES):
            told = [cell for cell in columns[name] if isinstance(cell, str)]
            keys = [cell for cell in told if KEY.fullmatch(cell) or (cell in cached.catalogue() and name in KEYED)]
            found += [f"{name}: {cell}" for cell in [*keys, *filter(RAW.fullmatch, told)]]
            found += [f"{name}: {cell}" for cell in columns[name] if isinstance(cell, bool | float) and cell == cell]
    return found


def ends(topic: str, without: list[str] = ()) -> list[dict]:
    """Return changes to both ends of all that a topic has in sight, and to every option but some, choices together."""
    rows = [cached.catalogue()[key] for key in cached.keys(topic, "main")]
    found = [{row.key: value} for row in rows if not row.options for value in (row.low, row.high)]
    choices = {row.key: [option for option, _ in row.options if option not in without] for row in rows if row.options}
    turns = max(map(len, choices.values()), default=0)
    return found + [{key: of[turn % len(of)] for key, of in choices.items()} for turn in range(turns)]


def address_of(opened: AppTest) -> dict[str, str]:
    """Return the parameters that the address of the page has after a run."""
    (sent,) = (panel for panel in opened.get("bidi_component") if panel.key == "address")
    return json.loads(sent.proto.bytes)["now"]
