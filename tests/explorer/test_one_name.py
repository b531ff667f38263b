"""One name, one number: what a dose or a patient costs is called alike on two pages only where it is the same."""

from math import isfinite

import pytest

from explorer import answers, ledger
from models.footprint import frames as footprint_frames
from models.scenario import Scenario
from models.topics import TOPICS
from models.viability import frames as viability_frames
from pages.footprint.footprint import answer as footprint_page
from pages.footprint.viability import answer as viability_page
from pages.pitch.market import answer as market_page

PAGES = {"footprint": footprint_page, "viability": viability_page, "market": market_page}
SCENARIOS = ledger.scenarios()


def plain(label: str) -> str:
    """Return a label without its unit and its year, which the pages agree on."""
    return label.removesuffix(", USD").removesuffix(", peak year").lower()


def figures(scenario: Scenario) -> list[tuple[str, float]]:
    """Return label and value of every figure in dollars that a page shows."""
    found = []
    for topic, page in PAGES.items():
        if answers.absent(topic, scenario) is None:
            values = page.key_numbers(answers.answer(topic, scenario), answers.inputs(topic, scenario))
            told = TOPICS[topic].FIGURES
            found += [(told[key].label, value) for key, value in values.items() if told[key].unit == "usd"]
    return found


def columns(scenario: Scenario) -> list[tuple[str, float]]:
    """Return label and value of what tables and charts show of a dose or a patient: the peak year, the user's plan."""
    if answers.absent("viability", scenario):
        return []
    inputs, plan = answers.inputs("viability", scenario), answers.answer("footprint", scenario).detail.plan
    peak = viability_frames.years_table(inputs).set_index("Year from now").loc[int(inputs.sized_year)]
    parts = viability_frames.parts_table(inputs).query("Lever == 'now'").select_dtypes("number").sum()
    found = [(label, float(value)) for row in (peak, parts) for label, value in row.items() if label.endswith("USD")]
    if plan and plan.opened:
        table = footprint_frames.by_plants(answers.inputs("footprint", scenario), {len(plan.opened): plan})
        found.append((footprint_frames.COLUMNS["cost"], float(table["cost"].iloc[0])))
    return found


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_label_stands_for_two_numbers(name):
    told = {}
    for label, value in figures(SCENARIOS[name]) + columns(SCENARIOS[name]):
        if isfinite(value):
            told.setdefault(plain(label), []).append(value)
    wrong = {label: values for label, values in told.items() if max(values) - min(values) > 0.1}
    assert wrong == {}


def test_at_the_defaults_the_names_are_those_of_their_denominators():
    told = {plain(label): value for label, value in figures(Scenario()) + columns(Scenario())}
    making, sales, network = (
        told[name] for name in ("cost of a dose", "cost of sales a dose", "network cost a patient treated")
    )
    transport = answers.reads("footprint", Scenario())["transport_cost"]
    assert sales == pytest.approx(making + transport, abs=0.1)
    assert making < sales < network
