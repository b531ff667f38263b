"""Simulated futures of a plan, with common random numbers, so that what is compared is comparable."""

from functools import lru_cache

import numpy as np

from models.design_lock.market import p_success
from models.design_lock.worth import (
    MOST_DESIGNS,
    SWANSON,
    Curve,
    after_delay,
    late_cost,
    late_delays,
    launch_worth,
    upgrade_cost,
    upgrade_worth,
)

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
    }


def band(plan: Curve) -> np.ndarray:
    """Return (2, months) 10th and 90th percentile, simulated every sixth month and joined by lines."""
    months = np.append(plan.schedule.month[:-1:BAND_STEP], plan.schedule.month[-1]).astype(int)
    ends = np.quantile(simulate(plan, months), BAND, axis=0)
    return np.array([np.interp(plan.schedule.month, months, end) for end in ends])


def simulate(plan: Curve, months=None) -> np.ndarray:
    """Return (trials, months) simulated worth of locking in each month; all months if none is given."""
    months = np.arange(len(plan.value)) if months is None else np.atleast_1d(months)
    inputs, when, common = plan.inputs, plan.schedule, draws()
    forced = common["late"][:, None] < when.p_late[months]
    kept, later = believed_in(plan, months)
    swap = swaps(plan, months, kept, later, forced)
    best = np.where(swap, later, kept)
    exists, unread = np.isfinite(best), (when.read[months] == 0) & ~swap
    left = np.where(unread, inputs.design_spread, plan.designs.left_sd)
    truth = np.where(exists, best, 0.0) + left * common["truth"][:, None]
    launch = launch_months(plan, months, swap, forced | swap)
    sales = plan.market.realised(launch, truth, inputs.rival_spread * common["rivals"][:, None])
    cost = np.where(swap, upgrade_cost(inputs, when)[months], forced * exists * late_cost(inputs, when)[months])
    certain = when.costs["research"] + when.costs["process"]
    study = when.costs["pivotal"][months] * np.isfinite(kept)
    return exists * p_success(inputs, truth) * sales - cost - study - certain[months]


def launch_months(plan: Curve, months, swap, late) -> np.ndarray:
    """Return (trials, months) the month of launch after repeated data, a repeated study and a late change."""
    inputs, when, common = plan.inputs, plan.schedule, draws()
    repeat = (common["repeat"] < when.p_repeat)[:, None] * when.repeat_months
    again = swap * inputs.upgrade_repeat / 100 * inputs.pivotal_months
    return when.launch[months] + repeat + again + late * late_delays(inputs)[common["delay"]][:, None]


def believed_in(plan: Curve, months) -> tuple[np.ndarray, np.ndarray]:
    """Return (trials, months) best believed quality at lock, and of those read out later; -inf is none."""
    when, designs, common = plan.schedule, plan.designs, draws()
    count = int((when.read[months] + when.upgrades[months]).max())
    seen = designs.means[:count] + designs.believed_sd * common["design"][:count].T
    seen = np.where(designs.alive > common["alive"][:count].T, seen, -np.inf)
    best = np.maximum.accumulate(np.hstack([np.full((len(seen), 1), -np.inf), seen]), axis=1)
    unread = np.where(common["alive"][0] < designs.alive, 0.0, -np.inf)
    kept = np.where(when.read[months] > 0, best[:, when.read[months]], unread[:, None])
    if not when.upgrades.any():
        return kept, np.full_like(kept, -np.inf)
    spans = zip(when.read[months], when.upgrades[months], strict=True)
    later = [seen[:, read : read + more].max(axis=1, initial=-np.inf) for read, more in spans]
    return kept, np.array(later).T


def swaps(plan: Curve, months, kept, later, forced) -> np.ndarray:
    """Return (trials, months) whether a design read out after lock is taken up."""
    if not plan.schedule.upgrades.any():
        return np.zeros_like(forced)
    inputs, market, when, designs = plan.inputs, plan.market, plan.schedule, plan.designs

    def look_up(table, quality):
        columns = [np.interp(quality[:, i], designs.grid, table[m]) for i, m in enumerate(months)]
        return np.array(columns).T

    on_time = launch_worth(market, when, designs, 0.0)
    late = after_delay(inputs, lambda delay: launch_worth(market, when, designs, delay))
    keep = np.where(forced, look_up(late, kept) - late_cost(inputs, when)[months], look_up(on_time, kept))
    gain = look_up(upgrade_worth(inputs, market, when, designs), later)
    return np.isfinite(later) & np.isfinite(kept) & (gain > keep)
