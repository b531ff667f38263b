"""Scaling alone or with a partner: sums that must hold, limits, directions, corners, links, published checks, speed."""

from dataclasses import fields, replace
from time import thread_time

import numpy as np
import pytest
from scipy.stats import sobol_indices, uniform

from components import cached
from models import partner
from models.answer import Verdict
from models.partner import cash as partner_cash
from models.partner import levers
from models.partner.cash import simulate
from models.partner.chance import draws, log_normal
from models.partner.plan import PLANS, plan_of
from models.partner.trials import EARLY, LAUNCH, STUDY
from models.partner.years import DELAYS, YEARS, calendar, sales_curve, spread_over
from models.scenario import Scenario
from tests.models.methods.test_staged import CASES
from tests.models.partner.cases import DEFAULTS, RICH, SLIDERS, SURE, anywhere, having, inputs_of
from tests.models.pitch.cases import scenario_of

ROWS = cached.catalogue()


def means(inputs, key="alone", may_stop=True):
    """Return the trials of one plan."""
    return simulate(inputs, (key,), partner.LIVE, may_stop)[key]


def check(inputs):
    """Hold an answer against what must be true of every one."""
    answer = partner.answer(inputs)
    numbers = [answer.value, answer.best, answer.low, answer.high, answer.sure, answer.runner_up_cost]
    assert np.isfinite([*numbers, *answer.contributions.values(), *answer.reads.values()]).all()
    assert sum(answer.contributions.values()) == pytest.approx(answer.value, abs=1e-9, rel=1e-9)
    assert list(answer.contributions) == list(partner.MECHANISMS)
    assert answer.best >= answer.value - 1e-9 or answer.verdict == Verdict("none")
    assert answer.low <= answer.high
    assert 0 <= answer.sure <= 1
    assert answer.runner_up_cost >= -1e-9
    assert set(answer.detail.trials) == set(PLANS)
    for one in answer.detail.trials.values():
        assert (one.need >= 0).all()
        assert ((one.kept > 0) & (one.kept <= 1)).all()
        assert 0 <= partner.broke_share(one) <= 100
    assert answer.verdict.words(partner.PHRASES)


# Theory


def test_every_field_is_an_assumption_or_read_of_another_topic():
    names = {f.name for f in fields(partner.Inputs)}
    shown = {key for sight in ("main", "more") for key in cached.keys("partner", sight)}
    assert names - set(partner.UPSTREAM) == shown


def test_with_zero_risk_and_zero_rate_the_model_is_a_sum():
    inputs = having(**SURE, **RICH, discount_rate=0.0, launch_month=80.0)
    when, found = calendar(inputs), means(inputs)
    months = np.arange(0, 12 * YEARS, 1 / 64)
    ramp = np.clip((months - 80) / inputs.uptake_months, 0, 1) * (months < inputs.exclusivity_month)
    sales = inputs.treated * inputs.net_price / 1e6 * ramp.sum() / 64 / 12
    margin = 1 - inputs.selling / 100 - inputs.serving_cost / inputs.net_price
    proof = 80 - inputs.filing_months - inputs.pivotal_months
    builds = inputs.network_capital + inputs.launch_us + inputs.launch_europe + inputs.launch_asia
    costs = inputs.early_cost * proof / 12 + inputs.overhead * (80 - proof) / 12 + inputs.pivotal_cost + builds
    assert found.founders - found.cash == pytest.approx(np.full(partner.LIVE, margin * sales - costs), rel=1e-4)
    assert when.chances.tolist() == [0, 0, 0, 1]


def test_the_present_value_is_that_of_the_cash_of_each_year():
    inputs = having(**SURE, **RICH)
    when = calendar(inputs)
    cash = when.peak * when.margin * when.curves[0] - when.early - when.study - when.team
    cash = cash - when.builds.sum() * when.build_time
    rate = 1 + inputs.discount_rate / 100
    expected = sum(flow / rate ** (year + 0.5) for year, flow in enumerate(cash))
    assert means(inputs).worth - inputs.cash_now == pytest.approx(expected, rel=1e-9)
    later = sum(flow / rate ** (year + 1.0) for year, flow in enumerate(cash))
    assert means(having(**SURE, **RICH, cash_in="end")).worth - inputs.cash_now == pytest.approx(later, rel=1e-9)


