"""The golden record: what every model says at the defaults, at every preset and far along every assumption.

A row is a setting and a topic that shows what it moves: of what stands in sight every option, or the highest value; of
the rest the last end, at topics that search for no network. What one topic hands to another is recorded at the defaults
and the presets, at every topic that they reach, and so are the claims. After a change
that is meant to move numbers, write the record anew; it prints what moved in the words of the failing test, ready to
stand under "Numbers moved" in CHANGELOG.md:

    python -m tests.models.test_golden --write
"""

import csv
import sys
from copy import deepcopy
from functools import cache
from math import isclose, isfinite
from pathlib import Path

import pytest

from explorer import answers, claims, presets, store
from models import design_lock
from models.answer import NOT_VALID, Answer
from models.scenario import Assumption, Scenario
from models.topics import TOPICS
from models.years import YEARS
from tests.sample import some

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests/expected/golden"
NUMBERS = "value", "best", "low", "high", "sure", "runner_up_cost"
WORDS = "verdict", "runner_up", "places"
ALIKE = {"rel_tol": 1e-6, "abs_tol": 1e-9}
CLAIMS = "claims"
QUICK = (  # topics that search for no network
    "pitch",
    "design_lock",
    "market",
    "partner",
    "iteration",
    "vein_to_vein",
    "ramp",
    "translation",
    "modality",
)
MOST_TOLD = 40
NONE = ""  # where a setting has no such number
PARTS = 8  # of the settings, so that all cores have a share

Row = dict[str, float | str]  # what -> number or word
Record = dict[tuple[str, str], Row]  # (setting, topic) -> row


def settings() -> dict[str, Scenario]:
    """Return every setting of the record by its name."""
    found = {"defaults": Scenario()}
    found |= {preset: presets.scenario_of(preset) for preset in presets.names()}
    for key, row in store.catalogue().items():
        far = ends(row) if row.options and key in in_sight() else ends(row)[-1:]
        found |= {f"{key} {short(end)}": Scenario().moved(store.catalogue(), key, end) for end in far}
    return found


@cache
def in_sight() -> set[str]:
    """Return the assumptions that a page shows before anything is opened."""
    return {key for topic in TOPICS for key in store.keys(topic, "main")}


def ends(row: Assumption) -> list:
    """Return the options of an assumption, or its lowest and highest value."""
    return [option for option, _ in row.options] or [row.low, row.high]


def short(value: float | str) -> str:
    """Write a number or a word as the record holds it."""
    return value if isinstance(value, str) else f"{value:.9g}"


def rows_of(named: tuple[str, Scenario]) -> Record:
    """Return the rows of one setting."""
    name, scenario = named
    found = {(name, topic): row_of(topic, scenario) for topic in asked_in_full(name, scenario)}
    return found | ({(name, CLAIMS): claims_row(scenario)} if name in whole() else {})


def asked_in_full(name: str, scenario: Scenario) -> list[str]:
    """Return the topics of a setting that are recorded in full: all that read it, or those that show what it moves."""
    if name in whole():
        return list(TOPICS) if name == "defaults" else asked(scenario)
    here = TOPICS if name.partition(" ")[0] in in_sight() else QUICK
    return [topic for topic in asked(scenario) if topic in here and moved_of(topic, name)]


def asked(scenario: Scenario) -> list[str]:
    """Return the topics that read what a setting moves."""
    return [topic for topic in TOPICS if answers.relevant(topic, scenario).changes]


@cache
def whole() -> set[str]:
    """Return the settings that are recorded of every topic that reads them."""
    return {"defaults", *presets.names()}


def moved_of(topic: str, setting: str) -> bool:
    """Say whether a setting moves an assumption that a topic owns or borrows."""
    return setting.partition(" ")[0] in shown_by(topic)


@cache
def shown_by(topic: str) -> set[str]:
    """Return the assumptions that a topic owns or borrows."""
    return {*store.keys(topic, "main"), *store.keys(topic, "more")}


def claims_row(scenario: Scenario) -> Row:
    """Return what the tests of all claims find under a scenario: margin and share; the verdict follows from them."""
    tried = {row["test"]: claims.tried(row["claim_no"], scenario) for row in claims.listed() if row["test"]}
    measured = ("margin", "share")
    return {f"{test} {what}": getattr(found, what, NONE) for test, found in tried.items() for what in measured}


def row_of(topic: str, scenario: Scenario) -> Row:
    """Return what is recorded of a topic's answer under a scenario."""
    found = answers.answer(topic, scenario)
    row = {"verdict": found.verdict.kind, "step": found.verdict.step}
    row |= {name: getattr(found, name) for name in NUMBERS} | {"runner_up": found.runner_up.kind}
    row |= dict(found.reads) | beside(topic, scenario, found)
    return in_cells(row)


