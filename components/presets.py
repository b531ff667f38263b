"""Presets: settings that ship with the store, each with where it comes from; one press makes one move."""

import pandas as pd
import streamlit as st

from components import cached, session
from components.words import plain
from models.scenario import Scenario


def draw(topic: str) -> None:
    """Offer the topic's presets; under each, its settings and their sources."""
    for preset in cached.rows("presets").query("topic == @topic").sort_values("position").itertuples():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(preset.label, key=f"preset_{preset.preset}", on_click=choose, args=(preset.preset,), width=200)
            st.markdown(preset.help)
    with st.expander("What each preset sets, and why"):
        st.dataframe(told(topic), hide_index=True)


def scenario_of(preset: str) -> Scenario:
    """Return the public defaults with a preset's settings."""
    scenario = Scenario()
    for row in cached.rows("preset_settings").query("preset == @preset").itertuples():
        assumption = cached.catalogue()[row.key]
        scenario = scenario.with_change(assumption, row.value if assumption.options else float(row.value))
    return scenario


def choose(preset: str) -> None:
    """Set the whole scenario to a preset, as one move."""
    label = cached.records("presets", "preset")[preset]["label"]
    session.commit(scenario_of(preset), f"Loaded: {label}", name=label)


def told(topic: str) -> pd.DataFrame:
    """Return every setting of the topic's presets, with the fact it rests on or how it was set."""
    labels = {row.preset: row.label for row in cached.rows("presets").query("topic == @topic").itertuples()}
    facts = cached.records("facts", "fact_id")
    return pd.DataFrame(
        [
            {
                "Preset": labels[row.preset],
                "Assumption": cached.catalogue()[row.key].label,
                "Value": cached.shown(row.key, dict(scenario_of(row.preset).changes).get(row.key, row.value)),
                "How": row.derivation if row.fact_id is None or pd.isna(row.fact_id) else f"fact {row.fact_id}",
                "Source": cached.source_of(facts.get(row.fact_id, {}).get("source"))["title"],
            }
            for row in cached.rows("preset_settings").itertuples()
            if row.preset in labels
        ]
    )


def row(topic: str) -> None:
    """Offer the public defaults and a topic's presets in one row, and a step back."""
    mine = session.explorer()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"Scenario: **{plain(session.name())}**", width="content")
        st.button("Defaults", key="preset_defaults", on_click=session.reset, disabled=mine.now == session.PUBLIC)
        for preset in cached.rows("presets").query("topic == @topic").sort_values("position").itertuples():
            st.button(preset.label, key=f"preset_{preset.preset}", help=preset.help, on_click=choose,
                      args=(preset.preset,))  # fmt: skip
        st.button("Undo", key="undo", on_click=session.step, args=(-1,), disabled=not mine.place,
                  icon=":material/undo:", type="tertiary")  # fmt: skip
