"""Which decision leaves founders most, by what can be raised and by sales: worked out at places, read between them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.interpolate import RegularGridInterpolator

from models.answer import Answer
from models.partner.comparison import ALONE, NONE, error, founders_of, material, worths
from models.partner.deals import MAP_SAME, MAP_TRIALS, agreed, best_dates
from models.partner.inputs import Inputs
from models.partner.plan import PLANS, all_terms
from models.partner.trials import Trials
from models.partner.world import world
from models.scenario import Assumption

STEPS, SALES = (11, 8), (0.5, 3.0)  # places across and up that are worked out; x, least and most of the sales
FINE = (49, 33)  # places across and up that are drawn
NEAR = 0.25  # share of an axis within which the map leans on the page's own trials
BESIDE = 1  # places about the user's that are told as the page tells the user's
DECISIONS = (NONE, *PLANS)


@dataclass(frozen=True, eq=False)
class Grid:
    """What decisions leave founders at the places that are worked out."""

    raised: np.ndarray  # (x,) USD million
    times: np.ndarray  # (y,) x, sales against the market's
    worths: np.ndarray  # (y, x, decisions) USD million; of a plan without a deal what going alone leaves
    signed: np.ndarray  # (y, x, decisions) 1 where there is the decision
    dates: np.ndarray  # (y, x, decisions) of the deal, -1 without one


@dataclass(frozen=True)
class Cell:
    """The best decision at one place of the map."""

    raised: float  # USD million
    times: float  # x, sales against the market's
    best: str
    date: int | None  # of its deal
    clear: bool  # whether it leaves founders clearly more than the next
    over_alone: float  # what the best partnered plan leaves over going alone, USD million


def places(low: float, high: float, count: int, here: float) -> np.ndarray:
    """Return places from one end to the other, both among them, and the user's own in place of the nearest between."""
    found = np.linspace(low, high, count)
    if low < here < high:
        found[1 + np.abs(found[1:-1] - here).argmin()] = here
    return found


def grid(inputs: Inputs, capital: Assumption) -> Grid:
    """Work out every decision on a grid of what can be raised and of sales; one place is where the user stands."""
    terms = all_terms(inputs)
    across, up = places(capital.low, capital.high, STEPS[0], inputs.can_raise), places(*SALES, STEPS[1], 1.0)
    can_raise, found = np.repeat(across, len(terms)), []
    for times in up:
        here = replace(inputs, sales_times=float(times))
        deals = agreed(world(here, terms, MAP_TRIALS), terms * len(across), can_raise, MAP_SAME)
        for column in range(len(across)):
            rows = slice(column * len(terms), (column + 1) * len(terms))
            part = replace(deals, plans=deals.plans[rows], worths=deals.worths[rows], signers=deals.signers[rows],
                           without=deals.without[rows])  # fmt: skip
            found.append(at_place(inputs, part))
    shape = (len(up), len(across), len(DECISIONS))
    return Grid(across, up, *(np.reshape(part, shape) for part in zip(*found, strict=True)))


def at_place(inputs: Inputs, deals) -> tuple[list[float], list[float], list[int]]:
    """Return of every decision what it leaves founders, whether there is it, and the date of its deal."""
    chosen = {key: at for key, at in best_dates(deals).items() if deals.plans[at].signed}
    alone = float(deals.worths[chosen[ALONE]])
    left = {NONE: inputs.cash_now} | {key: float(deals.worths[at]) for key, at in chosen.items()}
    dates = {key: deals.plans[at].date for key, at in chosen.items() if key != ALONE}
    return (
        [left.get(key, alone) for key in DECISIONS],
        [float(key in left) for key in DECISIONS],
        [dates.get(key, -1) for key in DECISIONS],
    )


def cells(inputs: Inputs, capital: Assumption, known: Grid, answer: Answer, trials: Mapping[str, Trials]) -> list[Cell]:
    """Return the best decision at every place that is drawn, read between those that are worked out.

    Near the user's place the map leans on the page's trials, and there it is told as the page tells it.
    """
    across, up = places(capital.low, capital.high, FINE[0], inputs.can_raise), places(*SALES, FINE[1], 1.0)
    at = np.stack(np.meshgrid(up, across, indexing="ij"), axis=-1)
    axes = (known.times, known.raised)
    left = RegularGridInterpolator(axes, known.worths + corrections(inputs, known, trials))(at)
    there = RegularGridInterpolator(axes, known.signed)(at) > 1 / 2
    dates = RegularGridInterpolator(axes, known.dates, method="nearest")(at)
    mine = standing(inputs, answer, trials)
    y, x = (int(np.abs(axis - here).argmin()) for axis, here in ((up, 1.0), (across, inputs.can_raise)))
    least = between_first_and_next(trials)
    found = []
    for row, column in np.ndindex(at.shape[:2]):
        times, raised = map(float, at[row, column])
        if max(abs(row - y), abs(column - x)) <= BESIDE:
            found.append(replace(mine, raised=raised, times=times))
        else:
            place = left[row, column], there[row, column], dates[row, column]
            found.append(cell(inputs, raised, times, *place, least))
    return found


def corrections(inputs: Inputs, known: Grid, trials: Mapping[str, Trials]) -> np.ndarray:
    """Return (y, x, decisions) how far the page's trials are off the map's, less and less away from the user."""
    y, x = (int(np.abs(axis - here).argmin()) for axis, here in ((known.times, 1.0), (known.raised, inputs.can_raise)))
    there = known.signed[y, x].astype(bool)
    page = [trials[ALONE].mean(founders_of(trials, key)) if own else 0.0
            for key, own in zip(DECISIONS, there, strict=True)]  # fmt: skip
    off = np.where(there, page - known.worths[y, x], 0.0)
    far = [np.abs(axis - here) / (axis[-1] - axis[0])
           for axis, here in ((known.times, known.times[y]), (known.raised, known.raised[x]))]  # fmt: skip
    weight = np.clip(1 - np.maximum(far[0][:, None], far[1][None]) / NEAR, 0, 1)
    return weight[..., None] * off


def between_first_and_next(trials: Mapping[str, Trials]) -> float:
    """Return how far the best decision and the next lie from the truth where the user stands, USD million."""
    first, second, *_ = worths(trials)
    return error(trials, first, second)


def standing(inputs: Inputs, answer: Answer, trials: Mapping[str, Trials]) -> Cell:
    """Return the place where the user stands as the page answers it, by more trials than the map has for all places.

    trials: the six plans of the live trials.
    """
    best = answer.verdict.kind
    others = [one.worth for key, one in trials.items() if key != ALONE and one.plan.signed]
    over = max(others) - trials[ALONE].worth if others else 0.0
    date = trials[best].plan.date if best not in (NONE, ALONE) else None
    return Cell(inputs.can_raise, 1.0, best, date, not answer.alike, over)


def cell(inputs: Inputs, raised: float, times: float, left, there, dates, least: float) -> Cell:
    """Return the best decision of those that there are at a place; least: the difference that can be told."""
    known = np.where(there, left, -np.inf)
    second, top = np.sort(known)[-2:]
    best = int(np.argmax(known >= top - MAP_SAME))  # so that ties make no patchwork
    partnered = known[list(map(DECISIONS.index, PLANS[1:]))].max()
    over = partnered - known[DECISIONS.index(ALONE)] if np.isfinite(partnered) else 0.0
    date = int(dates[best]) if dates[best] >= 0 else None
    clear = bool(top - second > max(least, material(inputs, top)))
    return Cell(raised, times, DECISIONS[best], date, clear, float(over))
