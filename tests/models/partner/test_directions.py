"""Which way what founders have moves with what the company assumes."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from components import cached
from models import partner
from models.answer import Verdict
from models.partner.plan import PLANS, plan_of
from tests.models.partner.asked import at_terms, every, worths_of
from tests.models.partner.cases import DEFAULTS, NO_SALES, RICH, anywhere, having
from tests.sample import some

ROWS = cached.catalogue()
MONEY = {"cash_now": 1, "can_raise": 1, "raise_pace": 1, "patience": 1, "dilution": -1}
SCENARIOS, PARTS = 200, 5
EACH_PART = some(range(PARTS), of=PARTS)


@cache
def settled(part: int) -> list[tuple]:
    """Return a part of two hundred settings, each with what every plan leaves there: whence every direction is gone."""
    random = np.random.default_rng(20_261_201)
    return [(inputs, worths_of(inputs)) for inputs in [anywhere(random) for _ in range(SCENARIOS)][part::PARTS]]


def drawn(seed: int, low: float, high: float, part: int) -> list[float]:
    """Return a value for each setting of a part."""
    return np.random.default_rng(seed).uniform(low, high, SCENARIOS)[part::PARTS].tolist()


@pytest.mark.parametrize("part", EACH_PART)
@pytest.mark.parametrize(("key", "sign"), MONEY.items())
def test_more_or_cheaper_money_never_makes_founders_poorer(key, sign, part):
    """Money that may be raised is an option; money that is there is an asset. Alone, and by the best of all plans."""
    ends, gained = drawn(20_261_202, ROWS[key].low, ROWS[key].high, part), 0.0
    for (inputs, there), end in zip(settled(part), ends, strict=True):
        moved = worths_of(replace(inputs, **{key: end}))
        less, more = (there, moved) if sign * (end - getattr(inputs, key)) > 0 else (moved, there)
        assert more["alone", 1] >= less["alone", 1] - 1e-6
        assert max(more.values()) >= max(less.values()) - 1e-6
        gained += more["alone", 1] - less["alone", 1]
    assert gained > 0 or part or key == "patience"  # a takeover pays for the wait


@pytest.mark.parametrize("part", EACH_PART)
def test_higher_sales_never_lower_what_going_alone_leaves_nor_what_the_best_does(part):
    """At terms that stay as they are they may: how far to go is chosen by what both gain, and the terms follow."""
    for (inputs, there), times in zip(settled(part), drawn(20_261_203, 0.1, 3.0, part), strict=True):
        moved = worths_of(replace(inputs, sales_times=times))
        less, more = (there, moved) if times > inputs.sales_times else (moved, there)
        assert more["alone", 1] >= less["alone", 1] - 1e-6
        assert max(more.values()) >= max(less.values()) - 1e-6


@pytest.mark.parametrize("part", EACH_PART)
def test_a_longer_build_never_raises_what_going_alone_leaves(part):
    """With money of its own; where investors' money is at risk it is theirs that a longer build costs."""
    for inputs, _ in settled(part):
        now = replace(inputs, **RICH)
        later = replace(now, capital=(*now.capital[1:], 0.0))
        before, after = (worths_of(one, [plan_of(one, "alone")])["alone", 1] for one in (now, later))
        assert after <= before + 0.01, "by more than the price of a takeover between two costs of the grid is out"


def test_cash_that_nobody_needs_is_worth_what_it_is():
    rich, richer = (partner.plans(having(cash_now=cash)) for cash in (20_000.0, 20_200.0))
    for plan in PLANS:
        assert richer[plan].worth - rich[plan].worth == pytest.approx(200.0)


def test_founders_never_have_less_than_nothing():
    random = np.random.default_rng(4)
    for _ in range(30):
        table = every(anywhere(random))
        for name, worth in table.founders.items():
            assert worth.min() >= -1e-6, name


def test_without_sales_the_programme_is_not_gone_on_with():
    poor = having(**NO_SALES)
    answer = partner.answer(poor)
    assert answer.verdict == Verdict("none")
    assert answer.best == answer.low == answer.high == poor.cash_now


MORE = (
    ("upfront_factor", "codev"),
    ("royalty", "licence"),
    ("cost_share", "codev"),
    ("milestone_approval", "codev"),
    ("sale_factor", "sale"),
    ("sales_times", "alone"),
    ("can_raise", "alone"),
    ("p_success", "alone"),
)
LESS = (
    ("pivotal_cost", "alone"),
    ("launch_us", "alone"),
    ("selling", "alone"),
    ("selling_fixed", "alone"),
    ("post_approval", "alone"),
    ("post_approval_years", "alone"),
    ("dilution", "alone"),
    ("overhead", "alone"),
    ("early_cost", "alone"),
    ("profit_share", "codev"),
    ("phase3_profit_share", "phase3"),
    ("discount_rate", "alone"),
)


@pytest.mark.parametrize(("key", "plan"), MORE)
def test_more_of_it_is_never_worth_less(key, plan):
    row = ROWS.get(key)
    values = (
        np.linspace(row.low, row.high, 5) if row else (0.2, 1.0, 2.0) if key == "sales_times" else (5.0, 20.0, 40.0)
    )
    worth = [at_terms(having(**{key: float(value)}), plan) for value in values]
    assert np.diff(worth).min() >= -1e-6
    assert worth[-1] > worth[0]


@pytest.mark.parametrize(("key", "plan"), LESS)
def test_more_of_it_is_never_worth_more(key, plan):
    row = ROWS[key]
    rich = RICH if key != "dilution" else {}
    worth = [at_terms(having(**rich, **{key: float(value)}), plan) for value in np.linspace(row.low, row.high, 5)]
    assert np.diff(worth).max() <= 1e-6
    assert worth[-1] < worth[0]


def test_where_unsure_costs_look_like_a_gain_the_control_and_the_method_say_why():
    sure, unsure = (partner.plan_value(having(strategy="alone", cost_spread_partner=end)) for end in (0.0, 100.0))
    assert unsure > sure
    for said in (cached.records("assumptions", "key")["cost_spread_partner"]["help"], partner.__doc__):
        assert "before they are spent" in " ".join(said.split())


def test_the_right_to_stop_is_worth_nothing_for_a_sure_seller_and_much_for_a_poor_one():
    assert partner.worth_of_stopping(having(sales_times=5.0)) == pytest.approx(0, abs=1)
    assert partner.worth_of_stopping(having(sales_times=0.4, sales_spread=100.0)) > 5


def test_the_more_a_partner_saves_the_more_founders_have_with_the_best_of_them():
    random = np.random.default_rng(20_261_206)
    gained = 0.0
    for inputs in (DEFAULTS, *(anywhere(random) for _ in range(30))):
        less, more = (max(worths_of(replace(inputs, partner_saves=s)).values()) for s in (0.0, 100.0))
        assert more >= less - 1e-6
        gained += more - less
    assert gained > 10
