"""Who is to come for each problem: named with figures of patients or said to be nobody, and like set against like."""

from dataclasses import replace

import pytest

from components import cached
from models import pitch
from models.pitch import shown
from tests.models.pitch.cases import inputs_of

PROBLEMS = [option for option, _ in cached.catalogue()["indication"].options]
IN_PATIENTS = ("response", "durability", "crs", "icans", "days", "failure")


def with_nobody_to_come(inputs: pitch.Inputs) -> pitch.Inputs:
    """Return inputs whose landscape names no product to come."""
    return replace(inputs, landscape=replace(inputs.landscape, coming={}))


@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_problem_names_a_product_to_come_that_has_figures_or_says_that_nobody_has(problem):
    inputs = inputs_of(indication=problem)
    land = inputs.landscape
    named = [
        key
        for key in land.coming.get(problem, {})
        if land.products[key].stage in ("phase 2", "phase 3", "under review")
        and any(figure.patients for figure in land.shown[problem][key].values())
    ]
    assert bool(named) != bool(shown.none_to_come(inputs))
    assert set(shown.coming(inputs)["Product"]) >= {land.products[key].brand for key in named}


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_problem_without_products_to_come_says_so_in_a_sentence(problem):
    inputs = inputs_of(indication=problem)
    assert "No product to come" in shown.none_to_come(with_nobody_to_come(inputs))
    unmeasured = {key: {} for key in inputs.landscape.shown[problem]}
    silent = replace(inputs.landscape, shown={**inputs.landscape.shown, problem: unmeasured})
    assert "No product to come" in shown.none_to_come(replace(inputs, landscape=silent))


def test_a_figure_of_patients_stands_for_one_disease_alone():
    problems = {}
    for row in cached.listed_rows("landscape"):
        if row["criterion"] in IN_PATIENTS:
            problems.setdefault(row["fact_id"], set()).add(row["indication"])
    assert {fact for fact, found in problems.items() if len(found) > 1} == set()


def test_what_is_compared_in_adults_was_not_seen_in_children_too():
    compared = pitch.compared(inputs_of(indication="b_all"))
    assert {"aucatzyl", "tecartus", "lasmecelx", "ari0001x"} <= set(compared)
    populations = [figure.population for figures in compared.values() for figure in figures.values()]
    assert populations and not [one for one in populations if "children" in one]


def test_a_date_that_is_read_or_worked_out_has_its_source_in_the_table():
    for problem in PROBLEMS:
        table = shown.coming(inputs_of(indication=problem))
        assert (table["source"].isna() == (table["basis"] == "illustrative")).all()
