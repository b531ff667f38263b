"""One company: whatever the setting, all pages that have a quantity have the same of it."""

import json

import numpy as np
import pytest

from explorer import __main__ as command
from explorer import answers, ledger
from explorer.store import catalogue, records
from models import company, footprint, making
from models.design_lock import areas
from models.market import net_prices
from models.scenario import Scenario, fed_by
from models.topics import TOPICS
from models.years import AREAS
from tests.sample import some

ALL, WITH_NETWORKS, PARTS = 500, 40, 5
EACH_PART = some(range(PARTS), of=PARTS)
# Topics whose own assumptions change no network, but for those that the network reads too: to move them is quick.
QUICK = ("viability", "partner", "pitch")
SCENARIOS = ledger.scenarios()
SEVERAL = {
    "launch_month",
    ledger.RESPONSE,
    "gained",
    "peak_sales",
    "cost_of_a_dose",
    "capital_in_all",
    "treated_at_the_peak",
    *(f"{ledger.EARLY}, year {year}" for year in (1, 2, 3)),
    *(f"{name}, year {year}" for year in (3, 6) for name in company.LOCK),
    *(f"{name}, year {year}" for year in (10, 20) for name in ("sales_us", "treated_us", "asked_us", "margin")),
    *(f"{name}, year {year}" for year in (10, 20) for name in ("capital", "cost_of_sales")),
}
BESIDE = {"iteration", "vein_to_vein", "ramp", "translation", "modality"}  # topics that share no quantity with others


def disagreements(quantities: dict[str, dict]) -> list[str]:
    """Return what several topics have and do not agree on, in words."""
    return [
        f"{quantity}: {told}" for quantity, told in quantities.items() if not ledger.agree(np.array([*told.values()]))
    ]


def drawn(random: np.random.Generator, keys: list[str], base: Scenario, count: int) -> Scenario:
    """Return a scenario with some assumptions moved to a random step of their scales, or to a random option."""
    scenario = base
    for key in random.choice(keys, count, replace=False):
        row = catalogue()[key]
        options = [option for option, _ in row.options]
        value = str(random.choice(options)) if options else row.nearest(random.uniform(row.low, row.high))
        scenario = scenario.moved(catalogue(), key, value)
    return scenario


def quick_keys() -> list[str]:
    """Return the assumptions whose move leaves every network as it is."""
    return [key for key in keys_of(*QUICK) if not fed_by(TOPICS["footprint"].Inputs, [key])]


def keys_of(*topics: str) -> list[str]:
    """Return the assumptions that topics own, but what the whole world hangs on."""
    found = [key for key, row in records("assumptions", "key").items() if row["topic"] in topics]
    return sorted(key for key in found if key not in ("modality", "indication"))


@pytest.mark.parametrize("name", SCENARIOS)
def test_all_pages_tell_of_one_company_in_every_preset(name):
    assert disagreements(ledger.quantities(SCENARIOS[name])) == []


def test_what_several_pages_show_is_asked_of_several():
    topics = {}
    for row in ledger.rows(Scenario()):
        topics.setdefault(row["quantity"], set()).add(row["topic"])
    assert {quantity for quantity in SEVERAL if len(topics.get(quantity, ())) < 2} == set()
    assert {topic for told in topics.values() for topic in told} >= set(TOPICS) - BESIDE


@pytest.mark.parametrize("part", EACH_PART)
def test_all_pages_tell_of_one_company_at_many_random_settings_of_one_network(part):
    random, keys = np.random.default_rng(13), quick_keys()
    bases = list(SCENARIOS.values())
    found = [drawn(random, keys, bases[at % len(bases)], 5) for at in range(ALL - WITH_NETWORKS)][part::PARTS]
    wrong = [(scenario.changes, said) for scenario in found if (said := disagreements(ledger.quantities(scenario)))]
    assert wrong == []


@pytest.mark.parametrize("part", EACH_PART)
def test_all_pages_tell_of_one_company_at_random_settings_with_networks_of_their_own(part):
    random, keys = np.random.default_rng(31), sorted({*keys_of(*TOPICS)} - {*quick_keys()})
    found = [drawn(random, keys, Scenario(), 4) for _ in range(WITH_NETWORKS)][part::PARTS]
    wrong = [(scenario.changes, said) for scenario in found if (said := disagreements(ledger.quantities(scenario)))]
    assert wrong == []


def paid_and_sold(scenario: Scenario) -> tuple[float, float]:
    """Return what the network's patients pay in the year it is sized for, and what the market sells in that year.

    The network counts what selling leaves of it.
    """
    inputs = answers.lean_inputs("footprint", scenario)
    left = sum(footprint.standing(inputs).parts[name] for name in ("revenue", "unserved", "waiting", "out_of_spec"))
    paid = left / (1 - inputs.selling / 100)
    year = int(answers.reads("footprint", scenario)["sized_year"]) - 1
    return paid, sum(answers.reads("market", scenario)[f"sales_{area}"][year] for area in AREAS)


