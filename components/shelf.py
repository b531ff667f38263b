"""The shelf: every scenario that can be put beside others, by the name people know it by."""

import streamlit as st

from components import cached, session
from components.words import plain

READY = "scenarios"
ON_SCREEN, DEFAULTS = "On screen", "Public defaults"
ScenarioFile = cached.files.ScenarioFile


def named() -> dict[str, ScenarioFile]:
    """Return the scenario on screen, the defaults, those that ship and those saved here, by name."""
    found = {f"{ON_SCREEN}: {session.name()}": ScenarioFile(session.now()), DEFAULTS: ScenarioFile(session.PUBLIC)}
    for row in cached.rows("presets").query("topic == @READY").sort_values("position").itertuples():
        found[row.label] = ScenarioFile(cached.presets.scenario_of(row.preset))
    return found | {name: file for name, file in saved().items() if name not in found}


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
