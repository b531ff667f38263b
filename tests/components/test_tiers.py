"""How near a source is to who said it first stands beside every row that names it."""

import pytest

from components import cached, evidence, numbers, presets
from models.scenario import Scenario

TIERS = {row["tier"]: row["label"] for row in cached.listed_rows("tiers")}


@pytest.mark.parametrize("source", cached.listed_rows("sources"), ids=lambda row: row["source"])
def test_a_source_says_its_tier_in_words(source):
    found = cached.source_of(source["source"])
    assert found["tier"] == TIERS[source["tier"]]
    assert found["tier_help"]


def test_a_fact_for_or_against_a_claim_is_cited_with_its_tier():
    for row in cached.rows("claim_evidence").itertuples():
        tier = cached.source_of(row.source)["tier"]
        assert tier is None or tier in evidence.citation(row)


def test_every_table_with_sources_has_a_column_of_tiers():
    frame = evidence.with_sources(cached.rows("deals"))
    assert set(frame["tier"].dropna()) <= set(TIERS.values())
    assert frame["tier"].notna().sum() == cached.rows("deals")["source"].notna().sum()
    assert presets.told("footprint")["Tier"].notna().any()


def test_the_card_of_an_assumption_with_a_source_says_the_tier():
    with_source = [row["key"] for row in cached.listed_rows("assumptions") if row["source"]]
    assert with_source
    for key in with_source:
        assert numbers.assumption_line(key, Scenario())["source"]["tier"] in TIERS.values()
        assert evidence.assumption(key, Scenario())["tier"] in TIERS.values()
