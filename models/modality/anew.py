"""A budget chosen anew: what the first year pays for is laid now, the rest once a read-out of one class is known.

A year's money that is not spent in it is gone, so that waiting is not free. Two stages, solved by complete enumeration:
every mix that the first year pays for, and after every result every mix that the other years can add to it (a
stochastic programme with recourse: Birge and Louveaux 2011, ch. 4). Both are chosen in one half of the futures and
judged in the other. Against it stands the one mix that is best if all years are laid now. A read-out of nobody tells
nothing, and then the two are the same; where the first year pays for nothing the gain is all that the read-out is
worth, and where it pays for everything there is none. It is a read-out of the class by others: own programmes read out
years later. On both sides alike, what is begun later launches no later and costs no less.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.modality.choice import FIRST_HALF, SECOND_HALF, judged_once
from models.modality.choice import free as without_plan
from models.modality.inputs import Inputs
from models.modality.mixes import Mix, affordable, offered, rows, step_of
from models.modality.readouts import first_half, results, spans

YEAR = 1.0  # of budget that is laid before the read-out


@dataclass(frozen=True, eq=False)
class Anew:
    """A plan of two stages, and what it is worth against one choice; USD million today."""

    first: Mix  # laid now
    then: tuple[tuple[Mix, ...], ...]  # (z, x) mix of all years after each result, of severe toxicity and responses
    chance: np.ndarray  # (z, x)
    most: tuple[int, ...]  # (z,) patients with severe toxicity at most
    unread: Mix  # of all years after the same first one, best without the result
    once: Mix  # best if all is laid now
    worth: float
    once_worth: float

    @property
    def gain(self) -> float:
        """What choosing anew is worth; not below nothing, since the one choice may be kept."""
        return max(self.worth - self.once_worth, 0.0)

    @property
    def moves(self) -> float:
        """Chance that the result changes what is added after the first year, be it by a single programme."""
        return float(self.chance.ravel() @ [mix != self.unread for line in self.then for mix in line])


def first_year(inputs: Inputs) -> int:
    """Return how many programmes the first year pays for of those that all years do, in the steps of the mixes."""
    whole = affordable(inputs)
    step = step_of(whole)
    return min(int(whole * min(YEAR / inputs.bet_years, 1.0) / step + 0.5) * step, whole)


def anew(inputs: Inputs, bet: str, patients: int) -> Anew:
    """Return the best plan that is chosen anew after a read-out of so many patients of a class, 0 for none."""
    return anew_once(without_plan(inputs), bet, patients, first_year(inputs))


@lru_cache(maxsize=32)
def anew_once(inputs: Inputs, bet: str, patients: int, laid: int) -> Anew:
    """Try every first mix of up to so many programmes, and after every result every mix that can follow it."""
    mixes, chosen_by, judged = offered(inputs), first_half(inputs), judged_once(inputs)
    chances = results(inputs, bet, patients)
    flat = chances.reshape(-1, chances.shape[-1])
    weighed = flat[:, FIRST_HALF] @ chosen_by.T  # (results, mixes), in the half in which all is chosen
    holds = holding(mixes, laid, affordable(inputs) - laid)
    firsts = np.flatnonzero(holds.any(axis=1))
    found = [np.where(holds[at], weighed, -np.inf) for at in firsts]
    best = int(np.argmax([one.max(axis=1).sum() for one in found]))
    then, unread = found[best].argmax(axis=1), found[best].sum(axis=0).argmax()
    had = float(np.einsum("xs,xs->", flat[:, SECOND_HALF], judged[then])) / judged.shape[1]
    once = int(chosen_by.mean(axis=1).argmax())
    lines = tuple(tuple(mixes[at] for at in line) for line in then.reshape(chances.shape[:2]))
    told = chances[..., SECOND_HALF].mean(axis=-1), spans(inputs, patients)
    return Anew(mixes[firsts[best]], lines, *told, mixes[unread], mixes[once], had, float(judged[once].mean()))


def holding(mixes: list[Mix], laid: int, rest: int) -> np.ndarray:
    """Return (first, mixes) whether a mix of all years holds a first one of `laid` programmes at most, and adds `rest`
    at most.
    """
    at = rows(mixes)
    whole, added = (at[None] >= at[:, None]).all(axis=-1), at.sum(axis=1) - at.sum(axis=1)[:, None]
    return whole & (at.sum(axis=1) <= laid)[:, None] & (added <= rest)
