"""The market as a topic: theory, limits, directions, corners, identities with the other topics."""

from dataclasses import fields, replace

import numpy as np
import pytest

import explorer
from components import cached
from models import market
from models.answer import Verdict
from models.market import frames
from models.scenario import Scenario
from models.years import AREAS, YEARS
from tests.models.market.given import NOBODY, whole
from tests.models.pitch.cases import scenario_of

ROWS = cached.catalogue()
SLIDERS = [f.name for f in fields(market.Inputs) if f.type is float and f.name in ROWS]
DEFAULTS = whole()


def check(inputs):
    """Hold an answer against what must be true of every one."""
    answer = market.answer(inputs)
    numbers = [answer.value, answer.best, answer.low, answer.high, answer.sure, answer.runner_up_cost]
    assert np.isfinite([*numbers, *answer.contributions.values()]).all()
    assert sum(answer.contributions.values()) == pytest.approx(answer.value, abs=1e-9, rel=1e-9)
    assert list(answer.contributions) == list(market.MECHANISMS)
    assert all(np.isfinite(reading).all() for reading in answer.reads.values())
    assert answer.value <= answer.best + 1e-9
    assert 0 <= answer.low <= answer.high
    assert 0 <= answer.sure <= 1 and answer.runner_up_cost >= 0
    assert answer.verdict.kind in market.PHRASES and answer.runner_up != answer.verdict
    assert market.read(inputs) == answer.reads
    return answer


# Theory


def test_every_field_is_an_assumption_or_read_of_another_topic():
    names = {f.name for f in fields(market.Inputs)}
    shown = {key for sight in ("main", "more") for key in cached.keys("market", sight)}
    assert names - set(market.UPSTREAM) - set(market.GIVEN) == shown


def test_peak_sales_are_what_a_sheet_of_paper_says():
    one = replace(DEFAULTS, treated_us=(100.0,) * YEARS, treated_europe=NOBODY, treated_asia=NOBODY,
                  price_us=400_000.0, out_of_spec=10.0)  # fmt: skip
    assert market.plan_value(one) == pytest.approx(36)


def test_sales_by_year_are_patients_given_a_dose_at_the_price_of_a_paid_one():
    reads = market.read(DEFAULTS)
    for area, price in zip(AREAS, market.net_prices(DEFAULTS), strict=True):
        assert reads[f"sales_{area}"] == pytest.approx(price * np.array(getattr(DEFAULTS, f"treated_{area}")), abs=1e-9)
    total = np.sum([reads[f"sales_{area}"] for area in AREAS], axis=0)
    assert reads["peak_sales"] == pytest.approx(total.max()) and total[int(reads["peak_year"]) - 1] == total.max()


def test_sales_count_the_price_of_the_countries_served_and_the_parts_say_so():
    dearer = replace(DEFAULTS, paid_asia=(1.4,) * YEARS)
    now, before = market.read(dearer), market.read(DEFAULTS)
    assert now["sales_asia"] == pytest.approx(1.4 * np.array(before["sales_asia"]))
    assert now["sales_us"] == before["sales_us"]
    assert check(dearer).contributions["countries"] > 0 == check(DEFAULTS).contributions["countries"]


def test_a_price_of_countries_served_is_told_only_where_somebody_is():
    told = frames.prices(replace(DEFAULTS, treated_asia=NOBODY)).set_index("Region")
    assert np.isfinite(told.loc["Europe"].astype(float)).all()
    assert told.loc["Asia and Australia"].isna().tolist() == [False, True, True]


def test_our_part_of_all_treated_is_read_back_from_who_is_asked():
    constant = np.full(360, 0.2)
    people = market.asked_by_year(DEFAULTS, DEFAULTS.launch_month, constant)
    asked = {f"asked_{area}": tuple(row) for area, row in zip(AREAS, people, strict=True)}
    found = market.share_by_year(replace(DEFAULTS, **asked))
    assert found[found > 0] == pytest.approx(0.2)


@pytest.mark.parametrize(("sales", "kind"), [(1000, "large"), (999, "middle"), (300, "middle"), (299, "small")])
def test_the_size_is_read_off_two_limits(sales, kind):
    dollars = replace(DEFAULTS, treated_us=(1000.0,) * YEARS, treated_europe=NOBODY, treated_asia=NOBODY,
                      price_us=1000.0 * sales, out_of_spec=0.0, large_sales=1000.0, small_sales=300.0)  # fmt: skip
    assert market.decision(dollars)["verdict"] == Verdict(kind)


