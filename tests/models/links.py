"""Scenarios of a toy catalogue, and links packed by hand, for the tests of scenarios and of their links."""

import base64
import json
import zlib

import numpy as np

from models.scenario import (
    Assumption,
    Scenario,
)

CATALOGUE = {
    row.key: row
    for row in (
        Assumption("path", "Path", "choice", "west", None, None, None, (("west", "Western"), ("china", "China first"))),
        Assumption("month", "Month", "choice", 24.0, 0.0, 72.0, 1.0),
        Assumption("spread", "Spread", "belief", 8.0, 0.0, 21.0, 1.0),
        Assumption("share", "Share", "belief", 30.0, -10.0, 80.0, 5.0),
    )
}


def setting(*changes: tuple) -> Scenario:
    return Scenario(tuple(sorted(changes)))


def link(model_version, data_version, settings) -> str:
    """Pack anything at all the way a link is packed."""
    return linked(json.dumps([model_version, data_version, settings]).encode())


def linked(body: bytes, packing: str = "1") -> str:
    return f"{packing}.{base64.urlsafe_b64encode(zlib.compress(body)).decode().rstrip('=')}"


def any_scenario(random: np.random.Generator, catalogue) -> Scenario:
    """Return a scenario with a random number of assumptions anywhere in their range."""
    keys = random.choice(sorted(catalogue), random.integers(0, len(catalogue) + 1), replace=False)
    return Scenario().with_changes(catalogue, {key: any_value(random, catalogue[key]) for key in keys})


def any_value(random: np.random.Generator, row: Assumption) -> float | str:
    """Return one of the options, or a number anywhere in the range."""
    options = [option for option, _ in row.options]
    return options[random.integers(len(options))] if options else float(random.uniform(row.low, row.high))


def assert_is_one_plain_sentence(text: str):
    assert text.endswith(".")
    assert "\n" not in text
    assert "Traceback" not in text
    assert len(text) <= 400, f"a notice of {len(text)} characters: {text[:80]} ..."