def test_plain_rnpv_is_the_sum_of_the_outcomes_by_their_chances():
    inputs = having(**RICH, sales_spread=0.0, cost_spread_partner=0.0)
    when = calendar(inputs)
    early, study, team = (float(flow @ when.discount) for flow in (when.early, when.study, when.team))
    builds = float(when.builds.sum() * (when.build_time @ when.discount))
    sales = when.peak * when.margin * float(when.curves[0] @ when.discount)
    on = when.chances[1:].sum()
    expected = -early - on * (study + team) - when.chances[2:].sum() * builds + when.chances[3] * sales
    assert means(inputs, may_stop=False).worth - inputs.cash_now == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("key", PLANS)
def test_company_partner_and_investors_add_up_to_the_project_whatever_the_terms(key):
    """The project is worked out once without any partner; no term may make or lose a cent of it."""
    inputs = having(**RICH)
    project = means(having(**RICH)).founders - inputs.cash_now
    found = means(inputs, key)
    assert found.founders + found.investors + found.partner - inputs.cash_now == pytest.approx(project, abs=1e-9)


def test_no_trial_makes_or_loses_a_cent_of_the_project_wherever_the_terms_let_it_end():
    """Worked out without any partner or investor, from how far each trial goes and how long its launch waits."""
    random = np.random.default_rng(8)
    for _ in range(20):
        inputs = anywhere(random)
        when, drawn = calendar(inputs), draws(partner.LIVE)
        cost = log_normal(drawn.cost, inputs.cost_spread_partner / 100)
        sales = log_normal(drawn.sales, inputs.sales_spread / 100)
        steps = [
            flow @ when.discount for flow in (when.early, when.study + when.team, when.builds.sum() * when.build_time)
        ]
        for one in partner_cash.all_plans(inputs, partner.LIVE).values():
            draw = np.tile(np.arange(partner.LIVE), len(one.outcomes))
            spent = np.append(0.0, np.cumsum(steps))[np.minimum(one.way, len(steps))]
            launch = when.peak * when.margin * np.interp(one.wait, DELAYS, when.curves @ when.discount)
            expected = (one.way == LAUNCH) * sales[draw] * launch - cost[draw] * spent
            begun = one.way >= EARLY
            assert one.project[begun] == pytest.approx(expected[begun], abs=1e-9 * max(np.abs(expected).max(), 1.0))


def test_an_amount_spread_over_months_is_spent_in_full_and_in_its_years():
    assert spread_over(0, 24)[:3].tolist() == [0.5, 0.5, 0.0]
    assert spread_over(6, 18)[:3].tolist() == [0.5, 0.5, 0.0]
    assert spread_over(30, 30)[2] == 1
    for begin, end in ((3.3, 47.1), (290.0, 320.0), (0.0, 1.0)):
        assert spread_over(begin, end).sum() == pytest.approx(1)


def test_the_sales_curve_is_the_integral_of_its_ramp():
    months = np.arange(0, 12 * YEARS, 1 / 100) + 1 / 200
    for launch, uptake, end in ((80.0, 60.0, 240.0), (30.0, 24.0, 200.0), (0.0, 1.0, 300.0), (250.0, 60.0, 240.0)):
        ramp = np.clip((months - launch) / uptake, 0, 1) * ((months >= launch) & (months < end))
        expected = ramp.reshape(YEARS, -1).mean(axis=1)
        assert sales_curve(launch, uptake, end) == pytest.approx(expected, abs=2e-3)


def test_outcomes_and_factors_have_the_chances_and_means_they_should():
    drawn, found, when = draws(4096), means(DEFAULTS), calendar(DEFAULTS)
    assert found.weight.reshape(4, -1).sum(axis=1) == pytest.approx(when.chances)
    assert found.mean(found.past_proof) == pytest.approx(1 - when.chances[0])
    assert log_normal(drawn.sales, 0.6).mean() == pytest.approx(1, abs=0.01)
    assert log_normal(drawn.sales, 0.6).std() == pytest.approx(0.6, rel=0.05)


def test_the_live_trials_agree_with_a_hundred_thousand():
    live, full = (partner_cash.all_plans(DEFAULTS, count) for count in (partner.LIVE, partner.FULL))
    for key in PLANS:
        assert live[key].worth == pytest.approx(full[key].worth, abs=4)
        assert partner.broke_share(live[key]) == pytest.approx(partner.broke_share(full[key]), abs=1.5)


