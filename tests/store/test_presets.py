"""Presets: every setting is within its range, and a company's network makes what the company said."""

import numpy as np
import pytest

from components import cached, presets
from models import footprint

PRESETS = cached.rows("presets")["preset"].tolist()


@pytest.mark.parametrize("preset", PRESETS)
def test_every_setting_is_read_and_differs_from_its_default(preset):
    settings = cached.rows("preset_settings").query("preset == @preset")
    assert len(presets.scenario_of(preset).changes) == len(settings) > 0


@pytest.mark.parametrize("preset", ["legend", "kite"])
def test_a_company_serves_what_it_said_within_its_own_capacity(preset):
    inputs = cached.inputs("footprint", presets.scenario_of(preset))
    plan = footprint.plan_of(inputs)
    assert plan.flow.sum() == pytest.approx(inputs.patients, rel=1e-6)
    here = plan.setting
    open_now = {inputs.geography.places[here.options[i].place].key: i for i in plan.opened}
    facts = cached.records("sites", "fact_id")
    for row in cached.rows("network_places").itertuples():
        stated = facts.get(row.own_fact_id, {}).get("capacity_doses_per_year")
        if row.place in open_now and stated:
            assert plan.flow[here.plant[open_now[row.place]]].sum() <= stated
    forced = {key.removeprefix("site_") for key, _ in presets.scenario_of(preset).changes if key.startswith("site_")}
    assert set(open_now) == forced - {"limit"}


def test_one_hub_is_one_plant_and_the_antibody_pattern_needs_fewer_than_the_baseline_allows():
    hub = footprint.plan_of(cached.inputs("footprint", presets.scenario_of("one_hub")))
    assert len(hub.opened) == 1
    antibody = cached.inputs("footprint", presets.scenario_of("antibody"))
    assert len(footprint.best_of(antibody).opened) <= 2
    assert np.isfinite(footprint.best_of(antibody).value)
