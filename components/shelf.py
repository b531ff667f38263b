"""The shelf: every scenario that can be put beside others, by the name people know it by."""

import streamlit as st

from components import cached, session
from components.words import plain
from models.scenario import Scenario

READY = "scenarios"
ON_SCREEN, DEFAULTS = "On screen", "Public defaults"
ScenarioFile = cached.files.ScenarioFile


def named() -> dict[str, ScenarioFile]:
    """Return the scenario on screen, the defaults, those that ship, are saved here or came with a link, by name."""
    found = {f"{ON_SCREEN}: {session.name()}": ScenarioFile(session.now()), DEFAULTS: ScenarioFile(session.PUBLIC)}
    for row in cached.rows("presets").query("topic == @READY").sort_values("position").itertuples():
        found[row.label] = ScenarioFile(cached.presets.scenario_of(row.preset))
    found |= {name: file for name, file in saved().items() if name not in found}
    brought = session.explorer().brought.items()
    return found | {name: ScenarioFile(scenario) for name, scenario in brought if name not in found}


def ready_name(scenario: Scenario) -> str:
    """Return the name of the scenario that ships with these settings, or nothing."""
    ready = cached.rows("presets").query("topic == @READY")
    found = (row.label for row in ready.itertuples() if cached.presets.scenario_of(row.preset) == scenario)
    return next(found, "")


def reserved(name: str) -> bool:
    """Say whether a name is one that the explorer gives itself, or that heads its tables."""
    ready = cached.rows("presets")["label"].tolist()
    return name in (ON_SCREEN, DEFAULTS, "Page", "Assumption", *ready) or name.startswith(f"{ON_SCREEN}: ")


def saved() -> dict[str, ScenarioFile]:
    """Return the scenarios saved here that this version can read."""
    found = {}
    try:
        listed = cached.saved.listed()
    except ValueError as why:
        st.warning(str(why))
        return found
    for row in listed:
        try:
            found[row["name"]] = cached.files.read(row["text"])
        except ValueError:
            continue  # the library says why
    return found


def short(name: str) -> str:
    """Return a scenario's name as a legend or a column can hold it."""
    return ON_SCREEN if name.startswith(f"{ON_SCREEN}: ") else name


def say_notices(chosen: list[str], offered: dict[str, ScenarioFile]) -> None:
    """Say of the scenarios chosen what there is to say of how they were read."""
    for name in chosen:
        for notice in offered[name].notices if name in offered else ():
            st.warning(plain(f"{name}: {notice}"), icon=":material/info:")


def say_all() -> None:
    """Say what there is to say of what was opened or asked for last."""
    for notice in session.explorer().notices:
        st.warning(plain(notice), icon=":material/info:")
