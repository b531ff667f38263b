"""Why it moved: the last move by mechanism, belief and choice told apart, the log with reasons, replay."""

from math import isnan

import streamlit as st

from components import cached, chart, session
from components.charts.waterfall import steps, waterfall
from components.words import listed, signed, spoken
from models.explain import waterfall as by_mechanism
from models.topics import TOPICS


def draw(page, mechanisms: dict[str, str]) -> None:
    """Draw the waterfall of the last move, or of the plan itself before any move, and the log."""
    left, right = st.columns([0.6, 0.4], gap="large")
    with left:
        explain(page, mechanisms)
    with right:
        log()


def explain(page, mechanisms: dict[str, str]) -> None:
    """Draw what the last move did, in one sentence and one chart."""
    now, before, module = page.answer, page.before, TOPICS[page.topic]
    unit = cached.unit_of(module.UNIT)
    if isnan(now.value):
        st.markdown(f"There is no plan to take apart: {now.verdict.words(module.PHRASES).lower()}.")
        return
    if isnan(before.value) or now.value == before.value:
        finding = made_of(now.contributions, mechanisms, spoken(now.value, module.UNIT, unit))
        frame = steps(now.contributions, mechanisms, 0.0, "Start", "Your plan")
    else:
        parts = by_mechanism(before.contributions, now.contributions)
        largest = sorted(parts, key=lambda key: -abs(parts[key]))[:2]
        said = listed([f"{mechanisms[key].lower()} {signed(parts[key], module.UNIT)}" for key in largest])
        moved = f"{unit['prefix']}{signed(now.value - before.value, module.UNIT)}{unit['suffix']}"
        finding = f"Your last move: {moved}, mostly {said}"
        frame = steps(parts, mechanisms, before.value, "Before", "After")
    draw = chart.found(waterfall, finding)
    chart.show("why", draw, frame, module.WORTH, alt=f"Waterfall of the plan by mechanism: {module.WORTH}")


def made_of(parts: dict[str, float], mechanisms: dict[str, str], whole: str) -> str:
    """Say what brings most of what a plan comes to, and what takes most from it."""
    if not any(parts.values()):
        return f"Your plan comes to {whole}: no part of it makes a difference"
    most, least = (mechanisms[key] for key in (max(parts, key=parts.get), min(parts, key=parts.get)))
    taken = f", “{least}” takes most" if min(parts.values()) < 0 else ""
    return f"Your plan comes to {whole}: “{most}” brings most{taken}"


def log() -> None:
    """Draw the log of moves, a place for the last move's reason, and the replay slider."""
    mine = session.explorer()
    st.markdown("**Moves**")
    lines = [
        f"{'**→**' if i == mine.place else ''} {i}. {move.what}{f' (*{move.reason}*)' if move.reason else ''}"
        for i, move in enumerate(mine.moves)
    ]
    st.markdown("\n\n".join(lines[-12:]))
    if len(mine.moves) == 1:
        return
    st.slider(
        "Replay the moves",
        0,
        len(mine.moves) - 1,
        mine.place,
        key=f"replay_{mine.place}_{len(mine.moves)}",
        on_change=lambda: session.go_to(st.session_state[f"replay_{mine.place}_{len(mine.moves)}"]),
    )
    st.text_input(
        "Reason for this move",
        mine.moves[mine.place].reason,
        key=f"reason_{mine.place}_{len(mine.moves)}",
        max_chars=200,
        on_change=lambda: session.give_reason(st.session_state[f"reason_{mine.place}_{len(mine.moves)}"]),
    )
