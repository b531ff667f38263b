"""What the store says beside the claims of regional plants and of China: the rows that it links to them, by date."""

import pytest

from explorer import claims
from explorer.store import listed_rows
from models.scenario import Scenario

ANTIBODIES, DEALS = 11, 4


def lines(number: int):
    """Return the lines of a claim's one table."""
    (table,) = claims.record(number, Scenario()).tables
    return table.lines


@pytest.mark.parametrize("number", [ANTIBODIES, DEALS])
def test_all_rows_that_the_store_links_to_the_claim_are_told_by_date_with_their_source(number):
    claim = next(row["fact_id"] for row in claims.listed() if row["claim_no"] == number)
    linked = {row["to_fact"] for row in listed_rows("links") if row["from_fact"] == claim}
    assert {line.row["fact_id"] for line in lines(number)} == linked and len(linked) > 3
    dates = [line.cells[0] for line in lines(number) if line.cells[0]]
    assert dates == sorted(dates) and all(line.row["source"] for line in lines(number))


def test_antibody_capacity_is_told_by_year_with_its_use_and_where_it_stands():
    told = {(line.cells[0], line.cells[3]) for line in lines(ANTIBODIES)}
    assert {("2010", "million litres"), ("2010", "percent"), ("2018", "million litres")} <= told


def test_a_row_of_history_without_a_number_tells_its_words():
    without = [line for line in lines(ANTIBODIES) if line.cells[2] is None]
    assert without and all(line.row["text"] in line.cells[1] for line in without)


def test_the_deals_beside_the_claim_of_china_are_in_vivo_and_others():
    kinds = {line.cells[1] for line in lines(DEALS)}
    assert any(kind.startswith("in vivo") for kind in kinds) and len(kinds) > 1
