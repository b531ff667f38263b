"""What was chosen on Compare: which scenarios, which page, which pair, which assumption; and how a link holds it.

A scenario that ships has a word of its own in the link; one that was saved here goes along whole, under its name.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from components import cached, session, shelf
from models.scenario import Scenario, pack_parts, read_settings, short, unpack_parts
from models.topics import TOPICS

NOW, DEFAULTS, OWN = "now", "defaults", "own:"  # words of the scenarios that do not ship
BROUGHT = "{}, from the link"
UNREADABLE = "The link's comparison could not be read: {}."


@dataclass(frozen=True)
class Chosen:
    """What was chosen; None or "" where nothing was, and the page chooses."""

    of: tuple[str, ...] | None = None  # words of scenarios, in order
    topic: str = ""
    to: str = ""  # the word of the scenario that the first is held against
    by: str = ""  # key of the assumption along the axis


def words() -> dict[str, str]:
    """Return the names on the shelf, each with the word that a link has for it."""
    ready = cached.rows("presets").query("topic == @shelf.READY")
    own = dict(zip(ready["label"], ready["preset"], strict=True)) | {shelf.DEFAULTS: DEFAULTS}
    return {name: NOW if shelf.short(name) == shelf.ON_SCREEN else own.get(name, OWN + name) for name in shelf.named()}


def keep(**changed) -> None:
    """Note what the visitor chose."""
    mine = session.explorer()
    mine.compared = replace(mine.compared or Chosen(), **changed)


def select(draw: Callable, label: str, options: list, value: Any, key: str, note: Callable, **look) -> Any:
    """Draw a widget at a value and return what is chosen; `note(chosen)` is called when the visitor chooses."""
    st.session_state[key] = value
    return draw(label, options, key=key, on_change=lambda: note(st.session_state[key]), **look)


def packed(chosen: Chosen) -> str:
    """Return what was chosen as a link holds it."""
    offered, told = shelf.named(), words()
    own = {told[name]: dict(offered[name].scenario.changes) for name in offered if told[name] in (chosen.of or ())}
    whole = {word: changes for word, changes in own.items() if word.startswith(OWN)}
    return pack_parts([chosen.of, chosen.topic, chosen.to, chosen.by, whole])


def unpacked(text: str) -> tuple[Chosen | None, dict[str, Scenario], list[str]]:
    """Read what a link chose: the choice, the scenarios it brought by name, and what could not be read."""
    try:
        parts = unpack_parts(text) if text else None
    except ValueError as why:
        return None, {}, [UNREADABLE.format(why)]
    match parts:
        case None:
            return None, {}, []
        case [None | list() as of, str(topic), str(to), str(by), dict(whole)]:
            names, brought, notices = carried(whole)
            known = [*words().values(), *names.values()]
            of = None if of is None else [names.get(word, word) for word in map(str, of)]
            lost = [word for word in of or () if word not in known]
            notices += [f"The link compares {short(word)}, which is not here." for word in lost]
            kept = None if of is None else tuple(word for word in of if word in known)
            return Chosen(kept, topic if topic in TOPICS else "", names.get(to, to), by), brought, notices
    return None, {}, [UNREADABLE.format("it is not a comparison")]


def carried(whole: dict) -> tuple[dict[str, str], dict[str, Scenario], list[str]]:
    """Return the words of the scenarios that a link carries, each with its word here; the scenarios by name; notices.

    One whose name stands here for another setting is told apart.
    """
    names, brought, notices, here = {}, {}, [], shelf.named()
    for word, changes in whole.items():
        scenario, problems = read_settings(
            changes if isinstance(changes, dict) else {}, cached.catalogue(), cached.gone()
        )
        name = word.removeprefix(OWN)[: cached.files.LONGEST["name"]]
        taken = shelf.reserved(name) or (name in here and here[name].scenario != scenario)
        name = BROUGHT.format(name.replace(shelf.ON_SCREEN, "Their screen") or "Unnamed") if taken else name
        names[word], brought[name] = OWN + name, scenario
        notices += problems
    return names, brought, notices