def test_sobol_indices_of_the_ishigami_function_are_the_analytic_ones():
    case = CASES["ishigami"]
    a, b = case["inputs"]["a"], case["inputs"]["b"]

    def ishigami(x):
        return (np.sin(x[0]) + a * np.sin(x[1]) ** 2 + b * x[2] ** 4 * np.sin(x[0]))[None]

    spans = [uniform(-np.pi, 2 * np.pi)] * 3
    found = sobol_indices(func=ishigami, n=2**13, dists=spans, rng=np.random.default_rng(1))
    assert np.ravel(found.first_order) == pytest.approx(case["expected"]["S1"], abs=0.01)
    assert np.ravel(found.total_order) == pytest.approx(case["expected"]["ST"], abs=0.01)


# Money


def test_what_is_raised_gives_away_a_part_for_each_hundred_million():
    found = means(having(**SURE, can_raise=1e6, cash_now=0.0))
    assert found.kept == pytest.approx((1 - DEFAULTS.dilution / 100) ** (found.need / 100))


def test_with_enough_cash_nothing_is_given_away_and_nobody_waits():
    found = means(having(cash_now=1e6))
    assert (found.kept == 1).all()
    assert (found.wait == 0).all()
    assert not found.broke.any()
    assert (found.investors == 0).all()


def test_a_gap_makes_the_launch_wait_as_long_as_the_money_takes_and_sales_begin_later():
    inputs = having(**SURE, can_raise=500.0, cash_now=0.0, patience=600.0)
    found, free = means(inputs), means(having(**SURE, can_raise=1e6, cash_now=0.0))
    short = free.need.mean()
    assert found.wait == pytest.approx(np.full(partner.LIVE, 12 * (short - 500) / inputs.raise_pace), rel=0.05)
    assert found.company.mean() < free.company.mean()


def test_out_of_patience_the_programme_ends_after_the_early_work():
    inputs = having(**SURE, can_raise=0.0, cash_now=0.0, patience=0.0)
    found, when = means(inputs), calendar(inputs)
    assert found.broke.all()
    assert (found.founders == 0).all(), "nobody loses money that nobody has"
    rich = means(having(**SURE, can_raise=0.0, cash_now=300.0, patience=0.0))
    assert rich.broke.all()
    assert rich.founders == pytest.approx(np.full(partner.LIVE, 300.0 - float(when.early @ when.discount)))


@pytest.mark.parametrize("plan", PLANS)
def test_a_programme_that_is_given_up_leaves_founders_nothing_of_money_it_never_raised(plan):
    found = means(having(can_raise=300.0), plan)
    given_up = found.broke & (found.way < STUDY)
    assert (found.founders[given_up] <= found.cash).all()
    assert means(having(can_raise=300.0)).broke.any()


def test_money_from_investors_counts_in_money_of_the_year_it_comes_in():
    """Year by year, as the cash runs out: what a company in need spends in a year is what comes in."""
    inputs = having(**SURE, can_raise=5_000.0, dilution=0.0)
    found, when = means(inputs), calendar(inputs)
    spent = when.early + when.study + when.team + when.builds.sum() * when.build_time
    sold = when.peak * when.margin * when.curves[0]
    left, paid = inputs.cash_now, 0.0
    for flow, discount in zip(sold - spent, when.discount, strict=True):
        comes = max(-left - flow, 0.0)
        left, paid = left + flow + comes, paid + comes * discount
    assert found.investors == pytest.approx(np.full(partner.LIVE, -paid))


def test_a_better_funded_company_never_runs_out_more_often():
    shares = [partner.broke_share(means(having(can_raise=money))) for money in (0.0, 200.0, 600.0, 1500.0, 3000.0)]
    assert np.diff(shares).max() <= 0
    assert shares[0] > shares[-1]


# Directions

MONEY = {"cash_now": 1, "can_raise": 1, "raise_pace": 1, "patience": 1, "dilution": -1}
SCENARIOS = 200


def moved(random, key: str, sign: int, inputs):
    """Return inputs before and after a move of one assumption to the better, from anywhere to anywhere."""
    row = ROWS[key]
    ends = sorted(map(float, random.uniform(row.low, row.high, 2)))[::sign]
    return [replace(inputs, **{key: end}) for end in ends]


