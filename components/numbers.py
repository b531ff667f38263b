"""Sentences and key figures in which every number opens a card: formula, rows, sources, what disagrees."""

from functools import partial
from math import isnan

from components import cached, session, telling, words
from components.panel import panel
from components.said import CLAIMS, STORY
from components.words import MARKS, signed
from models.answer import Figure
from models.scenario import Scenario, value_of

PANEL = panel("numbers")
THERE_IS_NONE, NO_BASELINE = "there is none", "none in the baseline"
NO_CLEAR_DIFFERENCE = "no clear difference"
STATIONS = (*STORY, CLAIMS)  # pages that a number's panel may lead to


def say(
    key: str, *, cards: dict[str, dict], sentences: list[list] = (), figures: list[dict] | None = None, **more
) -> None:
    """Draw sentences (text and numbers made by `told`) and a row of figures (made by `figure`).

    Of an answer `more` holds how sure it is and the next step, of the story its stations. Cards name their
    assumptions; each is sent once.
    """
    now = session.now()
    named = sorted({row for card in cards.values() for row in card.get("rows", ())})
    lines = {row: assumption_line(row, now) for row in named}
    shown = {"sentences": list(sentences), "figures": figures, "heard": telling.heard(key)} | more
    PANEL(key=key, data=shown | {"cards": cards, "lines": lines}, on_go_change=partial(telling.listen, key, "go", went))


def went(one: dict) -> None:
    """Open the page that a link among the numbers leads to."""
    if one["topic"] in STATIONS:
        session.explorer().go = one["topic"]


def told(key: str, text: str, strong: bool = False) -> dict:
    """Return a number inside a sentence; `key` names its card."""
    return {"key": key, "text": text, "strong": strong}


def figure(key: str, about: Figure, text: str, now: float, base: float) -> dict:
    """Return a key figure with its change against the baseline; one that does not exist says so."""
    change = now - base
    if isnan(change):
        return {"key": key, "label": about.label, "text": text, "delta": THERE_IS_NONE if isnan(now) else NO_BASELINE}
    same = abs(change) < 5e-4 * max(abs(now), abs(base), 1)
    moved = signed(change, about.unit)
    delta = "as baseline" if same else f"{moved} vs baseline" if moved != "0" else NO_CLEAR_DIFFERENCE
    return {"key": key, "label": about.label, "text": text, "delta": delta}


def card(about: Figure, text: str) -> dict:
    """Return the card of a worked-out number: formula, the assumptions behind it, the rows that disagree."""
    return {
        "title": about.label,
        "text": text,
        "mark": MARKS["derived"],
        "lines": [about.formula],
        "rows": about.feeds,
        "disagree": [line for key in about.feeds for line in cached.disagreeing(key)],
    }


def assumption_card(key: str) -> dict:
    """Return the card of an assumption whose value stands in a sentence."""
    fixed, line = cached.control(key), assumption_line(key, session.now())
    lines = [fixed["help"], fixed["range"], fixed["derivation"]]
    return line | {"title": fixed["label"], "lines": [told for told in lines if told], "points": fixed["points"]}


def assumption_line(key: str, now: Scenario) -> dict:
    """Return one assumption as a line of a card."""
    fixed, value = cached.control(key), value_of(key, cached.catalogue(), now)
    changed = value != fixed["default"]
    return {
        "label": fixed["label"],
        "text": cached.shown(key, value),
        "mark": "set by you" if changed else fixed["mark"],
        "derivation": fixed["derivation"],
        "source": fixed["source"],
    }


def written(about: Figure, value: float) -> str:
    """Write a figure's value with its unit as a sentence tells it."""
    return words.spoken(value, about.unit, cached.unit_of(about.unit))


def short(about: Figure, value: float) -> str:
    """Write a figure's value with its unit where it stands alone."""
    return words.short(value, about.unit, cached.unit_of(about.unit))


def exact(about: Figure, value: float) -> str:
    """Write a figure's value with its unit as tables and files hold it, and what is given or published."""
    return words.with_unit(value, cached.unit_of(about.unit))


def change(about: Figure, value: float) -> str:
    """Write a change of a figure with its sign and unit."""
    unit = cached.unit_of(about.unit)
    return f"{unit['prefix']}{signed(value, about.unit)}{unit['suffix']}"