@pytest.mark.parametrize("name", [name for name, one in SCENARIOS.items() if not answers.absent("footprint", one)])
def test_what_the_network_is_paid_in_its_year_is_what_the_market_sells_in_it(name):
    paid, sold = paid_and_sold(SCENARIOS[name])
    assert sold == pytest.approx(paid, rel=1e-9)


WITH_NETWORK = [name for name, one in SCENARIOS.items() if not answers.absent("footprint", one)]
FROZEN = 0.03  # of the sales that a lock counts, which travel frozen: what faster or slower lanes make of them


def over_areas(topic: str, name: str, scenario: Scenario) -> np.ndarray:
    """Return (areas, YEARS) what a topic lets others read by area."""
    return np.array([answers.reads(topic, scenario)[f"{name}_{area}"] for area in AREAS])


def slots_and_kept(scenario: Scenario) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (YEARS,) who ask, who have a slot, and the part of these that is given a dose, 0 where none has one."""
    asked, treated = (
        over_areas(*one, scenario).sum(axis=0) for one in (("design_lock", "asked"), ("footprint", "treated"))
    )
    started = np.array(answers.reads("footprint", scenario)["started"])
    return asked, started, np.divide(treated, started, out=np.zeros_like(started), where=started > 0)


@pytest.mark.parametrize("name", WITH_NETWORK)
def test_whoever_asks_has_a_slot_or_none_and_whoever_has_one_is_given_a_dose_or_lost_by_the_days(name):
    """Every year, smaller of demand and capacity: nobody is treated who does not ask, nor sold to untreated."""
    scenario = SCENARIOS[name]
    asked, started, kept = slots_and_kept(scenario)
    inputs = answers.lean_inputs("footprint", scenario)
    days = making.days_but_for_lanes(inputs, min(inputs.own_wait, inputs.contract_wait))
    fastest = np.exp(-inputs.lost_a_day / 100 * days)
    assert (started <= asked + 1e-9).all() and (kept <= fastest + 1e-9).all()
    sold, treated = over_areas("market", "sales", scenario), over_areas("footprint", "treated", scenario)
    price = np.array([getattr(inputs, f"price_{area}") for area in AREAS])[:, None] / making.MILLION
    paid = over_areas("footprint", "paid", scenario) * price * (1 - inputs.out_of_spec / 100)
    assert sold == pytest.approx(paid * treated, rel=1e-9)


@pytest.mark.parametrize("name", WITH_NETWORK)
def test_what_a_lock_counts_more_than_the_ledger_sells_is_those_without_a_slot(name):
    """In every year in which all who ask have a slot the two curves of sales are one, but for the days on the way."""
    scenario = SCENARIOS[name]
    inputs = answers.lean_inputs("design_lock", scenario)
    asked, started, _ = slots_and_kept(scenario)
    sold = over_areas("market", "sales", scenario).sum(axis=0)
    counted = lock_sales(inputs, over_areas("design_lock", "asked", scenario))
    without = np.divide(asked - started, asked, out=np.zeros_like(asked), where=asked > 0)
    for year in np.flatnonzero(counted > 0):
        assert sold[year] >= counted[year] * (1 - without[year] - FROZEN)


def lock_sales(inputs, asked: np.ndarray) -> np.ndarray:
    """Return (YEARS,) USD million that a lock counts as sold to those who ask (areas, YEARS), all travelling frozen."""
    served = areas.countries_served(inputs).part
    kept = np.exp(-inputs.lost_a_day / 100 * (making.days_but_for_lanes(inputs, inputs.wait_days) + inputs.cryo_days))
    return kept * (served * net_prices(inputs)) @ asked


@pytest.mark.parametrize("other", [1000.00001, np.nan, np.inf])
def test_topics_that_do_not_agree_are_found(other):
    assert disagreements({"peak": {"market": 1000.0, "partner": other}})
    assert disagreements({"sales": {"market": (0.0, 1000.0), "partner": (0.0, other)}})
    assert not disagreements({"peak": {"market": 1000.0, "partner": 1000.0 + 1e-7}, "one": {"market": 1.0}})


def test_the_command_line_prints_rows_of_scenario_quantity_topic_and_value(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["explorer", "--ledger"])
    assert command.main() == 0
    printed = capsys.readouterr()
    rows = json.loads(printed.out)
    assert printed.err == f"{ledger.verdict(rows)}\n" and printed.err.endswith("; all agree.\n")
    assert {row["scenario"] for row in rows} == set(SCENARIOS)
    assert all(list(row) == ["scenario", "quantity", "topic", "value"] for row in rows)


def test_the_verdict_of_the_ledger_names_what_does_not_agree():
    told = [{"scenario": "s", "quantity": name, "value": value} for name, value in
            (("peak", 1.0), ("peak", 1.1), ("alone", 2.0), ("launch", 3.0), ("launch", 3.0))]  # fmt: skip
    assert ledger.verdict(told) == "2 quantities are told by several pages; they do not agree on 1: s: peak."


def test_a_line_of_the_ledger_is_what_its_page_lets_others_read():
    given = ledger.inputs(Scenario())
    for field, topic in company.UPSTREAM.items():
        assert getattr(given, field) == ledger.owned(topic, Scenario())[field]
