"""The company, year by year, beside real ones: every line with the page that owns it, and published figures."""

import pytest

from components import cached
from components.words import MARKS, money
from explorer import presets
from models import company
from models.scenario import Scenario
from tests.pages.opened import NONSENSE, app, at, errors, headline, panels, tables, unread
from tests.sample import some

PAGE = "company"


def test_the_ledger_names_the_page_of_every_line_and_has_a_column_a_year():
    page = app(PAGE).run()
    assert not errors(page)
    (ledger,) = tables(page)
    assert [line.rpartition(", ")[0] for line in ledger["Line"]] == [label for label, _, _ in company.LINES.values()]
    assert {line.rpartition(", ")[2] for line in ledger["Line"]} == {"a year", "USD m"}, "a line's name has its unit"
    assert set(ledger["Page"]) >= {"Market", "Footprint", "Viability", "Partner", "Design lock", "Sum"}
    assert list(ledger.columns[1:-1]) == [f"Year {year}" for year in range(1, len(ledger.columns) - 1)]


def test_the_ledger_on_the_page_is_that_of_the_scenario():
    scenario = presets.scenario_of("iovance_company")
    (ledger,) = tables(at(scenario, app(PAGE).run()))
    sales = company.by_line(cached.ledger.inputs(scenario))["sales"]
    shown = ledger.set_index("Line").loc["Sales, USD m"].iloc[:-1].astype(float).fillna(0.0)
    assert shown.tolist() == pytest.approx(list(sales[: len(shown)].round()))


def test_before_there_is_a_product_no_patient_and_no_sale_is_told_and_cash_is():
    (ledger,) = tables(app(PAGE).run())
    years = ledger.set_index("Line").drop(columns="Page")
    sales, launched = years.loc["Sales, USD m"], company.by_line(cached.ledger.inputs(Scenario()))["sales"] != 0
    assert sales.isna().tolist() == [not any(launched[: at + 1]) for at in range(len(sales))] and sales.isna().any()
    assert (
        years.loc["Patients given a dose, a year"].isna().any() and years.loc["Cash in the year, USD m"].notna().all()
    )


def test_the_deepest_cash_stands_beside_that_of_the_partner_page_with_what_sets_them_apart():
    page = app(PAGE).run()
    (said,) = [text.value for text in page.markdown if text.value.startswith("Launch in month")]
    need = cached.answer("partner", Scenario()).detail.figures["need"]
    assert "if all succeeds" in said and f"Partner page tells {money(need)} of your plan" in said


def test_a_company_that_serves_nobody_is_told_without_sales():
    rare = {"launch_in": "us", "eligible_us": 200.0, "reach_us": 5.0, "demand_factor": 0.1}
    page = at(Scenario(tuple(sorted(rare.items()))), app(PAGE).run())
    assert not errors(page)
    (said,) = [text.value for text in page.markdown if text.value.startswith("Launch in month")]
    assert headline(page) == "Nobody is treated and nothing sold." and "USD 0 m" not in said


@pytest.mark.parametrize("preset", some([None, *presets.names()], of=3))
def test_the_page_says_when_it_launches_and_how_large_it_is_in_every_preset(preset):
    scenario = presets.scenario_of(preset) if preset else Scenario()
    page = at(scenario, app(PAGE).run())
    assert not errors(page)
    said = " ".join(found.value for found in page.markdown)
    assert "Launch in month" in said and not NONSENSE.search(said + headline(page))
    assert len(headline(page).split()) <= 20


def test_published_figures_stand_beside_the_model_with_ratio_and_source():
    page = at(Scenario(), app(PAGE).run(), "Beside real companies")
    assert not errors(page) and not unread(page)
    _, real = tables(page)
    assert len(real) == len(cached.rows("reality"))
    has = real["Model"] != "no deal"
    assert (
        (real["Ratio"][has] > 0).all() and real["Ratio"][~has].isna().all() and set(real["Mark"]) <= set(MARKS.values())
    )
    assert (real["Source"].str.len() > 0).all()
    assert set(real["From"]) == {"set", "found"}


def test_it_says_how_it_is_worked_out():
    page = at(Scenario(), app(PAGE).run(), "How this is worked out")
    assert not errors(page) and any("Nothing is worked out twice" in found.value for found in page.markdown)


def test_the_years_follow_the_lines_whose_names_stay_in_sight():
    page = app(PAGE).run()
    (table,) = [sent for key, sent in panels(page).items() if key.startswith("table_")]
    order = [one["head"] for one in table["columns"]]
    assert order[0] == "Line" and order[1].startswith("Year") and order[-1] == "Page"
    assert [one["head"] for one in table["columns"] if one.get("pinned")] == ["Line"]
