"""Scenario files: what differs from the defaults, with name, author, note and versions, as YAML that people can read.

What is read came from anywhere: anything that is not such a file is refused with one sentence. Nothing in it is ever
run, and nothing is guessed: every scalar is the text that was typed, whatever a version of YAML takes NO, 010 or 1:10
for. Text is written in quotes and numbers without, so that other readers of YAML find the same.

A file of another version of the models or the data opens as a link does: what moved since is said, what this version
cannot read is named, and the rest applies. Only another format is refused, since its keys may mean something else.
"""

import re
from dataclasses import dataclass, field

import yaml

from explorer import plain_yaml, typed
from explorer.store import catalogue, data_version, gone, moved_since
from models.scenario import MODEL_VERSION, MOST_PROBLEMS, Scenario, short

LONGEST = {"name": 80, "author": 80, "note": 2_000}  # characters
FORMAT = 1
CHANGES = "changes"  # all else may be left unwritten
KEYS = ("scenario_file", "name", "author", "note", "model_version", "data_version", CHANGES)
JOINERS = "\u200c\u200d"  # hold letters of some scripts, and parts of one emoji, apart or together


@dataclass(frozen=True)
class ScenarioFile:
    """A scenario with what people say of it, and what there is to say of how it was read."""

    scenario: Scenario
    name: str = ""
    author: str = ""
    note: str = ""
    notices: tuple[str, ...] = field(default=(), compare=False)


class Quoted(str):
    """Text that is written in quotes, whatever stands in it."""


class Writer(yaml.SafeDumper):
    """Writes text in quotes, text of several lines as a block, and numbers in plain digits."""


def write(file: ScenarioFile) -> str:
    """Return the YAML of a scenario, the same for the same scenario to the last byte."""
    told = {key: Quoted(worded(key, getattr(file, key))) for key in LONGEST}
    versions = {"model_version": MODEL_VERSION, "data_version": data_version()}
    changes = {key: Quoted(value) if isinstance(value, str) else value for key, value in file.scenario.changes}
    body = {"scenario_file": FORMAT} | told | versions | {"changes": changes}
    return yaml.dump(body, Dumper=Writer, sort_keys=False, allow_unicode=True, width=100)


def quoted(writer: Writer, text: Quoted) -> yaml.Node:
    """Write text in quotes, or as a block if it has several lines."""
    return writer.represent_scalar("tag:yaml.org,2002:str", str(text), style="|" if "\n" in text else "'")


Writer.add_representer(Quoted, quoted)
Writer.add_representer(
    float, lambda writer, value: writer.represent_scalar("tag:yaml.org,2002:float", typed.spelled(value))
)


def read(given: str | bytes) -> ScenarioFile:
    """Return the scenario of a file's text, or raise ValueError with one sentence that says what is wrong.

    What there is to say of a file that can be read, because another version wrote it, is in `notices`.
    """
    text = plain_yaml.text_of(given)
    body = plain_yaml.parsed(text)
    unknown = [key for key in body if key not in KEYS]
    if unknown:
        raise ValueError(f"The file has {short(unknown[0])}, which a scenario file does not have.")
    if CHANGES not in body:
        raise ValueError(f"The file has no {CHANGES}: it is not a scenario file.")
    body = unwritten() | body
    known, of_versions = versions(body)
    told = {key: worded(key, body[key]) for key in LONGEST}
    scenario, left_out = scenario_of(body["changes"], strict=known)
    return ScenarioFile(scenario, **told, notices=(*of_versions, *left_out, *plain_yaml.cut_off(text)))


def unwritten() -> dict:
    """Return what is taken for granted of a file written by hand: no words, and today's format, models and data."""
    versions = {"scenario_file": FORMAT, "model_version": MODEL_VERSION, "data_version": data_version()}
    return dict.fromkeys(LONGEST, "") | {key: str(number) for key, number in versions.items()}


