"""The past replayed: nothing later is read, graded rows stay, and the command prints what was said beside what came."""

import csv
import hashlib
import json
import shutil
from functools import cache

import pytest

from data import store
from explorer import __main__ as command
from explorer import decisions, grades, ramps, replay
from explorer.store import connection, records
from models import replay as method

LATER = {  # rows of which nobody could know on the day of any forecast that is graded, whatever their event's date
    "deals": {
        "fact_id": "D999", "announced": "2020-06-01", "buyer_or_licensee": "A", "target_or_licensor": "B",
        "deal_type": "licence", "kind": "licence", "modality_class": "allogeneic_donor", "stage": "preclinical",
        "ended": "false", "upfront_usd_m": "9000", "money_year": "2020", "as_of": "2026-10", "source": "kite_wiki",
        "locator": "page text", "basis": "published", "confidence": "high",
    },
    "company_quarters": {
        "fact_id": "company_quarters-999x", "company": "Novartis", "product": "Kymriah", "product_id": "kymriah",
        "measure": "net_sales", "region": "Global", "period": "2017-Q3", "value": "5000", "unit": "usd_million",
        "money_year": "2017", "as_of": "2026-10", "source": "kite_wiki", "locator": "page text",
        "basis": "published", "confidence": "high",
    },
    "facility_build": {
        "fact_id": "facility_build-999x", "facility": "A", "start_date": "2010-01", "end_date": "2018-01",
        "what_start": "start", "what_end": "end", "value": "96", "unit": "months", "as_of": "2026-10",
        "source": "kite_wiki", "locator": "page text", "basis": "published", "confidence": "high",
    },
    "replay_cases": {
        "replay_case": "build_planted", "model": "builds", "what": "A", "fact_id": "facility_build-999x",
        "day": "2010-01", "known_from": "2018-01", "graded": "false", "basis": "derived", "derivation": "Planted.",
    },
}  # fmt: skip
QUARTER_OF_LAUNCH = LATER["company_quarters"] | {"fact_id": "company_quarters-998x", "period": "2017-Q4"}
FIRST_GRADED = (
    91,
    "e8ea6a2f99319edd50068857ff59c3d462493fdb78ef31e9431cdfac51022127",
)  # rows that were graded first, and the hash of the file up to their end


@cache
def made() -> list[dict]:
    """Return every forecast as the models give it now."""
    return replay.everything()


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """Return a store in which rows are planted that were not known on any graded day."""
    leave = shutil.ignore_patterns("__pycache__", "*.py")
    folder = shutil.copytree(store.FOLDER, tmp_path_factory.mktemp("planted") / "data", ignore=leave)
    for table, row in [*LATER.items(), ("company_quarters", QUARTER_OF_LAUNCH)]:
        path = folder / "tables" / f"{table}.csv"
        header = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, header, lineterminator="\n").writerow(row)
    return store.open_store(folder)


def test_a_later_row_is_in_the_store_and_no_forecast_sees_it(planted):
    assert "D999" in set(store.rows(planted, "deals")["fact_id"])
    assert replay.everything(planted) == made()


@pytest.mark.parametrize(
    "table, event, fact",
    [("deals", "announced", "D999"), ("company_quarters", "period", "company_quarters-999x"),
     ("facility_build", "end_date", "facility_build-999x")],
)  # fmt: skip
def test_a_row_is_known_from_the_last_day_of_its_date_on(planted, table, event, fact):
    before, on = (replay.Known(planted, day).rows(table, event) for day in ("2026-10-30", "2026-10-31"))
    assert fact not in {row["fact_id"] for row in before} and fact in {row["fact_id"] for row in on}


def test_the_planted_rows_would_move_forecasts_if_they_were_read(planted):
    late = "2026-10-31"
    real, spoiled = (replay.Known(of, late) for of in (connection(), planted))
    assert replay.sales_forecast(real, "kymriah", "2021") != replay.sales_forecast(spoiled, "kymriah", "2021")
    builds = [method.from_cases([row["value"] for row in known.cases("builds")], replay.prior("builds"))
              for known in (real, spoiled)]  # fmt: skip
    assert builds[0] != builds[1]


