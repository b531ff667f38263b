"""Plants, regions and the footprint's assumptions: what is on the map rests on facts, and every place can be set."""

import pytest

from data import store

AREAS = {"us", "europe", "asia"}
KEPT_BY = {"own_fact_id": ("in-house",), "contract_fact_id": ("CDMO", "contract")}  # words in a site's type


@pytest.fixture(scope="module")
def places(connection):
    return store.rows(connection, "network_places")


@pytest.fixture(scope="module")
def regions(connection):
    return store.rows(connection, "network_regions")


@pytest.fixture(scope="module")
def sites(connection):
    return store.rows(connection, "sites").set_index("fact_id")


@pytest.fixture(scope="module")
def rows(connection):
    return store.assumptions(connection, "footprint").set_index("key")


def area_of(site) -> str:
    """Return the area that a site's region belongs to."""
    return "us" if site["region"].startswith("US") else {"Europe": "europe"}.get(site["region"], "asia")


def test_weights_of_an_area_sum_to_a_hundred(regions):
    assert regions.groupby("area")["weight"].sum().to_dict() == pytest.approx(dict.fromkeys(AREAS, 100))


def test_every_area_has_places_regions_and_a_limit_of_days(places, regions, rows):
    assert set(places["area"]) == set(regions["area"]) == AREAS
    assert {key.removeprefix("limit_") for key in rows.index if key.startswith("limit_")} == AREAS


@pytest.mark.parametrize("table", ["network_places", "network_regions"])
def test_positions_are_those_of_the_file_and_labels_stand_once(connection, table):
    found = store.rows(connection, table)
    assert found["position"].tolist() == list(range(1, len(found) + 1))
    assert not found["label"].duplicated().any()


def test_a_plant_rests_on_a_fact_of_its_kind_in_its_area(places, sites):
    for _, place in places.iterrows():
        for column, words in KEPT_BY.items():
            if isinstance(place[column], str):
                site = sites.loc[place[column]]
                assert any(word in site["site_type"] for word in words), (place["place"], column)
                assert area_of(site) == place["area"], (place["place"], column)
                assert not site["status"].startswith(("cancelled", "closed", "divested")), (place["place"], column)


def test_no_site_stands_at_two_places(places):
    given = places[list(KEPT_BY)].stack().dropna()
    assert not given.duplicated().any(), given[given.duplicated()].tolist()


def test_a_place_lies_where_its_first_fact_lies(places, sites):
    for _, place in places.iterrows():
        first = place["own_fact_id"] if isinstance(place["own_fact_id"], str) else place["contract_fact_id"]
        assert (place["lat"], place["lon"]) == tuple(sites.loc[first, ["lat", "lon"]]), place["place"]


def test_a_place_lies_in_the_country_of_its_facts_or_in_the_single_market(places, sites):
    for _, place in places.iterrows():
        for fact_id in place[list(KEPT_BY)].dropna():
            country = sites.loc[fact_id, "country"]
            inside = place["area"] == "europe" and country not in ("United Kingdom", "Switzerland")
            assert place["country"] == ("European Union" if inside else country), place["place"]


def test_every_place_has_its_choice_and_every_choice_its_place(places, rows):
    choices = [key for key in rows.index if key.startswith("site_") and isinstance(rows.loc[key, "option"], str)]
    assert choices == [f"site_{place}" for place in places["place"]]
    assert rows.loc[choices, "label"].tolist() == places["label"].tolist()
    assert set(rows.loc[choices, "option"]) == {"auto"}
    assert set(rows.loc[choices, "sight"]) == {"more"}


def test_a_contract_plant_is_offered_only_where_a_contract_site_stands(connection, places):
    for _, place in places.iterrows():
        contract = ["contract"] if isinstance(place["contract_fact_id"], str) else []
        offered = store.options(connection, f"site_{place['place']}")["option"].tolist()
        assert offered == ["auto", "own", *contract, "closed"], place["place"]


def test_a_point_drawn_from_a_fact_says_what_the_fact_says(connection, rows, sites):
    points = store.rows(connection, "assumption_points").query("key in @rows.index and basis == 'published'")
    facts = store.rows(connection, "facts").set_index("fact_id")
    for _, point in points.iterrows():
        told = facts.loc[point["fact_id"], ["value", "low", "high"]].tolist()
        if point["fact_table"] == "sites":
            told += sites.loc[point["fact_id"], ["capacity_doses_per_year", "capex_usd_m"]].tolist()
        assert point["value"] in told, (point["key"], point["label"])


def test_points_lie_on_their_scale(connection):
    scales = store.assumptions(connection).set_index("key")
    for _, point in store.rows(connection, "assumption_points").iterrows():
        scale = scales.loc[point["key"]]
        assert scale["low"] <= point["value"] <= scale["high"], (point["key"], point["label"])


def test_help_is_twenty_words_at_most(rows):
    long = [key for key, words in rows["help"].items() if len(words.split()) > 20]
    assert not long


def test_the_largest_plant_holds_several_suites(rows):
    assert rows.loc["large_plant", "value"] >= 2 * rows.loc["suite_doses", "value"]


def test_prices_of_an_areas_countries_average_to_its_own(regions):
    means = {
        area: (rows["weight"] @ rows["price_index"]) / rows["weight"].sum() for area, rows in regions.groupby("area")
    }
    assert means == pytest.approx(dict.fromkeys(AREAS, 1.0), abs=0.005)


def test_a_law_that_a_region_names_can_be_set_and_closes_lanes(connection, regions, rows):
    laws = set(regions["law"].dropna())
    assert laws
    assert laws <= set(rows.index)
    for law in laws:
        assert "closed" in store.options(connection, law)["option"].tolist(), law
