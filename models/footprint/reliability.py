"""How reliably a network delivers: whom it serves while a plant stands still, and what it contributes year after year.

In every simulated future demand differs from the plan, and in each of its years each place's plant stops by the chance
believed, for the months believed. Plants at one place stop in the same futures whatever network they belong to, so
that what is compared is compared in the same bad years. While a plant stands still its patients go where there is room
and where they bring more than they cost; no second plant stops in the same months.
"""

from functools import lru_cache

import numpy as np
from scipy.stats import qmc

from models.footprint.expected import Ground, Stands
from models.footprint.inputs import Inputs, as_sold
from models.footprint.lanes import patients_by_year
from models.footprint.networks import WHOLE, Plan
from models.footprint.paid import fixed
from models.footprint.worlds import FUTURES, SEED, Worlds, all_worlds, today, worlds
from models.years import MONTHS_A_YEAR


def futures_with_shutdowns(inputs: Inputs, plan: Plan) -> np.ndarray:
    """Return (FUTURES,) USD million a year that a network contributes when demand differs and plants stop at times."""
    sold, opened, here = as_sold(inputs), plan.network.open, plan.ground
    one, world, every = here.stands(opened), all_worlds(sold), np.ones(FUTURES, bool)
    plants = np.unique(one.plant)
    out = apart(still(sold)[:, here.setting.place[plants]])
    earned = (1 - out.sum(axis=1)) * by_future(here, world, one, one.room, every)
    for plant, part in zip(plants, out.T, strict=True):
        room, stops = np.where(one.plant == plant, 0.0, one.room), part > 0
        if room.any():  # nobody is served where none is left
            earned[stops] += part[stops] * by_future(here, world, one, room, stops)
    return earned - fixed(here.inputs, here.setting, opened)


def by_future(here: Ground, world: Worlds, one: Stands, room: np.ndarray, those: np.ndarray) -> np.ndarray:
    """Return what is earned a year on average in those of the futures (k,) with so much room (p,) at the plants."""
    patients = (world.years[:, None] * world.factors[those]).reshape(-1, world.years.shape[1])
    return world.year_weight @ here.earned(patients, [(one, room)]).reshape(len(world.years), -1)


def apart(out: np.ndarray) -> np.ndarray:
    """Return parts of the time (k, p) in which each plant alone stands still, of those in which each is to stand still.

    Months in which several would stop at once are shared out among them, as where networks are chosen.
    """
    asked, either = out.sum(axis=1, keepdims=True), 1 - np.prod(1 - out, axis=1, keepdims=True)
    return out * np.divide(either, asked, out=np.ones_like(asked), where=asked > 0)


def still(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES, places) the part of the time sold in which the plant at each place stands still."""
    weight = np.where(patients_by_year(inputs).sum(axis=0) > 0, today(inputs), 0.0)
    luck = draws(len(weight), len(inputs.geography.places))
    stops = (luck < inputs.outage_chance / WHOLE) * inputs.outage_months / MONTHS_A_YEAR
    return np.einsum("y,kyp->kp", weight / max(weight.sum(), 1e-9), stops)


@lru_cache(maxsize=4)
def draws(years: int, places: int) -> np.ndarray:
    """Return (FUTURES, years, places) evenly spread draws: as many stops as the chance says, whatever the chance."""
    points = qmc.LatinHypercube(places, rng=np.random.default_rng(SEED)).random(FUTURES * years)
    return points.reshape(FUTURES, years, places)


def served(plan: Plan) -> float:
    """Return percent of those who ask that are sent to a plant, on average over the worlds, shutdowns counted."""
    here, one, world = plan.ground, plan.ground.stands(plan.network.open), worlds(plan.ground.inputs)
    states = one.states(world.out)
    sent = here.sent(world.patients, [(one, room) for room, _ in states]).sum(axis=(2, 3))
    return share(float(np.array([part for _, part in states]) @ sent @ world.weight), world.weight @ world.patients)


def served_while_one_is_still(plan: Plan) -> float:
    """Return percent of the fullest year's patients who are sent somewhere while the worst plant stands still."""
    return WHOLE * plan.ground.kept(plan.network.open)


def share(sent: float, asked: np.ndarray) -> float:
    """Return percent of those who ask (r,) that are sent; 0 where nobody asks."""
    return WHOLE * sent / asked.sum() if asked.sum() > 0 else 0.0


def median_days(plan: Plan) -> float:
    """Return vein-to-vein days that half of the patients who start do not exceed; nan where nobody starts."""
    flow, days = plan.flow.ravel(), plan.setting.days.ravel()
    order = np.argsort(days)
    come = flow[order].cumsum()
    return float(days[order][np.searchsorted(come, come[-1] / 2)]) if flow.any() else float("nan")
