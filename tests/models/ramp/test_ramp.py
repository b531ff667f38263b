"""The ramp: theory, limits, directions, corners, and a remembered run."""

from dataclasses import replace
from itertools import pairwise
from time import process_time

import numpy as np
import pytest

from models import ramp as model
from models.answer import NOT_VALID, Verdict
from models.making import machines
from models.methods.expansion import newsvendor
from models.ramp import choice, frames, mixes
from models.ramp.play import play, standing_cost
from models.ramp.supply import capital, terms
from models.years import YEARS
from tests.models.ramp.cases import CERTAIN, DEFAULTS, HOME, KINDS, NOBODY, ROWS, SLIDERS, asking, having
from tests.sample import some

SLOTS = model.Mix(slots=1_000.0)
OWN = model.Mix(own=4.0)
DEMAND = tuple([3_000.0] * YEARS)
AT_ONCE = {"launch_month": 0.0, "order_ahead": 0.0, "contract_lead_months": 1e-6, "fill_months": 0.0,
           "standing_doses": 0.0, "asked_us": DEMAND} | HOME  # fmt: skip


def best(inputs: model.Inputs) -> float:
    """Return the worth of the best order."""
    return model.decision(inputs)["best"]


# Theory


def test_one_contract_without_lead_time_is_the_newsvendors_problem():
    """All slots are paid always, nobody waits and nothing is ordered later: the critical ratio of price and slot."""
    line = having(**AT_ONCE, **CERTAIN | {"sales_spread": 60.0}, contract_minimum=100.0, contract_years=20.0,
                  lost_waiting=1e3, contract_setup=0.0, discount_rate=1e-9)  # fmt: skip
    unit, ahead = terms(line), model.futures(line)
    price, cost = ahead.price[0], unit.slot * unit.prepaid / unit.patients
    asked = ahead.asked[0]
    wanted = newsvendor(asked, price, cost)
    sizes = np.sort(asked) / unit.patients
    played = play(line, ahead, [model.Mix(slots=float(size)) for size in sizes], (model.Mix(),))
    found = played.worth[:, 0].mean(axis=1).argmax()
    assert unit.patients * sizes[found] == pytest.approx(wanted)
    assert 0.0 < wanted < asked.max()


def test_a_certain_contract_serves_as_many_as_it_has_slots_for_and_earns_their_margin():
    line = having(**AT_ONCE, **CERTAIN, contract_minimum=0.0, contract_setup=0.0)
    ahead, unit, today = model.expected(line), terms(line), model.calendar(line).today
    played = play(line, ahead, [SLOTS], (model.Mix(),))
    served = np.minimum(unit.patients * 1_000.0, ahead.asked[:, 0])
    assert played.treated[0, 0, 0] == pytest.approx(served.sum())
    assert played.worth[0, 0, 0] == pytest.approx(today @ (served * (ahead.price - unit.slot)))


def test_years_keep_their_patients_when_they_are_cut_into_quarters():
    line = having(**CERTAIN, order_ahead=0.0, launch_month=72.0)
    asked, whole = model.expected(line).asked[:, 0], [sum(year) for year in zip(*areas(line), strict=True)]
    np.testing.assert_allclose(asked[:32].reshape(8, 4).sum(axis=1), whole[6:14], rtol=1e-9)
    assert (asked >= 0).all()


def areas(line: model.Inputs) -> list[tuple[float, ...]]:
    """Return patients by area and year."""
    return [getattr(line, f"asked_{area}") for area in model.AREAS]


def test_demand_is_the_expected_one_on_average_in_both_halves():
    ahead = model.futures(having(uptake_spread=0.0)).asked.sum(axis=0)
    mean = model.expected(DEFAULTS).asked.sum()
    for half in (choice.FIRST_HALF, choice.SECOND_HALF):
        assert ahead[half].mean() == pytest.approx(mean, rel=0.03)


def test_parts_sum_to_the_worth_of_the_plan():
    for line in (DEFAULTS, having(mix="all"), having(mix="automation"), having(mix="second_source"), asking(3.0)):
        assert sum(model.answer(line).contributions.values()) == pytest.approx(model.plan_value(line))


def test_patients_are_served_still_waiting_or_lost():
    line, mix = having(**CERTAIN, lost_waiting=0.0, order_ahead=0.0), model.Mix(added=16.0)
    ramp = model.path(line, mix, follow=False)
    waiting = (ramp.asked - ramp.served).cumsum(axis=0)
    assert (waiting >= -1e-9).all() and waiting.max() > 100
    assert (ramp.served <= ramp.capacity + 1e-9).all()
    lost = model.path(replace(line, lost_waiting=3.0), mix, follow=False)
    assert lost.treated.mean() < ramp.treated.mean() - 100