def in_cells(row: dict) -> Row:
    """Return a row with nothing in place of numbers that are none, and one or two for each of many."""
    cells = {}
    for what, value in row.items():
        cells |= of_many(what, value) if isinstance(value, tuple) else {what: value}
    return {what: NONE if value != value else value for what, value in cells.items()}


def of_many(what: str, values: tuple[float, ...]) -> Row:
    """Return the sum of a number by country, and of one by year its middle year beside."""
    return of_years(what, values) if len(values) == YEARS else {what: sum(values)}


def of_years(what: str, years: tuple[float, ...]) -> Row:
    """Return the sum of a number by year, and the mean year weighted by its size: few moves leave both."""
    whole = sum(map(abs, years))
    middle = sum(year * abs(value) for year, value in enumerate(years, 1)) / whole if whole else 0.0
    return {what: sum(years), f"{what} year": middle}


def beside(topic: str, scenario: Scenario, found: Answer) -> Row:
    """Return what a topic's answer shows on its page and offers no other: the best month, the places of the plan."""
    if found.absent:
        return {}
    if topic == "design_lock":
        return {"month": design_lock.decision(answers.inputs(topic, scenario))["month"]}
    if topic == "footprint":
        plan, places = found.detail.plan, answers.inputs(topic, scenario).geography.places
        opened = [plan.setting.options[i].place for i in plan.opened] if plan else []
        return {"places": " ".join(sorted(places[place].key for place in opened))}
    return {}


@cache
def worked_out() -> Record:
    """Work every row out, in the order of the settings."""
    found = [item for part in range(PARTS) for item in worked_out_of(part).items()]
    order = {name: index for index, name in enumerate(settings())}
    return dict(sorted(found, key=lambda item: order[item[0][0]]))


@cache
def worked_out_of(part: int) -> Record:
    """Work the rows of every fourth setting out; the topics of a setting share what they read."""
    named = list(settings().items())[part::PARTS]
    return {key: row for one in named for key, row in rows_of(one).items()}


def part_of(record: Record, part: int) -> Record:
    """Return the rows of a part's settings; those of settings that are no more belong to the first part."""
    parts = {name: index % PARTS for index, name in enumerate(settings())}
    return {key: row for key, row in record.items() if parts.get(key[0], 0) == part}


@cache
def remembered() -> Record:
    """Read the record."""
    record = {}
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                name = row.pop("setting")
                record[name, path.stem] = {what: kept(what, text) for what, text in row.items()}
    return record


def kept(what: str, text: str) -> float | str:
    """Return one cell of the record as the models give it."""
    return text if what in WORDS or text == NONE else float(text)