@pytest.mark.parametrize(("key", "sign"), MONEY.items())
def test_more_or_cheaper_money_never_makes_founders_poorer_under_any_plan(key, sign):
    """Money that may be raised is an option; money that is there is an asset."""
    random = np.random.default_rng(20_261_201)
    gained = 0.0
    for _ in range(SCENARIOS):
        before, after = (
            partner_cash.all_plans(one, partner.LIVE) for one in moved(random, key, sign, anywhere(random))
        )
        for plan in PLANS:
            assert after[plan].worth >= before[plan].worth - 1e-6, (
                f"{plan}: {before[plan].worth} to {after[plan].worth}"
            )
        gained += max(one.worth for one in after.values()) - max(one.worth for one in before.values())
    assert gained > 0


def test_cash_that_nobody_needs_is_worth_what_it_is():
    rich, richer = (partner_cash.all_plans(having(cash_now=cash), partner.LIVE) for cash in (20_000.0, 20_200.0))
    for plan in PLANS:
        assert richer[plan].worth - rich[plan].worth == pytest.approx(200.0)


def test_founders_never_have_less_than_nothing():
    random = np.random.default_rng(4)
    for _ in range(30):
        for one in partner_cash.all_plans(anywhere(random), partner.LIVE).values():
            assert one.founders.min() >= -1e-9


def test_whoever_does_not_go_on_has_what_there_was():
    poor = having(treated=0.0, upfront=0.0, company_price=0.0, milestone_approval=0.0)
    answer = partner.answer(poor)
    assert answer.verdict == Verdict("none")
    assert answer.best == answer.low == answer.high == poor.cash_now


MORE = (
    ("upfront_factor", "licence"),
    ("royalty", "licence"),
    ("cost_share", "codev"),
    ("milestone_approval", "codev"),
    ("sale_factor", "sale"),
    ("sales_factor", "alone"),
    ("can_raise", "alone"),
    ("p_success", "alone"),
)
LESS = (
    ("pivotal_cost", "alone"),
    ("launch_us", "alone"),
    ("selling", "alone"),
    ("dilution", "alone"),
    ("overhead", "alone"),
    ("profit_share", "codev"),
    ("phase3_profit_share", "phase3"),
    ("discount_rate", "alone"),
    ("launch_month", "alone"),
    ("network_capital", "alone"),
)


@pytest.mark.parametrize(("key", "plan"), MORE)
def test_more_of_it_is_never_worth_less(key, plan):
    row = ROWS.get(key)
    values = np.linspace(row.low, row.high, 5) if row else (5.0, 20.0, 40.0)
    worth = [partner.worth_of(having(**{key: float(value)}), plan) for value in values]
    assert np.diff(worth).min() >= -1e-6
    assert worth[-1] > worth[0]


@pytest.mark.parametrize(("key", "plan"), LESS)
def test_more_of_it_is_never_worth_more(key, plan):
    row = ROWS.get(key)
    values = np.linspace(row.low, row.high, 5) if row else np.linspace(0.8, 1.6, 5) * getattr(DEFAULTS, key)
    rich = RICH if key != "dilution" else {}
    worth = [partner.worth_of(having(**rich, **{key: float(value)}), plan) for value in values]
    assert np.diff(worth).max() <= 1e-6
    assert worth[-1] < worth[0]


def test_the_right_to_stop_is_worth_nothing_for_a_sure_seller_and_much_for_a_poor_one():
    assert partner.worth_of_stopping(having(sales_factor=2.0)) == pytest.approx(0, abs=1)
    assert partner.worth_of_stopping(having(sales_factor=0.3, sales_spread=100.0)) > 5


def test_the_claims_hold_or_fail_with_the_capital_there_is():
    """Nearly impossible alone: with the default capital it is; with a billion and cheap money it is not."""
    poor, rich = partner.answer(having(can_raise=200.0)), partner.answer(having(can_raise=2000.0, dilution=6.0))
    assert poor.verdict.kind != "alone"
    assert partner.broke_share(poor.detail.trials["alone"]) > 30
    assert rich.verdict.kind == "alone"


# What other pages decide


def test_a_later_lock_lowers_the_value_here():
    late = scenario_of(lock_month=60.0)
    assert cached.reads("design_lock", late)["launch_month"] > cached.reads("design_lock", Scenario())["launch_month"]
    rich = {"can_raise": 3000.0}
    assert partner.answer(inputs_of(lock_month=60.0, **rich)).value < partner.answer(inputs_of(**rich)).value


