"""Money of investors: what a round costs, who gains by it, and what comes of a company without."""

from dataclasses import replace

import numpy as np
import pytest

from models import partner
from models.partner import deals
from models.partner.plan import all_terms, plan_of
from models.partner.trials import LAUNCH
from models.partner.world import world
from models.partner.years import calendar
from models.years import YEARS
from tests.models.partner.asked import every, means, sold_for, stages
from tests.models.partner.cases import DEFAULTS, RICH, SURE, anywhere, company, having

ONE_ROUND = {**SURE, "cash_now": 300.0, "can_raise": 5_000.0}  # cash lasts until the data


def paid_in(inputs) -> float:
    """Return what comes in year by year as the cash runs out, of a programme that is sure, worth today."""
    when = calendar(inputs)
    spent = when.early + when.study + when.at_risk + when.team + when.plants + when.launches.sum(axis=0)
    left, paid = inputs.cash_now, 0.0
    for flow, discount in zip(sold_for(when) - spent, when.discount, strict=True):
        comes = max(-left - flow, 0.0)
        left, paid = left + flow + comes, paid + comes * discount
    return paid


def test_new_money_buys_the_part_of_the_company_that_it_makes_up_once_it_is_in():
    """One round, certain payoffs: share sold = money / (worth before it + money); investors neither lose nor gain."""
    inputs = having(**ONE_ROUND, dilution=0.0)
    found, paid = means(inputs), paid_in(inputs)
    before_it = means(having(**SURE, **RICH)).worth - RICH["cash_now"] + inputs.cash_now
    assert 50 < paid < before_it
    assert found.kept == pytest.approx(np.full(partner.LIVE, before_it / (before_it + paid)))
    assert found.founders == pytest.approx(np.full(partner.LIVE, before_it))
    assert found.investors == pytest.approx(np.zeros(partner.LIVE), abs=1e-9)


def test_where_money_is_cheaper_than_the_least_dilution_investors_take_that_and_gain():
    inputs = having(**company(peak=3_000.0) | ONE_ROUND, dilution=12.0)
    found = means(inputs)
    assert found.kept == pytest.approx(0.88 ** ((found.need - inputs.cash_now) / 100))
    assert (found.investors > 0).all()
    assert found.founders + found.investors == pytest.approx(found.company)


@pytest.mark.parametrize("dilution", [0.0, 8.0, 40.0])
def test_investors_never_lose_by_what_they_pay_for_and_gain_only_by_the_least_dilution(dilution):
    """Of any plan at any date, over every round, whatever founders decide with the money."""
    random, raised = np.random.default_rng(20_261_204), 0.0
    for _ in range(30):
        table = every(replace(anywhere(random), dilution=dilution, venture_premium=0.0), 128)
        for row in range(len(table.plans)):
            one = table.trials(row)
            paid = one.mean(one.figure("paid", one.way))
            raised += paid
            assert one.mean(one.investors) >= -1e-6 * max(paid, 1)
            if dilution == 0:
                assert one.mean(one.investors) == pytest.approx(0, abs=1e-6 * max(paid, 1))
    assert raised > 100


EARLY_ROUND = {**SURE, "cash_now": 0.0, "can_raise": 5_000.0, "dilution": 0.0}


def test_whoever_pays_for_the_early_work_earns_the_premium_until_proof_of_concept_and_the_discount_rate_after_it():
    """Certain payoffs, no cash: what the first round pays in, with its premium, is what its shares are worth."""
    inputs = having(**company(peak=2_000.0) | EARLY_ROUND, venture_premium=8.0)
    when, one, without = calendar(inputs), means(inputs), means(replace(inputs, venture_premium=0.0))
    rate = 1 + inputs.discount_rate / 100
    until = np.maximum(when.proof / 12 - (np.arange(YEARS) + 0.5), 0)
    ask = (when.early * when.discount) @ ((rate + 0.08) / rate) ** until
    early = float(when.early @ when.discount)
    assert early * 1.05 < ask < early * 1.08 ** (when.proof / 12)
    assert without.investors == pytest.approx(np.zeros(partner.LIVE), abs=1e-9)
    assert one.investors == pytest.approx(np.full(partner.LIVE, ask - early))
    assert one.founders + one.investors == pytest.approx(without.founders)


def test_a_company_whose_cash_lasts_until_proof_of_concept_pays_no_premium():
    asked, free = (every(having(cash_now=300.0, venture_premium=p)).worths for p in (20.0, 0.0))
    assert asked == pytest.approx(free, rel=1e-12)


def test_a_premium_never_makes_founders_richer_nor_loses_investors_money():
    random, taken = np.random.default_rng(20_261_207), 0.0
    for _ in range(30):
        inputs = anywhere(random)
        low, high = (every(replace(inputs, venture_premium=p), 128) for p in (2.0, 12.0))
        assert high.worths[0] <= low.worths[0] + 1e-6, "alone"
        taken += float((low.worths - high.worths).sum())
        for row in range(len(high.plans)):
            one = high.trials(row)
            assert one.mean(one.investors) >= -1e-6 * max(one.mean(one.figure("paid", one.way)), 1)
    assert taken > 10


