"""Generations: Bass found again in a pace of sales, Norton and Bass's own identities, and what points cannot carry."""

import numpy as np
import pytest

from models.methods import diffusion
from models.modality import generations, spreads
from models.modality.generations import HALF, Spreading, successor, years_until
from models.modality.inputs import Ramp
from tests.models.modality.cases import DEFAULTS, having

P, Q, PEAK = 0.03, 0.6, 1_000.0


def sold(until: float, count: int = 14, noise: float = 0.0) -> Ramp:
    """Return a made-up ramp of the law, with errors of so many USD million a year."""
    years = np.linspace(0.25, until, count)
    pace = generations.pace(years, np.array([P, Q, PEAK])) + noise * np.random.default_rng(3).normal(size=count)
    return Ramp("made up", 2015.0, tuple(years.tolist()), tuple(pace.tolist()))


def fitted(**ramp) -> Spreading:
    """Return the curve through a made-up ramp."""
    return generations.fitted(sold(**ramp))


def test_a_ramp_of_the_law_is_found_again_with_its_peak_and_half():
    found = fitted(until=12.0)
    assert found.parameters[2] == pytest.approx(PEAK, rel=0.02)
    assert found.until(HALF)[0] == pytest.approx(years_until((P, Q), HALF), rel=0.02)
    assert np.abs(found.residuals).max() < 0.01 * PEAK and found.told


def test_the_years_to_a_share_are_those_at_which_the_curve_has_it():
    for share in (0.1, 0.5, 0.9):
        assert diffusion.bass(years_until((P, Q), share), P, Q) == pytest.approx(share)


def test_a_successor_that_adds_nobody_has_the_share_of_its_own_curve_and_the_sum_is_the_first_alone():
    found, years, launch = fitted(until=12.0), np.linspace(0, 30, 61), 9.0
    first, second = successor(found, launch, years)
    assert first + second == pytest.approx(found.curve(years))
    at = launch + found.until(HALF)[0]
    first, second = successor(found, launch, np.array([at]))
    assert first == pytest.approx(second)


def test_a_ramp_that_still_rises_tells_no_peak_and_a_longer_one_does_with_a_narrower_band():
    young, old = fitted(until=3.5, noise=15.0), fitted(until=12.0, noise=15.0)
    assert not young.told and old.told
    assert old.peaks[0] < PEAK < old.peaks[1]
    assert np.diff(old.peaks) < np.diff(young.peaks)


def test_on_the_grid_the_bands_are_those_of_fitting_every_draw_anew():
    ramp = sold(until=12.0, noise=40.0)
    years, paces = np.array(ramp.years), np.array(ramp.pace)
    fit, likely, _ = diffusion.likely_in_use(years, paces, 200, 3)
    slow = diffusion.fit_norton_bass(years, paces[None], np.zeros(1))
    assert fit[2] == pytest.approx(slow.parameters[2], rel=0.02)
    anew, _ = diffusion.likely_positive(lambda *x: generations.pace(years, np.array(x)), slow, paces, 40, 3)
    assert np.std(likely[:, 2]) == pytest.approx(np.std(anew[:, 2]), rel=0.5)
    with pytest.raises(ValueError, match="points"):
        diffusion.likely_in_use(years[:3], paces[:3], 10, 1)


def test_of_the_store_yescarta_tells_its_peak_and_carvykti_does_not_yet():
    found = {one.ramp.product: one for one in generations.spreading(DEFAULTS)}
    assert found["Yescarta"].told and not found["Carvykti"].told
    assert found["Yescarta"].peaks[0] < max(found["Yescarta"].ramp.pace) < found["Yescarta"].peaks[1]
    assert spreads.best_known(DEFAULTS).ramp.product == "Yescarta"
    told = spreads.products_table(DEFAULTS).set_index("Product")["Years to half of it"]
    assert told["Carvykti"] == "no peak yet" and told["Yescarta"].startswith("3.")


def test_a_pair_that_was_sold_stands_with_what_the_law_says_and_what_it_is_off_by():
    found = generations.followed(DEFAULTS, spreads.FIRST, spreads.SECOND)
    assert found.curves(found.years) + found.residuals == pytest.approx(found.sold)
    assert found.launch == pytest.approx(0.93, abs=0.05) and len(spreads.pair_table(DEFAULTS)) == len(found.years)


def test_without_published_quarters_there_is_nothing_to_draw_and_no_word_of_a_successor():
    none = having(ramps=())
    assert spreads.curves(none).empty and spreads.best_known(none) is None and spreads.pair_table(none).empty
