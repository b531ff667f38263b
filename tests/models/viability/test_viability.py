"""Viability: closed forms, limits, directions, corners, levers, classes from the shelf."""

from dataclasses import fields, replace

import numpy as np
import pytest

from components import cached
from models import making, viability
from models.answer import Verdict
from models.years import YEARS
from tests.models.viability.cases import DEFAULTS, ROWS, SLIDERS, at_random, by_year, grown, having

PLANTS = ("site_cost", "suite_cost", "depreciation")
COMPANIES = [at_random(np.random.default_rng(seed)) for seed in range(200)]


def check(inputs):
    """Hold an answer against what must be true of every one."""
    answer = viability.answer(inputs)
    numbers = [answer.value, answer.best, answer.low, answer.high, answer.sure, answer.runner_up_cost]
    read = [figure for given in answer.reads.values() for figure in np.atleast_1d(given)]
    assert np.isfinite([*numbers, *answer.contributions.values(), *read]).all()
    assert sum(answer.contributions.values()) == pytest.approx(answer.value, abs=1e-9, rel=1e-9)
    assert list(answer.contributions) == list(viability.MECHANISMS)
    assert answer.value <= answer.best + 1e-9
    assert answer.low <= answer.high
    assert 0 <= answer.sure <= 1
    assert answer.runner_up_cost >= 0
    assert answer.verdict.kind in viability.PHRASES
    assert viability.read(inputs) == answer.reads


def dose(inputs, at: int) -> float:
    """Return what a dose costs on a sheet of paper in a year: its share of the plants and its batches."""
    plants = sum(getattr(inputs, name)[at] for name in PLANTS)
    factor = making.experience_by_year(inputs, inputs.started)[at]
    return 1e6 * plants / inputs.started[at] + making.dose_cost(inputs, factor)


# Theory


def test_every_field_is_an_assumption_of_the_page_or_read_of_another_topic():
    names = {f.name for f in fields(viability.Inputs)}
    shown = {key for sight in ("main", "more") for key in cached.keys("viability", sight)}
    assert names - set(viability.UPSTREAM) - set(viability.GIVEN) <= shown


def test_a_dose_costs_its_share_of_the_plants_and_its_batches():
    at = viability.peak(DEFAULTS)
    assert making.experience_by_year(DEFAULTS, DEFAULTS.started)[at] == 1.0
    assert making.dose_cost(DEFAULTS) == making.dose_cost(DEFAULTS, 1.0)
    for inputs in (DEFAULTS, *COMPANIES):
        assert viability.read(inputs)["cost_a_dose"] == pytest.approx(dose(inputs, viability.peak(inputs)), rel=1e-9)


def test_cost_of_sales_is_batches_with_experience_transport_and_plants_in_every_year_with_sales():
    batches = np.array(DEFAULTS.started) / (1 - DEFAULTS.failure / 100)
    so_far = np.cumsum(batches) - batches / 2
    missing = np.log2(DEFAULTS.experience_batches / np.clip(so_far, 1, DEFAULTS.experience_batches))
    factor = (1 / (1 - DEFAULTS.learning_rate / 100)) ** missing
    people = DEFAULTS.labour * (1 - DEFAULTS.automation / 100)
    batch = (people + DEFAULTS.materials) * factor + DEFAULTS.vector_cost + DEFAULTS.testing
    paid = (batches * batch + np.array(DEFAULTS.started) * DEFAULTS.transport_cost) / 1e6
    plants = np.sum([getattr(DEFAULTS, name) for name in PLANTS], axis=0)
    read = viability.read(DEFAULTS)
    selling = np.array(DEFAULTS.sales_us) > 0
    assert read["cost_of_sales"] == pytest.approx(np.where(selling, paid + plants, 0))
    assert read["ready_cost"] == pytest.approx(np.where(selling, 0, paid + plants))


def test_nothing_is_lost_between_cost_of_sales_and_plants_that_stand_ready():
    read = viability.read(DEFAULTS)
    whole = viability.account(DEFAULTS).cost
    assert np.add(read["cost_of_sales"], read["ready_cost"]) == pytest.approx(whole)
    assert sum(read["ready_cost"]) > 0


def test_the_margin_of_a_year_is_what_its_own_sales_leave_and_nothing_without_sales():
    read, sales = viability.read(DEFAULTS), np.array(DEFAULTS.sales_us)
    for year in range(YEARS):
        left = 100 * (1 - read["cost_of_sales"][year] / sales[year]) if sales[year] else 0.0
        assert read["margin_by_year"][year] == pytest.approx(left)
    assert read["margin"] == read["margin_by_year"][viability.peak(DEFAULTS)]


