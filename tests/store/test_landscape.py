"""The landscape: one definition a criterion, nothing blended, every product known, and complete sets of settings."""

import pytest

from components import cached

CRITERIA = cached.records("criteria", "criterion")
ROWS = cached.listed_rows("landscape")
INDICATIONS = [option for option, _ in cached.catalogue()["indication"].options]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['indication']} {row['product']} {row['criterion']}")
def test_a_figure_measures_what_its_criterion_says(row):
    fact, criterion = cached.records("facts", "fact_id")[row["fact_id"]], CRITERIA[row["criterion"]]
    if fact["fact_table"] == "product_metrics":
        own = cached.records("product_metrics", "fact_id")[row["fact_id"]]
        assert own["metric"] == criterion["metric"]
        assert own["product_id"] == row["product"]
        assert fact["unit"] == criterion["unit"]
    elif fact["fact_table"] == "modality_cogs":
        own = cached.records("modality_cogs", "fact_id")[row["fact_id"]]
        assert own["item"] == criterion["metric"]
        assert own["modality_class"] == cached.records("products", "fact_id")[row["product"]]["modality_class"]
        assert fact["unit"] == "usd_a_dose"
    else:
        assert fact["fact_table"] == "network_capacity"
        assert row["criterion"] == "doses"
        assert fact["unit"] in ("doses_a_year", "patients_a_year")


def test_out_of_specification_never_stands_for_failure():
    facts = {row["fact_id"] for row in ROWS}
    mixed = {row["fact_id"] for row in cached.listed_rows("product_metrics")
             if row["metric"] in ("nonconforming_pct", "oos_or_failure_pct", "not_infused_pct")}  # fmt: skip
    assert not facts & mixed


@pytest.mark.parametrize("indication", INDICATIONS)
def test_every_product_compared_has_shown_a_complete_response(indication):
    mine = [row for row in ROWS if row["indication"] == indication]
    assert mine
    with_response = {row["product"] for row in mine if row["criterion"] == "response"}
    assert {row["product"] for row in mine} == with_response


def test_every_indication_of_the_landscape_can_be_chosen():
    assert {row["indication"] for row in ROWS} == set(INDICATIONS)


def test_every_class_that_can_be_chosen_is_described_in_the_store():
    classes = cached.records("modality_classes", "fact_id")
    assert {option for option, _ in cached.catalogue()["modality"].options} <= set(classes)


def test_buyers_say_something_of_every_criterion_or_nothing_at_all():
    said = cached.rows("buyer_weights").groupby("buyer")["criterion"].nunique()
    for row in cached.listed_rows("buyers"):
        assert said.get(row["buyer"], 0) == (len(CRITERIA) if row["how"] in ("order", "weights") else 0)
    assert {row["buyer"] for row in cached.listed_rows("buyers")} == {
        option for option, _ in cached.catalogue()["buyer"].options
    }


def test_an_order_names_each_rank_once():
    for row in cached.listed_rows("buyers"):
        if row["how"] == "order":
            ranks = cached.rows("buyer_weights").query("buyer == @row['buyer']")["weight"]
            assert sorted(ranks) == list(range(1, len(CRITERIA) + 1))


def test_every_setting_that_an_option_brings_is_within_its_range():
    for key, row in cached.catalogue().items():
        for option, settings in row.brings:
            for other, value in settings:
                assert cached.catalogue()[other].read(value) == value, f"{key} {option}: {other}"


def test_every_way_has_a_real_company_and_every_company_a_source_or_a_claim():
    from models.partner.plan import PLANS

    rows = cached.listed_rows("company_paths")
    assert {row["plan"] for row in rows} == set(PLANS)
    facts = cached.records("facts", "fact_id")
    assert all(facts[row["fact_id"]]["source"] for row in rows)
