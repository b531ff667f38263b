"""What the tests of the charts draw: every chart as the page draws it, under settings far apart."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
import vl_convert
from streamlit.testing.v1 import AppTest

from components import cached, chart, charts, comparison, picture
from components.charts import footprint as footprint_charts
from components.charts.theme import COLOURS
from models import footprint
from models.footprint import frames
from models.scenario import Scenario
from tests.pages.opened import (
    COMPARE_PAGE,
    EVIDENCE_PAGE,
    FOOTPRINT_PAGE,
    ITERATION_PAGE,
    MARKET_PAGE,
    MODALITY_PAGE,
    PAGE,
    PARTNER_PAGE,
    PITCH_PAGE,
    RAMP_PAGE,
    REPLAY_PAGE,
    TRANSLATION_PAGE,
    VEIN_PAGE,
    VIABILITY_PAGE,
    app,
    at,
    ends,
    errors,
    scenario_of,
)

CAPTION = picture.Caption("What it shows", "What was found.", ("How it is read.", "Whence and of when."))
FOLDER = Path(charts.__file__).parent
SCHEMES = tuple(COLOURS)
FEW_POINTS = 3  # along an assumption: each asks for a network, and a chart shows by few what it shows by many
SETTINGS = {
    "defaults": {},
    "early": {"path": "west", "lock_month": 0.0, "design_spread": 0.0},
    "late": {"path": "both", "lock_month": 72.0, "design_spread": 21.0, "rivals_a_year": 0.0},
    "nothing earns its cost": {"demand_factor": 0.0},
    "short horizon": {"horizon_months": 12.0},
    "slow": {"handoff_days": 7.0, "deviations": 100.0, "deviation_days": 30.0, "maker": "own", "referral_days": 118.0},
    "crowded": {
        "demand_factor": 2.0,
        "suites_now": 20.0,
        "slots_now": 10_000.0,
        "order_ahead": 0.0,
        "target_doses": 4_000.0,
    },
    "dear": {"deal": "success", "partner_share": 60.0, "validity": 90.0, "good_rate": 30.0},
}


def together(topic: str, end: int) -> dict[str, float]:
    """Return every slider that a topic has in sight at its low end (0) or its high end (1), all at once."""
    sliders = [change for change in ends(topic) if len(change) == 1]
    return {key: value for one in sliders[end::2] for key, value in one.items()}


ENDS = {f"{topic} {word}": (topic, end) for topic in (TRANSLATION_PAGE, ITERATION_PAGE)
        for end, word in enumerate(("low", "high"))}  # fmt: skip


def setting(name: str) -> Scenario:
    """Return a scenario, each number kept within its range."""
    if name in ENDS:
        return scenario_of(**together(*ENDS[name]))
    catalogue = cached.catalogue()
    kept = {
        key: value if catalogue[key].options else min(max(value, catalogue[key].low), catalogue[key].high)
        for key, value in SETTINGS[name].items()
    }
    return scenario_of(**kept)


SHOWN = (  # the page and the section below it
    (PAGE, "Why it moved"),
    (PAGE, "Paths and rule"),
    (ITERATION_PAGE, "The paths"),
    (ITERATION_PAGE, "Being first"),
    (ITERATION_PAGE, "Acceptance of the data"),
    (FOOTPRINT_PAGE, "Next plant"),
    (FOOTPRINT_PAGE, "Frontiers"),
    (FOOTPRINT_PAGE, "Years and futures"),
    (PITCH_PAGE, "Rank"),
    (PITCH_PAGE, "What buys rank"),
    (PITCH_PAGE, "Deals"),
    (MARKET_PAGE, "Funnel"),
    (MARKET_PAGE, "Share"),
    (PARTNER_PAGE, "Where each wins"),
    (PARTNER_PAGE, "Cash"),
    (PARTNER_PAGE, "What matters"),
    (VIABILITY_PAGE, "Levers"),
    (VIABILITY_PAGE, "Year by year"),
    (VEIN_PAGE, "Days by step"),
    (VEIN_PAGE, "Handing over"),
    (VEIN_PAGE, "Own or contract"),
    (VEIN_PAGE, "The queue"),
    (VEIN_PAGE, "Waiting and dying"),
    (RAMP_PAGE, "The orders"),
    (RAMP_PAGE, "When to order"),
    (RAMP_PAGE, "Flexible slots"),
    (RAMP_PAGE, "Chance and knowing"),
    (RAMP_PAGE, "Dendreon"),
    (TRANSLATION_PAGE, "The ways"),
    (TRANSLATION_PAGE, "Break even"),
    (TRANSLATION_PAGE, "The cascade"),
    (TRANSLATION_PAGE, "Reproducibility"),
    (MODALITY_PAGE, "By class"),
    (MODALITY_PAGE, "Value and risk"),
    (MODALITY_PAGE, "Waiting for data"),
    (MODALITY_PAGE, "What was paid"),
    (MODALITY_PAGE, "One class after another"),
    (MODALITY_PAGE, "Generations"),
    (REPLAY_PAGE, None),
    (EVIDENCE_PAGE, None),
    (COMPARE_PAGE, None),  # takes longest
)


@cache
def opened(page: str) -> AppTest:
    """Return a page at the defaults, opened once for all settings."""
    return app(page).run()


@cache
def drawn_on(page: str, section: str | None, name: str) -> dict[str, tuple]:
    """Return every chart of a page as it draws it: `module.function`, then function, frame and the rest."""
    found, real = {}, chart.show

    def recorded(key, draw, frame, *args, **more):
        found[f"{draw.__module__.rpartition('.')[2]}.{draw.__name__}"] = (draw, frame, *args)
        real(key, draw, frame, *args, **more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(chart, "show", recorded)
        patched.setattr(comparison, "POINTS", FEW_POINTS)
        assert not errors(at(setting(name), opened(page), section=section))
    return found


@cache
def drawing(chart: str, name: str) -> tuple:
    """Return a chart as a page draws it under a setting; the page it is named after is looked at first."""
    if chart == "footprint.ramp":  # worked out in the background, so that no page draws it at once
        inputs = cached.inputs("footprint", setting(name))
        return footprint_charts.ramp, frames.ramp(inputs, [footprint.plan_of(inputs)] * 3)
    likely = sorted(SHOWN, key=lambda shown: shown[0] != chart.partition(".")[0])
    return next(found[chart] for shown in likely if chart in (found := drawn_on(*shown, name)))


def lock_frame(name: str) -> pa.Table:
    """Return the hero's table under a setting."""
    return drawing("design_lock.hero", name)[1]