def test_a_second_year_is_forecast_without_a_row_that_was_told_later(planted):
    """The planted quarter is Kymriah's of its launch: read, it would stand in the first year."""
    asked = "kymriah", "Global", "2019"
    real, spoiled = (ramps.ramp_forecast(replay.Known(of, "2019-02-28"), *asked) for of in (connection(), planted))
    assert real == spoiled
    late = [replay.Known(of, "2026-10-31").rows("company_quarters", "period") for of in (connection(), planted)]
    real, spoiled = (ramps.first_year(rows, *asked, {}, (0.1, 0.3, 0.6, 1.0)) for rows in late)
    assert spoiled.sold == real.sold + 5000


@pytest.mark.parametrize("asked, before, day", [
    (decisions.lanes, "2021-06-29", "2021-06-30"), (decisions.plants, "2010-04-29", "2010-04-30"),
    (decisions.margins, "2024-02-28", "2024-02-29"),
])  # fmt: skip
def test_a_decision_is_forecast_once_the_last_of_its_facts_was_told_and_of_nothing_later(planted, asked, before, day):
    assert asked(replay.Known(connection(), before)) is None
    told = asked(replay.Known(connection(), day))
    assert told and told == asked(replay.Known(planted, day))


def test_a_second_year_learns_of_earlier_products_alone():
    facts = {row["forecast"]: row["facts"].split() for row in made() if row["model"] == "ramps"}
    outcomes = {row["forecast"]: row["outcome_fact"] for row in made() if row["model"] == "ramps"}
    assert outcomes["ramps_kymriah"] not in facts["ramps_yescarta"]  # told on the same day, a year later
    assert {outcomes["ramps_kymriah"], outcomes["ramps_yescarta"]} <= set(facts["ramps_breyanzi"])
    assert outcomes["ramps_carvykti"] not in facts["ramps_breyanzi"]
    assert ramps.ramp_forecast(replay.Known(connection(), "2011-08-31"), "provenge", "US", "2011-Q3/2012-Q2") is None


def test_sums_over_quarters_are_made_of_the_fewest_periods_told():
    told = [
        (0, 4, 87.0, "year"),
        (4, 5, 44.0, "first"),
        (4, 8, 182.0, "next"),
        (5, 6, 39.0, "second"),
        (8, 9, 71.0, "q"),
    ]
    assert ramps.between(told, 0, 5) == (131.0, ("year", "first"))
    assert ramps.between(told, 5, 9) == (209.0, ("first", "next", "q"))
    assert ramps.between(told, 1, 5) is None
    spans = [ramps.quarters(period) for period in ("2022", "2022-Q2/2023-Q1", "2025-H2")]
    assert spans == [(8088, 8092), (8089, 8093), (8102, 8104)]
    assert ramps.quarters("2024-02/2025-02") is None


def test_what_is_told_of_a_second_year_is_the_sum_of_its_quarters():
    rows = replay.Known(connection(), "2026-10-31").rows("company_quarters", "period")
    for case in replay.Known(connection(), "2026-10-31").cases("ramps"):
        outcome = next(one for one in rows if one["fact_id"] == case["fact_id"])
        others = [one for one in rows if one is not outcome]
        told = ramps.periods(others, outcome["product_id"], outcome["region"])
        parts = ramps.between(told, *ramps.quarters(outcome["period"]))
        assert parts is None or parts[0] == pytest.approx(outcome["value"], rel=0.02), case["replay_case"]


def test_a_case_is_known_once_its_outcome_and_its_fact_are(planted):
    known = {day: {row["replay_case"] for row in replay.Known(planted, day).cases("builds")}
             for day in ("2019-11-29", "2019-12-31", "2026-10-31")}  # fmt: skip
    assert known["2019-11-29"] == {"build_el_segundo"}
    assert known["2019-12-31"] == {"build_el_segundo", "build_stein", "build_shanghai"}
    assert "build_planted" in known["2026-10-31"]


@pytest.mark.parametrize("told, last", [
    ("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2024-02-03", "2024-02-03"), ("2017/2024", "2024-12-31"),
    ("2024-Q3", "2024-09-30"), ("2025-H1", "2025-06-30"), ("2024-Q1/2024-Q3", "2024-09-30"),
    ("2023/2024-02", "2024-02-29"),
])  # fmt: skip
def test_a_year_a_month_a_quarter_and_an_interval_count_as_their_last_day(told, last):
    (found,) = store.ask(connection(), "SELECT CAST(last_day_of(?) AS VARCHAR) AS day", told)["day"]
    assert found == last


