"""Reality: the default cost of a dose against gross margins that companies report, with their own sales and plants.

Sales are reported. Patients follow from sales at what a dose brings after unpaid ones and lower prices abroad. Capital
of plants is reported where it is known and written off over the default life of a plant; what sites and suites cost to
run is not reported by anybody: a site is taken at 40 to 50 USD million a year, suites at 1.5 for each hundred patients
that they are ready for.
"""

import numpy as np
import pytest

from components import cached
from models import making, viability
from tests.models.viability.cases import ROWS, company

SITE, HUNDRED_READY = 45.0, 1.5  # USD million a year
LIFE = ROWS["capital_life"].default
QUARTER = ("company_quarters-161", "company_quarters-039")  # Iovance's cost of sales and sales, first quarter of 2025


def reported(fact: str) -> float:
    """Return a reported gross margin, percent, or what a reported ratio of cost to sales leaves of a hundred."""
    row = cached.records("facts", "fact_id")[fact]
    return row["value"] if row["unit"] == "percent" else 100 * (1 - row["value"])


def margins(sales, patients, sites, ready, capital) -> np.ndarray:
    """Return the gross margin of each year given; sites: how many, ready: patients a year that suites are ready for."""
    suites, written_off = HUNDRED_READY * np.array(ready) / 100, np.array(capital) / LIFE
    given = company(sales, patients, SITE * np.array(sites), suites, written_off)
    return np.array(viability.read(given)["margin_by_year"][: len(sales)])


def carvykti() -> np.ndarray:
    """Return the margins of 2022 to 2025: Raritan from the start, Ghent and Morris Plains from 2024."""
    sales, patients = (134.0, 500.0, 963.0, 1887.0), (330.0, 1250.0, 2400.0, 4750.0)
    return margins(sales, patients, (1, 1, 2, 2.5), (800, 1800, 3500, 6000), (250.0, 500.0, 650.0, 800.0))


def test_a_company_of_the_size_of_legend_earns_the_margin_it_reports():
    assert carvykti()[-1] == pytest.approx(reported("modality_cogs-006"), abs=5)


def test_legend_sold_below_cost_in_its_first_commercial_quarter_and_so_does_its_first_year_here():
    first = reported("modality_cogs-101x")
    assert first < 0
    assert first - 20 < carvykti()[0] < 5
    assert (np.diff(carvykti()) > 0).all()


def test_a_first_year_as_small_as_autolus_has_is_sold_below_cost():
    year = margins((75.0, 128.0), (185.0, 310.0), (1, 1), (700, 700), (89.0, 89.0))
    assert year[0] == pytest.approx(reported("modality_cogs-102x"), abs=20)
    assert -40 < year[0] < 0 < year[1]


def test_iovance_lies_between_the_first_and_the_last_quarter_of_its_year():
    """A line is busy for 22 days, so that suites ready for so many patients are worth two and a half times as many."""
    year = margins((164.0, 264.0), (230.0, 440.0), (1, 1), (1500, 2200), (75.0, 125.0))
    cost, sales = (cached.records("facts", "fact_id")[fact]["value"] for fact in QUARTER)
    assert 100 * (1 - cost / sales) < year[1] < reported("company_quarters-068")
    assert year[1] == pytest.approx(reported("modality_cogs-007"), abs=15)


def test_a_mature_dose_costs_what_margins_imply_and_not_what_the_process_model_prints():
    model = cached.records("facts", "fact_id")["modality_cogs-001"]["value"]
    legend = company((1887.0,) * 8, (4750.0,) * 8, (112.0,) * 8, (90.0,) * 8, (53.0,) * 8)
    cost = viability.read(legend)["cost_a_dose"]
    assert 150_000 < cost < 200_000
    assert making.dose_cost(legend) > model


def test_the_split_of_the_process_model_is_one_move_on_the_sliders_away():
    """Each slider of a batch has its point; together they make the published dose with a full plant of the time."""
    points = cached.rows("assumption_points").set_index("key")
    batch = ("labour", "materials", "vector_cost", "testing")
    split = {key: float(points.loc[[key], "value"].iloc[0]) for key in batch}
    plants = 1e6 * 60.0 / (4000 * 0.85 * 0.96)  # USD a dose: the plant of that model, 4,000 doses when always full
    published = cached.records("facts", "fact_id")["modality_cogs-001"]["value"]
    assert sum(split.values()) / 0.96 + plants == pytest.approx(published, rel=0.03)
