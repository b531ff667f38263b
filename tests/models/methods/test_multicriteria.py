"""The other methods, against published cases; two normalisations of one case crown different winners."""

import json
from pathlib import Path

import numpy as np
import pytest

from models.methods import multicriteria

CASES = {case["id"]: case for case in json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))}


def arrays(case: dict):
    """Return matrix, weights and signs of a case."""
    inputs = case["inputs"]
    matrix = inputs["M"] if not isinstance(inputs["M"], str) else CASES["promethee_papathanasiou"]["inputs"]["M"]
    weights = np.array(inputs["w"], float)
    return np.array(matrix, float), weights, np.array(inputs.get("types", [1] * len(weights)))


def test_topsis_of_one_case_crowns_another_winner_with_another_normalisation():
    case = CASES["topsis_opricovic"]
    matrix, weights, signs = arrays(case)
    scores = {name: multicriteria.topsis(matrix, weights, signs, name) for name in ("range", "vector")}
    assert scores["range"] == pytest.approx(case["expected"]["minmax"], abs=case["tol"])
    assert scores["vector"] == pytest.approx(case["expected"]["vector"], abs=case["tol"])
    assert scores["range"].argmax() != scores["vector"].argmax()


def test_topsis_of_six_phones():
    case = CASES["topsis_ersoy"]
    matrix, weights, signs = arrays(case)
    expected = pytest.approx(case["expected"]["vector"], abs=case["tol"])
    assert multicriteria.topsis(matrix, weights, signs, "vector") == expected


def test_promethee_of_six_projects():
    case = CASES["promethee_papathanasiou"]
    matrix, weights, signs = arrays(case)
    q, p = (np.full(len(weights), float(case["inputs"][name])) for name in ("q", "p"))
    assert multicriteria.promethee(matrix, weights, signs, q, p) == pytest.approx(
        case["expected"]["phi"], abs=case["tol"]
    )


def test_vikor_of_six_projects():
    case = CASES["vikor_papathanasiou"]
    matrix, weights, signs = arrays(case)
    found = multicriteria.vikor(matrix, weights, signs, case["inputs"]["v"])
    assert found == pytest.approx(case["expected"]["Q"], abs=case["tol"])


def test_ahp_of_the_schools_gives_the_weights_and_says_that_they_are_inconsistent():
    case = CASES["ahp_school"]
    found = multicriteria.ahp(np.array(case["inputs"]["A"]))
    assert found.weights == pytest.approx(case["expected"]["w"], abs=case["tol"])
    assert found.largest_eigenvalue == pytest.approx(case["expected"]["lambda_max"], abs=case["tol"])
    assert found.index == pytest.approx(case["expected"]["CI"], abs=case["tol"])
    assert found.ratio == pytest.approx(case["expected"]["CR"], abs=1e-3)
    assert not found.consistent


def test_comparisons_that_follow_from_weights_are_consistent_and_give_them_back():
    weights = np.array([0.5, 0.3, 0.15, 0.05])
    found = multicriteria.ahp(weights[:, None] / weights)
    assert found.weights == pytest.approx(weights)
    assert found.ratio == pytest.approx(0, abs=1e-9)
    assert found.consistent


def test_nothing_said_in_pairs_is_even_and_consistent():
    found = multicriteria.ahp(multicriteria.from_pairs({}, 4))
    assert found.weights == pytest.approx(np.full(4, 0.25))
    assert found.consistent


def test_pairs_make_a_reciprocal_matrix_and_left_of_the_middle_favours_the_first():
    last, even = len(multicriteria.PAIR_SCALE) - 1, len(multicriteria.PAIR_SCALE) // 2
    found = multicriteria.from_pairs({(0, 1): 0, (0, 2): even, (1, 2): last}, 3)
    assert found * found.T == pytest.approx(np.ones((3, 3)))
    assert (found[0, 1], found[0, 2], found[1, 2]) == (9, 1, pytest.approx(1 / 9))


def test_a_circle_of_preferences_is_inconsistent():
    """First over second, second over third, third over first: no weights can say that."""
    assert not multicriteria.ahp(multicriteria.from_pairs({(0, 1): 1, (1, 2): 1, (0, 2): 7}, 3)).consistent
