"""What the next read-out of one class is worth before the bets are laid, by how many patients it has.

A read-out tells responses and severe toxicity, this one in four spans about what is borne. Every pair weighs the
futures anew by how likely each made it (Bayes); the best mix under these weights is chosen in one half of the futures
and judged in the other. The value of sample information is the mean of what is then had, less what the best mix has
without (Raiffa and Schlaifer 1961). It tells of its own class only: what it says of the classes beside it, and of how
long a response lasts, is not counted.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from models.methods.pooling import log_chance
from models.modality.choice import FIRST_HALF, SECOND_HALF, judged_once
from models.modality.choice import free as without_plan
from models.modality.draws import programmes_drawn
from models.modality.inputs import Inputs
from models.modality.mixes import Mix, affordable, kind_of, offered, table
from models.modality.shown import NAMES, believed

SIZES = (5, 10, 20, 40, 80)  # patients
BORNE = (0.5, 1.0, 1.5)  # ends of the spans of severe toxicity, of what is borne


@dataclass(frozen=True, eq=False)
class Readout:
    """A read-out of so many patients: spans of severe toxicity z by numbers of responses x."""

    most: tuple[int, ...]  # (z,) patients with severe toxicity at most
    chance: np.ndarray  # (z, x)
    then: tuple[tuple[Mix, ...], ...]  # (z, x) best mix after each
    value: float  # USD million today
    kept: Mix  # best without it

    @property
    def moves(self) -> float:
        """Chance that the read-out moves the bets to another class."""
        found = [kind_of(mix) != kind_of(self.kept) for line in self.then for mix in line]
        return float(self.chance.ravel() @ found)


def likely(inputs: Inputs, outcome: str, bet: str, patients: int) -> np.ndarray:
    """Return (x, s) the chance of each number of patients with an outcome in each future."""
    found = programmes_drawn(inputs, max(affordable(inputs), 1))
    at, of = NAMES.index(bet), believed(inputs, outcome)
    rates, levels = of.rates[found.cell[outcome][at]], of.within.correlation[found.level[outcome][at]]
    return np.exp(log_chance(np.arange(patients + 1)[:, None], patients, rates, levels))


def spans(inputs: Inputs, patients: int) -> tuple[int, ...]:
    """Return the most patients with severe toxicity of each span; the last holds all others."""
    ends = {min(int(part * inputs.most_severe / 100 * patients), patients) for part in BORNE}
    return tuple(sorted(ends | {patients}))


def results(inputs: Inputs, bet: str, patients: int) -> np.ndarray:
    """Return (z, x, s) the chance of each result in each future."""
    severe = likely(inputs, "severe", bet, patients)
    ends = (0, *(end + 1 for end in spans(inputs, patients)))
    each = np.array([severe[first:last].sum(axis=0) for first, last in pairwise(ends)])
    return each[:, None] * likely(inputs, "response", bet, patients)


def readout(inputs: Inputs, bet: str, patients: int) -> Readout:
    """Return what a read-out of a class may show, and what is best after each."""
    return readout_once(without_plan(inputs), bet, patients)


@lru_cache(maxsize=32)
def readout_once(inputs: Inputs, bet: str, patients: int) -> Readout:
    """Weigh the futures by every result."""
    mixes, chosen_by, judged = offered(inputs), first_half(inputs), judged_once(inputs)
    kept = int(chosen_by.mean(axis=1).argmax())
    chances = results(inputs, bet, patients)
    first, second = chances[..., FIRST_HALF], chances[..., SECOND_HALF]
    best = (first.reshape(-1, first.shape[-1]) @ chosen_by.T).argmax(axis=1)
    had = np.einsum("xs,xs->", second.reshape(-1, second.shape[-1]), judged[best]) / second.shape[-1]
    then = tuple(tuple(mixes[at] for at in line) for line in best.reshape(first.shape[:2]))
    value = max(float(had - judged[kept].mean()), 0.0)
    return Readout(spans(inputs, patients), second.mean(axis=-1), then, value, mixes[kept])


@lru_cache(maxsize=4)
def first_half(inputs: Inputs) -> np.ndarray:
    """Return (m, s) what every mix is worth in the futures that mixes are chosen in."""
    return table(inputs, offered(inputs), FIRST_HALF)
