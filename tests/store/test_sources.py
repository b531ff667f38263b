"""Every source is fit to be shown: its tier has words, its year agrees with the rows, no text tells of our work."""

import re

import pandas as pd
import pytest

from data import store

# A paper is printed up to two years after the congress that its figures are from, and a page is read up to two years
# after what it tells; further apart, one of the two dates is wrong.
YEARS_APART = 2
YEAR = r"(?:19[89]|20[0-3])\d"
# What a reader of the product cannot use: how a figure was looked for, and by whom.
TELLING = re.compile(
    r"\b(search(es|ed|ing)?|excerpts?|mirrors?|agents?|sessions?|tasks?|content[- ]farms?|look(ed|ing|s)?[- ]?ups?|"
    r"cit(e|es|ed|able|ing)|low-tier|poor site|machine-made|check(ed)? before|\(check\)|digest wording|"
    r"not (confirmed|found|cited)|(page|press|source|paper|abstract) seen|\(seen\))\b|\(check\)|\(seen\)",
    re.IGNORECASE,
)
KEYS = {"source", "fact_id", "supports", "url", "why"}


def texts(connection) -> list[tuple[str, str, str]]:
    """Return every cell with words of every table but the list of unfit hosts: table, column, words."""
    found = []
    for table in store.tables(connection):
        if table in ("unfit_hosts", "built"):
            continue
        rows = store.rows(connection, table)
        for column in [name for name in rows.columns if name not in KEYS]:
            found += [(table, column, cell) for cell in rows[column] if isinstance(cell, str)]
    return found


def untold(words: str, hosts: list[str]) -> str | None:
    """Return what in some words a reader cannot use: a word about our work, or a host that is not to be named."""
    if told := TELLING.search(words):
        return told[0]
    return next((host for host in hosts if host in words.lower()), None)


def years(words: str) -> set[int]:
    """Return the years that some words name; 2006-2015, 2018/19 and 2018 to 2020 name all between."""
    found = set()
    for first, last in re.findall(rf"(?<![\w.,$:-])({YEAR})(?:\s?(?:-|/|to)\s?({YEAR}|\d\d(?!\d)))?(?![\d,])", words):
        last = first[: -len(last)] + last if last else first
        found |= set(range(int(first), int(last) + 1)) or {int(first)}
    return found


def spanned(as_of: str) -> set[int]:
    """Return the years of a row's date, or all from the first to the last of an interval."""
    named = [int(year) for year in re.findall(r"\d{4}", as_of)]
    return set(range(min(named), max(named) + 1))


