"""How near the partners work: the levers, what each takes away, what it costs and when it works."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from models.vein_to_vein.inputs import Inputs
from models.years import MONTHS_A_YEAR

LEVERS = ("scheduling", "quality", "person")
ONE_HOUSE = ("quality", "person")  # what an own plant has without a lever: one set of quality data, its own people
ARMS_LENGTH, INTEGRATED = "arms_length", "integrated"
PLANS = {ARMS_LENGTH: (), **{lever: (lever,) for lever in LEVERS}, INTEGRATED: LEVERS}


def advisable(maker: str) -> tuple[str, ...]:
    """Return the plans that can be advised: none has a lever that such a plant has anyway."""
    anyway = ONE_HOUSE if maker == "own" else ()
    return tuple(plan for plan, levers in PLANS.items() if not set(levers) & set(anyway))


@dataclass(frozen=True)
class Setting:
    """One line that is simulated."""

    maker: str  # own or contract
    levers: tuple[str, ...] = ()
    without: tuple[str, ...] = ()  # hand-offs that are taken away altogether, by the step they stand before


def settings(maker: str, plans: Sequence[str] = tuple(PLANS)) -> tuple[Setting, ...]:
    """Return the lines of some plans with one maker."""
    return tuple(Setting(maker, PLANS[plan]) for plan in plans)


def left(inputs: Inputs, setting: Setting, lever: str, off: np.ndarray) -> np.ndarray:
    """Return (reps,) the share that a lever leaves of what it cuts; off: (reps,) from -1 to 1, an error of the cut."""
    if lever not in setting.levers + (ONE_HOUSE if setting.maker == "own" else ()):
        return np.ones(len(off))
    cut = getattr(inputs, f"{lever}_cut") / 100 * (1 + inputs.cut_spread / 100 * off)
    return 1 - np.clip(cut, 0.0, 1.0)


def cost(inputs: Inputs, plan: str) -> float:
    """Return what the levers of a plan cost, USD million a year."""
    return sum(getattr(inputs, f"{lever}_cost") for lever in PLANS[plan])


def spans(inputs: Inputs, plan: str) -> tuple[tuple[tuple[str, ...], float], ...]:
    """Return which levers of a plan work in which share of the years looked at; each works from its own month on.

    They are set up side by side. The shares sum to 1.
    """
    looked_at = MONTHS_A_YEAR * inputs.contract_years
    begins = {lever: min(getattr(inputs, f"{lever}_months") / looked_at, 1.0) for lever in PLANS[plan]}
    edges = sorted({0.0, *begins.values(), 1.0})
    return tuple(
        (tuple(lever for lever in PLANS[plan] if begins[lever] <= edge), end - edge) for edge, end in pairwise(edges)
    )
