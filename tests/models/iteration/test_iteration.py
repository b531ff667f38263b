"""The race of paths: known answers, limits, directions, the lock's own worth, and what was published."""

from dataclasses import replace
from math import isnan

import numpy as np
import pytest

from explorer import answers
from explorer.store import catalogue, keys, records, rows
from models import design_lock
from models import iteration as model
from models.design_lock.schedule import iteration as iteration_of
from models.iteration.plans import CHINESE, THROUGH
from models.iteration.race import moved
from models.methods import best_of
from tests.models.iteration.cases import KINDS
from tests.models.pitch.cases import scenario_of

EXACT = {"p_first_patients": 100.0, "design_correlation": 100.0, "learning": 0.0, "readout_spread": 0.0}
NO_TERMS = {"leak_risk": 0.0, "site_partner_leak_risk": 0.0, "site_partner_share": 0.0, "site_partner_signing": 0.0}


def given(**changes) -> model.Inputs:
    """Return the inputs after moves from the defaults."""
    return answers.inputs("iteration", scenario_of(**changes))


@pytest.fixture(scope="module")
def plain() -> model.Inputs:
    """The inputs at the defaults."""
    return given()


# Theory


def test_the_gain_of_designs_that_all_live_is_that_of_the_best_of_n_noisy_draws():
    for kind in (model.WEST, model.CHINA):
        one = model.runner(given(**EXACT), kind)
        spread, noise = one.curve.inputs.design_spread, one.curve.designs.left_sd / one.curve.designs.believed_sd
        for count in (2, 4):
            month = int(np.flatnonzero(one.curve.schedule.read == count)[0])
            truth = best_of.expected_truth(count, 1 / (1 + noise**2), 0.0, spread)
            assert one.gain[month] == pytest.approx(float(truth), abs=0.03)


def test_a_first_design_and_no_spread_gain_nothing():
    one = model.runner(given(**EXACT, design_spread=0.0), model.CHINA)
    assert np.abs(one.gain).max() < 0.05


def test_what_the_best_reading_promises_beyond_its_truth_is_the_optimisers_curse(plain):
    one = model.runner(plain, model.CHINA)
    luck, truth = model.promised(one.curve, 8)
    n, standard = 8 * one.curve.designs.alive, plain.standard_response / 100
    noise = np.hypot(100 * np.sqrt(standard * (1 - standard) / plain.china_patients), plain.china_transfer_spread)
    reading = np.hypot(plain.design_spread, noise)
    best = float(best_of.expected_best_score(n))
    assert luck + truth == pytest.approx(best * reading)
    assert truth == pytest.approx(best * plain.design_spread**2 / reading)


def test_two_alike_are_each_first_half_of_the_time_and_chances_sum_to_one():
    comes = np.linspace(0.0, 0.8, 73)
    found = model.against(comes, comes)
    assert found.first == pytest.approx(found.beaten)
    assert found.first + found.beaten + found.neither == pytest.approx(1.0)
    assert found.neither == pytest.approx(0.2**2)


def test_whoever_is_certain_and_sooner_is_always_first():
    step = np.repeat([0.0, 1.0], [20, 53])
    late = np.repeat([0.0, 1.0], [30, 43])
    assert model.against(step, late).first == pytest.approx(1.0)
    assert model.against(late, step).first == pytest.approx(0.0)
    assert np.flatnonzero(moved(late, 10.0))[0] == 20


def test_the_chance_by_month_is_a_chance_that_never_falls_and_less_is_reached_sooner(plain):
    for one in model.runners(plain).values():
        easy, hard = (model.as_good_by(one.curve, points) for points in (0.0, 12.0))
        assert (np.diff(hard) >= -1e-12).all() and hard.min() >= 0 and easy.max() <= 1
        assert (easy >= hard - 1e-12).all()


def test_worth_is_linear_in_the_chance_that_data_are_repeated(plain):
    found = model.acceptance(plain, model.CHINA)
    for risk in (20.0, 50.0):
        one = model.runner(replace(plain, china_repeat_risk=risk), model.CHINA)
        assert float(found.worth(100 - risk)) == pytest.approx(one.worth, abs=1e-9)


