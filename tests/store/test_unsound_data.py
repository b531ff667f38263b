"""Every kind of unsound row is refused with its file, its line, its cells and what is allowed."""

import shutil

import pytest

from tests.sample import long
from tests.store.refused import problems

SPOILED = {
    "published without a source": (
        ("rd_benchmarks", "rd_benchmarks-024", {"source": ""}),
        ["basis is 'published', source is empty", "published needs source and locator"],
    ),
    "published without a locator": (
        ("deals", "D016", {"locator": ""}),
        ["basis is 'published', source is 'kite_wiki', locator is empty", "published needs source and locator"],
    ),
    "recalled without a source": (
        ("deals", "D093", {"source": ""}),
        ["basis is 'recalled', source is empty", "published and recalled need a source"],
    ),
    "derived without saying how": (
        ("synthesis", "synthesis-021", {"built_from": ""}),
        ["basis is 'derived', built_from is empty", "derived and illustrative need to say how"],
    ),
    "a gap with a figure": (
        ("logistics", "logistics-013", {"value": "900"}),
        ["basis is 'gap'", "value is '900'", "a gap has no figure and no source"],
    ),
    "a value outside its range": (
        ("rd_benchmarks", "rd_benchmarks-018", {"value": "30"}),
        ["low is '7.3', value is '30', high is '23.9'", "low value and high in order"],
    ),
    "more than a hundred percent": (
        ("demand", "demand-002", {"value": "250"}),
        ["unit is 'percent'", "value is '250'", "percent from 0 to 100"],
    ),
    "a figure without a unit": (
        ("demand", "demand-002", {"unit": ""}),
        ["unit is empty", "value is '25'", "a figure needs its unit"],
    ),
    "money without its year": (
        ("modality_cogs", "modality_cogs-001", {"money_year": ""}),
        ["unit is 'usd_a_dose', money_year is empty", "money needs the year of the money"],
    ),
    "not a number at all": (
        ("rd_benchmarks", "rd_benchmarks-018", {"value": "27.0 vs 38.0"}),
        ["value is '27.0 vs 38.0'", "allowed: a number"],
    ),
    "a figure that is not finite": (
        ("rd_benchmarks", "rd_benchmarks-001", {"value": "nan"}),
        ["value is 'nan'", "figures are finite"],
    ),
    "a whole number that is none": (
        ("sites", "S001", {"operational_year": "end 2016"}),
        ["operational_year is 'end 2016'", "allowed: a whole number"],
    ),
    "a whole number with a fraction": (
        ("product_metrics", "product_metrics-045", {"n": "164.6"}),
        ["n is '164.6'", "allowed: a whole number"],
    ),
    "an unknown unit": (
        ("demand", "demand-002", {"unit": "parsec"}),
        ["unit is 'parsec'", "allowed: what stands in units"],
    ),
    "an unknown source": (
        ("demand", "demand-002", {"source": "hearsay"}),
        ["source is 'hearsay'", "allowed: what stands in sources"],
    ),
    "an unknown product": (
        ("product_metrics", "product_metrics-001", {"product_id": "kymria"}),
        ["product_id is 'kymria'", "allowed: what stands in products"],
    ),
    "an unknown modality class": (
        ("deals", "D016", {"modality_class": "car_x"}),
        ["modality_class is 'car_x'", "allowed: what stands in modality_class_map"],
    ),
    "evidence for a claim that nobody made": (
        ("claim_evidence", "claim_evidence-001a", {"claim_no": "99"}),
        ["claim_no is '99'", "allowed: what stands in claims"],
    ),
    "a link to a row that is not there": (
        ("links", "conflicts-001", {"to_fact": "D999"}),
        ["to_fact is 'D999'", "allowed: what stands in facts"],
    ),
    "a key given twice": (
        ("deals", "D017", {"fact_id": "D016"}),
        ["fact_id is 'D016'", "allowed: each only once"],
    ),
    "a word outside its list": (
        ("claim_evidence", "claim_evidence-001a", {"side": "beside"}),
        ["side is 'beside'", "side IN ('for', 'against')"],
    ),
    "a needed cell left empty": (
        ("deals", "D016", {"buyer_or_licensee": ""}),
        ["buyer_or_licensee is empty", "anything but empty"],
    ),
    "a date in words": (
        ("facility_build", "facility_build-001", {"as_of": "2016-Q2"}),
        ["as_of is '2016-Q2'", "date or interval as 2025 or 2025 03 or 2015 slash 2020"],
    ),
    "a site in the sea of no latitude": (
        ("sites", "S001", {"lat": "339.19"}),
        ["lat is '339.19'", "lat BETWEEN -60 AND 75"],
    ),
    "a place on a site that is not there": (
        ("network_places", "ghent", {"own_fact_id": "S999"}),
        ["own_fact_id is 'S999'", "allowed: what stands in sites"],
    ),
    "a place without any site": (
        ("network_places", "ghent", {"own_fact_id": "", "contract_fact_id": ""}),
        ["own_fact_id is empty, contract_fact_id is empty", "an own or a contract site stands there"],
    ),
    "a place off the globe": (
        ("network_places", "ghent", {"lon": "371"}),
        ["lon is '371'", "lon BETWEEN -180 AND 180"],
    ),
    "an unfit host in capitals": (
        ("unfit_hosts", "riffon.com", {"host": "RiffOn.com"}),
        ["host is 'RiffOn.com'", "host of small letters"],
    ),
    "an unfit host without why": (
        ("unfit_hosts", "riffon.com", {"why": ""}),
        ["why is empty", "anything but empty"],
    ),
    "a tier without a word for its badge": (
        ("tiers", "C", {"label": ""}),
        ["label is empty", "anything but empty"],
    ),
    "a region of an area outside its list": (
        ("network_regions", "nordics", {"area": "arctic"}),
        ["area is 'arctic'", "area IN ('us', 'europe', 'asia')"],
    ),
    "a region without patients": (
        ("network_regions", "nordics", {"weight": "0"}),
        ["weight is '0'", "weight > 0"],
    ),
    "a region's weight without how": (
        ("network_regions", "nordics", {"derivation": ""}),
        ["derivation is empty", "anything but empty"],
    ),
    "more upfront than in all": (
        ("deals", "D088", {"upfront_usd_m": "4250"}),
        ["upfront_usd_m is '4250'", "total_potential_usd_m is '1000'"],
    ),
}