def test_capital_of_all_years_is_what_the_orders_cost():
    spent = lambda mix: sum(capital(DEFAULTS, mix).values())  # noqa: E731
    later = np.mean([spent(mix) for mix in model.path(DEFAULTS, OWN).then])
    assert sum(model.capital_by_year(DEFAULTS, OWN)) == pytest.approx(spent(OWN) + later)
    built = DEFAULTS.plant_capital * machines(DEFAULTS) + DEFAULTS.site_setup
    assert spent(OWN) == pytest.approx(built)


def test_capacity_by_year_ends_as_the_last_quarter_does():
    capacity = model.read(DEFAULTS)["ramp_capacity"]
    ramp = model.path(DEFAULTS, mixes.planned(DEFAULTS))
    assert capacity[-1] == pytest.approx(4 * ramp.capacity[-1].mean())
    assert capacity[0] == 0.0 and len(capacity) == YEARS


# Limits


def test_without_demand_nothing_is_ordered_and_no_answer_is_given():
    empty = having(asked_us=NOBODY, asked_europe=NOBODY, asked_asia=NOBODY)
    assert model.answer(empty).verdict.words(model.PHRASES) == "No patients in any year"
    assert model.read(empty)["ramp_capital"] == (0.0,) * YEARS


def test_for_few_patients_nothing_is_ordered():
    assert model.decision(asking(0.02))["verdict"] == Verdict("wait")


def test_for_a_price_without_limit_and_patients_beyond_all_slots_the_most_is_ordered():
    rich = replace(asking(20.0, **CERTAIN), **dict.fromkeys(("price_us", "price_europe", "price_asia"), 1e9))
    found = next(iter(model.options(rich).values()))
    assert found.mix.kind == "all"
    assert (found.mix.own, found.mix.slots) == (max(mixes.FEW_OWN), max(mixes.CONTRACTS) * rich.contract_slots)


def test_at_a_price_below_every_cost_nothing_is_ordered():
    poor = having(price_us=30_000.0, price_europe=30_000.0, price_asia=30_000.0)
    assert model.decision(poor)["verdict"] == Verdict("wait")


def test_where_all_is_certain_neither_chance_nor_knowing_is_worth_anything():
    found = model.information(having(**CERTAIN))
    assert found.of_stochastic_solution == pytest.approx(0, abs=1e-6)
    assert found.of_perfect_information == pytest.approx(0, abs=1e-6)


def test_counting_with_chance_and_knowing_are_worth_something_where_there_is_chance():
    found = model.information(DEFAULTS)
    assert found.of_stochastic_solution >= 0
    assert found.of_perfect_information > 0
    least = min(regret.mean() for regret in model.regrets(DEFAULTS).values())
    assert least == pytest.approx(found.of_perfect_information)


def test_what_is_launched_already_bears_no_risk_of_a_launch_that_fails():
    assert model.fates(having(launch_month=0.0))[1:] == (0.0, 0.0)
    assert model.fates(having(order_ahead=0.0))[1:] == (0.0, 0.0)
    assert model.fates(having(order_ahead=12.0))[1] == 0.0 < model.fates(having(order_ahead=12.0))[2]


def test_a_second_maker_is_worth_nothing_where_no_transfer_fails():
    line, both = having(transfer_failure=0.0, contract_setup=0.0), model.Mix(slots=500.0, second=500.0)
    np.testing.assert_allclose(model.worth_of(line, both), model.worth_of(line, SLOTS))


def test_a_second_maker_narrows_the_ramp_where_transfers_fail():
    line = asking(3.0, transfer_failure=50.0, repeat_months=24.0, order_ahead=0.0)
    one, two = (model.path(line, mix, follow=False) for mix in (SLOTS, model.Mix(slots=500.0, second=500.0)))
    assert two.capacity[12].std() < one.capacity[12].std()


def test_a_shorter_process_that_is_no_shorter_only_costs():
    same = having(days_reach=DEFAULTS.process_days)
    assert model.worth_of(same, model.Mix(process=True)).mean() < model.worth_of(same, model.Mix()).mean()


def test_doses_from_a_shelf_have_no_answer():
    shelf = having(modality="allogeneic_donor")
    assert model.answer(shelf).verdict.words(model.PHRASES) == "Not modelled for this class"
    assert np.isnan(model.decision(shelf)["best"])


