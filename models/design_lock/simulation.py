"""Simulated futures of a plan, with common random numbers, so that what is compared is comparable."""

from functools import lru_cache

import numpy as np

from models.design_lock.designs import MOST_DESIGNS
from models.design_lock.locking import (
    SWANSON,
    late_cost,
    late_costs,
    late_delays,
    launch_worth,
    study_again,
    sunk_and_study,
    upgrade_cost,
    upgrade_worth,
)
from models.design_lock.market import p_success
from models.design_lock.money import monthly_rate
from models.design_lock.schedule import Schedule
from models.design_lock.worth import Curve

TRIALS, SEED, BAND = 1_000, 20261123, (0.1, 0.9)
BAND_STEP = 6  # months


@lru_cache(maxsize=1)
def draws() -> dict[str, np.ndarray]:
    """Return the common random numbers of every simulation."""
    random = np.random.default_rng(SEED)
    return {
        "design": random.standard_normal((MOST_DESIGNS, TRIALS)),
        "alive": random.random((MOST_DESIGNS, TRIALS)),
        "truth": random.standard_normal(TRIALS),
        "rivals": random.standard_normal(TRIALS),
        "late": random.random(TRIALS),
        "delay": random.choice(len(SWANSON), TRIALS, p=SWANSON),
        "repeat": random.random(TRIALS),
        "timing": random.random(TRIALS),
        "works": random.random(TRIALS),
    }


def band(plan: Curve) -> np.ndarray:
    """Return (2, months) 10th and 90th percentile, simulated every sixth month and joined by lines."""
    months = np.append(plan.schedule.month[:-1:BAND_STEP], plan.schedule.month[-1]).astype(int)
    ends = np.quantile(simulate(plan, months), BAND, axis=0)
    return np.array([np.interp(plan.schedule.month, months, end) for end in ends])


def simulate(plan: Curve, months=None) -> np.ndarray:
    """Return (trials, months) simulated worth of locking in each month; all months if none is given."""
    months = np.arange(len(plan.value)) if months is None else np.atleast_1d(months)
    inputs, common = plan.inputs, draws()
    shift = shifts_drawn(plan)
    when = plan.spread.taken(shift[:, None], months)  # (trials, months)
    forced = common["late"][:, None] < when.p_late
    kept, later = believed_in(plan, when)
    swap = swaps(plan, months, shift, kept, later, forced)
    best = np.where(swap, later, kept)
    exists, unread = np.isfinite(best), (when.read == 0) & ~swap
    unknown = np.where(unread, inputs.design_spread, plan.designs.left_sd)
    truth = np.where(exists, best, 0.0) + unknown * common["truth"][:, None]
    changed = forced | swap
    launch = launch_months(plan, when, swap, changed)
    worth = plan.market.realised(launch, truth, inputs.rival_spread * common["rivals"][:, None])
    odds = np.where(changed, inputs.late_change_odds, 1.0)
    left = p_success(inputs, truth, odds) * worth
    sunk, study = sunk_and_study(when)
    return exists * (left - extra_cost(plan, when, swap, forced)) - np.isfinite(kept) * study - sunk


def shifts_drawn(plan: Curve) -> np.ndarray:
    """Return (trials,) which shift of the read-outs each trial has."""
    return np.searchsorted(np.cumsum(plan.spread.weights)[:-1], draws()["timing"], side="right")


def extra_cost(plan: Curve, when: Schedule, swap, forced) -> np.ndarray:
    """Return (trials, months) what a late change costs by its own delay, or a design taken up after lock."""
    at_launch = np.exp(-monthly_rate(plan.inputs) * when.launch)
    late = late_costs(plan.inputs)[draws()["delay"]][:, None] * at_launch
    if not plan.spread.upgrades.any():
        return forced * late
    return np.where(swap, upgrade_cost(plan.inputs, when), forced * late)


def launch_months(plan: Curve, when: Schedule, swap, late) -> np.ndarray:
    """Return (trials, months) the month of launch after repeated data, a repeated study and a late change."""
    common = draws()
    repeat = (common["repeat"] < when.p_repeat)[:, None] * when.repeat_months
    again = swap * study_again(plan.inputs)
    return when.launch + repeat + again + late * late_delays(plan.inputs)[common["delay"]][:, None]


def believed_in(plan: Curve, when: Schedule) -> tuple[np.ndarray, np.ndarray]:
    """Return (trials, months) best believed quality at lock, and of those read out later; -inf is none."""
    designs, common = plan.designs, draws()
    count, trial = int((when.read + when.upgrades).max()), np.arange(len(when.read))[:, None]
    survive = (common["alive"] < designs.alive) & (common["works"] < designs.works)
    seen = designs.means[:count] + designs.believed_sd * common["design"][:count].T
    seen = np.where(survive[:count].T, seen, -np.inf)
    best = np.maximum.accumulate(np.hstack([np.full((len(seen), 1), -np.inf), seen]), axis=1)
    unread = np.where(survive[0], 0.0, -np.inf)
    kept = np.where(when.read > 0, best[trial, when.read], unread[:, None])
    if not when.upgrades.any():
        return kept, np.full_like(kept, -np.inf)
    at = np.arange(count)
    between = (at >= when.read[..., None]) & (at < (when.read + when.upgrades)[..., None])
    return kept, np.max(np.where(between, seen[:, None, :], -np.inf), axis=-1, initial=-np.inf)


def swaps(plan: Curve, months, shift, kept, later, forced) -> np.ndarray:
    """Return (trials, months) whether a design read out after lock is taken up."""
    found = np.zeros_like(forced)
    if not plan.spread.upgrades.any():
        return found
    for one in np.unique(shift):
        mine = shift == one
        found[mine] = swaps_at(plan, plan.spread.taken(one, months), kept[mine], later[mine], forced[mine])
    return found


def swaps_at(plan: Curve, when: Schedule, kept, later, forced) -> np.ndarray:
    """Return (trials, months) the same for trials that share a shift of the read-outs, of schedule (months,)."""
    inputs, launches, designs = plan.inputs, plan.launches, plan.designs

    def look_up(table, quality):
        return np.array([np.interp(quality[:, i], designs.grid, row) for i, row in enumerate(table)]).T

    on_time, late = (launch_worth(launches, when, designs, table) for table in (launches.on_time, launches.late))
    keep = np.where(forced, look_up(late, kept) - late_cost(inputs, when), look_up(on_time, kept))
    gain = look_up(upgrade_worth(inputs, launches, when, designs), later)
    return np.isfinite(later) & np.isfinite(kept) & (gain > keep)
