"""What outlives a reload: the log with its reasons, the place in it, where the visit began, the room, what was written.

The browser keeps it for its own tab and gives it back to the session that follows a reload. It never leaves the tab for
another visitor, and the server keeps nothing. It is read like a link: as something that anybody may have written.
"""

import json
from dataclasses import asdict, fields
from typing import Any

import streamlit as st

from components import cached, room, session
from components.library import AUTHOR, NOTE, SAVED_NAME
from models.scenario import Scenario, read_settings

MOST_MOVES, MOST_LETTERS = 100, 1_000_000
WRITTEN = (SAVED_NAME, AUTHOR, NOTE)


def told() -> dict:
    """Return what the browser keeps, as plain values."""
    mine = session.explorer()
    first = max(0, min(mine.place, len(mine.moves) - MOST_MOVES))
    shown = mine.moves[first : first + MOST_MOVES]
    return {
        "moves": [[dict(move.scenario.changes), move.what, move.reason, move.name] for move in shown],
        "place": mine.place - first,
        "opened": dict(mine.opened.changes),
        "room": asdict(room.room()),
        "seen": mine.seen,
        "written": {key: st.session_state[key] for key in WRITTEN if st.session_state.get(key)},
    }


def take(text: str) -> None:
    """Take back what the browser kept, if the address stands at a move of that log; else the visit began anew."""
    mine = session.explorer()
    if mine.heard:
        return
    mine.heard = True
    try:
        given = json.loads(text[:MOST_LETTERS])
        moves = [move_of(*one) for one in given["moves"][:MOST_MOVES]]
        place, opened, seen = int(given["place"]), scenario_of(given["opened"]), counts(given["seen"])
        facilitator, written = room_of(given["room"]), texts(given["written"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return
    now = mine.moves[0].scenario
    if all(move.scenario != now for move in moves):
        return
    place = session.nearest(moves, now, place)
    since = mine.moves[1:]  # what the visitor did before the browser had spoken
    mine.moves = [*(moves[: place + 1] if since else moves), *since]
    mine.place = place + mine.place
    mine.opened, mine.seen = opened, seen | mine.seen
    st.session_state[room.KEY] = facilitator
    for key, value in written.items():
        st.session_state.setdefault(key, value)


def scenario_of(changes: dict) -> Scenario:
    """Return a scenario of raw settings; what this version does not know is left out."""
    return read_settings(dict(changes), cached.catalogue())[0]


def move_of(changes: dict, what: str, reason: str, name: str) -> session.Move:
    """Return one move of the log."""
    return session.Move(scenario_of(changes), *map(word, (what, reason, name)))


def word(given: Any) -> str:
    """Return a text, or raise TypeError."""
    if not isinstance(given, str):
        raise TypeError
    return given


def texts(given: dict) -> dict[str, str]:
    """Return what was written into the fields that are known."""
    return {key: word(given[key]) for key in WRITTEN if key in given}


def counts(given: dict) -> dict[str, int]:
    """Return the revisions of saved scenarios by name."""
    return {str(name): int(revision) for name, revision in given.items()}


def room_of(given: dict) -> room.Room:
    """Return the room; one that the address says waits for a guess it has not given goes on waiting."""
    kinds = {field.name: field.type for field in fields(room.Room)}
    found = room.Room(**{name: kind(given[name]) for name, kind in kinds.items()})
    found.ask = found.ask or room.room().ask
    return found
