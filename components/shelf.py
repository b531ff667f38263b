"""The shelf: every scenario that can be put beside others, by the name people know it by."""

import streamlit as st

from components import cached, session
from models.scenario import Scenario

READY = "scenarios"
ON_SCREEN, DEFAULTS = "On screen", "Public defaults"


def named() -> dict[str, Scenario]:
    """Return the scenario on screen, the defaults, those that ship, are saved here or came with a link, by name."""
    found = {f"{ON_SCREEN}: {session.name()}": session.now(), DEFAULTS: session.PUBLIC}
    for row in cached.rows("presets").query("topic == @READY").sort_values("position").itertuples():
        found[row.label] = cached.presets.scenario_of(row.preset)
    found |= {name: scenario for name, scenario in saved().items() if name not in found}
    return found | {name: scenario for name, scenario in session.explorer().brought.items() if name not in found}


def ready_name(scenario: Scenario) -> str:
    """Return the name of the scenario that ships with these settings, or nothing."""
    ready = cached.rows("presets").query("topic == @READY")
    found = (row.label for row in ready.itertuples() if cached.presets.scenario_of(row.preset) == scenario)
    return next(found, "")


def reserved(name: str) -> bool:
    """Say whether a name is one that the explorer gives itself, or that heads its tables."""
    ready = cached.rows("presets")["label"].tolist()
    return name in (ON_SCREEN, DEFAULTS, "Page", "Assumption", *ready) or name.startswith(f"{ON_SCREEN}: ")


def saved() -> dict[str, Scenario]:
    """Return the scenarios saved here that this version can read."""
    found = {}
    try:
        listed = cached.saved.listed()
    except ValueError as why:
        st.warning(str(why))
        return found
    for row in listed:
        try:
            found[row["name"]] = cached.files.read(row["text"]).scenario
        except ValueError:
            continue  # the library says why
    return found


def short(name: str) -> str:
    """Return a scenario's name as a legend or a column can hold it."""
    return ON_SCREEN if name.startswith(f"{ON_SCREEN}: ") else name
