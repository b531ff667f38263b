"""Scenario files: saved, loaded and saved again they are the same bytes; anything else is refused in a sentence."""

import codecs
import random
import re

import pandas as pd
import pytest
import yaml

from explorer import store
from explorer.files import KEYS, LONGEST, ScenarioFile, read, write
from explorer.plain_yaml import MOST_BYTES
from explorer.store import catalogue, data_version
from models.scenario import MODEL_VERSION, MOST_PROBLEMS, Scenario
from tests.models.pitch.cases import scenario_of
from tests.sample import some

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
    "no version of the models": (GOOD.replace("model_version: ", "model_version: v"), "model_version 'v"),
    "a version with decimals": (GOOD.replace("data_version: ", "data_version: 0."), "not a whole number"),
    "another format": (GOOD.replace("scenario_file: 1", "scenario_file: 2"), "scenario_file 2"),
    "a version in words": (GOOD.replace("scenario_file: 1", "scenario_file: true"), "scenario_file 'true'"),
    "an unknown key": (GOOD + "colour: red\n", "'colour'"),
    "an unknown setting": (GOOD.replace("can_raise", "can_fly"), "'can_fly'"),
    "a setting twice": (GOOD + "  can_raise: 300.0\n", "can_raise' twice"),
    "no changes": (GOOD.replace("changes:", "note2:"), "note2"),
    "text for a number": (GOOD.replace("900.0", "much"), "'much' is not a number"),
    "yes for a number": (GOOD.replace("900.0", "yes"), "'yes' is not a number"),
    "a list for a number": (GOOD.replace("900.0", "[1, 2]"), "a list is not a value"),
    "not a number": (GOOD.replace("900.0", ".nan"), "'.nan' is not a number"),
    "out of range": (GOOD.replace("900.0", "-1.0"), "outside"),
    "far out of range": (GOOD.replace("900.0", "1e999"), "outside"),
    "no such option": (GOOD.replace("in_vivo_lentiviral", "in_a_jar"), "is not one of"),
    "a list for a name": (GOOD.replace("'A name'", "[7]"), "not text"),
    "an anchor before a name": (GOOD.replace("'A name'", "&Co"), "stands in quotes"),
    "a colon in a name": (GOOD.replace("'A name'", "A: name"), "line 2"),
    "changes that were cut off": (GOOD[: GOOD.index("changes:")] + "changes:\n", "write one a line, or {} for none"),
    "no value": (GOOD.replace("900.0", ""), "nothing was given"),
    "a long name": (GOOD.replace("A name", "A" * 81), "81 characters"),
    "changes as a list": (GOOD[: GOOD.index("changes:")] + "changes: [can_raise]\n", "not a list of settings"),
    "a tag that would run code": (GOOD.replace("900.0", '!!python/object/apply:os.system ["false"]'), "tag"),
    "a tag at the top": ("!!python/object:os.system {}\n", "tag"),
    "a reference to itself": ("scenario_file: &a [*a]\n", "refers to itself"),
    "a bomb of references": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "refers to itself"),
    "ten megabytes of noise": (random.Random(1).randbytes(10_000_000), "10,000,000 bytes"),
    "ten megabytes of text": ("x" * 10_000_000, f"{MOST_BYTES:,} at most"),
    "text of an old Windows": (GOOD.replace("A name", "Grün").encode("cp1252"), "save it as text in UTF-8"),
    "UTF-16 that does not say so": (GOOD.encode("utf-16-le"), "save it as text in UTF-8"),
    "noise": (bytes(range(128, 256)) * 10, "not text"),
    "nesting without end": ("[" * 30_000, "YAML"),
    "not YAML": ("a: b: c", "not YAML"),
    "a list as a key": ("{[a]: 2}", "not YAML"),
    "a day that there is not": (GOOD.replace("900.0", "2026-13-45"), "is not a number"),
    "a number without end": (GOOD.replace("900.0", "9" * 5_000), "outside"),
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


@pytest.mark.parametrize("left", [key for key in KEYS if key != "changes"])
def test_a_file_written_by_hand_may_leave_all_but_its_changes_unwritten(left):
    body = yaml.safe_load(GOOD)
    found = read(yaml.safe_dump({key: value for key, value in body.items() if key != left}))
    assert found.scenario == read(GOOD).scenario
    assert [getattr(found, key) for key in LONGEST if key == left] == [""] * (left in LONGEST)
    assert read("changes:\n  can_raise: 900\n").scenario == scenario_of(can_raise=900.0)
    with pytest.raises(ValueError, match="no changes"):
        read("scenario_file: 1\nname: Mine\n")


