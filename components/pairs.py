"""Weights from comparing criteria in pairs: a slider a pair, and a warning where the answers contradict each other."""

from collections.abc import Callable
from itertools import combinations

import streamlit as st

from components.words import number

WORDS = {1: "as important as", 3: "rather more important than", 5: "more important than", 7: "far more important than",
         9: "all-important against"}  # fmt: skip


def said(times: int, first: bool, left: str, right: str) -> str:
    """Say one comparison: how many times as important one is, and whether it is the left."""
    one, other = (left, right) if first else (right, left)
    return f"{one} {WORDS[times]} {other.lower()}"


def draw(names: list[str], scale: tuple[int, ...], weigh: Callable, use: Callable) -> None:
    """Draw a slider for every pair; `weigh(steps)` gives weights and consistency, `use(weights)` takes them.

    scale: how many times as important, from all for the left over 1 in the middle to all for the right.
    """
    even = len(scale) // 2
    steps = {}
    columns = st.columns(2, gap="large")
    for at, (i, j) in enumerate(combinations(range(len(names)), 2)):
        with columns[at % 2]:
            steps[i, j] = st.select_slider(
                f"{names[i]} or {names[j].lower()}",
                range(len(scale)),
                even,
                format_func=lambda step, i=i, j=j: said(scale[step], step <= even, names[i], names[j]),
                key=f"pair_{i}_{j}",
            )
    found = weigh(steps)
    told = ", ".join(f"{name.lower()} {100 * weight:.0f} %" for name, weight in zip(names, found.weights, strict=True))
    st.markdown(f"**They come to** {told}. Consistency ratio {number(found.ratio)}.")
    if not found.consistent:
        st.warning(
            f"These answers contradict each other: the consistency ratio is {number(found.ratio)}. From 0.1 on they "
            "should be asked again before anybody relies on the weights.",
            icon=":material/warning:",
        )
    st.button("Use these weights", on_click=use, args=(found.weights,), type="primary")
