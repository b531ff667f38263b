"""The plans beside each other over the same trials: ranking, cash need, running out of money, the right to stop."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from models.answer import Verdict
from models.partner.cash import Trials, all_plans, simulate
from models.partner.inputs import Inputs

LIVE, FULL, BAND, MOST = 512, 100_000, (0.1, 0.9), 90.0


@lru_cache(maxsize=8)
def plans(inputs: Inputs) -> dict[str, Trials]:
    """Return the six plans over the live trials, worked out once."""
    return all_plans(inputs, LIVE)


def ranking(trials: Mapping[str, Trials]) -> list[str]:
    """Return the plans, the one that leaves founders most first."""
    return sorted(trials, key=lambda key: -trials[key].founders.mean())


def verdict_of(trials: Mapping[str, Trials]) -> Verdict:
    """Return the best plan, or that none is worth its cost."""
    best = ranking(trials)[0]
    return Verdict(best if trials[best].founders.mean() > 0 else "none")


def worth_of(inputs: Inputs, key: str, count: int = LIVE) -> float:
    """Return the mean worth of the founders' shares under one plan, USD million."""
    return float(simulate(inputs, (key,), count)[key].founders.mean())


def going_on(mine: Trials) -> np.ndarray:
    """Return (n,) the trials that come past proof of concept."""
    return mine.past_proof


def cash_need(mine: Trials) -> float:
    """Return the need that nine in ten of the trials past proof of concept stay within, USD million."""
    needs = mine.need[going_on(mine)]
    return float(np.percentile(needs, MOST)) if len(needs) else 0.0


def broke_share(mine: Trials) -> float:
    """Return the share of trials past proof of concept that run out of money, percent."""
    on = going_on(mine)
    return 100 * float(mine.broke[on].mean()) if on.any() else 0.0


def worth_of_stopping(inputs: Inputs) -> float:
    """Return what the right to leave the builds is worth to the project alone, USD million."""
    rich = replace(inputs, can_raise=1e9)
    free, bound = (simulate(rich, ("alone",), LIVE, may)["alone"].project.mean() for may in (True, False))
    return float(free - bound)