def write(record: Record) -> None:
    """Write the record anew, a file a topic."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.csv"):
        path.unlink()
    for topic in (*TOPICS, CLAIMS):
        rows = [{"setting": name} | row for (name, one), row in record.items() if one == topic]
        with (FOLDER / f"{topic}.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            table.writeheader()
            table.writerows({what: short(value) for what, value in row.items()} for row in rows)


def told(was: Record, now: Record) -> list[str]:
    """Say what is gone, what is new and what moved, a line each; the greatest moves first, the last lines counted."""
    lines = gone_or_new(was, now) + gone_or_new(columns(was), columns(now))
    lines += [move_words(*move) for move in sorted(moves(was, now), key=size, reverse=True)]
    more = len(lines) - MOST_TOLD
    return lines if more <= 0 else [*lines[:MOST_TOLD], f"- and {more} more"]


def gone_or_new(was: dict, now: dict) -> list[str]:
    """Name the rows or columns that only one of two records has."""
    gone = [f"- {', '.join(one)}: gone" for one in was if one not in now]
    return gone + [f"- {', '.join(one)}: new" for one in now if one not in was]


def columns(record: Record) -> dict[tuple[str, str], None]:
    """Return what a record holds of each topic, in its order."""
    return {("every setting", topic, what): None for (_, topic), row in record.items() for what in row}


def moves(was: Record, now: Record) -> list[tuple]:
    """Return (setting, topic, what, was, is) of every number and word that moved."""
    return [
        (*key, what, before, now[key][what])
        for key, row in was.items()
        for what, before in row.items()
        if what in now.get(key, ()) and not alike(before, now[key][what])
    ]


def alike(was: float | str, now: float | str) -> bool:
    """Say whether two words are the same, or two numbers but for rounding; no number is like another no number."""
    return was == now or (not isinstance(was, str) and not isinstance(now, str) and isclose(was, now, **ALIKE))


def size(move: tuple) -> float:
    """Return how far something moved, as a share of the greater of the two; a word moves farthest."""
    *_, was, now = move
    return abs(now - was) / max(abs(was), abs(now)) if measurable(was, now) else 2.0


def measurable(was: float | str, now: float | str) -> bool:
    """Say whether both are numbers that have a difference."""
    return not isinstance(was, str) and not isinstance(now, str) and isfinite(was) and isfinite(now)


def move_words(setting: str, topic: str, what: str, was: float | str, now: float | str) -> str:
    """Say what moved, from what to what, and by how much."""
    percent = f" ({100 * (now - was) / abs(was):+.3g} %)" if measurable(was, now) and was else ""
    before, after = (short(value) or "none" for value in (was, now))
    return f"- {setting}, {topic}: {what} was {before}, is {after}{percent}"


@pytest.mark.parametrize("part", some(range(PARTS), of=PARTS))
def test_the_answers_are_those_remembered(part):
    lines = told(part_of(remembered(), part), worked_out_of(part))
    assert not lines, "\n".join(["moved since the golden record was written:", *lines])


def test_every_row_of_the_record_belongs_to_one_part():
    gone = {("a setting that is no more", "pitch"): {"best": 1.0}}
    parts = [part_of(remembered() | gone, part) for part in range(PARTS)]
    assert sum(map(len, parts)) == len(remembered()) + 1
    assert {key for part in parts for key in part} == {*remembered(), *gone}


def test_a_record_that_did_not_move_tells_nothing():
    assert remembered()
    assert told(remembered(), deepcopy(remembered())) == []


def test_a_number_moved_by_one_percent_is_told_with_was_and_is():
    now = deepcopy(remembered())
    row = now["defaults", "viability"]
    was, row["cost_a_dose"] = row["cost_a_dose"], 1.01 * row["cost_a_dose"]
    line = f"- defaults, viability: cost_a_dose was {was:.9g}, is {1.01 * was:.9g} (+1 %)"
    assert told(remembered(), now) == [line]


@pytest.mark.parametrize(
    ("was", "now", "percent"), [(-2.0, -1.0, " (+50 %)"), (-2.0, 1.0, " (+150 %)"), (0.0, 1.0, "")]
)
def test_a_number_is_told_with_its_change_where_it_has_one(was, now, percent):
    line = f"- defaults, pitch: best was {was:g}, is {now:g}{percent}"
    assert told({("defaults", "pitch"): {"best": was}}, {("defaults", "pitch"): {"best": now}}) == [line]


def test_rounding_is_not_told():
    was, now = {("defaults", "pitch"): {"best": 5.32}}, {("defaults", "pitch"): {"best": 5.32 * (1 + 1e-7)}}
    assert told(was, now) == []


def test_a_number_that_is_none_any_more_is_told():
    was, now = {("defaults", "pitch"): {"best": 5.32}}, {("defaults", "pitch"): {"best": float("nan")}}
    assert told(was, now) == ["- defaults, pitch: best was 5.32, is nan"]


def test_a_changed_verdict_is_told():
    now = deepcopy(remembered())
    row = now["legend", "footprint"]
    was, row["verdict"] = row["verdict"], "another"
    assert told(remembered(), now) == [f"- legend, footprint: verdict was {was}, is another"]


def test_a_missing_row_is_told():
    now = deepcopy(remembered())
    del now["path west", "design_lock"]
    assert told(remembered(), now) == ["- path west, design_lock: gone"]
    assert told(now, remembered()) == ["- path west, design_lock: new"]


def test_a_new_column_is_told_once():
    now = {key: row | {"nights": 1.0} if key[1] == "partner" else row for key, row in remembered().items()}
    assert told(remembered(), now) == ["- every setting, partner, nights: new"]


def test_the_greatest_moves_are_told_first_and_the_last_counted():
    told_best = {key: row for key, row in remembered().items() if row.get("best", NONE) != NONE}
    now = {key: row | {"best": 1.01 * row["best"] + 1} for key, row in told_best.items()}
    was = {key: row for key, row in remembered().items() if key in now}
    now["defaults", "partner"]["best"] *= -1
    lines = told(was, now)
    assert lines[0].startswith("- defaults, partner: best was ")
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == f"- and {len(now) - MOST_TOLD} more"


def test_every_remembered_number_is_finite():
    cells = [(*key, what, value) for key, row in remembered().items() for what, value in row.items()]
    assert [cell for cell in cells if not isinstance(cell[-1], str) and not isfinite(cell[-1])] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_the_remembered_verdicts_are_of_several_kinds(topic):
    rows = [row for (_, one), row in remembered().items() if one == topic]
    kinds = {NOT_VALID, *TOPICS[topic].PHRASES}
    assert {row["verdict"] for row in rows} | {row["runner_up"] for row in rows if row["runner_up"] != NONE} <= kinds
    assert len({(row["verdict"], row["step"]) for row in rows}) > 2
    assert len({row["verdict"] for row in rows}) > 1


def test_the_changelog_has_a_place_for_what_moved():
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("#") and line.strip("# ") == "Numbers moved"]


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    print("\n".join(told(remembered(), worked_out())) or "Nothing moved.")
    write(worked_out())
    print(f"{FOLDER.relative_to(ROOT)}: {len(worked_out())} rows written")
