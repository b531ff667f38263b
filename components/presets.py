"""Presets: settings that ship with the store, each with where it comes from; one press makes one move."""

import pandas as pd
import streamlit as st

from components import cached, session, tables, takeaway
from components.words import plain


def draw(topic: str) -> None:
    """Offer the topic's presets; under each, its settings and their sources."""
    for preset in cached.rows("presets").query("topic == @topic").sort_values("position").itertuples():
        left, right = st.columns([0.3, 0.7], vertical_alignment="center")
        left.button(
            preset.label, key=f"preset_{preset.preset}", on_click=choose, args=(preset.preset,), width="stretch"
        )
        right.markdown(preset.help)
    with st.expander("What each preset sets, and why"):
        takeaway.titled_table("Settings of the presets", told(topic))
        tables.draw(told(topic))


def choose(preset: str) -> None:
    """Set the whole scenario to a preset, as one move."""
    label = cached.records("presets", "preset")[preset]["label"]
    session.commit(cached.presets.scenario_of(preset), f"Loaded: {label}", name=label)


def told(topic: str) -> pd.DataFrame:
    """Return every setting of the topic's presets, with the fact it rests on or how it was set."""
    facts = cached.records("facts", "fact_id")
    return pd.DataFrame(
        [
            {
                "Preset": preset["label"],
                "Assumption": cached.catalogue()[setting["key"]].label,
                "Value": cached.shown(setting["key"], cached.presets.value_of(setting)),
                "How": how(setting),
                "Source": source["title"],
                "Tier": source["tier"],
            }
            for preset in cached.listed_rows("presets")
            if preset["topic"] == topic
            for setting in cached.presets.settings_of(preset["preset"])
            for source in (cached.source_of(facts.get(setting["fact_id"], {}).get("source")),)
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


def how(setting: dict) -> str:
    """Return how a setting was set: the fact that says it, or what was made of which fact or of none."""
    fact = f"fact {setting['fact_id']}" if setting["fact_id"] else ""
    return " ".join(filter(None, (setting["derivation"], f"({fact})" if setting["derivation"] and fact else fact)))
