"""The page of viability, run without a browser: its ends, its sections, what it says of classes nobody has costed."""

import re

import numpy as np
import pytest

from components import cached
from models.digits import known
from models.scenario import Scenario
from tests.models.pitch.cases import scenario_of
from tests.pages.opened import VIABILITY_PAGE, answer, app, assert_is_whole, at, ends, errors, panels, words
from tests.pages.sections import sections
from tests.sample import some


@pytest.fixture(scope="module")
def opened():
    """The app at the page, opened once."""
    return app(VIABILITY_PAGE).run()


SHELF = [option for option, _ in cached.catalogue()["modality"].options
         if option in cached.inputs("footprint", Scenario()).from_shelf]  # fmt: skip


@pytest.mark.parametrize("changes", some(ends("viability", SHELF), of=3), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, changes):
    assert_is_whole(at(scenario_of(**changes), opened), "viability", str(changes))


@pytest.mark.parametrize("section", sections(VIABILITY_PAGE))
@pytest.mark.parametrize(
    "changes", [{}, {"demand_factor": 0.1, "price_us": 200_000.0, "failure": 25.0}], ids=["defaults", "poor"]
)
def test_every_section_opens(opened, section, changes, few_probes):
    scenario = scenario_of(**changes)
    before = len(at(scenario, opened).main)
    assert_is_whole(at(scenario, opened, section), "viability", section)
    assert len(opened.main) > before, f"{section} draws nothing"


def test_the_sections_are_those_tested_here(opened):
    assert at(Scenario(), opened).get("button_group")[0].options == list(sections(VIABILITY_PAGE))


@pytest.mark.parametrize("modality", SHELF)
def test_of_a_class_made_in_advance_the_page_says_that_it_is_not_modelled_and_shows_no_number(opened, modality):
    page = at(scenario_of(modality=modality), opened)
    assert not errors(page)
    assert "not modelled for this class" in page.info[0].value
    assert "answer" not in panels(page)
    assert not page.get("vega_lite_chart")


def test_the_first_years_are_told_with_why_they_are_poor(opened):
    assert "since plants stand ready for doses to come" in answer(at(Scenario(), opened))


def test_the_margin_aimed_at_is_reached_or_not(opened):
    assert "is reached" in answer(at(scenario_of(price_us=700_000.0, price_europe=500_000.0), opened))
    assert "is not reached" in answer(at(scenario_of(price_us=100_000.0), opened))


def test_the_head_sets_beside_the_margin_the_cost_that_the_margin_counts_with(opened):
    """The cost of making leaves transport out, the margin does not: both costs are said, each with what it is."""
    here = cached.answer("viability", Scenario()).detail.now
    shown = panels(at(Scenario(), opened))["answer"]
    head, behind = words([shown["sentences"][0]]), words(shown["sentences"][2:])
    figures = {part["key"]: part["text"] for parts in shown["sentences"] for part in parts if isinstance(part, dict)}
    assert "to make" in head and "With transport a dose costs" in behind
    assert figures["delivered"] == f"about USD {known(here.cost[0] / here.started[0] * 1e6)}"
    assert here.margin[0] == pytest.approx(100 * (1 - here.cost[0] / here.sales[0]))


@pytest.mark.parametrize(
    "changes", [{"price_asia": 200_000.0}, {"demand_factor": 0.5, "uptake_years": 4.0, "filing_months": 10.0}]
)
def test_the_fullest_year_is_named_with_why_it_is_not_that_of_most_sales(opened, changes):
    scenario = scenario_of(**changes)
    shown = panels(at(scenario, opened))["answer"]
    (year,) = map(int, re.findall(r"Gross margin in year (\d+), the fullest", words(shown["sentences"])))
    inputs = cached.inputs("viability", scenario)
    assert inputs.started[year - 1] == pytest.approx(max(inputs.started), rel=1e-3)
    sold = np.sum([inputs.sales_us, inputs.sales_europe, inputs.sales_asia], axis=0)
    assert year - 1 != sold.argmax(), "nothing needs to be explained"
    assert "where prices fall, sales peak sooner" in answer(at(scenario, opened))
