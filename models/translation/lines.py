"""The lines of the hero: what a programme gains by the validity of its cell model, and what is left of it."""

from itertools import pairwise
from math import isfinite

import numpy as np
import pandas as pd

from models.answer import Answer
from models.digits import number
from models.translation.inputs import Inputs
from models.translation.plans import ALL, OWN, PLANS
from models.translation.worth import break_even, gains, scored, worth

BRINGS, LEFT, BASE = "brings", "left", "base"
NAMES = {BRINGS: "before costs", LEFT: "left to you"}
SHOWN = np.linspace(0.0, 0.92, 93)  # validities that are drawn
END, BELOW = 100.0, 0.3  # percent; the part of the height that lies below nothing
FOOT = 0.2  # of the height, below the lowest point, for its name and those on the axis
AT_THE_END = 86.0  # percent of validity, from which on a point lies where the lines are named
NEAR = 0.05  # of the height, by which two names stand apart
OWN_ROOM = 20.0  # percent of validity, from which on the own model's name has room to its left
ROOM = 35.0  # percent of validity, from which on a name has room to its left
SHORT, LONG = 0.25, 0.45  # of the height that the stroke is long from which on the questions pay
CROWDED = 0.15  # of the height, by which a point is near the end of a stroke
WIDE = 46.0  # percent of validity that a name covers on a phone


def hero(answer: Answer, inputs: Inputs, base_inputs: Inputs, real: tuple = ()) -> pd.DataFrame:
    """Return the hero's rows by `mark`: line, point, pays, real, name; validity in percent, gain in USD million.

    real: published models as (name, validity in percent), the lower ones first.
    """
    axis = height(base_inputs, inputs, answer.best)
    marked = points(answer, inputs, axis[1] - axis[0])
    found = [
        *lines(inputs, axis[1] - axis[0]),
        line_of(LEFT, base_inputs).assign(line=BASE),
        marked,
        pays(inputs, marked, axis[1]),
    ]
    known = pd.DataFrame([{"mark": "real", "validity": at, "words": name, "row": nth % 2}
                          for nth, (name, at) in enumerate(real)])  # fmt: skip
    return pd.concat([one for one in (*found, known) if len(one)], ignore_index=True)


def lines(inputs: Inputs, span: float) -> list[pd.DataFrame]:
    """Return what validity brings and what is left of it with all four questions, each with its name at its end.

    span: USD million that the axis is high; a name stands farther out where a point lies at the lines' ends.
    """
    drawn = {line: line_of(line, inputs) for line in NAMES}
    ends = {line: float(rows["gain"].iloc[-1]) for line, rows in drawn.items()}
    apart = ends[BRINGS] - ends[LEFT] > NEAR * span
    most = 100 * max(float(scored(inputs, plan)) for plan in PLANS)
    at = END if most > AT_THE_END else 100 * SHOWN[-1]
    named = [{"mark": "name", "line": line, "validity": at, "gain": ends[line], "words": NAMES[line]}
             for line in NAMES if apart or line == LEFT]  # fmt: skip
    return [*drawn.values(), pd.DataFrame(named)]


def line_of(line: str, inputs: Inputs) -> pd.DataFrame:
    """Return one line: gain over the own model by validity."""
    plan, own = OWN if line == BRINGS else ALL, worth(inputs, OWN, scored(inputs, OWN))
    return pd.DataFrame({"mark": "line", "line": line, "validity": 100 * SHOWN,
                         "gain": worth(inputs, plan, SHOWN) - float(own), "words": ""})  # fmt: skip