def test_the_users_order_is_regretted_as_much_as_its_kind_where_it_is_the_best_of_it():
    best_own = max((mix for mix in model.offered(DEFAULTS) if mix.kind == "own"),
                   key=lambda mix: -model.regret(DEFAULTS, mix).mean())  # fmt: skip
    np.testing.assert_allclose(model.regret(DEFAULTS, best_own), model.regrets(DEFAULTS)["own"], atol=1e-6)
    assert (model.path(DEFAULTS, OWN).unserved >= -1e-6).all()


def test_the_best_date_is_soon_after_the_data_where_many_studies_fail():
    assert frames.best_date(having(p_pivotal=40.0, p_success=10.0)) <= DEFAULTS.filing_months


# Directions


def test_more_demand_never_lowers_the_worth_of_any_order_in_any_future():
    tables = [choice.table(line, model.futures(line), model.offered(line)) for line in map(asking, (0.5, 1.0, 2.0))]
    for less, more in pairwise(tables):
        assert (more >= less - 1e-9).all()


@pytest.mark.parametrize("name", ["expansion_months", "own_build_months", "contract_lead_months", "shorter_months"])
def test_a_longer_lead_never_raises_the_worth_where_patients_wait_for_it(name):
    crowded = asking(4.0, order_ahead=0.0, **CERTAIN)
    at = getattr(crowded, name)
    worth = [best(replace(crowded, **{name: at * factor})) for factor in (0.5, 1.0, 1.5)]
    assert worth == sorted(worth, reverse=True)


@pytest.mark.parametrize(
    "name", ["plant_capital", "site_running", "plant_running", "contract_price", "contract_setup", "shorter_cost"]
)
def test_what_costs_less_is_never_worth_less(name):
    tables = [
        choice.table(line, model.futures(line), model.offered(line))
        for line in (having(**{name: getattr(DEFAULTS, name) * factor}) for factor in (0.5, 1.0, 1.5))
    ]
    for less, more in pairwise(tables):
        assert (less >= more - 1e-9).all()


def test_paying_for_all_slots_is_never_worth_more_than_paying_for_those_used():
    tables = [
        choice.table(line, model.futures(line), model.offered(line))
        for line in (having(contract_minimum=least) for least in (0.0, 60.0, 100.0))
    ]
    for less, more in pairwise(tables):
        assert (less >= more - 1e-9).all()
    found = model.flexibility(DEFAULTS)
    assert found.flexible >= found.agreed >= found.take_or_pay
    assert found.worth > 0
    without = model.flexibility(DEFAULTS, model.Mix())
    assert without.flexible >= without.take_or_pay


def test_a_month_of_delay_loses_patients_where_they_wait_and_money_with_them():
    crowded = asking(4.0, order_ahead=0.0)
    for mix in (OWN, SLOTS, model.Mix(added=4.0)):
        lost = model.delay(crowded, mix)
        assert lost.patients > 0 and model.delay(crowded, mix, follow=False).patients > 0
        assert lost.worth > 0


def test_slips_and_failures_only_take_away_where_patients_wait():
    crowded = asking(4.0, order_ahead=0.0)
    for name, high in (("transfer_failure", 80.0), ("change_failure", 80.0), ("repeat_months", 24.0)):
        assert best(replace(crowded, **{name: high})) <= best(crowded) + 1e-6


def test_orders_after_the_data_risk_less_than_orders_before_them():
    table = frames.by_date(DEFAULTS, (12, 18, 36)).set_index("ahead")["lost"]
    assert table[12] < table[18] == table[36]


def test_knowing_more_later_is_never_worth_less_than_ordering_nothing_later():
    for mix in (model.Mix(), OWN):
        found = model.rolled(DEFAULTS, mix)
        assert found.known >= found.never
        assert found.rolled > found.never


def test_the_target_is_reached_sooner_by_more_suites():
    few, many = (
        model.months_to(DEFAULTS, 3_000.0, model.path(DEFAULTS, model.Mix(own=suites), follow=False).capacity)
        for suites in (8.0, 16.0)
    )
    assert (many <= few).all() and np.isfinite(many).all()
    assert model.quantiles(np.array([1.0, 5.0, np.inf]), (0.5, 0.9)) == (5.0, np.inf)


def test_a_sweep_has_a_row_a_value():
    rows = model.sweep(DEFAULTS, "plant_capital", (60.0, 120.0))
    assert rows["at"].tolist() == [60.0, 120.0]
    assert rows["best"].is_monotonic_decreasing


