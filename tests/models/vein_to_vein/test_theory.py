"""Vein to vein in theory: sums done by hand, queues, Little's law, and the same patients in every setting."""

from dataclasses import fields, replace

import numpy as np
import pytest

from components import cached
from models import vein_to_vein as model
from models.methods import loop
from models.vein_to_vein import outcomes
from models.vein_to_vein.draws import draw
from models.vein_to_vein.outcomes import queue_by_day
from models.vein_to_vein.stations import makings
from tests.models.vein_to_vein.cases import DEFAULTS, NOBODY_LOST, STEADY, having, missing


def test_every_field_is_an_assumption_of_the_page_or_given():
    names = {f.name for f in fields(model.Inputs)}
    shown = {*cached.keys("vein_to_vein", "main"), *cached.keys("vein_to_vein", "more")}
    assert names - set(model.UPSTREAM) - set(model.GIVEN) == shown


def test_without_chance_days_are_the_sum_of_the_steps():
    line = having(**STEADY, suites=200.0, beds=200.0, apheresis_places=100.0)
    run = model.followed(line, model.settings("own"))
    made = line.process_days + line.release_days + line.treatment_days
    to_and_fro = line.collection_days + 2 * line.transport_days + line.receipt_days
    np.testing.assert_allclose(run.infused - run.collected, made + to_and_fro)
    np.testing.assert_allclose(run.infused - run.came, line.referral_days + line.apheresis_days + made + to_and_fro)


def test_the_steps_of_every_patient_sum_to_the_days_from_referral():
    for line in (DEFAULTS, having(maker="own", order="urgent", start_every=7.0, failure=25.0, suites=40.0)):
        run = model.followed(line, model.settings(line.maker))
        whole = run.infused - run.came
        there = np.isfinite(whole)
        np.testing.assert_allclose(sum(run.days.values())[there], whole[there])
        assert min(np.nanmin(days) for days in run.days.values()) > -1e-9


def test_everybody_is_infused_or_lost_in_one_way():
    for line in (DEFAULTS, having(failure=20.0, fast_lost=60.0, order="urgent")):
        outcome = model.ran(line, model.settings(line.maker))
        whole = outcome.infused + outcome.lost_before + outcome.lost_after + outcome.unmade
        np.testing.assert_allclose(whole, 100)


@pytest.mark.parametrize(("suites", "load"), [(4, 0.8), (10, 0.85), (20, 0.9)])
def test_the_wait_for_a_slot_is_erlangs_where_service_is_exponential(suites, load):
    referred = suites * load / DEFAULTS.process_days * 365.25
    line = having(**STEADY | {"process_variation": 100.0}, suites=float(suites), referred=referred, beds=200.0,
                  apheresis_places=100.0)  # fmt: skip
    run = model.simulate(line, model.settings("own", ("arms_length",)), model.Size(40, 4_000))
    waits = loop.interval(model.outcome(line, run).slot_wait)
    assert waits.holds(model.theory(line)["suites"].wait), (waits.mean, waits.half)


def test_batches_are_those_that_the_shares_made_again_ask_for():
    line = having(**missing(15.0, **NOBODY_LOST, failure=20.0, oos_remade=20.0, suites=60.0))
    run = model.simulate(line, model.settings(line.maker, ("arms_length",)), model.Size(60, 4_000))
    assert loop.interval(model.outcome(line, run).batches[0]).holds(100 * makings(line))


def test_suites_are_used_as_much_as_they_are_loaded_where_nobody_is_lost():
    line = having(**NOBODY_LOST, start_every=0.0)
    outcome = model.ran(line, model.settings(line.maker, ("arms_length",)))
    told = loop.interval(outcome.suite_use[0])
    assert told.low - 1 <= 100 * model.loads(line)["suites"] <= told.high + 1


def test_littles_law_holds_in_every_run():
    run = model.followed(DEFAULTS, model.settings(DEFAULTS.maker))
    ends = np.where(np.isfinite(run.collected), run.collected, run.leaves)
    begins, ends = (part.reshape(-1, run.size.patients) for part in (np.minimum(run.asked, ends), ends))
    horizon = ends.max(axis=1)
    number = loop.mean_inside(begins, ends, 0.0, horizon)
    np.testing.assert_allclose(number, run.size.patients / horizon * (ends - begins).mean(axis=1))
    days = np.linspace(0, horizon.min(), 4_001)
    counted = queue_by_day(run, 0, days).mean(axis=1)
    inside = loop.mean_inside(begins[: run.size.reps], ends[: run.size.reps], 0.0, days[-1])
    np.testing.assert_allclose(counted, inside, rtol=0.05)


def test_own_plants_hand_over_six_times_and_contract_plants_eight():
    assert {maker: len(model.hand_offs(owners)) for maker, owners in model.MAKERS.items()} == {"own": 6, "contract": 8}


def test_settings_that_are_compared_meet_the_same_patients():
    dear = replace(DEFAULTS, price_us=700_000.0)
    one, other = (model.followed(line, model.settings(line.maker)) for line in (DEFAULTS, dear))
    np.testing.assert_array_equal(one.infused, other.infused)
    alone = model.followed(DEFAULTS, model.settings(DEFAULTS.maker, ("arms_length",)))
    np.testing.assert_array_equal(alone.infused[0], one.infused[0])


def test_a_lever_changes_only_what_it_says():
    before, after = (having(scheduling_cut=cut) for cut in (0.0, 90.0))
    names = list(model.PLANS)
    one, other = (model.followed(line, model.settings("contract")) for line in (before, after))
    for plan in ("arms_length", "quality", "person"):
        np.testing.assert_array_equal(one.infused[names.index(plan)], other.infused[names.index(plan)])
    np.testing.assert_array_equal(one.infused[names.index("scheduling")], one.infused[0])


def test_a_smaller_runs_patients_are_the_first_of_a_larger_one():
    small, large = draw(model.Size(24, 600), 3), draw(model.Size(12, 2_000), 3)
    np.testing.assert_array_equal(small.life[:12], large.life[:, :600])
    np.testing.assert_array_equal(small.waits["release"][:12], large.waits["release"][:, :600])


def test_doses_out_of_specification_are_the_share_that_is_not_paid():
    """One key: of the doses given so many percent are out of specification, whatever part of such batches is given."""
    for given in (40.0, 80.0, 100.0):
        line = having(**NOBODY_LOST, out_of_spec=12.0, failure=10.0, oos_given=given, suites=60.0)
        run = model.simulate(line, model.settings(line.maker, ("arms_length",)), model.Size(60, 2_000))
        out = model.outcome(line, run)
        told = loop.interval(100 * (1 - out.in_spec[0] / out.infused[0]))
        assert abs(told.mean - 12.0) <= 2 * told.half


def test_each_lever_works_from_its_own_month_on():
    """By hand: nothing until the first month, one lever until the second, two until the third, then all three."""
    line = having(scheduling_months=6.0, quality_months=12.0, person_months=3.0, contract_years=2.0)
    one, two = (sum(outcomes.over_arms_length(line, levers)) for levers in (("person",), ("scheduling", "person")))
    every = sum(outcomes.over_arms_length(line, model.LEVERS))
    cost = line.scheduling_cost + line.quality_cost + line.person_cost
    expected = (3 * one + 6 * two + 12 * every) / 24 - cost
    np.testing.assert_allclose(model.gains(line)[model.INTEGRATED], expected)
    slowest = having(scheduling_months=12.0, quality_months=12.0, person_months=12.0, contract_years=2.0)
    assert model.gains(slowest)[model.INTEGRATED].mean() == pytest.approx(every.mean() / 2 - cost)
