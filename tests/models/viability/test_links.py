"""Viability and the pages it reads: one cost of a dose, one account of sales and plants."""

import numpy as np
import pytest

from components import cached
from models import viability
from models.scenario import Scenario
from tests.models.pitch.cases import scenario_of

COMPANIES = ({}, {"labour": 80_000.0}, {"automation": 60.0}, {"failure": 12.0}, {"demand_factor": 0.2},
             {"learning_rate": 30.0, "experience_batches": 20_000.0})  # fmt: skip


@pytest.mark.parametrize("changes", COMPANIES, ids=str)
def test_a_dose_costs_the_same_here_and_on_the_footprint(changes):
    here, there = (cached.reads(topic, scenario_of(**changes)) for topic in ("viability", "footprint"))
    assert here["cost_a_dose"] == pytest.approx(there["making_cost"], rel=1e-9)


def test_what_viability_reads_is_what_the_others_say():
    inputs = cached.inputs("viability", Scenario())
    for field, topic in viability.UPSTREAM.items():
        assert getattr(inputs, field) == cached.reads(topic, Scenario())[field]


@pytest.mark.parametrize("modality", ["in_vivo_lentiviral", "allogeneic_donor"])
def test_a_dose_from_the_shelf_costs_the_same_on_every_page(modality):
    scenario = scenario_of(modality=modality)
    cost = dict(scenario.changes).get("shelf_cost", cached.catalogue()["shelf_cost"].default)
    read, asset = cached.reads("viability", scenario), cached.inputs("pitch", scenario)
    assert read["cost_a_dose"] == pytest.approx(cost)
    assert asset.shelf_cost == cost
    assert cached.reads("footprint", scenario)["making_cost"] == cost
    assert sum(read["ready_cost"]) == 0


def test_the_lever_of_automation_and_a_move_of_its_slider_say_nearly_the_same():
    """The move builds the network anew, the lever keeps it."""
    here = cached.inputs("viability", Scenario())
    moved = cached.inputs("viability", scenario_of(automation=here.automation_reach))
    assert viability.outcomes(moved)["none"] == pytest.approx(viability.outcomes(here)["automation"], rel=0.05)


def test_the_margin_of_the_default_company_is_that_of_a_real_one():
    read = cached.reads("viability", Scenario())
    sales = np.sum([cached.reads("market", Scenario())[f"sales_{area}"] for area in ("us", "europe", "asia")], axis=0)
    first = int(np.argmax(sales > 0))
    assert 45 < read["margin"] < 65
    assert read["margin_by_year"][first] < 10
    assert viability.first_margin(viability.account(cached.inputs("viability", Scenario()))) < read["margin"] - 10
