"""Scenario files: saved, loaded and saved again they are the same bytes; anything else is refused in a sentence."""

import random

import pytest

from explorer.files import KEYS, MOST_BYTES, ScenarioFile, read, write
from explorer.store import catalogue
from models.scenario import Scenario
from tests.models.pitch.cases import scenario_of

GOOD = write(
    ScenarioFile(
        scenario_of(can_raise=900.0, modality="in_vivo_lentiviral"), "A name", "An author", "A note\nof two lines"
    )
)


def mixed(seed: int) -> Scenario:
    """Return a scenario with many assumptions anywhere in their ranges."""
    draw, scenario = random.Random(seed), Scenario()
    for row in draw.sample(list(catalogue().values()), 40):
        value = draw.choice(row.options)[0] if row.options else draw.uniform(row.low, row.high)
        scenario = scenario.with_change(row, value)
    return scenario


@pytest.mark.parametrize("seed", range(5))
def test_save_load_save_is_the_same_to_the_last_byte(seed):
    file = ScenarioFile(
        mixed(seed), 'Ünïcode: "quoted" 二 — #1', "- dash", " note:\n  * with {everything} & !more \u2028\n"
    )
    first = write(file)
    assert read(first).scenario == file.scenario
    assert write(read(first)) == first
    assert write(read(first.encode())) == first


def test_a_file_holds_only_what_differs_from_the_defaults():
    assert "changes: {}" in write(ScenarioFile(Scenario()))
    assert "can_raise: 900.0" in GOOD and "cash_now" not in GOOD


def test_who_made_it_and_what_for_come_back():
    file = read(GOOD)
    assert (file.name, file.author, file.note) == ("A name", "An author", "A note\nof two lines")


BAD = {
    "another model": (GOOD.replace("model_version: ", "model_version: 9"), "model_version 9"),
    "another data version": (GOOD.replace("data_version: ", "data_version: 9"), "data_version"),
    "another format": (GOOD.replace("scenario_file: 1", "scenario_file: 2"), "scenario_file 2"),
    "a version in words": (GOOD.replace("scenario_file: 1", "scenario_file: true"), "scenario_file True"),
    "an unknown key": (GOOD + "colour: red\n", "'colour'"),
    "an unknown setting": (GOOD.replace("can_raise", "can_fly"), "'can_fly'"),
    "a setting twice": (GOOD + "  can_raise: 300.0\n", "can_raise' twice"),
    "a missing key": (GOOD.replace("author: An author\n", ""), "no author"),
    "text for a number": (GOOD.replace("900.0", "much"), "'much' is not a number"),
    "yes for a number": (GOOD.replace("900.0", "yes"), "True is not a number"),
    "a list for a number": (GOOD.replace("900.0", "[1, 2]"), "is not a number"),
    "not a number": (GOOD.replace("900.0", ".nan"), "nan is outside"),
    "out of range": (GOOD.replace("900.0", "-1.0"), "outside"),
    "far out of range": (GOOD.replace("900.0", ".inf"), "outside"),
    "no such option": (GOOD.replace("in_vivo_lentiviral", "in_a_jar"), "is not one of"),
    "a number for a name": (GOOD.replace("name: A name", "name: 7"), "not text"),
    "a long name": (GOOD.replace("A name", "A" * 81), "81 characters"),
    "changes as a list": (GOOD[: GOOD.index("changes:")] + "changes: [can_raise]\n", "not a list of settings"),
    "a tag that would run code": (GOOD.replace("900.0", '!!python/object/apply:os.system ["false"]'), "tag"),
    "a tag at the top": ("!!python/object:os.system {}\n", "tag"),
    "a reference to itself": ("scenario_file: &a [*a]\n", "refers to itself"),
    "a bomb of references": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "refers to itself"),
    "ten megabytes of noise": (random.Random(1).randbytes(10_000_000), "10,000,000 bytes"),
    "ten megabytes of text": ("x" * 10_000_000, f"{MOST_BYTES:,} at most"),
    "noise": (bytes(range(128, 256)) * 10, "not text"),
    "nesting without end": ("[" * 30_000, "YAML"),
    "not YAML": ("a: b: c", "not YAML"),
    "a list as a key": ("{[a]: 2}", "not YAML"),
    "a day that there is not": (GOOD.replace("900.0", "2026-13-45"), "not YAML"),
    "a number without end": (GOOD.replace("900.0", "9" * 5_000), "not YAML"),
    "nothing": ("", "not a scenario file"),
    "a list": ("- 1\n- 2\n", "not a scenario file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not text"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_what_is_not_a_scenario_file_is_refused_in_one_sentence(kind):
    given, said = BAD[kind]
    with pytest.raises(ValueError) as refused:
        read(given)
    told = str(refused.value)
    assert said in told and len(told) < 400 and "\n" not in told and told.endswith(".")


def test_no_part_of_a_file_may_be_missing():
    for key in KEYS:
        with pytest.raises(ValueError):
            read("\n".join(line for line in GOOD.splitlines() if not line.startswith(f"{key}:")))