def test_no_forecast_stands_on_a_fact_of_a_later_day():
    ends = store.ask(connection(), "SELECT fact_id, CAST(last_day_of(as_of) AS VARCHAR) AS day FROM facts")
    ends = dict(zip(ends["fact_id"], ends["day"], strict=True))
    for row in made():
        stands_on = row["facts"].split()[1 if row["model"] == "approvals" else 0 :]  # the first is the deal itself
        assert stands_on and all(ends[fact] <= row["day"] for fact in stands_on), row
        assert row["outcome_fact"] not in stands_on


def test_before_the_curve_is_published_or_the_sales_are_told_there_is_no_forecast():
    assert replay.sales_forecast(replay.Known(connection(), "2017-06-30"), "yescarta", "2018") is None
    assert replay.sales_forecast(replay.Known(connection(), "2018-12-30"), "yescarta", "2018") is None


def test_sales_are_known_two_months_after_their_period():
    told = {"2024-Q4": "2025-02-28", "2023-Q4": "2024-02-29", "2024-Q2": "2024-08-31", "2018": "2019-02-28"}
    assert {period: replay.day_told(period) for period in told} == told


def test_a_year_is_not_forecast_where_its_quarters_are():
    names = {row["forecast"] for row in made()}
    assert {"sales_yescarta_2021", "sales_yescarta_2022_q3"} <= names and "sales_yescarta_2022" not in names


def test_there_are_many_forecasts_of_every_model_and_most_bands_hold():
    assert {row["model"] for row in made()} == set(records("replay_models", "model"))
    found = method.score(made())
    assert found.amounts >= 15 and 0.65 <= found.held / found.amounts <= 0.95
    assert found.held > found.held_narrow


def test_every_source_of_a_forecast_is_a_fact():
    facts = set(records("facts", "fact_id"))
    for row in grades.kept():
        assert {row["outcome_fact"], *row["facts"].split()} <= facts


def test_the_grades_of_the_present_version_are_what_the_models_give():
    graded = {row["forecast"]: row for row in grades.present()}
    assert graded.keys() == {row["forecast"] for row in made()}, "python -m explorer --replay --write adds the rest"
    assert not grades.missing(made(), grades.kept())


def test_rows_once_graded_are_still_there():
    rows, digest = FIRST_GRADED
    first = "".join(grades.FILE.read_text(encoding="utf-8").splitlines(keepends=True)[: rows + 1])
    assert hashlib.sha256(first.encode()).hexdigest() == digest


def test_a_new_version_is_graded_below_the_old_one(tmp_path):
    path = shutil.copy(grades.FILE, tmp_path / "grades.csv")
    before = path.read_text(encoding="utf-8")
    newer = [row | {"model_version": row["model_version"] + 1, "low": row["low"] / 2} for row in made()[:2]]
    assert grades.add([*made(), *newer], path) == 2
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before) and len(after.splitlines()) == len(before.splitlines()) + 2


def test_a_forecast_that_facts_change_is_graded_anew_and_the_same_needs_no_second_grade():
    first, second = made()[:2]
    edition = {row["forecast"]: row["edition"] for row in grades.present()}
    changed = first | {"low": 1.0}
    assert grades.missing([changed, second], grades.kept()) == [changed | {"edition": edition[first["forecast"]] + 1}]
    assert not grades.missing([first | {"data_version": 99}], grades.kept())
    unknown = first | {"forecast": "sales_unknown"}
    assert grades.missing([unknown], grades.kept()) == [unknown | {"edition": 1}]


def test_the_command_prints_every_forecast_with_its_outcome_and_says_how_each_model_did(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["explorer", "--replay"])
    monkeypatch.setattr(replay, "everything", made)
    assert command.main() == 0
    printed = capsys.readouterr()
    rows = json.loads(printed.out)
    assert len(rows) == len(made())
    heads = {
        "date",
        "model",
        "what",
        "median",
        "low",
        "high",
        "outcome",
        "source",
        "inside",
        "naive_last",
        "naive_class",
    }
    assert heads <= set(rows[0]) and all(row["source"] for row in rows)
    for told in records("replay_models", "model").values():
        assert f"{told['label']}: " in printed.err


def test_write_alone_is_refused_in_a_sentence(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["explorer", "--write"])
    assert command.main() == 2 and "--replay" in capsys.readouterr().err