def older_models(made: str, models: int) -> list[str]:
    """Say that models have moved since a file or a link was made ("This link was made"), if they have."""
    if models >= MODEL_VERSION:
        return []
    return [
        f"{made} with models of version {models}, older than version {MODEL_VERSION} here: "
        "its answers can differ from those seen then."
    ]


def versions(body: dict) -> tuple[bool, list[str]]:
    """Return whether this version wrote the file, and what there is to say if another did; refuse another format."""
    form, models, data = (whole(key, body[key]) for key in ("scenario_file", "model_version", "data_version"))
    if form != FORMAT:
        raise ValueError(
            f"The file has scenario_file {form}, and this explorer reads {FORMAT}: in another format the same key may "
            "mean something else. Open it with the explorer that wrote it, or by its link."
        )
    said = [newer(what, theirs, ours) for what, theirs, ours in
            (("models", models, MODEL_VERSION), ("data", data, data_version())) if theirs > ours]  # fmt: skip
    said += older_models("This file was written", models)
    said += moved_since(data, "this file was written")
    return (models, data) == (MODEL_VERSION, data_version()), said


def newer(what: str, theirs: int, ours: int) -> str:
    """Say that a file was written with a newer version of something than this explorer has."""
    return (
        f"This file was written with {what} of version {theirs}, newer than version {ours} here: what it sets applies "
        "as far as it is known here, and its answers can differ."
    )


def whole(key: str, given) -> int:
    """Return a version of a file, or say that it is none."""
    if not isinstance(given, str) or not re.fullmatch("[0-9]{1,9}", given):
        raise ValueError(f"The file has {key} {told_short(given)}, which is not a whole number.")
    return int(given)


def told_short(given) -> str:
    """Return what stands in a file as a sentence can hold it."""
    return short(given) if isinstance(given, str) else "a list"


def worded(key: str, given) -> str:
    """Return a name, author or note, or say what is wrong with it."""
    if not isinstance(given, str):
        raise ValueError(f"The file's {key} is a list, which is not text: put it in quotes.")
    text = cleaned(given, several_lines=key == "note")
    if len(text) > LONGEST[key]:
        raise ValueError(f"The {key} has {len(text):,} characters; {LONGEST[key]:,} are allowed.")
    return text


def cleaned(text: str, several_lines: bool) -> str:
    """Return text without what cannot be seen; a space or line break of another kind is a plain one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = JOINERS + ("\n" if several_lines else "")
    seen = (letter if letter.isprintable() or letter in kept else " " if letter.isspace() else "" for letter in text)
    return "".join(seen).strip()


def scenario_of(changes, strict: bool) -> tuple[Scenario, list[str]]:
    """Return the scenario of a file's changes, and the sentences on those that could not be read.

    If `strict`, the first that cannot be read is a ValueError instead: the file's version is not to blame.
    """
    if not isinstance(changes, dict):
        given = short(changes) if changes and isinstance(changes, str) else "empty" if changes == "" else "a list"
        raise ValueError(f"The file's changes are {given}, not a list of settings: write one a line, or {{}} for none.")
    scenario, left_out = Scenario(), []
    for key, given in changes.items():
        try:
            scenario = with_setting(scenario, key, given)
        except ValueError as why:
            if strict:
                raise
            left_out.append(f"{why} {'The default stays' if key in catalogue() else 'It is left out'}.")
    more = len(left_out) - MOST_PROBLEMS
    return scenario, left_out if more <= 0 else [
        *left_out[:MOST_PROBLEMS], f"{more} more settings of the file could not be read."
    ]  # fmt: skip


def with_setting(scenario: Scenario, key: str, given) -> Scenario:
    """Return the scenario with one setting of a file, or raise ValueError with one sentence."""
    row = catalogue().get(key)
    if row is None:
        raise ValueError(f"The file sets {gone().get(key) or short(key) + ', which this explorer does not know'}.")
    if not isinstance(given, str):
        raise ValueError(f"{row.label}: a list is not a value; write one.")
    given = given.strip()
    return scenario.with_change(row, given if row.options else typed.number(given, row) if given else None)