@pytest.mark.parametrize(("kind", "changes"), KINDS.items())
def test_each_verdict_has_a_setting(kind, changes):
    assert model.decision(having(**changes))["verdict"] == Verdict(kind)


def test_every_kind_of_verdict_has_a_setting_here():
    assert set(KINDS) == set(model.PHRASES) == set(model.KINDS)


# Corners


def check(line: model.Inputs) -> None:
    """Check that an answer is sound."""
    told = model.answer(line)
    if told.absent:
        return
    assert told.verdict.kind in model.PHRASES
    assert np.isfinite([told.value, told.best, told.low, told.high, told.runner_up_cost]).all()
    assert told.low <= told.high
    assert told.runner_up_cost >= -1e-6 and told.runner_up != told.verdict
    assert sum(told.contributions.values()) == pytest.approx(told.value, abs=1e-6)
    assert all(np.isfinite(told.reads[name]).all() for name in told.reads)
    assert all(part >= 0 for part in told.reads["ramp_capital"] + told.reads["ramp_capacity"])


@pytest.mark.parametrize("kind", model.KINDS)
def test_each_order_of_the_user_has_a_sound_answer(kind):
    for size in ({"suites_now": 0.0, "slots_now": 0.0}, {"suites_now": 20.0, "slots_now": 10_000.0}):
        check(having(mix=kind, **size))


@pytest.mark.parametrize("key", some(SLIDERS, of=3))
def test_each_slider_at_its_ends_has_a_sound_answer(key):
    for end in (ROWS[key].low, ROWS[key].high):
        check(having(**{key: float(end)}))


@pytest.mark.parametrize("seed", some(range(18), of=3))
def test_any_ramp_has_a_sound_answer(seed):
    random = np.random.default_rng(seed)
    moved = {key: float(random.uniform(ROWS[key].low, ROWS[key].high)) for key in SLIDERS}
    line = replace(having(**moved), mix=str(random.choice(list(model.KINDS))))
    check(replace(line, launch_month=float(random.uniform(0, 120))))


def test_nothing_stands_and_the_plant_is_full():
    check(having(standing_doses=0.0, mix="expansion"))
    full = having(standing_doses=10_000.0, large_plant=4_000.0, mix="expansion")
    check(full)
    assert "expansion" not in model.options(full)


# Frames


def test_the_frames_are_whole():
    table = frames.by_quarter(DEFAULTS)
    assert (table["low"] <= table["high"]).all() and table.notna().all().all()
    by_mix = frames.by_mix(DEFAULTS)
    assert by_mix["worth"].is_monotonic_decreasing
    assert set(by_mix["kind"]) == set(model.KINDS)
    assert frames.by_year(DEFAULTS).notna().all().all()
    assert frames.by_terms(DEFAULTS)["worth"].is_monotonic_decreasing
    reached = frames.by_target(DEFAULTS)
    assert (reached["low"] <= reached["high"]).all()
    assert (
        len(frames.delays(DEFAULTS)) == 2 and len(frames.knowing(DEFAULTS)) == 3 and len(frames.chance(DEFAULTS)) == 2
    )


def test_what_stands_costs_the_same_whatever_is_ordered():
    assert standing_cost(having(standing_doses=0.0)) == 0.0 < standing_cost(DEFAULTS)


# Runs


def test_a_move_is_answered_fast():
    model.answer(DEFAULTS)
    begin = process_time()
    model.answer(having(build_spread=26.0))
    assert process_time() - begin < 0.6  # about 0.08 where nothing else runs


def test_what_moves_the_users_order_only_is_not_worked_out_again():
    model.answer(DEFAULTS)
    begin = process_time()
    model.decision(having(mix="contract", slots_now=2_000.0, target_doses=5_000.0, materiality=5.0))
    assert process_time() - begin < 0.05


REMEMBERED = {"process_expansion": 365, "expansion": 344, "automation": 331, "process_contract": 307,
              "process_own": 298, "all": 291, "contract": 290, "own": 286,
              "second_source": 285, "process": 280, "own_contract": 277, "wait": 242}  # fmt: skip


def test_a_remembered_run():
    told = model.answer(DEFAULTS)
    found = {kind: round(option.mean) for kind, option in model.options(DEFAULTS).items()}
    assert told.verdict == Verdict("process_expansion")
    assert found == REMEMBERED


def test_not_valid_is_told_in_a_sentence():
    why = model.not_valid(having(modality="allogeneic_donor"))
    assert "made in advance" in why.sentence
    assert model.decision(having(modality="allogeneic_donor"))["verdict"].kind == NOT_VALID