def rounds() -> list[list[str]]:
    """Deal the cases out so that those of a round are refused together, each in a row of its own.

    A build ends at the first table that is unsound: a round is either of cells that all facts have, or of one table.
    """
    found: dict[tuple, list[str]] = {}
    for name, ((table, key, cells), _) in SPOILED.items():
        place = "facts" if COMMON.issuperset(cells) else table
        taken = [turn for turn, names in found.items() if (table, key) in {SPOILED[one][0][:2] for one in names}]
        turn = next(number for number in range(len(SPOILED)) if (place, number) not in taken)
        found.setdefault((place, turn), []).append(name)
    return list(found.values())


COMMON = {"fact_id", "basis", "source", "locator", "built_from", "value", "low", "high", "unit", "money_year", "as_of"}
ROUNDS = rounds()


@pytest.fixture(scope="module")
def refused():
    """Return what a build said of a round of spoiled rows, and on which lines they stand; each round is built once."""
    return {}


@pytest.fixture
def refusal(refused, spoil, folder):
    """Return a function that gives the line of a case's row and all problems of its round."""

    def of(name: str) -> tuple[int, list[str]]:
        if name not in refused:
            (together,) = (names for names in ROUNDS if name in names)
            lines = {one: spoil(*SPOILED[one][0][:2], **SPOILED[one][0][2]) for one in together}
            found = problems(folder)
            refused.update({one: (lines[one], found) for one in together})
        return refused[name]

    return of


@pytest.mark.parametrize("name", [long(name) if at % 2 else name for at, names in enumerate(ROUNDS) for name in names])
def test_an_unsound_row_is_refused_with_file_line_cells_and_what_is_allowed(refusal, name):
    (table, _, _), words = SPOILED[name]
    line, told = refusal(name)
    found = [problem for problem in told if f"tables/{table}.csv, line {line}: " in problem]
    assert any(all(word in problem for word in words) for problem in found), found
    assert all("; allowed: " in problem for problem in found)


def test_every_bad_cell_has_its_sentence(spoil, folder):
    spoil("demand", "demand-002", unit="parsec", value="many")
    spoil("deals", "D016", source="hearsay")
    found = problems(folder)
    assert len(found) == 3
    assert {problem.partition(": ")[2].partition(" is ")[0] for problem in found} == {"unit", "value", "source"}


def test_a_missing_column_is_named(folder):
    path = folder / "tables" / "regions.csv"
    path.write_text(path.read_text().replace("region,part_of", "region,within"))
    assert problems(folder) == [
        "tables/regions.csv, line 1: within is not a known column; allowed: region, part_of.",
        "tables/regions.csv, line 1: the column part_of is missing.",
    ]


def test_a_fact_file_may_leave_out_a_column_that_it_never_fills_but_not_its_basis(folder):
    path = folder / "tables" / "exits.csv"
    path.write_text(path.read_text().replace(",basis,", ",bases,", 1))
    found = problems(folder)
    assert "tables/exits.csv, line 1: the column basis is missing." in found
    assert not any("built_from" in problem and "missing" in problem for problem in found)


def test_a_column_given_twice_is_named(folder):
    path = folder / "tables" / "regions.csv"
    path.write_text(path.read_text().replace("region,part_of", "region,region"))
    assert "tables/regions.csv, line 1: the column region is given twice; allowed: once." in problems(folder)


def test_a_row_of_the_wrong_length_is_named(folder):
    path = folder / "tables" / "regions.csv"
    path.write_text(path.read_text() + "Atlantis,Global,drowned\n")
    assert problems(folder) == ["tables/regions.csv, line 15: 3 cells are given; allowed: 2, as in the header."]


def test_a_file_without_a_table_is_named(folder):
    shutil.copy(folder / "tables" / "regions.csv", folder / "tables" / "oceans.csv")
    assert problems(folder)[0].startswith("tables/oceans.csv: oceans is not a known table; allowed: units, ")


def test_nothing_is_left_in_the_build_folder_by_a_refused_build(spoil, folder):
    spoil("demand", "demand-002", unit="parsec")
    problems(folder)
    assert list((folder.parent / "build").iterdir()) == []
