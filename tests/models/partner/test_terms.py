"""The terms of a deal: an even split of what both gain, within what comparable deals paid."""

from dataclasses import replace

import numpy as np
import pytest

from models import partner
from models.partner.plan import DATES, plan_of
from models.partner.table import Table
from models.partner.world import world
from models.partner.years import calendar, spread_over
from tests.models.partner.asked import deals_of, means
from tests.models.partner.cases import NO_SALES, RICH, SURE, anywhere, company, having


def test_a_partner_gains_by_every_deal_that_is_signed_and_none_pays_more_than_comparable_deals():
    random, signed, bounds = np.random.default_rng(31), 0, set()
    for _ in range(60):
        found = deals_of(anywhere(random), 128)
        for at, plan in enumerate(found.plans):
            if plan.key == "alone":
                continue
            assert 0 <= plan.upfront <= plan.most
            assert plan.signed <= (found.signers[at] > 0)
            signed += plan.signed
            bounds |= {plan.bound} if plan.signed else set()
    assert 50 < signed < 1_000, "some deals are signed, some are not"
    assert bounds == {"", "below", "less", "most"}


def test_where_no_end_holds_a_deal_founders_and_partner_gain_alike():
    """With cash enough hardly anything leaps: to a tenth of a million. Where money is short a gap may leap."""
    random, even = np.random.default_rng(32), 0
    for _ in range(30):
        found = deals_of(replace(anywhere(random), **RICH), 128)
        for deal in map(found.deal, range(len(found.plans))):
            if deal.plan.key != "alone" and deal.plan.signed and deal.plan.bound in ("", "below", "less"):
                assert deal.founders == pytest.approx(deal.partner, abs=0.1)
                even += 1
    assert even > 20
    for deal in partner.fair_deals(having(**company(peak=2_000.0))):
        if deal.plan.bound in ("", "below", "less"):
            assert deal.founders == pytest.approx(deal.partner, abs=1e-6)


def test_what_is_paid_at_signing_is_the_nash_split_of_a_sure_company_in_closed_form():
    """A sale at proof: half of what the rest of the project is worth beyond what it leaves going alone, and its worth.

    Nothing is saved and cash is there, so there is nothing to share: with a saving, half of it comes on top.
    """
    inputs = having(**SURE, **RICH, partner_saves=100.0)
    plan, alone = plan_of(inputs, "sale"), means(inputs)
    table = Table(world(inputs, [plan], 8), [plan])
    saved = float(table.saved[0][0, 0] + table.saved[1][0, 0])
    when, found = calendar(inputs), means(inputs, "sale")
    today = float(spread_over(when.proof, when.proof) @ when.discount)
    early = float(when.early @ when.discount)
    assert saved > 10
    assert found.plan.upfront * today == pytest.approx(alone.worth - inputs.cash_now + early + saved / 2, rel=1e-6)


def test_a_worthless_asset_gets_no_deal():
    for poor in (having(**NO_SALES), having(**company(peak=150.0))):
        assert not any(deal.plan.signed for deal in partner.fair_deals(poor))


def test_the_larger_the_market_the_more_is_paid_at_signing_and_the_more_both_gain():
    inputs = having(partner_saves=30.0)
    for key in ("codev", "licence", "sale"):
        for date in ("proof", "data"):
            found = [means(replace(inputs, deal_date=date, sales_times=times), key) for times in np.linspace(1, 2.5, 7)]
            paid = [one.plan.upfront for one in found if one.plan.signed]
            assert len(paid) > 3
            assert np.diff(paid).min() >= 0
            assert paid[-1] > paid[0]


def test_a_partner_pays_no_more_than_the_most_of_comparable_deals_and_then_gains_more_than_founders():
    held = deals_of(having(upfront_factor=0.2, **company(peak=2_000.0)))
    at = next(at for at, plan in enumerate(held.plans) if (plan.key, plan.date) == ("licence", 1))
    assert held.plans[at].bound == "most"
    assert held.plans[at].upfront == held.plans[at].most
    assert held.signers[at] > held.gains[at]


def test_whoever_saves_nothing_and_spares_nothing_has_nothing_to_share():
    """A partner makes nothing surer or cheaper but by what is assumed that it saves."""
    none, half = (partner.fair_deals(having(**RICH, partner_saves=saves)) for saves in (0.0, 50.0))
    assert max(deal.founders + deal.partner for deal in none) < 3, "but by stopping what others then take over"
    assert max(deal.founders + deal.partner for deal in half) > 10


def test_a_plan_that_no_partner_would_sign_is_worth_going_alone_and_never_the_best():
    poor = having(**company(peak=200.0), strategy="licence", deal_date="early", milestone_approval=1_000.0)
    answer = partner.answer(poor)
    assert not answer.detail.would_sign
    assert answer.value == answer.detail.trials["alone"].worth
    assert answer.verdict.kind == "none"


def test_the_best_plan_names_the_month_of_its_deal():
    answer = partner.answer(having(**company(peak=1_500.0)))
    assert answer.verdict.kind not in ("alone", "none")
    assert answer.verdict.step in [round(month) for month in answer.detail.calendar.dates]
    assert f"month {answer.verdict.step}" in answer.verdict.words(partner.PHRASES)


def test_no_date_of_a_plan_that_is_offered_leaves_founders_more_than_the_one_chosen():
    inputs = having(**company(peak=1_500.0))
    for key, one in partner.plans(inputs).items():
        for date in DATES:
            other = means(replace(inputs, deal_date=date), key)
            assert not other.plan.signed or other.worth <= one.worth + 1e-9
