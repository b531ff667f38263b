"""Controls drawn from the assumption rows: one row, one control with its card, ticks where the decision flips."""

from collections.abc import Callable
from functools import partial
from time import monotonic

import streamlit as st

from components import background, cached, session, telling
from components.panel import panel
from models.scenario import Scenario, value_of

MOST_REMEMBERED = 64  # scenarios whose flips a session keeps
LOOKS, SECONDS_A_LOOK = 100, 0.02  # how long a quick search for flips is waited for
LEFT_ALONE_SECONDS = 5.0  # after which a search ends whose visitor has gone
PANEL = panel("controls")


def draw(topic: str, sight: str, phrases: dict[str, str], keys: list[str] | None = None) -> None:
    """Draw the controls of a topic, or some of them; a move is committed before the next run of the page."""
    name = f"controls_{topic}_{sight}"

    def settled():
        telling.listen(name, "settled", do)
        session.explorer().paused_at = topic, session.now()

    now, flips = session.now(), session.explorer().flips.get((topic, session.now()))
    base, found = session.baseline(), flips or {}
    rows = [row(topic, key, now, base, found.get(key, []), phrases) for key in keys or cached.keys(topic, sight)]
    main = sight == "main"
    PANEL(
        key=name,
        data={
            "rows": rows,
            "settled": not main or session.rests(topic) or (flips is not None and not session.in_a_hurry()),
            "grouped": not main,
            "room": session.explorer().presenting,
            "tools": tools() if main else [],
            "heard": telling.heard(name),
        },
        on_asked_change=partial(telling.listen, name, "asked", do),
        on_settled_change=settled,
    )


def do(one: dict) -> None:
    """Do one thing that a panel asks for: a tool, or a move of a control (key, value, final)."""
    if "tool" in one:
        TOOLS[one["tool"]]()
    else:
        session.change(one["key"], one["value"], one["final"])


TOOLS = {
    "undo": lambda: session.step(-1),
    "redo": lambda: session.step(1),
    "defaults": session.reset,
    "opened": lambda: session.reset(to_opened=True),
    "pin": lambda: session.pin(session.explorer().pinned is None),
}


def tools() -> list[dict]:
    """Return undo, redo, the two resets and the baseline pin, each with whether it would do anything."""
    mine = session.explorer()
    pin = "Measure against the public defaults again" if mine.pinned else "Measure changes against this setting"
    offered = (
        ("undo", "Undo", "Ctrl+Z", mine.place > 0),
        ("redo", "Redo", "Ctrl+Shift+Z", mine.place < len(mine.moves) - 1),
        ("defaults", "Defaults", "Back to the public defaults", mine.now != session.PUBLIC),
        ("opened", "As opened", "Back to where I opened it", mine.now != mine.opened),
        ("pin", "Unpin" if mine.pinned else "Pin baseline", pin, True),
    )
    return [{"tool": tool, "label": label, "hint": hint, "on": on} for tool, label, hint, on in offered]


def look_for_flips() -> None:
    """Once the visitor has paused, look for what flips the decision, then draw the ticks on the tracks.

    The search runs in a thread of its own and ends when the scenario moves on. A quick one is waited for; a long one
    is looked after once a second, so that the page stays free for a move.
    """
    mine = session.explorer()
    if mine.paused_at is None or mine.paused_at in mine.flips or mine.paused_at[1] != mine.now:
        return
    left_alone = mine.search and not mine.search.running and not mine.search.answer
    if mine.search is None or left_alone or mine.search.question != mine.paused_at:
        if mine.search:
            mine.search.cancelled = True
        mine.search = background.begun(mine.paused_at, flips_of(*mine.paused_at), LEFT_ALONE_SECONDS)
    give_way = st.empty()
    for _ in range(LOOKS):
        if not mine.search.running:
            break
        mine.search.thread.join(SECONDS_A_LOOK)
        give_way.empty()
    await_flips()


def flips_of(topic: str, now: Scenario) -> Callable:
    """Return the search for the flips of a topic's controls in sight; it stops when its report says so."""

    def search(report) -> dict:
        give_way = partial(background.give_way, report)
        return {key: cached.flips(topic, now, key, give_way) for key in cached.keys(topic, "main")}

    return search


@st.fragment(run_every=background.SECONDS_BETWEEN_LOOKS)
def await_flips() -> None:
    """Draw the page again once the flips are found; a search that no page looks after ends."""
    mine = session.explorer()
    if mine.search:
        mine.search.looked_at = monotonic()
    if mine.search and mine.search.answer and mine.search.question not in mine.flips:
        found = mine.search.question, mine.search.answer
        if not mine.reading:
            mine.flips = dict([*mine.flips.items(), found][-MOST_REMEMBERED:])
            st.rerun()


def row(topic: str, key: str, now: Scenario, base: Scenario, flips: list, phrases: dict[str, str]) -> dict:
    """Return one control: what never changes and what the scenario says of it."""
    assumption, value = cached.catalogue()[key], value_of(key, cached.catalogue(), now)
    ticks = [] if assumption.options else flips
    return cached.control(key) | {
        "value": value,
        "text": cached.shown(key, value),
        "changed": value != assumption.default,
        "baseline": value_of(key, cached.catalogue(), base),
        "flips": [
            {
                "at": flip.at,
                "strong": flip.verdict.kind != cached.answer(topic, now).verdict.kind,
                "text": f"From {cached.shown(key, flip.at)}: {flip.verdict.words(phrases)}",
            }
            for flip in ticks
        ],
    }