def test_the_runner_up_is_as_far_as_its_limit():
    answer = market.answer(DEFAULTS)
    limit = DEFAULTS.large_sales if answer.runner_up.kind == "large" else DEFAULTS.small_sales
    assert answer.runner_up_cost == pytest.approx(abs(limit - answer.value))


# Limits


def test_a_world_without_spread_has_one_future():
    certain = replace(DEFAULTS, demand_spread=0.0, rival_spread=0.0)
    answer = check(certain)
    assert (answer.low, answer.high, answer.sure) == (pytest.approx(answer.value), pytest.approx(answer.value), 1.0)


def test_futures_are_about_the_expected_sales():
    peaks = market.futures(DEFAULTS)[:, int(market.read(DEFAULTS)["peak_year"]) - 1]
    assert peaks.mean() == pytest.approx(market.plan_value(DEFAULTS), rel=0.05)


def test_where_nobody_is_treated_there_is_no_market():
    nobody = {f"treated_{area}": NOBODY for area in AREAS}
    answer = check(replace(DEFAULTS, **nobody))
    assert answer.verdict == Verdict("none") and answer.value == 0 and not answer.told


def test_a_launch_everywhere_leaves_nothing_out():
    assert market.answer(DEFAULTS).best == market.plan_value(DEFAULTS)


def test_a_launch_at_home_leaves_out_what_the_others_would_have_brought():
    everywhere, home = whole(), whole(launch_in="us")
    assert market.answer(home).best == pytest.approx(market.plan_value(everywhere), rel=0.01)
    assert check(home).contributions["europe"] == 0


# Directions


@pytest.mark.parametrize("key", ["price_us", "price_europe", "price_asia"])
def test_a_higher_price_never_lowers_sales(key):
    assert market.plan_value(replace(DEFAULTS, **{key: 1.2 * getattr(DEFAULTS, key)})) > market.plan_value(DEFAULTS)


def test_more_unpaid_doses_lower_sales():
    assert market.plan_value(replace(DEFAULTS, out_of_spec=20.0)) < market.plan_value(DEFAULTS)


@pytest.mark.parametrize("key", ["demand_factor", "reach_us", "eligible_europe", "response"])
def test_more_patients_or_a_better_product_never_lower_sales(key):
    assert market.plan_value(whole(**{key: 1.2 * getattr(DEFAULTS, key)})) > market.plan_value(DEFAULTS)


@pytest.mark.parametrize("key", ["rivals_now", "rivals_a_year", "rival_improvement", "erosion", "standard_response"])
def test_stronger_rivals_and_copies_never_raise_sales(key):
    assert market.plan_value(whole(**{key: 1.2 * getattr(DEFAULTS, key)})) <= market.plan_value(DEFAULTS)


def test_more_spread_widens_the_band():
    narrow, wide = (market.answer(replace(DEFAULTS, demand_spread=spread)) for spread in (10.0, 60.0))
    assert wide.high - wide.low > narrow.high - narrow.low


# Corners


@pytest.mark.parametrize("end", ["low", "high"])
@pytest.mark.parametrize("key", SLIDERS)
def test_both_ends_of_every_slider_have_an_answer(key, end):
    check(whole(**{key: getattr(ROWS[key], end)}))


def test_all_low_and_all_high_have_an_answer():
    for end in ("low", "high"):
        check(whole(**{key: getattr(ROWS[key], end) for key in SLIDERS}))


def test_a_limit_above_the_other_still_gives_one_size():
    check(replace(DEFAULTS, small_sales=1000.0, large_sales=500.0))


# Identities with the other topics


@pytest.mark.parametrize(
    "changes", [{}, {"launch_in": "us"}, {"indication": "b_all"}, {"modality": "in_vivo_lnp_mrna"}]
)
def test_the_market_sells_what_the_design_lock_asks_for_and_the_footprint_treats(changes):
    scenario = scenario_of(**changes)
    inputs = explorer.inputs("market", scenario)
    lock, network = (explorer.answer(topic, scenario).reads for topic in ("design_lock", "footprint"))
    assert inputs.launch_month == lock["launch_month"]
    for area in AREAS:
        assert getattr(inputs, f"asked_{area}") == lock[f"asked_{area}"]
        assert getattr(inputs, f"treated_{area}") == network[f"treated_{area}"]
        assert np.all(np.array(network[f"treated_{area}"]) <= np.array(lock[f"asked_{area}"]) + 1e-9)
    check(inputs)


def test_the_default_company_is_of_the_size_of_real_ones():
    assert 600 <= explorer.answer("market", Scenario()).value <= 1200
