"""What buys rank: the map, what is needed, what a tenth of a scale buys, what a figure explains."""

from dataclasses import replace

import numpy as np
import pytest

from components import cached
from models import pitch
from models.pitch import frames
from models.pitch import levers as pitch_levers
from tests.models.pitch.cases import DEFAULTS, first, having, inputs_of, scenario_of

GIVEN = {"landscape", "buyers", "deals", "classes", "described", "labels", "from_shelf", *pitch.UPSTREAM}
KEYS = pitch.criteria_keys(DEFAULTS)


def test_the_map_agrees_with_moving_the_asset_there():
    found, axes = pitch.ranking(DEFAULTS), (KEYS.index("icans"), KEYS.index("response"))
    across, up, shares = pitch_levers.map_shares(DEFAULTS, found, *axes)
    for i, j in ((0, 0), (7, 5), (14, 10)):
        moved = having(icans=float(across[i]), response=float(up[j]) - DEFAULTS.gained)
        assert shares[i, j] == pytest.approx(first(moved), abs=2e-3)


def test_what_is_needed_puts_the_asset_first_and_less_does_not():
    inputs = having(response=54.0, crs=8.0, icans=8.0, durability=55.0)
    found = pitch.ranking(inputs)
    assert found.place > 1
    levers = {one.criterion.key: one for one in pitch_levers.levers(inputs, found)}
    needed = levers["response"].needed
    assert pitch.ranking(replace(inputs, response=needed - inputs.gained)).place == 1
    assert pitch.ranking(replace(inputs, response=needed - inputs.gained - 5)).place > 1


def test_the_map_and_what_is_needed_know_the_gate():
    inputs = having(response=20.0, crs=2.0, icans=2.0, gate=5.0)
    found, axes = pitch.ranking(inputs), (KEYS.index("icans"), KEYS.index("response"))
    across, up, shares = pitch_levers.map_shares(inputs, found, *axes)
    for i, j in ((14, 0), (14, 4), (10, 10)):
        moved = replace(inputs, icans=float(across[i]), response=float(up[j]) - inputs.gained)
        assert shares[i, j] == pytest.approx(first(moved), abs=2e-3)
    assert shares[:, 0].max() < 0.01 < shares[:, -1].max()


def test_a_tenth_of_a_scale_buys_what_moving_by_it_buys():
    found = pitch.ranking(DEFAULTS)
    lever = next(one for one in pitch_levers.levers(DEFAULTS, found) if one.criterion.key == "response")
    tenth = (lever.criterion.best - lever.criterion.worst) / 10
    assert lever.gain == pytest.approx(first(having(response=DEFAULTS.response + tenth)) - first(DEFAULTS), abs=1e-3)


def test_what_a_figure_explains_of_a_function_of_it_alone_is_nearly_all():
    random = np.random.default_rng(3)
    figure, noise = random.random(4000), random.random(4000)
    assert pitch_levers.explained(figure, figure**2) > 0.98
    assert pitch_levers.explained(figure, noise) < 0.02


def test_moving_on_the_map_lands_where_it_was_asked_to():
    for modality in ("autologous_exvivo_cart", "in_vivo_lnp_mrna"):
        inputs = inputs_of(modality=modality)
        for criterion, figure in (("days", 27.0), ("response", 70.0), ("doses", 4000.0)):
            key, value = pitch.moved_handle(inputs, criterion, figure)
            moved = cached.inputs("pitch", scenario_of(modality=modality, **{key: float(value)}))
            assert pitch.asset_figures(moved)[criterion] == pytest.approx(figure, rel=0.08)


def test_an_asset_that_claims_more_than_any_product_is_told_so():
    assert "response" in {one.key for one, *_ in frames.above_all(having(response=80.0))}
    assert "response" not in {one.key for one, *_ in frames.above_all(having(response=54.0, gained=0.0))}
