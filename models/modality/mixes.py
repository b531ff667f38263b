"""The mixes of bets that a budget allows, and what each is worth in every future.

Programmes are shared out over the classes in whole steps, every way, and fewer than the budget pays for too; the
plans on offer are tried beside them. What several products of one company take of the patients is not the sum: each
takes its share of those that others leave.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

import numpy as np

from models.modality.draws import MOST_PROGRAMMES, programmes_drawn
from models.modality.inputs import BETS, Inputs
from models.modality.lived import Sums, expected, realised
from models.modality.worth import stops

Mix = tuple[int, ...]  # programmes of each class, in the order of BETS
NAMES, UNITS = tuple(BETS), 6
NONE, SPREAD = "none", "spread"
PLANS = {
    **{bet: {bet: 1} for bet in NAMES},
    "even": dict.fromkeys(NAMES, 1),
    "near_far": {"autologous": 2, "viral": 1, "lnp": 1},
    "in_vivo": {"viral": 1, "lnp": 1},
}  # what a plan may bet on, by weight
KINDS = (*NAMES, SPREAD, NONE)
OF_SALES = ("sales", "patent")  # parts that fall as products share patients
ALL = slice(None)


def affordable(inputs: Inputs) -> int:
    """Return the programmes to proof of concept that the budget of all years pays for; more than 24 are not tried."""
    return min(int(inputs.bet_budget * inputs.bet_years / inputs.proof_cost + 1e-9), MOST_PROGRAMMES)


def offered(inputs: Inputs) -> list[Mix]:
    """Return every mix in steps of whole programmes that the budget pays for, the smallest first."""
    return offered_once(affordable(inputs))


def step_of(count: int) -> int:
    """Return in how many programmes at a time mixes of so many are tried."""
    return max(-(-count // UNITS), 1)


@lru_cache(maxsize=32)
def offered_once(count: int) -> list[Mix]:
    """Return every mix of up to so many programmes in steps, and the plans on offer."""
    step = step_of(count)
    units = count // step
    found = [mix for mix in product(range(units + 1), repeat=len(NAMES)) if sum(mix) <= units]
    plans = [shared_out(weights, count) for weights in PLANS.values()]
    return sorted(dict.fromkeys([tuple(step * one for one in mix) for mix in found] + plans), key=sum)


def shared_out(weights: dict[str, float], count: int) -> Mix:
    """Return so many programmes by weight, whole ones, the largest remainders first."""
    whole = sum(weights.values())
    wanted = np.array([count * weights.get(bet, 0.0) / whole for bet in NAMES])
    found = np.floor(wanted + 1e-9).astype(int)
    for at in np.argsort(-(wanted - found), kind="stable")[: count - found.sum()]:
        found[at] += 1
    return tuple(found.tolist())


def planned(inputs: Inputs) -> Mix:
    """Return the user's own mix: all that the budget pays for, shared out as the plan says."""
    return shared_out(PLANS[inputs.bets], affordable(inputs))


def kind_of(mix: Mix) -> str:
    """Return the class that has more than half of a mix's programmes, or that none has, or that there are none."""
    whole = sum(mix)
    if not whole:
        return NONE
    most = int(np.argmax(mix))
    return NAMES[most] if 2 * mix[most] > whole else SPREAD


def sums(inputs: Inputs, lucky: bool) -> Sums:
    """Return the sums over programmes, as luck has them or as they are expected given what the classes are."""
    return (realised if lucky else expected)(inputs, max(affordable(inputs), 1))


def parts(inputs: Inputs, mixes: Sequence[Mix], futures: slice = ALL, lucky: bool = False) -> dict[str, np.ndarray]:
    """Return mechanism -> (m, s) what mixes bring and cost in some futures, USD million today."""
    at, found = rows(mixes), sums(inputs, lucky)
    sold = {name: in_turn(found, getattr(found, name), at, futures) for name in OF_SALES}
    return sold | {name: total(one, at, futures) for name, one in found.spent.items()}


def table(inputs: Inputs, mixes: Sequence[Mix], futures: slice = ALL, lucky: bool = False) -> np.ndarray:
    """Return (m, s) what mixes are worth in some futures, USD million today."""
    at, found = rows(mixes), sums(inputs, lucky)
    return in_turn(found, found.sales + found.patent, at, futures) + total(sum(found.spent.values()), at, futures)


def rows(mixes: Sequence[Mix]) -> np.ndarray:
    """Return mixes as an array (m, k)."""
    return np.array(mixes, int).reshape(-1, len(NAMES))


def total(each: np.ndarray, at: np.ndarray, futures: slice) -> np.ndarray:
    """Return (m, s) sums (k, n + 1, s) over the classes for mixes (m, k)."""
    return sum(each[k, :, futures][at[:, k]] for k in range(len(NAMES)))


def in_turn(found: Sums, each: np.ndarray, at: np.ndarray, futures: slice) -> np.ndarray:
    """Return (m, s) what the classes bring one after the other, each of the patients that those before it leave."""
    left, brought = 1.0, 0.0
    for k in found.order:
        brought = brought + left * each[k, :, futures][at[:, k]]
        left = left * found.left[k, :, futures][at[:, k]]
    return brought


def chances(inputs: Inputs, bet: str) -> dict[str, float]:
    """Return how often a programme of a class reaches each gate, proof of concept and the market, percent."""
    count, at = max(affordable(inputs), 1), NAMES.index(bet)
    met = {name: one[at] for name, one in stops(inputs, programmes_drawn(inputs, count)).items()}
    proof = float(np.logical_and.reduce(list(met.values())).mean()) * (1 - inputs.other_stops / 100)
    launch = float(sums(inputs, lucky=False).launches[at, 1].mean())
    passed = {name: float(one.mean()) for name, one in met.items()} | {"proof": proof, "launch": launch}
    return {name: 100 * one for name, one in passed.items()}


def launches(inputs: Inputs, mix: Mix) -> float:
    """Return the products that a mix is expected to launch."""
    found = sums(inputs, lucky=False)
    return float(sum(found.launches[k, count].mean() for k, count in enumerate(mix)))
