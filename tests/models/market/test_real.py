"""Real products: their ramps are read as reported, and share as the model says."""

import numpy as np
import pytest

from components import cached
from models.market import real
from tests.models.market.given import plain

PRODUCTS = [{"fact_id": "one", "first_approval_date": "2020-01-01"}, {"fact_id": "two", "first_approval_date": None}]


def row(period: str, value: float, product: str = "one", region: str = "Global", measure: str = "net_sales") -> dict:
    """Return a row as the store has it."""
    return {"product": product.title(), "product_id": product, "measure": measure, "region": region, "period": period,
            "value": value, "fact_id": period}  # fmt: skip


def test_a_quarter_is_a_pace_of_four_times_as_much_in_its_middle():
    (told,) = real.ramps([row("2021-Q1", 10.0)], PRODUCTS)["One"]
    assert told.pace == pytest.approx(40) and told.years == pytest.approx(1.125, abs=0.01)


def test_a_half_year_is_a_pace_of_twice_as_much():
    (told,) = real.ramps([row("2021-H2", 10.0)], PRODUCTS)["One"]
    assert told.pace == pytest.approx(20) and told.years == pytest.approx(1.75, abs=0.01)


def test_a_year_is_left_out_where_its_quarters_are_known():
    told = real.ramps([row("2021", 100.0), row("2021-Q3", 10.0), row("2022", 200.0)], PRODUCTS)["One"]
    assert [one.pace for one in told] == pytest.approx([40, 200])


def test_the_first_period_counts_from_the_launch_on():
    late = [{"fact_id": "one", "first_approval_date": "2020-07-01"}]
    (told,) = real.ramps([row("2020", 50.0)], late)["One"]
    assert told.pace == pytest.approx(100) and told.years == pytest.approx(0.25)


def test_only_sales_of_one_launched_product_for_a_plain_period_are_a_ramp():
    rows = [row("2021", 1.0, region="Europe"), row("2021", 1.0, product="two"), row("2021", 1.0, measure="cash"),
            row("2018/2021", 1.0), row("2019", 1.0)]  # fmt: skip
    assert real.ramps(rows, PRODUCTS).get("One", []) == []


def test_the_world_stands_before_the_united_states_alone():
    both = [row("2021", 100.0), row("2021", 60.0, region="US")]
    assert [one.pace for one in real.ramps(both, PRODUCTS)["One"]] == [100]
    assert [one.pace for one in real.ramps(both[1:], PRODUCTS)["One"]] == [60]


def test_eight_real_products_have_a_ramp_in_the_order_of_time():
    found = real.ramps(cached.listed_rows("company_quarters"), cached.listed_rows("products"))
    assert {"Yescarta", "Kymriah", "Tecartus", "Breyanzi", "Abecma", "Carvykti", "Amtagvi", "Aucatzyl"} <= set(found)
    for told in found.values():
        years = [one.years for one in told]
        assert years == sorted(years) and min(years) > 0 and all(one.pace > 0 for one in told)


def test_carvykti_sold_its_first_two_billion_a_year_in_its_fourth():
    told = real.ramps(cached.listed_rows("company_quarters"), cached.listed_rows("products"))["Carvykti"]
    assert 3 < next(one.years for one in told if one.pace > 2000) < 4


def test_products_alike_that_come_at_once_share_alike():
    inputs = plain(entry_order=0.0, standard_response=60.0, response=60.0)
    found = real.side_by_side(inputs, [("A", 60.0, "a"), ("B", 60.0, "b")])
    assert [one.share for one in found] == pytest.approx([100 / 3] * 3)


def test_a_better_or_an_earlier_product_has_more():
    inputs = plain(response=50.0, standard_response=50.0)
    shares = np.array([one.share for one in real.side_by_side(inputs, [("A", 50.0, "a"), ("B", 50.0, "b")])])
    assert np.all(np.diff(shares) < 0) and shares.sum() == pytest.approx(100)
    assert real.side_by_side(inputs, [("A", 50.0, "a"), ("B", 90.0, "b")])[1].share > shares[1]
