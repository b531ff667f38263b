"""Late changes and Autolus' one plant replayed: of what was told by their day, and of nothing later."""

import csv
import shutil

import pytest

from data import store
from explorer import choices, replay
from explorer.store import connection, records

PLANTED = {  # told later, and before every graded day by its event
    "design_lock_cases": {
        "fact_id": "L99", "company": "A", "product": "A", "change": "A", "timing_vs_lock": "at BLA", "consequence": "A",
        "as_of": "2026-10", "source": "kite_wiki", "locator": "page text", "basis": "published", "confidence": "high",
    },
    "replay_cases": {
        "replay_case": "change_planted", "model": "changes", "what": "A", "fact_id": "L99", "day": "2010-01",
        "known_from": "2010-02", "graded": "false", "basis": "derived", "derivation": "Planted.",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """Return a store with a late change that cost nothing, and of which nobody knew before October 2026."""
    leave = shutil.ignore_patterns("__pycache__", "*.py")
    folder = shutil.copytree(store.FOLDER, tmp_path_factory.mktemp("planted") / "data", ignore=leave)
    for table, row in PLANTED.items():
        path = folder / "tables" / f"{table}.csv"
        header = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, header, lineterminator="\n").writerow(row)
    return store.open_store(folder)


def test_a_change_told_later_moves_no_odds_though_it_would_if_it_were_read(planted):
    assert list(choices.choices(planted)) == list(choices.choices(connection()))
    late, seen = "2026-10-31", []
    for of in (connection(), planted):
        seen.append([choices.cost_time(one) for one in replay.Known(of, late).cases(choices.CHANGES)])
    assert seen[1] == [*seen[0], False] or sorted(seen[1]) == sorted([*seen[0], False])


def test_autolus_plants_are_ranked_once_the_last_of_their_facts_was_told_and_of_nothing_later(planted):
    before, on = "2021-11-29", "2021-11-30"
    assert choices.first_year(replay.Known(connection(), before)) is None
    assert choices.ranking(replay.Known(connection(), before)) is None
    told = choices.ranking(replay.Known(connection(), on))
    assert [one.name for one in told] == [choices.STEVENAGE, choices.ROCKVILLE, choices.BOTH]
    assert told == choices.ranking(replay.Known(planted, on))


def test_the_changes_of_lovocel_lifileucel_and_axicel_are_kept_and_the_odds_were_wrong_on_the_last():
    found = {row["forecast"]: row for row in choices.choices(connection())}
    right, wrong = ("changes_lyfgenia", "changes_amtagvi"), "changes_axicel"
    assert all(found[name]["chance"] > 0.5 and found[name]["outcome"] == 1 for name in right)
    assert found[wrong]["chance"] > 0.5 and found[wrong]["outcome"] == 0
    assert records("facts", "fact_id")[found[wrong]["outcome_fact"]]["source"]


def test_what_is_told_of_the_plants_use_is_what_its_facts_make():
    facts = records("facts", "fact_id")
    sold, price, batches = (
        facts[name]["value"] for name in ("company_quarters-061", "product_metrics-011", choices.SMALL)
    )
    assert facts["network_capacity-104x"]["value"] == pytest.approx(100 * 1e6 * sold / price / batches, abs=0.05)


def test_the_option_that_was_taken_has_its_place_among_those_that_could_be_had():
    found = list(choices.places_taken(connection()))
    assert found and all(1 <= place <= many for _, place, many in found)
