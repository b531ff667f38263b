"""Viability: published points, closed forms, limits, directions, corners, levers, links to the other pages."""

from dataclasses import fields, replace

import numpy as np
import pytest

from components import cached
from models import viability
from models.answer import Verdict
from models.scenario import Scenario
from tests.models.pitch.cases import scenario_of

ROWS = cached.catalogue()
SLIDERS = [f.name for f in fields(viability.Inputs) if f.type is float and f.name in ROWS]


def inputs_of(**changes) -> viability.Inputs:
    """Return the inputs after moves, with what they read of the footprint."""
    return cached.inputs("viability", scenario_of(**changes))


DEFAULTS = inputs_of()


def having(**changes) -> viability.Inputs:
    """Return the default inputs with fields changed."""
    return replace(DEFAULTS, **changes)


def cost(inputs, doses=None) -> float:
    """Return the cost of a dose at full demand, USD."""
    return float(viability.account(inputs, doses or viability.volume_of(inputs)).cost_a_dose[0])


def check(inputs):
    """Hold an answer against what must be true of every one."""
    answer = viability.answer(inputs)
    numbers = [answer.value, answer.best, answer.low, answer.high, answer.sure, answer.runner_up_cost]
    assert np.isfinite([*numbers, *answer.contributions.values(), *answer.reads.values()]).all()
    assert sum(answer.contributions.values()) == pytest.approx(answer.value, abs=1e-9, rel=1e-9)
    assert list(answer.contributions) == list(viability.MECHANISMS)
    assert answer.value <= answer.best + 1e-9
    assert answer.low <= answer.high
    assert 0 <= answer.sure <= 1
    assert answer.runner_up_cost >= 0
    assert answer.verdict.kind in viability.PHRASES


# Theory


def test_every_field_is_an_assumption_or_read_of_another_topic():
    names = {f.name for f in fields(viability.Inputs)}
    shown = {key for sight in ("main", "more") for key in cached.keys("viability", sight)}
    assert names - set(viability.UPSTREAM) == shown


def test_a_full_hand_made_plant_makes_a_dose_at_the_published_cost():
    facts = cached.records("facts", "fact_id")
    full = {"automation": 0.0, "plant_use": 85.0, "failure": 4.0, "learning_rate": 0.0}
    for modality, fact, within in (("autologous_exvivo_cart", "modality_cogs-001", 0.02),
                                   ("allogeneic_donor", "modality_cogs-002", 0.1)):  # fmt: skip
        inputs = replace(inputs_of(modality=modality), **full)
        assert cost(inputs, viability.plant_makes(inputs)) == pytest.approx(facts[fact]["value"], rel=within)


def test_the_cost_of_a_dose_is_what_a_sheet_of_paper_says():
    inputs = having(learning_rate=0.0)
    doses = 3000.0
    batch = inputs.labour * (1 - inputs.automation / 100) + inputs.materials + inputs.vector_cost + inputs.testing
    made = inputs.plant_doses * inputs.reference_days / inputs.process_days * inputs.plant_use / 100
    plants = max(doses / (made * (1 - inputs.failure / 100)), 1.0)
    fixed = 1e6 * plants * inputs.plant_fixed * (1 + inputs.automation_plant * inputs.automation / 1e4)
    assert cost(inputs, doses) == pytest.approx((batch * doses / (1 - inputs.failure / 100) + fixed) / doses)


def test_experience_takes_the_same_share_with_each_doubling():
    factors = [float(viability.experience(DEFAULTS, DEFAULTS.batches_before * 2**n)) for n in range(5)]
    assert factors == pytest.approx([(1 - DEFAULTS.learning_rate / 100) ** n for n in range(5)])
    assert viability.experience(DEFAULTS, 1.0) == 1.0


def test_scale_and_experience_are_kept_apart():
    """Without experience a second full plant costs what the first did; with it labour and materials alone fall."""
    still = having(learning_rate=0.0)
    made = viability.plant_makes(still)
    assert cost(still, 2 * made) == pytest.approx(cost(still, made))
    assert cost(still, made) < cost(still, made / 2)
    told, plain = (viability.account(inputs, made, factor) for inputs, factor in ((DEFAULTS, 0.5), (DEFAULTS, 1.0)))
    for name in viability.MECHANISMS:
        halved = name in ("labour", "materials")
        assert told.parts[name] == pytest.approx(plain.parts[name] * (0.5 if halved else 1.0))


def test_the_doses_that_pay_for_a_plant_leave_nothing_over():
    inputs = having(learning_rate=0.0)
    doses = viability.pays_for_a_plant(inputs)
    assert doses < viability.plant_makes(inputs)
    assert float(viability.account(inputs, doses).profit[0]) == pytest.approx(0, abs=1e-9)
    assert viability.pays_for_a_plant(having(net_price=1000.0)) == np.inf


