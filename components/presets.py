"""Presets: settings that ship with the store, each with where it comes from; one press makes one move."""

import pandas as pd
import streamlit as st

from components import cached, session
from models.scenario import Scenario


def draw(topic: str) -> None:
    """Offer the topic's presets; under each, its settings and their sources."""
    for preset in cached.rows("presets").query("topic == @topic").sort_values("position").itertuples():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(preset.label, key=f"preset_{preset.preset}", on_click=choose, args=(preset.preset,), width=200)
            st.markdown(preset.help)
    with st.expander("What each preset sets, and why"):
        st.dataframe(told(topic), hide_index=True)


def settings_of(preset: str) -> list[dict]:
    """Return a preset's settings in their order, those of the preset that it is built on first."""
    built_on = cached.records("presets", "preset")[preset]["built_on"]
    below = settings_of(built_on) if built_on else []
    return below + [row for row in cached.listed_rows("preset_settings") if row["preset"] == preset]


def value_of(setting: dict) -> float | str:
    """Return what a setting sets its assumption to."""
    return setting["value"] if cached.catalogue()[setting["key"]].options else float(setting["value"])


def scenario_of(preset: str) -> Scenario:
    """Return the public defaults after a preset's settings, one by one; an option brings its own along."""
    scenario = Scenario()
    for setting in settings_of(preset):
        scenario = scenario.moved(cached.catalogue(), setting["key"], value_of(setting))
    return scenario


def choose(preset: str) -> None:
    """Set the whole scenario to a preset, as one move."""
    session.commit(scenario_of(preset), f"Preset: {cached.records('presets', 'preset')[preset]['label']}")


def told(topic: str) -> pd.DataFrame:
    """Return every setting of the topic's presets, with the fact it rests on or how it was set."""
    facts = cached.records("facts", "fact_id")
    return pd.DataFrame(
        [
            {
                "Preset": preset["label"],
                "Assumption": cached.catalogue()[setting["key"]].label,
                "Value": cached.shown(setting["key"], value_of(setting)),
                "How": how(setting),
                "Source": cached.source_of(facts.get(setting["fact_id"], {}).get("source"))["title"],
            }
            for preset in cached.listed_rows("presets")
            if preset["topic"] == topic
            for setting in settings_of(preset["preset"])
        ]
    )


def how(setting: dict) -> str:
    """Return how a setting was set: the fact that says it, or what was made of which fact or of none."""
    fact = f"fact {setting['fact_id']}" if setting["fact_id"] else ""
    return " ".join(filter(None, (setting["derivation"], f"({fact})" if setting["derivation"] and fact else fact)))
