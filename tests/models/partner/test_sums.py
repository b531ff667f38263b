"""Scaling alone or with a partner: sums that must hold, to the cent and in closed form."""

from dataclasses import fields, replace

import numpy as np
import pytest

from components import cached
from models import partner
from models.partner.cash import lateness
from models.partner.plan import plan_of
from models.partner.table import Table
from models.partner.world import world
from models.partner.years import before, calendar, spread_over
from models.years import YEARS
from tests.models.partner.asked import every, means, sold_for, stages
from tests.models.partner.cases import DEFAULTS, MADE, RICH, SURE, anywhere, having


def test_every_field_is_an_assumption_or_made_of_what_others_say():
    names = {f.name for f in fields(partner.Inputs)}
    shown = {key for sight in ("main", "more") for key in cached.keys("partner", sight)}
    assert names - MADE <= shown
    assert names - MADE == {key for key in shown if key in names}


def test_with_zero_risk_and_zero_rate_the_model_is_a_sum():
    """Sales less what making and selling cost in cash, less all that is spent before; nothing counted twice."""
    inputs = having(**SURE, **RICH, discount_rate=0.0)
    found, launch = means(inputs), inputs.launch_month
    sales = np.sum([inputs.sales_us, inputs.sales_europe, inputs.sales_asia], axis=0)
    years = np.arange(YEARS)
    making = np.array(inputs.cost_of_sales) - np.array(inputs.depreciation)
    selling = inputs.selling / 100 * sales + inputs.selling_fixed * (1 - before(launch))
    studied = before(launch + 12 * inputs.post_approval_years) - before(launch)
    yearly = np.where(sales > 0, sales - making - selling - inputs.post_approval * studied, 0.0)
    yearly = yearly[: int(yearly.cumsum().argmax()) + 1].sum()
    ready = np.array(inputs.ready_cost) - np.array(inputs.depreciation)
    standby = ready[(sales == 0) & (years < launch / 12)].sum()
    proof = launch - inputs.filing_months - inputs.pivotal_months
    team = inputs.early_cost * proof / 12 + inputs.overhead * (launch - proof) / 12
    team += sum(inputs.design_spending) + sum(inputs.process_spending) + sum(inputs.change_spending)
    builds = sum(inputs.capital) + inputs.launch_us + inputs.launch_europe + inputs.launch_asia
    expected = yearly - standby - team - inputs.pivotal_cost - builds
    assert found.founders - found.cash == pytest.approx(np.full(partner.LIVE, expected), rel=1e-9)
    assert calendar(inputs).chances.tolist() == [0, 0, 0, 1]


def test_the_present_value_is_that_of_the_cash_of_each_year():
    inputs = having(**SURE, **RICH)
    when = calendar(inputs)
    cash = sold_for(when)
    cash = cash - when.early - when.study - when.at_risk - when.team - when.plants - when.launches.sum(axis=0)
    rate = 1 + inputs.discount_rate / 100
    expected = sum(flow / rate ** (year + 0.5) for year, flow in enumerate(cash))
    assert means(inputs).worth - inputs.cash_now == pytest.approx(expected, rel=1e-9)
    later = sum(flow / rate ** (year + 1.0) for year, flow in enumerate(cash))
    assert means(having(**SURE, **RICH, cash_in="end")).worth - inputs.cash_now == pytest.approx(later, rel=1e-9)


def test_plain_rnpv_is_the_sum_of_the_outcomes_by_their_chances():
    inputs = having(**RICH, sales_spread=0.0, cost_spread_partner=0.0)
    early, study, builds, _ = stages(inputs)
    sold = float(world(inputs, [plan_of(inputs, "alone")], 8).income.project[0])
    chances = calendar(inputs).chances
    expected = -early - chances[1:].sum() * study - chances[2:].sum() * builds + chances[3] * sold
    assert means(inputs, may_stop=False).worth - inputs.cash_now == pytest.approx(expected, rel=1e-6)