def test_experience_takes_the_same_share_with_each_doubling_and_ends_where_the_published_cost_stands():
    there = DEFAULTS.experience_batches
    factors = making.experience(DEFAULTS, np.array([there / 2**n for n in range(5)]))
    assert factors == pytest.approx([(1 - DEFAULTS.learning_rate / 100) ** -n for n in range(5)])
    assert making.experience(DEFAULTS, 100 * there) == 1.0


def test_the_published_cost_holds_at_every_volume_beyond_the_one_it_was_published_for():
    """A learning curve on top of a mature cost would let a company of ten times the size make doses for less."""
    larger, large = (viability.at_peak(grown(patients)).parts["labour"][0] / patients for patients in (29e3, 2.9e3))
    assert larger == pytest.approx(large)


def test_the_first_years_carry_plants_that_are_hardly_used():
    margins = [m for m, s in zip(viability.read(DEFAULTS)["margin_by_year"], DEFAULTS.sales_us, strict=True) if s]
    assert margins[0] < margins[1] < margins[2] < margins[5]
    assert margins[0] < 0
    assert margins[0] < viability.first_margin(viability.account(DEFAULTS)) < margins[1]


def test_the_doses_that_pay_for_the_plants_leave_nothing_over():
    doses = viability.pays_for_plants(DEFAULTS)
    now = viability.at_peak(DEFAULTS)
    plants = sum(getattr(DEFAULTS, name)[viability.peak(DEFAULTS)] for name in PLANTS)
    left = now.profit[0] + plants
    assert doses / now.started[0] * left == pytest.approx(plants)
    assert viability.pays_for_plants(grown(brings=0.01)) == np.inf


def test_without_plants_failures_and_machines_a_dose_costs_its_batch():
    none = by_year(())
    bare = having(failure=0.0, automation=0.0, site_cost=none, suite_cost=none, depreciation=none, learning_rate=0.0)
    batch = bare.labour + bare.materials + bare.vector_cost + bare.testing
    assert viability.read(bare)["cost_a_dose"] == pytest.approx(batch)


def test_at_its_own_volume_the_peak_year_costs_what_it_costs():
    same, twice = viability.at_volumes(DEFAULTS, (1.0, 2.0)).cost_a_dose
    assert same == pytest.approx(viability.read(DEFAULTS)["cost_a_dose"])
    sites = 1e6 * DEFAULTS.site_cost[viability.peak(DEFAULTS)] / max(DEFAULTS.started)
    assert twice == pytest.approx(same - sites / 2)


# Directions, over random companies


def further(inputs, key: str):
    """Return a company with more of one assumption, halfway to the end of its range."""
    return replace(inputs, **{key: (getattr(inputs, key) + ROWS[key].high) / 2})


@pytest.mark.parametrize("key", ["failure", "labour", "materials", "vector_cost", "testing", "experience_batches",
                                 "learning_rate"])  # fmt: skip
def test_more_of_it_never_raises_profit_in_any_year(key):
    for inputs in COMPANIES:
        less, more = viability.account(inputs).profit, viability.account(further(inputs, key)).profit
        assert (more <= less + 1e-9).all(), inputs
        assert viability.outcomes(further(inputs, key))["none"] <= viability.outcomes(inputs)["none"] + 1e-9


def test_more_automation_never_raises_labour():
    for inputs in COMPANIES:
        less, more = (viability.account(one).parts["labour"] for one in (inputs, further(inputs, "automation")))
        assert (more >= less - 1e-9).all()


def test_more_sales_never_lower_the_margin_and_dearer_plants_never_raise_it():
    for inputs in COMPANIES:
        now = np.array(viability.read(inputs)["margin_by_year"])
        richer = replace(inputs, sales_us=tuple(1.1 * s for s in inputs.sales_us))
        assert (np.array(viability.read(richer)["margin_by_year"]) >= now - 1e-9).all()
        for name in PLANTS:
            dearer = replace(inputs, **{name: tuple(1.1 * c for c in getattr(inputs, name))})
            assert (np.array(viability.read(dearer)["margin_by_year"]) <= now + 1e-9).all()


@pytest.mark.parametrize("lever", ["failure", "utilisation", "days"])
def test_a_lever_without_machines_never_costs_profit(lever):
    for inputs in COMPANIES:
        found = viability.outcomes(inputs)
        assert found[lever] >= found["none"] - 1e-9


def test_a_reach_that_goes_further_never_makes_a_lever_worth_less():
    for inputs in COMPANIES:
        near, far = (replace(inputs, days_reach=float(days)) for days in (10, 3))
        assert viability.outcomes(far)["days"] >= viability.outcomes(near)["days"] - 1e-9