def test_founders_alone_never_have_more_than_the_whole_company_is_worth():
    """What a programme that loses money costs falls on its owners, not on who funds it."""
    random = np.random.default_rng(20_261_205)
    for inputs in (DEFAULTS, *(anywhere(random) for _ in range(30))):
        for one in partner.plans(inputs).values():
            assert one.worth <= one.mean(one.company) + 1e-6 or not one.plan.signed


def test_with_enough_cash_nothing_is_given_away_and_nobody_waits():
    found = means(having(cash_now=1e6))
    assert (found.kept == 1).all()
    assert (found.wait == 0).all()
    assert not found.broke.any()
    assert (found.investors == 0).all()


def test_a_company_that_waits_burns():
    """What is missing comes in at the pace less the team's cost, and the team is paid as long as the launch waits."""
    inputs = having(**SURE, can_raise=400.0, cash_now=0.0, patience=60.0, post_approval=0.0, venture_premium=0.0)
    found, free = means(inputs), means(replace(inputs, can_raise=1e6))
    assert (found.way == LAUNCH).all()
    short = free.need.mean() - 400
    assert found.wait == pytest.approx(np.full(partner.LIVE, 12 * short / (inputs.raise_pace - inputs.overhead)))
    assert found.need - free.need == pytest.approx(inputs.overhead * found.wait / 12)
    assert found.company.mean() < free.company.mean()


def test_who_burns_more_than_comes_in_never_gets_there():
    found = means(having(**SURE, can_raise=400.0, cash_now=0.0, patience=60.0, overhead=200.0, raise_pace=100.0))
    assert found.broke.all()


def test_the_losses_of_the_first_years_of_sales_must_be_paid_for_too():
    inputs = having(**SURE, **RICH)
    when = calendar(inputs)
    first = (when.varying - when.fixed - when.later).sum(axis=0)[int(when.launch // 12)]
    spent = sum(float(flow.sum()) for flow in (when.early, when.study, when.at_risk, when.team, when.plants))
    assert first < 0
    assert means(inputs).need.min() > spent + when.launches.sum()


def test_out_of_patience_the_programme_ends_after_the_early_work():
    inputs = having(**SURE, can_raise=0.0, cash_now=0.0, patience=0.0)
    found, when = means(inputs), calendar(inputs)
    assert found.broke.all()
    assert (found.founders == 0).all(), "nobody loses money that nobody has"
    rich = means(having(**SURE, can_raise=0.0, cash_now=150.0, patience=0.0))
    assert rich.broke.all()
    spent = 150.0 - float(when.early @ when.discount)
    assert (rich.founders >= spent - 1e-9).all()


def test_a_company_that_goes_broke_is_taken_over_for_half_of_what_going_on_is_worth():
    inputs = having(**SURE, can_raise=0.0, cash_now=150.0, patience=0.0)
    found, (early, study, builds, _) = means(inputs), stages(inputs)
    sold = float(world(inputs, [plan_of(inputs, "alone")], 8).income.project[0])
    gain = sold - builds - study
    assert gain > 0
    assert found.rescued.all()
    assert found.founders == pytest.approx(np.full(partner.LIVE, 150.0 - early + gain / 2))
    assert found.partner == pytest.approx(np.full(partner.LIVE, gain / 2))


def test_money_from_investors_counts_in_money_of_the_year_it_comes_in():
    """Year by year, as the cash runs out: what a company in need spends in a year is what comes in."""
    inputs = having(**SURE, can_raise=5_000.0, dilution=0.0)
    found = means(inputs)
    assert found.figure("paid", found.way) == pytest.approx(np.full(partner.LIVE, paid_in(inputs)))


def test_a_better_funded_company_never_runs_out_more_often():
    shares = [partner.broke_share(means(having(can_raise=money))) for money in (0.0, 200.0, 600.0, 1500.0, 3000.0)]
    assert np.diff(shares).max() <= 0
    assert shares[0] > shares[-1]


POOR = {**company(peak=150.0), "cash_now": 30.0, "early_cost": 60.0}


def test_a_company_whose_first_round_nobody_buys_runs_out_of_money_and_comes_to_no_later_deal():
    """Worth less than its early work costs: no price is low enough."""
    inputs = having(**POOR)
    alone = means(inputs)
    assert not alone.funded
    assert partner.broke_share(alone) == 100
    assert (alone.founders < 0.1 * inputs.cash_now).all(), "its own cash went into the early work"
    for key in ("regional", "codev", "licence", "sale"):
        for date in ("proof", "data", "approval"):
            assert not means(replace(inputs, deal_date=date), key).plan.signed, (key, date)
    answer = partner.answer(inputs)
    assert not answer.detail.funded and answer.verdict.kind == "none"


def test_a_deal_is_signed_only_if_with_it_the_early_work_is_paid_for():
    """Before proof of concept by what it brings; later by what investors pay for the way to it."""
    random, brought, not_brought = np.random.default_rng(20_261_208), 0, 0
    for _ in range(150):
        inputs = replace(anywhere(random), cash_now=0.0)
        terms = all_terms(inputs)
        found = deals.agreed(world(inputs, terms, 128), terms)
        alone_ends = not found.trials(0).funded
        for at, plan in enumerate(found.plans[1:], 1):
            assert found.trials(at).funded or not plan.signed, (plan.key, plan.date)
            brought += alone_ends and plan.signed and plan.date == 0
            not_brought += alone_ends and not plan.signed
    assert brought > 0 and not_brought > 0
