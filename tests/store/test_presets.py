"""Presets: every setting is within its range, and each company pattern is one of its own on every topic."""

import numpy as np
import pytest

from components import cached
from components import presets as offered
from explorer import answers, presets
from models import footprint
from models.scenario import Scenario, value_of
from models.topics import TOPICS

PRESETS = {row["preset"]: row for row in cached.listed_rows("presets")}
PAGE = [preset for preset, row in PRESETS.items() if row["topic"] == "footprint"]
PATTERNS = [preset for preset, row in PRESETS.items() if row["topic"] == "scenarios"]
NUMBERS = [row for row in cached.listed_rows("preset_settings") if not cached.catalogue()[row["key"]].options]


def own_settings(preset: str) -> list[dict]:
    """Return a preset's settings without those of the preset that it is built on."""
    return [row for row in cached.listed_rows("preset_settings") if row["preset"] == preset]


@pytest.mark.parametrize("preset", PAGE)
def test_every_setting_is_read_and_differs_from_its_default(preset):
    changes = dict(presets.scenario_of(preset).changes)
    assert {setting["key"] for setting in own_settings(preset)} <= set(changes) and changes


@pytest.mark.parametrize("preset", PRESETS)
def test_every_setting_is_within_its_range_and_holds_in_the_end(preset):
    scenario, asked = presets.scenario_of(preset), {}
    for setting in presets.settings_of(preset):
        row = cached.catalogue()[setting["key"]]
        asked[row.key] = row.read(presets.value_of(setting))
    assert {key: value_of(key, cached.catalogue(), scenario) for key in asked} == asked


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: f"{row['preset']} {row['key']}")
def test_a_published_number_is_one_of_its_fact_and_any_lies_on_a_step(row):
    if row["basis"] in ("published", "recalled"):
        fact, measured = cached.records("facts", "fact_id"), cached.records("product_metrics", "fact_id")
        allowed = fact[row["fact_id"]]["value"], measured.get(row["fact_id"], {}).get("n")
        assert float(row["value"]) in allowed
    steps = (float(row["value"]) - cached.catalogue()[row["key"]].low) / cached.catalogue()[row["key"]].step
    assert steps == pytest.approx(round(steps))


@pytest.mark.parametrize("preset", [preset for preset, row in PRESETS.items() if row["built_on"]])
def test_a_preset_begins_with_what_it_is_built_on(preset):
    below = PRESETS[preset]["built_on"]
    assert list(PRESETS).index(below) < list(PRESETS).index(preset), "what is built on stands further up in the file"
    assert presets.settings_of(preset) == presets.settings_of(below) + own_settings(preset)
    changed = {setting["key"] for setting in own_settings(preset)}
    kept = {pair for pair in presets.scenario_of(below).changes if pair[0] not in changed}
    assert kept <= set(presets.scenario_of(preset).changes)


def test_an_option_brings_its_settings_along_and_a_later_setting_wins():
    brought = dict(dict(cached.catalogue()["modality"].brings)["in_vivo_lentiviral"])
    found = dict(presets.scenario_of("in_vivo_entrant").changes)
    assert found["crs"] == brought["crs"]
    standard = dict(dict(cached.catalogue()["indication"].brings)["myeloma"])["standard_response"]
    assert dict(presets.scenario_of("legend").changes)["standard_response"] != standard


def test_there_are_six_patterns_that_change_the_scenario_and_are_told_shortly():
    assert PATTERNS == [
        "legend_company", "kite_company", "start_up", "iovance_company", "in_vivo_entrant", "china_to_west",
    ]  # fmt: skip
    for preset in PATTERNS:
        assert 4 <= len(own_settings(preset)) <= 32
        assert presets.scenario_of(preset) != Scenario()
        assert len(PRESETS[preset]["help"].split()) < 25
    assert len({presets.scenario_of(preset) for preset in PATTERNS}) == len(PATTERNS)


@pytest.mark.parametrize("preset", PATTERNS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_pattern_has_an_answer_and_a_plan_that_can_be_carried_out(topic, preset):
    answer = answers.answer(topic, presets.scenario_of(preset))
    if answer.absent:
        assert preset == "in_vivo_entrant" and topic in ("vein_to_vein", "footprint", "ramp", "viability")
        return
    assert answer.verdict.kind in TOPICS[topic].PHRASES
    numbers = [answer.value, answer.best, answer.low, answer.high, answer.sure]
    assert np.isfinite(numbers).all() and all(np.isfinite(read).all() for read in answer.reads.values())
    if topic == "footprint":
        assert answer.value > 0


@pytest.mark.parametrize("topic", TOPICS)
def test_the_patterns_do_not_all_get_one_verdict(topic):
    assert len({answers.answer(topic, presets.scenario_of(preset)).verdict for preset in PATTERNS}) > 1


@pytest.mark.parametrize(
    ("preset", "read", "factor"),
    [
        ("legend_company", "upfront", "upfront_factor"),
        ("china_to_west", "upfront", "upfront_factor"),
        ("in_vivo_entrant", "company_price", "sale_factor"),
    ],
)
def test_what_a_pattern_is_paid_is_what_its_deal_paid(preset, read, factor):
    scenario = presets.scenario_of(preset)
    (setting,) = [row for row in own_settings(preset) if row["key"] == factor]
    paid = answers.answer("pitch", scenario).reads[read] * float(setting["value"])
    assert paid == pytest.approx(cached.records("deals", "fact_id")[setting["fact_id"]]["upfront_usd_m"], rel=0.03)


def test_what_is_told_names_every_setting_and_where_it_comes_from():
    told = offered.told("scenarios")
    assert len(told) == sum(len(presets.settings_of(preset)) for preset in PATTERNS)
    assert (told["How"].str.len() > 0).all()


@pytest.mark.parametrize(("preset", "doses"), [("legend", 10_000), ("kite", 5_000)])
def test_a_company_is_asked_for_about_as_many_doses_as_it_makes_from_its_own_plants(preset, doses):
    asked = answers.reads("design_lock", presets.scenario_of(preset))
    found = answers.reads("footprint", presets.scenario_of(preset))
    whole = np.sum([asked[f"asked_{area}"] for area in ("us", "europe", "asia")], axis=0).max()
    assert doses / 1.3 < whole < doses * 1.3
    assert found["treated"] > 0.7 * whole
    forced = [key for key, _ in presets.scenario_of(preset).changes if key.startswith("site_") and key != "site_limit"]
    assert found["plants"] == len(forced) == 3


def test_one_hub_is_one_plant_and_the_antibody_pattern_needs_fewer_than_the_baseline_allows():
    hub = footprint.plan_of(cached.inputs("footprint", presets.scenario_of("one_hub")))
    assert len(hub.opened) == 1
    antibody = cached.inputs("footprint", presets.scenario_of("antibody"))
    assert len(footprint.best_of(antibody).opened) <= 2
    assert np.isfinite(footprint.best_of(antibody).value)
