"""The plan that the ledger counts with, beside the orders: one capital and one capacity by year for all pages."""

import numpy as np
import pytest

from components import cached
from explorer import answers, ledger
from models import company, making
from models import ramp as model
from models.ramp import beside, frames
from models.ramp.outcome import JUDGED
from models.scenario import Scenario
from models.years import AREAS, YEARS
from tests.models.ramp.cases import DEFAULTS, asking

SCENARIOS = {name: one for name, one in ledger.scenarios().items() if name in ("defaults", "legend_company", "one_hub")}
BOUNDLESS, NOTHING = (1e9,) * YEARS, (0.0,) * YEARS


def shown(scenario: Scenario):
    """Return capital and capacity by year of the ledger's plan as the page shows them."""
    has = cached.reads("footprint", scenario)
    table = frames.years_beside_ledger(DEFAULTS, model.Ledger(has["capital"], has["capacity"]))
    return table[table["order"] == frames.LEDGER].set_index("year")


@pytest.mark.parametrize("name", SCENARIOS)
def test_capital_by_date_is_what_the_ledger_and_the_partner_page_spend(name):
    given = ledger.inputs(SCENARIOS[name])
    np.testing.assert_allclose(shown(SCENARIOS[name])["capital"], given.capital, rtol=1e-9)
    np.testing.assert_allclose(answers.lean_inputs("partner", SCENARIOS[name]).capital, given.capital, rtol=1e-9)
    assert sum(given.capital) > 0


@pytest.mark.parametrize("name", SCENARIOS)
def test_sales_of_every_year_are_of_the_smaller_of_demand_and_capacity(name):
    """Nobody beyond either has a slot; where there is room for all who ask, all have one but for whom no plant is."""
    has = cached.reads("footprint", SCENARIOS[name])
    given = ledger.inputs(SCENARIOS[name])
    asked, treated = (company.by_line(given)[line] for line in ("asked", "treated"))
    capacity, started = shown(SCENARIOS[name])["capacity"].to_numpy(), np.array(has["started"])
    assert (started <= np.minimum(asked, capacity) * (1 + 1e-9) + 1e-9).all()
    assert (treated <= started * (1 + 1e-9)).all()
    inputs = answers.lean_inputs("market", SCENARIOS[name])
    price = np.array([getattr(inputs, f"price_{area}") * (1 - inputs.out_of_spec / 100) for area in AREAS])
    paid = np.array([np.multiply(has[f"paid_{area}"], has[f"treated_{area}"]) for area in AREAS])
    np.testing.assert_allclose(company.by_line(given)["sales"], price @ paid / making.MILLION, rtol=1e-9)


def test_with_room_for_all_nobody_is_left_out_and_with_none_everybody():
    asked = model.futures(DEFAULTS).only(JUDGED).asked.sum(axis=0)
    np.testing.assert_allclose(beside.served(DEFAULTS, BOUNDLESS), asked)
    assert not beside.served(DEFAULTS, NOTHING).any()
    crowded = asking(4.0)
    few, many = (beside.served(crowded, (room,) * YEARS).mean() for room in (500.0, 2_000.0))
    assert few < many < model.futures(crowded).only(JUDGED).asked.sum(axis=0).mean()


def test_an_order_that_is_the_ledger_s_own_capacity_treats_as_many():
    """A capacity by year that holds in all quarters of it serves as the orders' own playing of it does."""
    line = asking(4.0, order_ahead=0.0, launch_month=0.0, standing_doses=3_000.0, fill_months=0.0)
    ramp = model.path(line, model.Mix(), follow=False)
    found = beside.served(line, model.yearly(line, ramp.capacity))
    np.testing.assert_allclose(found, ramp.treated, rtol=1e-9)


def test_what_is_more_or_less_is_counted_from_the_ledger_s_plan():
    plan = model.Ledger((10.0,) * YEARS, (2_000.0,) * YEARS)
    table = frames.beside_ledger(DEFAULTS, plan).set_index("order")
    assert table.loc[frames.LEDGER, ["more_capital", "more_treated"]].tolist() == [0.0, 0.0]
    best = table.loc[frames.BEST]
    assert best["more_treated"] == pytest.approx(best["treated"] - beside.served(DEFAULTS, plan.capacity).mean())
    when = model.calendar(DEFAULTS)
    assert beside.spent(DEFAULTS, plan.capital) == pytest.approx(10 * (when.ordered + when.edges[-1]) / 12)
