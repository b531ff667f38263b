"""What the others read of a plan: how good its design is expected to be, its chance, and the patients it asks for."""

import numpy as np

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

    The share of each quarter is expected over the quality of the design by its chance of approval, and over the luck
    of rivals; the launch is the expected one.
    """
    chances, launch = p_approval(plan, month), float(plan.expected_launch[month])
    share = share_by_quarter(plan.inputs, plan.market.grid, launch, chances / chances.sum())
    patients = asked_by_year(plan.inputs, launch, np.repeat(share, QUARTER))
    named = {f"asked_{area}": tuple(map(float, row)) for area, row in zip(AREAS, patients, strict=True)}
    everybody = asked_by_year(plan.inputs, launch, np.ones(MONTHS))
    return {"share": peak_share(patients.sum(axis=0), everybody.sum(axis=0))} | named


def peak_share(ours: np.ndarray, everybody: np.ndarray) -> float:
    """Return our percent of all patients (years,) in the year in which most ask for our therapy."""
    peak = int(np.argmax(ours))
    return float(100 * ours[peak] / everybody[peak]) if everybody[peak] else 0.0