NUMBERS = {
    "900": 900.0,
    "+900": 900.0,
    "0900": 900.0,
    "010": 10.0,
    "9e2": 900.0,
    "1.5E+3": 1500.0,
    "900.": 900.0,
    ".5": 0.5,
    "12.25": 12.25,
    "0.125": 0.125,
    "'900'": 900.0,
    "900 # from the deck": 900.0,
}


@pytest.mark.parametrize("typed", NUMBERS)
def test_a_number_is_read_as_people_write_it(typed):
    assert dict(read(GOOD.replace("900.0", typed)).scenario.changes)["can_raise"] == NUMBERS[typed]


NO_NUMBERS = {
    "12,5": "write 12.5;",
    "1,000": "write 1000 or 1;",
    "1.000": "write 1 or 1000.",
    "1.234": "write 1.2340 or 1234.",
    "1,234.5": "write 1234.5;",
    "1.234,5": "write 1234.5;",
    "1 000": "write 1000;",
    "1\u00a0000": "write 1000;",
    "1\u202f000,5": "write 1000.5;",
    "1'000": "write 1000;",
    "1_0000": "write 10000;",
    "−5": "write -5;",
    "1:10": "write digits, with a point before decimals, such as 600;",
    "0x14": "write digits",
    "0o14": "write digits",
    "0b11": "write digits",
    "١٢": "write digits",
    "USD 900 m": "write digits",
    "90 %": "write digits",
    "2026-11-23": "write digits",
    "NO": "write digits",
}


@pytest.mark.parametrize("typed", NO_NUMBERS)
def test_what_could_be_another_number_is_refused_and_says_how_to_write_it(typed):
    with pytest.raises(ValueError) as refused:
        read(GOOD.replace("900.0", typed))
    assert "What can still be raised: " in str(refused.value) and NO_NUMBERS[typed] in str(refused.value)


def test_a_point_that_cannot_mean_thousands_is_a_decimal_point():
    assert catalogue()["process_days"].high < 5_000
    text = GOOD.replace("can_raise: 900.0", "process_days: 5.000")
    assert dict(read(text).scenario.changes)["process_days"] == 5.0


TEXTS = ["NO", "yes", "off", "y", "null", "~", "2026-11-23", "1.0", "1e4", "0x14", "0o14", "1:10", "010", "1_0000",
         ".inf", "=", "<<", "true", "12:30:45", "---", "No", "NULL"]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stays_what_was_typed_with_quotes_and_without(text):
    for typed in (text, f"'{text}'", f'"{text}"'):
        file = read(GOOD.replace("'A name'", typed).replace("'An author'", typed))
        assert (file.name, file.author) == (text, text)
    written = write(ScenarioFile(Scenario(), text, text, text))
    assert f"name: '{text}'\n" in written and yaml.safe_load(written)["name"] == text


def test_a_name_that_yaml_would_cut_at_a_comment_is_said():
    cut = read(GOOD.replace("'A name'", "Plan #1"))
    assert cut.name == "Plan" and cut.notices == (
        "The file's name ends before the sign #, behind which YAML has a comment: put it in quotes to keep all of it.",
    )
    whole = read(GOOD.replace("'A name'", "'Plan #1'"))
    assert whole.name == "Plan #1" and not whole.notices


ENCODED = {
    "a mark of UTF-8": codecs.BOM_UTF8 + GOOD.encode(),
    "a mark in the text": "\ufeff" + GOOD,
    "lines of Windows": GOOD.replace("\n", "\r\n").encode(),
    "lines of an old Mac": GOOD.replace("\n", "\r").encode(),
    "UTF-16": GOOD.encode("utf-16"),
    "UTF-16, the other way round": codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"),
    "UTF-16 and lines of Windows": GOOD.replace("\n", "\r\n").encode("utf-16"),
    "UTF-32": GOOD.encode("utf-32"),
}


@pytest.mark.parametrize("kind", ENCODED)
def test_a_file_is_read_however_an_editor_saved_it(kind):
    assert read(ENCODED[kind]) == read(GOOD) and write(read(ENCODED[kind])) == GOOD


def test_no_break_or_space_glues_words_together():
    told = write(ScenarioFile(Scenario(), "10\u00a0000\tdoses", "A\nB", "one\r\ntwo\rthree 👩\u200d🔬\u202e\u0000"))
    file = read(told)
    assert (file.name, file.author, file.note) == ("10 000 doses", "A B", "one\ntwo\nthree 👩\u200d🔬")


