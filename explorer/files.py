"""Scenario files: what differs from the defaults, with name, author, note and versions, as YAML that people can read.

What is read came from anywhere: anything that is not exactly such a file is refused with one sentence. Nothing in it
is ever run, and nothing is guessed.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from explorer.store import catalogue, data_version
from models.scenario import MODEL_VERSION, Scenario, short

MOST_BYTES = 65_536
LONGEST = {"name": 80, "author": 80, "note": 2_000}  # characters
FORMAT = 1
KEYS = ("scenario_file", "name", "author", "note", "model_version", "data_version", "changes")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class ScenarioFile:
    """A scenario with what people say of it."""

    scenario: Scenario
    name: str = ""
    author: str = ""
    note: str = ""


def write(file: ScenarioFile) -> str:
    """Return the YAML of a scenario, the same for the same scenario to the last byte."""
    told = {key: worded(key, getattr(file, key)) for key in LONGEST}
    versions = {"model_version": MODEL_VERSION, "data_version": data_version()}
    body = {"scenario_file": FORMAT} | told | versions | {"changes": dict(file.scenario.changes)}
    return yaml.safe_dump(body, sort_keys=False, allow_unicode=True, width=100)


def read(given: str | bytes) -> ScenarioFile:
    """Return the scenario of a file's text, or raise ValueError with one sentence that says what is wrong."""
    body = parsed(text_of(given))
    unknown = [key for key in body if key not in KEYS]
    if unknown:
        raise ValueError(f"The file has {short(unknown[0])}, which a scenario file does not have.")
    missing = [key for key in KEYS if key not in body]
    if missing:
        raise ValueError(f"The file has no {missing[0]}: it is not a scenario file.")
    same_version(body)
    told = {key: worded(key, body[key]) for key in LONGEST}
    return ScenarioFile(scenario_of(body["changes"]), **told)


def text_of(given: str | bytes) -> str:
    """Return what was given as text, if it is small enough and text at all."""
    size = len(given.encode(errors="replace")) if isinstance(given, str) else len(given)
    if size > MOST_BYTES:
        raise ValueError(f"The file has {size:,} bytes; a scenario file has {MOST_BYTES:,} at most.")
    try:
        return given if isinstance(given, str) else given.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("The file is not text (UTF-8).") from None


def parsed(text: str) -> dict:
    """Return the file's mapping; no tags, no references, no key twice."""
    events, tree = understood(lambda: list(yaml.parse(text, LOADER))), understood(lambda: yaml.compose(text, LOADER))
    if any(isinstance(event, yaml.AliasEvent) for event in events):
        raise ValueError("The file refers to itself (&, *), which a scenario file does not do.")
    if any(getattr(event, "tag", None) for event in events):
        raise ValueError("The file has a YAML tag (!), which a scenario file does not have.")
    twice(tree)
    body = understood(lambda: yaml.load(text, LOADER))
    if not isinstance(body, dict):
        raise ValueError("The file is not a scenario file.")
    return body


def understood(step: Callable):
    """Return what a step of reading YAML gives; whatever goes wrong in it is one sentence."""
    try:
        return step()
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        raise ValueError("The file is not YAML that a scenario file holds.") from None


def twice(node) -> None:
    """Refuse a mapping that has a key twice."""
    if not isinstance(node, yaml.MappingNode):
        return
    repeated = [key for key, count in Counter(str(key.value) for key, _ in node.value).items() if count > 1]
    if repeated:
        raise ValueError(f"The file has {short(repeated[0])} twice.")
    for _, value in node.value:
        twice(value)


def same_version(body: dict) -> None:
    """Refuse a file of another version of the format, the models or the data."""
    for key, ours in (("scenario_file", FORMAT), ("model_version", MODEL_VERSION), ("data_version", data_version())):
        if type(body[key]) is not int or body[key] != ours:
            raise ValueError(
                f"The file has {key} {short(body[key])}, and this explorer has {ours}. Open the scenario by its link, "
                f"which says what moved since; or set {key} to {ours} in the file to take its settings as they stand."
            )


def worded(key: str, given) -> str:
    """Return a name, author or note, or say what is wrong with it."""
    if not isinstance(given, str):
        raise ValueError(f"The file's {key} is {short(given)}, which is not text.")
    lines = "\n" if key == "note" else ""
    text = "".join(letter for letter in given if letter.isprintable() or letter in lines).strip()
    if len(text) > LONGEST[key]:
        raise ValueError(f"The {key} has {len(text):,} characters; {LONGEST[key]:,} are allowed.")
    return text


def scenario_of(changes) -> Scenario:
    """Return the scenario of a file's changes; the first that cannot be read is named."""
    if not isinstance(changes, dict):
        raise ValueError(f"The file's changes are {short(changes)}, not a list of settings.")
    scenario = Scenario()
    for key, value in changes.items():
        if key not in catalogue():
            raise ValueError(f"The file sets {short(key)}, which this explorer does not know.")
        scenario = scenario.with_change(catalogue()[key], value)
    return scenario
