"""Real companies: the model comes near to what was published, and says why where it does not."""

import json
from functools import cache

import pytest

from components import real
from explorer import __main__ as command
from explorer import presets, reality
from explorer.answers import answer
from explorer.store import listed_rows, records
from models import company

FIGURES, NEAR = 30, 20
ROWS = {row["figure"]: row for row in listed_rows("reality")}


@cache
def told_of(figure: str) -> dict:
    """Return a published figure beside what the model gives for it."""
    return reality.told(ROWS[figure])


def test_there_are_thirty_figures_and_most_are_met():
    near = [figure for figure in ROWS if reality.apart(told_of(figure)["ratio"]) <= reality.WITHIN]
    assert len(ROWS) >= FIGURES
    assert len(near) >= max(NEAR, len(ROWS) * NEAR / FIGURES), sorted(set(ROWS) - set(near))


@pytest.mark.parametrize("figure", ROWS)
def test_a_figure_far_from_the_model_says_why(figure):
    told = told_of(figure)
    far = reality.apart(told["ratio"]) > reality.FAR
    assert not far or len((told["why"] or "").split()) > 5, told


@pytest.mark.parametrize("figure", ROWS)
def test_a_figure_is_in_the_unit_of_what_stands_beside_it_and_has_a_source_or_says_how_it_was_made(figure):
    fact, row = records("facts", "fact_id")[ROWS[figure]["fact_id"]], ROWS[figure]
    in_words = {"value": fact["unit"]}.get(row["cell"], "usd_million")
    assert reality.unit_of(row) == in_words and reality.published(row)
    assert fact["source"] or fact["built_from"]


def test_every_reading_of_the_table_is_one_that_the_code_knows():
    assert {row["reading"] for row in ROWS.values()} <= set(reality.READINGS)


@pytest.mark.parametrize("name", ["Legend with J&J", "Kite", "Autolus", "Iovance"])
def test_a_company_has_sales_of_at_least_one_year_and_more_than_sales(name):
    mine = [row for row in ROWS.values() if row["company"] == name]
    assert "sales" in {row["reading"] for row in mine} and len({row["reading"] for row in mine}) >= 4


def test_a_figure_of_a_year_is_read_over_that_year_of_the_companys_own_preset():
    row = next(row for row in ROWS.values() if row["reading"] == "sales")
    asked = reality.Asked(presets.scenario_of(row["preset"]), row["from_month"], row["to_month"], None)
    whole = company.between(asked.years, "sales", 0, row["to_month"])
    before = company.between(asked.years, "sales", 0, row["from_month"])
    assert reality.model(row) == pytest.approx(whole - before)


@pytest.mark.parametrize("figure", [figure for figure, row in ROWS.items() if row["reading"] == "signing"])
def test_what_a_deal_paid_stands_beside_what_the_models_own_deal_pays_or_beside_words(figure):
    found = answer("partner", presets.scenario_of(ROWS[figure]["preset"])).detail
    told = told_of(figure)
    if found.would_sign:
        assert told["model"] == found.figures["signing"] > 0
    else:
        assert told["model"] is told["ratio"] is None and told["why"].startswith(reality.NO_DEAL)


def test_a_figure_for_which_the_model_has_no_deal_counts_as_neither_near_nor_far():
    one = told_of(next(iter(ROWS))) | {"ratio": 1.0}
    said = real.summary([one, one | {"model": None, "ratio": None}])
    assert said.startswith("Of 2 published figures 1 are within")
    assert "for 1 the model has no deal" in said and "none differ" in said


def test_the_command_line_prints_company_figure_published_and_model(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["explorer", "--reality"])
    assert command.main() == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == len(ROWS)
    assert {"company", "figure", "published", "model", "ratio"} <= set(rows[0])
