"""What the others read of a plan: how good its design is expected to be, its chance, and the patients it asks for."""

import numpy as np

from models.design_lock.earnings import Planned, planned
from models.design_lock.market import QUARTER, p_success, share_by_quarter
from models.design_lock.worth import Curve
from models.market import asked_by_year, head_start
from models.years import AREAS, MONTHS, ByYear


def p_approval(plan: Curve, month: int) -> np.ndarray:
    """Return (q,) chances that a design of each quality is locked in a month and approved, late change or not."""
    when, quality = plan.spread, plan.designs.qualities[plan.spread.read[:, month]]
    on_time, late = (p_success(plan.inputs, plan.market.quality, odds) for odds in (1.0, plan.inputs.late_change_odds))
    p_late = when.p_late[:, month, None]
    return when.weights @ (quality * ((1 - p_late) * on_time + p_late * late))


def gained(plan: Curve, month: int) -> float:
    """Return by how many points of response the design locked is expected to beat the first one as expected."""
    quality = plan.quality_of(month)
    return float(plan.market.quality @ quality / quality.sum())


def quality_locked(plan: Curve, month: int) -> float:
    """Return the expected quality of the design locked, points against today's standard."""
    return gained(plan, month) + head_start(plan.inputs)


def asked(plan: Curve, month: int) -> dict[str, float | ByYear]:
    """Return patients a year by area who are to be given the therapy once approved, and our share in the peak year.

    The launch is the expected one. In an area that would lose nobody asks. Beside them, the percent of those who ask
    in each country of an area that a launch serves, 0 in the others.
    """
    launch = float(plan.expected_launch[month])
    would_ask = asking(plan, month)
    areas = planned(plan.inputs, launch, would_ask)
    launched = ~loses(would_ask, areas)[:, None]
    patients = would_ask * launched
    named = {f"asked_{area}": tuple(map(float, row)) for area, row in zip(AREAS, patients, strict=True)}
    everybody = asked_by_year(plan.inputs, launch, np.ones(MONTHS)) * launched
    named |= {
        f"open_{area}": tuple(100 * one for one in each.countries) for area, each in zip(AREAS, areas, strict=True)
    }
    return {"share": peak_share(patients.sum(axis=0), everybody.sum(axis=0))} | named


def asking(plan: Curve, month: int) -> np.ndarray:
    """Return (areas, years) patients a year who would ask wherever the plan launches.

    The share of each quarter is expected over the quality of the design by its chance of approval, and over the luck
    of rivals.
    """
    chances, launch = p_approval(plan, month), float(plan.expected_launch[month])
    share = share_by_quarter(plan.inputs, plan.market.grid, launch, chances / chances.sum())
    return asked_by_year(plan.inputs, launch, np.repeat(share, QUARTER))


def left_out(plan: Curve, month: int) -> np.ndarray:
    """Return (areas,) whether the plan would launch in an area and what its countries pay does not earn the launch."""
    would_ask = asking(plan, month)
    return loses(would_ask, planned(plan.inputs, float(plan.expected_launch[month]), would_ask))


def loses(would_ask: np.ndarray, areas: list[Planned]) -> np.ndarray:
    """Return (areas,) whether patients (areas, years) ask in an area and serving them would lose.

    The first is never left out: without it there is no launch, and every page shows what it would lose.
    """
    pays = np.array([area.pays for area in areas])
    return would_ask.any(axis=1) & ~pays & (np.arange(len(AREAS)) > 0)


def peak_share(ours: np.ndarray, everybody: np.ndarray) -> float:
    """Return our percent of all patients (years,) in the year in which most ask for our therapy."""
    peak = int(np.argmax(ours))
    return float(100 * ours[peak] / everybody[peak]) if everybody[peak] else 0.0