def test_at_the_acceptance_at_which_the_lead_is_gone_both_are_worth_as_much(plain):
    kind = model.kind_of(plain)
    even = model.acceptance(plain, kind).even
    there = model.runners(replace(plain, china_repeat_risk=100 - even))
    other = next(one for one in there.values() if one.kind not in (model.CHINA, model.ALLY))
    assert there[kind].worth == pytest.approx(other.worth, abs=0.1)
    assert there[kind].worth >= other.worth


def test_two_paths_at_once_do_not_hang_on_chinese_data_and_stand_on_the_other_side(plain):
    none, full = (model.runners(replace(plain, china_repeat_risk=risk)) for risk in (0.0, 100.0))
    for kind in THROUGH.values() | THROUGH.keys():
        assert (none[kind].worth == full[kind].worth) == (kind not in (model.CHINA, model.ALLY))
    best_both = replace(plain, amendment_cost=0.0, amendment_risk=0.0, amendment_months=1.0, china_repeat_risk=100.0)
    found = model.acceptance(best_both, model.kind_of(best_both))
    assert found.other.worth == max(one.worth for kind, one in model.runners(best_both).items()
                                    if kind not in (model.CHINA, model.ALLY))  # fmt: skip


def test_a_partner_s_earlier_start_moves_the_open_application_and_leaves_bridging_to_run_from_the_lock(plain):
    sooner = replace(plain, site_partner_months=2.0)
    own, ally = (iteration_of(model.drawn(sooner, kind)[0], "china") for kind in (model.CHINA, model.ALLY))
    assert own.open_west - ally.open_west == pytest.approx(2.0) and own.bridging == ally.bridging


def test_parts_sum_to_the_worth_of_every_path(plain):
    for one in model.runners(plain).values():
        assert sum(model.contributions(one).values()) == pytest.approx(one.worth, abs=1e-9)
        assert float(one.futures.mean()) == pytest.approx(one.worth, abs=45)


# The same as on the lock page


@pytest.mark.parametrize("changes", [{}, {"design_spread": 15.0, "demand_factor": 1.5}, {"tightening_months": 6.0}])
def test_without_leakage_each_path_is_worth_what_it_is_on_the_lock_page(changes):
    found = model.runners(given(**NO_TERMS, **changes))
    curves = design_lock.all_curves(answers.inputs("design_lock", scenario_of(**changes)))
    for path in design_lock.answer(answers.inputs("design_lock", scenario_of())).detail.curves:
        assert np.abs(found[path].value - curves[path].value).max() < 1e-9
        assert found[path].research == pytest.approx(curves[path].spread.weights @ curves[path].spread.costs["research"]
                                                     [:, found[path].month])  # fmt: skip


def test_the_lock_page_keeps_no_path_parameters_of_its_own_and_still_shows_them():
    owner = {key: row["topic"] for key, row in records("assumptions", "key").items()}
    paths = [
        key for key in owner if key.startswith(("west_", "china_", "amendment_")) and key != "china_cells_may_leave"
    ]
    assert len(paths) == 17 and {owner[key] for key in paths} == {"iteration"}
    assert {*paths, "tightening_months"} <= {*keys("design_lock", "main"), *keys("design_lock", "more")}
    assert catalogue()["tightening_months"].default == 0


def test_a_partner_who_changes_nothing_is_an_own_team():
    same = NO_TERMS | {"site_partner_months": 0.0, "site_partner_bears": 0.0}
    found = model.runners(given(**same))
    for own, ally in THROUGH.items():
        assert found[own].value == pytest.approx(found[ally].value)


def test_australia_with_chinas_numbers_is_china():
    lock = model.lock_of(given())
    alike = {f"australia_{name.removeprefix('china_')}": getattr(lock, name) for name in vars(lock)
             if name.startswith("china_") and hasattr(given(), f"australia_{name.removeprefix('china_')}")}  # fmt: skip
    found = model.runners(replace(given(leak_risk=0.0), **alike))
    assert found[model.AUSTRALIA].worth == pytest.approx(found[model.CHINA].worth)


