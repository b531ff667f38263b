"""What our own components ask for: each thing done once, in order, however often and late the browser says it.

Of two calls within milliseconds Streamlit may hear only the later one, or none. So a component numbers what it asks for
and says it again until an answer shows that it was heard (`frontend/telling.js`).
"""

from collections.abc import Callable

import streamlit as st

from components import session


def heard(name: str) -> dict | None:
    """Return what a component is to be told: the last number heard, and of which panel."""
    return session.explorer().heard_of.get(name)


def listen(name: str, trigger: str, act: Callable[[dict], None]) -> None:
    """Do what a component's trigger asks for and did not ask before; a callback."""
    hear(name, st.session_state[name][trigger], act)


def hear(name: str, told: dict, act: Callable[[dict], None]) -> None:
    """Do what was told and not done before, in order: `told` is the panel's name and its numbered wishes."""
    before = heard(name) or {}
    last = before["number"] if before.get("panel") == told["panel"] else 0
    for one in told["asked"]:
        if one["number"] > last:
            last = one["number"]
            act(one)
    session.explorer().heard_of[name] = {"panel": told["panel"], "number": last}
