"""What the data must be beyond the rules of one row: nothing gathered is lost, and every mark means what it says."""

import re
from collections import Counter

import pytest

from data import store

# How many facts were gathered for each table; a row of ours that was not among them has an id that ends in x.
GATHERED = {
    "claims": 11,
    "conflicts": 15,
    "deals": 108,
    "demand": 40,
    "design_lock_cases": 16,
    "exits": 11,
    "facility_build": 15,
    "logistics": 13,
    "mab_precedent": 19,
    "modality_classes": 11,
    "modality_cogs": 12,
    "network_capacity": 14,
    "product_metrics": 108,
    "products": 35,
    "rd_benchmarks": 67,
    "sites": 83,
    "synthesis": 33,
    "treatment_centres": 14,
}
# How many rows each table has now, with the gathered cells that held several figures made into several rows.
ROWS = GATHERED | {
    "claim_evidence": 55,
    "company_quarters": 670,
    "conflicts": 50,
    "deals": 210,
    "demand": 48,
    "exits": 14,
    "launches": 60,
    "letters": 82,
    "logistics": 15,
    "mab_precedent": 20,
    "modality_cogs": 10,
    "network_capacity": 17,
    "product_metrics": 178,
    "products": 46,
    "rd_benchmarks": 114,
    "sites": 150,
    "studies": 56,
    "synthesis": 36,
    "treatment_centres": 9,
}
NATURAL = {"deals": "D", "sites": "S", "exits": "X", "design_lock_cases": "L"}


def gathered_id(fact_id: str) -> str:
    """Return the gathered fact that a row comes from: rd_benchmarks-015c is a part of rd_benchmarks-015."""
    return re.sub(r"(?<=\d)[a-w]$", "", fact_id)


@pytest.fixture(scope="module")
def facts(connection):
    """Return what all facts have in common."""
    return store.rows(connection, "facts")


def test_six_hundred_and_twenty_two_facts_were_gathered():
    assert sum(GATHERED.values()) == 625


def test_no_gathered_fact_is_lost(connection, facts):
    unread = store.rows(connection, "unread")
    for table, count in GATHERED.items():
        known = [
            *facts.loc[facts["fact_table"] == table, "fact_id"],
            *unread.loc[unread["of_table"] == table, "row_id"],
        ]
        ids = {gathered_id(fact_id) for fact_id in known}
        ids = {fact_id for fact_id in ids if not fact_id.endswith("x")}
        if table in NATURAL:
            width = 3 if table in ("deals", "sites") else 2
            expected = {f"{NATURAL[table]}{number:0{width}}" for number in range(1, count + 1)}
        elif table in ("products", "modality_classes"):
            assert len(ids) == count, table
            continue
        else:
            expected = {f"{table}-{number:03}" for number in range(1, count + 1)}
        assert ids == expected, table


def test_every_table_has_the_rows_that_it_should(facts):
    assert Counter(facts["fact_table"]) == ROWS


def test_every_fact_stands_in_its_table(connection, facts):
    for table in ROWS:
        assert set(store.rows(connection, table)["fact_id"]) == set(facts.loc[facts["fact_table"] == table, "fact_id"])


def test_a_cell_that_held_two_figures_is_two_rows(connection):
    logistics = store.rows(connection, "logistics").set_index("fact_id")
    assert logistics.loc[["logistics-001a", "logistics-001b"], ["region", "value"]].values.tolist() == [
        ["US", 27.0],
        ["Europe", 38.0],
    ]
    phases = store.rows(connection, "rd_benchmarks").set_index("fact_id").loc["rd_benchmarks-015a":"rd_benchmarks-015d"]
    assert phases["stage"].tolist() == ["phase 1", "phase 2", "phase 3", "filing"]
    assert phases["value"].tolist() == [62.8, 24.6, 40.1, 82.4]


