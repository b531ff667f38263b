"""Our own components: page, script and style from `frontend/`, and their data as one packet of JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import streamlit as st

FRONTEND = Path(__file__).parent / "frontend"
ALSO = {"board": ("ahead",), "stage": ("ahead",)}  # parts that several panels share; the names in them are theirs alone


def panel(name: str) -> Callable:
    """Register a component; the function returned draws it with a key, its data and its callbacks.

    The data are written once, as bytes: given a dict, Streamlit writes it twice and looks for data frames in it.
    """
    read = lambda file: (FRONTEND / file).read_text(encoding="utf-8")  # noqa: E731
    mount = st.components.v2.component(
        name,
        html='<div\nclass="root"></div>',
        js="".join(read(f"{part}.js") for part in ("card", "telling", *ALSO.get(name, ()), name)),
        css="".join(read(f"{part}.css") for part in ("card", *ALSO.get(name, ()), name)),
    )
    return lambda key, data, **callbacks: mount(key=key, data=json.dumps(data).encode(), **callbacks)