def points(answer: Answer, inputs: Inputs, span: float) -> pd.DataFrame:
    """Return the own model, the user's plan and the best way where they stand; one point where they are the same."""
    best, found = answer.verdict.kind, gains(inputs)
    named = (
        {OWN: "own model"}
        | {inputs.questions: "your plan"}
        | {best: "best" + (": test more" if PLANS[best].more else "")}
    )
    if inputs.questions == best:
        named[best] = "yours, the best"
    if OWN in (inputs.questions, best):
        named[OWN] = "own model, " + ("the best" if best == OWN else "your plan")
    whose = {best: "best"} | ({} if inputs.questions == best else {inputs.questions: "yours"})
    rows = pd.DataFrame(
        [{"mark": "point", "line": whose.get(plan, OWN), "validity": 100 * float(scored(inputs, plan)),
          "gain": float(found[plan].mean()), "words": words}
         for plan, words in named.items()]
    )  # fmt: skip
    own = pd.Series([plan == OWN for plan in named]) & (rows["validity"] >= OWN_ROOM)
    above = own | pd.Series([PLANS[plan].more for plan in named])  # to the left, where no line of its own passes
    rows = rows.assign(side=np.where(above & ~(own & beside(rows, own, above, NEAR * span)), "left", "right"))
    return rows.assign(row=rows_below(rows, NEAR * line_of(BRINGS, inputs)["gain"].max()))


def beside(rows: pd.DataFrame, own: pd.Series, above: pd.Series, near: float) -> bool:
    """Say whether the own model's name would stand on that of another point to the left of its own."""
    mine, others = rows[own], rows[above & ~own]
    meets = [(others["gain"] - one.gain).abs().lt(near) & (others["validity"] - one.validity).abs().lt(WIDE)
             for one in mine.itertuples()]  # fmt: skip
    return any(found.any() for found in meets)


def rows_below(points: pd.DataFrame, near: float) -> list[int]:
    """Return how many rows below its point each name stands, so that names of points that are near do not meet."""
    found = dict.fromkeys(points.index, 0)
    right = points[points["side"] == "right"].sort_values("validity", ascending=False)
    for before, here in pairwise(right.index):
        one, other = right.loc[here], right.loc[before]
        if other["validity"] - one["validity"] < WIDE and abs(other["gain"] - one["gain"]) < near:
            found[here] = found[before] + 1
    return list(found.values())


def pays(inputs: Inputs, marked: pd.DataFrame, top: float) -> pd.DataFrame:
    """Return from which validity on all four questions pay, as high as its stroke is drawn; no row where none does.

    The stroke is longer where a marked point has its name beside the end of the usual one.
    """
    points_wanted, own = break_even(inputs), 100 * float(scored(inputs, OWN))
    if not isfinite(points_wanted):
        return pd.DataFrame()
    at = own + points_wanted
    words = f"pays: {number(round(at))} %" if at >= 1 else "pays: under 1 %"
    side = "left" if at >= ROOM else "right"
    beside = marked[(marked["side"] == side) & ((marked["validity"] - at).abs() < WIDE)]
    crowded = ((beside["gain"] / top - SHORT).abs() < CROWDED).any()
    high = top * (LONG if crowded else SHORT)
    return pd.DataFrame([{"mark": "pays", "validity": at, "gain": high, "words": words, "side": side}])


def height(base_inputs: Inputs, inputs: Inputs, most: float) -> tuple[float, float]:
    """Return both ends of the axis of gain, USD million: of the baseline, unless this setting needs more.

    It holds the user's plan and the end of each line, with room below for their names and those on the axis.
    """
    top = max(most, *(float(line_of(BRINGS, one)["gain"].max()) for one in (base_inputs, inputs)), 1.0)
    step = 10.0 ** np.floor(np.log10(top)) / 2
    top = float(step * np.ceil(top / step))
    shown = [float(line_of(line, inputs)["gain"].iloc[-1]) for line in NAMES]
    least = min(0.0, float(gains(inputs)[inputs.questions].mean()), *shown)
    bottom, wanted = -BELOW * top, (least - FOOT * top) / (1 - FOOT)
    return (bottom if wanted >= bottom else float(step * np.floor(wanted / step))), top