def extent() -> int:
    """Return the last month of the hero's axis at the defaults."""
    return drawing("design_lock.hero", "defaults")[2]


CHARTS = (
    "compare.overlay",
    "design_lock.hero",
    "design_lock.paths",
    "design_lock.rule",
    "footprint.network",
    "footprint.by_plants",
    "footprint.frontier",
    "footprint.ramp",
    "footprint.resilience",
    "iteration.accepted",
    "iteration.firsts",
    "iteration.hero",
    "iteration.ranked",
    "market.by_year",
    "market.funnel",
    "market.shares",
    "modality.follows",
    "modality.frontier",
    "modality.generations",
    "modality.hero",
    "modality.readouts",
    "modality.shown",
    "modality.votes",
    "partner.cash",
    "partner.frontier",
    "partner.plans",
    "partner.tornado",
    "pitch.acceptability",
    "pitch.deals",
    "pitch.differentiation",
    "pitch.gains",
    "ramp.dates",
    "ramp.hero",
    "ramp.knowing",
    "ramp.overbuilt",
    "ramp.ranked",
    "ramp.terms",
    "replay.forecasts",
    "translation.hero",
    "translation.ranked",
    "translation.repeats",
    "translation.screens",
    "translation.shares",
    "vein_to_vein.compared",
    "vein_to_vein.hand_offs",
    "vein_to_vein.hero",
    "vein_to_vein.mortality",
    "vein_to_vein.queue",
    "vein_to_vein.spread",
    "vein_to_vein.steps",
    "viability.by_year",
    "viability.levers",
    "viability.parts",
    "viability.years",
    "waterfall.waterfall",
    "weight.marks",
)


def chart_functions() -> set[str]:
    """Return every function of the folder that takes a frame and a scheme and returns a chart."""
    found = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and [a.arg for a in node.args.args][:2] == ["frame", "scheme"]:
                found.add(f"{path.stem}.{node.name}")
    return found


@cache
def specification(chart: str, scheme: str = "light", name: str = "defaults") -> dict:
    """Return a chart's specification, held against the grammar's schema.

    Under far settings the numbers in it differ, not its grammar: there it is written down as the pages do, unchecked.
    """
    make, frame, *args = drawing(chart, name)
    return make(frame, scheme, *args).to_dict(validate=name == "defaults")


@dataclass(frozen=True)
class Made:
    """A chart that is made once, however often it is asked for."""

    chart: str
    scheme: str
    name: str

    def to_dict(self) -> dict:
        """Return its specification."""
        return specification(self.chart, self.scheme, self.name)


def same(one, other) -> bool:
    """Say whether two parts of a drawing, tables or plain values, are the same."""
    return one.equals(other) if isinstance(one, pa.Table | pd.DataFrame) else one == other


@cache
def drawn(kind: str, chart: str, scheme: str, name: str = "defaults") -> bytes:
    """Return a chart as it is downloaded; its SVG and its PNG are of one specification.

    A setting that leaves a chart what it is at the defaults has its picture: drawing takes longer than all the rest.
    """
    if name != "defaults" and all(map(same, drawing(chart, name), drawing(chart, "defaults"))):
        return drawn(kind, chart, scheme)
    _, frame, *args = drawing(chart, name)
    return picture.draw(kind, CAPTION, lambda *_: Made(chart, scheme, name), frame, scheme, *args)


@cache
def svg(chart: str, scheme: str, name: str = "defaults") -> str:
    """Return a chart as SVG, as it is downloaded, without the packed typeface."""
    return drawn("svg", chart, scheme, name).decode().replace(picture.fonts(), "")


def visible(tag: str, text: str) -> Iterator[dict[str, str]]:
    """Give the attributes of every element of a kind that can be seen."""
    for found in re.findall(rf"<{tag}\b([^>]*)>", text):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', found))
        if float(attributes.get("opacity", 1)) > 0:
            yield attributes


def axes(group: dict) -> Iterator[dict]:
    """Give every axis of a compiled chart that bears labels, with its scale's kind."""
    for axis in group.get("axes", []):
        if not axis.get("grid"):
            yield axis
    for mark in group.get("marks", []):
        yield from axes(mark)


@cache
def compiled(chart: str) -> dict:
    """Return a chart as Vega, the form in which every default is spelled out."""
    return vl_convert.vegalite_to_vega(specification(chart))