def test_a_fact_says_something(facts):
    silent = facts[facts[["text", "value", "low", "high"]].isna().all(axis=1) & (facts["basis"] != "gap")]
    told_by_their_columns = {
        "claims", "conflicts", "deals", "design_lock_cases", "exits", "facility_build", "launches", "letters",
        "modality_classes", "products", "sites", "studies",
    }  # fmt: skip
    assert set(silent["fact_table"]) <= told_by_their_columns


def test_recalled_facts_and_only_they_rest_on_sources_that_were_not_read(connection, facts):
    tiers = store.sources(connection).set_index("source")["tier"]
    for basis, tier in zip(facts["basis"], facts["source"].map(tiers), strict=True):
        assert (basis == "recalled") == (tier == "R")


def test_assumptions_that_are_published_rest_on_sources_that_were_read(connection):
    tiers = store.sources(connection).set_index("source")["tier"]
    rows = store.assumptions(connection)
    assert not (rows.loc[rows["basis"] == "published", "source"].map(tiers) == "R").any()
    assert (rows.loc[rows["basis"] == "recalled", "source"].map(tiers) == "R").all()


def test_every_source_that_was_read_has_an_address_and_no_address_stands_twice(connection):
    sources = store.sources(connection)
    read = sources[sources["tier"] != "R"]
    assert read["url"].str.fullmatch(r"https?://([\w-]+\.)+[a-z]{2,}(:\d+)?(/[!-~]*)?").all()
    assert not read["url"].duplicated().any()


def test_every_source_is_used(connection, facts):
    rows = store.assumptions(connection)
    points = store.rows(connection, "assumption_points")
    entrants = store.rows(connection, "entrants")
    used = set(facts["source"]) | set(rows["source"]) | set(points["source"]) | set(entrants["source"])
    used |= set(store.rows(connection, "uptake")["source"])
    used |= {"bms_cvr_suit", "cen_molmed_2020"}  # other sides of conflicts-105x and conflicts-115x
    assert set(store.sources(connection)["source"]) <= used


def test_every_conflict_concerns_rows_that_are_there(connection, facts):
    links = store.rows(connection, "links")
    for conflict in store.rows(connection, "conflicts")["fact_id"]:
        concerned = links.loc[links["from_fact"] == conflict, "to_fact"]
        assert len(concerned) and set(concerned) <= set(facts["fact_id"])


def test_every_derived_range_but_the_gaps_names_the_rows_it_is_drawn_from(connection):
    links = set(store.rows(connection, "links")["from_fact"])
    synthesis = store.rows(connection, "synthesis")
    assert set(synthesis.loc[synthesis["basis"] != "gap", "fact_id"]) <= links


@pytest.mark.parametrize("table", ["deals", "sites"])
def test_what_a_source_supports_are_filled_columns_of_the_row(connection, table):
    rows = store.rows(connection, table)
    for _, row in rows[rows["supports"].notna()].iterrows():
        assert row[row["supports"].split()].notna().all(), row["fact_id"]
    assert rows.loc[rows["basis"] == "recalled", "supports"].isna().all()


def test_money_is_told_from_other_units(connection, facts):
    money = set(store.units(connection).query("is_money")["unit"])
    assert facts.loc[facts["unit"].isin(money), "money_year"].notna().all()


def test_countries_have_one_name_and_one_region(connection):
    named = {}
    for table in ("demand", "treatment_centres", "sites"):
        rows = store.rows(connection, table).dropna(subset=["country"])
        for country, region in zip(rows["country"], rows["region"], strict=True):
            named.setdefault(country, set()).add(region.split()[0] if region.startswith("US") else region)
    assert all(len(regions) == 1 for regions in named.values()), named
    assert not {"USA", "US", "UK", "Britain", "PRC"} & set(named)


def test_twelve_hundred_facts_were_read_and_at_most_five_in_a_hundred_are_recalled(facts):
    told = facts["basis"].value_counts()
    assert told["published"] >= 1200
    assert told["recalled"] <= 0.05 * len(facts)
