"""Where names stand beside what they name: apart, within the axis, and as near as can be."""

import numpy as np
import pytest

from models.names import parted


@pytest.mark.parametrize("seed", range(8))
def test_names_stand_a_line_apart_in_their_order_and_within_both_ends(seed):
    wanted = np.random.default_rng(seed).uniform(-1, 1, 5)
    stands = np.array(parted(wanted, 0.2, -1, 1))
    assert (np.diff(stands[np.argsort(wanted)]) >= 0.2 - 1e-9).all()
    assert stands.min() >= -1 - 1e-9 and stands.max() <= 1 + 1e-9


def test_names_that_are_far_apart_stand_where_they_belong():
    assert parted([0.5, -0.5, 0.0], 0.2, -1, 1) == pytest.approx([0.5, -0.5, 0.0])


def test_names_of_one_place_part_to_both_sides_of_it():
    assert parted([0.0, 0.0, 0.0], 0.2, -1, 1) == pytest.approx([-0.2, 0.0, 0.2])