def test_in_the_limit_of_a_perfect_process_a_dose_costs_its_batch():
    perfect = having(failure=0.0, automation=0.0, plant_fixed=0.0, learning_rate=0.0)
    batch = perfect.labour + perfect.materials + perfect.vector_cost + perfect.testing
    assert cost(perfect) == pytest.approx(batch)
    assert cost(replace(perfect, doses_a_batch=100.0)) == pytest.approx(batch / 100)


# Directions


DEARER = (
    "labour",
    "materials",
    "vector_cost",
    "testing",
    "plant_fixed",
    "failure",
    "process_days",
    "plant_share",
    "batch_size",
)


@pytest.mark.parametrize("key", DEARER)
def test_more_of_it_makes_a_dose_dearer(key):
    values = np.linspace(ROWS[key].low, ROWS[key].high, 6)
    costs = [cost(having(**{key: float(value)})) for value in values]
    assert np.diff(costs).min() >= 0
    assert costs[-1] > costs[0]


@pytest.mark.parametrize("key", ["plant_use", "plant_doses", "learning_rate", "doses_a_batch", "volume_factor"])
def test_more_of_it_makes_a_dose_cheaper(key):
    values = np.linspace(ROWS[key].low, ROWS[key].high, 6)
    costs = [cost(having(**{key: float(value)})) for value in values]
    assert np.diff(costs).max() <= 1e-9
    assert costs[-1] < costs[0]


def test_a_higher_price_and_fewer_doses_out_of_specification_raise_the_margin():
    margins = [viability.answer(having(net_price=price)).reads["margin"] for price in (1e5, 2e5, 4e5)]
    assert np.diff(margins).min() > 0
    good, poor = (viability.answer(having(out_of_spec=share)).reads["margin"] for share in (0.0, 20.0))
    assert good > poor


def test_more_experience_turns_the_margin_positive_sooner():
    slow, fast = (viability.years_to(having(net_price=95_000.0, volume_factor=0.4, learning_rate=rate), 0.0)
                  for rate in (2.0, 30.0))  # fmt: skip
    assert fast is not None
    assert slow is None or fast < slow


# Levers


def test_a_lever_pulled_as_far_as_it_goes_adds_nothing_more():
    for lever in viability.LEVERS:
        there = viability.pull(DEFAULTS, lever)
        assert viability.pull(there, lever) == there
        assert viability.outcomes(there)[lever] == pytest.approx(viability.outcomes(there)["none"])


def test_where_nothing_is_left_to_pull_no_lever_is_recommended():
    done = DEFAULTS
    for lever in viability.LEVERS:
        done = viability.pull(done, lever)
    assert viability.answer(done).verdict == Verdict("none")


def test_the_best_lever_is_the_one_that_adds_most():
    answer = viability.answer(DEFAULTS)
    found = viability.outcomes(DEFAULTS)
    assert answer.verdict.kind == max(found, key=found.get)
    assert answer.best == max(found.values())


def test_the_claim_of_viability_holds_and_fails_with_the_price():
    assert viability.answer(having(net_price=400_000.0)).reads["margin"] > DEFAULTS.target_margin
    assert viability.answer(having(net_price=100_000.0)).reads["margin"] < DEFAULTS.target_margin


# What other pages decide


def test_doses_are_those_of_the_footprint():
    few = inputs_of(patients=2000.0)
    assert few.treated < DEFAULTS.treated
    assert cost(few) > cost(DEFAULTS)


def test_a_class_brings_its_batches_to_this_page():
    assert cost(inputs_of(modality="allogeneic_donor")) < cost(DEFAULTS) / 5


# Corners


@pytest.mark.parametrize("key", SLIDERS)
def test_the_answer_stands_at_both_ends_of(key):
    for end in (ROWS[key].low, ROWS[key].high):
        check(having(**{key: end}))


@pytest.mark.parametrize("lever", viability.LEVERS)
def test_the_answer_stands_with_every_lever_and_without_patients(lever):
    check(having(lever=lever))
    check(having(lever=lever, treated=0.0))


def test_the_answer_stands_at_random_corners():
    random = np.random.default_rng(12)
    for _ in range(100):
        check(having(**{key: getattr(ROWS[key], random.choice(["low", "high"])) for key in SLIDERS}))


def test_a_sweep_equals_its_answers_one_by_one():
    table = viability.sweep(DEFAULTS, "failure", [0.0, 8.0, 20.0])
    answers = [viability.answer(having(failure=at)) for at in (0.0, 8.0, 20.0)]
    assert table["verdict"].tolist() == [answer.verdict for answer in answers]
    assert table["value"].tolist() == [answer.value for answer in answers]


def test_the_link_to_the_footprint_stands_at_the_defaults():
    assert cached.inputs("viability", Scenario()).treated == cached.reads("footprint", Scenario())["treated"]