# Directions


@pytest.mark.parametrize(
    ("field", "low", "high", "kinds"),
    [
        ("tightening_months", 0.0, 8.0, CHINESE),
        ("leak_risk", 0.0, 40.0, (model.CHINA, model.BOTH)),
        ("site_partner_share", 0.0, 40.0, THROUGH.values()),
        ("australia_repeat_risk", 0.0, 50.0, (model.AUSTRALIA,)),
        ("china_generation_months", 2.0, 8.0, CHINESE),
        ("china_transfer_spread", 0.0, 30.0, CHINESE),
    ],
)
def test_what_costs_a_path_costs_it_and_no_other(plain, field, low, high, kinds):
    less, more = (model.runners(replace(plain, **{field: at})) for at in (low, high))
    for kind in model.KINDS:
        gap = less[kind].worth - more[kind].worth
        assert gap > 0.1 if kind in kinds else abs(gap) < 0.35, (kind, gap)


def test_a_later_rival_and_an_easier_aim_leave_more_often_first(plain):
    chances = [model.race(replace(plain, rival_ahead=ahead), model.runners(plain)[model.CHINA]).first
               for ahead in (-12.0, 0.0, 12.0)]  # fmt: skip
    assert chances == sorted(chances, reverse=True) and chances[0] > chances[-1] + 0.15
    months = [model.month_as_good(model.runners(plain)[model.CHINA], points) for points in (5.0, 10.0, 15.0)]
    assert months == sorted(months) and isnan(model.month_as_good(model.runners(plain)[model.WEST], 30.0))


def test_the_own_plan_never_moves_the_race_and_is_one_of_it(plain):
    kinds = {
        model.mine(replace(plain, path=path, site_partner=who, australia_first=first))
        for path in ("west", "china", "both") for who in ("own", "partner") for first in ("no", "yes")
    }  # fmt: skip
    assert kinds == set(model.KINDS)
    best = {model.decision(replace(plain, path=path, australia_first="no"))["best"] for path in ("west", "both")}
    assert len(best) == 1
    assert model.plan_value(replace(plain, path="west")) == pytest.approx(model.runners(plain)["west"].worth)


@pytest.mark.parametrize("kind", KINDS)
def test_every_verdict_is_found_and_tells_what_its_path_learns(kind):
    found = answers.answer("iteration", scenario_of(**KINDS[kind]))
    assert found.verdict.kind == kind
    assert bool(found.told) == (kind != model.STOP)
    assert found.low <= found.high and 0 <= found.sure <= 1


def test_both_ends_of_everything_in_sight_have_an_answer(plain):
    for key in (*keys("iteration", "main"), *KINDS["west"]):
        row = catalogue()[key]
        for at in (row.low, row.high) if not row.options else [option for option, _ in row.options]:
            found = model.answer(replace(plain, **{key: at}))
            assert np.isfinite([found.value, found.best, found.runner_up_cost, *found.contributions.values()]).all()


# Reality


def test_the_default_months_are_those_reported_and_the_rows_say_where(plain):
    facts = rows("rd_benchmarks").set_index("fact_id")["value"]
    assert plain.west_first_patient_months == facts["rd_benchmarks-034"]
    assert plain.china_first_patient_months == facts["rd_benchmarks-035"]
    sooner = plain.china_first_patient_months - plain.site_partner_months
    assert sooner == facts["rd_benchmarks-038"]  # a trial launched with hospitals at hand
    in_two_years = 24 / plain.china_generation_months, 24 / plain.west_generation_months
    assert in_two_years == (facts["rd_benchmarks-036a"], facts["rd_benchmarks-036b"])
    assert facts["rd_benchmarks-121x"] <= plain.australia_first_patient_months
    assert plain.china_first_patient_months < plain.australia_first_patient_months < plain.west_first_patient_months
