"""The rows of the map of decisions: its fields with their names, every place to read out, and where the user stands."""

from itertools import groupby, pairwise

import numpy as np
import pyarrow as pa

from models.digits import known
from models.partner.comparison import ALONE, NONE
from models.partner.frames import NAMES
from models.partner.inputs import Inputs
from models.partner.winners import Cell
from models.partner.words import DATES

UNCLEAR, NO_CLEAR = "No clear difference", "no clear difference"
APART = 0.1  # share of an axis that a name keeps from the user's place, up and down
TEXT = ("mark", "plan", "words")
NUMBERS = ("x", "x_low", "x_high", "y", "y_low", "y_high", "room")
SCHEMA = pa.schema([(name, pa.string()) for name in TEXT] + [(name, pa.float64()) for name in NUMBERS])


def rows(inputs: Inputs, cells: list[Cell], base: Inputs, peak: float) -> pa.Table:
    """Return the map's rows by `mark`: field, name, cell, mine and baseline.

    x is what can be raised, USD million; y the peak sales a year, USD million; peak is that of a factor of one.
    """
    wide, high = sides([cell.raised for cell in cells]), sides([cell.times for cell in cells])
    found = [place(cell, peak, wide[cell.raised], high[cell.times]) for cell in cells]
    runs = [run(list(many)) for _, many in groupby(found, lambda row: (row["y"], row["plan"]))]
    here = next(row for row in found if (row["x"], row["y"]) == (inputs.can_raise, peak))
    for mark, one in (("mine", inputs), ("baseline", base)):
        found.append({"mark": mark, "x": one.can_raise, "y": peak, "plan": here["plan"], "words": here["words"]})
    return pa.Table.from_pylist([*runs, *names(runs, peak), *found], schema=SCHEMA)


def run(places: list[dict]) -> dict:
    """Return neighbours along a row that are of one field as one piece of it."""
    first, last = places[0], places[-1]
    return {"mark": "field"} | {key: first[key] for key in ("plan", "y", "x_low", "y_low", "y_high")} | {
        "x_high": last["x_high"]
    }  # fmt: skip


def names(runs: list[dict], here: float) -> list[dict]:
    """Return a name for each field, in the middle of its longest piece, off the row in which the user stands.

    room: the share of the axis that the piece is long.
    """
    low, high = min(one["y_low"] for one in runs), max(one["y_high"] for one in runs)
    across = max(one["x_high"] for one in runs) - min(one["x_low"] for one in runs)
    free = [one for one in runs if abs(one["y"] - here) > APART * (high - low)]
    found = []
    for plan in dict.fromkeys(one["plan"] for one in free):
        longest = max(one["x_high"] - one["x_low"] for one in free if one["plan"] == plan)
        equal = [one for one in free if one["plan"] == plan and one["x_high"] - one["x_low"] > 0.8 * longest]
        at = equal[len(equal) // 2]
        middle = (at["x_low"] + at["x_high"]) / 2
        found.append({"mark": "name", "plan": plan, "x": middle, "y": at["y"], "room": longest / across})
    return found


def sides(places: list[float]) -> dict[float, tuple[float, float]]:
    """Return the edges of each place on an axis, half way to its neighbours; the first and last end there."""
    found = np.unique(places)
    edges = [found[0], *(found[1:] + found[:-1]) / 2, found[-1]]
    return dict(zip(map(float, found), pairwise(map(float, edges)), strict=True))


def place(cell: Cell, peak: float, wide: tuple[float, float], high: tuple[float, float]) -> dict:
    """Return the row of one place of the map."""
    date = f" {DATES[list(DATES)[cell.date]]}" if cell.date is not None else ""
    clear = "clearly the best" if cell.clear else NO_CLEAR
    over = {ALONE: -cell.over_alone, NONE: 0.0}.get(cell.best, cell.over_alone)
    beside = f"; USD {known(over)} m over {'a partner' if cell.best == ALONE else 'alone'}" if over else ""
    return {
        "mark": "cell",
        "plan": NAMES[cell.best] if cell.clear else UNCLEAR,
        "x": cell.raised,
        "y": cell.times * peak,
        "x_low": wide[0],
        "x_high": wide[1],
        "y_low": high[0] * peak,
        "y_high": high[1] * peak,
        "words": f"USD {known(cell.raised)} m to raise, peak sales USD {known(cell.times * peak)} m|"
        f"Best: {NAMES[cell.best].lower()}{date}|{clear}{beside}",
    }