def disagreements(rows: pd.DataFrame, sources: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the rows whose date is further from every year in their source's title, or else address, than allowed."""
    found = []
    for _, row in rows.dropna(subset=["source"]).iterrows():
        source = sources.loc[row["source"]]
        told = years(source["title"]) or {int(year) for year in re.findall(rf"/({YEAR})(?=[/-])", str(source["url"]))}
        if told and min(abs(one - other) for one in told for other in spanned(row["as_of"])) > YEARS_APART:
            found.append((row["name"], f"{row['as_of']} from {source['title']}"))
    return found


@pytest.fixture(scope="module")
def sources(connection):
    """Return the sources by their keys."""
    return store.sources(connection).set_index("source")


@pytest.fixture(scope="module")
def dated(connection):
    """Return all that has a source and a date, named: facts and assumptions."""
    facts = store.rows(connection, "facts").rename(columns={"fact_id": "name"})
    assumptions = store.assumptions(connection).rename(columns={"key": "name"})
    return pd.concat([rows[["name", "source", "as_of"]] for rows in (facts, assumptions)], ignore_index=True)


def test_every_tier_has_a_short_word_for_a_badge_and_a_sentence(connection, sources):
    tiers = store.rows(connection, "tiers").set_index("tier")
    assert tiers["label"].to_dict() == {"A": "primary", "B": "press", "C": "second-hand", "R": "not read"}
    assert tiers["help"].str.len().between(20, 140).all()
    assert set(sources["tier"]) == set(tiers.index)
    assert set(tiers.index) | {"none"} == set(store.rows(connection, "evidence_weights")["tier"])


def test_every_row_that_is_shown_can_tell_the_tier_of_its_source(connection, dated, sources):
    points = store.rows(connection, "assumption_points")
    for key in {*dated["source"].dropna(), *points["source"].dropna()}:
        assert sources.loc[key, "tier"]


def test_no_unfit_host_lies_below_another(connection):
    hosts = store.rows(connection, "unfit_hosts")["host"].tolist()
    assert not [(one, other) for one in hosts for other in hosts if one.endswith(f".{other}")]


def test_the_date_of_a_row_agrees_with_the_year_of_its_source(dated, sources):
    assert disagreements(dated, sources) == []


@pytest.mark.parametrize(
    ("as_of", "title", "agrees"),
    [
        ("2023", "Business Wire Jul 2013: phase 3 oncology", False),
        ("2013-07", "Business Wire Jul 2013: phase 3 oncology", True),
        ("2013", "Cha, Rifai and Sarraf, 2023", False),
        ("2018/2020", "BioProcess International 2018/19: 16,500,000 L", True),
        ("2012", "BIO, Clinical Development Success Rates 2006-2015", True),
        ("2018", "BIO, Clinical Development Success Rates 2006-2015", False),
        ("2016/2026", "Tradeline Nov 2021: 2,000 batches", True),
        ("2020", "Tradeline: 2,000 batches", True),
    ],
)
def test_a_date_ten_years_off_is_told_from_one_a_year_off(as_of, title, agrees):
    sources = pd.DataFrame({"title": [title], "url": [None]}, index=["one"])
    rows = pd.DataFrame({"name": ["row"], "source": ["one"], "as_of": [as_of]})
    assert (disagreements(rows, sources) == []) == agrees


@pytest.mark.parametrize(("as_of", "agrees"), [("2013", True), ("2023", False)])
def test_a_source_whose_title_has_no_year_is_dated_by_its_address(as_of, agrees):
    sources = pd.DataFrame({"title": ["Press"], "url": ["https://example.org/2013/07/x"]}, index=["one"])
    rows = pd.DataFrame({"name": ["row"], "source": ["one"], "as_of": [as_of]})
    assert (disagreements(rows, sources) == []) == agrees


def test_no_text_tells_how_a_figure_was_looked_for_or_names_an_unfit_host(connection):
    hosts = store.rows(connection, "unfit_hosts")["host"].tolist()
    told = [(*cell, found) for cell in texts(connection) if (found := untold(cell[2], hosts))]
    assert told == []


@pytest.mark.parametrize(
    "words",
    [
        "only seen on a content-farm page, which we do not cite.",
        "visualfoodie.com ranks high for such queries",
        "our search returned the other deal",
        "paper seen, figures not in the excerpt",
        "FierceBiotech mirror Feb 2018",
        "active (check)",
        "machine-made summary of the call",
        "no citable figure",
    ],
)
def test_words_about_our_work_are_found(words):
    assert untold(words, ["visualfoodie.com"])


@pytest.mark.parametrize(
    "words",
    ["The curve, the read-out months and the research cost.", "The check on method only.", "Galapagos found no buyer"],
)
def test_words_for_the_reader_pass(words):
    assert untold(words, ["visualfoodie.com"]) is None


@pytest.mark.parametrize("table", ["option_settings", "preset_settings", "assumption_points"])
def test_what_rests_on_a_fact_that_was_not_read_is_not_marked_as_published(connection, table):
    facts = store.rows(connection, "facts").set_index("fact_id")["basis"]
    rows = store.rows(connection, table).dropna(subset=["fact_id"])
    published = rows[rows["basis"] == "published"]
    assert set(published["fact_id"].map(facts)) <= {"published"}, published["fact_id"].tolist()
