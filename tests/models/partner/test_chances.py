"""Chances of proof of concept, of the study and of the filing: their product is the design's own chance."""

import numpy as np
import pytest

from models.partner.years import chances_of
from models.steps import steps_of
from tests.models.partner.cases import having


@pytest.mark.parametrize("p_success", [0.5, 10.0, 38.0, 60.0, 90.0, 99.0])
@pytest.mark.parametrize(("p_pivotal", "p_filing"), [(20.0, 50.0), (41.0, 90.0), (65.0, 85.0), (95.0, 99.0)])
def test_a_launch_is_as_likely_as_the_design_makes_it(p_success, p_pivotal, p_filing):
    inputs = having(p_success=p_success, p_pivotal=p_pivotal, p_filing=p_filing)
    assert 100 * chances_of(inputs)[-1] == pytest.approx(p_success)
    assert chances_of(inputs).sum() == pytest.approx(1.0)
    assert all(0 < step <= 1 for step in steps_of(inputs))


def test_a_study_and_a_filing_keep_their_chances_as_long_as_proof_of_concept_can_fail():
    assert steps_of(having(p_success=30.0, p_pivotal=60.0, p_filing=80.0)) == pytest.approx((0.625, 0.6, 0.8))


def test_a_design_surer_than_its_study_lifts_both_steps_by_the_same_power():
    proof, pivotal, filing = steps_of(having(p_success=36.0, p_pivotal=40.0, p_filing=90.0 * 0.9))
    assert proof == 1.0 or proof == pytest.approx(0.36 / (0.4 * 0.81))
    assert np.log(pivotal) / np.log(0.4) == pytest.approx(np.log(filing) / np.log(0.81))


def test_the_steps_do_not_leap_where_proof_of_concept_becomes_certain():
    below, above = (steps_of(having(p_success=p, p_pivotal=50.0, p_filing=80.0)) for p in (39.999999, 40.000001))
    assert below == pytest.approx(above, abs=1e-6)
