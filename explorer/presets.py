"""Presets: settings that ship with the store, as scenarios."""

from explorer.store import catalogue, listed_rows, records
from models.scenario import Scenario


def names() -> list[str]:
    """Return every preset in the order of its file."""
    return [row["preset"] for row in listed_rows("presets")]


def settings_of(preset: str) -> list[dict]:
    """Return a preset's settings in their order, those of the preset that it is built on first."""
    built_on = records("presets", "preset")[preset]["built_on"]
    below = settings_of(built_on) if built_on else []
    return below + [row for row in listed_rows("preset_settings") if row["preset"] == preset]


def value_of(setting: dict) -> float | str:
    """Return what a setting sets its assumption to."""
    return setting["value"] if catalogue()[setting["key"]].options else float(setting["value"])


def scenario_of(preset: str) -> Scenario:
    """Return the public defaults after a preset's settings, one by one; an option brings its own along."""
    scenario = Scenario()
    for setting in settings_of(preset):
        scenario = scenario.moved(catalogue(), setting["key"], value_of(setting))
    return scenario