LETTERS = [
    *" \n\t'\"#:-?,[]{}&*!|>%@`~=<\\/.0123456789eE_+xoNyY",
    *("é", "ß", "二", "ع", "👩", "𝒳", "\u200d", "\u00a0", "\u2028", "\x85", "\r\n", "\ufeff", "\x07"),
    *(": ", " #", "\n\n", "\n  ", "NO", "null", "---\n", "2026-11-23"),
]


def noise(draw: random.Random, most: int) -> str:
    """Return text of everything that YAML or an editor may take for something else."""
    return "".join(draw.choices(LETTERS, k=draw.randrange(most)))[:most]


@pytest.mark.parametrize("seed", some(range(300), of=6))
def test_any_text_and_number_comes_back_and_other_readers_of_yaml_find_the_same(seed):
    draw = random.Random(seed)
    file = ScenarioFile(mixed(seed), noise(draw, 60), noise(draw, 60), noise(draw, 300))
    first = write(file)
    back = read(first)
    assert back.scenario == file.scenario and not back.notices
    assert write(back) == first and write(read(first.replace("\n", "\r\n").encode("utf-16"))) == first
    other = yaml.safe_load(first)
    assert {key: other[key] for key in LONGEST} == {key: getattr(back, key) for key in LONGEST}
    assert other["changes"] == dict(file.scenario.changes)
    for event in yaml.parse(first):  # what is not in quotes is a key or a number to every version of YAML
        if isinstance(event, yaml.ScalarEvent) and event.style is None:
            assert event.value in (*KEYS, *catalogue()) or re.fullmatch(r"-?\d+|-?\d+\.\d+(e-\d+)?", event.value)


@pytest.mark.parametrize("value", [1.234, 12.125, 999.999, 1e-5, 1234.5, 0.001])
def test_a_number_with_three_decimals_is_written_so_that_nobody_takes_it_for_thousands(value):
    written = write(ScenarioFile(Scenario((("can_raise", value),))))
    assert dict(read(written).scenario.changes) == yaml.safe_load(written)["changes"] == {"can_raise": value}


# Files of other versions


def aged(models: int = 0, data: int = 0, text: str = GOOD) -> str:
    """Return a file as a version so much newer, or older, would have written it."""
    text = text.replace(f"model_version: {MODEL_VERSION}", f"model_version: {MODEL_VERSION + models}")
    return text.replace(f"data_version: {data_version()}", f"data_version: {data_version() + data}")


@pytest.fixture
def moved(monkeypatch):
    """Pretend that a default moved with the present version of the data."""
    moves = {
        "version": [data_version()],
        "key": ["lock_month"],
        "was": ["20"],
        "became": ["24"],
        "why": ["a read-out."],
    }
    real = store.rows
    monkeypatch.setattr(store, "rows", lambda table: pd.DataFrame(moves) if table == "data_moves" else real(table))


def test_a_file_of_older_data_opens_and_says_which_defaults_moved(moved):
    file = read(aged(data=-1))
    label = catalogue()["lock_month"].label
    assert file.notices == (f"Since this file was written, {label} moved from 20 to 24: a read-out.",)
    assert file == read(GOOD) and not read(GOOD).notices


def test_a_file_of_older_models_opens_and_says_so():
    (said,) = read(aged(models=-1)).notices
    assert f"models of version {MODEL_VERSION - 1}, older than version {MODEL_VERSION}" in said
    assert read(aged(models=-1)) == read(GOOD)


@pytest.mark.parametrize(("newer", "what"), [({"models": 1}, "models"), ({"data": 1}, "data")])
def test_a_file_of_a_newer_version_opens_and_says_so(newer, what):
    (said,) = read(aged(**newer)).notices
    assert f"written with {what} of version" in said and "newer than" in said
    assert read(aged(**newer)) == read(GOOD)


OUTDATED = {
    "can_fly: 3.0": ("'can_fly', which this explorer does not know", "It is left out."),
    "lock_month: 900.0": ("900 is outside", "The default stays."),
    "offered: in_a_jar": ("'in_a_jar' is not one of", "The default stays."),
    "process_days: 1:10": ("'1:10' is not a number", "The default stays."),
}


@pytest.mark.parametrize("setting", OUTDATED)
def test_of_a_file_of_another_version_what_is_not_known_is_named_and_the_rest_applies(setting):
    file = read(aged(models=-1, text=f"{GOOD}  {setting}\n"))
    assert file.scenario == read(GOOD).scenario
    why, so = OUTDATED[setting]
    assert why in file.notices[-1] and file.notices[-1].endswith(so)


def test_there_is_an_end_to_what_is_said_of_a_file():
    lines = "".join(f"  key_{number}: 1.0\n" for number in range(500))
    assert len(read(aged(data=1, text=GOOD + lines)).notices) == 1 + MOST_PROBLEMS + 1
