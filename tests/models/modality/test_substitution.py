"""One class after another: the curve of a class that follows its law, and of one that broke it."""

import numpy as np
import pytest

from models.methods import diffusion
from models.modality import frames, substitution
from models.modality.substitution import IN_VIVO, LEAST, SHELF
from tests.models.modality.cases import DEFAULTS

MANY = 10_000


def counted(shares, deals: int = MANY) -> tuple:
    """Return (year, of the class, all deals) of made-up years."""
    return tuple((2010 + at, round(deals * share), deals) for at, share in enumerate(shares))


def test_a_class_that_follows_the_law_is_found_with_its_half_and_takeover():
    shares = diffusion.fisher_pry(np.arange(12.0), 6.0, 5.0)
    found = substitution.fitted(counted(shares), False)
    assert found.half == pytest.approx(2016, abs=0.05) and found.takeover == pytest.approx(5, rel=0.01)
    assert np.abs(found.residuals).max() < 0.001
    low, high = found.takeovers()
    assert low <= found.takeover <= high


def test_a_class_that_rose_and_fell_back_is_told_to_its_peak_and_the_rest_stands_beside():
    shares = [0.1, 0.3, 0.5, 0.7, 0.8, 0.5, 0.2, 0.0]
    found = substitution.fitted(counted(shares), True)
    assert found.told == 5 and len(found.residuals) == 5 and len(found.years) == 8
    assert found.curve(found.years)[-1] > 0.8  # what the law would have foretold
    assert substitution.fitted(counted(shares[: LEAST - 1]), False) is None


def test_fewer_years_leave_a_wider_band():
    random = np.random.default_rng(5)
    shares = np.clip(diffusion.fisher_pry(np.arange(16.0), 8.0, 8.0) + random.normal(0, 0.05, 16), 0, 1)
    few, many = (substitution.fitted(counted(shares[:count]), False).takeovers() for count in (7, 16))
    assert few[1] - few[0] > many[1] - many[0]


def test_in_the_store_the_shelf_rose_to_2021_and_broke_and_in_vivo_rises():
    shelf, new = (substitution.taken(DEFAULTS, which) for which in (SHELF, IN_VIVO))
    assert shelf.years[shelf.told - 1] == 2021 and shelf.shares[-1] < shelf.band(shelf.years)[0, -1]
    assert new.told == len(new.years) and new.shares[-1] > new.shares[0]


def test_a_curve_that_broke_ends_where_it_broke_and_another_is_marked_where_no_point_stands():
    rows = frames.follows(DEFAULTS)
    shelf, vivo = (rows[rows["label"] == name] for name in frames.NEWER.values())
    assert shelf["year"].max() == shelf.loc[shelf["mark"] == "seen", "year"].max() and "ahead" not in set(shelf["mark"])
    last = vivo.loc[vivo["mark"] == "seen", "year"].max()
    assert vivo.loc[vivo["mark"] == "line", "year"].max() == last == vivo.loc[vivo["mark"] == "ahead", "year"].min()