def test_more_plants_raise_the_capital_and_the_need():
    few, many = (inputs_of(site_limit=sites, **{f"site_{place}": "own" for place in places}) for sites, places in
                 ((2.0, ()), (4.0, ("maryland", "hoofddorp", "los_angeles", "yokohama"))))  # fmt: skip
    assert many.network_capital > few.network_capital
    assert partner.cash_need(means(many)) > partner.cash_need(means(few))


def test_another_class_brings_other_deals_and_so_other_terms():
    donor = inputs_of(modality="allogeneic_donor")
    assert donor.upfront != DEFAULTS.upfront
    assert plan_of(donor, "licence").upfront == donor.upfront


# Corners


@pytest.mark.parametrize("key", SLIDERS)
def test_the_answer_stands_at_both_ends_of(key):
    for end in (ROWS[key].low, ROWS[key].high):
        check(having(**{key: end}))


@pytest.mark.parametrize("plan", PLANS)
def test_the_answer_stands_with_every_plan_and_without_a_future(plan):
    check(having(strategy=plan))
    check(having(strategy=plan, treated=0.0, upfront=0.0, company_price=0.0))
    assert partner.answer(
        having(treated=0.0, upfront=0.0, company_price=0.0, milestone_approval=0.0)
    ).verdict == Verdict("none")


def test_the_answer_stands_at_random_corners():
    random = np.random.default_rng(11)
    for _ in range(60):
        changes = {key: getattr(ROWS[key], random.choice(["low", "high"])) for key in SLIDERS}
        check(having(**changes, strategy=str(random.choice(PLANS))))


def test_a_sweep_equals_its_answers_one_by_one():
    table = partner.sweep(DEFAULTS, "can_raise", [0.0, 800.0, 2000.0])
    answers = [partner.answer(having(can_raise=at)) for at in (0.0, 800.0, 2000.0)]
    assert table["verdict"].tolist() == [answer.verdict for answer in answers]
    assert table["value"].tolist() == pytest.approx([answer.value for answer in answers])


# Levers


def test_at_the_terms_solved_for_founders_would_not_mind_either_way():
    inputs = having(can_raise=1200.0)
    found = [even for even in levers.even_terms(inputs, ROWS) if even.at is not None]
    assert found
    for even in found:
        there = having(can_raise=1200.0, **{even.key: even.at})
        assert partner.worth_of(there, even.plan) == pytest.approx(partner.worth_of(there, "alone"), abs=2)


def test_the_map_agrees_with_deciding_there():
    cells = levers.frontier(DEFAULTS, ROWS["can_raise"], ROWS["sales_factor"])
    assert len({best for _, _, best, _ in cells}) > 2
    for raised, factor, best, extra in cells[:: len(cells) // 7]:
        trials = partner_cash.all_plans(having(can_raise=raised, sales_factor=factor), levers.MAP_TRIALS)
        assert extra == pytest.approx(max(t.worth for k, t in trials.items() if k != "alone") - trials["alone"].worth)
        assert best in (partner.ranking(trials)[0], "none")


def test_the_tornado_stands_at_the_ends_of_each_range():
    bars = levers.tornado(DEFAULTS, ROWS, "alone", "licence")
    assert {bar.key for bar in bars} == set(levers.BELIEFS)
    widths = [abs(bar.high - bar.low) for bar in bars]
    assert widths == sorted(widths, reverse=True)


def best_of(times: int, *works) -> list[float]:
    """Return the shortest of several runs of each, in turn, in seconds of this thread: a busy machine counts little."""
    taken = [[] for _ in works]
    for _ in range(times):
        for work, mine in zip(works, taken, strict=True):
            start = thread_time()
            work()
            mine.append(thread_time() - start)
    return [min(mine) for mine in taken]


def test_a_hundred_thousand_trials_of_six_plans_take_at_most_ten_times_numpys_own_draws():
    random = np.random.default_rng(3)
    draws(partner.FULL)
    numbers, plans = best_of(
        9,
        lambda: random.standard_normal((partner.FULL, YEARS)),
        lambda: partner_cash.all_plans(DEFAULTS, partner.FULL),
    )
    assert plans <= 10 * numbers