def test_a_contract_below_the_cost_of_its_batches_is_no_saving_that_a_lever_scales():
    cheap = having(suite_cost=tuple(-cost for cost in DEFAULTS.suite_cost))
    found = viability.outcomes(cheap)
    assert found["utilisation"] >= found["none"]


def test_more_years_of_learning_turn_the_margin_positive_later():
    slow, fast = (viability.years_to(having(experience_batches=batches), 0.0) for batches in (20_000.0, 100.0))
    assert fast is not None
    assert slow is None or fast <= slow


# Levers


def test_a_lever_pulled_as_far_as_it_goes_adds_nothing_more():
    for lever in viability.LEVERS:
        there = viability.pull(DEFAULTS, lever)
        assert viability.pull(there, lever) == there
        assert viability.outcomes(there)[lever] == pytest.approx(viability.outcomes(there)["none"])


def test_a_lever_moves_suites_and_depreciation_and_leaves_sites_and_sales():
    for lever in viability.LEVERS:
        there = viability.pull(DEFAULTS, lever)
        assert (there.site_cost, there.sales_us) == (DEFAULTS.site_cost, DEFAULTS.sales_us)
        suites, written_off = (
            np.max(getattr(there, name)) / np.max(getattr(DEFAULTS, name)) for name in ("suite_cost", "depreciation")
        )
        assert suites == pytest.approx(written_off)
        assert (suites > 1) == (lever == "automation")
    days = viability.pull(DEFAULTS, "days")
    assert max(days.suite_cost) / max(DEFAULTS.suite_cost) == pytest.approx(days.process_days / DEFAULTS.process_days)


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


def test_in_no_future_do_suites_make_more_than_all_their_time_allows():
    full = having(utilisation=100.0, cost_spread=0.0, demand_spread=100.0)
    assert viability.margin_futures(full).max() == pytest.approx(viability.read(full)["margin"])


# Classes from the shelf


def test_a_dose_from_the_shelf_costs_what_it_is_said_to_cost_and_the_page_has_no_answer():
    for modality in DEFAULTS.from_shelf:
        shelf = having(modality=modality, shelf_cost=4_000.0)
        why, answer, read = viability.not_valid(shelf), viability.answer(shelf), viability.read(shelf)
        assert "not modelled for this class" in why.sentence
        assert answer.absent == why
        assert np.isnan([answer.value, answer.best]).all()
        assert read["cost_a_dose"] == pytest.approx(4_000.0)
        assert read["cost_of_sales"] == pytest.approx(4_000.0 * np.array(shelf.started) / 1e6)
        assert read["margin"] == pytest.approx(100 * (1 - 0.004 / 0.36))
    assert viability.not_valid(DEFAULTS) is None


def test_a_class_made_for_each_patient_is_answered():
    for modality, _ in ROWS["modality"].options:
        assert (viability.not_valid(having(modality=modality)) is None) == (modality not in DEFAULTS.from_shelf)


def test_without_patients_there_is_no_answer_and_others_read_finite_figures():
    empty = having(started=by_year(()), sales_us=by_year(()), sized_year=1.0)
    assert viability.answer(empty).absent.short == "No patient is treated"
    read = viability.read(empty)
    assert read["cost_a_dose"] == making.dose_cost(empty)
    assert np.isfinite([figure for given in read.values() for figure in np.atleast_1d(given)]).all()
    assert sum(read["cost_of_sales"]) == 0


# Corners


@pytest.mark.parametrize("key", SLIDERS)
def test_the_answer_stands_at_both_ends_of(key):
    for end in (ROWS[key].low, ROWS[key].high):
        check(having(**{key: end}))


@pytest.mark.parametrize("lever", viability.LEVERS)
def test_the_answer_stands_with_every_lever(lever):
    check(having(lever=lever))


def test_the_answer_stands_for_random_companies_at_random_corners():
    random = np.random.default_rng(12)
    for inputs in COMPANIES[:100]:
        check(replace(inputs, **{key: getattr(ROWS[key], random.choice(["low", "high"])) for key in SLIDERS}))


def test_a_sweep_equals_its_answers_one_by_one():
    table = viability.sweep(DEFAULTS, "failure", [0.0, 8.0, 20.0])
    answers = [viability.answer(having(failure=at)) for at in (0.0, 8.0, 20.0)]
    assert table["verdict"].tolist() == [answer.verdict for answer in answers]
    assert table["value"].tolist() == [answer.value for answer in answers]