def test_studies_after_approval_cost_what_they_cost_a_year_from_the_launch_on_for_their_years():
    inputs = having(post_approval=60.0, post_approval_years=5.0)
    with_them, without = (calendar(replace(inputs, post_approval=cost)) for cost in (60.0, 0.0))
    cost = (with_them.fixed - without.fixed).sum(axis=0)
    assert cost.sum() == pytest.approx(5 * 60)
    assert (cost[: int(inputs.launch_month // 12)] == 0).all()
    assert cost[int(inputs.launch_month // 12)] == pytest.approx(60 * (1 - inputs.launch_month / 12 % 1))
    assert partner.by_year(inputs)["studies"] == pytest.approx(cost)
    assert with_them.selling == pytest.approx(without.selling), "a partner's field force does no studies"


def test_a_region_that_is_left_stops_its_share_of_the_studies():
    """By its sales of the year; so what the others bear does not grow when one is left."""
    inputs = having(**SURE, post_approval=100.0, post_approval_years=20.0)
    free = calendar(replace(inputs, post_approval=0.0))
    parts = free.sales / np.maximum(free.sales.sum(axis=0), 1e-9)
    shares = parts * (before(inputs.launch_month + 240) - before(inputs.launch_month))
    profit = free.varying - free.fixed - free.later - 100 * shares
    ends = (profit * free.discount).cumsum(axis=1)
    on = np.arange(YEARS) <= np.where(ends.max(axis=1) > 0, ends.argmax(axis=1), -1)[:, None]
    assert not on.all(axis=1).any()
    found = world(inputs, [plan_of(inputs, "alone")], 8).income.project
    assert found == pytest.approx(np.full(8, float(((profit * on) @ free.discount).sum())))


def test_capital_before_the_data_is_at_risk_and_capital_after_launch_comes_out_of_sales():
    when, capital = calendar(DEFAULTS), np.array(DEFAULTS.capital)
    between = capital * (before(when.launch) - before(when.data))
    assert when.at_risk + between + when.later.sum(axis=0) == pytest.approx(capital)
    assert when.at_risk.sum() > 0
    assert when.later.sum() > 0
    assert (when.at_risk[int(when.data // 12) + 1 :] == 0).all()
    assert (when.later[:, : int(when.launch // 12)] == 0).all()


def test_a_region_is_left_when_it_no_longer_earns():
    when = calendar(DEFAULTS)
    assert ((when.varying - when.fixed)[:, -1] < 0).any(), "it would lose if kept up"
    assert sold_for(when)[-1] == 0
    of = world(having(**SURE), [plan_of(DEFAULTS, "alone")], 8)
    assert of.income.project == pytest.approx(np.full(8, sold_for(when) @ when.discount))


def parts_of(inputs):
    """Return the table of every plan and the project's flows on each way, worked out without partner or investor."""
    table = every(inputs)
    of, (early, study, builds, _) = table.of, stages(inputs)
    spent = np.cumsum([early, study, builds])
    team = inputs.overhead * of.when.discount[of.income.first] * table.wait / 12
    late = lateness(of, table.wait) * of.income.project
    own = {"early": -of.cost * spent[0], "study": -of.cost * spent[1], "builds": -of.cost * spent[2]}
    own["launch"] = late - of.cost * (spent[2] + team)
    ends = {"proof_study": own["study"], "proof_builds": own["builds"], "data_builds": own["builds"]}
    ends |= dict.fromkeys(("proof_launch", "data_launch"), of.income.project - of.cost * spent[2])
    return table, own | ends


def test_company_partner_and_investors_add_up_to_the_project_on_every_way_of_every_plan_and_date():
    """The project is worked out once without any partner; no term may make or lose a cent of it."""
    random = np.random.default_rng(8)
    for _ in range(8):
        inputs = replace(anywhere(random), partner_saves=0.0)
        table, project = parts_of(inputs)
        for row in range(len(table.plans)):
            one = table.trials(row)
            assert one.founders + one.investors + one.partner - one.cash == pytest.approx(one.project, abs=1e-6)
        for name, whole in project.items():
            scale = max(np.abs(whole).max(), 1.0)
            found = np.broadcast_to(table.paths.project[name], table.wait.shape)
            assert found == pytest.approx(np.broadcast_to(whole, found.shape), abs=1e-9 * scale)


def test_a_partner_who_sells_already_saves_its_part_of_the_build_and_of_selling_and_the_company_nothing():
    """With certain payoffs: half of what licensees of the world would spend on the build and on selling each year."""
    inputs = having(**SURE, **RICH, partner_saves=50.0)
    when = calendar(inputs)
    terms = [plan_of(inputs, key, 1) for key in ("alone", "licence", "codev")]
    more, none = (Table(world(replace(inputs, partner_saves=s), terms, 8), terms) for s in (50.0, 0.0))
    gain = more.signers - none.signers
    assert more.worths == pytest.approx(none.worths), "at the same terms the company has the same"
    profit = when.varying - when.fixed - when.later
    ends = (profit * when.discount).cumsum(axis=1).argmax(axis=1)
    sold = when.selling * (np.arange(YEARS) <= ends[:, None])
    whole = float((when.launches.sum(axis=0) + sold.sum(axis=0)) @ when.discount)
    assert gain == pytest.approx([0, whole / 2, whole / 4])


def test_what_every_plan_leaves_is_the_mean_of_its_trials_and_the_sum_of_its_parts():
    random = np.random.default_rng(9)
    for _ in range(10):
        table = every(anywhere(random))
        for row, worth in enumerate(table.worths):
            one = table.trials(row)
            assert one.worth == pytest.approx(worth, abs=1e-9, rel=1e-9)
            assert sum(one.parts.values()) == pytest.approx(worth, abs=1e-8, rel=1e-9)


def test_a_partner_pays_its_part_of_what_is_spent_after_the_deal_and_nothing_of_what_was_before():
    inputs = having(cost_share=100.0)
    terms = [plan_of(inputs, "codev", date) for date in range(4)]
    spent = Table(world(inputs, terms, 8), terms).spent
    paid = np.array([[stage[row].sum() for stage in spent.stages] for row in range(4)])
    whole = np.array([stage[3].sum() for stage in spent.stages])
    assert paid == pytest.approx(np.tril(np.ones((4, 3)), -1) * whole)


def test_an_amount_spread_over_months_is_spent_in_full_and_in_its_years():
    assert spread_over(0, 24)[:3].tolist() == [0.5, 0.5, 0.0]
    assert spread_over(6, 18)[:3].tolist() == [0.5, 0.5, 0.0]
    assert spread_over(30, 30)[2] == 1
    for begin, end in ((3.3, 47.1), (290.0, 320.0), (0.0, 1.0)):
        assert spread_over(begin, end).sum() == pytest.approx(1)


def test_sales_that_wait_move_by_months_between_whole_years():
    of = world(DEFAULTS, [plan_of(DEFAULTS, "alone")], 8)
    rate = 1 / (1 + DEFAULTS.discount_rate / 100)
    found = lateness(of, np.array([0.0, 6.0, 12.0, 18.0]))
    assert found == pytest.approx([1, (1 + rate) / 2, rate, rate * (1 + rate) / 2])
