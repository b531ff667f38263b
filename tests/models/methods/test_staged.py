"""Two published decision trees with abandonment, to their printed digits, and what must hold of any."""

import json
from pathlib import Path

import pytest

from models.methods.staged import Stage, staged_value

CASES = {case["id"]: case for case in json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))}


def bma(**changed):
    """Return the stages of the drug of Brealey, Myers and Allen, figure 10.7, and its rate."""
    case = CASES["bma_10_7"]["inputs"] | changed
    moves = tuple(tuple(pair) for pair in case["pv"].values())
    second, third = case["ph2"], case["ph3"]
    return [
        Stage(second["cost"], second["p"], second["years"], moves),
        Stage(third["cost"], third["p"], third["years"]),
    ]


def test_the_drug_of_brealey_myers_and_allen():
    case, stages = CASES["bma_10_7"], bma()
    rate, expected = case["inputs"]["r"], case["expected"]
    nodes = [staged_value(stages[1:], worth, 0.0, rate, may_stop=True) for worth, _ in stages[0].moves]
    assert nodes == pytest.approx([expected["node_up"], expected["node_mid"], expected["node_down"]], abs=case["tol"])
    assert staged_value(stages, 1.0, 0.0, rate, may_stop=True) == pytest.approx(expected["npv"], abs=case["tol"])
    assert staged_value(stages, 1.0, 0.0, rate, may_stop=True) == pytest.approx(18.63, abs=0.005)


def test_the_inhaler_of_the_same_book_is_not_worthwhile_at_either_chance_of_success():
    dearer = {
        "ph2": {"cost": 38, "p": 0.44, "years": 2},
        "pv": {"up": [1000, 0.25], "mid": [300, 0.5], "down": [100, 0.25]},
    }
    poorer = {"ph3": {"cost": 130, "p": 0.75, "years": 3}}
    values = [staged_value(bma(**changed), 1.0, 0.0, 0.096, may_stop=True) for changed in
              (dearer, poorer, dearer | poorer)]  # fmt: skip
    assert values == pytest.approx([15.32, 14.10, 9.75], abs=0.005)


def trinomial():
    """Return the stages of the workbook's biotech case."""
    case = CASES["biotech_case_trinomial"]["inputs"]
    moves = ((case["up"], case["p_up"]), (1.0, case["p_flat"]), (case["down"], case["p_down"]))
    return case, [Stage(case[phase]["cost"], case[phase]["p"], 0.0, moves) for phase in ("ph2", "ph3")]


def test_the_biotech_case_is_rejected_by_rnpv_and_taken_with_the_right_to_stop():
    case, stages = trinomial()
    expected, tol = CASES["biotech_case_trinomial"]["expected"], CASES["biotech_case_trinomial"]["tol"]
    worth, launch = case["R0"], case["launch_cost"]
    with_stop = staged_value(stages, worth, launch, 0.0, may_stop=True)
    assert staged_value(stages, worth, launch, 0.0, may_stop=False) == pytest.approx(expected["rnpv"], abs=tol)
    assert with_stop == pytest.approx(expected["option_with_abandonment"], abs=tol)
    assert with_stop - case["contract"]["price"] == pytest.approx(expected["pharma_value_after_price"], abs=tol)
    nodes = [staged_value(stages[1:], worth * factor, launch, 0.0, may_stop=True) for factor, _ in stages[0].moves]
    assert nodes == pytest.approx(expected["ph3_nodes"], abs=tol)
    ends = sorted({round(worth * a * b, 9) for a, _ in stages[0].moves for b, _ in stages[1].moves}, reverse=True)
    launched = [staged_value([], end, launch, 0.0, may_stop=True) for end in ends]
    assert launched == pytest.approx(expected["launch_nodes"], abs=tol)


def test_the_right_to_stop_is_never_worth_less_than_nothing_and_nothing_where_nobody_would():
    case, stages = trinomial()
    for worth in (100.0, 900.0, 3000.0):
        free = staged_value(stages, worth, case["launch_cost"], 0.0, may_stop=True)
        bound = staged_value(stages, worth, case["launch_cost"], 0.0, may_stop=False)
        assert free >= bound
    assert staged_value(stages, 9e6, 650.0, 0.0, True) == pytest.approx(staged_value(stages, 9e6, 650.0, 0.0, False))


def test_without_risk_and_rate_it_is_a_sum():
    stages = [Stage(20.0, 1.0), Stage(100.0, 1.0)]
    assert staged_value(stages, 900.0, 650.0, 0.0, may_stop=False) == 900 - 650 - 100 - 20
