"""Comparable deals: the interval's coverage by counting, the steps of matching, and that nothing is lost."""

import numpy as np
import pytest

from components import cached
from models.pitch.deals import Deal, band, comparables, deals_of, year_of

DEALS = deals_of(cached.listed_rows("deals"), cached.listed_rows("modality_class_map"))


def deal(key, **changes) -> Deal:
    told = {
        "year": 2024.0, "buyer": "b", "seller": "s", "kind": "licence", "group": "g", "stage": "early",
        "ended": False, "upfront": 10.0, "total": 100.0, "basis": "published",
    }  # fmt: skip
    return Deal(key, **(told | changes))


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 14, 30])
def test_the_interval_holds_the_median_as_often_as_it_says(count):
    random = np.random.default_rng(count)
    samples = np.exp(random.standard_normal((20_000, count)))  # the true median is 1
    coverage = band(samples[0]).coverage
    held = [band(sample) for sample in samples[:4000]]
    assert np.mean([one.low <= 1 <= one.high for one in held]) == pytest.approx(coverage, abs=0.02)
    assert all(one.coverage == coverage for one in held)


def test_few_figures_say_that_they_are_few():
    assert band([]) is None
    assert band([7.0]).coverage == 0
    four = band([1.0, 2.0, 5.0, 9.0])
    assert (four.median, four.low, four.high) == (3.5, 1.0, 9.0)
    assert four.coverage == pytest.approx(1 - 2 / 16)


def test_more_figures_narrow_the_interval_inside_their_range():
    many = band(list(range(1, 31)))
    assert 1 < many.low < many.median < many.high < 30
    assert many.coverage >= 0.9


def test_matching_lets_go_of_the_stage_first_and_then_of_the_group():
    same = [deal(f"a{i}") for i in range(5)]
    later = [deal(f"b{i}", stage="late") for i in range(3)]
    other = [deal("c0", group="h")]
    assert comparables((*same, *later, *other), "licence", "g", "early", 5).matched_on == ("kind", "group", "stage")
    assert comparables((*same[:2], *later, *other), "licence", "g", "early", 5).matched_on == ("kind", "group")
    assert comparables((*same[:2], *later[:1], *other), "licence", "g", "early", 5).matched_on == ("kind",)


def test_every_deal_is_either_compared_or_dropped_with_a_reason():
    for kind in ("licence", "acquisition"):
        found = comparables(DEALS, kind, "autologous ex vivo", "early", 12)
        assert len(found.deals) + len(found.dropped) == len(DEALS)
        assert all(reason for _, reason in found.dropped)
        assert all(one.kind == kind and one.upfront is not None for one in found.deals)


def test_a_purchase_without_milestones_has_no_share_of_a_headline():
    assert deal("p", upfront=100.0, total=100.0).share is None
    assert deal("p", upfront=50.0, total=1000.0).share == 0.05
    assert deal("p", upfront=None).share is None


def test_the_early_platform_pacts_with_great_headlines_paid_little_and_ended():
    """Century, Fate, Adaptimmune and Genentech: headlines of three billion, 2 to 5 % paid, all ended."""
    great = [one for one in DEALS if one.total and one.total >= 3000 and one.group == "iPSC / stem-cell derived"]
    assert len(great) == 3
    assert all(0.01 < one.share <= 0.05 and one.ended for one in great)


def test_dates_of_any_length_are_years():
    assert year_of("2015-10-26") == pytest.approx(2015.79, abs=0.01)
    assert year_of("2012-10") == pytest.approx(2012.79, abs=0.01)
    assert year_of("2014") == 2014.5
