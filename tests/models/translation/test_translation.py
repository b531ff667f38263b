"""The theory, limits, directions and corners of translation."""

from dataclasses import fields, replace
from math import isnan
from pathlib import Path

import numpy as np
import pytest
import yaml

from models import translation as model
from models.methods.cascade import cascade
from models.methods.screening import predictive_value, throughput_for_validity

ROWS = Path(__file__).parents[3] / "data" / "translation_rows.yaml"
BASE = model.Inputs("own", 1000, 1, 5, 40, 60, 30, 20, 0.002, 0.5, 20, 300, 5, 5, 5, 10, 5, 1, 1, 1, 1, 50, 10, 5)


def having(**changes):
    return replace(BASE, **changes)


def test_without_a_second_screen_the_share_is_that_of_taylor_and_russell():
    one = having(second_passed=100.0)
    for validity in (0.1, 0.35, 0.8):
        assert model.good_share(one, validity) == pytest.approx(predictive_value(0.01, 0.05, validity), rel=1e-4)


def test_the_curve_through_few_points_is_that_of_the_cascade():
    for validity in (0.05, 0.31, 0.77, 0.985):
        exact = cascade(0.01, (0.05, 0.2), (validity, 0.3))[-1]
        assert model.good_share(BASE, validity) == pytest.approx(exact, rel=1e-3)


def test_screens_that_tell_nothing_leave_the_base_rate():
    assert model.good_share(having(second_validity=0.0), 0.0) == pytest.approx(0.01, rel=1e-6)


def test_a_nearly_perfect_screen_as_strict_as_the_base_rate_passes_the_good():
    assert model.good_share(having(passed=1.0, second_passed=100.0), 1.0) > 0.95


def test_noise_lowers_validity_by_the_root_of_reproducibility():
    assert model.attenuated(0.4, 0.25) == pytest.approx(0.2)
    assert model.attenuated(0.4, 0.0) == 0


def test_more_validity_is_never_worse_where_nothing_is_dropped_after():
    found = model.good_share(having(second_passed=100.0, passed=0.5), np.linspace(0, 0.99, 40))
    assert (np.diff(found) > 0).all()


def test_a_weak_second_screen_gains_less_of_candidates_that_are_alike():
    found = model.good_share(BASE, np.array([0.3, 0.6, 0.9, 0.99]))
    assert found[0] < found[1] < found[2]
    assert found[3] < model.good_share(having(passed=1.0, second_passed=100.0), 0.99)


@pytest.mark.parametrize("share", [0.0, 10.0, 30.0])
def test_at_the_rise_that_pays_nothing_is_gained(share):
    one = having(partner_share=share)
    rise = model.break_even(one)
    at = model.attenuated((one.validity + rise) / 100, one.reproducibility / 100)
    own = model.attenuated(one.validity / 100, one.reproducibility / 100)
    assert rise > 0
    assert model.worth(one, model.ALL, at) == pytest.approx(model.worth(one, model.OWN, own), abs=1e-5)


def test_a_partner_who_takes_more_must_raise_validity_more():
    rises = [model.break_even(having(partner_share=share)) for share in (0.0, 10.0, 20.0, 30.0)]
    assert rises == sorted(rises) and rises[0] < rises[-1]


def test_nothing_pays_for_a_partner_who_takes_all():
    assert isnan(model.break_even(having(partner_share=100.0)))
    assert model.break_even(having(partner_share=0.0), model.OWN) == 0


@pytest.mark.parametrize("plan", list(model.PLANS))
def test_the_parts_sum_to_the_gain_and_every_kind_has_its_phrase(plan):
    found = model.answer(having(questions=plan))
    assert sum(found.contributions.values()) == pytest.approx(found.value, abs=1e-9)
    assert found.words(model.PHRASES)
    assert set(model.PHRASES) == set(model.PLANS)


def test_each_corner_has_its_decision():
    none = {f"{one}_rise": 0.0 for one in model.QUESTIONS}
    assert model.decision(having(**none, screen_cost=1.0))["verdict"].kind == "own"
    assert model.decision(having(**none, screen_cost=0.0))["verdict"].kind == "more"
    free = {f"{one}_cost": 0.0 for one in model.QUESTIONS}
    assert model.decision(having(**free, partner_share=0.0, screen_cost=1.0))["verdict"].kind == "all"
    for one in model.QUESTIONS:
        only = none | {f"{one}_rise": 30.0}
        assert model.decision(having(**only, screen_cost=1.0))["verdict"].kind == one


def test_plans_that_do_nothing_are_no_clear_difference():
    nothing = {f"{one}_{part}": 0.0 for one in model.QUESTIONS for part in ("rise", "cost")}
    found = model.answer(having(**nothing, partner_share=0.0, more_candidates=1.0))
    assert len(found.ranks) == 1
    assert len(found.ranks[0]) == len(model.PLANS)


def test_a_tenth_of_validity_offsets_ten_times_the_candidates_of_a_large_screen_as_scannell_and_bosley_say():
    for good_rate in (1e-2, 1e-3, 1e-5):
        assert 10 < throughput_for_validity(good_rate, 10_000, 0.5, 0.4) < 100


def test_in_a_small_screen_that_is_fairly_valid_it_does_not():
    assert throughput_for_validity(1e-2, 100, 0.5, 0.4) < 10


def test_every_corner_of_the_rows_has_an_answer():
    rows = yaml.safe_load(ROWS.read_text(encoding="utf-8"))["assumptions"]
    ends = {row["key"]: (float(row["low"]), float(row["high"])) for row in rows if "low" in row}
    assert set(ends) | {"questions", "materiality"} == {field.name for field in fields(model.Inputs)}
    random = np.random.default_rng(3)
    for _ in range(12):
        one = having(**{key: float(random.choice(end)) for key, end in ends.items()})
        assert np.isfinite(model.decision(one)["best"])
        assert 0 <= model.read(one)["good_share"] <= 1


def test_the_checklist_and_a_sweep_have_a_row_each():
    assert list(model.checklist(BASE)["question"]) == list(model.QUESTIONS)
    swept = model.sweep(BASE, "partner_share", [0.0, 50.0])
    assert swept["best"].is_monotonic_decreasing
